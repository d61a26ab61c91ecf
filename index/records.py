"""The record: one inspection and the published response to it, and its canonical JSON.

`None` is blank and `()` is a stated None, wherever a list may be either. Offsets are
integers, half-open, in code points of the text that `field` names. A field is a dotted
path, lists from 0; a path that ends at an object with `text` means that text.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Literal, get_args

from pydantic import TypeAdapter, ValidationError

from index.errors import UnreadableRecordError

SectionKind = Literal["initial_response", "chief_constable_response", "overall_comments"]
SECTION_KINDS: tuple[SectionKind, ...] = get_args(SectionKind)
ConcernStatus = Literal["new", "continuing", "closed"]


@dataclass(frozen=True)
class OfficeHolder:
    """A person as the form names them; either part may be blank."""

    name: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class AreaGrade:
    """The grade given to one area of policing."""

    area: str
    grade: str


@dataclass(frozen=True)
class Inspection:
    """What was inspected, by whom, when it was published and what was said of it."""

    title: str | None = None
    inspectorate: str | None = None
    type: str | None = None
    published: date | None = None
    address: str | None = None
    summary: str | None = None
    grade: str | None = None
    grades: tuple[AreaGrade, ...] = ()


@dataclass(frozen=True)
class CauseOfConcern:
    """A serious failing, new, continuing or closed by this inspection."""

    ref: str
    text: str
    status: ConcernStatus = "new"


@dataclass(frozen=True)
class SubItem:
    """A lettered part of a recommendation or an area for improvement."""

    ref: str
    text: str


@dataclass(frozen=True)
class Recommendation:
    """What the inspectorate says that named bodies should do, in its exact words.

    `due` is computed from `due_text`; `due_basis` says how.
    """

    ref: str
    text: str
    addressees: tuple[str, ...] = ()
    due_text: str | None = None
    due: date | None = None
    due_basis: str | None = None
    page: int | None = None
    sub_items: tuple[SubItem, ...] = ()


@dataclass(frozen=True)
class AreaForImprovement(Recommendation):
    """A practice that falls short. Same shape as a recommendation; section 55(5B) does not cover it."""


@dataclass(frozen=True)
class Answer:
    """The span of a section that answers an item such as "recommendation 1"."""

    item: str
    start: int
    end: int


@dataclass(frozen=True)
class Section:
    """One prose part of the response, whole and in order. `text` None is blank."""

    heading: str
    text: str | None = None
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True)
class Sections:
    """The three prose parts: Police Act 1996 section 55(5)(a), (b) and (c)."""

    initial_response: Section
    chief_constable_response: Section
    overall_comments: Section


@dataclass(frozen=True)
class OtherField:
    """A row of the form whose label we do not know, kept as it came."""

    label: str
    text: str


@dataclass(frozen=True)
class ReadingNote:
    """What reading did or could not tell, at a place of the record."""

    field: str
    start: int | None
    end: int | None
    note: str


def _blank_sections() -> Sections:
    return Sections(
        Section("Police and Crime Commissioner’s initial response"),
        Section("Chief Constable’s response"),
        Section("Police and Crime Commissioner’s overall comments"),
    )


@dataclass(frozen=True)
class Record:
    """One inspection and the response to it, as published or in the making."""

    record_id: str = ""
    source: str = ""
    illustrative: bool = False
    version: str | None = None
    force: str | None = None
    commissioner: OfficeHolder = OfficeHolder()
    chief: OfficeHolder = OfficeHolder()
    inspection: Inspection = Inspection()
    causes_of_concern: tuple[CauseOfConcern, ...] = ()
    recommendations: tuple[Recommendation, ...] | None = None
    areas_for_improvement: tuple[AreaForImprovement, ...] | None = None
    response_published: date | None = None
    sections: Sections = field(default_factory=_blank_sections)
    other_fields: tuple[OtherField, ...] = ()
    reading_notes: tuple[ReadingNote, ...] = ()

    def section(self, kind: SectionKind) -> Section:
        """The section of this kind."""
        return getattr(self.sections, kind)  # type: ignore[no-any-return]

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON, in hexadecimal."""
        return hashlib.sha256(canonical_json(self).encode()).hexdigest()


@cache
def _adapter() -> TypeAdapter[Record]:
    return TypeAdapter(Record)


def to_json(record: Record) -> dict[str, Any]:
    """The canonical record as plain JSON values, keys in the order of the contract."""
    values: dict[str, Any] = _adapter().dump_python(record, mode="json")
    return values


def from_json(values: Mapping[str, Any]) -> Record:
    """The record that canonical JSON describes. Raises UnreadableRecordError naming the first bad field."""
    try:
        return _adapter().validate_python(dict(values))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the record"
        raise UnreadableRecordError(
            f"This is not a record: {where}: {first['msg'].lower()}.",
            "Compare it with the JSON of `fiftysix show RECORD_ID --format json`.",
        ) from error


def canonical_json(record: Record) -> str:
    """One line of JSON with sorted keys: equal records give equal text."""
    return json.dumps(to_json(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def text_at(values: Any, path: str) -> str | None:
    """The text that a field path names in a record's JSON, or None where it is blank or absent.

    A stated None (`[]`) is the word "None"; a number or a date is its printed form.
    """
    for part in path.split(".") if path else []:
        if isinstance(values, Mapping) and part in values:
            values = values[part]
        elif isinstance(values, list) and part.isdigit() and int(part) < len(values):
            values = values[int(part)]
        else:
            return None
    if isinstance(values, Mapping):
        values = values.get("text")
    if isinstance(values, list):
        return None if values else "None"
    return None if values is None else str(values)


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens."""
    dashed = re.sub("[\u2010-\u2015]", "-", re.sub("['’]", "", text))
    plain = unicodedata.normalize("NFKD", dashed).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def make_record_id(force: str | None, published: date | None, title: str | None, summary: str | None = None) -> str:
    """Force, report date and short title, as a slug; the same inspection always gives the same id.

    Near-identical titles recur for one force, so a record without a date takes eight digits of
    its summary's digest instead.
    """
    name = slug(force or "unknown")
    short = title or "untitled"
    head, colon, rest = short.partition(":")
    if colon and slug(head).startswith(name) and name != "unknown":
        short = rest
    cycle = re.search(r"20\d\d[/–-]\d\d", short)
    short = slug(short.partition(":")[0])[:60].strip("-")
    if short == "peel" and cycle:
        short = f"peel-{slug(cycle[0])}"
    if published:
        return f"{name}-{published.isoformat()}-{short}"
    mark = hashlib.sha256((summary or "").encode()).hexdigest()[:8]
    return f"{name}-undated-{short}-{mark}"
