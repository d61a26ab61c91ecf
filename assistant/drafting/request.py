"""The request to the force: the section 55(4) invitation as a text to read and send. Nothing is sent."""

from datetime import date, timedelta

from assistant.cases import Case
from assistant.drafting.outline import told_before
from assistant.drafting.questions import UNCHANGED, Question, for_force, questions
from assistant.drafting.report import attributed
from assistant.drafting.writing import Writing
from assistant.drafts.deadlines import day_and_date, deadline, is_working_day, long_date, working_day_before
from assistant.drafts.matrix import Row
from assistant.wording.phrases import capital, numbered, plural
from index.vocabulary import clean_inspectorate

# The office's own plan for its dates: comments back by day 28 of the 56, publishing a little before the last day.
RETURN_DAY = 28


def request_to_force(case: Case) -> str:
    """The request as Markdown text: whom, by when, the items one by one, what may be sent and how it is used."""
    writing = Writing(case)
    inspection = case.response.record.inspection
    published, due = inspection.published, comments_due(case)
    profile = case.response.profile
    inspectorate = clean_inspectorate(inspection.inspectorate or "The inspectorate")
    by = day_and_date(due) if due else "[office to confirm: the date for comments.]"
    subject = f"{inspection.title}: {writing.chief}’s comments" + (f", by {by}" if due else "")
    when = f" on {long_date(published)}" if published else ""
    lines = [
        f"To: inspection liaison, {profile.force_name}",
        f"Subject: {subject}",
        "",
        "Dear colleague,",
        "",
        f"{inspectorate} published “{inspection.title}”{when}. Under section 55(4) of "
        f"the Police Act 1996 the {profile.title} invites {writing.chief} to comment on it. Please send the comments "
        f"by {by}.",
        "",
        *_asked(writing),
        "",
        *_how_it_is_used(writing),
        "",
        *_last_day(writing, published),
        "",
        profile.office,
    ]
    return "\n".join(lines).strip() + "\n"


def comments_due(case: Case) -> date | None:
    """The date for comments: what the office set, else a working day by day 28, else None."""
    if case.response.invitation.comments_due:
        return case.response.invitation.comments_due
    published = case.response.record.inspection.published
    if published is None:
        return None
    day = published + timedelta(days=RETURN_DAY - 1)
    return day if is_working_day(day) else working_day_before(day)


def _asked(writing: Writing) -> list[str]:
    rows = [row for row in writing.case.rows if row.kind == "recommendation" and for_force(writing, row)]
    lines: list[str] = []
    if rows:
        refs = f"recommendation{'s' if len(rows) > 1 else ''} {numbered([row.ref for row in rows])}"
        lines += [
            f"{capital(plural(len(rows), 'recommendation'))} {'is' if len(rows) == 1 else 'are'} for {writing.noun} "
            f"({refs}). For {'it' if len(rows) == 1 else 'each'}, please give: whether it is accepted, accepted "
            f"in part or not accepted (with the "
            "reason), or does not apply; the action; the owner; the date; any figures with their period and source.",
            "",
        ]
    else:
        whom = "" if writing.case.response.record.recommendations == () else f" for {writing.noun}"
        lines += [f"The {writing.report_noun} makes no recommendations{whom}, so there is no table to fill in.", ""]
    asked = questions(writing)
    if asked:
        lines += [f"These are the points on which only {writing.noun} can speak:", ""]
        lines += [f"{n}. {_point(writing, question)}" for n, question in enumerate(asked, start=1)]
    return lines


def _point(writing: Writing, question: Question) -> str:
    text = f"{question.heading}. "
    row = writing.case.row(question.item) if question.item else None
    if row and row.kind != "cause of concern":
        text += f"“{' '.join([row.text.rstrip(), *_parts(writing, row)])}” "
    for place, said in enumerate(question.found):
        text += attributed(writing, said, first=place == 0)[0] + " "
    for on, sender, words, _ in told_before(question):
        text += f"On {on} {sender} told us: “{words}” "
    if row and not row.applies:
        return f"{text}Please tell us only if that has changed."
    if question.ask == UNCHANGED:
        return f"{text}Please tell us if anything has changed since."
    return f"{text}Please tell us: {question.ask.rstrip('.')}."


def _parts(writing: Writing, row: Row) -> list[str]:
    """The lettered parts of an item, as the report has them."""
    record = writing.case.response.record
    items = record.recommendations if row.kind == "recommendation" else record.areas_for_improvement
    item = next((i for i in items or () if i.ref == row.ref), None)
    return [f"({part.ref.strip('()')}) {' '.join(part.text.split())}" for part in item.sub_items] if item else []


def _how_it_is_used(writing: Writing) -> list[str]:
    chief = writing.chief
    return [
        f"What {chief} sends for publication appears under that name, unchanged to the last character, so a finished "
        "text is the most useful. Whatever should stay between us, please mark as background: it goes into no draft. "
        f"{capital(chief)} may also choose to say nothing; then please say so, and the page will record that no "
        "comments came.",
    ]


def _last_day(writing: Writing, published: date | None) -> list[str]:
    last = deadline(published).last_day if published else None
    if last is None:
        return ["We will confirm the last day for publishing when the date of the report is known."]
    plain = is_working_day(last)
    aim = last if plain else working_day_before(last)
    note = "" if plain else ", which is not a working day"
    return [
        f"We must publish by {day_and_date(last)}{note}."
        + ("" if plain else f" We aim to publish on {day_and_date(aim)}.")
    ]
