"""What reading the form did or could not tell, put to a person: HTML, causes of concern, counts, due dates, labels."""

import re
from collections.abc import Iterator

from assistant.checks.matter import NOTHING_TO_DO, Matter, list_of, text_of
from assistant.drafts.deadlines import long_date
from assistant.drafts.findings import Finding, Place
from index.records import ReadingNote, Record, SectionKind

_TAG = re.compile(
    r"</?(?:p|br|div|span|strong|em|b|i|u|ul|ol|li|h[1-6]|a|table|tr|td|th|blockquote|img|font)(?:\s[^<>]*)?/?>|&(?:nbsp|amp|lt|gt|quot|#\d+);",
    re.I,
)
_NAMES = {
    "inspection.summary": "the summary",
    "inspection.inspectorate": "the inspectorate",
    "inspection.title": "the title",
    "inspection.grade": "the grade",
    "recommendations": "the recommendations",
    "areas_for_improvement": "the areas for improvement",
    "sections.initial_response": "the initial response",
    "sections.chief_constable_response": "the chief constable’s response",
    "sections.overall_comments": "the overall comments",
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def html_marks(matter: Matter) -> Iterator[Finding]:
    """A note for HTML that reading took out; a block for HTML that stands in a section's text."""
    notes = [note for note in matter.record.reading_notes if "HTML" in note.note]
    if notes:
        names = list_of(dict.fromkeys(_name_of(note.field) for note in notes))
        places = [_first_paragraph(matter.record, note) for note in notes]
        # The longest text first: a reader should look there.
        places.sort(key=lambda place: -((place.end or 0) - (place.start or 0)))
        first = places[0]
        words = text_of(matter.record, first.field)[first.start : first.end] if first.start is not None else None
        yield Finding(
            "html",
            "note",
            first.field,
            f"Paragraph marks in HTML (<p>) were taken out of {names} when the form was read. No word was changed.",
            "A published page showed such marks to readers.",
            "Nothing to do; look once at the paragraphs.",
            first.start,
            first.end,
            words,
            places=tuple(places) if len(places) > 1 else (),
        )
    for kind, text in matter.written:
        yield from _standing(kind, text)


def _standing(kind: SectionKind, text: str) -> Iterator[Finding]:
    tags = list(_TAG.finditer(text))
    if tags:
        field, first = f"sections.{kind}", tags[0]
        yield Finding(
            "html",
            "block",
            field,
            f"HTML stands in the text, {'once' if len(tags) == 1 else f'{len(tags)} times'}: {first[0]}.",
            "Readers of the published page would see it.",
            "Take the marks out; keep the words.",
            first.start(),
            first.end(),
            first[0],
            places=tuple(Place(field, tag.start(), tag.end()) for tag in tags) if len(tags) > 1 else (),
        )


def _first_paragraph(record: Record, note: ReadingNote) -> Place:
    if note.start is None or note.end is None:
        return Place(note.field, note.start, note.end)
    text = text_of(record, note.field)
    end = text.find("\n", note.start, note.end)
    return Place(note.field, note.start, note.end if end == -1 else end)


def _name_of(path: str) -> str:
    known = _NAMES.get(path) or _NAMES.get(path.removesuffix(".text")) or _NAMES.get(path.split(".")[0])
    return known or "another field"


def causes_of_concern(matter: Matter) -> Iterator[Finding]:
    """Causes of concern that were read from the summary, to be confirmed; a new one without a recommendation blocks."""
    record = matter.record
    read = [
        note
        for note in record.reading_notes
        if "cause of concern" in note.note and note.field == "inspection.summary" and record.causes_of_concern
    ]
    unknown = [note for note in record.reading_notes if note.field.endswith(".status") and "neither" in note.note]
    if read:
        causes = record.causes_of_concern
        statuses = list_of(dict.fromkeys(cause.status for cause in causes))
        number = _NUMBERS[len(causes)] if len(causes) < len(_NUMBERS) else str(len(causes))
        many = "cause of concern was" if len(causes) == 1 else "causes of concern were"
        names = "; ".join(
            cause.text if n == 0 else cause.text[:1].lower() + cause.text[1:] for n, cause in enumerate(causes)
        )
        names = names[:1].lower() + names[1:]
        yield _concern(
            matter,
            f"{number.capitalize()} {statuses} {many} read from the summary: {names}. The form has no row for them.",
            "note",
            "Confirm them on the inspection screen, or remove them.",
        )
    if unknown:
        yield _concern(
            matter,
            "A cause of concern has no status and was taken to be new.",
            "note",
            "Say new, continuing or closed.",
        )
    new = [cause for cause in record.causes_of_concern if cause.status == "new"]
    if new and not record.recommendations:
        stated = "says None for" if record.recommendations == () else "is blank for"
        yield _concern(
            matter,
            f"The inspection has a new cause of concern, and the form {stated} recommendations.",
            "block",
            "Enter the recommendations of the report, or correct the status of the cause of concern.",
        )


def _concern(matter: Matter, message: str, severity: str, mend: str) -> Finding:
    causes = matter.record.causes_of_concern
    new = [n for n, cause in enumerate(causes) if severity != "block" or cause.status == "new"]
    places = [Place(f"causes_of_concern.{n}.text", 0, len(causes[n].text)) for n in new]
    return Finding(
        "cause-of-concern",
        "block" if severity == "block" else "note",
        places[0].field,
        message,
        "Only a new cause of concern must have a recommendation beside it.",
        mend,
        0,
        places[0].end,
        causes[new[0]].text,
        places=tuple(places) if len(places) > 1 else (),
    )


def due_dates(matter: Matter) -> Iterator[Finding]:
    """A note for each item whose due date was counted, or cannot be."""
    for name, label in (("recommendations", "Recommendation"), ("areas_for_improvement", "Area for improvement")):
        for n, item in enumerate(getattr(matter.record, name) or ()):
            if item.due_text is None or (item.due_basis or "").startswith(("date in the", "end of the month")):
                continue
            if item.due is not None:
                told = f"Counted from publication, that is {long_date(item.due)}."
                mend = "Confirm the date or change it."
            elif matter.record.inspection.published is None:
                told, mend = (
                    "It cannot be counted until the date of publication is known.",
                    "Enter the date of publication.",
                )
            else:
                told, mend = "That gives no day.", "Give the day, or leave the words to stand alone."
            yield Finding(
                "due-date",
                "note",
                f"{name}.{n}.due_text",
                f"{label} {item.ref} says “{item.due_text}”. {told}",
                "The recommendation gives no date." if label == "Recommendation" else "The item gives no date.",
                mend,
                0,
                len(item.due_text),
                item.due_text,
            )


def stated_counts(matter: Matter) -> Iterator[Finding]:
    """A warning where the summary counts its items otherwise than the list; a note for what else reading left open."""
    for note in matter.record.reading_notes:
        words = text_of(matter.record, note.field)
        span = words[note.start : note.end] if note.start is not None else None
        if "summary counts" in note.note and "differs" in note.note:
            yield Finding(
                "stated-count",
                "warn",
                note.field,
                note.note.replace(" Check the list.", ""),
                "Section 55(5B) covers each recommendation, so none may be lost in reading.",
                "Compare the list with the report.",
                note.start,
                note.end,
                span,
            )
        elif not _told_elsewhere(note):
            basis = "What reading could not tell is put to a person; nothing was corrected."
            yield Finding("reading", "note", note.field, note.note, basis, NOTHING_TO_DO, note.start, note.end, span)


def _told_elsewhere(note: ReadingNote) -> bool:
    return (
        "HTML" in note.note
        or "cause of concern" in note.note
        or note.field.endswith((".due_text", ".status", "commissioner.title"))
        or "summary counts" in note.note
        or "stated count" in note.note
    )
