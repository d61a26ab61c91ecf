"""When a response is due: which regime applies, the last lawful day, and what to call a date."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from assistant.errors import RefusedError

Regime = Literal["section-55", "super-complaint", "fire", "iopc"]
DAYS = 56
RULE_BEGAN = date(2017, 5, 2)

_OTHER_REGIMES: dict[Regime, str] = {
    "super-complaint": "A super-complaint report sets its own dates (Police Reform Act 2002 section 29A and the 2018 "
    "regulations). Section 55 gives no last day for it.",
    "fire": "A fire and rescue report is answered by the fire and rescue authority under the Fire and Rescue National "
    "Framework. Section 55 of the Police Act 1996 does not apply.",
    "iopc": "A recommendation of the Independent Office for Police Conduct is answered to that office, with 56 days "
    "and an extension of its own. Section 55 gives no last day for it.",
}


@dataclass(frozen=True)
class Deadline:
    """The last lawful day of a response, or why there is none. `days` is 56 or None."""

    published: date
    last_day: date | None
    days: int | None
    basis: str
    regime: Regime

    def to_json(self) -> dict[str, Any]:
        """The contract's shape; dates as YYYY-MM-DD."""
        return {
            "published": self.published.isoformat(),
            "last_day": self.last_day.isoformat() if self.last_day else None,
            "days": self.days,
            "basis": self.basis,
            "regime": self.regime,
        }


def deadline(published: date, regime: Regime = "section-55") -> Deadline:
    """The last lawful day for a report published on this day.

    Police Act 1996 section 55(5A): within "56 days beginning with the day on which the report is
    published", so publication + 55 calendar days; no rule moves it for weekends or holidays.
    Inserted by the Policing and Crime Act 2017 section 37, commenced on 2 May 2017 by SI 2017/399
    regulation 4(a): earlier reports have no last day. Raises RefusedError where the calendar ends first.
    """
    if regime != "section-55":
        return Deadline(published, None, None, _OTHER_REGIMES[regime], regime)
    if published < RULE_BEGAN:
        basis = (
            f"The 56-day rule did not exist on {long_date(published)}. The Policing and Crime Act 2017 section 37 "
            "brought it in for reports published from 2 May 2017 (SI 2017/399)."
        )
        return Deadline(published, None, None, basis, regime)
    if published > date.max - timedelta(days=DAYS):
        raise RefusedError(f"No last day can be counted from {long_date(published)}.", "Check the year.")
    basis = (
        "Police Act 1996 section 55(5A): the 56 days begin with the day of publication, "
        f"so {long_date(published)} + {DAYS - 1}."
    )
    return Deadline(published, published + timedelta(days=DAYS - 1), DAYS, basis, regime)


@cache
def _bank_holidays(year: int) -> dict[date, str]:
    import holidays

    return dict(holidays.country_holidays("GB", subdiv="ENG", years=year, language="en_GB"))


def bank_holiday(on: date) -> str | None:
    """The name of the bank holiday in England and Wales on this day, or None."""
    return _bank_holidays(on.year).get(on)


def working_day_before(on: date) -> date:
    """The last day before this one that is neither at a weekend nor a bank holiday."""
    day = on - timedelta(days=1)
    while day.weekday() >= 5 or bank_holiday(day):
        day -= timedelta(days=1)
    return day


def is_working_day(on: date) -> bool:
    """True on Monday to Friday that are no bank holiday."""
    return on.weekday() < 5 and bank_holiday(on) is None


def long_date(on: date) -> str:
    """As GOV.UK writes it: 21 May 2024."""
    return f"{on.day} {calendar.month_name[on.month]} {on.year}"


def day_and_date(on: date) -> str:
    """With the day of the week: Monday 15 July 2024."""
    return f"{calendar.day_name[on.weekday()]} {long_date(on)}"


def month_and_year(on: date) -> str:
    """Without the day: May 2024."""
    return f"{calendar.month_name[on.month]} {on.year}"
