"""How good the search is: judged collections read and measured, beside a LangChain and Chroma quickstart.

The fused system is the one that the product uses, `index.candidates.rank`, over one passage a document.
"""

import hashlib
import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.candidates import Question, rank
from index.embedding import Embedding
from index.errors import UnreadableRecordError
from index.passages import Passage, PassageKind
from index.precedents import RecordSummary
from index.ranking import best_first
from index.rankings import ExactRankings

# How deep a ranking is judged: far enough for every figure that is given.
DEPTH = 100
_KIND: PassageKind = "summary"
_FLOORLESS = -1.0


@dataclass(frozen=True)
class Judged:
    """A collection with judgements: title and text by document, text by query, gain by query and document."""

    name: str
    documents: Mapping[str, tuple[str, str]]
    queries: Mapping[str, str]
    gains: Mapping[str, Mapping[str, float]]


def ndcg(ranked: Sequence[str], gains: Mapping[str, float], depth: int) -> float:
    """Normalised discounted cumulative gain of the first `depth` (Järvelin and Kekäläinen, 2002); 0 to 1."""
    reached = _discounted([gains.get(one, 0.0) for one in ranked[:depth]])
    ideal = _discounted(sorted(gains.values(), reverse=True)[:depth])
    return reached / ideal if ideal else 0.0


def recall(ranked: Sequence[str], gains: Mapping[str, float], depth: int) -> float:
    """The share of what is relevant that stands in the first `depth`; 0 to 1."""
    relevant = {one for one, gain in gains.items() if gain > 0}
    return len(relevant.intersection(ranked[:depth])) / len(relevant) if relevant else 0.0


def mrr(ranked: Sequence[str], gains: Mapping[str, float]) -> float:
    """One divided by the rank of the first that is relevant; 0 where none is."""
    return next((1 / place for place, one in enumerate(ranked, start=1) if gains.get(one, 0.0) > 0), 0.0)


def _discounted(gains: Iterable[float]) -> float:
    return sum(gain / math.log2(place + 1) for place, gain in enumerate(gains, start=1))


def read_cranfield(folder: Path) -> Judged:
    """The Cranfield collection in `cran.all.1400`, `cran.qry` and `cranqrel`.

    `cranqrel` counts queries from 1 in the order of `cran.qry`, whatever numbers stand there. Published notes
    disagree on whether its code 1 or 4 is the most relevant, so codes 1 to 4 all count 1, which holds under either;
    code -1, one a query, is no judgement of relevance and is left out, as is a query without judgements. Raises
    UnreadableRecordError.
    """
    documents = {
        number: (" ".join(parts.get("T", "").split()), " ".join(parts.get("W", "").split()))
        for number, parts in _blocks(_read(folder / "cran.all.1400"))
    }
    gains: dict[str, dict[str, float]] = {}
    for line in _read(folder / "cranqrel").splitlines():
        fields = line.split()
        if len(fields) >= 3 and fields[1] in documents and fields[2].isdigit() and 1 <= int(fields[2]) <= 4:
            gains.setdefault(fields[0], {})[fields[1]] = 1.0
    asked = enumerate(_blocks(_read(folder / "cran.qry")), start=1)
    queries = {str(place): " ".join(parts.get("W", "").split()) for place, (_, parts) in asked}
    return Judged("cranfield", documents, {one: text for one, text in queries.items() if one in gains and text}, gains)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise UnreadableRecordError(
            f"The collection’s file {path} cannot be read: {error.strerror or error}.",
            "A Cranfield folder holds cran.all.1400, cran.qry and cranqrel.",
        ) from error


