"""How fast ingest and search are beside a LangChain and Chroma quickstart on the same texts, in one run."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from index.archive import Archive
from index.database import Database
from index.embedding import Embedding
from index.generations import Generations
from index.passages import split
from index.records import Inspection, Record, Section, Sections, make_record_id
from index.upkeep import embed

QUERIES = 50
_SEED = 56


def made_up(records: Sequence[Record], passages: int) -> Iterator[Record]:
    """Records of about so many passages in all, each sentence taken from the given records, shuffled."""
    chance = random.Random(_SEED)
    words = [
        word
        for record in records
        for kind in ("initial_response", "chief_constable_response")
        for word in (record.section(kind).text or "").split()
    ]
    count = 0
    number = 0
    while count < passages:
        number += 1
        texts = [" ".join(chance.choices(words, k=160)) + "." for _ in range(3)]
        made = replace(
            records[0],
            force=f"Force {number % 43}",
            inspection=Inspection(f"Inspection {number}", "HMICFRS", None, date(2000, 1, 1) + timedelta(days=number)),
            sections=Sections(*(Section(f"Section {n}", text) for n, text in enumerate(texts))),
            recommendations=(),
            areas_for_improvement=(),
            causes_of_concern=(),
        )
        made = replace(made, record_id=make_record_id(made.force, made.inspection.published, made.inspection.title))
        count += len(split(made))
        yield made


def compare(records: Sequence[Record], embedding: Embedding, folder: Path) -> dict[str, Any]:
    """Times of both, and ours divided by the quickstart's; milliseconds at the median of 50 queries."""
    texts = [passage.text for record in records for passage in split(record)]
    queries = [text[:120] for text in random.Random(_SEED).sample(texts, min(QUERIES, len(texts)))]
    ours_ingest, ours = _ours(records, embedding, folder, queries)
    theirs_ingest, theirs = _quickstart(texts, embedding, folder, queries)
    return {
        "passages": len(texts),
        "records": len(records),
        "embedding": embedding.name,
        "records_per_second": round(len(records) / ours_ingest, 1),
        "ingest_ratio": round(ours_ingest / theirs_ingest, 2),
        "search_ms": round(ours, 2),
        "search_ratio": round(ours / theirs, 2),
    }


def _ours(records: Sequence[Record], embedding: Embedding, folder: Path, queries: Sequence[str]) -> tuple[float, float]:
    with closing(Database(f"sqlite:///{folder / 'bench.db'}")) as database:
        database.create_tables()
        archive = Archive(database, lambda: datetime.now(UTC))
        began = time.perf_counter()
        for start in range(0, len(records), 32):
            batch = records[start : start + 32]
            vectors = embed([passage for record in batch for passage in split(record)], embedding)
            for record in batch:
                archive.add_with_embeddings(record, model=embedding.name, vectors=vectors)
        ingested = time.perf_counter() - began
        with Generations(folder / "search", archive, embedding) as generations:
            generations.prepare()
            search = generations.searcher()
            return ingested, _median_ms(lambda query: search.find(query, include_illustrative=True), queries)


def _quickstart(
    texts: Sequence[str], embedding: Embedding, folder: Path, queries: Sequence[str]
) -> tuple[float, float]:
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings

    class Same(Embeddings):
        """The same embedding, in LangChain's shape."""

        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            """The vectors of documents."""
            return embedding.passages(texts).tolist()  # type: ignore[no-any-return]

        def embed_query(self, text: str) -> list[float]:
            """The vector of a query."""
            return embedding.query(text).tolist()  # type: ignore[no-any-return]

    began = time.perf_counter()
    store = Chroma(embedding_function=Same(), persist_directory=str(folder / "quickstart"))
    for start in range(0, len(texts), 1000):
        store.add_texts(list(texts[start : start + 1000]))
    ingested = time.perf_counter() - began
    return ingested, _median_ms(lambda query: store.similarity_search(query, k=10), queries)


def _median_ms(search: Callable[[str], object], queries: Sequence[str]) -> float:
    times = []
    for query in queries:
        began = time.perf_counter()
        search(query)
        times.append((time.perf_counter() - began) * 1000)
    return median(times)
