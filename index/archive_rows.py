"""The rows of the archive: how records, passages and embeddings are written to and read from the tables.

Every function works inside the caller's transaction.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlalchemy.engine import Connection

from index.database import changes, embeddings, passages, records
from index.errors import RecordNotFoundError, UnreadableRecordError
from index.passages import PASSAGE_VERSION, Passage, split
from index.records import Record, canonical_json, from_json, make_record_id

Vector = NDArray[np.float32]
# What a record's passages depend on. "embedded" is written when another model's vectors came later.
RECORD_CHANGE = "record"
# Both engines take far more values in one statement; longer lists are sent in parts.
PART = 500
# JSON writes the null character so, unless the backslash is itself escaped.
NULL_CHARACTER = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


def with_record_id(record: Record) -> Record:
    """The record under its own id: the one it carries, or the one that its force, date and title make."""
    if record.record_id:
        return record
    inspection = record.inspection
    made = make_record_id(record.force, inspection.published, inspection.title, inspection.summary)
    return replace(record, record_id=made)


def content_digest(record: Record) -> str:
    """SHA-256, in hexadecimal, of what the printed form holds of a record.

    Left out are the id, the file's name, the illustrative mark, the reading notes and the report's
    address: reading our own export again brings none of them back, and must change nothing.
    """
    bare = replace(
        record,
        record_id="",
        source="",
        illustrative=False,
        reading_notes=(),
        inspection=replace(record.inspection, address=None),
    )
    return hashlib.sha256(canonical_json(bare).encode()).hexdigest()


def last_sequence(connection: Connection) -> int:
    """The number of the last change of a record that this connection sees, 0 before the first."""
    query = sa.select(sa.func.max(changes.c.sequence)).where(changes.c.kind == RECORD_CHANGE)
    return int(connection.scalar(query) or 0)


def select_passages() -> sa.Select[Any]:
    """A query for the columns of `as_passage`."""
    return sa.select(*(passages.c[name] for name in Passage.__dataclass_fields__))


def as_passage(row: Any) -> Passage:
    """The passage of a row of `select_passages`."""
    return Passage(**row._mapping)


def passages_of(connection: Connection, record_ids: Sequence[str]) -> list[Passage]:
    """The passages of these records, a record's own in the order of fields and offsets."""
    order = (passages.c.record_id, passages.c.field, passages.c.start, passages.c.passage_id)
    rows = in_parts(connection, select_passages().order_by(*order), passages.c.record_id, record_ids)
    return [as_passage(row) for row in rows]


def same_content(stored: Record, record: Record) -> bool:
    """Whether adding this record would lose or gain nothing: equal content, and no other address of the report."""
    address = record.inspection.address
    return content_digest(stored) == content_digest(record) and address in (None, stored.inspection.address)


def stored_record(connection: Connection, record_id: str) -> Record | None:
    """The record with this id, or None."""
    found = connection.scalar(sa.select(records.c.json).where(records.c.record_id == record_id))
    return None if found is None else from_json(json.loads(found))


def refuse_unstorable(record: Record) -> None:
    """Raises UnreadableRecordError for text that one of the two engines cannot hold."""
    text = canonical_json(record)
    # PostgreSQL has no place for the null character in text.
    if NULL_CHARACTER.search(text) or any("\ud800" <= character <= "\udfff" for character in text):
        raise UnreadableRecordError(
            f"{record.source or record.record_id} holds characters that are not text.",
            "Save the file again as plain text in UTF-8.",
        )


def insert_record(connection: Connection, record: Record, *, sequence: int, at: datetime) -> None:
    """Writes a record that is not there, and its passages."""
    inspection = record.inspection
    connection.execute(
        sa.insert(records).values(
            record_id=record.record_id,
            digest=content_digest(record),
            force=record.force,
            title=inspection.title,
            inspectorate=inspection.inspectorate,
            type=inspection.type,
            published=inspection.published,
            source=record.source,
            illustrative=record.illustrative,
            concerns=",".join(concern.status for concern in record.causes_of_concern),
            json=canonical_json(record),
            passage_version=PASSAGE_VERSION,
            added_at=at,
            sequence=sequence,
        )
    )
    if rows := [vars(passage) for passage in split(record)]:
        connection.execute(sa.insert(passages), rows)


def delete_records(connection: Connection, record_ids: Sequence[str]) -> list[str]:
    """The digests of the passages that went with these records; `delete_orphans` is due for them."""
    digests = column_in_parts(connection, passages.c.digest, passages.c.record_id, record_ids)
    for part in _parts(record_ids):
        connection.execute(sa.delete(passages).where(passages.c.record_id.in_(part)))
        connection.execute(sa.delete(records).where(records.c.record_id.in_(part)))
    return digests


def delete_orphans(connection: Connection, digests: Sequence[str]) -> None:
    """Removes those embeddings, of every model, that no passage uses any more."""
    used = sa.exists().where(passages.c.digest == embeddings.c.digest)
    for part in _parts(digests):
        connection.execute(sa.delete(embeddings).where(embeddings.c.digest.in_(part), ~used))


def stored_vectors(connection: Connection, digests: Sequence[str], model: str) -> dict[str, Vector]:
    """The vectors that this model has already made, by passage digest."""
    query = sa.select(embeddings.c.digest, embeddings.c.vector).where(embeddings.c.model == model)
    rows = in_parts(connection, query, embeddings.c.digest, digests)
    return {digest: as_vector(vector) for digest, vector in rows}


def as_vector(stored: bytes) -> Vector:
    """The vector that was stored as these bytes."""
    return np.frombuffer(stored, dtype="<f4").astype(np.float32)


def only_of(connection: Connection, record_id: str, vectors: Mapping[str, Vector]) -> dict[str, Vector]:
    """Those vectors, by passage digest, that the passages of this stored record use."""
    digests = connection.scalars(sa.select(passages.c.digest).where(passages.c.record_id == record_id))
    return {digest: vectors[digest] for digest in digests if digest in vectors}


def add_vectors(connection: Connection, model: str, vectors: Mapping[str, Vector]) -> None:
    """Writes those vectors, by passage digest, that this model has not made before."""
    known = stored_vectors(connection, list(vectors), model)
    rows = [
        {"digest": digest, "model": model, "vector": np.asarray(vector, dtype="<f4").tobytes()}
        for digest, vector in vectors.items()
        if digest not in known
    ]
    if rows:
        connection.execute(sa.insert(embeddings), rows)


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), PART):
        yield values[start : start + PART]


def in_parts(
    connection: Connection, query: sa.Select[Any], column: sa.ColumnElement[Any], values: Sequence[str]
) -> list[Any]:
    """The rows of a query whose column has one of these values, however many there are."""
    return [row for part in _parts(values) for row in connection.execute(query.where(column.in_(part)))]


def column_in_parts(
    connection: Connection, wanted: sa.Column[Any], column: sa.Column[Any], values: Sequence[str]
) -> list[Any]:
    """One column of the rows whose other column has one of these values."""
    return [row[0] for row in in_parts(connection, sa.select(wanted), column, values)]


def not_found(record_ids: Sequence[str]) -> RecordNotFoundError:
    """The error for these unknown ids."""
    named = ", ".join(record_ids)
    return RecordNotFoundError(f"There is no record {named}.", "See `fiftysix records` for the ids.")
