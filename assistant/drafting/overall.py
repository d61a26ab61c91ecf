"""The overall comments: the body's answer to the chief officer's comments (Police Act 1996 section 55(5)(c)).

Until those comments are received, or "none received" is recorded, this is an outline.
"""

import re
from collections.abc import Sequence

from assistant.cases import Case
from assistant.drafting.earlier import promises
from assistant.drafting.line import is_topic, name_concerns
from assistant.drafting.outline import invitation
from assistant.drafting.questions import for_force, item_field
from assistant.drafting.received import write_answer
from assistant.drafting.report import SUMMARY, clause_of, said_in
from assistant.drafting.writing import Writing
from assistant.drafts.deadlines import long_date
from assistant.drafts.matrix import Row, SaidBefore
from assistant.drafts.texts import Draft, SourceSpan
from assistant.matrix.promises import Promise
from assistant.wording.phrases import capital, lower_first, numbered, plural, possessive, unended
from index.records import SectionKind

SECTION: SectionKind = "overall_comments"


def draft_overall_comments(case: Case) -> Draft:
    """The section from what was received; an outline of gaps where nothing was."""
    writing = Writing(case)
    writing.paragraph()
    received = case.response.received
    if case.response.invitation.none_by:
        notes: tuple[str, ...] = ("No comments were received, so this section answers none.",)
        _none_came(writing)
    elif received and case.evidence.get(received.fact_id):
        notes = ()
        write_answer(writing, received)
        _promises_that_ended(writing)
    else:
        notes = ("An outline: the chief constable’s comments have not been received.",)
        _awaiting(writing)
    return writing.to.build(case.response.response_id, SECTION, notes=notes, precedents=case.precedents)


def _awaiting(writing: Writing) -> None:
    law = writing.standing("standing:section-55-5")
    writing.to.sentence(
        f"This section answers {writing.chief}’s comments.",
        *([law.span("text", "any response that it has to those comments")] if law else []),
    )
    due = writing.case.response.invitation.comments_due
    by = long_date(due) if due else "the date given to the force"
    ask = f"{writing.chief}’s comments, or that none were received by {by}"
    writing.to.gap("office", ask, *invitation(writing.case))
    _open_matters(writing)
    _rows_not_back(writing)
    _not_accepted(writing)
    _promises_that_ended(writing)


def _none_came(writing: Writing) -> None:
    fact = next(f for f in reversed(writing.case.response.facts) if f.role == "none received")
    sources = invitation(writing.case) or (writing.case.evidence[fact.fact_id].span("text"),)
    writing.to.sentence(fact.text, *sources)
    meeting = writing.next_meeting()
    where = f" at {meeting[0]}" if meeting else ""
    ask = f"what {writing.body.subject} {writing.body.verb('conclude', 'concludes')} from that, and what "
    ask += f"{writing.body.again} will ask {writing.chief}{where}"
    writing.to.gap("commissioner", ask, *(meeting[1] if meeting else ()))
    _open_matters(writing)
    _rows_not_back(writing)
    _not_accepted(writing)
    _promises_that_ended(writing)


def _open_matters(writing: Writing) -> None:
    """What the inspectorate will come back to, and the question whether the chief officer's account is enough."""
    everything = said_in(writing)
    pairs = [(s, next((b for b in everything if b.text == s.previous), None)) for s in everything if s.unfinished]
    open_ones = [
        (clause, before)
        for said, before in pairs
        if before and said.points_back and not said.of_concern and (clause := clause_of(before))
    ]
    _concerns_left_open(writing)
    if not open_ones:
        return
    writing.paragraph()
    clauses = [clause for clause, _ in open_ones]
    spans = [span for _, before in open_ones for span in writing.span(SUMMARY, before.text)]
    left = "left one matter open" if len(clauses) == 1 else f"left {plural(len(clauses), 'matter')} open"
    writing.to.sentence(f"{capital(writing.inspectorate.first)} {left}: {'; '.join(clauses)}.", *spans)
    meeting = writing.next_meeting()
    where = f" at {meeting[0]}" if meeting else ""
    ask = f"whether {writing.chief}’s account of it is enough, and what {writing.body.subject} will ask for{where}"
    writing.to.gap("commissioner", ask, *(meeting[1] if meeting else ()))


def _concerns_left_open(writing: Writing) -> None:
    """Causes of concern that stay open although the report makes no recommendation on them."""
    record = writing.case.response.record
    left = [c for c in record.causes_of_concern if c.status == "continuing" and is_topic(c)]
    if not left or record.recommendations:
        return
    writing.paragraph()
    names, spans = name_concerns(writing, left)
    several = len(left) > 1
    noun, verb = ("causes", "remain") if several else ("cause", "remains")
    writing.to.sentence(f"The {noun} of concern about {names} {verb} open.", *spans)
    meeting = writing.next_meeting()
    where = f" at {meeting[0]}" if meeting else ""
    them = "them" if several else "it"
    ask = f"whether {writing.chief}’s account of {them} is enough, and what {writing.body.subject} will ask for{where}"
    writing.to.gap("commissioner", ask, *(meeting[1] if meeting else ()))


