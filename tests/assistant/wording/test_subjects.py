"""Subjects: what bears on what, and what an item asks."""

import pytest

from assistant.wording.phrases import listed, lower_first, numbered
from assistant.wording.subjects import asked_for, bearing, best_matches, subject_words


def test_words_are_compared_by_their_stems_and_common_words_do_not_count() -> None:
    subject = subject_words("The force should make sure that visits to registered offenders take place when due.")
    assert bearing("Overdue visits to a registered offender", subject) == 3
    assert bearing("The chief constable accepts the recommendation and will report", subject) == 0


def test_a_telephone_number_counts_for_two() -> None:
    assert bearing("Callers to 101 give up", subject_words("answer 101 calls")) >= 2


def test_the_best_match_is_the_one_that_shares_what_others_do_not() -> None:
    subjects = {"a": subject_words("property stores counted cash"), "b": subject_words("property stores labels")}
    assert best_matches("cash in the property stores", subjects, share=0.95) == ("a",)
    assert best_matches("nothing alike", subjects) == ()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The force should make sure that plans are kept.", "make sure that plans are kept"),
        ("By 1 May 2026, the force should reduce delays.", "reduce delays"),
        ("The constabulary needs to improve its files. It has tried.", "improve its files"),
        ("Managing offenders", None),
    ],
)
def test_what_an_item_asks_is_read_from_its_verb_of_demand(text: str, what: str | None) -> None:
    assert asked_for(text) == what


def test_lists_and_runs_of_numbers_read_as_sentences_do() -> None:
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert numbered(["1", "2", "3", "5", "7", "8"]) == "1 to 3, 5, 7 and 8"


@pytest.mark.parametrize(
    ("text", "small"),
    [
        ("The force", "the force"),
        ("Lowmarsh Police did", "Lowmarsh Police did"),
        ("HMICFRS did", "HMICFRS did"),
        ("May was wet", "May was wet"),
        ("On 3 May", "on 3 May"),
        ("I did", "I did"),
    ],
)
def test_names_keep_their_capital(text: str, small: str) -> None:
    assert lower_first(text) == small
