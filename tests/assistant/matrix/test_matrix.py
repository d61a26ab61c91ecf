"""The matrix: what each row takes from the record, the facts, the received text, the past and people's entries."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.cases import Case, open_case
from assistant.drafting import draft_section
from assistant.drafts.matrix import Row
from assistant.drafts.response import AcceptedText, RowEntry
from assistant.matrix.addressees import addressee_of
from tests.assistant.drafting.cases import graded, letters, shared_reports
from tests.assistant.drafting.cases.making import a_case, an_inspection, an_office, asked, earlier, fact
from tests.assistant.drafting.worked_example import FOLDER, example

ACC = "Assistant Chief Constable Leila Thornycroft"


def row(case: Case, item: str) -> Row:
    found = case.row(item)
    assert found is not None
    return found


def test_one_row_an_item_in_the_forms_order() -> None:
    items = [r.item for r in letters.closed_and_new().rows]
    assert items == ["cause of concern 1", "cause of concern 2", "recommendation 1"]


def test_the_forces_side_is_read_from_its_facts() -> None:
    force = row(letters.closed_and_new(), "recommendation 1").force
    assert force.position == "accepted"
    assert force.date in (date(2025, 6, 1), date(2025, 10, 31))
    assert force.cleared_by == ACC
    assert force.sources == ("F3",)


def test_what_the_force_did_does_not_answer_for_the_body() -> None:
    case = graded.received()
    assert row(case, "recommendation 2").force.position == "accepted"
    assert row(case, "recommendation 2").s55_5b is False
    assert row(case, "recommendation 1").s55_5b is True


def test_the_received_text_gives_position_owner_and_action_by_item() -> None:
    case = graded.received()
    assert row(case, "recommendation 1").force.owner == "Superintendent Nkechi Farrow"
    assert row(case, "recommendation 2").force.owner is None
    assert row(case, "recommendation 2").force.date == date(2025, 11, 30)


def test_items_for_others_do_not_apply_and_say_why() -> None:
    found = row(shared_reports.twenty_two(), "recommendation 3")
    assert (found.applies, found.why_not, found.s55_5b) == (False, "addressed to Home Office", False)


def test_a_reason_for_no_action_answers() -> None:
    found = row(shared_reports.joint(), "recommendation 2")
    assert found.commissioner.reason_for_none
    assert found.s55_5b is True


def test_does_not_apply_alone_is_no_answer_of_the_body() -> None:
    office = an_office()
    record = an_inspection(
        office,
        "A report",
        date(2025, 4, 1),
        None,
        recommendations=(asked(1, "Forces should close stores.", "chief constables"),),
    )
    found = row(
        a_case(office, record, fact(1, ACC, "Does not apply. We have no stores.", "recommendation 1")),
        "recommendation 1",
    )
    assert (found.applies, found.why_not, found.s55_5b) == (False, "We have no stores.", False)


def test_causes_of_concern_and_areas_are_not_under_section_55_5b() -> None:
    assert {r.s55_5b for r in letters.areas_only().rows} == {None}


def test_background_and_held_facts_do_not_reach_the_matrix() -> None:
    assert "investigation" not in str([r.to_json() for r in letters.areas_only().rows])
    assert "close in 2026" not in str([r.to_json() for r in graded.custody().rows])


def test_a_fact_on_both_recommendations_feeds_both() -> None:
    office = an_office()
    items = (asked(1, "The force should keep plans."), asked(2, "The force should visit holders."))
    record = an_inspection(office, "A report", date(2025, 4, 1), None, recommendations=items)
    told = fact(
        1,
        "Policy lead, Office of the Police and Crime Commissioner",
        "The commissioner has asked for a report on both recommendations.",
        "recommendation 1",
    )
    case = a_case(office, record, told)
    assert [r.s55_5b for r in case.rows] == [True, True]


def test_what_was_said_before_is_quoted_exactly_with_who_and_when() -> None:
    said = row(letters.closed_and_new(), "cause of concern 2").said_before[0]
    assert said.text == "I will visit the firearms licensing unit twice a year and report what I find."
    assert (said.by, said.published, said.mark) == ("Desmond Achterberg", date(2019, 7, 4), "O2")


def test_a_promise_on_another_subject_is_not_shown() -> None:
    office = an_office()
    record = an_inspection(
        office, "A report", date(2025, 4, 1), None, recommendations=(asked(1, "The force should count cash."),)
    )
    own = earlier(office, "Imogen Trask", date(2024, 7, 1), "I will ask about stalking every quarter.")
    assert row(a_case(office, record, own=(own,)), "recommendation 1").said_before == ()


def test_what_a_person_enters_wins() -> None:
    case = letters.closed_and_new()
    entry = RowEntry("recommendation 1", force_owner="Inspector of licensing", action_proposed="Review in July.")
    changed = open_case(replace(case.response, rows=(entry,)), today=case.today)
    assert row(changed, "recommendation 1").force.owner == "Inspector of licensing"
    assert row(changed, "recommendation 1").force.position == "accepted"
    assert row(changed, "recommendation 1").commissioner.action_proposed == "Review in July."


def test_where_an_answer_is_printed_comes_from_the_accepted_text() -> None:
    case = letters.closed_and_new()
    draft = draft_section(case, "initial_response")
    accepted = AcceptedText("initial_response", 1, draft.text, draft.sentences, draft.printed)
    changed = open_case(replace(case.response, accepted={"initial_response": accepted}), today=case.today)
    printed = row(changed, "recommendation 1").printed
    assert printed is not None
    assert draft.text[printed.start : printed.end].startswith("Recommendation 1: “By 30 September 2025")


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("chief constables", "force"),
        ("force", "force"),
        ("Lowmarsh Police", "force"),
        ("Quenby Police", "others"),
        ("police and crime commissioners", "body"),
        ("PCCs", "body"),
        ("National Police Chiefs’ Council", "others"),
        ("College of Policing", "others"),
        ("Home Office", "others"),
        ("safeguarding partnership", "others"),
    ],
)
def test_addressees_are_the_force_this_body_or_others(name: str, who: str) -> None:
    assert addressee_of(name, an_office()) == who


@pytest.mark.skipif(not FOLDER.exists(), reason="the shared worked example is not here")
def test_the_worked_example_has_the_positions_and_answers_of_its_matrix() -> None:
    import json

    expected = {r["item"]: r for r in json.loads((FOLDER / "national" / "json" / "matrix.json").read_text("utf-8"))}
    for found in example("national").rows:
        wanted = expected[found.item]
        assert found.force.position == wanted["force"]["position"]
        assert found.force.owner == wanted["force"]["owner"]
        assert found.applies == wanted["applies"]
        assert found.why_not == wanted["why_not"]
        assert found.s55_5b == wanted["s55_5b"]
        assert {s["text"] for s in wanted["said_before"]} <= {s.text for s in found.said_before}
