"""Ingestion: which files are taken, what is refused and why, and what is embedded."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from index.archive import Archive
from index.errors import DatabaseError, EmbeddingError, UnreadableRecordError
from index.ingestion import Ingested, Progress, Taken, ingest
from index.records import Record, from_json, to_json
from index.stored_passages import StoredPassages
from tests.fakes import HashedWords
from tests.index.archive_material import a_past_record


def read_json(path: Path) -> Record:
    """A reader for these tests: JSON only."""
    if path.suffix != ".json":
        raise UnreadableRecordError(f"{path.name} is not a record.")
    return from_json(json.loads(path.read_text(encoding="utf-8")))


@pytest.fixture
def embedding() -> HashedWords:
    return HashedWords()


@pytest.fixture
def take(archive: Archive, embedding: HashedWords) -> Callable[..., Ingested]:
    """Ingests these paths into the archive."""

    def ingest_here(*paths: Path, **options: object) -> Ingested:
        return ingest(paths, archive=archive, embedding=embedding, read=read_json, **options)  # type: ignore[arg-type]

    return ingest_here


def write(folder: Path, number: int, name: str | None = None, extra: str = "") -> Path:
    path = folder / (name or f"record-{number}.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    record = a_past_record(number, source=path.name, extra=extra)
    path.write_text(json.dumps(to_json(record)), encoding="utf-8")
    return path


def test_folders_are_read_whole_in_sorted_order_without_hidden_files(
    tmp_path: Path, take: Callable[..., Ingested]
) -> None:
    folder = tmp_path / "past"
    for number, name in enumerate(["b.json", "a/z.json", "a/.hidden.json", ".git/x.json", "a.json"]):
        write(folder, number, name)
    assert [taken.source for taken in take(folder).added] == ["a.json", "b.json", "z.json"]


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path, take: Callable[..., Ingested]) -> None:
    assert len(take(write(tmp_path, 1, ".kept.json")).added) == 1


def test_a_second_run_changes_nothing_and_embeds_nothing(
    tmp_path: Path, take: Callable[..., Ingested], embedding: HashedWords
) -> None:
    for number in range(5):
        write(tmp_path / "past", number)
    first = take(tmp_path / "past")
    embedded = len(embedding.embedded)
    second = take(tmp_path / "past")
    assert (first.read, len(first.added)) == (5, 5)
    assert (second.added, second.replaced, second.unchanged) == ((), (), first.added)
    assert len(embedding.embedded) == embedded


def test_nothing_is_embedded_twice_across_records_and_runs(
    tmp_path: Path, take: Callable[..., Ingested], embedding: HashedWords
) -> None:
    for number in range(40):
        write(tmp_path / "past", number)
    take(tmp_path / "past")
    write(tmp_path / "past", 3, extra=" I have since met the force.")
    replaced = take(tmp_path / "past").replaced
    assert [taken.source for taken in replaced] == ["record-3.json"]
    assert len(embedding.embedded) == len(set(embedding.embedded))


def test_every_passage_has_its_vector_when_the_run_ends(
    tmp_path: Path, take: Callable[..., Ingested], archive: Archive
) -> None:
    for number in range(40):
        write(tmp_path / "past", number)
    take(tmp_path / "past")
    _, ids = StoredPassages(archive.database, "hashed-words", 64).ids()
    assert len({stored.record_id for stored in ids}) == 40
    assert all(stored.embedded for stored in ids)


def test_a_file_that_is_no_record_is_refused_with_the_readers_reason(
    tmp_path: Path, take: Callable[..., Ingested]
) -> None:
    good, bad = write(tmp_path, 1), tmp_path / "minutes.odd"
    bad.write_text("x")
    told = take(good, bad)
    assert told.read == 2
    assert len(told.added) == 1
    assert [(refused.source, refused.reason) for refused in told.refused] == [
        (str(bad), "minutes.odd is not a record.")
    ]


def test_a_missing_path_stops_the_run_before_anything_is_done(
    tmp_path: Path, take: Callable[..., Ingested], archive: Archive
) -> None:
    with pytest.raises(UnreadableRecordError, match="There is no file or folder"):
        take(write(tmp_path, 1), tmp_path / "nowhere")
    assert archive.list() == ()


def test_a_file_named_twice_is_read_once(tmp_path: Path, take: Callable[..., Ingested]) -> None:
    path = write(tmp_path / "past", 1)
    assert take(path, tmp_path / "past", path).read == 1


def test_a_dry_run_tells_the_same_and_writes_nothing(
    tmp_path: Path, take: Callable[..., Ingested], archive: Archive, embedding: HashedWords
) -> None:
    write(tmp_path / "past", 1)
    take(tmp_path / "past")
    write(tmp_path / "past", 1, extra=" More.")
    write(tmp_path / "past", 2)
    write(tmp_path / "past", 2, "the-same-under-another-name.json")
    before, embedded = archive.last_sequence(), len(embedding.embedded)
    dry = take(tmp_path / "past", dry_run=True)
    assert (archive.last_sequence(), len(embedding.embedded)) == (before, embedded)
    assert dry == take(tmp_path / "past")
    assert (len(dry.replaced), len(dry.added), len(dry.unchanged)) == (1, 1, 1)


def test_progress_is_told_once_a_file_after_it_is_safe(
    tmp_path: Path, take: Callable[..., Ingested], archive: Archive
) -> None:
    for number in range(3):
        write(tmp_path / "past", number)
    (tmp_path / "past" / "odd.odd").write_text("x")
    told: list[Progress] = []

    def note(progress: Progress) -> None:
        told.append(progress)
        if progress.record_id:
            assert archive.get(progress.record_id)

    take(tmp_path / "past", progress=note)
    assert sorted(each.done for each in told) == [1, 2, 3, 4]
    assert {each.total for each in told} == {4}
    assert all(each.rate > 0 for each in told)


def test_an_embedding_that_fails_stops_the_run_and_keeps_what_was_taken(tmp_path: Path, archive: Archive) -> None:
    class Failing(HashedWords):
        def passages(self, texts):  # type: ignore[no-untyped-def]
            if self.embedded:
                raise EmbeddingError("The endpoint refuses.")
            return super().passages(texts)

    for number in range(40):
        write(tmp_path / "past", number)
    with pytest.raises(EmbeddingError):
        ingest([tmp_path / "past"], archive=archive, embedding=Failing(), read=read_json)
    kept = len(archive.list())
    assert 0 < kept < 40
    told = ingest([tmp_path / "past"], archive=archive, embedding=HashedWords(), read=read_json)
    assert (len(told.unchanged), len(told.added)) == (kept, 40 - kept)


def test_a_database_that_is_gone_stops_the_run(tmp_path: Path, archive: Archive, take: Callable[..., Ingested]) -> None:
    with archive.database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE embeddings")
    with pytest.raises(DatabaseError, match="is not set up"):
        take(write(tmp_path, 1))


def test_what_was_taken_is_told_by_id_and_source(tmp_path: Path, take: Callable[..., Ingested]) -> None:
    assert take(write(tmp_path, 1)).added == (Taken(a_past_record(1).record_id, "record-1.json"),)
