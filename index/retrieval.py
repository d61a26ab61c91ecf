"""Precedents out of the index: words and meaning fused, several passages a record, and why each is offered."""

import threading
from collections.abc import Collection, Iterable, Mapping

from index.candidates import Candidates, Question, rank
from index.embedding import Embedding
from index.passages import PASSAGE_KINDS, Passage, PassageKind
from index.precedents import PassageSource, Precedent, RecordSummary, summarise
from index.ranking import best_first, row_scores, shares
from index.rankings import CachedRankings, ExactRankings, NarrowRankings, Rankings
from index.vocabulary import same_force, themes_in
from index.words import shared_words

__all__ = [
    "CachedRankings",
    "ExactRankings",
    "PassageSource",
    "Precedent",
    "Rankings",
    "RecordSummary",
    "Search",
    "summarise",
]

# How many of each ranking are fused: more changed nothing on Cranfield.
CANDIDATES = 200
MOST_PASSAGES_A_RECORD = 3
# A filter that keeps less than this share of the records is narrow: exact over those few is quicker and complete.
NARROW_SHARE = 0.25
# At this many times the embedding's floor a passage says much the same as the query.
CLOSE_FLOORS = 1.5
WORDS_SHOWN = 4
THEMES_SHOWN = 2


class Search:
    """Finds precedents: `Search(source, embedding)` is exact; `Search(source, embedding, rankings)` uses a cache."""

    def __init__(self, source: PassageSource, embedding: Embedding, rankings: Rankings | None = None) -> None:
        """With `rankings` None everything is read from the source at the first search, and again when it changes."""
        self._source = source
        self._embedding = embedding
        self._rankings = rankings or ExactRankings(source)
        self._lock = threading.Lock()
        self._summaries: tuple[int, Mapping[str, RecordSummary]] | None = None

    def find(
        self,
        query: str,
        *,
        section: PassageKind | None = None,
        for_force: str | None = None,
        limit: int = 10,
        include_illustrative: bool = False,
        only: str | None = None,
    ) -> tuple[Precedent, ...]:
        """Precedents, best first, one a passage, at most three a record. Nothing above the floor gives nothing.

        Without a `section` all kinds of passage compete. `own` says that a record is of `for_force`; `only` keeps
        "own" or "others", and ValueError says that it is neither. Illustrative records are offered only where asked
        for. Raises SearchCacheError where the cache is damaged, EmbeddingError where the query cannot be embedded.
        """
        summaries = self._current_summaries()
        own = frozenset(one for one, row in summaries.items() if for_force and same_force(for_force, row.force))
        offered = {one for one, row in summaries.items() if include_illustrative or not row.illustrative}
        allowed = frozenset(offered & _side(summaries, own, only))
        if not query.strip() or not allowed or limit < 1:
            return ()
        found = rank(self._question(query, section, allowed, len(summaries)), self._source, self._embedding.floor)
        record_of = {one: passage.record_id for one, passage in found.passages.items()}
        shown = row_scores(found.scores, record_of, MOST_PASSAGES_A_RECORD)
        ids = best_first(shown)[:limit]
        scores = shares([shown[one] for one in ids], found.similarities[ids[0]]) if ids else []
        reasons = _Reasons(query, found, self._embedding.floor * CLOSE_FLOORS)
        rows = ((found.passages[one], summaries[record_of[one]], score) for one, score in zip(ids, scores, strict=True))
        return tuple(
            _precedent(place, passage, summary, score, reasons.why(passage, summary), summary.record_id in own)
            for place, (passage, summary, score) in enumerate(rows, start=1)
        )

    def _question(self, query: str, section: PassageKind | None, allowed: frozenset[str], records: int) -> Question:
        kinds = (section,) if section else PASSAGE_KINDS
        vector = self._embedding.query(query)
        share = len(allowed) / records
        if share < NARROW_SHARE:
            narrow = NarrowRankings(self._rankings, self._source, allowed)
            return Question(query, vector, kinds, allowed, narrow, CANDIDATES)
        # The filter is applied to what comes back, so enough must come back.
        return Question(query, vector, kinds, allowed, self._rankings, round(CANDIDATES / share))

    def _current_summaries(self) -> Mapping[str, RecordSummary]:
        change = self._source.change()
        with self._lock:
            if self._summaries is None or self._summaries[0] != change:
                self._summaries = (change, self._source.summaries())
            return self._summaries[1]


def _side(record_ids: Iterable[str], own: Collection[str], only: str | None) -> set[str]:
    if only not in (None, "own", "others"):
        raise ValueError(f"only is “own” or “others”, not {only!r}")
    return {one for one in record_ids if only is None or (one in own) == (only == "own")}


class _Reasons:
    """Why a passage is offered, in words that a drafter understands."""

    def __init__(self, query: str, found: Candidates, close: float) -> None:
        self._themes = themes_in(query)
        self._found = found
        self._close = close
        ids = list(found.scores)
        shared = shared_words(query, [found.passages[one].text for one in ids])
        self._shared = dict(zip(ids, shared, strict=True))
        self._spread: dict[str, int] = {}
        for words in shared:
            for word in words:
                self._spread[word] = self._spread.get(word, 0) + 1

    def why(self, passage: Passage, summary: RecordSummary) -> tuple[str, ...]:
        """Themes and words shared with the query, rarest words first; closeness; what the inspection was."""
        here = set(themes_in(passage.text))
        reasons = [f"theme: {name}" for name in [name for name in self._themes if name in here][:THEMES_SHOWN]]
        words = sorted(self._shared[passage.passage_id], key=lambda word: self._spread[word])[:WORDS_SHOWN]
        if words:
            reasons.append("words: " + ", ".join(words))
        if self._found.similarities[passage.passage_id] >= self._close or not reasons:
            reasons.append("close in meaning")
        if summary.type:
            reasons.append(f"type: {summary.type}")
        reasons += [f"cause of concern {status}" for status in dict.fromkeys(summary.concerns)]
        return tuple(reasons)


def _precedent(
    place: int, passage: Passage, summary: RecordSummary, score: float, why: tuple[str, ...], own: bool
) -> Precedent:
    return Precedent(
        rank=place,
        passage_id=passage.passage_id,
        record_id=passage.record_id,
        source=summary.source,
        force=summary.force,
        title=summary.title,
        published=summary.published,
        section=passage.kind,
        field=passage.field,
        start=passage.start,
        end=passage.end,
        text=passage.text,
        score=score,
        why=why,
        own=own,
        illustrative=summary.illustrative,
    )
