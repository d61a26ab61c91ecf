"""What the body said before, quoted with who and when; then what was done, or the question whether it was."""

import re
from collections.abc import Mapping
from functools import cache

from assistant.drafting.attribution import tell_own
from assistant.drafting.report import SUMMARY, Said, said_in
from assistant.drafting.writing import Writing
from assistant.drafts.deadlines import month_and_year
from assistant.drafts.matrix import SaidBefore
from assistant.drafts.texts import SourceSpan
from assistant.matrix.promises import Promise, date_span, promises_for
from assistant.matrix.told import item_subjects
from assistant.wording.statements import Statement
from assistant.wording.subjects import bearing, subject_words


def promises(writing: Writing) -> Mapping[str, tuple[Promise, ...]]:
    """Earlier commitments by item."""
    response = writing.case.response
    return promises_for(item_subjects(response.record), response.own_records, writing.case.evidence)


def tell_promises(writing: Writing, item: str) -> None:
    """Prints the commitments of the past that bear on an item and were not printed yet, each with what followed."""
    for promise in promises(writing).get(item, ()):
        key = (promise.said.mark, promise.said.text)
        if key in writing.used:
            continue
        writing.used.add(key)
        again = ("spoken", promise.said.mark) in writing.used
        writing.used.add(("spoken", promise.said.mark))
        writing.to.sentence(_quoted(writing, promise.said, again=again), *_sources(writing, promise))
        _what_followed(writing, item, promise)


def _quoted(writing: Writing, said: SaidBefore, *, again: bool) -> str:
    quote = f"“{said.text.rstrip()}”"
    body = writing.body
    holder = writing.case.response.profile.commissioner_on(writing.case.today)
    present = holder.name if holder else writing.case.response.record.commissioner.name
    when = f"In {month_and_year(said.published)} " if said.published else "In an earlier response "
    same = said.by is not None and said.by == present
    if again:
        who = body.again if same or not (said.by and present) else f"{body.possessive} predecessor"
        return f"In the same response {who} also wrote: {quote}"
    if same:
        return f"{when}{body.subject} wrote: {quote}"
    if said.by is None:
        return f"{when}this office wrote: {quote}"
    known = any(h.name == said.by for h in writing.case.response.profile.commissioners)
    if known or present is not None:
        whose = body.possessive if body.first_person or not body.pronoun else body.again_possessive
        return f"{when}{whose} predecessor, {said.by}, wrote: {quote}"
    return f"{when}{said.by} wrote: {quote}"


def _sources(writing: Writing, promise: Promise) -> list[SourceSpan]:
    source = writing.case.evidence[promise.said.mark]
    spans = [source.span(promise.field, promise.said.text)]
    if promise.said.published and (dated := date_span(source, promise.said.published)):
        spans.append(source.span(*dated))
    if "commissioner.name" in source.fields:
        spans.append(source.span("commissioner.name"))
    if promise.said.by and (held := writing.standing(f"standing:commissioner-{promise.said.by}")):
        spans.append(held.span("text"))
    return spans


def _what_followed(writing: Writing, item: str, promise: Promise) -> None:
    told = (*writing.told.of(item), *writing.told.general)
    kept = [s for s in writing.fresh(told) if _accounts_for(s, promise.said.text)]
    if kept:
        tell_own(writing, kept, label=False)
        return
    source = writing.case.evidence[promise.said.mark].span(promise.field, promise.said.text)
    short = _shortfall(writing, promise.said.text, item)
    if short:
        writing.to.gap("commissioner", "That has not been achieved.", *writing.span(SUMMARY, short.text), source)
        if re.search(
            r"\b(?:report|publish)\b.*\b(?:every|each|once|twice|regularly|quarterly|monthly)\b", promise.said.text
        ):
            writing.to.gap("office", "the dates on which this was reported, and where", source)
    elif _target(promise.said.text) is not None:
        writing.to.gap("office", "whether that was achieved, with the figure and the period that it covers", source)
    else:
        writing.to.gap("office", _question(promise.said.text), source)


def accounts_for_any(writing: Writing, statement: Statement) -> bool:
    """True where a statement tells what became of an earlier commitment, beside which it is printed."""
    made = [promise.said.text for found in promises(writing).values() for promise in found]
    return any(_accounts_for(statement, text) for text in made)


def _accounts_for(statement: Statement, promise: str) -> bool:
    """True where the office tells what became of a commitment: of the same matter, and done, not only asked for."""
    if statement.speaker != "office" or statement.kind == "plan":
        return False
    if re.search(r"\bhas (?:now |also )?(?:asked|requested)\b|\bincludes?\b", statement.text):
        return False
    return bearing(statement.text, subject_words(promise)) >= 2


def _question(promise: str) -> str:
    """What to ask about a commitment: in which years where it recurs, else when; and where it was published."""
    recurs = re.search(
        r"\b(?:every|each|once a|twice a|yearly|annual\w*|quarterly|monthly|weekly|regular\w*)\b", promise, re.I
    )
    public = re.search(r"\b(?:publish\w*|report(?:ed)?)\b", promise, re.I)
    asked = (
        "the years in which this was done"
        if recurs
        and re.search(
            r"\b(?:every|each|a) year(?!s?\b.*\buntil)|yearly|annual|[Ee]very (?:April|spring|autumn|[A-Z])", promise
        )
        and not re.search(r"\bmonth|\bquarter|\bweek", promise)
        else None
    )
    asked = asked or ("whether this was kept up, and until when" if recurs else "whether this was done, and when")
    main = re.search(r"\b(?:will|shall)\s+(?:also |then )?(\w+)", promise)
    if main and main[1] in ("publish", "report", "print", "put"):
        return asked
    where = (
        "where the findings were published"
        if public and "publish" in public[0].lower()
        else "where the result was reported"
    )
    return f"{asked}, and {where}" if public else asked


_WORDS = dict(zip("one two three four five six seven eight nine ten twenty".split(), [*range(1, 11), 20], strict=True))  # noqa: SIM905


@cache
def _target(text: str) -> float | None:
    """The first share that a text names, in per cent; None where it names none."""
    percent = re.search(r"(\d+(?:\.\d+)?)(?:%| per ?cent)", text)
    if percent:
        return float(percent[1])
    counts = "|".join(_WORDS)
    ratio = re.search(rf"\b(\d+|{counts}) (?:[a-z]+ )?(?:in|out of) (?:every )?(\d+|{counts})\b", text, re.I)
    if ratio:
        top, bottom = (_WORDS.get(w.lower()) or (int(w) if w.isdigit() else None) for w in ratio.groups())
        if top and bottom and top < bottom:
            return 100 * top / bottom
    return None


def _shortfall(writing: Writing, promise: str, item: str) -> Said | None:
    """The report's share that falls short of a promised one on the same matter, or None."""
    target = _target(promise)
    if target is None:
        return None
    fewer = re.search(r"\b(?:fewer|less|no more|under|below|at most|reduce)\b", promise, re.I)
    about = subject_words(promise) | item_subjects(writing.case.response.record).get(item, frozenset())
    for said in said_in(writing):
        found = _target(said.text)
        if found is not None and bearing(said.text, subject_words(promise)) >= 1 and bearing(said.text, about) >= 3:
            missed = found > target if fewer else found < target
            if missed:
                return said
    return None
