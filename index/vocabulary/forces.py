"""Forces, and the body that answers for each on a given day."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from index.records import slug
from index.vocabulary.files import load

BodyType = Literal["PCC", "PFCC", "mayor", "MOPAC", "Common Council", "police authority", "none"]

_ENDINGS = re.compile(r" (?:police service|police force|police|constabulary|service|force)$")
# Police and crime commissioners took office on this day (Police Reform and Social Responsibility Act 2011).
_FIRST_COMMISSIONERS = date(2012, 11, 22)


@dataclass(frozen=True)
class Body:
    """A local policing body over a span of days (both inclusive; None is open).

    `commissioner_title` and `chief_title` are what the two office holders are called.
    """

    name: str
    type: BodyType
    commissioner_title: str
    chief_title: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Force:
    """A police force. `noun` is what its reports call it: force, constabulary or service.

    `section_55` is false for bodies that are inspected but have no local policing body.
    """

    key: str
    name: str
    full_name: str
    noun: str
    country: str
    aliases: tuple[str, ...]
    chief_title: str
    bodies: tuple[Body, ...]
    section_55: bool = True


def forces() -> tuple[Force, ...]:
    """The 43 territorial forces of England and Wales, by name."""
    return _read("forces")


def other_bodies() -> tuple[Force, ...]:
    """Bodies that are inspected too, but outside section 55 of the Police Act 1996."""
    return _read("other_bodies")


def find_force(text: str | None) -> Force | None:
    """The force that this text names, by any of its names and in any case; None where the files have none."""
    names = _names()
    normal = _normal(text or "")
    return names.get(normal) or names.get(_ENDINGS.sub("", normal))


def force_key(text: str | None) -> str:
    """A stable slug by which two names of one force are equal; "" for a blank."""
    known = find_force(text)
    if known is not None:
        return known.key
    normal = _normal(text or "")
    short = _ENDINGS.sub("", normal)
    return slug(short) or short


def same_force(a: str | None, b: str | None) -> bool:
    """Whether both texts name one force. Names outside the files are compared without case, spaces and endings."""
    return force_key(a) == force_key(b) != ""


def body_on(force: str | Force | None, on: date) -> Body:
    """The body that answers for a force on a day, with the titles of its office holders.

    Outside the files: a police and crime commissioner. Before 22 November 2012: a police authority.
    """
    known = force if isinstance(force, Force) else find_force(force)
    if known is not None and not known.section_55:
        return Body(known.full_name, "none", "Chair", known.chief_title)
    for body in known.bodies if known else ():
        if (body.since is None or body.since <= on) and (body.until is None or on <= body.until):
            return body
    name = known.name if known else str(force or "").strip()
    chief = known.chief_title if known else "Chief Constable"
    if on < _FIRST_COMMISSIONERS:
        return Body(f"{name} Police Authority".strip(), "police authority", "Chair of the Police Authority", chief)
    office = "Police and Crime Commissioner"
    return Body(f"{office} for {name}" if name else office, "PCC", office, chief)


def _normal(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "").replace("'", "").replace("&", " and ")
    words = " ".join(re.findall(r"\w+", plain))
    return words.removeprefix("the ") if words != "the met" else "met"


@cache
def _names() -> dict[str, Force]:
    names: dict[str, Force] = {}
    for force in (*forces(), *other_bodies()):
        for name in (force.name, force.full_name, *force.aliases):
            names.setdefault(_normal(name), force)
    return names


@cache
def _read(group: str) -> tuple[Force, ...]:
    return tuple(_force(row, section_55=group == "forces") for row in load("forces")[group])


def _force(row: dict[str, Any], *, section_55: bool) -> Force:
    chief = row.get("chief_title", "Chief Constable")
    return Force(
        key=slug(row["name"]),
        name=row["name"],
        full_name=row["full_name"],
        noun=row.get("noun", "force"),
        country=row.get("country", ""),
        aliases=tuple(row.get("aliases", ())),
        chief_title=chief,
        bodies=tuple(
            Body(body["name"], body["type"], body["commissioner"], chief, body.get("from"), body.get("until"))
            for body in row.get("bodies", ())
        ),
        section_55=section_55,
    )
