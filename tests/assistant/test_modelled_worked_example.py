"""A good model's drafts of the shared worked example, replayed: nothing in them is lost, held back or left unmarked."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.drafting.modelled import ModelDrafter
from assistant.prompting import Prompts, Rendered
from tests.assistant.drafting.worked_example import FOLDER, NAMES, example

PROMPTS = Prompts(Path(__file__).parents[2] / "prompts")
pytestmark = pytest.mark.skipif(
    not FOLDER.exists(), reason="the shared worked example does not lie beside the repository"
)


class Replay:
    name = "replay"

    def __init__(self, text: str) -> None:
        self.text = text
        self.asked: list[Rendered] = []

    def reply(self, rendered: Rendered) -> str:
        return "".join(self.stream(rendered))

    def stream(self, rendered: Rendered) -> Iterator[str]:
        self.asked.append(rendered)
        yield from re.findall(r"\S+\s*|\s+", self.text)


@pytest.mark.parametrize("name", NAMES)
def test_a_good_models_draft_comes_through_word_for_word(name: str) -> None:
    marked = (FOLDER / name / "drafts" / "initial_response.with-model.md").read_text("utf-8").split("---")[1].strip()
    expected = json.loads((FOLDER / name / "json" / "draft-initial_response.with-model.json").read_text("utf-8"))
    draft = list(ModelDrafter(Replay(marked), PROMPTS).stream(example(name), "initial_response"))[-1]
    assert draft.text == expected["text"]
    assert draft.notes == ()
    assert [(s.start, s.end) for s in draft.sentences] == [(s["start"], s["end"]) for s in expected["sentences"]]
    # Standing sentences are numbered otherwise there; of all others the slices that the example cites are found.
    pairs = [
        (source, [s for s in mine.sources if s.mark == source["mark"]])
        for mine, theirs in zip(draft.sentences, expected["sentences"], strict=True)
        for source in theirs["sources"]
        if not source["mark"].startswith("S")
    ]
    found = [any(s.start < want["end"] and want["start"] < s.end for s in mine) for want, mine in pairs]
    assert sum(found) >= 0.9 * len(found)


@pytest.mark.parametrize("name", NAMES)
def test_what_may_not_be_published_is_not_in_the_prompt(name: str) -> None:
    case = example(name)
    model = Replay("It was published. [R1]")
    list(ModelDrafter(model, PROMPTS).stream(case, "initial_response"))
    usable = {fact.fact_id for fact in case.response.usable_facts(case.today)}
    hidden = [fact.text for fact in case.response.facts if fact.fact_id not in usable]
    assert all(text not in model.asked[0].text for text in hidden)
