"""Ranking by meaning: Chroma beside exact search."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.errors import SearchCacheError
from index.vectors import VectorCache, exact_nearest

IDS = [f"passage-{number}" for number in range(400)]


def some_vectors() -> NDArray[np.float32]:
    rows = np.random.default_rng(56).normal(size=(len(IDS), 24)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def test_the_cache_finds_what_exact_search_finds_also_after_opening_again(tmp_path: Path) -> None:
    rows = some_vectors()
    cache = VectorCache.create(tmp_path / "g1", ["summary", "recommendation"], 24)
    cache.add("summary", IDS, rows)
    cache.close()
    cache = VectorCache.open(tmp_path / "g1")
    for row in rows[:20]:
        exact = exact_nearest(rows, row, 5)
        found = cache.nearest("summary", row, 5)
        assert [one for one, _ in found] == [IDS[place] for place, _ in exact]
        assert [score for _, score in found] == pytest.approx([score for _, score in exact], abs=1e-5)
    assert cache.nearest("recommendation", rows[0], 5) == []
    assert len(cache.nearest("summary", rows[0], 4000)) == len(IDS)
    cache.close()


def test_adding_again_replaces_and_removing_removes(tmp_path: Path) -> None:
    rows = some_vectors()
    cache = VectorCache.create(tmp_path / "g2", ["summary"], 24)
    cache.add("summary", IDS[:3], rows[:3])
    cache.add("summary", IDS[:1], rows[9:10])
    cache.remove("summary", [IDS[1], "never there"])
    assert cache.ids("summary") == {IDS[0], IDS[2]}
    assert cache.nearest("summary", rows[9], 1)[0] == (IDS[0], pytest.approx(1, abs=1e-5))
    cache.close()


def test_nothing_but_ids_and_vectors_is_kept(tmp_path: Path) -> None:
    cache = VectorCache.create(tmp_path / "g3", ["summary"], 24)
    cache.add("summary", IDS[:2], some_vectors()[:2])
    stored = cache._collections["summary"].get(include=["documents", "metadatas"])
    assert stored["documents"] in (None, [None, None])
    assert stored["metadatas"] in (None, [None, None])
    cache.close()


def test_failures_are_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(SearchCacheError, match="no vector index"):
        VectorCache.open(tmp_path)
    (tmp_path / "chroma.sqlite3").write_bytes(b"not a database" * 500)
    with pytest.raises(SearchCacheError, match="could not be opened"):
        VectorCache.open(tmp_path)
    cache = VectorCache.create(tmp_path / "g4", ["summary"], 24)
    with pytest.raises(SearchCacheError, match="do not fit"):
        cache.add("summary", IDS[:2], some_vectors()[:3])
    with pytest.raises(SearchCacheError, match="could not be written"):
        cache.add("summary", IDS[:1], np.full((1, 24), np.nan, np.float32))
    with pytest.raises(SearchCacheError, match="holds no"):
        cache.ids("recommendation")
    cache.close()


def test_exact_search_keeps_to_the_mask_and_breaks_ties_by_row() -> None:
    matrix = np.array([[1, 0], [0, 1], [1, 0], [0.6, 0.8]], np.float32)
    query = np.array([1, 0], np.float32)
    assert [place for place, _ in exact_nearest(matrix, query, 3)] == [0, 2, 3]
    mask = np.array([False, True, True, True])
    assert exact_nearest(matrix, query, 2, mask) == [(2, pytest.approx(1.0)), (3, pytest.approx(0.6))]
    assert exact_nearest(matrix, query, 9, np.zeros(4, bool)) == []
    assert exact_nearest(matrix, query, 0) == []
