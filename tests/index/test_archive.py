"""The archive on SQLite and on a real PostgreSQL: what is added, replaced, removed, and in which order it changed."""

import threading
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
import sqlalchemy as sa

from index.archive import Archive
from index.archive_rows import content_digest
from index.database import Database, embeddings, passages, record_change, records
from index.errors import RecordNotFoundError, UnreadableRecordError
from index.passages import PASSAGE_KINDS, split
from index.records import ReadingNote, Record, from_json, to_json
from index.stored_passages import StoredPassages
from index.upkeep import bring_up_to_date
from tests.fakes import FixedClock, HashedWords
from tests.index.archive_material import a_past_record, marker

MODEL = HashedWords()


def add(archive: Archive, record: Record, embedding: HashedWords = MODEL) -> str:
    texts = {passage.digest: passage.text for passage in split(record)}
    vectors = dict(zip(texts, embedding.passages(list(texts.values())), strict=True))
    return archive.add_with_embeddings(record, model=embedding.name, vectors=vectors).action


def count(archive: Archive, table: sa.Table) -> int:
    with archive.database.reading() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def source_of(archive: Archive, embedding: HashedWords = MODEL) -> StoredPassages:
    return StoredPassages(archive.database, embedding.name, embedding.dimensions)


def test_a_record_comes_back_as_it_went_in(archive: Archive) -> None:
    record = a_past_record(7, extra=" Mae’r heddlu’n gwella. 🚓 “96.7% of calls”")
    assert archive.add(record).action == "added"
    assert archive.get(record.record_id) == record


def test_the_same_record_again_changes_nothing_whatever_its_file_is_called(archive: Archive) -> None:
    assert add(archive, a_past_record(1)) == "added"
    before = archive.last_sequence()
    assert add(archive, a_past_record(1, source="another-name.docx")) == "unchanged"
    assert archive.last_sequence() == before
    assert archive.get(a_past_record(1).record_id).source == "record-1.json"


def test_what_a_printed_form_does_not_hold_is_no_change(archive: Archive) -> None:
    record = a_past_record(1)
    kept = replace(
        record,
        illustrative=True,
        inspection=replace(record.inspection, address="https://example.org/report"),
        reading_notes=(ReadingNote("inspection.summary", 0, 3, "HTML removed"),),
    )
    archive.add(kept)
    assert archive.add(record).action == "unchanged"
    assert archive.get(record.record_id) == kept


def test_another_address_of_the_report_is_a_change(archive: Archive) -> None:
    record = a_past_record(1)
    archive.add(record)
    moved = replace(record, inspection=replace(record.inspection, address="https://example.org/moved"))
    assert archive.add(moved).action == "replaced"


def test_an_illustrative_record_stays_so_when_its_text_is_edited(archive: Archive) -> None:
    archive.add(replace(a_past_record(1), illustrative=True))
    assert archive.add(a_past_record(1, extra=" More.")).action == "replaced"
    assert archive.get(a_past_record(1).record_id).illustrative


def test_other_content_under_the_same_key_replaces_the_record_and_its_passages(archive: Archive) -> None:
    add(archive, a_past_record(1))
    old = archive.passages(a_past_record(1).record_id)
    assert add(archive, a_past_record(1, extra=" I have since met the force.")) == "replaced"
    new = archive.passages(a_past_record(1).record_id)
    assert len(archive.list()) == 1
    changed = {passage.passage_id for passage in old} ^ {passage.passage_id for passage in new}
    assert {passage_id.split(":")[1] for passage_id in changed} == {"sections.initial_response"}
    assert set(new) == set(split(a_past_record(1, extra=" I have since met the force.")))


def test_replacing_keeps_the_vectors_of_passages_that_stay_and_drops_the_others(archive: Archive) -> None:
    add(archive, a_past_record(1))
    record = a_past_record(1, extra=" I have since met the force.")
    add(archive, record)
    _, ids = source_of(archive).ids()
    assert all(stored.embedded for stored in ids)
    assert count(archive, embeddings) == len({passage.digest for passage in split(record)})


