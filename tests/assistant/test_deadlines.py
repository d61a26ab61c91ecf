"""The last lawful day: publication + 55 days, for every report from 2 May 2017 under section 55 and no other."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.drafts.deadlines import (
    Regime,
    bank_holiday,
    day_and_date,
    deadline,
    is_working_day,
    long_date,
    working_day_before,
)
from assistant.errors import RefusedError

FIRST = date(2017, 5, 2)


@pytest.mark.parametrize(
    ("published", "last"),
    [
        ("2024-05-21", "2024-07-15"),
        ("2023-08-25", "2023-10-19"),
        ("2023-10-31", "2023-12-25"),
        ("2024-02-01", "2024-03-27"),
        ("2023-02-01", "2023-03-28"),
        ("2024-02-29", "2024-04-24"),
        ("2017-05-02", "2017-06-26"),
    ],
    ids=str,
)
def test_known_days(published: str, last: str) -> None:
    assert deadline(date.fromisoformat(published)).last_day == date.fromisoformat(last)


@settings(max_examples=300)
@given(st.dates(FIRST, date(2100, 1, 1)))
@example(FIRST)
@example(date(2028, 2, 29))
def test_the_day_of_publication_is_the_first_of_56(published: date) -> None:
    due = deadline(published)
    assert due.last_day is not None
    assert [published + timedelta(days=n) for n in range(56)][-1] == due.last_day
    assert due.days == 56
    assert "55(5A)" in due.basis
    assert long_date(published) in due.basis


@settings(max_examples=100)
@given(st.dates(date(1996, 1, 1), FIRST - timedelta(days=1)))
@example(FIRST - timedelta(days=1))
def test_reports_before_the_rule_began_have_no_last_day(published: date) -> None:
    due = deadline(published)
    assert (due.last_day, due.days) == (None, None)
    assert "2 May 2017" in due.basis


def test_clocks_that_change_do_not_move_the_day() -> None:
    london = ZoneInfo("Europe/London")
    for published in (date(2024, 3, 1), date(2024, 10, 1)):
        last = deadline(published).last_day
        assert last is not None
        begins, ends = (datetime(d.year, d.month, d.day, tzinfo=london) for d in (published, last))
        assert begins.utcoffset() != ends.utcoffset()
        assert (last - published).days == 55


@pytest.mark.parametrize("regime", ["super-complaint", "fire", "iopc"])
def test_other_regimes_have_no_day_of_section_55_and_say_why(regime: Regime) -> None:
    due = deadline(date(2024, 5, 21), regime)
    assert due.to_json() == {
        "published": "2024-05-21",
        "last_day": None,
        "days": None,
        "basis": due.basis,
        "regime": regime,
    }
    assert "ection 55" in due.basis


def test_a_day_beyond_the_calendar_is_refused() -> None:
    latest = date.max - timedelta(days=56)
    assert deadline(latest).last_day == latest + timedelta(days=55)
    for published in (latest + timedelta(days=1), date.max):
        with pytest.raises(RefusedError, match="last day"):
            deadline(published)


@settings(max_examples=60)
@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_the_working_day_before_is_the_nearest_one(on: date) -> None:
    before = working_day_before(on)
    assert before < on
    assert is_working_day(before)
    assert not any(is_working_day(before + timedelta(days=n)) for n in range(1, (on - before).days))


def test_bank_holidays_are_those_of_england_and_wales() -> None:
    assert bank_holiday(date(2026, 12, 25)) == "Christmas Day"
    assert bank_holiday(date(2026, 12, 28))
    assert bank_holiday(date(2026, 1, 2)) is None
    assert working_day_before(date(2026, 12, 29)) == date(2026, 12, 24)


def test_dates_are_written_as_the_trade_writes_them() -> None:
    assert long_date(date(2024, 5, 1)) == "1 May 2024"
    assert day_and_date(date(2024, 7, 15)) == "Monday 15 July 2024"
