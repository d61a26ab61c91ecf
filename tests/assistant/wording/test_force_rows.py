"""Rows of a force's return, in the ways in which offices get them."""

from datetime import date

import pytest

from assistant.drafting.attribution import claim_without_figure, owner_sentence
from assistant.drafts.facts import Fact
from assistant.wording.statements import Statement, day_in, position_rest, statements_of
from tests.assistant.drafting.cases.making import an_office


def said(text: str, sender: str = "Chief Superintendent Ada Mistry") -> tuple[Statement, ...]:
    return statements_of(Fact("F1", sender, date(2025, 5, 1), "publication", text), an_office())


@pytest.mark.parametrize("text", ["Agree.", "Accept.", "We agree.", "Agreed - it is done.", "Accepted and complete."])
def test_short_words_for_yes_are_a_position(text: str) -> None:
    assert said(text)[0].position == "accepted"


def test_a_position_keeps_what_stands_beside_it() -> None:
    assert (
        position_rest("The force accepts recommendation 2 but will not be there by May.")
        == "We will not be there by May."
    )
    assert (
        position_rest("The force accepts recommendation 3 and has rewritten its letters.")
        == "We have rewritten its letters."
    )
    assert position_rest("Not accepted because the lease runs out.") == "the lease runs out."


@pytest.mark.parametrize("text", ["Date - 29/12/2025", "By 30 June 2025.", "Due: 30 June 2025"])
def test_a_date_alone_is_a_date_and_no_action(text: str) -> None:
    statement = said(f"Accepted.\n{text}")[-1]
    assert statement.kind == "date"
    assert day_in(statement.text) in (date(2025, 12, 29), date(2025, 6, 30))


@pytest.mark.parametrize("owner", ["Supt Ada Mistry", "Ch Supt Mistry", "DCC Mistry", "T/ACC Ada Mistry"])
def test_a_ranked_owner_has_no_article(owner: str) -> None:
    class Writing:
        names = frozenset[str]()

    assert owner_sentence(Writing(), owner) == f"{owner} is responsible for this."  # type: ignore[arg-type]
    assert owner_sentence(Writing(), "head of custody") == "The head of custody is responsible for this."  # type: ignore[arg-type]


def test_a_claim_that_gives_a_number_is_not_asked_for_one() -> None:
    assert claim_without_figure(said("On 10 July 2025, 71 people had not been seen on time.")[0]) is None
    asked = claim_without_figure(
        said("Both rooms were emptied by 3 May 2025 and all cash and keys are now moved within 48 hours.")[0]
    )
    assert asked is not None
    assert asked.startswith("the share of cash and keys that are now moved within 48 hours")


@pytest.mark.parametrize("text", ["The commissioner pays for two of the four posts.", "I am paying for a course."])
def test_what_the_office_pays_for_is_its_own_action(text: str) -> None:
    assert said(text, "Jonah Pell, Office of the Police and Crime Commissioner for Lowmarsh")[0].kind == "action"
