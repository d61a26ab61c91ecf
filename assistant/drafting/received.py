"""The body's answer to the chief officer's own text: what it accepts, who does what by when, and what it leaves out."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.drafting.earlier import promises
from assistant.drafting.questions import for_force, item_field
from assistant.drafting.received_areas import answer_on_areas
from assistant.drafting.received_words import MONTH, chief_clause, chief_words, counts, leans, statements_on
from assistant.drafting.report import SUMMARY, said_in
from assistant.drafting.writing import Writing
from assistant.drafts.deadlines import long_date, month_and_year
from assistant.drafts.facts import Fact
from assistant.drafts.matrix import Row
from assistant.drafts.texts import SourceSpan
from assistant.matrix.told import ORDINALS, item_subjects
from assistant.wording.phrases import capital, number, numbered, plural, unended
from assistant.wording.statements import Statement, day_in
from assistant.wording.subjects import bearing, subject_words

_SHARE = re.compile(r"\b\d[\d.,]*(?:%| per cent)|\b\d[\d,]* (?:of|out of) (?:our |the |its )?\d[\d,]*")
_HEDGE = re.compile(
    r"\b(?:short time|too early|early days|not good enough|much (?:still )?to do|not there yet|only a start)\b"
)


def write_answer(writing: Writing, fact: Fact) -> None:
    """Prints the answer, a paragraph a matter. Everything is the chief officer's account, attributed."""
    source = writing.case.evidence[fact.fact_id]
    rows = [r for r in writing.case.rows if r.kind == "recommendation" and r.applies and for_force(writing, r)]
    _positions(writing, rows, source.span("text"))
    for row in rows:
        _on_recommendation(writing, row)
    if not rows:
        _figures(writing, fact)
    answer_on_areas(writing, source.span("text"))
    _position(writing, rows)


def _positions(writing: Writing, rows: Sequence[Row], whole: SourceSpan) -> None:
    by_position: dict[str, list[tuple[Row, Statement]]] = {}
    for row in rows:
        for statement in statements_on(writing, row.item):
            if statement.position:
                by_position.setdefault(statement.position, []).append((row, statement))
                break
    for position, found in by_position.items():
        verb = {"accepted": "accepts", "not accepted": "does not accept", "partly accepted": "accepts in part"}
        spans = [writing.statement_span(statement) for _, statement in found]
        of_all = writing.case.response.record.recommendations or ()
        which = _which([row for row, _ in found], len(rows) if len(rows) == len(of_all) else 0)
        if position == "does not apply":
            writing.to.sentence(f"{capital(writing.chief)} says that {which} does not apply.", *spans)
        else:
            writing.to.sentence(f"{capital(writing.chief)} {verb[position]} {which}.", *spans)
    silent = [row for row in rows if not statements_on(writing, row.item)]
    # "The first two recommendations" may be any of them; then nothing is said to be left out.
    named_otherwise = re.search(rf"\b(?:{'|'.join(ORDINALS)}|last|others?|rest)\b", whole.text, re.I)
    absent = [row for row in silent if not named_otherwise and not bearing(whole.text, _own_words(writing, row))]
    if absent:
        spans = [span for row in absent for span in writing.span(item_field(writing, row))]
        writing.to.sentence(f"The comments do not mention {_which(absent, 0)}.", *spans, whole)
    doubtful = [row for row in silent if row not in absent]
    if doubtful:
        # A shared word is too little to say what is answered, and too much to say that nothing is.
        spans = [span for row in doubtful for span in writing.span(item_field(writing, row))]
        writing.to.gap("office", f"what the comments say on {_which(doubtful, 0)}", *spans, whole)


def _own_words(writing: Writing, row: Row) -> frozenset[str]:
    return item_subjects(writing.case.response.record)[row.item]


def _which(rows: Sequence[Row], whole: int) -> str:
    if len(rows) == whole and whole > 1:
        return "both recommendations" if whole == 2 else f"all {number(whole)} recommendations"
    if len(rows) == whole == 1:
        return "the recommendation"
    return f"recommendation{'s' if len(rows) > 1 else ''} {numbered([row.ref for row in rows])}"


