"""What is said of a record on its own: blank is not None, and a form's own words are warned about, not blocked."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.checks import check_record
from assistant.drafts.findings import Finding
from index.records import CauseOfConcern, Inspection, ReadingNote, Record
from tests.assistant.checks.evidence import inspection, written

TODAY = date(2025, 6, 20)
ANSWER = "I have asked the chief constable to report on recommendations 1 to 3 and areas for improvement 1 and 2."


def of(record: Record, check: str, today: date = TODAY) -> list[Finding]:
    """The findings of one check."""
    return [finding for finding in check_record(record, today=today) if finding.check == check]


def fields(findings: list[Finding]) -> list[str]:
    return [finding.field for finding in findings]


def dated(record: Record, **changes: object) -> Record:
    """The record with these changes to its inspection."""
    return replace(record, inspection=replace(record.inspection, **changes))  # type: ignore[arg-type]


def test_blank_required_fields_are_absolute():
    found = of(Record(), "required-field")
    assert all(f.severity == "block" and f.absolute for f in found)
    assert {
        "force",
        "inspection.summary",
        "recommendations",
        "areas_for_improvement",
        "sections.overall_comments",
    } <= set(fields(found))


def test_a_stated_none_is_an_answer_and_a_blank_is_not():
    none = replace(inspection(), recommendations=(), areas_for_improvement=())
    assert "recommendations" not in fields(of(none, "required-field"))
    assert "recommendations" in fields(of(replace(none, recommendations=None), "required-field"))


def test_a_missing_publication_date_blocks_and_can_be_cleared():
    found = of(dated(inspection(), published=None), "last-day")
    assert [(f.severity, f.absolute, f.start) for f in found] == [("block", False, None)]


@pytest.mark.parametrize(
    ("today", "severity"),
    [
        (date(2025, 6, 1), "note"),
        (date(2025, 7, 8), "warn"),
        (date(2025, 7, 14), "warn"),
        (date(2025, 7, 15), "block"),
    ],
)
def test_the_last_lawful_day_is_noted_then_warned_of_then_blocks(today, severity):
    found = of(inspection(), "last-day", today)
    assert [f.severity for f in found] == [severity]
    assert "Monday 14 July 2025" in found[0].message


def test_a_complete_record_of_the_past_is_not_called_late():
    found = of(written(ANSWER, "We agree.", "Noted."), "last-day", date(2026, 1, 5))
    assert [f.severity for f in found] == ["note"]


def test_a_response_published_late_is_said_to_be():
    found = of(written(ANSWER, "We agree.", "Noted.", response_published=date(2025, 7, 20)), "last-day")
    assert [f.severity for f in found] == ["warn"]


@pytest.mark.parametrize(
    ("title", "severity"),
    [
        ("Thornmere Fire and Rescue Service: an inspection", "block"),
        ("A duty to listen: super-complaint on how callers are treated", "warn"),
    ],
)
def test_another_regime_is_recognised_and_no_day_is_claimed(title, severity):
    record = dated(inspection(), title=title, type=None)
    assert [f.severity for f in of(record, "regime")] == [severity]
    assert of(record, "last-day") == []


def test_a_report_from_before_the_rule_has_no_last_day():
    found = of(dated(inspection(), published=date(2016, 3, 1)), "last-day")
    assert [(f.severity, "No last lawful day" in f.message) for f in found] == [("note", True)]


def test_html_in_a_section_blocks_and_html_that_reading_removed_is_noted():
    record = written("I <strong>welcome</strong> this.", "We agree.", "Noted.")
    assert [(f.severity, f.text) for f in of(record, "html")] == [("block", "<strong>")]
    note = ReadingNote("inspection.summary", 0, 20, "HTML paragraph tags were read as paragraphs.")
    assert [f.severity for f in of(replace(inspection(), reading_notes=(note,)), "html")] == ["note"]


def test_a_new_cause_of_concern_needs_a_recommendation_and_a_closed_one_does_not():
    new = replace(inspection(), causes_of_concern=(CauseOfConcern("1", "Calls", "new"),), recommendations=())
    closed = replace(new, causes_of_concern=(CauseOfConcern("1", "Calls", "closed"),))
    assert [f.severity for f in of(new, "cause-of-concern")] == ["block"]
    assert of(closed, "cause-of-concern") == []


def test_relative_dates_are_one_finding_and_spoken_ones_are_left():
    text = "Decided today (21 May). Since 1 June we wait. He said: “Last week I saw a great change in the whole team.”"
    found = of(written(text, "We agree.", "Noted."), "relative-date")
    assert [[text[p.start : p.end] for p in f.places] for f in found] == [["today (21 May)", "Since 1 June"]]


def test_a_sentence_in_two_sections_is_one_warning_with_its_places():
    same = "The force has rebuilt its control room and answers each caller within a short time of the first ring."
    other = "The chief constable has set up a weekly meeting in which each overdue visit is put to a named manager."
    record = written(f"{same} {other}", f"{same} {other}", "Noted.")
    assert [(f.severity, len(f.places)) for f in of(record, "near-identical")] == [("warn", 4)]


def test_a_quoted_answer_is_no_repeat():
    same = "The force has rebuilt its control room and answers each caller within a short time of the first ring."
    other = "The chief constable has set up a weekly meeting in which each overdue visit is put to a named manager."
    assert (
        of(written("First.", f"{same} {other}", f"The chief constable writes: “{same} {other}”"), "near-identical")
        == []
    )


def test_press_terms_wrong_subsections_and_compared_grades_are_warned_of():
    record = written(
        "The force left special measures. Section 55(1) gives 56 days.",
        "We agree.",
        "We were graded good in 2018/19 and fell from good to adequate now.",
    )
    assert [f.text for f in of(record, "special-measures")] == ["special measures"]
    assert [f.mend for f in of(record, "subsection")] == ["Write section 55(5A)."]
    assert [f.field for f in of(record, "grade")] == ["sections.overall_comments"]


def test_a_right_subsection_is_left_alone():
    assert (
        of(written("Section 55(5A) gives 56 days. Section 55(5B) asks for my own action.", "x", "x"), "subsection")
        == []
    )


def test_a_grade_outside_the_cycles_scale_is_found():
    grades = inspection().inspection.grades
    record = dated(inspection(), grades=(*grades[:1], replace(grades[1], grade="excellent")))
    assert [(f.field, f.text) for f in of(record, "grade")] == [("inspection.grades.1.grade", "excellent")]


def test_another_force_in_a_form_is_warned_of_and_not_where_the_inspection_names_it():
    record = written("As in Kent, we will act.", "We agree.", "Noted.")
    assert [(f.severity, f.text) for f in of(record, "other-force")] == [("warn", "Kent")]
    named = dated(record, summary="We inspected Thornmere with Kent Police. It works with Kent.")
    assert of(named, "other-force") == []


def test_recommendations_that_the_bodys_own_sections_never_mention_block():
    record = written("I accept recommendation 1.", "We accept recommendation 2.", "Noted.")
    assert fields(of(record, "recommendation-answer")) == ["recommendations.1.text", "recommendations.2.text"]
    assert of(written(ANSWER, "x", "x"), "recommendation-answer") == []
    assert of(written("1. Done.\n\n2 and 3. No action is needed from me.", "x", "x"), "recommendation-answer") == []


def test_areas_for_improvement_are_one_warning():
    found = of(inspection(), "area-for-improvement")
    assert [(f.severity, len(f.places)) for f in found] == [("warn", 2)]
    assert "1 and 2" in found[0].message


def test_two_dates_for_one_move_to_engage_are_a_conflict():
    record = dated(
        written("x", "They put us into Engage in April 2023.", "x"),
        summary="We moved the force to the engage phase on 3 May 2023.",
    )
    assert [[p.field for p in f.places] for f in of(record, "conflict")] == [
        ["inspection.summary", "sections.chief_constable_response"]
    ]


def test_an_open_gap_in_a_file_is_absolute():
    record = written("[force to confirm: how many.]", "x", "x")
    assert [(f.severity, f.absolute, f.start, f.end) for f in of(record, "open-gap")] == [("block", True, 0, 29)]


def test_every_span_is_the_text_it_names():
    from assistant.checks.matter import text_of

    record = written(
        "Since 1 June the special measures <b>ended</b>.", "In Kent, today.", "Graded good, up from adequate in 2019."
    )
    for finding in check_record(record, today=TODAY):
        if finding.start is not None:
            whole = text_of(record, finding.field)
            assert whole[finding.start : finding.end] == finding.text


def test_an_empty_inspection_survives_every_check():
    assert check_record(Record(inspection=Inspection(title="")), today=TODAY)
