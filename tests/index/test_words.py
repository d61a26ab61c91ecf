"""Ranking by words."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import SearchCacheError
from index.passages import Passage, PassageKind
from index.words import WordCache, shared_words, terms


def passage(
    passage_id: str, text: str, kind: PassageKind = "summary", *, record_id: str = "r", title: str = "PEEL"
) -> Passage:
    return Passage(passage_id, record_id, kind, "inspection.summary", 0, len(text), text, title, "0")


PASSAGES = (
    passage("calls", "Callers to 101 abandoned one call in ten."),
    passage("crime", "The force’s investigations improved.", "recommendation", record_id="s"),
    passage("title", "Nothing else is said.", title="Abandoned calls: a thematic inspection"),
)


def a_cache(folder: Path | None = None) -> WordCache:
    cache = WordCache.create(folder)
    cache.add(PASSAGES)
    cache.commit()
    return cache


def ids(found: list[tuple[str, float]]) -> list[str]:
    return [passage_id for passage_id, _ in found]


def test_stems_are_found_and_a_word_of_the_text_outweighs_one_of_the_title() -> None:
    assert ids(a_cache().best("abandoning a call", None, 5)) == ["calls", "title"]


@pytest.mark.parametrize(
    "query",
    [
        "the force's investigations",
        "force’s: investigations",
        '"investigation" AND (force',
        "title:investigation^9 -force",
    ],
)
def test_punctuation_and_operators_are_nothing_but_punctuation(query: str) -> None:
    assert ids(a_cache().best(query, None, 5))[0] == "crime"


@given(st.text(max_size=60))
@settings(max_examples=80, deadline=None)
def test_no_text_whatever_is_an_error(query: str) -> None:
    assert len(CACHE.best(query, None, 5)) <= 3


CACHE = a_cache()


def test_kinds_and_records_limit_and_do_not_score() -> None:
    cache = a_cache()
    everywhere = dict(cache.best("investigations calls", None, 5))
    assert cache.best("investigations calls", ["recommendation"], 5) == [("crime", pytest.approx(everywhere["crime"]))]
    assert ids(cache.best("investigations calls", None, 5, record_ids=["s"])) == ["crime"]
    assert cache.best("investigations", [], 5) == []
    assert cache.best("investigations", None, 5, record_ids=[]) == []


def test_stop_words_alone_find_nothing() -> None:
    assert a_cache().best("what do we have to be?", None, 5) == []


def test_adding_again_replaces_and_removing_removes(tmp_path: Path) -> None:
    cache = a_cache(tmp_path)
    cache.add([passage("calls", "Detectives carry too many cases.")])
    cache.remove(["crime", "never there"])
    cache.commit()
    assert cache.ids() == {"calls", "title"}
    assert ids(cache.best("detective", None, 5)) == ["calls"]
    assert ids(cache.best("abandoned", None, 5)) == ["title"]
    cache.close()


def test_what_was_committed_is_there_after_closing_and_opening(tmp_path: Path) -> None:
    cache = a_cache(tmp_path)
    cache.add([passage("late", "Detectives.")])
    cache.close()
    opened = WordCache.open(tmp_path)
    assert opened.ids() == {"calls", "crime", "title"}
    opened.close()


def test_a_folder_without_an_index_or_with_a_broken_one_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(SearchCacheError, match="could not be opened"):
        WordCache.open(tmp_path)
    a_cache(tmp_path / "broken").close()
    (tmp_path / "broken" / "meta.json").write_text("{")
    with pytest.raises(SearchCacheError, match="could not be opened"):
        WordCache.open(tmp_path / "broken")


def test_shared_words_are_given_as_they_were_typed() -> None:
    texts = ["They abandon a call to 101.", "Detectives."]
    assert shared_words("The abandoned 101 calls", texts) == [["abandoned", "101", "calls"], []]
    assert terms("The force's calls and the calls") == ["forc", "call"]