def _on_recommendation(writing: Writing, row: Row) -> None:
    told = [s for s in writing.fresh(list(statements_on(writing, row.item))) if s.kind != "position"]
    known = " ".join(s.text for r in writing.case.rows for s in writing.told.of(r.item) if s.speaker == "force")
    chosen = [s for s in told if s.kind == "owner" or day_in(s.text) or counts(s)]
    chosen = [s for s in chosen if not leans(s.text) and not _told_already(s, known)]
    if not chosen:
        return
    if len(chosen) > 1 or ("short", "answer") not in writing.used:
        writing.paragraph()
    if len(chosen) == 1:
        writing.used.add(("short", "answer"))
    else:
        writing.used.discard(("short", "answer"))
    for place, statement in enumerate(chosen[:3]):
        _told(writing, row, statement, place)
        if place == 0:
            # What the body paid for comes before what the chief officer says became of it ("all 12").
            _own(writing, row, chosen)
    for statement in chosen:
        _compare(writing, statement)
    hedge = next((m for s in told if s not in chosen and (m := _hedge(s))), None)
    if hedge:
        words, statement = hedge
        writing.to.sentence(f"{capital(writing.chief)} adds that “{words}”.", writing.statement_span(statement))
    _standard(writing, row, chosen)


def _told_already(statement: Statement, known: str) -> bool:
    """True where every figure of a sentence was told to the office before, and stands in the first section."""
    figures = set(re.findall(r"\d[\d,.]*\d", statement.text))
    return bool(figures) and statement.kind != "owner" and figures <= set(re.findall(r"\d[\d,.]*\d", known))


def _told(writing: Writing, row: Row, statement: Statement, place: int) -> None:
    first = place == 0
    lead = f"On {row.item}, {writing.chief}" if first else capital(writing.chief)
    span = writing.statement_span(statement)
    writing.mark_used(statement)
    clause = chief_clause(writing, statement.text)
    if clause is None:
        writing.to.sentence(f"{lead} {chief_words(writing, statement.text, also=not first)}", span)
        return
    day, due = day_in(statement.text), row.due
    sources = [span]
    ahead = re.search(r"\b(?:will|expects?|hopes?|aims?|plans?|to be)\b", statement.text)
    if day and due and ahead and re.search(rf"\b(?:by|before) {long_date(day)}", statement.text):
        clause += _beside(day, due)
        sources += writing.span(item_field(writing, row))
    writing.to.sentence(f"{lead} {('says', 'also says', 'adds')[min(place, 2)]} that {clause}.", *sources)


def _beside(day: date, due: date) -> str:
    if day == due:
        return ", which is the inspectorate’s own date"
    days = (due - day).days
    if days > 100:
        return ", well before the inspectorate’s date"
    if days > 0:
        months = round(days / 30.4)
        before = plural(months, "month") if months and abs(days - months * 30.4) < 6 else plural(days, "day")
        return f", which is {before} before the inspectorate’s date"
    return f", which is after the inspectorate’s date of {long_date(due)}"


def _compare(writing: Writing, statement: Statement) -> None:
    """The report's figure on the same matter beside the chief officer's, with its own period and no subtraction."""
    if not re.search(r"\d[\d.,]*(?:%| per cent)", statement.text):
        return
    words = subject_words(statement.text)
    for said in said_in(writing):
        share = re.search(r"\d[\d.,]*(?:%| per cent)", said.text)
        period = re.search(r"\b(?:[Ii]n|[Oo]ver) (the [^,.;]*?\b20\d\d)\b", said.text)
        if share and bearing(said.text, words) >= 3 and ("compared", said.text) not in writing.used:
            writing.used.add(("compared", said.text))
            when = f", is for {period[1]}" if period else " is in the report"
            figure = f"{capital(writing.inspectorates)} figure, {share[0]}{when}."
            writing.to.sentence(
                figure if period else figure.replace(", " + share[0] + " is", f", {share[0]}, is"),
                *writing.span(SUMMARY, said.text),
            )
            return


def _hedge(statement: Statement) -> tuple[str, Statement] | None:
    clauses = re.split(r",\s+(?:and|but)\s+|\s+and\s+(?=it is)|;\s+", unended(statement.text))
    fitting = [c.strip() for c in clauses if _HEDGE.search(c) and len(c.split()) < 14 and not leans(c.strip())]
    return (fitting[-1], statement) if fitting else None


