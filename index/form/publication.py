"""The day of the report, supplied after the form was read."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from index.form.addressing import due_notes, told_by
from index.records import AreaForImprovement, Recommendation, Record, make_record_id

Item = TypeVar("Item", Recommendation, AreaForImprovement)

_DUE_NOTE = re.compile(r"(?:recommendations|areas_for_improvement)\.\d+\.due_text")


def with_published(record: Record, on: date) -> Record:
    """The record with its report published on this day: due dates counted anew, their notes and its id with them.

    A due date that somebody set by hand stays.
    """
    old = record.inspection.published
    recommendations = _counted(record.recommendations, record.force, old, on)
    areas = _counted(record.areas_for_improvement, record.force, old, on)
    notes = [note for note in record.reading_notes if not _DUE_NOTE.fullmatch(note.field)]
    dues = (at for at, note in enumerate(record.reading_notes) if _DUE_NOTE.fullmatch(note.field))
    place = next(dues, len(notes))
    notes[place:place] = [
        *due_notes("recommendations", recommendations or ()),
        *due_notes("areas_for_improvement", areas or ()),
    ]
    inspection = replace(record.inspection, published=on)
    return replace(
        record,
        record_id=make_record_id(record.force, on, inspection.title, inspection.summary),
        inspection=inspection,
        recommendations=recommendations,
        areas_for_improvement=areas,
        reading_notes=tuple(notes),
    )


def _counted(items: Sequence[Item] | None, force: str | None, old: date | None, new: date) -> tuple[Item, ...] | None:
    if items is None:
        return None
    return tuple(_count(item, force, old, new) for item in items)


def _count(item: Item, force: str | None, old: date | None, new: date) -> Item:
    before = told_by(item.text, kind=type(item), force=force, published=old)
    if (item.due_text, item.due, item.due_basis) != (before.due_text, before.due, before.due_basis):
        return item
    told = told_by(item.text, kind=type(item), force=force, published=new)
    return replace(item, due=told.due, due_basis=told.due_basis)
