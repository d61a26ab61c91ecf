"""Fusing and scoring, as arithmetic."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.ranking import best_first, fuse, move_query, record_score, row_scores, shares

SCORES = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(-1, 30, allow_nan=False), max_size=8)


def test_what_both_rankings_put_first_comes_first() -> None:
    fused = fuse({"a": 9.0, "b": 4.0, "c": 1.0}, {"a": 0.8, "b": 0.3, "c": 0.5})
    assert best_first(fused)[0] == "a"


def test_meaning_counts_for_more_than_words() -> None:
    assert best_first(fuse({"words": 5.0}, {"meaning": 0.9, "words": 0.1})) == ["meaning", "words"]


def test_what_only_one_ranking_found_still_has_a_place() -> None:
    assert fuse({"a": 3.0}, {"b": 0.5}).keys() == {"a", "b"}
    assert fuse({}, {}) == {}


def test_a_ranking_without_differences_changes_nothing() -> None:
    assert fuse({"a": 2.0, "b": 2.0}, {"a": 0.1, "b": 0.6}) == fuse({}, {"a": 0.1, "b": 0.6})


@given(SCORES, SCORES, st.floats(0.5, 20), st.floats(-5, 5))
@settings(max_examples=60, deadline=None)
def test_the_unit_of_a_ranking_does_not_matter(
    words: dict[str, float], meaning: dict[str, float], factor: float, shift: float
) -> None:
    plain = fuse(words, meaning)
    scaled = fuse(words, {one: score * factor + shift for one, score in meaning.items()}) if meaning else plain
    assert scaled == pytest.approx(plain, abs=1e-5)


def test_a_query_moves_towards_its_best_passages_and_keeps_its_length() -> None:
    query, best = np.array([1, 0], np.float32), np.array([0, 1], np.float32)
    moved = move_query(query, [best])
    assert moved @ best > query @ best
    assert moved @ query > moved @ best
    assert np.linalg.norm(moved) == pytest.approx(1)
    assert move_query(query, []) is query


def test_several_good_passages_beat_one_that_is_a_little_better() -> None:
    assert record_score([2.0, 1.9, 1.8]) > record_score([2.2])
    assert record_score([2.0, -3.0]) == 2.0
    assert record_score([3.0, 2.0, 1.0]) == pytest.approx(3.0 + 0.4 * 2.0 + 0.16 * 1.0)


def test_one_record_does_not_crowd_out_the_rest() -> None:
    scores = {"a1": 3.0, "a2": 2.9, "a3": 2.8, "a4": 2.7, "b1": 2.0, "c1": 1.9}
    shown = row_scores(scores, {one: one[0] for one in scores}, 3)
    assert best_first(shown) == ["a1", "b1", "c1", "a2", "a3"]


@given(st.dictionaries(st.sampled_from(["a1", "a2", "a3", "a4", "b1", "b2", "c1"]), st.floats(-5, 8), min_size=1))
@settings(max_examples=100, deadline=None)
def test_within_a_record_better_passages_stay_before_worse_ones(scores: dict[str, float]) -> None:
    shown = row_scores(scores, {one: one[0] for one in scores}, 3)
    for record in "abc":
        ranked = [one for one in best_first(scores) if one[0] == record]
        rows = [shown[one] for one in ranked[:3]]
        assert rows == sorted(rows, reverse=True)
        assert set(ranked[3:]).isdisjoint(shown)


@given(st.lists(st.floats(-8, 12, allow_nan=False), max_size=12), st.floats(-1, 1))
@settings(max_examples=60, deadline=None)
def test_shown_scores_fall_from_the_best_and_stay_between_0_and_1(ranked: list[float], strength: float) -> None:
    ranked.sort(reverse=True)
    found = shares(ranked, strength)
    assert len(found) == len(ranked)
    assert found == sorted(found, reverse=True)
    assert all(0 <= score <= 1 for score in found)
    assert not found or found[0] == pytest.approx(max(strength, 0), abs=1e-4)
