"""What a told sentence is, and who speaks."""

from datetime import date

import pytest

from assistant.drafts.facts import Fact
from assistant.wording.statements import owner_in, position_rest, speaker_of, statements_of
from tests.assistant.drafting.cases.making import an_office

OFFICE = an_office()


@pytest.mark.parametrize(
    ("sender", "who"),
    [
        ("Chief Constable Oluwaseun Braithwaite", "force"),
        ("ACC Leila Thornycroft", "force"),
        ("T/Supt Dario Quill, force change team", "force"),
        ("Chief Superintendent Bea Lomax", "force"),
        ("Lowmarsh Police", "force"),
        ("Assistant Commissioner Femi Ashdown", "force"),
        ("Imogen Trask, Police and Crime Commissioner", "office"),
        ("Imogen Trask", "office"),
        ("Chief executive, Office of the Police and Crime Commissioner", "office"),
        ("Head of internal audit, OPCC", "office"),
        ("Office of the Chief Constable", "force"),
        ("Deputy Mayor for Policing", "office"),
    ],
)
def test_who_speaks_is_told_from_rank_and_organisation(sender: str, who: str) -> None:
    assert speaker_of(sender, "Something.", OFFICE) == who


def statements(text: str, sender: str = "ACC Leila Thornycroft") -> list[tuple[str, str | None]]:
    fact = Fact("F1", sender, date(2025, 5, 1), "publication", text)
    return [(s.kind, s.position) for s in statements_of(fact, OFFICE)]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("Accepted.", "accepted"),
        ("We accept this recommendation.", "accepted"),
        ("Partly accepted.", "partly accepted"),
        ("Accepted in part: we will do the first half.", "partly accepted"),
        ("Not accepted.", "not accepted"),
        ("The force does not accept recommendation 2.", "not accepted"),
        ("Does not apply.", "does not apply"),
        ("N/A", "does not apply"),
    ],
)
def test_position_words_are_read(text: str, position: str) -> None:
    assert statements(text)[0] == ("position", position)


def test_what_follows_a_refusal_is_its_reason() -> None:
    assert statements("Not accepted. The cost is £2m.")[1][0] == "reason"


def test_the_offices_own_doing_is_an_action_and_its_intention_a_plan() -> None:
    office = "Policy lead, Office of the Police and Crime Commissioner"
    assert statements("The commissioner approved £5,000 for posts that will open in June.", office)[0][0] == "action"
    assert statements("The commissioner will publish the figures.", office)[0][0] == "plan"
    assert statements("The stores were last tested in February 2022.", office)[0][0] == "account"


def test_owners_are_read_from_rows_and_from_prose() -> None:
    assert owner_in("Owner: head of crime.") == "head of crime"
    assert owner_in("Superintendent Dario Quill is responsible for this.") == "Superintendent Dario Quill"
    assert owner_in("We will train everybody.") is None


def test_what_stands_beside_a_position_is_kept() -> None:
    assert position_rest("Accepted: two stores use it.") == "two stores use it."
    assert position_rest("We accept this recommendation and will train 90 officers.") == "We will train 90 officers."
    assert position_rest("Accepted.") == ""