def _blocks(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each entry that `.I` opens: its number without leading noughts, and its parts by letter."""
    for block in re.split(r"^\.I[ \t]+", text, flags=re.MULTILINE)[1:]:
        number, _, rest = block.partition("\n")
        parts = re.split(r"^\.([A-Z])[ \t]*$", rest, flags=re.MULTILINE)
        yield number.strip().lstrip("0"), dict(zip(parts[1::2], parts[2::2], strict=True))


class _Documents:
    """A collection as a source of passages, one a document."""

    def __init__(self, collection: Judged, embedding: Embedding) -> None:
        self._passages = {one: _passage(one, title, text) for one, (title, text) in collection.documents.items()}
        self.ids = tuple(self._passages)
        self.texts = [passage.text for passage in self._passages.values()]
        self.matrix = embedding.passages(self.texts)
        self._row = {one: row for row, one in enumerate(self.ids)}

    def change(self) -> int:
        """Nothing ever changes."""
        return 0

    def all_passages(self) -> Iterable[Passage]:
        """Every document."""
        return self._passages.values()

    def embeddings(
        self, kind: PassageKind, record_ids: Collection[str] | None = None
    ) -> tuple[Sequence[str], NDArray[np.float32]]:
        """All documents and their vectors; none of any other kind."""
        return (self.ids, self.matrix) if kind == _KIND else ((), self.matrix[:0])

    def vectors(self, passage_ids: Collection[str]) -> Mapping[str, NDArray[np.float32]]:
        """The vectors of these documents."""
        return {one: self.matrix[self._row[one]] for one in passage_ids}

    def passages(self, passage_ids: Collection[str]) -> Mapping[str, Passage]:
        """These documents."""
        return {one: self._passages[one] for one in passage_ids}

    def summaries(self) -> Mapping[str, RecordSummary]:
        """None: documents of a collection have no force."""
        return {}


def _passage(number: str, title: str, text: str) -> Passage:
    whole = f"{title}. {text}"
    digest = hashlib.sha256(whole.encode()).hexdigest()
    return Passage(number, number, _KIND, "text", 0, len(whole), whole, title, digest)


def measure(collection: Judged, embedding: Embedding, *, quickstart: bool = True) -> dict[str, Any]:
    """nDCG@10, recall@5, recall@10 and MRR of words, meaning, both fused, and a LangChain and Chroma quickstart.

    Gives `{"name", "documents", "queries", "embedding", "systems": {system: {"ndcg@10", ...}}}`, means over the
    queries. Everything is embedded once. The quickstart takes the packages of `fiftysix eval`.
    """
    source = _Documents(collection, embedding)
    rankings = ExactRankings(source)
    allowed = frozenset(source.ids)
    asked = {one: embedding.query(text) for one, text in collection.queries.items()}

    def words(query: str) -> list[str]:
        found = rankings.best(collection.queries[query], [_KIND], DEPTH, None)
        return [one for one, _ in found]

    def meaning(query: str) -> list[str]:
        return [one for one, _ in rankings.nearest(_KIND, asked[query], DEPTH)]

    def fused(query: str) -> list[str]:
        question = Question(collection.queries[query], asked[query], (_KIND,), allowed, rankings, 2 * DEPTH)
        return best_first(rank(question, source, _FLOORLESS).scores)[:DEPTH]

    systems = {"words": words, "meaning": meaning, "fused": fused}
    if quickstart:
        systems["quickstart"] = partial(_ask_quickstart, _quickstart(source), asked)
    return {
        "name": collection.name,
        "documents": len(collection.documents),
        "queries": len(collection.queries),
        "embedding": embedding.name,
        "systems": {
            name: _means([(answer(query), collection.gains[query]) for query in collection.queries])
            for name, answer in systems.items()
        },
    }


def _means(judged: Sequence[tuple[Sequence[str], Mapping[str, float]]]) -> dict[str, float]:
    if not judged:
        return {"ndcg@10": 0.0, "recall@5": 0.0, "recall@10": 0.0, "mrr": 0.0}
    return {
        "ndcg@10": round(fmean(ndcg(ranked, gains, 10) for ranked, gains in judged), 4),
        "recall@5": round(fmean(recall(ranked, gains, 5) for ranked, gains in judged), 4),
        "recall@10": round(fmean(recall(ranked, gains, 10) for ranked, gains in judged), 4),
        "mrr": round(fmean(mrr(ranked, gains) for ranked, gains in judged), 4),
    }


def _quickstart(source: _Documents) -> Any:
    """A LangChain Chroma store as its tutorial makes it, in memory, over the same vectors."""
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings

    vector_of = dict(zip(source.texts, source.matrix.tolist(), strict=True))

    class Known(Embeddings):
        """Vectors that were made before, so that nothing is embedded twice."""

        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            """The vectors of documents."""
            return [vector_of[text] for text in texts]

        def embed_query(self, text: str) -> list[float]:
            """Queries come as vectors."""
            raise NotImplementedError

    name = "measured-" + hashlib.sha256(source.matrix.tobytes()).hexdigest()[:16]
    store = Chroma(collection_name=name, embedding_function=Known())
    store.reset_collection()
    store.add_texts(source.texts, ids=list(source.ids))
    return store


def _ask_quickstart(store: Any, asked: Mapping[str, NDArray[np.float32]], query: str) -> list[str]:
    return [found.id for found in store.similarity_search_by_vector(asked[query].tolist(), k=DEPTH)]
