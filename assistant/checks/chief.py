"""The chief officer's comments: whether they came, and where they conflict with the other sources."""

import re
from collections.abc import Iterator, Sequence

from assistant.checks.grounds import EvidenceText, Statement, fact_text
from assistant.checks.matter import Matter
from assistant.drafts.deadlines import long_date
from assistant.drafts.facts import Fact
from assistant.drafts.findings import Finding
from assistant.wording.dates import DateMention
from assistant.wording.sentences import sentences_in

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_BEFORE = re.compile(r"\b(since|from|by|on|until|before|after|in)\s+$", re.I)
_ALIKE = 0.6


def chief_constable(matter: Matter, *, is_return: bool = False) -> Iterator[Finding]:
    """A block where the section is written and neither the chief officer's text nor "none received" is recorded."""
    text = matter.texts.get("chief_constable_response")
    if not matter.in_hand or not (text or "").strip() or matter.received or matter.none_by:
        return
    by = f"by {long_date(matter.comments_due)}" if matter.comments_due else "by the date that you gave to the force"
    message = "There is no text of the chief constable’s own, and nobody has recorded that none came."
    mend = f"Ask the force for it, and receive what comes; or record that nothing had come {by}."
    if is_return:
        message += " What stands here is the force’s return, quoted row by row."
        mend = "Ask whether the chief constable adopts the return as the comments for publication, or sends a text, "
        mend += f"{by}."
    basis = "Police Act 1996 section 55(4) and (5)(b): only the chief officer may make these comments."
    yield Finding("chief-constable", "block", "sections.chief_constable_response", message, basis, mend)


def awaiting_comments(matter: Matter) -> Iterator[Finding]:
    """A note that overall comments stay an outline until the chief officer's text, or none, is recorded."""
    text = matter.texts.get("overall_comments")
    if matter.in_hand and (text or "").strip() and not matter.received and not matter.none_by:
        yield Finding(
            "awaiting-comments",
            "note",
            "sections.overall_comments",
            "Still an outline: this section answers the chief constable’s text, which has not come, and of which "
            "nobody has recorded that it will not come.",
            "Police Act 1996 section 55(5)(c): it responds to what the chief officer says.",
            "Nothing to do yet.",
        )


def chief_conflicts(text: str, received: Fact, facts: Sequence[Fact]) -> Iterator[Finding]:
    """A warning where the chief officer's text dates or counts one event otherwise than another usable fact."""
    others = [fact for fact in facts if fact.fact_id != received.fact_id and fact.role not in ("received text", "line")]
    told = [statement for fact in others for statement in _statements(fact_text(fact))]
    for span in sentences_in(text):
        sentence = text[span.start : span.end]
        ours = Statement(sentence, EvidenceText(sentence, "", on=received.date))
        for theirs in told:
            shared = len(ours.stems & theirs.stems)
            if shared < 4 or shared < _ALIKE * min(len(ours.stems), len(theirs.stems)):
                continue
            if (pair := _other_date(ours, theirs)) is not None and not _two_counts(ours, theirs):
                yield _date_conflict(text, span.start, pair, theirs, sentence)
                break


def _two_counts(ours: Statement, theirs: Statement) -> bool:
    """True where both give figures and share none: the same thing counted on two days is no conflict."""
    mine, its = (set(_NUMBER.findall(_bare(one))) for one in (ours, theirs))
    return bool(mine and its and not mine & its)


def _bare(statement: Statement) -> str:
    """The words of a statement without its dates."""
    text = statement.text
    for mention in sorted(statement.dates, key=lambda date: -date.start):
        text = text[: mention.start] + text[mention.end :]
    return text


def _statements(text: EvidenceText) -> Iterator[Statement]:
    for span in sentences_in(text.text):
        yield Statement(text.text[span.start : span.end], text)


def _word_before(statement: Statement, mention: DateMention) -> str:
    match = _BEFORE.search(statement.text[: mention.start])
    return match[1].lower() if match else ""


def _other_date(ours: Statement, theirs: Statement) -> tuple[DateMention, DateMention] | None:
    for mine in ours.dates:
        word = _word_before(ours, mine)
        for its in theirs.dates:
            if not word or _word_before(theirs, its) != word or mine.kind == "relative" or its.kind == "relative":
                continue
            if mine.within(its) or its.within(mine) or any(mine.within(d) or d.within(mine) for d in theirs.dates):
                continue
            return mine, its
    return None


def _date_conflict(
    text: str, offset: int, pair: tuple[DateMention, DateMention], theirs: Statement, sentence: str
) -> Finding:
    mine, its = pair
    before = _BEFORE.search(sentence[: mine.start])
    start = offset + (before.start() if before else mine.start)
    end = offset + mine.end
    there = _BEFORE.search(theirs.text[: its.start])
    words = theirs.text[there.start() if there else its.start : its.end]
    return Finding(
        "conflict",
        "warn",
        "sections.chief_constable_response",
        f"The chief constable’s text says “{text[start:end]}”; {theirs.source.label} says “{words}” "
        f"({theirs.source.mark}).",
        "One event should have one date, whichever source tells it.",
        "Find out from the force which day is right, and mend our own sentence if it is the wrong one. The "
        "chief constable’s text is for the chief constable to mend.",
        start,
        end,
        text[start:end],
    )
