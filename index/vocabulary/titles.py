"""Titles of office: whose they are, and the headings of the form that they make.

"Commissioner" alone is the chief officer in the Metropolitan Police and the City, the police and
crime commissioner elsewhere.
"""

import re
from dataclasses import dataclass
from typing import Literal

from index.vocabulary.forces import find_force

Role = Literal["commissioner", "chief"]

_CHIEF = re.compile(
    r"\b(?:chief constable|chief officer|commissioner of (?:the )?police|commissioner of the (?:metropolis|city)"
    r"|commissioner,? (?:of )?(?:the )?(?:city of london|metropolitan)|chief of police)\b|^cc$",
    re.I,
)
_BODY = re.compile(
    r"\b(?:commissioner|mayor|police authority|policing body|mopac|pf?cc|common council|policing and crime board)\b",
    re.I,
)
_NOT_THE_HOLDER = re.compile(r"^(?:deputy|assistant) police\b|\b(?:staff|team|panel|letter|date|title)\b", re.I)
_BARE = re.compile(r"^(?:the )?(?:acting |temporary |deputy |assistant )?commissioner$", re.I)


@dataclass(frozen=True)
class Headings:
    """The headings of the three prose sections."""

    initial_response: str
    chief_constable_response: str
    overall_comments: str


def title_headings(title: str | None, chief_title: str | None = None) -> Headings:
    """The section headings for office holders with these titles: "Deputy Mayor’s initial response"."""
    commissioner = _possessive(title or "Police and Crime Commissioner")
    chief = _possessive(chief_title or "Chief Constable")
    return Headings(f"{commissioner} initial response", f"{chief} response", f"{commissioner} overall comments")


def role_of_title(label: str, *, force: str | None = None, commissioner_seen: bool = False) -> Role | None:
    """Whose title this is, the commissioner's or the chief officer's; None where it is no title of office.

    A bare "Commissioner" is the chief officer's in the Metropolitan Police and the City, or where the
    commissioner's own title has already been seen.
    """
    plain = " ".join(label.replace("'", "’").split())
    if not plain or len(plain) > 120 or _NOT_THE_HOLDER.search(plain):
        return None
    if _BARE.match(plain):
        known = find_force(force)
        chief = commissioner_seen or (known is not None and known.chief_title == "Commissioner")
        return "chief" if chief else "commissioner"
    if _CHIEF.search(plain):
        return "chief"
    return "commissioner" if _BODY.search(plain) else None


def _possessive(title: str) -> str:
    short = re.split(r" (?:for|of) ", title.strip(), maxsplit=1)[0]
    return f"{short}’" if short.endswith("s") else f"{short}’s"
