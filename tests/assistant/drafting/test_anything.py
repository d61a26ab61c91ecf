"""Whatever an office holds, a draft comes out, and it keeps the laws of sources and offsets."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.cases import open_case
from assistant.drafting import draft_item, draft_section, revise
from assistant.drafts.facts import Fact
from assistant.drafts.response import Response
from assistant.drafts.texts import GAP, Draft
from index.records import AreaForImprovement, CauseOfConcern, Inspection, Recommendation, Record
from tests.assistant.drafting.cases.making import an_office

PIECES = st.sampled_from(
    [
        "Accepted.",
        "Not accepted: cost.",
        "Does not apply",
        "We have 12 cars.",
        "I will",
        "She asked.",
        "Owner: ",
        "Owner: x",
        "\n",
        "\n\n",
        "- ",
        "“We”",
        "(a)",
        "12% of them",
        "Since 1 May 2025",
        "the commissioner",
        "The commissioner has",
        "101",
        "should make sure that",
        "The force should",
        "recommendation 1 to 3",
        "We will look at this again.",
        "Heading: We",
        "🙂",
        "[force to confirm: x]",
        "within 24 hours",
        "are read the same day.",
        "in the same 12 months",
        "É",
        "N/A",
        "last tested in May 2020.",
    ]
)
TEXT = st.lists(PIECES, min_size=1, max_size=8).map(" ".join)
SENDERS = st.sampled_from(["ACC Ivo Strand", "Imogen Trask", "Office of the Police and Crime Commissioner", "Jo"])
ITEMS = ("recommendation 1", "area for improvement 1", "cause of concern 1")
ABOUT = st.sampled_from([(), ("report",), *((item,) for item in ITEMS)])


def keeps_the_laws(draft: Draft) -> None:
    covered = "".join(draft.text[s.start : s.end] for s in draft.sentences)
    assert "".join(covered.split()) == "".join(draft.text.split())
    for sentence in draft.sentences:
        words = draft.text[sentence.start : sentence.end]
        assert sentence.sources or GAP.fullmatch(words), words


@settings(max_examples=60, deadline=None)
@given(
    summary=st.none() | TEXT,
    item=TEXT,
    grade=st.none() | st.sampled_from(["Good", "A: good", "Responding: inadequate\nB: poor", ""]),
    told=st.lists(st.tuples(SENDERS, TEXT, ABOUT), max_size=4),
    line=st.sampled_from([None, "welcome", "mixed", "critical", "I am content"]),
    third=st.booleans(),
)
def test_any_mixture_of_sources_gives_a_lawful_draft(summary, item, grade, told, line, third) -> None:  # type: ignore[no-untyped-def]
    office = an_office(person="third" if third else "first", quote_recommendations=not third)
    record = Record(
        force="Lowmarsh",
        inspection=Inspection("A title: of a report", "HMICFRS", None, date(2025, 4, 1), None, summary, grade),
        causes_of_concern=(CauseOfConcern("1", item),),
        recommendations=(Recommendation("1", item, ("chief constables",)), Recommendation("2", "X", ("Home Office",))),
        areas_for_improvement=(AreaForImprovement("1", item),),
    )
    facts = [
        Fact(f"F{n}", who, date(2025, 5, 1), "publication", text, None, about)
        for n, (who, text, about) in enumerate(told, 1)
    ]
    if line:
        facts.append(Fact("F9", "Imogen Trask", date(2025, 5, 1), "publication", line, None, ("line",), "line"))
    case = open_case(Response("r", record, office, date(2025, 5, 2), facts=tuple(facts)), today=date(2025, 5, 2))
    draft = draft_section(case, "initial_response")
    keeps_the_laws(draft)
    for row in case.rows:
        keeps_the_laws(draft_item(case, row.item))
    for instruction in ("shorter", "longer", "plainer", "firmer"):
        keeps_the_laws(revise(draft, case, instruction))


def test_a_record_that_says_nothing_still_gives_a_gap() -> None:
    office = replace(an_office(), commissioners=(), chiefs=(), boards=())
    case = open_case(Response("r", Record(), office, date(2025, 5, 2)), today=date(2025, 5, 2))
    draft = draft_section(case, "initial_response")
    keeps_the_laws(draft)
    assert [gap.who for gap in draft.gaps] == ["office", "commissioner"]


def test_an_item_that_the_inspection_does_not_have_is_refused() -> None:
    case = open_case(Response("r", Record(), an_office(), date(2025, 5, 2)), today=date(2025, 5, 2))
    with pytest.raises(KeyError):
        draft_item(case, "recommendation 7")
