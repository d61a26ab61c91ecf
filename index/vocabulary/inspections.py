"""Types of inspection, told by title and summary, and the names of inspectorates."""

import re
from collections.abc import Sequence
from functools import cache

from index.vocabulary.files import load

_FIRE = re.compile(
    r"\bfire (?:and|&) rescue (?:service|authority|services|inspection)\b|\bfire (?:service|authority)\b", re.I
)
_POLICE = re.compile(r"\b(?:police|policing|constabulary|PEEL)\b", re.I)
_INSPECTORATE = re.compile(r"inspectorate of [^.;\n]{0,60}?fire (?:and|&) rescue services?", re.I)


def inspection_type(title: str | None, summary: str | None = None, *, grades: Sequence[object] = ()) -> str | None:
    """The type of inspection ("PEEL", "thematic", ...), by title, then by summary, then by grades; else None."""
    for pattern, name in _patterns("title"):
        if pattern.search(title or ""):
            return name
    for pattern, name in _patterns("summary"):
        if pattern.search(summary or ""):
            return name
    return "PEEL" if len(grades) >= 3 else None


def is_fire(text: str | None) -> bool:
    """Whether a title or a force's name is of a fire and rescue service, which section 55 does not cover.

    A police, fire and crime commissioner and the inspectorate's own name do not make it so.
    """
    plain = _INSPECTORATE.sub("", text or "")
    return bool(_FIRE.search(plain)) and not _POLICE.search(plain)


def clean_inspectorate(text: str | None) -> str:
    """The inspectorate's name without the strap line of a web page. For screens: records keep both."""
    plain = " ".join((text or "").split())
    strap = strap_line_in(plain)
    return plain.replace(strap, "").strip(" ,:–-|") if strap else plain


def strap_line_in(text: str | None) -> str | None:
    """The web page's strap line that stands in an inspectorate's name, as it stands there; else None."""
    for strap in load("inspectorates")["strap_lines"]:
        found = re.search(re.escape(strap), text or "", re.IGNORECASE)
        if found:
            return found[0]
    return None


@cache
def _patterns(part: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = load("inspections")["types"]
    return tuple((re.compile(row[part], re.I | re.S), row["name"]) for row in rows if part in row)
