"""The particulars of an inspection that a person fills in or corrects, field by field."""

from dataclasses import replace
from typing import Any

from assistant.errors import RefusedError
from index.form import FORM_TITLE, LABELS, parse
from index.form.labels import RowKey
from index.records import OfficeHolder, Record

FIELDS = (
    "version",
    "force",
    "commissioner.name",
    "chief.name",
    "inspection.title",
    "inspection.inspectorate",
    "inspection.type",
    "inspection.summary",
    "inspection.grade",
    "causes_of_concern",
    "recommendations",
    "areas_for_improvement",
)

_ROWS: dict[str, RowKey] = {
    "grade": "grade",
    "causes_of_concern": "causes",
    "recommendations": "recommendations",
    "areas_for_improvement": "areas",
}


def with_field(record: Record, field: str, text: str) -> Record:
    """The record with one field as a person gives it; blank text makes it blank, "None" a stated None for a list.

    Lists are read as the form reads them, so numbers, dates and addressees are found. Raises RefusedError for a
    field that is not among `FIELDS`.
    """
    if field not in FIELDS:
        raise RefusedError(f"There is no field {field} to fill in.", f"The fields are: {', '.join(FIELDS)}.")
    value = text.replace("\r\n", "\n").strip() or None
    if field == "force" and value is None:
        raise RefusedError("A response needs a force, so the row was not made blank.", "Give the force’s name.")
    # What the reading noted of this field was about other words.
    kept = tuple(note for note in record.reading_notes if not note.field.startswith(field))
    record = replace(record, reading_notes=kept)
    parent, _, name = field.rpartition(".")
    changed: dict[str, Any] = {name: value}
    if name in _ROWS:
        changed = _read(record, name, value)
    if parent == "inspection":
        return replace(record, inspection=replace(record.inspection, **changed))
    if parent:
        holder: OfficeHolder = getattr(record, parent)
        changed = {parent: replace(holder, name=value)}
    return replace(record, **changed)


def _read(record: Record, field: str, value: str | None) -> dict[str, Any]:
    """What the form's own reading makes of one row, beside the particulars that it looks at."""
    known = record.inspection
    rows = [
        (LABELS["force"], record.force or "unknown"),
        (LABELS["title"], known.title or "unknown"),
        (LABELS["inspectorate"], known.inspectorate or "unknown"),
        (LABELS["published"], known.published.isoformat() if known.published else None),
        (LABELS["summary"], "unknown"),
        (LABELS[_ROWS[field]], value),
    ]
    read = parse("\n".join([FORM_TITLE, "", *(f"{name}\t{words}" for name, words in rows if words)]) + "\n")
    if field == "grade":
        return {"grade": read.inspection.grade, "grades": read.inspection.grades}
    return {field: getattr(read, field)}
