"""An item's topic and the question about how things stand now come from the item's own words, or are not made."""

import pytest

from assistant.wording.asks import present_state
from assistant.wording.topics import short_topic


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The force should reduce its abandonment rate for 101 calls.", "the abandonment rate for 101 calls"),
        ("The force should make sure that officers write a safety plan with the victim.", "safety plan"),
        ("The force should make sure that it serves warrants promptly, and records why not.", "warrants"),
        ("The force should make sure that digital exhibits are examined without delay.", "digital exhibits"),
        (
            "The force should make sure that supervisors have time to look after the wellbeing of their teams.",
            "wellbeing",
        ),
        (
            "The force should make sure that investigations have a plan, and that it is kept.",
            "plans for investigations",
        ),
        ("The force should understand why turnover is so high, and act on what it finds.", "why turnover is so high"),
        ("Appropriate adults should be asked for without delay.", "appropriate adults"),
    ],
)
def test_a_topic_is_a_short_name_in_the_items_own_words(text: str, topic: str) -> None:
    found = short_topic(text)
    assert found is not None
    assert topic.removesuffix("s") in found
    assert len(found.split()) <= 9


@pytest.mark.parametrize(
    "text",
    [
        "The force should make sure that supervisors meet their staff one to one.",
        "Within six months, forces whose stores are shared should audit those stores.",
        "Something went wrong. It should not happen again.",
    ],
)
def test_words_that_give_no_name_give_none(text: str) -> None:
    found = short_topic(text)
    assert found is None or not {"it", "they", "their", "those"} & set(found.split())


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        (
            "By 1 May 2026, the force should make sure that all drugs and cash in its stores are weighed and counted "
            "at least once a year.",
            None,
        ),
        (
            "By 1 May 2026, the force should make sure that all keys are counted at least once a month by a sergeant.",
            "who counts the keys now, and how often",
        ),
        (
            "The force should make sure that paper records are no longer kept in cabins.",
            "whether any paper records are still kept in cabins",
        ),
        (
            "The force should make sure that every crime that is to be investigated has a named officer within a day.",
            "how many crimes have no named officer now",
        ),
        (
            "The force should make sure that phones are returned to their owners within 14 days.",
            "the share of phones that are returned to their owners within 14 days now",
        ),
        ("The force should appoint a lead for exhibits.", None),
    ],
)
def test_the_question_about_now_asks_for_what_the_item_is_about(text: str, ask: str | None) -> None:
    if ask is None:
        assert present_state(text) is None
    else:
        assert present_state(text) == ask