_PAID = re.compile(
    rf"(?i:on) (?P<day>\d{{1,2}} {MONTH} \d{{4}}) .*?\bapproved £[\d,.]+\w*.*? for (?P<what>\d[\d,]* [a-z][a-z -]*?)"
    r"(?= that\b| who\b| which\b| for\b|[,.;]|$)"
)


def _own(writing: Writing, row: Row, chosen: Sequence[Statement]) -> None:
    """What the body paid for, in one short sentence, where the chief officer's account speaks of the same thing."""
    for statement in writing.fresh(list(writing.told.of(row.item))):
        paid = _PAID.search(statement.text) if statement.speaker == "office" else None
        if paid and any(re.search(rf"\b{paid['what'].split()[0]}\b", s.text) for s in chosen):
            writing.mark_used(statement)
            text = f"{capital(writing.body.subject)} approved the money for the {paid['what']} on {paid['day']}."
            writing.to.sentence(text, writing.statement_span(statement))


def _standard(writing: Writing, row: Row, chosen: Sequence[Statement]) -> None:
    """Whether the account is enough is the commissioner's to say; an earlier standard of the body is named."""
    if not any(_SHARE.search(s.text) for s in chosen):
        return
    made = promises(writing).get(row.item, ())
    standard = next((p for p in made if re.search(r"\d|\b(?:in ten|in five|in every|half|all)\b", p.said.text)), None)
    meeting = writing.next_meeting()
    where = f" at {meeting[0]}" if meeting else ""
    subject, look = writing.body.subject, writing.body.verb("look", "looks")
    if standard and standard.said.published:
        source = writing.case.evidence[standard.said.mark].span(standard.field, standard.said.text)
        said = f"the standard that this office set in {month_and_year(standard.said.published)}"
        writing.to.gap("commissioner", f"whether {subject} still {look} for {said}, and over what period", source)
    else:
        ask = f"whether this is enough, and what {subject} will ask for{where}"
        writing.to.gap("commissioner", ask, *(meeting[1] if meeting else ()))


def _figures(writing: Writing, fact: Fact) -> None:
    """Where nothing was recommended: the figures that the chief officer gives on what the report left open."""
    from assistant.wording.statements import statements_of

    open_words = frozenset().union(*(subject_words(s.previous) for s in said_in(writing) if s.unfinished))
    concerns = [row for row in writing.case.rows if row.kind == "cause of concern"]
    concern_words = frozenset().union(*(subject_words(row.text) for row in concerns))
    if len(concerns) == 1 and len(writing.case.rows) == 1:
        concern_words |= subject_words(writing.case.response.record.inspection.summary or "")
    statements = statements_of(fact, writing.case.response.profile)
    near = [
        s
        for s in statements
        if re.search(r"\d", s.text)
        and bearing(s.text, open_words | concern_words) >= 2
        and chief_clause(writing, s.text)
    ]
    near = [s for s in near if not re.match(r"(?:The other|Each|All|That|This|These|It|They)\b", s.text)]
    for place, statement in enumerate(near[:3]):
        lead = f"{capital(writing.chief)} {'reports' if place == 0 else 'also reports'} that "
        clause = chief_clause(writing, statement.text) or ""
        writing.to.sentence(f"{lead}{clause}.", writing.statement_span(statement))


def _position(writing: Writing, rows: Sequence[Row]) -> None:
    """Whether the account is enough, and what is refused, are the commissioner's to speak to; the last paragraph."""
    refused = [
        r for r in rows for s in statements_on(writing, r.item) if s.position in ("not accepted", "partly accepted")
    ]
    if refused:
        writing.paragraph()
        agree = writing.body.verb("agree", "agrees")
        for row in dict.fromkeys(
            r for r in refused if not r.commissioner.position and not r.commissioner.reason_for_none
        ):
            spans = [writing.statement_span(s) for s in statements_on(writing, row.item) if s.position]
            ask = f"whether {writing.body.subject} {agree} that {row.item} should not be carried out, and why"
            writing.to.gap("commissioner", ask, *spans)
    if "[commissioner to confirm:" in writing.to.text:
        return
    meeting = writing.next_meeting()
    where = f" at {meeting[0]}" if meeting else ""
    ask = f"whether this account is enough, and what {writing.body.subject} will ask for{where}"
    writing.paragraph()
    writing.to.gap("commissioner", ask, *(meeting[1] if meeting else ()))
