"""Meaning: the vectors of one cache generation, in Chroma, and exact search over a matrix.

The only file that imports chromadb. Ids and vectors only: no text, no metadata, no embedding function,
no server. Filters are the caller's: Chroma's `where` is tens of times slower than asking for more.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import SearchCacheError

# Chroma's default of 100 missed up to a tenth of the true neighbours; 500 misses 3 in 1,000 for a millisecond.
EF_SEARCH = 500
_DIMENSIONS = "fiftysix-dimensions"
_BATCH = 1000


@contextmanager
def _vendor_failures(what: str) -> Iterator[None]:
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, ValueError, OSError, RuntimeError, KeyError, sqlite3.Error) as error:
        raise SearchCacheError(
            f"The vector index could not be {what}: {error}", "It rebuilds itself at the next start."
        ) from error


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(
        str(folder), settings=Settings(anonymized_telemetry=False, allow_reset=False, is_persistent=True)
    )


class VectorCache:
    """The vectors of one generation folder, one collection a passage kind.

    Not safe for two processes on one folder: the owner's lock is the caller's. A folder that was deleted may
    not be used again in the same process (Chroma keeps the old one): a rebuild takes a new folder.
    Every vendor failure is raised as SearchCacheError.
    """

    def __init__(self, client: Any, collections: Mapping[str, Any]) -> None:
        """Use `create` or `open`."""
        self._client = client
        self._collections = collections

    @classmethod
    def create(cls, folder: Path, kinds: Sequence[str], dimensions: int) -> "VectorCache":
        """A new, empty cache in a folder that holds none yet."""
        with _vendor_failures("made"):
            folder.mkdir(parents=True, exist_ok=True)
            client = _client(folder)
            collections = {
                kind: client.create_collection(
                    kind,
                    embedding_function=None,
                    metadata={_DIMENSIONS: dimensions},
                    configuration={"hnsw": {"space": "cosine", "ef_search": EF_SEARCH}},
                )
                for kind in kinds
            }
            return cls(client, collections)

    @classmethod
    def open(cls, folder: Path) -> "VectorCache":
        """The cache that was made in this folder. Raises SearchCacheError where there is none."""
        if not (folder / "chroma.sqlite3").is_file():
            raise SearchCacheError(f"There is no vector index in {folder}.", "It rebuilds itself at the next start.")
        with _vendor_failures("opened"):
            client = _client(folder)
            names = [collection.name for collection in client.list_collections()]
            return cls(client, {name: client.get_collection(name, embedding_function=None) for name in names})

    def add(self, kind: str, ids: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Adds or replaces vectors `(len(ids), dimensions)`. Raises SearchCacheError for another shape."""
        collection = self._collection(kind)
        dimensions = collection.metadata[_DIMENSIONS]
        if vectors.shape != (len(ids), dimensions):
            raise SearchCacheError(
                f"Vectors of shape {vectors.shape} do not fit {len(ids)} passages of {dimensions} dimensions.",
                "It rebuilds itself at the next start.",
            )
        with _vendor_failures("written"):
            for start in range(0, len(ids), _BATCH):
                collection.upsert(
                    ids=list(ids[start : start + _BATCH]),
                    embeddings=np.ascontiguousarray(vectors[start : start + _BATCH], np.float32),
                )

    def remove(self, kind: str, ids: Iterable[str]) -> None:
        """Removes vectors; ids that are not there are passed over."""
        collection = self._collection(kind)
        rest = iter(ids)
        with _vendor_failures("written"):
            while batch := list(islice(rest, _BATCH)):
                collection.delete(ids=batch)

    def nearest(self, kind: str, vector: NDArray[np.float32], limit: int) -> list[tuple[str, float]]:
        """The ids nearest in meaning with their cosine similarity, best first."""
        collection = self._collection(kind)
        with _vendor_failures("read"):
            wanted = min(limit, collection.count())
            if wanted < 1:
                return []
            found = collection.query(query_embeddings=vector[np.newaxis, :], n_results=wanted, include=["distances"])
        return [
            (passage_id, 1.0 - float(distance))
            for passage_id, distance in zip(found["ids"][0], found["distances"][0], strict=True)
        ]

    def ids(self, kind: str) -> set[str]:
        """Every id of a kind."""
        collection = self._collection(kind)
        with _vendor_failures("read"):
            return set(collection.get(include=[])["ids"])

    def close(self) -> None:
        """Lets go of the folder's files; the cache cannot be used afterwards."""
        with _vendor_failures("closed"):
            self._collections = {}
            self._client.close()

    def _collection(self, kind: str) -> Any:
        try:
            return self._collections[kind]
        except KeyError:
            raise SearchCacheError(
                f"The vector index holds no “{kind}”.", "It rebuilds itself at the next start."
            ) from None


def exact_nearest(
    matrix: NDArray[np.float32], query: NDArray[np.float32], limit: int, mask: NDArray[np.bool_] | None = None
) -> list[tuple[int, float]]:
    """The rows nearest to a query with their cosine similarity, best first, ties in the order of rows.

    `matrix` is `(rows, dimensions)` of vectors of length 1; `mask`, one truth a row, says which may compete.
    """
    places = np.arange(len(matrix)) if mask is None else np.flatnonzero(mask)
    if limit < 1 or not len(places):
        return []
    similarities = matrix @ query if mask is None else matrix[places] @ query
    if limit < len(places):
        kept = np.sort(np.argpartition(-similarities, limit - 1)[:limit])
        places, similarities = places[kept], similarities[kept]
    order = np.argsort(-similarities, kind="stable")
    return [(int(places[place]), float(similarities[place])) for place in order]
