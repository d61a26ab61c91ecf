"""The archive: past records, their passages and embeddings, and what changed since when.

A record is known by its record_id (force, date and title). What counts as its content is all that
the printed form can hold; see `index.archive_rows.content_digest`.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

import sqlalchemy as sa

from index.archive_rows import (
    RECORD_CHANGE,
    Vector,
    add_vectors,
    as_passage,
    column_in_parts,
    delete_orphans,
    delete_records,
    insert_record,
    last_sequence,
    not_found,
    only_of,
    passages_of,
    refuse_unstorable,
    same_content,
    select_passages,
    stored_record,
    stored_vectors,
    with_record_id,
)
from index.database import Database, changes, embeddings, lock_changes, passages, record_change, records
from index.passages import PASSAGE_VERSION, Passage
from index.records import Record

Clock = Callable[[], datetime]
Action = Literal["added", "unchanged", "replaced", "removed"]


@dataclass(frozen=True)
class Change:
    """What became of one record. `sequence` is 0 where nothing was written."""

    record_id: str
    action: Action
    sequence: int = 0


@dataclass(frozen=True)
class RecordedChange:
    """One row of the change sequence."""

    sequence: int
    key: str
    action: str
    at: datetime


@dataclass(frozen=True)
class RecordRow:
    """One line of the list of records."""

    record_id: str
    force: str | None
    title: str | None
    inspectorate: str | None
    type: str | None
    published: date | None
    source: str
    illustrative: bool


class Archive:
    """The past records of one database. Every method is one transaction; all raise DatabaseError."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock

    def add(self, record: Record) -> Change:
        """What adding this record did; its embeddings, where new, are still to be made."""
        return self.add_with_embeddings(record, model="", vectors={})

    def add_with_embeddings(self, record: Record, *, model: str, vectors: Mapping[str, Vector]) -> Change:
        """What adding this record did, once record, passages and embeddings are all committed.

        The same record_id with the same content is unchanged, whatever the file was called; with other
        content it is replaced with its passages. A record that was marked illustrative stays so. `vectors`
        are by passage digest, of this model. Raises UnreadableRecordError for text that no database can hold.
        """
        record = with_record_id(record)
        refuse_unstorable(record)
        with self.database.writing() as connection:
            lock_changes(connection)
            stored = stored_record(connection, record.record_id)
            if stored and same_content(stored, record):
                add_vectors(connection, model, only_of(connection, record.record_id, vectors))
                return Change(record.record_id, "unchanged")
            action: Action = "replaced" if stored else "added"
            old: list[str] = []
            if stored:
                old = delete_records(connection, [record.record_id])
                record = replace(record, illustrative=record.illustrative or stored.illustrative)
            at = self._clock()
            sequence = record_change(connection, RECORD_CHANGE, record.record_id, action=action, at=at)
            insert_record(connection, record, sequence=sequence, at=at)
            add_vectors(connection, model, only_of(connection, record.record_id, vectors))
            delete_orphans(connection, old)
            return Change(record.record_id, action, sequence)

    def expected_action(self, record: Record, *, instead_of_stored: Record | None = None) -> Action:
        """What adding this record would do now, or after `instead_of_stored` was added; nothing is written."""
        record = with_record_id(record)
        stored = instead_of_stored
        if stored is None:
            with self.database.reading() as connection:
                stored = stored_record(connection, record.record_id)
        if stored is None:
            return "added"
        return "unchanged" if same_content(stored, record) else "replaced"

    def get(self, record_id: str) -> Record:
        """The record with this id. Raises RecordNotFoundError."""
        with self.database.reading() as connection:
            stored = stored_record(connection, record_id)
        if stored is None:
            raise not_found([record_id])
        return stored

    def list(self) -> tuple[RecordRow, ...]:
        """All records, newest inspection first, undated ones last."""
        columns = [records.c[name] for name in RecordRow.__dataclass_fields__]
        order = (records.c.published.is_(None), records.c.published.desc(), records.c.record_id)
        with self.database.reading() as connection:
            return tuple(RecordRow(*row) for row in connection.execute(sa.select(*columns).order_by(*order)))

    def remove(self, record_ids: Sequence[str]) -> tuple[Change, ...]:
        """The removals: records, their passages, and the embeddings that no other passage uses.

        Raises RecordNotFoundError, with nothing removed, where one of the ids is unknown.
        """
        wanted = list(dict.fromkeys(record_ids))
        with self.database.writing() as connection:
            lock_changes(connection)
            known = set(column_in_parts(connection, records.c.record_id, records.c.record_id, wanted))
            if unknown := [record_id for record_id in wanted if record_id not in known]:
                raise not_found(unknown)
            delete_orphans(connection, delete_records(connection, wanted))
            at = self._clock()
            return tuple(
                Change(key, "removed", record_change(connection, RECORD_CHANGE, key, action="removed", at=at))
                for key in wanted
            )

    def passages(self, record_id: str) -> tuple[Passage, ...]:
        """The passages of a record, in the order of their fields and offsets."""
        with self.database.reading() as connection:
            return tuple(passages_of(connection, [record_id]))

    def vectors(self, digests: Collection[str], model: str) -> dict[str, Vector]:
        """The vectors that this model has already made, by passage digest."""
        with self.database.reading() as connection:
            return stored_vectors(connection, list(digests), model)

    def without_embedding(self, model: str, limit: int) -> tuple[Passage, ...]:
        """Passages that this model has not embedded yet, at most so many."""
        ours = sa.select(embeddings.c.digest).where(embeddings.c.model == model)
        query = select_passages().where(passages.c.digest.not_in(ours)).order_by(passages.c.record_id).limit(limit)
        with self.database.reading() as connection:
            return tuple(as_passage(row) for row in connection.execute(query))

    def add_embeddings(self, model: str, vectors: Mapping[str, Vector], record_ids: Iterable[str]) -> None:
        """Keeps vectors that came later, by passage digest, and tells followers that these records moved."""
        with self.database.writing() as connection:
            lock_changes(connection)
            # A record may have gone in the meantime, and an embedding must not outlive its last passage.
            kept = set(column_in_parts(connection, passages.c.digest, passages.c.digest, list(vectors)))
            add_vectors(connection, model, {digest: vectors[digest] for digest in kept})
            for record_id in dict.fromkeys(record_ids):
                record_change(connection, RECORD_CHANGE, record_id, action="embedded", at=self._clock())

    def split_again(self, limit: int) -> int:
        """How many records, at most `limit`, had passages of another version and were split again."""
        outdated = sa.select(records.c.record_id).where(records.c.passage_version != PASSAGE_VERSION).limit(limit)
        with self.database.writing() as connection:
            lock_changes(connection)
            record_ids = list(connection.scalars(outdated))
            for record_id in record_ids:
                record = stored_record(connection, record_id)
                added_at = connection.scalar(sa.select(records.c.added_at).where(records.c.record_id == record_id))
                if record is None or added_at is None:
                    continue
                old = delete_records(connection, [record_id])
                at = self._clock()
                sequence = record_change(connection, RECORD_CHANGE, record_id, action="split", at=at)
                insert_record(connection, record, sequence=sequence, at=added_at)
                delete_orphans(connection, old)
        return len(record_ids)

    def changes_since(self, sequence: int, limit: int = 10_000) -> tuple[RecordedChange, ...]:
        """The changes of records with a larger number, in order, at most so many."""
        columns = (changes.c.sequence, changes.c.key, changes.c.action, changes.c.at)
        query = sa.select(*columns).where(changes.c.kind == RECORD_CHANGE, changes.c.sequence > sequence)
        with self.database.reading() as connection:
            rows = connection.execute(query.order_by(changes.c.sequence).limit(limit)).all()
        return tuple(RecordedChange(*row) for row in rows)

    def last_sequence(self) -> int:
        """The number of the last change of a record, 0 before the first."""
        with self.database.reading() as connection:
            return last_sequence(connection)
