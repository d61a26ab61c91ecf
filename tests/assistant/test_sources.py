"""Sources are marked in the form's order, quote exactly, and hold only what may supply a fact."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafts.facts import Fact
from assistant.drafts.profile import Board, Holder, OfficeProfile, Panel
from assistant.drafts.response import Response
from assistant.sources import Evidence, Source, fact_source, gather, own_sources, report_sources, standing_sources
from index.form import parse
from index.records import SubItem, text_at, to_json
from tests.assistant.commands.material import COMPLETE, INSPECTION

TODAY = date(2026, 3, 2)
RECORD = parse(INSPECTION, source="inspection.txt")
PROFILE = OfficeProfile(
    office="Office of the Police and Crime Commissioner for Hallowmere",
    body="Police and Crime Commissioner for Hallowmere",
    force="Hallowmere",
    force_name="Hallowmere Constabulary",
    commissioners=(Holder("Odile Farthing", "Police and Crime Commissioner", date(2024, 5, 9)),),
    chiefs=(Holder("Bram Castellane", "Chief Constable"), Holder("Una Peverell", "Chief Constable", None, TODAY)),
    boards=(Board("Answerability Board", meets="every quarter", next=(date(2026, 6, 3),)),),
    panel=Panel("Hallowmere Panel", (date(2026, 6, 9), date(2026, 9, 9))),
    statements=("The deputy may act for the commissioner.",),
)


def a_fact(number: int, **changes: object) -> Fact:
    fact = Fact(f"F{number}", "Superintendent Io Marsh", date(2026, 2, 20), "publication", f"Fact {number}.")
    return replace(fact, **changes)  # type: ignore[arg-type]


def a_response(*facts: Fact) -> Response:
    return Response("resp-x", RECORD, PROFILE, TODAY, facts=facts, own_records=(parse(COMPLETE, source="past.txt"),))


def marks(sources: tuple[Source, ...]) -> list[str]:
    return [source.mark for source in sources]


def test_the_report_is_marked_in_the_forms_order() -> None:
    sources = report_sources(RECORD)
    assert [(s.mark, s.what) for s in sources] == [
        ("R1", "the report: particulars and summary"),
        ("R2", "the report: grades"),
        ("R3", "the report: recommendation 1"),
        ("R4", "the report: recommendation 2"),
        ("R5", "the report: area for improvement 1"),
    ]


def test_a_stated_none_can_be_cited_and_a_blank_cannot() -> None:
    stated = report_sources(replace(RECORD, recommendations=()))
    none = next(source for source in stated if source.what.endswith("recommendations"))
    assert none.fields == {"recommendations": "None"}
    blank = report_sources(replace(RECORD, recommendations=None))
    assert not [source for source in blank if "recommendation" in source.what]


def test_parts_of_an_item_can_be_cited_each() -> None:
    items = RECORD.recommendations or ()
    parted = replace(items[0], sub_items=(SubItem("a", "Count."), SubItem("b", "Tell.")), page=12)
    source = report_sources(replace(RECORD, recommendations=(parted,)))[2]
    assert source.fields["recommendations.0.sub_items.1.text"] == "Tell."
    assert source.fields["recommendations.0.page"] == "12"


def test_every_field_of_a_source_is_what_stands_there_in_the_record() -> None:
    values = to_json(RECORD)
    for source in report_sources(RECORD):
        for field, text in source.fields.items():
            assert text_at(values, field) == text


@settings(max_examples=80)
@given(st.text(min_size=1, max_size=30), st.data())
def test_a_span_is_the_exact_slice(text: str, data: st.DataObject) -> None:
    source = Source("F1", "F1", "fact", "x", {"text": text})
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))]
    span = source.span("text", part)
    assert text[span.start : span.end] == span.text == part
    whole = source.span("text")
    assert (whole.start, whole.end, whole.text) == (0, len(text), text)


def test_words_that_do_not_stand_there_cannot_be_cited() -> None:
    with pytest.raises(ValueError, match="substring"):
        fact_source(a_fact(1)).span("text", "Fact 2")


def test_a_fact_says_who_when_and_what_it_replaces() -> None:
    source = fact_source(a_fact(2, replaces="F1"))
    assert source.fields == {
        "text": "Fact 2.",
        "from": "Superintendent Io Marsh",
        "date": "2026-02-20",
        "clearance": "publication",
    }
    assert "20 February 2026" in source.what
    assert "replaces F1" in source.what


def test_only_facts_that_may_be_published_are_evidence() -> None:
    evidence = gather(
        a_response(
            a_fact(1),
            a_fact(2, clearance="background"),
            a_fact(3, clearance="not-before:2026-03-03"),
            a_fact(4, clearance="not-before:2026-03-02"),
            a_fact(5),
            a_fact(6, replaces="F5"),
            a_fact(7),
            a_fact(8, replaces="F7", clearance="background"),
        ),
        today=TODAY,
    )
    assert marks(evidence.of_kind("fact")) == ["F1", "F4", "F6"]


def test_own_records_are_numbered_as_they_come_with_who_said_it() -> None:
    one, two = parse(COMPLETE, source="a"), replace(parse(COMPLETE, source="b"), response_published=date(2026, 4, 1))
    sources = own_sources((one, two))
    assert marks(sources) == ["O1", "O2"]
    assert "Odile Farthing" in sources[0].what
    assert "1 April 2026" in sources[1].what
    assert "sections.initial_response.text" in sources[0].fields


def test_standing_sentences_name_holders_boards_panel_and_the_law() -> None:
    texts = {source.source_id: source.fields["text"] for source in standing_sources(PROFILE)}
    assert next(iter(texts)) == "standing:statement-1"
    assert texts["standing:commissioner-Odile Farthing"].endswith("since 9 May 2024.")
    assert texts["standing:chief-Bram Castellane"] == "Bram Castellane is Chief Constable of Hallowmere Constabulary."
    assert "to 2 March 2026" in texts["standing:chief-Una Peverell"]
    assert "3 June 2026" in texts["standing:board-Answerability Board"]
    assert texts["standing:panel"] == "The Hallowmere Panel meets on 9 June 2026 and 9 September 2026."
    assert {name for name in texts if "section-55" in name} == {
        "standing:section-55-4",
        "standing:section-55-5",
        "standing:section-55-5B",
    }


def test_evidence_holds_four_kinds_and_never_a_precedent() -> None:
    evidence = gather(a_response(a_fact(1)), today=TODAY)
    assert {source.kind for source in evidence.sources} == {"report", "fact", "own record", "standing"}
    assert len(set(marks(evidence.sources))) == len(evidence.sources)
    assert evidence["F1"] == evidence.get("F1")
    assert evidence.get("P1") is None
    found = evidence.with_field("recommendations.1.text")
    assert found is not None
    assert found.mark == "R4"
    assert Evidence(()).with_field("force") is None
