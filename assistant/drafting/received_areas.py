"""What the chief officer's own text says of areas for improvement, what it puts off, and what it leaves out."""

import re
from collections.abc import Sequence

from assistant.drafting.questions import item_field, name_area
from assistant.drafting.received_words import chief_words, counts, leans, statements_on
from assistant.drafting.writing import Writing
from assistant.drafts.matrix import Row
from assistant.drafts.texts import SourceSpan
from assistant.wording.phrases import capital, ended, listed_plainly, number, numbered
from assistant.wording.statements import Statement
from assistant.wording.subjects import subject_words


def answer_on_areas(writing: Writing, whole: SourceSpan) -> None:
    """Prints which areas the comments answer, which they put off, and which they do not mention."""
    rows = [row for row in writing.case.rows if row.kind == "area for improvement"]
    if not rows:
        return
    told = {row.item: [s for s in statements_on(writing, row.item) if not _put_off(s)] for row in rows}
    put_off = {row.item: [s for s in statements_on(writing, row.item) if _put_off(s)] for row in rows}
    done = [row for row in rows if told[row.item]]
    waiting = [row for row in rows if not told[row.item] and put_off[row.item]]
    silent = [row for row in rows if row not in done and row not in waiting]
    writing.paragraph()
    words = [span for row in rows for span in writing.span(item_field(writing, row))]
    if done:
        all_of = (
            f"all {number(len(rows))}" if len(done) == len(rows) else f"{number(len(done))} of the {number(len(rows))}"
        )
        one = len(rows) == 1
        areas = "the area for improvement" if one else f"{all_of} areas for improvement"
        named = _named(writing, done)
        which = areas if one else f"{areas}: {named}"
        which = named if not one and named.startswith("area") else which
        spans = [writing.statement_span(s) for row in done for s in told[row.item][:1]]
        writing.to.sentence(f"The comments describe action on {which}.", *spans, *words)
        if not any(row.kind == "recommendation" for row in writing.case.rows):
            _figures_on_areas(writing, done)
    for row in waiting:
        statement = put_off[row.item][0]
        text = f"On {_named(writing, [row])} {writing.chief} writes: “{ended(statement.text)}”"
        writing.to.sentence(text, writing.statement_span(statement), *writing.span(item_field(writing, row)))
    absent = [row for row in silent if not subject_words(row.text) & subject_words(whole.text)]
    if absent:
        names = _named(writing, absent)
        head = re.split(r" (?:of|for|to|that|with|from|in) ", names)[0]
        verb = "is" if len(absent) == 1 and not head.endswith("s") else "are"
        spans = [span for row in absent for span in writing.span(item_field(writing, row))]
        writing.to.sentence(f"{capital(names)} {verb} not mentioned.", *spans, whole)
    doubtful = [row for row in silent if row not in absent]
    if doubtful:
        # A shared word is too little to say that an area is answered, and too much to say that it is not.
        spans = [span for row in doubtful for span in writing.span(item_field(writing, row))]
        writing.to.gap("office", f"what the comments say on {_named(writing, doubtful)}", *spans, whole)
    _ask_for_rest(writing, [*waiting, *absent])


def _figures_on_areas(writing: Writing, rows: Sequence[Row]) -> None:
    """Where nothing was recommended: a figure on each of the first three areas of which the chief officer gives one."""
    told = 0
    for row in rows:
        counted = (s for s in statements_on(writing, row.item) if counts(s) and not leans(s.text))
        statement = next(iter(writing.fresh(list(counted))), None)
        if statement is None or told == 3:
            continue
        told += 1
        writing.mark_used(statement)
        topic = name_area(writing, row)
        who = f"On {topic} {writing.chief}" if topic.lower() not in statement.text.lower() else capital(writing.chief)
        lead = f"{who} {chief_words(writing, statement.text)}"
        writing.to.sentence(lead, writing.statement_span(statement), *writing.span(item_field(writing, row)))


def _named(writing: Writing, rows: Sequence[Row]) -> str:
    """Areas by what they are about where all can be named so, else by their numbers."""
    topics = [name_area(writing, row, clauses=True) for row in rows]
    if any(topic.startswith("area for improvement") for topic in topics):
        return f"area{'s' if len(rows) > 1 else ''} for improvement {numbered([row.ref for row in rows])}"
    return listed_plainly(topics)


def _put_off(statement: Statement) -> bool:
    return bool(
        re.search(
            r"\b(?:say more|more to say|more (?:on this|about)|in due course|will report later|will set out)\b",
            statement.text,
        )
    )


def _ask_for_rest(writing: Writing, rows: Sequence[Row]) -> None:
    meeting = writing.next_meeting()
    if not rows:
        return
    what = "both" if len(rows) == 2 else "this" if len(rows) == 1 else "these"
    have = writing.body.verb("have", "has")
    spans = [span for row in rows for span in writing.span(item_field(writing, row))]
    if meeting:
        asked = f"{capital(writing.body.subject)} {have} asked {writing.chief}"
        ask = f"{asked} to answer on {what} in writing before {meeting[0]}."
        writing.to.gap("commissioner", ask, *meeting[1], *spans)
    else:
        writing.to.gap(
            "commissioner", f"what {writing.body.subject} will ask {writing.chief} on {what}, and by when", *spans
        )
