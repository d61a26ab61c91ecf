"""A drafted sentence is held against the sources that it names, not only against all sources of the response."""

from datetime import date

import pytest

from assistant.cases import Case, open_case
from assistant.checks import check_draft
from assistant.drafts.facts import Fact
from assistant.drafts.profile import OfficeProfile
from assistant.drafts.response import Response
from assistant.drafts.texts import Draft, Origin, Sentence
from index.records import Inspection, Record

DAY = date(2026, 11, 9)
TOLD = {
    "F1": "On 6 November 2026 the commissioner approved money for 12 response posts.",
    "F2": "A year earlier it was common to see 40 incidents waiting for an officer.",
}


@pytest.fixture
def case() -> Case:
    facts = tuple(
        Fact(mark, "Orla Venning, chief executive, Office of the Commissioner", DAY, "publication", text)
        for mark, text in TOLD.items()
    )
    record = Record(force="Fennmoor", inspection=Inspection("PEEL 2025–27", published=date(2026, 10, 20)))
    profile = OfficeProfile("Office of the Commissioner", "Commissioner", "Fennmoor", "Fennmoor Police")
    return open_case(Response("resp", record, profile, DAY, facts=facts), today=DAY)


def findings(case: Case, text: str, mark: str, origin: Origin = "model") -> list[tuple[str, str | None]]:
    source = case.evidence[mark]
    draft = Draft("resp", "initial_response", text, (Sentence(0, len(text), origin, (source.span("text"),)),))
    return [(f.severity, f.text) for f in check_draft(case, draft) if f.check == "figure"]


def test_a_figure_that_only_another_source_gives_blocks(case: Case) -> None:
    assert findings(case, "It was common to see 40 incidents waiting for an officer.", "F1") == [("block", "40")]


def test_a_figure_that_the_named_source_gives_is_no_finding(case: Case) -> None:
    assert findings(case, "I approved money for 12 response posts on 6 November 2026.", "F1") == []
    assert findings(case, "A year earlier it was common to see 40 incidents waiting.", "F2") == []


def test_a_persons_own_sentence_is_not_held_to_one_source(case: Case) -> None:
    assert findings(case, "It was common to see 40 incidents waiting for an officer.", "F1", "person") == []
