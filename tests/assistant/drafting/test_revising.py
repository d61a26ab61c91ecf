"""Revision without a model: what may change, what never does, and that it says what it did."""

import re

import pytest

from assistant.drafting import draft_section, revise
from assistant.drafting.building import TextBuilder
from assistant.drafts.texts import GAP
from tests.assistant.drafting.cases import ALL


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("instruction", ["make it shorter", "more detail please", "plainer", "firmer", "as a sonnet"])
def test_gaps_answers_and_position_never_change(name: str, instruction: str) -> None:
    case = ALL[name]()
    draft = draft_section(case, "initial_response")
    revised = revise(draft, case, instruction)
    assert GAP.findall(revised.text) == GAP.findall(draft.text)
    assert {item for item, _, _ in revised.printed} == {item for item, _, _ in draft.printed}
    stance = re.compile(r"[^.]*\b(?:welcome|concerned|accepts?|My own action|For my part)\b[^.]*\.")
    assert stance.findall(GAP.sub("", revised.text)) == stance.findall(GAP.sub("", draft.text))
    assert len(revised.notes) == len(draft.notes) + 1
    for sentence in revised.sentences:
        words = revised.text[sentence.start : sentence.end]
        assert words == words.strip()
        assert sentence.sources or GAP.fullmatch(words)


def test_shorter_is_shorter_and_longer_is_longer_with_sources() -> None:
    case = ALL["areas only"]()
    draft = draft_section(case, "initial_response")
    longer = revise(draft, case, "longer")
    assert len(longer.text) >= len(draft.text)
    assert len(revise(longer, case, "shorter").text) <= len(longer.text)


def test_plainer_leaves_quotations_and_gaps_alone() -> None:
    case = ALL["areas only"]()
    span = case.evidence["R1"].span("inspection.title")
    builder = TextBuilder()
    builder.sentence("The force says that prior to May it used “approximately 10” units.", span)
    builder.gap("force", "what happened prior to May")
    text = revise(builder.build("r", "initial_response"), case, "plainer").text
    assert text == (
        "The force says that before May it used “approximately "
        "10” units. [force to confirm: what happened prior to May.]"
    )


def test_an_unknown_wish_changes_nothing_and_says_so() -> None:
    case = ALL["areas only"]()
    draft = draft_section(case, "initial_response")
    revised = revise(draft, case, "translate it")
    assert revised.text == draft.text
    assert revised.notes[-1].startswith("The text was not changed.")
