"""Ranking, as pure arithmetic: words and meaning into one score, and several passages into a record's.

What was tried on the Cranfield collection (nDCG@10, MiniLM): words alone and meaning alone 0.40; reciprocal rank
fusion, a min-max sum and a z-scored sum within 0.01 of each other, some 0.44, over a wide range of weights; the
z-scored sum after one round of feedback 0.45. The middle of each flat range is used, not its peak.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

# Half the weight of meaning: in this trade a finding is often told in other words.
WORDS_WEIGHT = 0.5
# What a record's next best passage adds to its best one: 0.4, 0.16, 0.064 ...
NEXT_PASSAGE = 0.4
# Rocchio (1971): the query moves towards its best passages; few and weak, so that one bad guess cannot lead it away.
FEEDBACK_PASSAGES = 5
FEEDBACK_WEIGHT = 0.3


def fuse(words: Mapping[str, float], meaning: Mapping[str, float]) -> dict[str, float]:
    """One score for everything in either ranking: the z-scored sum, words counting half.

    What the words did not find has no word in common, so it scores 0 there; what the meaning lacks takes
    the lowest similarity seen. A ranking in which all are equal says nothing and adds nothing.
    """
    ids = sorted(words.keys() | meaning.keys())
    if not ids:
        return {}
    lowest = min(meaning.values(), default=0.0)
    by_words = _standardised(np.array([words.get(one, 0.0) for one in ids]))
    by_meaning = _standardised(np.array([meaning.get(one, lowest) for one in ids]))
    return dict(zip(ids, (WORDS_WEIGHT * by_words + by_meaning).tolist(), strict=True))


def _standardised(values: NDArray[np.float64]) -> NDArray[np.float64]:
    spread = float(values.std())
    # Far below any true spread: only rounding is left.
    if spread < 1e-9:
        return np.zeros_like(values)
    standardised: NDArray[np.float64] = (values - values.mean()) / spread
    return standardised


def best_first(scores: Mapping[str, float]) -> list[str]:
    """Ids by falling score; equal scores by id, so that every run gives one order."""
    return sorted(scores, key=lambda one: (-scores[one], one))


def move_query(query: NDArray[np.float32], best: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """The query moved towards the vectors of its best passages, of length 1 again."""
    if not best:
        return query
    moved = query + np.float32(FEEDBACK_WEIGHT) * np.mean(np.stack(best), axis=0)
    normalised: NDArray[np.float32] = (moved / np.linalg.norm(moved)).astype(np.float32)
    return normalised


def record_score(passage_scores: Iterable[float]) -> float:
    """A record's score: its best passage, plus 0.4 of the next, 0.16 of the third and so on.

    A passage below the average of what was found, negative, neither helps nor harms, unless there is no other.
    """
    ranked = sorted(passage_scores, reverse=True)
    if not ranked:
        return 0.0
    return ranked[0] + sum(max(score, 0.0) * NEXT_PASSAGE**place for place, score in enumerate(ranked[1:], start=1))


def row_scores(scores: Mapping[str, float], record_of: Mapping[str, str], most: int) -> dict[str, float]:
    """The scores by which passages are shown, at most `most` a record.

    A record's best passage stands for the record and takes its score. The next takes what it and those after it
    added to that, so that a second passage comes only before records that are worth less.
    """
    by_record: dict[str, list[str]] = {}
    for one in best_first(scores):
        by_record.setdefault(record_of[one], []).append(one)
    shown: dict[str, float] = {}
    for ids in by_record.values():
        ranked = [scores[one] for one in ids]
        for place, one in enumerate(ids[:most]):
            shown[one] = NEXT_PASSAGE**place * record_score(ranked[place:])
            if ranked[place] <= 0 < place:
                # Below the average: smaller must stay lower, and times 0.4 would lift a negative score.
                shown[one] = min(ranked[place], shown[ids[place - 1]])
    return shown


def shares(ranked: Sequence[float], strength: float) -> list[float]:
    """Falling scores as numbers from 0 to 1: the first is `strength`, the rest stand below it in proportion."""
    if not ranked:
        return []
    heights = [_logistic(score / 2) for score in ranked]
    top = min(max(strength, 0.0), 1.0)
    return [round(top * height / heights[0], 4) for height in heights]


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(min(value, 50.0), -50.0)))