def test_removal_removes_record_passages_and_vectors_but_not_what_others_share(archive: Archive) -> None:
    shared = replace(a_past_record(1).inspection, title="Another letter", published=None)
    twin = replace(a_past_record(1), record_id="twin", inspection=shared)
    add(archive, a_past_record(1))
    add(archive, twin)
    add(archive, a_past_record(2))
    archive.remove([a_past_record(1).record_id, a_past_record(2).record_id])
    assert [row.record_id for row in archive.list()] == ["twin"]
    assert count(archive, passages) == len(split(twin))
    assert count(archive, embeddings) == len({passage.digest for passage in split(twin)})
    archive.remove(["twin"])
    assert [count(archive, table) for table in (records, passages, embeddings)] == [0, 0, 0]


def test_removing_an_unknown_record_removes_nothing(archive: Archive) -> None:
    archive.add(a_past_record(1))
    with pytest.raises(RecordNotFoundError, match="no record nowhere"):
        archive.remove([a_past_record(1).record_id, "nowhere"])
    assert len(archive.list()) == 1


def test_an_unknown_record_is_told_by_its_id(archive: Archive) -> None:
    with pytest.raises(RecordNotFoundError, match="no record nowhere"):
        archive.get("nowhere")


def test_records_are_listed_newest_inspection_first_and_undated_last(archive: Archive) -> None:
    undated = replace(
        a_past_record(3), record_id="undated", inspection=replace(a_past_record(3).inspection, published=None)
    )
    for record in (a_past_record(1), undated, a_past_record(2)):
        archive.add(record)
    assert [row.record_id for row in archive.list()] == [
        a_past_record(2).record_id,
        a_past_record(1).record_id,
        "undated",
    ]


def test_a_record_without_an_id_gets_the_one_that_its_inspection_makes(archive: Archive) -> None:
    change = archive.add(replace(a_past_record(1), record_id=""))
    assert change.record_id.startswith("brackendale-police-2023-01-02-")


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b"], ids=["null", "lone surrogate"])
def test_text_that_no_database_holds_is_refused_in_one_line(archive: Archive, text: str) -> None:
    record = replace(a_past_record(1), version=text)
    with pytest.raises(UnreadableRecordError, match=r"record-1\.json holds characters that are not text"):
        archive.add(record)
    assert archive.list() == ()


def test_text_that_only_looks_like_an_escape_is_kept(archive: Archive) -> None:
    record = replace(a_past_record(1), version=r"a backslash and \u0000")
    archive.add(record)
    assert archive.get(record.record_id).version == r"a backslash and \u0000"


def test_the_change_sequence_tells_what_happened_in_order(archive: Archive, clock: FixedClock) -> None:
    first = archive.add(a_past_record(1)).sequence
    clock.advance(timedelta(hours=1))
    archive.add(a_past_record(2))
    archive.add(a_past_record(1, extra=" More."))
    archive.remove([a_past_record(2).record_id])
    told = archive.changes_since(first)
    assert [(change.key, change.action) for change in told] == [
        (a_past_record(2).record_id, "added"),
        (a_past_record(1).record_id, "replaced"),
        (a_past_record(2).record_id, "removed"),
    ]
    assert {change.at for change in told} == {clock.at}
    assert archive.last_sequence() == told[-1].sequence
    assert archive.changes_since(told[-1].sequence) == ()


def test_other_kinds_of_change_are_not_changes_of_the_archive(archive: Archive, clock: FixedClock) -> None:
    archive.add(a_past_record(1))
    before = archive.last_sequence()
    with archive.database.writing() as connection:
        assert record_change(connection, "response", "r1", action="added", at=clock()) > before
    assert archive.last_sequence() == before
    assert archive.changes_since(before) == ()


