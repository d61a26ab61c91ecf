"""The office profile comes back from its JSON as it was, and JSON of another shape is refused in one line."""

import contextlib
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafts.profile import Board, Holder, OfficeProfile, Panel, profile_from_json, profile_to_json
from assistant.errors import SettingsError

WORDS = st.text(max_size=20)
DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))
HOLDERS = st.lists(
    st.builds(Holder, name=WORDS, title=WORDS, since=st.none() | DAYS, until=st.none() | DAYS), max_size=3
).map(tuple)
SEVERAL_DAYS = st.lists(DAYS, max_size=3).map(tuple)
PROFILES = st.builds(
    OfficeProfile,
    office=WORDS,
    body=WORDS,
    force=WORDS,
    force_name=WORDS,
    force_noun=st.sampled_from(["force", "constabulary", "service"]),
    title=WORDS,
    person=st.sampled_from(["first", "third"]),
    body_type=st.none() | WORDS,
    commissioners=HOLDERS,
    chiefs=HOLDERS,
    boards=st.lists(st.builds(Board, WORDS, st.booleans(), st.none() | WORDS, SEVERAL_DAYS), max_size=2).map(tuple),
    panel=st.none() | st.builds(Panel, WORDS, SEVERAL_DAYS),
    answers_print_in=st.sampled_from(["initial_response", "overall_comments"]),
    quote_recommendations=st.booleans(),
    addresses=st.dictionaries(WORDS, WORDS, max_size=3).map(lambda d: tuple(d.items())),
    statements=st.lists(WORDS, max_size=2).map(tuple),
    partners=st.lists(WORDS, max_size=2).map(tuple),
)
LEAST: dict[str, Any] = {"office": "o", "body": "b", "force": "Hallowmere", "force_name": "Hallowmere Police"}
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*LEAST, "chiefs", "x"]), inner),
    max_leaves=8,
)


@settings(max_examples=60)
@given(PROFILES)
def test_a_profile_comes_back_from_its_json(profile: OfficeProfile) -> None:
    assert profile_from_json(profile_to_json(profile)) == profile


def test_holders_say_from_and_until() -> None:
    profile = profile_from_json(LEAST | {"chiefs": [{"name": "Io", "title": "Chief Constable", "from": "2024-02-29"}]})
    assert profile.chiefs == (Holder("Io", "Chief Constable", date(2024, 2, 29)),)
    assert profile_to_json(profile)["chiefs"][0]["from"] == "2024-02-29"


def test_a_profile_may_stand_inside_a_larger_object() -> None:
    assert profile_from_json({"profile": LEAST, "standing": []}) == profile_from_json(LEAST)


@settings(max_examples=150)
@given(ANY_JSON)
def test_json_of_any_other_shape_is_refused_and_never_fails(values: Any) -> None:
    with contextlib.suppress(SettingsError):
        assert isinstance(profile_from_json(values), OfficeProfile)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"force": None}, "force"),
        ({"person": "second"}, "person"),
        ({"chiefs": [{"name": "Io"}]}, "chiefs.0.title"),
        ({"chiefs": ["Io"]}, "chiefs.0"),
        ({"chiefs": "Io"}, "chiefs"),
        ({"commissioners": [{"name": "a", "title": "b", "from": "May 2024"}]}, "commissioners.0.since"),
        ({"boards": [{"public": True}]}, "boards.0.name"),
        ({"answers_print_in": "anywhere"}, "answers_print_in"),
    ],
    ids=str,
)
def test_the_first_field_that_cannot_be_used_is_named(change: dict[str, Any], where: str) -> None:
    with pytest.raises(SettingsError, match=where):
        profile_from_json(LEAST | change)


def test_the_holder_of_the_office_on_a_day_is_found() -> None:
    first, second = Holder("A", "t", None, date(2024, 5, 8)), Holder("B", "t", date(2024, 5, 9))
    profile = profile_from_json(LEAST)
    changed = OfficeProfile(profile.office, profile.body, profile.force, "x", commissioners=(first, second))
    assert changed.commissioner_on(date(2024, 5, 8)) == first
    assert changed.commissioner_on(date(2024, 5, 9)) == second
    assert changed.chief_on(date(2024, 5, 9)) is None


def test_the_next_meeting_is_the_first_after_the_day() -> None:
    early, late = date(2026, 3, 1), date(2026, 6, 1)
    boards = (Board("One", next=(late,)), Board("Two", next=(early, date(2026, 9, 1))))
    profile = OfficeProfile("o", "b", "f", "n", boards=boards)
    assert profile.next_meeting(date(2026, 2, 1)) == (boards[1], early)
    assert profile.next_meeting(early) == (boards[0], late)
    assert profile.next_meeting(date(2027, 1, 1)) is None
