"""Records in memory as a source of passages, for tests of search that need no database."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedding
from index.passages import Passage, PassageKind, split
from index.precedents import RecordSummary, summarise
from index.records import Record


class MemorySource:
    """The passages of some records and their vectors. `put` and `take_out` are changes, as in a database."""

    def __init__(self, embedding: Embedding, records: Iterable[Record] = ()) -> None:
        self._embedding = embedding
        self._records: dict[str, Record] = {}
        self._passages: dict[str, Passage] = {}
        self._vectors: dict[str, NDArray[np.float32]] = {}
        self._change = 0
        self.put(*records)

    def put(self, *records: Record) -> None:
        made = [passage for record in records for passage in split(record)]
        self._records.update({record.record_id: record for record in records})
        self._passages.update({passage.passage_id: passage for passage in made})
        rows = self._embedding.passages([passage.text for passage in made])
        self._vectors.update({passage.passage_id: row for passage, row in zip(made, rows, strict=True)})
        self._change += 1

    def take_out(self, record_id: str) -> None:
        del self._records[record_id]
        gone = [one for one, passage in self._passages.items() if passage.record_id == record_id]
        for one in gone:
            del self._passages[one], self._vectors[one]
        self._change += 1

    def change(self) -> int:
        return self._change

    def all_passages(self) -> Iterable[Passage]:
        return list(self._passages.values())

    def embeddings(
        self, kind: PassageKind, record_ids: Collection[str] | None = None
    ) -> tuple[Sequence[str], NDArray[np.float32]]:
        ids = [
            one
            for one, passage in self._passages.items()
            if passage.kind == kind and (record_ids is None or passage.record_id in record_ids)
        ]
        matrix = np.array([self._vectors[one] for one in ids], np.float32)
        return ids, matrix.reshape(len(ids), self._embedding.dimensions)

    def vectors(self, passage_ids: Collection[str]) -> Mapping[str, NDArray[np.float32]]:
        return {one: self._vectors[one] for one in passage_ids if one in self._vectors}

    def passages(self, passage_ids: Collection[str]) -> Mapping[str, Passage]:
        return {one: self._passages[one] for one in passage_ids if one in self._passages}

    def summaries(self) -> Mapping[str, RecordSummary]:
        return {one: summarise(record) for one, record in self._records.items()}
