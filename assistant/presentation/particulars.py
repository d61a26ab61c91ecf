"""The particulars of the inspection in words: their names, their present text, and which one a finding asks for."""

from assistant.desk.particulars import FIELDS
from assistant.drafts.deadlines import long_date
from assistant.errors import RefusedError
from assistant.presentation.markup import announced, tagged
from index.form import LABELS
from index.form.labels import RowKey
from index.form.printing import printed_rows
from index.records import Record

PUBLISHED = "inspection.published"
FIRST = "inspection.title"
NAMES: dict[str, str] = {
    "force": "Force",
    "commissioner.name": "Commissioner’s name",
    "chief.name": "Chief constable’s name",
    "inspection.title": "Title of inspection",
    "inspection.inspectorate": "Inspectorate",
    "inspection.type": "Type of inspection",
    PUBLISHED: "Day of publication",
    "inspection.summary": "Summary of inspection",
    "causes_of_concern": "Causes of concern",
    "inspection.grade": "Grades",
    "recommendations": "Recommendations",
    "areas_for_improvement": "Areas for improvement",
    "version": "Version of the form",
}
CHOICES = [(name, field) for field, name in NAMES.items() if field == PUBLISHED or field in FIELDS]
_ROWS: dict[str, RowKey] = {
    "causes_of_concern": "causes",
    "recommendations": "recommendations",
    "areas_for_improvement": "areas",
}
_LIST = "The report’s exact words, numbered: “1. …”. Write None where the report has none."
_WAYS = {
    PUBLISHED: "As 21 May 2024. Due dates are counted again.",
    "inspection.grade": "One area a line: “Investigating crime: adequate”. Blank where the report gives none.",
    "inspection.summary": "The report’s exact words.",
    "inspection.title": "Exactly as published.",
    **dict.fromkeys(_ROWS, _LIST),
}


def particular_of(field: str) -> str | None:
    """The particular that a finding's field asks to fill in or correct; None for what is mended elsewhere."""
    if field.startswith("inspection.grades"):
        return "inspection.grade"
    return field if field in NAMES else None


def value_of(record: Record, field: str) -> str:
    """The present text of a particular as its form row would hold it; blank where nothing is known."""
    if field == PUBLISHED:
        day = record.inspection.published
        return long_date(day) if day else ""
    printed = dict(printed_rows(record))
    if field in _ROWS:
        return printed.get(LABELS[_ROWS[field]], "")
    if field == "inspection.grade":
        return record.inspection.grade or printed.get(LABELS["grades"], "")
    value: object = record
    for part in field.split("."):
        value = getattr(value, part)
    return str(value or "")


def way_text(field: str) -> str:
    """How a particular is written."""
    return tagged("subdued", _WAYS[field]) if field in _WAYS else ""


def saved_text(field: str) -> str:
    """That a particular was kept."""
    return announced(f"Saved: {NAMES[field]}.")


def checked_value(field: str, text: str) -> str:
    """The text to keep. Raises RefusedError for a blank force: by its force a response finds its office."""
    if field == "force" and not text.strip():
        raise RefusedError("The force cannot be blank, so nothing was changed.", "Give the force’s name.")
    return text
