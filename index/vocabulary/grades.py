"""Cycles of PEEL inspection with their grades and areas. Grades of two cycles are never compared."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from index.vocabulary.files import load


@dataclass(frozen=True)
class _Cycle:
    name: str
    pattern: re.Pattern[str]
    since: date
    scale: tuple[str, ...]
    areas: tuple[str, ...]


def cycle_of(title: str | None, published: date | None = None) -> str | None:
    """The cycle of a PEEL report, such as "2023–25": from its title, else from its date; None where neither tells."""
    for cycle in reversed(_cycles()):
        if cycle.pattern.search(title or ""):
            return cycle.name
    if published is None or not re.search(r"\bPEEL\b", title or ""):
        return None
    begun = [cycle.name for cycle in _cycles() if cycle.since <= published]
    return begun[-1] if begun else None


def grade_scale(cycle: str | None) -> tuple[str, ...]:
    """The grades of a cycle, best first; the newest scale where the cycle is None or not known."""
    return _cycle(cycle).scale


def grade_areas(cycle: str | None) -> tuple[str, ...]:
    """The areas that a cycle grades; those of every cycle, each once, where the cycle is None."""
    if cycle is None:
        return tuple(dict.fromkeys(area for each in _cycles() for area in each.areas))
    return _cycle(cycle).areas


def is_grade(text: str) -> bool:
    """Whether the text is one of the inspectorate's grades, of any cycle and in any case."""
    return " ".join(text.casefold().split()).rstrip(".") in {grade for each in _cycles() for grade in each.scale}


def _cycle(name: str | None) -> _Cycle:
    plain = re.sub(r"[-/–\s]+", "-", name or "")
    return next((each for each in _cycles() if re.sub(r"[-/–]", "-", each.name) == plain), _cycles()[-1])


@cache
def _cycles() -> tuple[_Cycle, ...]:
    return tuple(
        _Cycle(
            row["name"],
            re.compile(row["pattern"], re.IGNORECASE),
            row["from"],
            tuple(row["scale"]),
            tuple(row["areas"]),
        )
        for row in load("grades")["cycles"]
    )
