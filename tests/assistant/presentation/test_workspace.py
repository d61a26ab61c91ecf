"""The workspace in words: head, report, evidence, matrix, checks and export say what is so."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.drafts.facts import Fact
from assistant.drafts.findings import Finding, Place
from assistant.drafts.response import RowEntry
from assistant.drafts.texts import SourceSpan, gap_text
from assistant.errors import RefusedError
from assistant.presentation.draft import heading_text, nothing_yet
from assistant.presentation.evidence import in_context, sources_text
from assistant.presentation.findings import finding_text, listed, part_for, place_of, verdict_text
from assistant.presentation.leaving import export_text
from assistant.presentation.matrix import (
    clearance_value,
    entry_of,
    entry_values,
    following,
    matrix_table,
    row_text,
    unanswered_first,
)
from assistant.presentation.report import report_text
from assistant.presentation.strip import due_of, facts_line, strip_labels
from assistant.presentation.view import part_of, section_of
from tests.assistant.presentation.material import BLANK, RESPONSE, SUMMARY, TODAY, look, with_text


def test_the_head_says_time_left_last_day_line_and_fiction() -> None:
    line = facts_line(look(), due_of(RESPONSE))
    assert "28 days left" in line
    assert "last lawful day Monday 30 March 2026" in line
    assert "not yet given" in line
    assert "Illustrative" not in line
    assert "Illustrative" in facts_line(look(replace(RESPONSE, illustrative=True)), due_of(RESPONSE))


def test_late_and_undated_are_said_in_words() -> None:
    record = RESPONSE.record
    late = replace(RESPONSE, record=replace(record, inspection=replace(record.inspection, published=date(2026, 1, 1))))
    assert "▲ 5 days late" in facts_line(look(late), due_of(late))
    undated = replace(RESPONSE, record=replace(record, inspection=replace(record.inspection, published=None)))
    assert "No publication date yet" in facts_line(look(undated), due_of(undated))


def test_the_strip_tells_the_state_of_each_part() -> None:
    gap = gap_text("force", "by when")
    labels = strip_labels(look(with_text(f"One. {gap}"), BLANK))
    assert labels == (
        "Recommendations · 0 of 1",
        "Initial response · 1 gap",
        "Chief constable · not received",
        "Overall comments · empty",
        "Checks · 1 blocks",
        "Export · draft only",
    )
    assert strip_labels(look())[4:] == ("Checks · clear", "Export · final copy")


def test_an_unknown_part_is_the_initial_response() -> None:
    assert part_of("elsewhere") == part_of(None) == "initial_response"
    assert section_of("checks") == "initial_response"
    assert section_of("overall_comments") == "overall_comments"


def test_the_report_stands_in_its_own_words_with_its_marks() -> None:
    shown = report_text(look().case)
    assert "In January 2026, 12% of 101 calls were abandoned." in shown
    assert '### Summary <span class="mark">R1</span>' in shown
    assert "Areas for improvement" in shown
    assert "\n\nNone" in shown


def test_a_source_is_shown_with_its_exact_slice_marked() -> None:
    start = SUMMARY.index("12%")
    span = SourceSpan("report", "R1", "report", "inspection.summary", start, start + 3, "12%")
    assert "2026, <mark>12%</mark> of 101 calls" in in_context(SUMMARY, [span])
    far = "x" * 900 + SUMMARY
    shown = in_context(far, [replace(span, start=start + 900, end=start + 903)])
    assert shown.startswith("… ")
    assert "<mark>12%</mark>" in shown


def test_a_chosen_gap_says_whom_to_ask_and_what() -> None:
    gap = gap_text("commissioner", "whether you welcome this")
    shown = sources_text(look(with_text(f"One. {gap} Two."), chosen=1))
    assert "Gap 1 of 1" in shown
    assert "The commissioner to confirm" in shown
    assert "whether you welcome this" in shown
    assert "Sources of sentence 2 of 2" in sources_text(look(with_text(f"One. {gap} Two."), chosen=2))
    assert "Choose a sentence" in sources_text(look(with_text("One."), chosen=9))


def test_the_draft_s_heading_says_what_is_on_the_sheet() -> None:
    assert "In the record, version 3, last saved by A\\. Clerk" in heading_text(
        look(with_text("One.", number=3))
    ).replace("A. Clerk", "A\\. Clerk")
    assert "1 cleared fact" in nothing_yet(look())


def test_the_matrix_tells_given_held_and_nothing_apart() -> None:
    shown = matrix_table(look())
    assert "● Since 9 February 2026 six more people answer calls." in shown
    assert "○ Nothing yet" in shown
    row = row_text(look(), "recommendation 1")
    assert "Superintendent Ola Brandt, 20 February 2026. For publication." in row
    assert "Held back. Not before 1 April 2026." in row


def test_recommendations_without_our_answer_come_first_and_the_next_one_follows() -> None:
    view = look(replace(RESPONSE, rows=(RowEntry("recommendation 1", action_proposed="I will ask."),)))
    assert [row.item for row in unanswered_first(view.case.rows)] == ["recommendation 1"]
    assert following(view, "recommendation 1") == "recommendation 1"
    assert entry_values(view, "recommendation 1")[5] == "I will ask."


def test_a_row_of_the_form_leaves_blank_parts_to_the_sources() -> None:
    entry = entry_of("recommendation 1", "accepted", " ", "", "1 June 2026", "", "I will ask.", "")
    assert entry == RowEntry(
        "recommendation 1", force_position="accepted", force_date=date(2026, 6, 1), action_proposed="I will ask."
    )
    with pytest.raises(RefusedError, match="not a date"):
        entry_of("recommendation 1", "", "", "", "soon", "", "", "")


def test_a_held_fact_needs_its_day() -> None:
    assert clearance_value("background", "") == "background"
    assert clearance_value("not-before", "1 April 2026") == "not-before:2026-04-01"
    with pytest.raises(RefusedError, match="needs the day"):
        clearance_value("not-before", "")


def test_findings_stand_by_who_can_mend_them_blocking_first() -> None:
    gap = gap_text("commissioner", "whether")
    asked = Finding("gap", "block", "sections.initial_response", "Open.", "b", "m", 5, 5 + len(gap), gap, absolute=True)
    warning = Finding(
        "titles", "warn", "chief.title", "Two titles.", "b", "m", places=(Place("a", 0, 1), Place("b", 0, 1))
    )
    held = listed([warning, BLANK, asked])
    assert [one.group for one in held] == ["For the commissioner", "For this office", "Warnings"]
    assert not any(one.clearable for one in held)
    assert "2 places" in finding_text(held[2], 3)
    assert finding_text(held[0], 1).count("whether") == 0
    assert place_of(look(with_text(f"One. {gap}")), asked) == 1


def test_a_finding_leads_to_the_part_where_it_is_mended() -> None:
    assert part_for("sections.overall_comments") == "overall_comments"
    assert part_for("recommendations.0.text") == "recommendations"
    assert part_for("inspection.published") == "initial_response"


def test_the_verdict_says_whether_the_copy_is_final_and_why_not() -> None:
    clearable = replace(BLANK, absolute=False)
    assert verdict_text([]).startswith("## Ready")
    assert "2 findings block" in verdict_text([BLANK, clearable])
    assert "1 that a named person may clear" in verdict_text([BLANK, clearable])
    assert "marked DRAFT" in export_text(look(RESPONSE, BLANK))
    assert "the final text" in export_text(look())


def test_a_fact_of_another_item_is_not_shown_in_this_row() -> None:
    other = Fact("F3", "Somebody", TODAY, "publication", "Elsewhere.", about=("line",))
    assert "Elsewhere" not in row_text(look(replace(RESPONSE, facts=(other,))), "recommendation 1")
