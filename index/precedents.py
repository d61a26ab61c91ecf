"""What search reads and what it gives: a record's summary, the source of passages, and the precedent.

Knows neither how passages are ranked nor where they are kept.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.passages import Passage, PassageKind
from index.records import ConcernStatus, Record


@dataclass(frozen=True)
class RecordSummary:
    """What a precedent says of its record."""

    record_id: str
    source: str
    force: str | None
    title: str | None
    type: str | None
    published: date | None
    illustrative: bool
    concerns: tuple[ConcernStatus, ...] = ()


def summarise(record: Record) -> RecordSummary:
    """The summary of a record."""
    return RecordSummary(
        record.record_id,
        record.source,
        record.force,
        record.inspection.title,
        record.inspection.type,
        record.inspection.published,
        record.illustrative,
        tuple(concern.status for concern in record.causes_of_concern),
    )


class PassageSource(Protocol):
    """The database, as search reads it."""

    def change(self) -> int:
        """The number of the last change; what was read is read again when it has moved."""

    def all_passages(self) -> Iterable[Passage]:
        """Every passage."""

    def embeddings(
        self, kind: PassageKind, record_ids: Collection[str] | None = None
    ) -> tuple[Sequence[str], NDArray[np.float32]]:
        """Passage ids of a kind and their vectors, `(len(ids), dimensions)`; of these records only, where given."""

    def vectors(self, passage_ids: Collection[str]) -> Mapping[str, NDArray[np.float32]]:
        """The vectors of these passages; unknown ids are left out."""

    def passages(self, passage_ids: Collection[str]) -> Mapping[str, Passage]:
        """These passages by id; unknown ids are left out."""

    def summaries(self) -> Mapping[str, RecordSummary]:
        """Every record's summary by record id."""


@dataclass(frozen=True)
class Precedent:
    """A passage offered as a model for an answer: pattern and wording, never a source of fact unless `own`.

    `score` is 0 to 1: the best one's is its similarity to the query, the others stand in proportion. `start` and
    `end` are code points of the text that `field` names.
    """

    rank: int
    passage_id: str
    record_id: str
    source: str
    force: str | None
    title: str | None
    published: date | None
    section: PassageKind
    field: str
    start: int
    end: int
    text: str
    score: float
    why: tuple[str, ...]
    own: bool
    illustrative: bool
