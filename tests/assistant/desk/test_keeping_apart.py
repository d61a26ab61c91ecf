"""What may serve a response: its own sources and the same body's past, never another's, never the fictional."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from assistant.desk import Desk
from assistant.drafts.facts import Fact
from assistant.drafts.texts import draft_to_json
from index.form import parse, print_form
from index.records import SECTION_KINDS, Record, Section, Sections
from tests.assistant.commands.material import COMPLETE, INSPECTION
from tests.assistant.desk.conftest import USER, Ask
from tests.fakes import FixedClock

PAST = parse(COMPLETE, source="past.txt")


def a_past(force: str, published: str, words: str, *, illustrative: bool = False, title: str | None = None) -> Record:
    """A past response of a force, with words of its own in each section."""
    sections = Sections(*(Section(PAST.section(k).heading, f"{PAST.section(k).text} {words}") for k in SECTION_KINDS))
    renamed = parse(print_form(replace(PAST, sections=sections)).replace("Hallowmere", force), source="x")
    day = date.fromisoformat(published)
    inspection = replace(renamed.inspection, published=day, title=title or f"PEEL {day.year}: {force}")
    return replace(renamed, inspection=inspection, illustrative=illustrative)


def ingest(desk: Desk, folder: Path, *records: Record) -> None:
    for number, record in enumerate(records):
        path = folder / f"past-{number}.txt"
        path.write_text(print_form(record))
        assert not desk.past.ingest(USER, [path]).refused


def drafts(desk: Desk, response: str) -> str:
    """Everything that the drafts of a response say and cite, but not their precedents."""
    found = []
    for kind in SECTION_KINDS:
        *_, draft = desk.drafts.suggest(USER, response, kind)
        found.append(json.dumps(draft_to_json(draft) | {"precedents": []}, ensure_ascii=False))
    return "\n".join(found) + desk.drafts.request(USER, response)


def forces_offered(desk: Desk, response: str) -> set[str | None]:
    return {p.force for kind in SECTION_KINDS for p in desk.drafts.precedents(USER, response, kind, limit=20)}


def test_illustrative_records_never_serve_a_real_response(desk: Desk, tmp_path: Path, response: str) -> None:
    desk.past.add_samples(USER)
    ingest(desk, tmp_path, a_past("Hallowmere", "2023-01-10", "quincecanary", illustrative=True, title="PEEL old"))
    desk.responses.remove(USER, response)
    # The record says that the force is fictional, so its next response is; another force's is not.
    other = parse(INSPECTION.replace("Hallowmere", "Elmsworth"), source="i.txt")
    real = desk.responses.new(USER, other)
    case = desk.responses.case(USER, real)
    assert not case.response.illustrative
    assert case.response.own_records == ()
    assert forces_offered(desk, real) == set()
    assert "quincecanary" not in drafts(desk, real)


def test_a_response_in_hand_stays_real_when_fictional_records_of_its_force_arrive(
    desk: Desk, tmp_path: Path, response: str
) -> None:
    ingest(desk, tmp_path, a_past("Hallowmere", "2023-01-10", "quincecanary", illustrative=True))
    assert desk.responses.case(USER, response).response.own_records == ()
    assert "quincecanary" not in drafts(desk, response)


def test_real_records_may_serve_an_illustrative_response(desk: Desk, tmp_path: Path) -> None:
    ingest(desk, tmp_path, a_past("Elmsworth", "2023-01-10", "Calls wait."))
    response = desk.responses.new(USER, parse(INSPECTION, source="i.txt"), illustrative=True)
    assert forces_offered(desk, response) == {"Elmsworth"}


def test_own_records_are_the_same_bodys_earlier_ones_newest_first(desk: Desk, tmp_path: Path, response: str) -> None:
    ingest(
        desk,
        tmp_path,
        a_past("Hallowmere", "2022-01-10", "older"),
        a_past("Hallowmere", "2024-01-10", "newer"),
        a_past("Hallowmere", "2026-02-20", "laterquince", title="A later inspection"),
        a_past("Elmsworth", "2024-01-10", "otherquince"),
    )
    own = desk.responses.case(USER, response).response.own_records
    assert [str(record.inspection.published) for record in own] == ["2024-01-10", "2022-01-10"]
    said = drafts(desk, response)
    assert "laterquince" not in said
    assert "otherquince" not in said
    assert forces_offered(desk, response) == {"Elmsworth"}


def test_the_published_response_to_the_same_inspection_is_not_its_own_precedent(
    desk: Desk, tmp_path: Path, response: str
) -> None:
    ingest(desk, tmp_path, PAST)
    assert desk.responses.case(USER, response).response.own_records == ()


def test_names_and_figures_of_other_bodies_never_reach_a_draft(desk: Desk, tmp_path: Path, response: str) -> None:
    words = "Ottoline Fenwick will spend £913,000 at the Brackwater desk after Operation Quince."
    ingest(desk, tmp_path, *(a_past("Elmsworth", f"{year}-01-10", words) for year in (2022, 2023, 2024)))
    assert forces_offered(desk, response) == {"Elmsworth"}
    said = drafts(desk, response)
    for canary in ("Elmsworth", "Fenwick", "913,000", "Brackwater", "Quince"):
        assert canary not in said


def tell(desk: Desk, response: str, text: str, **more: object) -> Fact:
    return desk.responses.add_fact(USER, response, text, sender="Superintendent Io Marsh", **more)  # type: ignore[arg-type]


def test_background_held_and_replaced_facts_are_never_in_a_draft(desk: Desk, response: str) -> None:
    about = {"item": "recommendation 1"}
    tell(desk, response, "On 1 March 2026 the backgroundquince rota began.", clearance="background", **about)
    tell(desk, response, "On 1 March 2026 the heldquince rota began.", clearance="not-before:2026-03-03", **about)
    old = tell(desk, response, "On 1 March 2026 the replacedquince rota began.", **about)
    tell(desk, response, "On 1 March 2026 the clearedquince rota began.", replaces=old.fact_id, **about)
    said = drafts(desk, response)
    assert "clearedquince" in said
    for word in ("backgroundquince", "heldquince", "replacedquince"):
        assert word not in said


def test_a_held_fact_may_be_used_from_its_day_on(desk: Desk, response: str, clock: FixedClock) -> None:
    tell(desk, response, "The heldquince rota began.", clearance="not-before:2026-03-03", item="recommendation 1")
    assert "heldquince" not in drafts(desk, response)
    clock.advance(timedelta(days=1))
    assert "heldquince" in drafts(desk, response)


def test_a_replaced_fact_stays_out_while_the_newer_one_is_held(desk: Desk, response: str) -> None:
    old = tell(desk, response, "The oldquince rota began.", item="recommendation 1")
    newer = {"clearance": "not-before:2026-04-01", "replaces": old.fact_id}
    tell(desk, response, "The newquince rota began.", item="recommendation 1", **newer)
    said = drafts(desk, response)
    assert "oldquince" not in said
    assert "newquince" not in said


def test_two_responses_never_mix(desk: Desk, response: str, ask: Ask) -> None:
    other = desk.responses.new(USER, parse(INSPECTION, source="i.txt"))
    assert other != response
    tell(desk, response, "The firstquince rota began.", item="recommendation 1")
    desk.responses.set_line(USER, response, "critical")
    desk.drafts.edit(USER, response, "overall_comments", "Overallquince.", expected=0)
    ask(response, "what is missing?")
    case = desk.responses.case(USER, other).response
    assert (case.facts, case.line, dict(case.accepted)) == ((), None, {})
    assert desk.conversation.turns(USER, other) == []
    assert "quince" not in drafts(desk, other)
    assert desk.drafts.suggestion(USER, response, "initial_response") is None


def test_samples_go_with_their_responses_and_leave_real_ones(desk: Desk, response: str) -> None:
    desk.past.add_samples(USER)
    example = desk.example.add(USER)
    removed = desk.past.remove_samples(USER)
    assert example in removed
    assert response not in removed
    assert [row.response.response_id for row in desk.responses.in_hand(USER)] == [response]
    assert desk.past.records(USER) == ()
    assert desk.past.remove_samples(USER) == ()
