"""A new inspection from what a person typed or pasted."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from assistant.drafts.profile import OfficeProfile
from assistant.errors import RefusedError
from index.form import FORM_TITLE, read_date
from index.reading import read_text
from index.records import Record

HELP = (
    "Take the words as they stand in the report. Nothing is corrected; what could not be read is told on the next page."
)
PASTE = "Paste the whole form, from “PCC and CC Force Inspection response record” on, or the rows of its head."
CONCERNS_HELP = "One a line, with (new), (continuing) or (closed) after it. Leave blank if there are none."
GRADES_HELP = "One a line, such as “Investigating crime: adequate”. Leave blank for a letter or a thematic report."
ITEMS_HELP = "One a line, numbered as in the report, or the word None."


def people_of(profile: OfficeProfile, today: date) -> tuple[str, ...]:
    """Force, commissioner and chief constable of the office today; blank where not known."""
    commissioner, chief = profile.commissioner_on(today), profile.chief_on(today)
    return (profile.force, commissioner.name if commissioner else "", chief.name if chief else "")


@dataclass(frozen=True)
class Typed:
    """What was typed of a report, in the order of the screen; blank where nothing was."""

    force: str
    commissioner: str
    chief: str
    title: str
    day: str
    inspectorate: str
    summary: str = ""
    concerns: str = ""
    grade: str = ""
    recommendations: str = ""
    areas: str = ""


def form_text(typed: Typed) -> str:
    """The head of the form from typed parts. Raises RefusedError where force or title is missing."""
    if not typed.force.strip() or not typed.title.strip():
        raise RefusedError("A response needs at least the force and the title of the inspection.", "Fill in both.")
    rows = [
        ("Force", typed.force),
        ("Police and Crime Commissioner", typed.commissioner),
        ("Chief Constable", typed.chief),
        ("Title of inspection", typed.title),
        ("Inspectorate", typed.inspectorate),
        ("Summary of inspection", typed.summary),
        *([("Causes of concern", typed.concerns)] if typed.concerns.strip() else []),
        ("Grade", typed.grade),
        ("Recommendations", typed.recommendations),
        ("Areas for improvement", typed.areas),
    ]
    lines = [
        FORM_TITLE,
        "",
        "Version:",
        "",
        *(f"{label}\t{' '.join(text.split(chr(9))).strip()}" for label, text in rows),
    ]
    return "\n".join(lines) + "\n"


def read_pasted(text: str) -> Record:
    """The record of a pasted form. Raises UnreadableRecordError where it is not one."""
    if not text.strip():
        raise RefusedError("Nothing was pasted.", "Paste the form, or type what the report says.")
    if FORM_TITLE.lower() not in text.lower() and "\t" in text:
        text = f"{FORM_TITLE}\n\nVersion:\n\n{text}"
    return read_text(text, "pasted")


def day_of(words: str) -> date | None:
    """The day that was typed, None where it was left out. Raises RefusedError for what is no date."""
    if not words.strip():
        return None
    day = read_date(words.strip())
    if day is None:
        raise RefusedError(f"“{words.strip()}” is not a date.", "Write it as 21 May 2024.")
    return day


def opened(response_id: str) -> str:
    """That the response is there, as a link that the page follows by itself."""
    return f"[The response is started: open it](/response/?id={quote(response_id)})"
