"""Passages and vectors as search reads them from the database, for one embedding model."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlalchemy.engine import Connection

from index.archive_rows import Vector, as_passage, as_vector, in_parts, last_sequence, select_passages
from index.database import Database, embeddings, passages, records
from index.passages import PASSAGE_KINDS, Passage, PassageKind
from index.precedents import RecordSummary
from index.records import ConcernStatus

# Beyond this many records one pass over the table costs less than asking by id.
ASK_BY_ID_BELOW = 400


@dataclass(frozen=True)
class Vectors:
    """Passage ids of one kind and their vectors, `(len(ids), dimensions)`."""

    ids: tuple[str, ...]
    matrix: NDArray[np.float32]


@dataclass(frozen=True)
class Snapshot:
    """Everything that search needs, as of one change: what a cache is built from and compared with."""

    sequence: int
    passages: tuple[Passage, ...]
    vectors: Mapping[PassageKind, Vectors]


@dataclass(frozen=True)
class StoredId:
    """A passage's id, its kind and record, and whether this model has embedded it."""

    passage_id: str
    kind: PassageKind
    record_id: str
    embedded: bool


class StoredPassages:
    """The source of exact search, and of a cache's texts. `model` and `dimensions` are the embedding's."""

    def __init__(self, database: Database, model: str, dimensions: int) -> None:
        self._database = database
        self._model = model
        self._dimensions = dimensions

    def change(self) -> int:
        """The number of the last change of a record."""
        with self._database.reading() as connection:
            return last_sequence(connection)

    def all_passages(self) -> tuple[Passage, ...]:
        """Every passage, by record and place."""
        with self._database.reading() as connection:
            return _all_passages(connection)

    def embeddings(
        self, kind: PassageKind, record_ids: Collection[str] | None = None
    ) -> tuple[Sequence[str], NDArray[np.float32]]:
        """Passage ids of a kind and their vectors, `(len(ids), dimensions)`; of these records only, where given."""
        with self._database.reading() as connection:
            found = self._vectors_of(connection, kind, record_ids)
        return found.ids, found.matrix

    def vectors(self, passage_ids: Collection[str]) -> Mapping[str, Vector]:
        """The vectors of these passages; unknown ids, and passages not embedded yet, are left out."""
        query = sa.select(passages.c.passage_id, embeddings.c.vector).join_from(passages, embeddings, self._ours())
        with self._database.reading() as connection:
            rows = in_parts(connection, query, passages.c.passage_id, list(passage_ids))
        return {row[0]: as_vector(row[1]) for row in rows}

    def passages(self, passage_ids: Collection[str]) -> Mapping[str, Passage]:
        """These passages by id; unknown ids are left out."""
        with self._database.reading() as connection:
            rows = in_parts(connection, select_passages(), passages.c.passage_id, list(passage_ids))
        return {passage.passage_id: passage for passage in map(as_passage, rows)}

    def summaries(self) -> Mapping[str, RecordSummary]:
        """Every record's summary by record id."""
        names = ("record_id", "source", "force", "title", "type", "published", "illustrative", "concerns")
        with self._database.reading() as connection:
            rows = [dict(row) for row in connection.execute(sa.select(*(records.c[name] for name in names))).mappings()]
        return {row["record_id"]: RecordSummary(**(row | {"concerns": _statuses(row["concerns"])})) for row in rows}

    def snapshot(self, record_ids: Collection[str] | None = None) -> Snapshot:
        """All passages and vectors as of one change; of these records only, where given."""
        with self._database.reading() as connection:
            found = _all_passages(connection) if record_ids is None else _passages_of(connection, record_ids)
            vectors = {kind: self._vectors_of(connection, kind, record_ids) for kind in PASSAGE_KINDS}
            return Snapshot(last_sequence(connection), found, vectors)

    def ids(self) -> tuple[int, tuple[StoredId, ...]]:
        """The last change, and the ids of all passages, at one moment."""
        columns = (passages.c.passage_id, passages.c.kind, passages.c.record_id, embeddings.c.digest.is_not(None))
        query = sa.select(*columns).outerjoin_from(passages, embeddings, self._ours())
        with self._database.reading() as connection:
            rows: list[Any] = list(connection.execute(query))
            return last_sequence(connection), tuple(StoredId(row[0], row[1], row[2], bool(row[3])) for row in rows)

    def _ours(self) -> sa.ColumnElement[bool]:
        return (embeddings.c.digest == passages.c.digest) & (embeddings.c.model == self._model)

    def _vectors_of(self, connection: Connection, kind: PassageKind, record_ids: Collection[str] | None) -> Vectors:
        query = (
            sa.select(passages.c.passage_id, embeddings.c.vector, passages.c.record_id)
            .join_from(passages, embeddings, self._ours())
            .where(passages.c.kind == kind)
            .order_by(passages.c.passage_id)
        )
        rows: list[Any]
        if record_ids is not None and len(record_ids) < ASK_BY_ID_BELOW:
            rows = in_parts(connection, query, passages.c.record_id, list(record_ids))
        else:
            wanted = None if record_ids is None else frozenset(record_ids)
            rows = [row for row in connection.execute(query) if wanted is None or row[2] in wanted]
        joined = np.frombuffer(b"".join(row[1] for row in rows), dtype="<f4").astype(np.float32)
        return Vectors(tuple(row[0] for row in rows), joined.reshape(len(rows), self._dimensions))


def _all_passages(connection: Connection) -> tuple[Passage, ...]:
    order = (passages.c.record_id, passages.c.field, passages.c.start)
    return tuple(as_passage(row) for row in connection.execute(select_passages().order_by(*order)))


def _passages_of(connection: Connection, record_ids: Collection[str]) -> tuple[Passage, ...]:
    return tuple(map(as_passage, in_parts(connection, select_passages(), passages.c.record_id, list(record_ids))))


def _statuses(joined: str) -> tuple[ConcernStatus, ...]:
    return cast(tuple[ConcernStatus, ...], tuple(joined.split(","))) if joined else ()
