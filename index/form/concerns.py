"""Causes of concern: from their row, or read from the summary where the form has none."""

import re
from dataclasses import dataclass

from index.form.items import ListedItem, read_items
from index.records import CauseOfConcern, ConcernStatus, ReadingNote

_STATUS = re.compile(r"\s*\((new|continuing|closed)\)$", re.I)
_AREA = re.compile(r"([^:\n]{3,120}): ")
_CLOSED = re.compile(
    r"\bclos(?:ed?|ing) (?:this|the|both|these|all|our|its) (?:[\w-]+ ){0,2}causes? of concern"
    r"|\bcauses? of concern (?:is|are|has been"
    r"|have been|was|were) (?:now |therefore )?(?:closed|discharged)|\bdischarged? (?:this|the) cause of concern",
    re.I,
)
_OPEN = re.compile(
    r"\b(?:not|unable to|cannot|before we can|until we) (?:yet |been able to |able to |therefore )*"
    r"(?:be )?clos(?:ed?|ing)\b"
    r"|cause of concern (?:will )?(?:therefore )?(?:remains?|stays?|continues?)\b",
    re.I,
)
_ISSUED = re.compile(
    r"\b(?:have|has) (?:also |therefore )?issued (?:an?|one|two|three|four) (?:accelerated )?causes? of concern", re.I
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?![\s”’\"')]|$)[^.!?\n]+)*[.!?]?")


@dataclass(frozen=True)
class Concerns:
    """Causes of concern with the notes that ask for confirmation."""

    causes: tuple[CauseOfConcern, ...] = ()
    notes: tuple[ReadingNote, ...] = ()


def list_concern(cause: CauseOfConcern) -> ListedItem:
    """The cause of concern as the row prints it, its status in brackets at the end."""
    return ListedItem(cause.ref, f"{cause.text} ({cause.status})".strip())


def concerns_in_row(value: str, summary: str | None) -> Concerns:
    """The causes of concern of a row. One without a status in brackets counts as new, with a note."""
    causes: list[CauseOfConcern] = []
    notes: list[ReadingNote] = []
    for item in read_items(value).items:
        words = "\n".join([item.text, *(f"({sub.ref}) {sub.text}" for sub in item.sub_items)])
        found = _STATUS.search(words)
        status: ConcernStatus = "new"
        if found:
            words = words[: found.start()]
            status = _status(found[1])
        else:
            said = _ISSUED.search(summary or "")
            why = f"the summary says “{said[0]}”" if said else "neither the row nor the summary gives a status"
            note = f"Taken to be new: {why}. Confirm it."
            notes.append(ReadingNote(f"causes_of_concern.{len(causes)}.status", 0, len(status), note))
        causes.append(CauseOfConcern(item.ref, words.strip(), status))
    return Concerns(tuple(causes), tuple(notes))


def concerns_in_summary(summary: str | None) -> Concerns:
    """The causes of concern that a summary tells of, each with a note on the words that told it.

    A paragraph that opens with an area and closes the cause of concern; or says that it stays open; or,
    where no paragraph does, a sentence that says one has been issued.
    """
    causes: list[CauseOfConcern] = []
    notes: list[ReadingNote] = []
    for found in re.finditer(r"[^\n]+", summary or ""):
        area = _AREA.match(found[0])
        status = _status_of(found[0]) if area else None
        if area is None or status is None:
            continue
        said = (_OPEN if status == "continuing" else _ISSUED if status == "new" else _CLOSED).search(found[0])
        words = f" and says “{said[0]}”" if said else ""
        note = f"Taken to be a {status} cause of concern: this paragraph begins with an area{words}, and the form"
        notes.append(_note(found.start(), found.end(), f"{note} has no row for it. Confirm it or take it out."))
        causes.append(CauseOfConcern(str(len(causes) + 1), area[1].strip(), status))
    if not causes:
        return _issued(summary or "")
    return Concerns(tuple(causes), tuple(notes))


def _issued(summary: str) -> Concerns:
    for found in _SENTENCE.finditer(summary):
        said = _ISSUED.search(found[0])
        if said:
            text = found[0].strip()
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            note = f"Taken to be a new cause of concern: the summary says “{said[0]}”, and the form has no row for it."
            note += " Confirm it, or give its exact words."
            return Concerns((CauseOfConcern("1", text, "new"),), (_note(start, start + len(text), note),))
    return Concerns()


def _status_of(paragraph: str) -> ConcernStatus | None:
    if _OPEN.search(paragraph) and "cause of concern" in paragraph.lower():
        return "continuing"
    if _CLOSED.search(paragraph):
        return "closed"
    return "new" if _ISSUED.search(paragraph) else None


def _status(word: str) -> ConcernStatus:
    plain = word.lower()
    return "closed" if plain == "closed" else "continuing" if plain == "continuing" else "new"


def _note(start: int, end: int, note: str) -> ReadingNote:
    return ReadingNote("inspection.summary", start, end, note)
