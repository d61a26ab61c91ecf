"""Which rule governs the response, and its last lawful day."""

import re
from collections.abc import Iterator

from assistant.checks.matter import NOTHING_TO_DO, Matter, at_field
from assistant.drafts.deadlines import (
    Deadline,
    Regime,
    bank_holiday,
    day_and_date,
    deadline,
    is_working_day,
    working_day_before,
)
from assistant.drafts.findings import Finding, Severity
from index.records import Record
from index.vocabulary import inspection_type, is_fire

# From this many days before the last lawful day on, the note is a warning.
_SOON = 7
_COMPLAINT = re.compile(r"\bsuper-?complaint\b", re.I)
_IOPC = re.compile(r"\bIOPC\b|Independent Office for Police Conduct", re.I)
_FORCE_BASIS = "Police Act 1996 section 55 covers reports of the inspectors of constabulary on police forces."


def regime_of(record: Record) -> Regime:
    """Which rule governs the answer to this report, told by its title, type, force and inspectorate."""
    inspection = record.inspection
    title = inspection.title or ""
    if is_fire(title) or is_fire(record.force):
        return "fire"
    if _COMPLAINT.search(title) or inspection.type == "super-complaint":
        return "super-complaint"
    kind = inspection.type or inspection_type(title, inspection.summary)
    if kind == "super-complaint":
        return "super-complaint"
    return "iopc" if _IOPC.search(f"{inspection.inspectorate or ''} {title}") else "section-55"


def last_day(matter: Matter) -> Iterator[Finding]:
    """The regime where it is another one; else what is to be said of the last lawful day."""
    record, published = matter.record, matter.record.inspection.published
    regime = regime_of(record)
    if regime != "section-55":
        basis = deadline(published or matter.today, regime).basis
        severity: Severity = "block" if regime == "fire" else "warn"
        names = {"fire": "a fire and rescue report", "super-complaint": "a super-complaint report",
                 "iopc": "a recommendation of the Independent Office for Police Conduct"}  # fmt: skip
        mend = "This is the wrong form for it." if regime == "fire" else "Use the dates that the report itself sets."
        message = f"This reads as {names[regime]}. The 56 days of section 55 do not apply to it."
        yield at_field(record, Finding("regime", severity, "inspection.title", message, basis, mend))
        return
    if published is None:
        yield Finding(
            "last-day",
            "block",
            "inspection.published",
            "The date on which the report was published is missing, so the last lawful day cannot be told.",
            "Police Act 1996 section 55(5A): the 56 days begin with the day of publication.",
            "Enter the date of publication.",
        )
        return
    yield _dated(matter, deadline(published))


def _dated(matter: Matter, due: Deadline) -> Finding:
    record, path = matter.record, "inspection.published"
    if due.last_day is None:
        return at_field(
            record,
            Finding("last-day", "note", path, "No last lawful day applies to this report.", due.basis, NOTHING_TO_DO),
        )
    day, left = due.last_day, (due.last_day - matter.today).days
    answered = record.response_published
    if answered is not None:
        late = answered > day
        message = (
            f"The last lawful day was {day_and_date(day)}. The response was published on {day_and_date(answered)}."
        )
        mend = "Say in the response that it is late, and why." if late else NOTHING_TO_DO
        return at_field(record, Finding("last-day", "warn" if late else "note", path, message, due.basis, mend))
    if left < 0 and (matter.in_hand or not matter.is_complete):
        days = "yesterday" if left == -1 else f"{-left} days ago"
        message = f"The last lawful day has passed: it was {day_and_date(day)}, {days}."
        mend = "Publish as soon as possible. Record the reason; a public sentence about the delay is optional."
        return at_field(record, Finding("last-day", "block", path, message, due.basis, mend))
    message, mend = f"The last lawful day is {day_and_date(day)}.", NOTHING_TO_DO
    if not is_working_day(day):
        kind = "a bank holiday" if bank_holiday(day) else "at a weekend"
        message = f"The last lawful day is {day_and_date(day)}, {kind}. There is no rule that moves it."
        mend = f"Plan to publish on {day_and_date(working_day_before(day))}."
    severity: Severity = "warn" if 0 <= left <= _SOON else "note"
    if severity == "warn":
        message += " That is today." if left == 0 else f" {left} {'day is' if left == 1 else 'days are'} left."
        mend = mend if mend != NOTHING_TO_DO else "Mend what blocks, then publish."
    return at_field(record, Finding("last-day", severity, path, message, due.basis, mend))
