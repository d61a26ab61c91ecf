"""Canonical form: NFC, LF, no outer blanks; what a printed form gives back."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from index.form.answers import answers_in
from index.form.dates import read_date
from index.form.labels import LABELS
from index.records import (
    AreaForImprovement,
    AreaGrade,
    CauseOfConcern,
    OfficeHolder,
    OtherField,
    Recommendation,
    Record,
    Section,
    Sections,
    SubItem,
)
from index.vocabulary import title_headings

Item = TypeVar("Item", Recommendation, AreaForImprovement)

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]|[\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?|\x0b|\x0c")


def normal_text(text: str) -> str:
    """The text in NFC with LF line ends and no control characters; outer blanks are kept."""
    return unicodedata.normalize("NFC", _CONTROL.sub("", _LINE_END.sub("\n", text)))


def canonical(record: Record) -> Record:
    """The record in canonical form; applying it twice changes nothing.

    NFC, LF, no outer blanks; a blank text is None; labels, references, titles of office, due texts and headings are
    on one line; references have no brackets or colons, and a missing one is the item's number; a blank heading is the
    default one; the date of the response moves from the other fields to its own.
    """
    inspection = record.inspection
    grades = (AreaGrade(_line(each.area), _line(each.grade)) for each in inspection.grades)
    tidied = replace(
        record,
        version=_text(record.version),
        force=_text(record.force),
        commissioner=_holder(record.commissioner),
        chief=_holder(record.chief),
        inspection=replace(
            inspection,
            title=_text(inspection.title),
            inspectorate=_text(inspection.inspectorate),
            type=_text(inspection.type),
            summary=_text(inspection.summary),
            grade=_text(inspection.grade),
            address=_text(inspection.address),
            grades=tuple(each for each in grades if each.area or each.grade),
        ),
        causes_of_concern=tuple(
            CauseOfConcern(_ref(each.ref, at), _whole(each.text), each.status)
            for at, each in enumerate(record.causes_of_concern, 1)
        ),
        recommendations=_items(record.recommendations),
        areas_for_improvement=_items(record.areas_for_improvement),
        other_fields=tuple(
            OtherField(_line(each.label) or "Unnamed", _whole(each.text)) for each in record.other_fields
        ),
    )
    return _with_response_published(replace(tidied, sections=_sections(tidied)))


def as_printed(record: Record) -> Record:
    """What of a record the form holds: canonical, less what it does not print, answers as its own lines tell them.

    The law of the form: `as_printed(parse(print_form(record))) == as_printed(record)`.
    """
    plain = canonical(record)
    told = {
        kind.name: replace(section, answers=answers_in(section.text))
        for kind in fields(Sections)
        for section in [getattr(plain.sections, kind.name)]
    }
    return replace(
        plain,
        record_id="",
        source="",
        illustrative=False,
        inspection=replace(plain.inspection, address=None),
        sections=Sections(**told),
        reading_notes=(),
    )


def texts_of(value: object) -> list[str]:
    """Every text that a record holds, in the order of its fields."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for each in value for text in texts_of(each)]
    if is_dataclass(value):
        return [text for each in fields(value) for text in texts_of(getattr(value, each.name))]
    return []


def _with_response_published(record: Record) -> Record:
    label = LABELS["response_published"].casefold()
    for at, other in enumerate(record.other_fields):
        on = read_date(other.text) if other.label.casefold() == label else None
        if on and record.response_published is None:
            rest = record.other_fields[:at] + record.other_fields[at + 1 :]
            return replace(record, response_published=on, other_fields=rest)
    return record


def _sections(record: Record) -> Sections:
    default = title_headings(record.commissioner.title, record.chief.title)
    return Sections(
        **{
            kind.name: _section(getattr(record.sections, kind.name), _line(getattr(default, kind.name)))
            for kind in fields(Sections)
        }
    )


def _section(section: Section, default: str) -> Section:
    text = _text(section.text)
    kept = text == section.text
    return Section(_line(section.heading) or default, text, section.answers if kept else answers_in(text))


def _items(items: Sequence[Item] | None) -> tuple[Item, ...] | None:
    if items is None:
        return None
    return tuple(
        replace(
            item,
            ref=_ref(item.ref, at),
            text=_whole(item.text),
            addressees=tuple(filter(None, (_line(name.replace(";", ",")) for name in item.addressees))),
            due_text=_line(item.due_text or "") or None,
            due_basis=_line(item.due_basis or "") or None,
            sub_items=tuple(
                SubItem(_ref(sub.ref, number), _whole(sub.text)) for number, sub in enumerate(item.sub_items, 1)
            ),
        )
        for at, item in enumerate(items, 1)
    )


def _holder(holder: OfficeHolder) -> OfficeHolder:
    return OfficeHolder(_text(holder.name), _line(holder.title or "") or None)


def _ref(ref: str, number: int) -> str:
    return _line(re.sub(r"[\[\]:{}()]", " ", ref)) or str(number)


def _line(text: str) -> str:
    return " ".join(normal_text(text).split())


def _whole(text: str) -> str:
    return normal_text(text).strip()


def _text(text: str | None) -> str | None:
    return _whole(text or "") or None
