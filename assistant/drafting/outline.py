"""The chief constable's section: the text as it came, none received, the force's return word for word, or an outline.

Nobody but the chief officer may write it (Police Act 1996 section 55(5)(b)), so nothing here speaks for them.
"""

import re
from collections.abc import Sequence
from datetime import date

from assistant.cases import Case
from assistant.drafting.attribution import quoted
from assistant.drafting.questions import Question, item_field, questions
from assistant.drafting.report import attributed
from assistant.drafting.writing import Writing
from assistant.drafts.deadlines import long_date
from assistant.drafts.facts import Fact
from assistant.drafts.matrix import Row
from assistant.drafts.texts import Draft, Sentence, SourceSpan
from assistant.sources import Source
from assistant.wording.phrases import capital, ended, listed
from assistant.wording.sentences import sentences_in
from assistant.wording.statements import Statement, speaker_of
from index.records import SectionKind

SECTION: SectionKind = "chief_constable_response"


def draft_chief_constable(case: Case) -> Draft:
    """The section as far as it can be had without the chief officer; notes say which of the four it is."""
    writing = Writing(case)
    none = _none_received(case)
    notes: tuple[str, ...]
    if none is None and (received := case.response.received) and case.evidence.get(received.fact_id):
        return _verbatim(case, received)
    if none:
        notes = ("None received.",)
        sources = invitation(case) or (case.evidence[none.fact_id].span("text"),)
        writing.to.sentence(none.text, *sources)
    elif returned := _returned(case):
        notes = ("The force’s return, quoted. The chief constable has not adopted it yet.",)
        _return(writing, returned)
    else:
        notes = ("Only an outline: the force has to fill it before anything can be published.",)
        _outline(writing)
    return writing.to.build(case.response.response_id, SECTION, notes=notes)


def invitation(case: Case) -> tuple[SourceSpan, ...]:
    """Where it is told when the chief officer was invited and by when, else the law on the invitation."""
    for source in case.evidence.of_kind("fact"):
        if match := re.search(r"invited on .*? to comment by \d{1,2} \w+ \d{4}", source.fields["text"]):
            return (source.span("text", match[0]),)
    return ()


def _none_received(case: Case) -> Fact | None:
    facts = [f for f in case.response.usable_facts(case.today) if f.role in ("none received", "received text")]
    return facts[-1] if facts and facts[-1].role == "none received" else None


def _verbatim(case: Case, fact: Fact) -> Draft:
    source = case.evidence[fact.fact_id]
    # Equal offsets: the section is the fact's own text, character for character.
    sentences = tuple(
        Sentence(span.start, span.end, "person", (_slice(source, span.start, span.end),))
        for span in sentences_in(fact.text)
    )
    notes = (f"Received from {fact.sender} on {long_date(fact.date)}. Verbatim.",)
    return Draft(case.response.response_id, SECTION, fact.text, sentences, notes=notes)


def _slice(source: Source, start: int, end: int) -> SourceSpan:
    text = source.fields["text"][start:end]
    return SourceSpan(source.source_id, source.mark, source.kind, "text", start, end, text)


def _returned(case: Case) -> list[Fact]:
    """Facts of the force on recommendations, or on the report as a whole where there are such."""
    profile = case.response.profile
    told = [
        fact
        for fact in case.response.usable_facts(case.today)
        if fact.role == "told" and speaker_of(fact.sender, fact.text, profile) == "force"
    ]
    rows = [fact for fact in told if any(about.startswith("recommendation") for about in fact.about)]
    return sorted(told, key=lambda fact: fact.date) if rows else []


def _return(writing: Writing, facts: Sequence[Fact]) -> None:
    case = writing.case
    writing.paragraph()
    for sender in dict.fromkeys(fact.sender for fact in facts):
        group = [fact for fact in facts if fact.sender == sender]
        days = list(dict.fromkeys(fact.date for fact in group))
        firsts = [case.evidence[next(fact for fact in group if fact.date == day).fact_id] for day in days]
        spans = [firsts[0].span("from"), *(source.span("date") for source in firsts)]
        comma = "," if "," in sender else ""
        noun = "returns" if len(days) > 1 else "return"
        of = listed([long_date(day) for day in days])
        given = f"given by {sender}{comma} and cleared for publication"
        writing.to.sentence(f"From the force’s {noun} of {of}, {given}.", *spans)
    chief = case.response.record.chief
    who = f"{chief.title} {chief.name}" if chief.title and chief.name else writing.chief
    standing = writing.standing(f"standing:chief-{chief.name}")
    writing.to.gap(
        "force",
        f"that {who} is content for these answers to be published as {writing.chief}’s comments",
        *([standing.span("text")] if standing else []),
    )
    for fact in facts:
        if not any(about.startswith(("recommendation", "area", "cause")) for about in fact.about):
            writing.paragraph()
            _quote(writing, "", fact)
    for row in case.rows:
        if (row.kind == "recommendation" and row.applies) or row.force.sources:
            _returned_row(writing, row, [fact for fact in facts if row.item in fact.about])


def _returned_row(writing: Writing, row: Row, facts: Sequence[Fact]) -> None:
    own = "police and crime commissioner" in " ".join(row.addressees).lower()
    if own or (row.kind != "recommendation" and not facts):
        return
    writing.paragraph()
    name = capital(row.item)
    if facts:
        for number, fact in enumerate(facts):
            _quote(writing, f"{name}: " if number == 0 else "", fact)
        return
    sources = writing.span(item_field(writing, row))
    writing.to.sentence(f"{name}:", *sources)
    writing.to.gap("force", "position, action, owner and date", *sources)


def _quote(writing: Writing, lead: str, fact: Fact) -> None:
    writing.to.sentence(f"{lead}“{fact.text}”", writing.case.evidence[fact.fact_id].span("text"))


def told_before(question: Question) -> list[tuple[str, str, str, list[Statement]]]:
    """What the force told on a matter, whole: the day and the sender in words, the words, and their statements."""
    found: dict[tuple[date, str], list[Statement]] = {}
    for statement in question.told:
        found.setdefault((statement.on, statement.sender), []).append(statement)
    return [
        (long_date(on), f"{sender}," if "," in sender else sender, " ".join(ended(quoted(s.text)) for s in told), told)
        for (on, sender), told in found.items()
    ]


def _outline(writing: Writing) -> None:
    case = writing.case
    writing.paragraph()
    told = invitation(case)
    law = writing.standing("standing:section-55-4")
    sources = told or ((law.span("text"),) if law else ())
    writing.to.sentence("Outline only.", *sources)
    dates = case.response.invitation
    invited = ""
    if told and dates.invited and dates.comments_due:
        invited = f", who was invited on {long_date(dates.invited)} to comment by {long_date(dates.comments_due)}"
    writing.to.sentence(f"No text has been received from {writing.chief}{invited}.", *sources)
    for question in questions(writing):
        writing.paragraph()
        writing.to.sentence(f"{question.heading}.", *question.heading_sources)
        spans: tuple[SourceSpan, ...] = question.heading_sources
        for place, said in enumerate(question.found):
            text, spans = attributed(writing, said, first=place == 0)
            writing.to.sentence(text, *spans)
        for on, sender, words, statements in told_before(question):
            told_spans = [writing.statement_span(statement) for statement in statements]
            writing.to.sentence(f"On {on} {sender} told this office: “{words}”", *told_spans)
        claimed = [writing.statement_span(statement) for statement in question.told[-1:]]
        writing.to.gap("force", question.ask, *claimed, *spans)
    writing.paragraph()
    writing.to.gap("force", f"any other comment of {writing.chief}, and who approved this text on which date")