def _rows_not_back(writing: Writing) -> None:
    """Recommendations to the force on which it has said nothing, where it has answered others."""
    asked = [r for r in writing.case.rows if r.kind == "recommendation" and r.applies and for_force(writing, r)]
    silent = [row for row in asked if not row.force.sources]
    if not silent or len(silent) == len(asked):
        return
    writing.paragraph()
    spans = _words_of(writing, silent)
    one = len(silent) == 1
    rows, have = ("row", "has") if one else ("rows", "have")
    refs = f"recommendation{'' if one else 's'} {numbered([row.ref for row in silent])}"
    writing.to.sentence(f"{capital(possessive(writing.noun))} {rows} on {refs} {have} not come back.", *spans)
    them, they = ("it", "it is") if one else ("them", "they are")
    says = writing.body.verb("say", "says")
    ask = f"what {writing.body.subject} {says} about {them} if {they} still missing when this is published"
    writing.to.gap("commissioner", ask, *spans)


def _not_accepted(writing: Writing) -> None:
    """Recommendations that the force does not accept, with the body's own view where it was told."""
    for row in writing.case.rows:
        if row.force.position not in ("not accepted", "partly accepted") or not row.force.sources:
            continue
        writing.paragraph()
        spans = [writing.case.evidence[mark].span("text") for mark in row.force.sources[:1]]
        view = row.commissioner.position
        part = row.force.position == "partly accepted"
        text = f"{capital(writing.noun)} {'accepts' if part else 'does not accept'} {row.item}{' only in part' * part}"
        settled = " ".join(
            filter(
                None,
                (
                    view,
                    row.commissioner.action_taken,
                    row.commissioner.action_proposed,
                    row.commissioner.reason_for_none,
                ),
            )
        )
        if re.search(r"\b(?:will|shall) not press\b", settled):
            text += f", and {writing.body.subject} will not press it"
            spans += [writing.case.evidence[mark].span("text") for mark in row.commissioner.sources[:1]]
        elif agreed := re.search(r"\bagrees? with\b|\baccepts? the \w+’s reason\b", settled):
            agree, accept = writing.body.verb("agree", "agrees"), writing.body.verb("accept", "accepts")
            view_words = agree if agreed[0].startswith("agree") else f"{accept} its reason"
            text += f", and {writing.body.subject} {view_words}"
            spans += [writing.case.evidence[mark].span("text") for mark in row.commissioner.sources[:1]]
        writing.to.sentence(f"{text}.", *spans)
        writing.to.gap("commissioner", _what_would_change(writing, row), *spans[-1:])


def _what_would_change(writing: Writing, row: Row) -> str:
    asked = row.commissioner.action_taken or row.commissioner.action_proposed or ""
    about = re.search(r"\bfor (?:the )?((?:number|share|figures?|list|report|account)\b[^,.;]*)", asked, re.I)
    day = re.search(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b", asked)
    if about and day:
        return f"what would change that, once the {lower_first(about[1])} is known on {day[0]}"
    side = row.commissioner
    view = " ".join(filter(None, (side.position, side.action_taken, side.action_proposed, side.reason_for_none)))
    if re.search(r"\b(?:agrees? with|accepts? the \w+’s reason)\b|\b(?:will|shall) not press\b", view):
        return "what would change that"
    agrees = writing.body.verb("agree", "agrees")
    return f"whether {writing.body.subject} {agrees} with its reason, and what would change that"


def _promises_that_ended(writing: Writing) -> None:
    """Earlier undertakings that ran until a cause of concern was closed, now that it is."""
    rows = {row.item: row for row in writing.case.rows if row.kind == "cause of concern"}
    for item, made in promises(writing).items():
        row = rows.get(item)
        if row is None or "closed" not in row.state:
            continue
        for promise in made:
            if (until := re.search(r"\buntil [^.;]*\bclose[sd]?\b[^.;]*", promise.said.text)) and (
                what := _undertaking(promise.said.text[: until.start()])
            ):
                _ended(writing, row, promise, (what, until[0].strip()))


def _ended(writing: Writing, row: Row, promise: Promise, words: tuple[str, str]) -> None:
    writing.paragraph()
    source = writing.case.evidence[promise.said.mark]
    spans = [source.span(promise.field, promise.said.text)]
    if "commissioner.name" in source.fields:
        spans.append(source.span("commissioner.name"))
    whose = capital(_whose(writing, promise.said))
    writing.to.sentence(f"{whose} undertaking to {words[0]} ran “{words[1]}”.", *spans)
    status = item_field(writing, row).removesuffix("text") + "status"
    writing.to.sentence("It is now closed.", *writing.span(status))
    writing.to.gap("commissioner", "whether this goes on, and until when")


def _undertaking(text: str) -> str | None:
    match = re.search(
        r"\b(?:I|we|office|commissioner|mayor)\b(?: also)? (?:will|shall) (?:also )?(.+?)$", text.strip(), re.I
    )
    if not match:
        return None
    what = re.split(r",? and (?:I|we|the \w+) (?:will|shall)\b", match[1].strip())[0]
    return unended(re.split(r", (?:from|starting|beginning)\b", what)[0].strip().rstrip(","))


def _whose(writing: Writing, said: SaidBefore) -> str:
    holder = writing.case.response.profile.commissioner_on(writing.case.today)
    if holder and said.by == holder.name:
        return writing.body.possessive
    return f"{writing.body.possessive} predecessor’s" if said.by else "This office’s"


def _words_of(writing: Writing, rows: Sequence[Row]) -> list[SourceSpan]:
    return [span for row in rows for span in writing.span(item_field(writing, row))]
