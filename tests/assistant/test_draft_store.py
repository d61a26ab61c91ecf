"""Responses in hand come back as they were kept, on either engine, and nobody's work is lost."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from assistant.draft_store import DraftStore, OfficeStore, Stored
from assistant.draft_store import tables as t
from assistant.drafts.facts import Fact
from assistant.drafts.findings import Clearance, Finding, Place
from assistant.drafts.profile import Board, Holder, OfficeProfile, Panel
from assistant.drafts.response import AcceptedText, Invitation, RowEntry
from assistant.drafts.texts import Draft, PromptUsed, Sentence, SourceSpan
from assistant.errors import ResponseNotFoundError, StaleRevisionError
from index.database import Database, metadata
from index.errors import DatabaseError
from index.records import (
    AreaForImprovement,
    AreaGrade,
    CauseOfConcern,
    Inspection,
    OfficeHolder,
    OtherField,
    ReadingNote,
    Recommendation,
    Record,
    Section,
    Sections,
    SubItem,
)
from index.retrieval import Precedent
from tests.databases import database, postgresql_server, postgresql_url, sqlite_url
from tests.fakes import FixedClock

__all__ = ["database", "postgresql_server", "postgresql_url", "sqlite_url"]

USER = "Morwenna Hale"
RECORD = Record(
    record_id="hallowmere-2026-02-10-peel",
    source="hallowmere.txt",
    illustrative=True,
    version="2",
    force="Hallowmere",
    commissioner=OfficeHolder("Odile Farthing", "Police and Crime Commissioner"),
    chief=OfficeHolder("Bram Castellane", None),
    inspection=Inspection(
        title="PEEL 2025–27: Hallowmere",
        inspectorate="HMICFRS",
        type="PEEL",
        published=date(2026, 2, 10),
        summary="Galwadau ’n aros 😀 “too long”.\n\n96.7% of calls.",
        grade=None,
        grades=(AreaGrade("Responding to the public", "inadequate"),),
    ),
    causes_of_concern=(CauseOfConcern("1", "Calls wait.", "continuing"),),
    recommendations=(
        Recommendation(
            "1", "Answer.", ("force",), "within three months", date(2026, 5, 10), "so", 7, (SubItem("a", "x"),)
        ),
    ),
    areas_for_improvement=(AreaForImprovement("1", "Volunteers."),),
    sections=Sections(Section("First", None), Section("Second", "Came with the form."), Section("Third")),
    other_fields=(OtherField("Reference", "H/26"),),
    reading_notes=(ReadingNote("inspection.summary", 0, 3, "a note"),),
)
PROFILE = OfficeProfile(
    office="Office of the Police and Crime Commissioner for Hallowmere",
    body="Police and Crime Commissioner for Hallowmere",
    force="Hallowmere",
    force_name="Hallowmere Constabulary",
    force_noun="constabulary",
    person="third",
    commissioners=(Holder("Odile Farthing", "Commissioner", date(2024, 5, 9)),),
    chiefs=(Holder("Bram Castellane", "Chief Constable", date(2020, 1, 1), date(2026, 12, 31)),),
    boards=(Board("Answerability Board", False, "monthly", (date(2026, 4, 1),)),),
    panel=Panel("Hallowmere Panel", (date(2026, 6, 3),)),
    addresses=(("Home Office", "a@example.org"),),
    statements=("The deputy may act.",),
)
STORED = Stored(
    "resp-hallowmere-2026-02-10", 1, RECORD, PROFILE, Invitation(date(2026, 2, 11)), date(2026, 2, 12), True
)
FACT = Fact("", "Superintendent Io Marsh", date(2026, 2, 20), "publication", "On 1 March 31 calls waited. 😀")
SPAN = SourceSpan("F1", "F1", "fact", "text", 0, 5, "On 1 ")
TEXT = AcceptedText(
    "initial_response",
    0,
    "I welcome this. [force to confirm: when.]",
    (Sentence(0, 15, "pattern", (SPAN,)), Sentence(16, 41, "model")),
    (("recommendation 1", 0, 15),),
    model="scripted",
)
PRECEDENT = Precedent(
    rank=1,
    passage_id="p",
    record_id="other",
    source="o.txt",
    force="Elmsworth",
    title="PEEL",
    published=date(2024, 1, 2),
    section="initial_response",
    field="sections.initial_response.text",
    start=0,
    end=3,
    text="Abc",
    score=0.5,
    why=("same grade",),
    own=False,
    illustrative=True,
)
FINDING = Finding("open-gap", "block", "sections.initial_response", "m", "b", "d", 1, 2, "t", True, (Place("f", 1, 2),))
DRAFT = Draft(
    STORED.response_id,
    "initial_response",
    TEXT.text,
    TEXT.sentences,
    model="scripted",
    complete=False,
    precedents=(PRECEDENT,),
    findings=(FINDING,),
    printed=TEXT.printed,
    prompt=PromptUsed("section", "3", "abc"),
    notes=("a note",),
)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def store(database: Database, clock: FixedClock) -> DraftStore:
    return DraftStore(database, clock)


@pytest.fixture
def response_id(store: DraftStore) -> str:
    return store.create(STORED, user=USER)


def audit_of(database: Database) -> list[tuple[str, str]]:
    return [(row["user"], row["action"]) for row in OfficeStore(database, FixedClock()).audit_trail()]


def test_every_value_comes_back_as_it_was_kept(store: DraftStore, response_id: str, clock: FixedClock) -> None:
    entry = RowEntry("recommendation 1", False, "why", "p", "a", "o", date(2026, 3, 3), "c", "q", "t", "u", "r")
    changed = Invitation(date(2026, 2, 11), date(2026, 3, 11), date(2026, 3, 9), date(2026, 3, 12))
    fact = store.add_fact(response_id, replace(FACT, about=("recommendation 1", "report")), user=USER)
    text = store.save_revision(response_id, TEXT, (FINDING,), expected=0, user=USER)
    store.set_invitation(response_id, changed, user=USER)
    store.set_row(response_id, entry, user=USER)
    store.add_clearance(response_id, Clearance("k|f|t", "Odile Farthing", "because", ""), user=USER)
    store.save_suggestion(DRAFT, user=USER)
    store.add_message(response_id, "user", "Beth sydd ar goll? 😀", user=USER)

    kept = store.get(response_id)
    at = clock().isoformat()
    assert kept == replace(
        STORED,
        version=kept.version,
        invitation=changed,
        facts=(fact,),
        rows=(entry,),
        accepted=(text,),
        clearances=(Clearance("k|f|t", "Odile Farthing", "because", at),),
    )
    assert text == replace(TEXT, number=1, author=USER)
    assert store.suggestion(response_id, "initial_response") == DRAFT
    assert [(m.role, m.text, m.author, m.at) for m in store.messages(response_id)] == [
        ("user", "Beth sydd ar goll? 😀", USER, clock())
    ]
    assert [(r.accepted, r.saved_by, r.saved_at) for r in store.revisions(response_id, "initial_response")] == [
        (text, USER, clock())
    ]


def test_a_response_without_a_profile_of_its_own_speaks_with_the_offices(store: DraftStore) -> None:
    response_id = store.create(replace(STORED, profile=None), user=USER)
    assert store.get(response_id).profile is None
    assert store.get(response_id).response(PROFILE, ()).profile == PROFILE


def test_a_taken_id_gets_a_number_and_ids_come_oldest_first(store: DraftStore, clock: FixedClock) -> None:
    made = []
    for _ in range(3):
        made.append(store.create(STORED, user=USER))
        clock.advance(timedelta(seconds=1))
    assert made == [STORED.response_id, f"{STORED.response_id}-2", f"{STORED.response_id}-3"]
    assert store.ids() == made


def test_particulars_that_change_are_kept(store: DraftStore, response_id: str) -> None:
    other = replace(RECORD, version="3")
    store.set_record(response_id, other, user=USER)
    assert store.get(response_id).record == other


def test_facts_are_numbered_in_the_order_in_which_they_came(store: DraftStore, response_id: str) -> None:
    kept = [store.add_fact(response_id, replace(FACT, text=f"Fact {n}"), user=USER) for n in range(1, 12)]
    assert [fact.fact_id for fact in kept] == [f"F{n}" for n in range(1, 12)]
    assert store.get(response_id).facts == tuple(kept)


def test_a_fact_replaces_one_of_the_same_response_or_is_refused(store: DraftStore, response_id: str) -> None:
    other = store.create(STORED, user=USER)
    store.add_fact(response_id, FACT, user=USER)
    newer = store.add_fact(response_id, replace(FACT, replaces="F1"), user=USER)
    assert newer.replaces == "F1"
    assert store.get(response_id).response(PROFILE, ()).usable_facts(date(2026, 3, 1)) == (newer,)
    for response, name in ((response_id, "F9"), (other, "F1")):
        with pytest.raises(ResponseNotFoundError, match=name):
            store.add_fact(response, replace(FACT, replaces=name), user=USER)
    assert store.get(other).facts == ()


def test_a_fact_and_what_it_says_of_the_invitation_are_kept_together(store: DraftStore, response_id: str) -> None:
    invitation = Invitation(date(2026, 2, 11), date(2026, 3, 1))
    store.add_fact(response_id, FACT, user=USER, invitation=invitation)
    assert store.get(response_id).invitation == invitation


def test_revisions_are_only_ever_added(store: DraftStore, database: Database, response_id: str) -> None:
    texts = [replace(TEXT, text=f"Version {n}", sentences=(), printed=()) for n in range(4)]
    for number, text in enumerate(texts):
        store.save_revision(response_id, text, (), expected=number, user=USER)
    assert [r.accepted.text for r in store.revisions(response_id, "initial_response")] == [x.text for x in texts]
    assert [r.accepted.number for r in store.revisions(response_id, "initial_response")] == [1, 2, 3, 4]
    assert store.get(response_id).accepted[0].text == "Version 3"


def test_sections_count_their_revisions_apart(store: DraftStore, response_id: str) -> None:
    store.save_revision(response_id, TEXT, (), expected=0, user=USER)
    other = store.save_revision(response_id, replace(TEXT, section="overall_comments"), (), expected=0, user=USER)
    assert other.number == 1
    assert {text.section for text in store.get(response_id).accepted} == {"initial_response", "overall_comments"}


@pytest.mark.parametrize("expected", [0, 2, 7])
def test_a_stale_save_is_refused_and_overwrites_nothing(store: DraftStore, response_id: str, expected: int) -> None:
    store.save_revision(response_id, TEXT, (), expected=0, user=USER)
    before = store.get(response_id), store.revisions(response_id, "initial_response")
    with pytest.raises(StaleRevisionError):
        store.save_revision(response_id, replace(TEXT, text="late"), (), expected=expected, user="Somebody else")
    assert (store.get(response_id), store.revisions(response_id, "initial_response")) == before


def test_a_newer_suggestion_takes_the_place_of_the_older(
    store: DraftStore, database: Database, response_id: str
) -> None:
    store.save_suggestion(DRAFT, user=USER)
    store.save_suggestion(replace(DRAFT, text="Another", sentences=(), printed=()), user=USER)
    waiting = store.suggestion(response_id, "initial_response")
    assert waiting is not None
    assert waiting.text == "Another"
    assert store.suggestion(response_id, "overall_comments") is None
    store.drop_suggestion(response_id, "initial_response", user=USER)
    assert store.suggestion(response_id, "initial_response") is None


def at_once(work: Callable[[int], list[str]]) -> list[str]:
    with ThreadPoolExecutor(8) as threads:
        return [name for names in threads.map(work, range(8)) for name in names]


def test_eight_writers_at_once_lose_no_update(store: DraftStore, response_id: str) -> None:
    def write(writer: int) -> list[str]:
        done: list[str] = []
        while len(done) < 10:
            seen = next((x.number for x in store.get(response_id).accepted if x.section == "initial_response"), 0)
            try:
                text = replace(TEXT, text=f"writer {writer} save {len(done)}", sentences=(), printed=())
                store.save_revision(response_id, text, (), expected=seen, user=f"writer {writer}")
            except StaleRevisionError:
                continue
            done.append(text.text)
        return done

    written = at_once(write)
    kept = store.revisions(response_id, "initial_response")
    assert sorted(r.accepted.text for r in kept) == sorted(written)
    assert [r.accepted.number for r in kept] == list(range(1, 81))
    assert store.get(response_id).version == 81


def test_facts_that_come_at_once_each_get_a_number(store: DraftStore, response_id: str) -> None:
    def tell(writer: int) -> list[str]:
        return [store.add_fact(response_id, replace(FACT, text=f"{writer}.{n}"), user=USER).fact_id for n in range(5)]

    told = at_once(tell)
    assert sorted(told) == sorted(f"F{n}" for n in range(1, 41))
    assert len({fact.text for fact in store.get(response_id).facts}) == 40


def test_responses_that_begin_at_once_each_get_an_id(store: DraftStore) -> None:
    made = at_once(lambda _: [store.create(STORED, user=USER) for _ in range(3)])
    assert len(set(made)) == 24
    assert sorted(store.ids()) == sorted(made)


def test_removing_a_response_leaves_none_of_its_words_in_any_table(database: Database, clock: FixedClock) -> None:
    store = DraftStore(database, clock)
    word = "zebraquince"
    marked = replace(RECORD, force="Otherly", inspection=replace(RECORD.inspection, summary=word))
    kept = store.create(replace(STORED, response_id="resp-kept"), user=USER)
    response_id = store.create(replace(STORED, record=marked, profile=replace(PROFILE, office=word)), user=USER)
    store.add_fact(response_id, replace(FACT, text=word), user=USER)
    store.save_revision(response_id, replace(TEXT, text=word), (replace(FINDING, text=word),), expected=0, user=USER)
    store.save_suggestion(replace(DRAFT, response_id=response_id, text=word), user=USER)
    store.set_row(response_id, RowEntry("recommendation 1", why_not=word), user=USER)
    store.add_message(response_id, "user", word, user=USER)
    store.add_clearance(response_id, Clearance(f"c|f|{word}", word, word, ""), user=USER)
    assert everything(database).count(word) >= 8

    store.remove(response_id, user=USER)

    assert word not in everything(database)
    assert store.ids() == [kept]
    with pytest.raises(ResponseNotFoundError):
        store.get(response_id)
    assert store.messages(response_id) == []
    assert store.suggestion(response_id, "initial_response") is None


def everything(database: Database) -> str:
    with database.reading() as connection:
        return "\n".join(str(row) for table in metadata.sorted_tables for row in connection.execute(sa.select(table)))


def test_a_removed_response_leaves_no_bytes_in_the_sqlite_file(sqlite_url: str, clock: FixedClock) -> None:
    database = Database(sqlite_url)
    database.create_tables()
    store = DraftStore(database, clock)
    response_id = store.create(STORED, user=USER)
    store.add_fact(response_id, replace(FACT, text="zebraquince"), user=USER)
    store.remove(response_id, user=USER)
    database.close()
    path = sqlite_url.removeprefix("sqlite:///")
    with open(path, "rb") as file:
        assert b"zebraquince" not in file.read()


CHANGES: dict[str, Callable[[DraftStore, str], object]] = {
    "remove response": lambda store, name: store.remove(name, user=USER),
    "add told fact": lambda store, name: store.add_fact(name, FACT, user=USER),
    "save invitation": lambda store, name: store.set_invitation(name, Invitation(), user=USER),
    "save particulars": lambda store, name: store.set_record(name, RECORD, user=USER),
    "save row": lambda store, name: store.set_row(name, RowEntry("recommendation 1"), user=USER),
    "save text": lambda store, name: store.save_revision(name, TEXT, (), expected=0, user=USER),
    "suggest": lambda store, name: store.save_suggestion(replace(DRAFT, response_id=name), user=USER),
    "drop suggestion": lambda store, name: store.drop_suggestion(name, "initial_response", user=USER),
    "message of the user": lambda store, name: store.add_message(name, "user", "Hello", user=USER),
    "clear finding": lambda store, name: store.add_clearance(name, Clearance("a|b|c", "x", "y", ""), user=USER),
}


@pytest.mark.parametrize("action", CHANGES)
def test_every_change_leaves_one_audit_row_with_who_did_it(
    store: DraftStore, database: Database, response_id: str, action: str
) -> None:
    before = audit_of(database)
    CHANGES[action](store, response_id)
    assert audit_of(database) == [*before, (USER, action)]


@pytest.mark.parametrize("action", CHANGES)
def test_a_response_that_is_not_there_is_told_and_nothing_is_kept(
    store: DraftStore, database: Database, action: str
) -> None:
    with pytest.raises(ResponseNotFoundError, match="resp-nobody"):
        CHANGES[action](store, "resp-nobody")
    assert audit_of(database) == []


@pytest.mark.parametrize("action", CHANGES)
def test_a_change_whose_audit_row_fails_is_undone(
    store: DraftStore, database: Database, response_id: str, action: str
) -> None:
    store.save_suggestion(DRAFT, user=USER)
    before = everything(database)
    with database.writing() as connection:
        connection.execute(sa.text("alter table audit rename to audit_away"))
    with pytest.raises(DatabaseError, match="not set up"):
        CHANGES[action](store, response_id)
    with database.writing() as connection:
        connection.execute(sa.text("alter table audit_away rename to audit"))
    assert everything(database) == before


def test_an_audit_row_holds_no_words_of_a_response(store: DraftStore, database: Database, response_id: str) -> None:
    store.add_fact(response_id, replace(FACT, text="zebraquince"), user=USER)
    store.save_revision(response_id, replace(TEXT, text="zebraquince"), (), expected=0, user=USER)
    store.add_message(response_id, "user", "zebraquince", user=USER)
    trail = OfficeStore(database, FixedClock()).audit_trail(response_id)
    assert len(trail) == 4
    assert "zebraquince" not in json.dumps(trail, default=str)


def test_the_newest_profile_counts_and_older_ones_are_kept(database: Database, clock: FixedClock) -> None:
    office = OfficeStore(database, clock)
    assert office.profile() is None
    office.save(PROFILE, user=USER)
    office.save(replace(PROFILE, person="first"), user=USER)
    assert office.profile() == replace(PROFILE, person="first")
    with database.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(t.office)) == 2
    assert audit_of(database) == [(USER, "save profile")] * 2


def test_times_are_utc_instants(store: DraftStore, response_id: str, clock: FixedClock) -> None:
    clock.at = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
    store.add_message(response_id, "user", "In summer", user=USER)
    at = store.messages(response_id)[0].at
    assert at == clock.at
    assert at.utcoffset() == timedelta(0)
