"""The first screen in words: what is due next, and the responses in hand as a table."""

from datetime import date
from urllib.parse import quote

from assistant.desk.responses import InHand
from assistant.drafts.deadlines import DAYS, day_and_date, long_date
from assistant.drafts.response import Response
from assistant.drafts.texts import gaps_in
from assistant.presentation.markup import counted, plain, table, tagged

WEEKS = 8


def weeks_bar(published: date, last_day: date, today: date) -> str:
    """Eight squares, one a week: ■ gone, ◧ this week, □ to come."""
    gone = max(0, min(DAYS, (today - published).days))
    full, part = divmod(gone, 7)
    bar = "■" * full + ("◧" if part and full < WEEKS else "")
    return (bar + "□" * WEEKS)[:WEEKS]


def time_left(last_day: date, today: date) -> str:
    """Days left in words; late is said, not only coloured."""
    days = (last_day - today).days
    if days < 0:
        return f"▲ {counted(-days, 'day')} late"
    return "last day is today" if days == 0 else f"{counted(days, 'day')} left"


def stage(response: Response) -> str:
    """Where the response stands, from what is there."""
    if response.received is None and response.invitation.none_by is None:
        return "With the force" if response.invitation.invited else "Not yet asked of the force"
    if all(response.texts().values()):
        return "With the commissioner" if not open_gaps(response) else "Drafting"
    return "Drafting"


def open_gaps(response: Response) -> int:
    """How many gaps stand in the accepted texts."""
    return sum(len(gaps_in(text or "")) for text in response.texts().values())


def next_step(response: Response) -> str:
    """The next act, in a few words."""
    if response.line is None:
        return "Ask for the commissioner’s line"
    if not response.text("initial_response"):
        return "Draft the initial response"
    if response.text("chief_constable_response") is None:
        return "Receive the chief constable’s text"
    if not response.text("overall_comments"):
        return "Draft the overall comments"
    gaps = open_gaps(response)
    return f"Close {counted(gaps, 'gap')}" if gaps else "Check and export"


def heading(rows: tuple[InHand, ...]) -> str:
    """The heading of the first screen."""
    if not rows:
        return "# No responses in hand"
    return f"# {counted(len(rows), 'response')} in hand"


def next_due(rows: tuple[InHand, ...]) -> str:
    """One sentence on what is due next."""
    for row in rows:
        if row.deadline and row.deadline.last_day:
            title = plain(row.response.record.inspection.title)
            left = time_left(row.deadline.last_day, row.today)
            due = f"last lawful day {day_and_date(row.deadline.last_day)}, {left}"
            return f"**Next: {title}, {due}.** {next_step(row.response)}."
    if rows:
        return "No publication date is known yet, so no last lawful day can be given. Open the response and add it."
    return "Start from a report, or add past responses so that similar ones can be found."


def in_hand_table(rows: tuple[InHand, ...]) -> str:
    """The responses in hand, due first on top; each title leads to its response."""
    lines = []
    for row in rows:
        record, due = row.response.record, row.deadline
        published = record.inspection.published
        title = plain(record.inspection.title) or "No title yet"
        mark = "<br>" + tagged("illustrative", "Illustrative") if row.response.illustrative else ""
        link = f"[{title}](/response/?id={quote(row.response.response_id)}){mark}"
        last = due.last_day if due else None
        bar = tagged("weeks", weeks_bar(published, last, row.today)) if published and last else ""
        late = last is not None and last < row.today
        left = time_left(last, row.today) if last else "–"
        left = f"{bar}<br>{tagged('late', left) if late else left}" if bar else left
        lines.append(
            (
                link,
                plain(record.force),
                long_date(published) if published else "not given",
                day_and_date(last) if last else "none",
                left,
                stage(row.response),
                next_step(row.response),
            )
        )
    headings = ("Response", "Force", "Published", "Last lawful day", "Time left", "Stage", "Next step")
    return table(headings, lines) if lines else ""


def model_badge(model_name: str | None) -> str:
    """Whether anything leaves this computer."""
    if not model_name:
        return "● No language model: nothing leaves this computer"
    return f"◉ Language model: {plain(model_name)}. What you ask it is sent to its address"


FOOT = (
    "Section 55 of the Police Act 1996: a response is due within 56 days beginning with the day of publication, so the "
    "last lawful day is that day plus 55. What you type here is kept with the response, and may be requested under "
    "freedom of information."
)

FIRST_RUN = (
    "**Which office is this?** Say so on [Our office](/office/), so that headings, office holders and boards are "
    "right. Then add your last ten responses on [Past responses](/past/)."
)
