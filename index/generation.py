"""One generation of the search cache: Chroma for meaning, Tantivy for words, and the changes applied to both."""

import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import SearchCacheError
from index.generation_folder import Manifest, read_manifest, write_manifest
from index.passages import PASSAGE_KINDS, Passage, PassageKind
from index.rankings import CachedRankings, Rankings
from index.stored_passages import Snapshot, StoredId
from index.vectors import VectorCache
from index.words import WordCache

SAMPLE_SIZE = 50
# Chroma's index is approximate: passages that say nearly the same hide one another, and a few of fifty may be
# missed in a sound one. More than these, or more than when it was built and these, and it is damaged.
MOST_LOST = 5
MORE_LOST = 2
# Chroma keeps float32 and tells distances in float32.
SAME_SIMILARITY = 0.999
REBUILDS = "It rebuilds itself; search is exact until then."


@dataclass(frozen=True)
class Sample:
    """A passage that must find itself."""

    kind: PassageKind
    passage_id: str
    vector: NDArray[np.float32]


class Generation:
    """An open generation. Searches may run while it follows; it closes when the last of them has ended."""

    def __init__(self, folder: Path, manifest: Manifest, vectors: VectorCache, words: WordCache) -> None:
        """Use `build` or `open`."""
        self.folder = folder
        self.manifest = manifest
        self._vectors = vectors
        self._words = words
        self._ids: dict[str, dict[str, PassageKind]] = {}
        self._idle = threading.Condition()
        self._searches = 0

    @classmethod
    def build(cls, folder: Path, manifest: Manifest, snapshot: Snapshot) -> "Generation":
        """A generation of everything in the snapshot, in an empty folder. Raises SearchCacheError."""
        vectors = VectorCache.create(folder / "vectors", PASSAGE_KINDS, manifest.dimensions)
        made = cls(folder, manifest, vectors, WordCache.create(folder / "words"))
        made._put(snapshot)
        made._note(snapshot.passages)
        write_manifest(folder, manifest)
        return made

    @classmethod
    def open(cls, folder: Path, ids: Sequence[StoredId]) -> "Generation":
        """The generation in this folder; `ids` are those of the database now. Raises SearchCacheError."""
        manifest = read_manifest(folder)
        if manifest is None:
            raise SearchCacheError(f"The search cache {folder.name} does not say what it holds.", REBUILDS)
        vectors = VectorCache.open(folder / "vectors")
        opened = cls(folder, manifest, vectors, WordCache.open(folder / "words"))
        for stored in ids:
            opened._ids.setdefault(stored.record_id, {})[stored.passage_id] = stored.kind
        return opened

    def rankings(self) -> Rankings:
        """The rankings that search fuses."""
        return CachedRankings(self._vectors, self._words)

    @contextmanager
    def searching(self) -> Iterator[None]:
        """Holds the generation open."""
        with self._idle:
            self._searches += 1
        try:
            yield
        finally:
            with self._idle:
                self._searches -= 1
                self._idle.notify_all()

    def close(self, wait_seconds: float = 30.0) -> None:
        """Closes the files once no search uses them, or after the wait. Raises SearchCacheError."""
        with self._idle:
            self._idle.wait_for(lambda: self._searches == 0, wait_seconds)
        try:
            self._words.close()
        finally:
            self._vectors.close()

    def apply(self, record_ids: Collection[str], snapshot: Snapshot, *, sequence: int) -> None:
        """Puts these records' passages, as the snapshot has them, in place of what was there.

        Doing it twice does no harm, so a crash half-way needs only the same again. Raises SearchCacheError.
        """
        if not (self.folder / "manifest.json").is_file():
            raise SearchCacheError(f"The search cache {self.folder.name} has lost its files.", REBUILDS)
        old = {key: kind for record_id in record_ids for key, kind in self._ids.pop(record_id, {}).items()}
        kept = {passage.passage_id for passage in snapshot.passages}
        embedded = {passage_id for found in snapshot.vectors.values() for passage_id in found.ids}
        # Ids that stay are written over: other text under an old id must not be found.
        self._take_out(
            words=[key for key in old if key not in kept],
            vectors={key: kind for key, kind in old.items() if key not in embedded},
        )
        self._put(snapshot)
        self._note(snapshot.passages)
        self.manifest = replace(self.manifest, sequence=sequence, passages=sum(map(len, self._ids.values())))
        write_manifest(self.folder, self.manifest)

    def take_out_unknown(self, ids: Sequence[StoredId]) -> None:
        """Removes what the database no longer has. Raises SearchCacheError."""
        known = {stored.passage_id for stored in ids}
        vectors = {key: kind for kind in PASSAGE_KINDS for key in self._vectors.ids(kind) if key not in known}
        self._take_out(words=self._words.ids() - known, vectors=vectors)

    def difference(self, ids: Sequence[StoredId]) -> str | None:
        """How the cache differs from the database, in one line, or None. Raises SearchCacheError."""
        wanted = {stored.passage_id for stored in ids}
        if wanted != (held := self._words.ids()):
            return f"words: {len(wanted - held)} passages missing, {len(held - wanted)} too many"
        for kind in PASSAGE_KINDS:
            wanted = {stored.passage_id for stored in ids if stored.kind == kind and stored.embedded}
            if wanted != (held := self._vectors.ids(kind)):
                return f"{kind}: {len(wanted - held)} vectors missing, {len(held - wanted)} too many"
        return None

    def read_everything(self) -> None:
        """Reads every id and ranks by words once, to see that it can be done. Raises SearchCacheError."""
        for kind in PASSAGE_KINDS:
            self._vectors.ids(kind)
        self._words.ids()
        self._words.best("police", None, 1)

    def lost(self, samples: Sequence[Sample]) -> int:
        """How many of the samples do not find themselves. Raises SearchCacheError."""
        return sum(not self._finds(sample) for sample in samples)

    def note_lost(self, lost: int) -> None:
        """Writes down how many samples it missed when it was new. Raises SearchCacheError."""
        self.manifest = replace(self.manifest, lost=lost)
        write_manifest(self.folder, self.manifest)

    def _finds(self, sample: Sample) -> bool:
        found = self._vectors.nearest(sample.kind, sample.vector, 5)
        # Equal texts of several records are equally near: any of them will do.
        return bool(found) and (sample.passage_id in dict(found) or found[0][1] >= SAME_SIMILARITY)

    def _put(self, snapshot: Snapshot) -> None:
        for kind, found in snapshot.vectors.items():
            if found.ids:
                self._vectors.add(kind, found.ids, found.matrix)
        self._words.add(snapshot.passages)
        self._words.commit()

    def _take_out(self, *, words: Collection[str], vectors: Mapping[str, PassageKind]) -> None:
        for kind in set(vectors.values()):
            self._vectors.remove(kind, [key for key, its_kind in vectors.items() if its_kind == kind])
        self._words.remove(words)
        self._words.commit()

    def _note(self, passages: Sequence[Passage]) -> None:
        for passage in passages:
            self._ids.setdefault(passage.record_id, {})[passage.passage_id] = passage.kind


def samples_of(snapshot: Snapshot, *, leaving_out: Collection[str]) -> list[Sample]:
    """Passages spread over a snapshot, at most fifty and none of these records, that must find themselves."""
    left_out = {passage.passage_id for passage in snapshot.passages if passage.record_id in leaving_out}
    everything = [
        Sample(kind, passage_id, vector)
        for kind, found in snapshot.vectors.items()
        for passage_id, vector in zip(found.ids, found.matrix, strict=True)
        # A text without any known word has no direction, and finds nothing.
        if passage_id not in left_out and float(np.linalg.norm(vector)) > 0.5
    ]
    return everything[:: max(1, len(everything) // SAMPLE_SIZE)][:SAMPLE_SIZE]