def test_no_reader_ever_misses_a_change_that_commits_late(database: Database, clock: FixedClock) -> None:
    seen: list[int] = []
    done = threading.Event()

    def write(key: str) -> None:
        for _ in range(15):
            with database.writing() as connection:
                record_change(connection, "record", key, action="added", at=clock())

    def read() -> None:
        archive, last = Archive(database, clock), 0
        while True:
            ended = done.is_set()
            for change in archive.changes_since(last):
                seen.append(change.sequence)
                last = change.sequence
            if ended:
                return

    writers = [threading.Thread(target=write, args=(f"writer-{number}",)) for number in range(3)]
    reader = threading.Thread(target=read)
    for thread in (*writers, reader):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    reader.join()
    assert len(seen) == 45
    assert seen == sorted(set(seen))


def test_two_writers_of_one_record_add_it_once(archive: Archive) -> None:
    actions: list[str] = []
    threads = [threading.Thread(target=lambda: actions.append(add(archive, a_past_record(1)))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(actions) == ["added", "unchanged", "unchanged", "unchanged"]


def test_exact_search_reads_passages_and_vectors_of_one_model(archive: Archive) -> None:
    for number in (1, 2):
        add(archive, a_past_record(number))
    source = source_of(archive)
    ids, matrix = source.embeddings("initial_response")
    assert matrix.shape == (2, 64)
    for passage_id, vector in zip(ids, matrix, strict=True):
        assert np.allclose(vector, MODEL.query(source.passages([passage_id])[passage_id].text))
    only, _ = source.embeddings("initial_response", [a_past_record(2).record_id])
    assert [source.passages(only)[passage_id].record_id for passage_id in only] == [a_past_record(2).record_id]
    assert source.vectors([*ids, "unknown"]).keys() == set(ids)
    assert len(list(source.all_passages())) == count(archive, passages)
    assert source.summaries()[a_past_record(1).record_id].concerns == ("continuing",)
    assert source_of(archive, HashedWords(8, "another")).embeddings("summary")[1].shape == (0, 8)


def test_a_snapshot_holds_every_passage_and_vector_as_of_one_change(archive: Archive) -> None:
    for number in (1, 2):
        add(archive, a_past_record(number))
    snapshot = source_of(archive).snapshot()
    assert snapshot.sequence == archive.last_sequence()
    held = {passage_id for kind in PASSAGE_KINDS for passage_id in snapshot.vectors[kind].ids}
    assert held == {passage.passage_id for passage in snapshot.passages}


def test_another_model_embeds_what_it_has_not_seen_and_nothing_twice(archive: Archive) -> None:
    add(archive, a_past_record(1))
    add(archive, a_past_record(2))
    other = HashedWords(32, "other-words")
    before = archive.last_sequence()
    made = bring_up_to_date(archive, other)
    assert made == len(other.embedded) == len(set(other.embedded))
    assert {change.action for change in archive.changes_since(before)} == {"embedded"}
    assert all(stored.embedded for stored in source_of(archive, other).ids()[1])
    assert bring_up_to_date(archive, other) == 0


def test_records_split_in_an_older_way_are_split_again(archive: Archive) -> None:
    add(archive, a_past_record(1))
    with archive.database.writing() as connection:
        connection.execute(sa.update(records).values(passage_version=0))
        connection.execute(sa.update(passages).values(passage_id=passages.c.passage_id + "old", digest="0" * 64))
    bring_up_to_date(archive, MODEL)
    assert set(archive.passages(a_past_record(1).record_id)) == set(split(a_past_record(1)))
    assert all(stored.embedded for stored in source_of(archive).ids()[1])


def test_the_digest_of_content_survives_the_way_through_json() -> None:
    record = a_past_record(3)
    assert content_digest(from_json(to_json(record))) == content_digest(record)
    assert content_digest(a_past_record(3, extra=marker(1))) != content_digest(record)
