"""The main journey at the desk: line, suggestion, edit, received text, checks, export. A person decides each step."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.bootstrap import build
from assistant.desk import Desk, User
from assistant.drafts.findings import Finding
from assistant.drafts.response import RowEntry
from assistant.drafts.texts import Draft
from assistant.errors import ProfileMissingError, RefusedError, ResponseNotFoundError, StaleRevisionError
from assistant.settings import Settings
from index.form import parse
from index.records import Record, SectionKind
from tests.assistant.commands.material import COMPLETE, INSPECTION
from tests.assistant.desk.conftest import USER

FIRST: SectionKind = "initial_response"
CHIEF: SectionKind = "chief_constable_response"


def suggest(desk: Desk, response: str, section: SectionKind = FIRST) -> Draft:
    *_, draft = desk.drafts.suggest(USER, response, section)
    return draft


def text_of(desk: Desk, response: str, section: SectionKind = FIRST) -> str | None:
    return desk.responses.case(USER, response).response.text(section)


def blocks(desk: Desk, response: str) -> list[Finding]:
    return [f for f in desk.checks.response(USER, response).findings if f.severity == "block"]


def test_the_example_is_added_once(desk: Desk) -> None:
    first = desk.example.add(USER)
    assert first is not None
    assert desk.example.add(USER) is None
    case = desk.responses.case(USER, first)
    assert case.response.illustrative
    assert case.response.line is None
    assert len(case.response.facts) >= 5
    assert case.today == case.response.made_on


def test_the_example_can_be_finished_from_its_first_draft_to_the_clean_copy(desk: Desk, tmp_path: Path) -> None:
    desk.past.add_samples(USER)
    response = desk.example.add(USER)
    assert response is not None
    desk.responses.set_line(USER, response, "mixed")
    first = suggest(desk, response)
    assert first.precedents
    text = first.text
    desk.drafts.accept(USER, response, FIRST)
    for gap in reversed(first.gaps):
        text = text[: gap.start] + "I will report on this to the panel." + text[gap.end :]
    edited = desk.drafts.edit(USER, response, FIRST, text, expected=1)
    assert sum(bool(s.sources) for s in edited.sentences) > len(edited.sentences) / 2
    desk.responses.receive(USER, response, desk.example.chief_text(USER), sender="Tobias Merriden, Chief Constable")
    overall = suggest(desk, response, "overall_comments")
    desk.drafts.accept(USER, response, "overall_comments")
    text = overall.text
    for gap in reversed(overall.gaps):
        text = text[: gap.start] + "I shall ask again." + text[gap.end :]
    desk.drafts.edit(USER, response, "overall_comments", text, expected=1)
    for finding in blocks(desk, response):
        desk.responses.clear(USER, response, finding, by="Ruth Dallimore", reason="I have read it.")
    made = desk.exports.response(USER, response, tmp_path / "out.txt", "txt")
    assert made.final, [f.message for f in blocks(desk, response)]
    printed = (tmp_path / "out.txt").read_text()
    assert "DRAFT" not in printed
    assert "llustrative" in printed  # a fictional inspection says so even when it is finished
    assert "to confirm" not in printed


def test_without_a_line_the_position_is_a_gap_and_with_it_a_sentence(desk: Desk, response: str) -> None:
    without = suggest(desk, response).text
    assert "[commissioner to confirm: I welcome the good grade" in without
    desk.responses.set_line(USER, response, "mixed")
    with_line = suggest(desk, response).text
    assert "I welcome the good grade" in with_line.replace("to confirm: I welcome", "")


def test_a_suggestion_is_not_the_text_until_a_person_accepts_it(desk: Desk, response: str) -> None:
    draft = suggest(desk, response)
    assert text_of(desk, response) is None
    assert desk.drafts.suggestion(USER, response, FIRST) == draft
    accepted = desk.drafts.accept(USER, response, FIRST)
    assert (accepted.number, accepted.author, accepted.text) == (1, USER.name, draft.text)
    assert text_of(desk, response) == draft.text
    assert desk.drafts.suggestion(USER, response, FIRST) is None
    with pytest.raises(RefusedError, match="no suggestion"):
        desk.drafts.accept(USER, response, FIRST)


def test_a_rejected_suggestion_leaves_the_text_as_it_was(desk: Desk, response: str) -> None:
    desk.drafts.edit(USER, response, FIRST, "My own words.", expected=0)
    suggest(desk, response)
    desk.drafts.reject(USER, response, FIRST)
    assert desk.drafts.suggestion(USER, response, FIRST) is None
    assert text_of(desk, response) == "My own words."
    assert [r.accepted.text for r in desk.drafts.history(USER, response, FIRST)] == ["My own words."]


def test_a_suggestion_that_was_cut_is_accepted_only_on_purpose(desk: Desk, response: str) -> None:
    desk.work.store.save_suggestion(replace(suggest(desk, response), complete=False), user=USER.name)
    with pytest.raises(RefusedError, match="cut short"):
        desk.drafts.accept(USER, response, FIRST)
    assert desk.drafts.accept(USER, response, FIRST, allow_incomplete=True).number == 1


def test_an_edit_keeps_the_sources_of_the_sentences_that_it_did_not_touch(desk: Desk, response: str) -> None:
    suggest(desk, response)
    before = desk.drafts.accept(USER, response, FIRST)
    touched = next(s for s in before.sentences if "22%" in before.text[s.start : s.end])
    text = before.text.replace("22%", "23%")
    after = desk.drafts.edit(USER, response, FIRST, text, expected=1)
    assert len(after.sentences) == len(before.sentences)
    for old, new in zip(before.sentences, after.sentences, strict=True):
        if old == touched:
            assert (new.origin, new.sources) == ("person", ())
        else:
            assert (new.origin, new.sources) == (old.origin, old.sources)


def test_a_suggestion_of_the_forces_return_keeps_its_sources_through_an_edit(desk: Desk, response: str) -> None:
    told = "Nine calls waited on 1 March 2026. None was an emergency."
    desk.responses.add_fact(USER, response, told, sender="Superintendent Io Marsh", item="recommendation 1")
    suggest(desk, response, CHIEF)
    before = desk.drafts.accept(USER, response, CHIEF)
    after = desk.drafts.edit(USER, response, CHIEF, before.text, expected=1)
    assert (after.sentences, after.printed) == (before.sentences, before.printed)


def test_a_save_over_somebody_elses_newer_text_is_refused(desk: Desk, response: str) -> None:
    desk.drafts.edit(USER, response, FIRST, "One.", expected=0)
    desk.drafts.edit(User("Joss Emberly"), response, FIRST, "Two.", expected=1)
    with pytest.raises(StaleRevisionError):
        desk.drafts.edit(USER, response, FIRST, "Late.", expected=1)
    assert [(r.accepted.text, r.saved_by) for r in desk.drafts.history(USER, response, FIRST)] == [
        ("One.", USER.name),
        ("Two.", "Joss Emberly"),
    ]


CHIEF_TEXT = "“We accept  both”, e\u0301 é 😀.\n\n\tRecommendation 1: done.\n   Two spaces before.\n- 96.7% by 1 April"


def test_the_chief_constables_text_is_kept_byte_for_byte(desk: Desk, response: str, tmp_path: Path) -> None:
    fact = desk.responses.receive(USER, response, CHIEF_TEXT, sender="Bram Castellane", on=date(2026, 2, 27))
    case = desk.responses.case(USER, response)
    assert fact.text.encode() == CHIEF_TEXT.encode()
    assert (case.response.text(CHIEF) or "").encode() == CHIEF_TEXT.encode()
    assert suggest(desk, response, CHIEF).text.encode() == CHIEF_TEXT.encode()
    assert case.response.invitation.received == date(2026, 2, 27)


def test_a_second_text_of_the_chief_constable_is_a_further_version(desk: Desk, response: str) -> None:
    desk.responses.receive(USER, response, "First text.", sender="Bram Castellane")
    desk.responses.receive(USER, response, "Second text.", sender="Bram Castellane")
    assert text_of(desk, response, CHIEF) == "Second text."
    assert [r.accepted.text for r in desk.drafts.history(USER, response, CHIEF)] == ["First text.", "Second text."]


def test_none_received_is_an_answer_and_the_later_word_counts(desk: Desk, response: str) -> None:
    desk.responses.none_received(USER, response, sender="Joss Emberly", by=date(2026, 3, 1))
    assert text_of(desk, response, CHIEF) == "No comments were received from the chief constable by 1 March 2026."
    assert not [f for f in blocks(desk, response) if f.field == f"sections.{CHIEF}"]
    desk.responses.receive(USER, response, "Late, but here.", sender="Bram Castellane")
    case = desk.responses.case(USER, response).response
    assert (case.received and case.received.text, case.invitation.none_by) == ("Late, but here.", None)
    desk.responses.none_received(USER, response, sender="Joss Emberly", by=date(2026, 3, 1))
    case = desk.responses.case(USER, response).response
    assert (case.received, case.invitation.received) == (None, None)


def test_clearing_needs_a_name_and_a_reason_and_is_recorded(desk: Desk, response: str) -> None:
    finding = next(f for f in blocks(desk, response) if not f.absolute)
    for by, reason in (("", "because"), ("Odile Farthing", " "), ("\t", "\n")):
        with pytest.raises(RefusedError, match="name and a reason"):
            desk.responses.clear(USER, response, finding, by=by, reason=reason)
    desk.responses.clear(USER, response, finding, by="Odile Farthing", reason="It is in the letter.")
    same = [f for f in desk.checks.response(USER, response).findings if f.key == finding.key]
    assert [f.severity for f in same] == ["note"]
    assert "Odile Farthing: It is in the letter." in same[0].message
    trail = desk.work.office.audit_trail(response)
    assert (trail[-1]["user"], trail[-1]["action"]) == (USER.name, "clear finding")


def test_absolute_findings_and_mere_warnings_cannot_be_cleared(desk: Desk, response: str) -> None:
    findings = desk.checks.response(USER, response).findings
    for finding in findings:
        if finding.absolute or finding.severity != "block":
            with pytest.raises(RefusedError):
                desk.responses.clear(USER, response, finding, by="Odile Farthing", reason="because")
    assert desk.checks.response(USER, response).findings == findings


def test_an_export_is_marked_draft_until_nothing_blocks(desk: Desk, tmp_path: Path) -> None:
    response = desk.responses.new(USER, parse(COMPLETE, source="complete.txt"))
    desk.responses.receive(USER, response, "We accept both recommendations.", sender="Bram Castellane")
    out = tmp_path / "out.md"
    first = desk.exports.response(USER, response, out, "md")
    assert not first.final
    assert "DRAFT" in out.read_text()
    for finding in blocks(desk, response):
        desk.responses.clear(USER, response, finding, by="Odile Farthing", reason="I have read it.")
    last = desk.exports.response(USER, response, out, "md")
    assert last.final
    assert "DRAFT" not in out.read_text()
    content, final = desk.exports.content(USER, response, "md")
    assert (content, final) == (out.read_bytes(), True)


def test_an_open_gap_always_blocks(desk: Desk, response: str, tmp_path: Path) -> None:
    desk.drafts.edit(USER, response, FIRST, "I welcome it. [office to confirm: the date.]", expected=0)
    gaps = [f for f in blocks(desk, response) if f.check == "open-gap"]
    assert len(gaps) == 1
    assert gaps[0].absolute
    assert not desk.exports.response(USER, response, tmp_path / "o.json", "json").final


def test_what_is_entered_in_a_row_stands_in_the_matrix(desk: Desk, response: str) -> None:
    entry = RowEntry("recommendation 1", action_taken="I asked the board on 1 March 2026.")
    desk.responses.set_row(USER, response, entry)
    row = desk.responses.case(USER, response).row("recommendation 1")
    assert row is not None
    assert (row.commissioner.action_taken, row.s55_5b) == ("I asked the board on 1 March 2026.", True)
    with pytest.raises(ResponseNotFoundError, match="recommendation 9"):
        desk.responses.set_row(USER, response, RowEntry("recommendation 9"))


def test_a_date_of_publication_given_later_counts(desk: Desk) -> None:
    undated = parse(INSPECTION.replace("Date published\t10 February 2026\n", ""), source="undated.txt")
    response = desk.responses.new(USER, undated)
    assert desk.responses.in_hand(USER)[0].deadline is None
    desk.responses.set_published(USER, response, date(2026, 2, 10))
    due = desk.responses.in_hand(USER)[0].deadline
    assert due is not None
    assert due.last_day == date(2026, 4, 6)


def test_an_inspection_without_a_force_cannot_be_begun_without_a_profile(desk: Desk) -> None:
    other = Record(inspection=parse(INSPECTION, source="x").inspection)
    response = desk.responses.new(USER, other)  # the office's own profile speaks
    assert desk.responses.case(USER, response).response.profile.force == "Hallowmere"


def test_nobody_may_do_anything(desk: Desk, response: str, tmp_path: Path) -> None:
    nobody = User(" ")
    for action in (
        lambda: desk.responses.in_hand(nobody),
        lambda: desk.responses.set_line(nobody, response, "mixed"),
        lambda: list(desk.drafts.suggest(nobody, response, FIRST)),
        lambda: desk.drafts.edit(nobody, response, FIRST, "x", expected=0),
        lambda: list(desk.conversation.ask(nobody, response, FIRST, "draft it")),
        lambda: desk.exports.response(nobody, response, tmp_path / "x", "txt"),
        lambda: desk.past.remove_samples(nobody),
        lambda: desk.checks.response(nobody, response),
    ):
        with pytest.raises(RefusedError, match="Nobody"):
            action()
    assert list(tmp_path.glob("x")) == []


def test_a_discarded_response_takes_everything_with_it(desk: Desk, response: str) -> None:
    other = desk.responses.new(USER, parse(INSPECTION, source="i.txt"))
    desk.responses.remove(USER, response)
    assert [row.response.response_id for row in desk.responses.in_hand(USER)] == [other]
    with pytest.raises(ResponseNotFoundError):
        desk.responses.case(USER, response)


def test_every_step_leaves_who_did_it(desk: Desk, response: str) -> None:
    desk.responses.set_line(USER, response, "mixed")
    suggest(desk, response)
    desk.drafts.accept(USER, response, FIRST)
    trail = [(row["user"], row["action"]) for row in desk.work.office.audit_trail(response)]
    assert [action for _, action in trail] == [
        "new response",
        "add line fact",
        "suggest",
        "save text",
        "drop suggestion",
    ]
    assert {user for user, _ in trail} == {USER.name}
    assert "Hallowmere" not in json.dumps(desk.work.office.audit_trail(response)[1:], default=str)


def test_a_form_without_a_force_and_an_office_without_a_profile_is_told(tmp_path: Path) -> None:
    bare = build(Settings(data_dir=tmp_path / "bare"))
    with pytest.raises(ProfileMissingError, match="no force"):
        bare.responses.new(USER, Record())


def test_what_no_database_can_keep_is_left_out_of_what_is_typed(desk: Desk, response: str) -> None:
    typed = "One\r\ntwo\0 three\ud800."
    kept = "One\ntwo three\ufffd."
    assert desk.responses.add_fact(USER, response, typed, sender=typed).text == kept
    assert desk.drafts.edit(USER, response, FIRST, typed, expected=0).text == kept
    *_, _ = desk.conversation.ask(USER, response, FIRST, typed)
    assert desk.conversation.turns(USER, response)[0].text == kept
    finding = next(f for f in blocks(desk, response) if not f.absolute)
    desk.responses.clear(USER, response, finding, by=typed, reason=typed)
    assert desk.responses.case(USER, response).response.clearances[0].by == kept
    assert desk.past.search(USER, typed) == ()
