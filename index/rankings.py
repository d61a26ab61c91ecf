"""The two rankings that search fuses, by meaning and by words: from a cache generation, or exact."""

import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.passages import PASSAGE_KINDS, PassageKind
from index.precedents import PassageSource
from index.vectors import VectorCache, exact_nearest
from index.words import WordCache

Matrix = tuple[Sequence[str], NDArray[np.float32]]


class Rankings(Protocol):
    """The two rankings that are fused. Both raise SearchCacheError where a cache is damaged."""

    def nearest(self, kind: PassageKind, vector: NDArray[np.float32], limit: int) -> list[tuple[str, float]]:
        """Passage ids of a kind nearest in meaning, with cosine similarity, best first."""

    def best(
        self, text: str, kinds: Collection[PassageKind], limit: int, record_ids: Collection[str] | None
    ) -> list[tuple[str, float]]:
        """Passage ids that share most words, with BM25, best first."""


class CachedRankings:
    """The rankings of one cache generation."""

    def __init__(self, vectors: VectorCache, words: WordCache) -> None:
        """Both of one generation."""
        self._vectors = vectors
        self._words = words

    def nearest(self, kind: PassageKind, vector: NDArray[np.float32], limit: int) -> list[tuple[str, float]]:
        """Passage ids of a kind nearest in meaning, with cosine similarity, best first."""
        return self._vectors.nearest(kind, vector, limit)

    def best(
        self, text: str, kinds: Collection[PassageKind], limit: int, record_ids: Collection[str] | None
    ) -> list[tuple[str, float]]:
        """Passage ids that share most words, with BM25, best first."""
        return self._words.best(text, kinds, limit, record_ids=record_ids)


@dataclass(frozen=True)
class _Everything:
    change: int
    matrices: Mapping[PassageKind, Matrix]
    words: WordCache


class ExactRankings:
    """The rankings of everything in a source, read at the first search and again when the source has changed."""

    def __init__(self, source: PassageSource) -> None:
        """Nothing is read yet."""
        self._source = source
        self._lock = threading.Lock()
        self._read: _Everything | None = None

    def nearest(self, kind: PassageKind, vector: NDArray[np.float32], limit: int) -> list[tuple[str, float]]:
        """Passage ids of a kind nearest in meaning, with cosine similarity, best first."""
        ids, matrix = self._everything().matrices[kind]
        return [(ids[place], similarity) for place, similarity in exact_nearest(matrix, vector, limit)]

    def best(
        self, text: str, kinds: Collection[PassageKind], limit: int, record_ids: Collection[str] | None
    ) -> list[tuple[str, float]]:
        """Passage ids that share most words, with BM25, best first."""
        return self._everything().words.best(text, kinds, limit, record_ids=record_ids)

    def _everything(self) -> _Everything:
        with self._lock:
            change = self._source.change()
            if self._read is None or self._read.change != change:
                words = WordCache.create(None)
                words.add(self._source.all_passages())
                words.commit()
                matrices = {kind: self._source.embeddings(kind) for kind in PASSAGE_KINDS}
                self._read = _Everything(change, matrices, words)
            return self._read


class NarrowRankings:
    """The rankings of a few records only: their vectors exactly, their words by another ranking, limited to them.

    Asking an approximate index for more and leaving most of it out would miss what few records hold.
    """

    def __init__(self, rankings: Rankings, source: PassageSource, record_ids: Collection[str]) -> None:
        """Of these records; the words come from `rankings`."""
        self._rankings = rankings
        self._source = source
        self._record_ids = record_ids
        self._matrices: dict[PassageKind, Matrix] = {}

    def nearest(self, kind: PassageKind, vector: NDArray[np.float32], limit: int) -> list[tuple[str, float]]:
        """Passage ids of a kind nearest in meaning, with cosine similarity, best first."""
        if kind not in self._matrices:
            self._matrices[kind] = self._source.embeddings(kind, self._record_ids)
        ids, matrix = self._matrices[kind]
        return [(ids[place], similarity) for place, similarity in exact_nearest(matrix, vector, limit)]

    def best(
        self, text: str, kinds: Collection[PassageKind], limit: int, record_ids: Collection[str] | None
    ) -> list[tuple[str, float]]:
        """Passage ids that share most words, with BM25, best first."""
        wanted = set(self._record_ids) if record_ids is None else set(self._record_ids) & set(record_ids)
        return self._rankings.best(text, kinds, limit, wanted)
