"""Reported speech: persons and verbs change; figures, dates, names and quotations never do."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.wording.reported import Body, Voice, own_words, reported

INSPECTORATE = Voice("the inspectorate")
FORCE = Voice("the force")
I = Body(True, "the commissioner", ("commissioner", "Police and Crime Commissioner", "PCC"))  # noqa: E741
MAYOR = Body(False, "the Mayor", ("Mayor",))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("We found that 12 of 40 files had no plan.", "The inspectorate found that 12 of 40 files had no plan."),
        ("In May 2024 we audited 90 reports.", "In May 2024 the inspectorate audited 90 reports."),
        ("We make two recommendations.", "The inspectorate makes two recommendations."),
        ("I have serious concerns and have issued one.", "The inspectorate has serious concerns and has issued one."),
        ("We will look at this in our next inspection.", "The inspectorate will look at this in its next inspection."),
        ("We carry on as we were.", "The inspectorate carries on as it was."),
        ("Nothing here speaks of itself.", "Nothing here speaks of itself."),
        ("We said “we found it” and left.", "The inspectorate said “we found it” and left."),
    ],
)
def test_the_first_person_becomes_the_inspectorate(said: str, told: str) -> None:
    assert reported(said, INSPECTORATE) == told


def test_several_inspectorates_keep_the_plural_verb() -> None:
    assert (
        reported("We are concerned.", Voice("the inspectorates", "they", "their", several=True))
        == "The inspectorates are concerned."
    )


def test_a_second_verb_that_cannot_be_turned_safely_gives_nothing() -> None:
    assert reported("We train and support new officers.", FORCE) is None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("On 6 May 2025 the commissioner approved £95,000.", "On 6 May 2025 I approved £95,000."),
        ("The commissioner has asked the chief constable to report.", "I have asked the chief constable to report."),
        ("The PCC is content.", "I am content."),
        ("The report was sent to the commissioner on 2 June 2025.", "The report was sent to me on 2 June 2025."),
        ("The commissioner’s audit committee met.", "My audit committee met."),
        ("The commissioner publishes the figures.", "I publish the figures."),
        ("We have asked internal audit to test this.", "This office has asked internal audit to test this."),
    ],
)
def test_what_the_office_tells_of_the_holder_becomes_the_first_person(said: str, told: str) -> None:
    assert own_words(said, I, by_holder=False) == told


def test_in_the_third_person_the_title_stays_and_no_pronoun_is_guessed() -> None:
    assert own_words("The Mayor has asked for it.", MAYOR, by_holder=False) == "The Mayor has asked for it."
    assert own_words("I have asked for it.", MAYOR, by_holder=True) == "The Mayor has asked for it."
    assert MAYOR.again == "the Mayor"


WORDS = st.sampled_from(
    ["We found", "we saw", "our", "12", "£3,400", "5 May 2025", "Dana Quill", "and", "that", "had", "58%", "“we”", "."]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12))
def test_figures_dates_names_and_quotations_survive(parts: list[str]) -> None:
    text = " ".join(parts)
    told = reported(text, INSPECTORATE)
    kept = r"£?\d[\d,]*%?|May|Dana Quill|“we”"
    assert told is None or re.findall(kept, told) == re.findall(kept, text)
