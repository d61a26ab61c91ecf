"""Candidates for a question: what words and meaning found, fused, with one round of feedback and a floor."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.passages import Passage, PassageKind
from index.precedents import PassageSource
from index.ranking import FEEDBACK_PASSAGES, best_first, fuse, move_query
from index.rankings import Rankings
from index.words import content_words, shared_words

# Where one passage reaches the embedding's floor, those at this share of it may come with it.
COMPANY = 0.75
# A passage that is not close in meaning is offered all the same where it holds this share of the query's own words.
ENOUGH_WORDS = 0.5

Vector = NDArray[np.float32]


@dataclass(frozen=True)
class Question:
    """What is asked: the query and its vector, the kinds that compete, the records that may answer, and where to look.

    `fetch` is how many passages to ask each ranking for, before those of other records are left out.
    """

    query: str
    vector: Vector
    kinds: tuple[PassageKind, ...]
    allowed: Collection[str]
    rankings: Rankings
    fetch: int


@dataclass
class Candidates:
    """Passages that may be offered, their similarity to the query itself, and their fused scores."""

    passages: dict[str, Passage] = field(default_factory=dict)
    vectors: dict[str, Vector] = field(default_factory=dict)
    similarities: dict[str, float] = field(default_factory=dict)
    scores: dict[str, float] = field(default_factory=dict)


def rank(question: Question, source: PassageSource, floor: float) -> Candidates:
    """The candidates of a question; `scores` holds only those above the floor, and may be empty."""
    found = Candidates()
    words = dict(question.rankings.best(question.query, question.kinds, question.fetch, None))
    _add(found, question, source, [*words, *_nearest(question, question.vector)])
    words = {one: score for one, score in words.items() if one in found.passages}
    above = _above(found, question.query, words, floor)
    if not above:
        return found
    first = fuse(words, found.similarities)
    best = [one for one in best_first(first) if one in above][:FEEDBACK_PASSAGES]
    moved = move_query(question.vector, [found.vectors[one] for one in best])
    _add(found, question, source, _nearest(question, moved))
    above = _above(found, question.query, words, floor)
    fused = fuse(words, {one: float(vector @ moved) for one, vector in found.vectors.items()})
    found.scores.update({one: score for one, score in fused.items() if one in above})
    return found


def _nearest(question: Question, vector: Vector) -> list[str]:
    near = [pair for kind in question.kinds for pair in question.rankings.nearest(kind, vector, question.fetch)]
    return [one for one, _ in sorted(near, key=lambda pair: (-pair[1], pair[0]))[: question.fetch]]


def _add(found: Candidates, question: Question, source: PassageSource, ids: Iterable[str]) -> None:
    new = {one for one in ids if one not in found.passages}
    vectors = source.vectors(new)
    for one, passage in source.passages(new).items():
        # A cache may lag behind the source: what is gone there, or not embedded yet, is passed over.
        if passage.record_id in question.allowed and one in vectors:
            found.passages[one] = passage
            found.vectors[one] = vectors[one]
            found.similarities[one] = float(vectors[one] @ question.vector)


def _above(found: Candidates, query: str, words: Collection[str], floor: float) -> set[str]:
    """Those close in meaning, where the best of them reaches the floor, and those that hold half the query’s words."""
    reached = max(found.similarities.values(), default=-1.0) >= floor
    near = {one for one, similarity in found.similarities.items() if reached and similarity >= floor * COMPANY}
    others = [one for one in words if one not in near]
    wanted = len(content_words(query)) * ENOUGH_WORDS
    shared = shared_words(query, [found.passages[one].text for one in others])
    return near | {one for one, same in zip(others, shared, strict=True) if wanted and len(same) >= wanted}
