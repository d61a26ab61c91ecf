"""Who a recommendation is addressed to, by its wording."""

import re
from functools import cache

from index.vocabulary.files import load
from index.vocabulary.forces import find_force

_DUTY = re.compile(r"\b(?:should|must|needs? to|ought to|is required to|are required to)\b", re.I)
_LEAD = re.compile(
    r"^(?:(?:by|within|before|from)\b[^,]{0,80},|(?:immediately|with immediate effect|as soon as possible)\b,?)\s*",
    re.I,
)
_THE_FORCE = r"\bthe (?:force|constabulary|service)\b(?!s)|\bits chief (?:constable|officer)\b"


def addressees_in(text: str, *, force: str | None = None) -> tuple[str, ...]:
    """Those a recommendation tells to act, in the order of its words; `force` names the inspected force.

    Only the words before the first "should" or "must" count. Names as `addressees.toml` has them; the inspected
    force is "force". Empty where the words name nobody.
    """
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    duty = _DUTY.search(text, start)
    if duty is None:
        return ()
    subject = text[start : duty.start()]
    found = [(match.start(), name) for pattern, name in _patterns() for match in pattern.finditer(subject)]
    found += [(match.start(), "force") for match in _own_force(force).finditer(subject)]
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


@cache
def national_addressees() -> frozenset[str]:
    """Names of the addressees that are national bodies."""
    return frozenset(row["name"] for row in load("addressees")["addressees"] if row.get("national"))


@cache
def _own_force(force: str | None) -> re.Pattern[str]:
    known = find_force(force)
    names = {force or "", *((known.name, known.full_name, *known.aliases) if known else ())} - {""}
    named = [rf"\b{re.escape(name)}(?: Police| Constabulary)?(?: Service)?\b" for name in sorted(names, key=len)]
    return re.compile("|".join([*reversed(named), _THE_FORCE]), re.I)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"], re.I), row["name"]) for row in load("addressees")["addressees"])
