"""The head of a response's screen: what it is, how long is left, the line, and the parts with their states."""

from assistant.drafts.deadlines import Deadline, day_and_date, deadline
from assistant.drafts.facts import LINES
from assistant.drafts.response import Response
from assistant.drafts.texts import gaps_in
from assistant.presentation.home import time_left, weeks_bar
from assistant.presentation.markup import announced, counted, plain, tagged
from assistant.presentation.view import NAMES, PARTS, View
from index.records import SectionKind

ILLUSTRATIVE = "Illustrative: fictional force and people"


def title_text(response: Response) -> str:
    """The heading of the screen: the inspection's title as published."""
    return f"# {plain(response.record.inspection.title) or 'No title yet'}"


def facts_line(view: View, due: Deadline | None) -> str:
    """Time left, last lawful day, the commissioner's line, and whether all of this is fiction."""
    response = view.case.response
    parts = [_time(view, due), f"Commissioner’s line: **{line_words(response)}**"]
    if response.illustrative:
        parts.append(tagged("illustrative", ILLUSTRATIVE))
    return " · ".join(parts)


def _time(view: View, due: Deadline | None) -> str:
    published = view.case.response.record.inspection.published
    if published is None or due is None:
        return "**No publication date yet**, so no last lawful day"
    if due.last_day is None:
        return "**No statutory last day** for this report"
    left = time_left(due.last_day, view.case.today)
    late = tagged("late", left) if due.last_day < view.case.today else left
    bar = tagged("weeks", weeks_bar(published, due.last_day, view.case.today))
    return f"**{late}** {bar} last lawful day {day_and_date(due.last_day)}"


def due_of(response: Response) -> Deadline | None:
    """The last lawful day as section 55 counts it; None without a publication date."""
    published = response.record.inspection.published
    return deadline(published) if published else None


def line_words(response: Response) -> str:
    """The commissioner's line in a word or two."""
    if response.line is None:
        return "not yet given"
    text = response.line.text
    return text if text in LINES else f"“{plain(text if len(text) <= 60 else text[:57] + '…')}”"


def strip_labels(view: View) -> tuple[str, ...]:
    """The parts in order, each with its state: gaps, received, blocks."""
    response = view.case.response
    states = {
        "recommendations": _answered(view),
        "initial_response": _text_state(view, "initial_response"),
        "chief_constable_response": _chief_state(response),
        "overall_comments": _text_state(view, "overall_comments"),
        "checks": _checks_state(view),
        "export": "final copy" if view.verdict.ready else "draft only",
    }
    return tuple(f"{NAMES[part]} · {states[part]}" for part in PARTS)


def _answered(view: View) -> str:
    asked = [row for row in view.case.rows if row.kind == "recommendation"]
    return f"{sum(bool(row.s55_5b) for row in asked)} of {len(asked)}" if asked else "none"


def _text_state(view: View, section: SectionKind) -> str:
    if section in view.suggestions:
        return "suggestion"
    text = view.case.response.text(section)
    gaps = len(gaps_in(text or ""))
    return "empty" if not text else counted(gaps, "gap") if gaps else "no gap"


def _chief_state(response: Response) -> str:
    if response.invitation.none_by:
        return "none received"
    return "received" if response.received or response.text("chief_constable_response") else "not received"


def _checks_state(view: View) -> str:
    blocking = sum(finding.severity == "block" for finding in view.verdict.findings)
    return f"{blocking} block" if blocking > 1 else "1 blocks" if blocking else "clear"


def saved_words(number: int, at: str) -> str:
    """That an edit was kept, and when."""
    return announced(f"Saved as version {number} at {at}.")


STALE = (
    '<span role="status" class="late">▲ Not saved: somebody saved a newer text of this section. Your words are still '
    "in the box. Copy them, press Done to see the newer text, and edit again.</span>"
)
LINE_ASKED = (
    "### What is the commissioner’s line?\n\nNothing says “I welcome” without it. Choose one, or give the "
    "commissioner’s own words."
)
NO_DATE = "### When was the report published?\n\nThe 56 days begin with that day."
