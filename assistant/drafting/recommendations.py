"""Recommendations: each in its own words, then what the force says, then the body's own action or reason."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.drafting.asked import Asked, addressee_spans, addressees, name_it
from assistant.drafting.attribution import tell_own
from assistant.drafting.earlier import promises, tell_promises
from assistant.drafting.force_position import tell_position
from assistant.drafting.recommendation_groups import write_open, write_to_others
from assistant.drafting.writing import Writing
from assistant.drafts.texts import SourceSpan
from assistant.matrix.addressees import addressed_to
from assistant.wording.phrases import MONTHS, ended, listed
from assistant.wording.statements import Statement

GROUP_FROM = 4


def write_recommendations(writing: Writing) -> None:
    """Every recommendation, in order; those to others in one sentence, those that are all open together."""
    asked = _asked(writing)
    others = [
        a
        for a in asked
        if not addressed_to(a.row.addressees, writing.case.response.profile) & {"force", "body"} and not a.statements
    ]
    bare = [a for a in asked if a not in others and _all_open(writing, a)]
    together = bare if len(bare) >= GROUP_FROM else []
    for one in asked:
        if one in others or one in together:
            if together and one == together[0]:
                write_open(writing, together)
            continue
        if ("answered", one.row.item) in writing.used:
            continue
        writing.paragraph()
        group = _same_answer(writing, one, asked)
        with writing.to.item(*(member.row.item for member in group)):
            answer(writing, one, group)
    if others:
        writing.paragraph()
        write_to_others(writing, others)


def _same_answer(writing: Writing, one: Asked, asked: Sequence[Asked]) -> list[Asked]:
    """Recommendations of which the force said the very same, and the office nothing: they are answered together."""
    group = [one]
    for other in asked[asked.index(one) + 1 :]:
        same = one.statements and other.statements == one.statements and other.row.addressees == one.row.addressees
        if not same or one.own or other.received or promises(writing).get(other.row.item):
            break
        group.append(other)
    if (
        one.received
        or promises(writing).get(one.row.item)
        or any(e.item == one.row.item for e in writing.case.response.rows)
    ):
        return [one]
    writing.used.update(("answered", member.row.item) for member in group)
    return group


def _asked(writing: Writing) -> list[Asked]:
    found = []
    for n, item in enumerate(writing.case.response.record.recommendations or ()):
        name = f"recommendation {item.ref}"
        row = writing.case.row(name)
        if row:
            found.append(
                Asked(row, item, f"recommendations.{n}", writing.told.of(name), writing.told.received.get(name, ()))
            )
    return found


def _all_open(writing: Writing, one: Asked) -> bool:
    """True where nobody has said anything of it: only the two gaps could be printed."""
    to_force = addressed_to(one.row.addressees, writing.case.response.profile) == {"force"}
    if any(entry.item == one.row.item for entry in writing.case.response.rows):
        return False
    received = {s.position for s in one.received} <= {"accepted"}
    return to_force and not one.statements and received and not promises(writing).get(one.row.item)


def answer(writing: Writing, one: Asked, group: Sequence[Asked] = ()) -> None:
    """One recommendation's paragraph."""
    to = addressed_to(one.row.addressees, writing.case.response.profile)
    words = tuple(span for member in group or [one] for span in writing.span(f"{member.path}.text"))
    for member in group or [one]:
        name_it(writing, member)
    if len(group) > 1:
        one = replace(one, together=tuple(member.item.ref for member in group))
    if "body" in to:
        _to_us(writing, one, alone="force" not in to)
    if not to & {"force", "body"}:
        writing.to.sentence(f"It is addressed to {listed(addressees(one))}.", *addressee_spans(writing, one))
    if "force" in to:
        tell_position(writing, one, words)
    tell_promises(writing, one.row.item)
    _own(writing, one, words)


def _to_us(writing: Writing, one: Asked, *, alone: bool) -> None:
    record = writing.case.response.record
    ours = [
        r for r in record.recommendations or () if "body" in addressed_to(r.addressees, writing.case.response.profile)
    ]
    spans = addressee_spans(writing, one) or list(writing.span(f"{one.path}.text"))
    if alone and len(ours) == 1 and len(record.recommendations or ()) > 2:
        writing.to.sentence(f"This is the one recommendation addressed to {writing.body.object}.", *spans)
    elif alone:
        writing.to.sentence(f"This recommendation is addressed to {writing.body.object}.", *spans)
    else:
        writing.to.sentence(
            f"This recommendation is addressed to {writing.chief} and to {writing.body.object}.", *spans
        )


def _own(writing: Writing, one: Asked, words: tuple[SourceSpan, ...]) -> None:
    views = [s for s in one.own if s.kind == "view"]
    tell_own(writing, views, label=False)
    rest = [s for s in one.own if s.kind != "view"]
    fresh = writing.fresh(rest)
    writing.used.update((f"under {one.item.ref}", statement.text) for statement in fresh)
    tell_own(writing, fresh, label=True)
    _measured_against(writing, one, rest)
    acts = [s for s in rest if s.kind in ("action", "plan")]
    if not fresh and rest and not acts:
        pass
    elif not fresh and rest:
        _given_before(writing, acts[0])
    elif rest and len(fresh) < len(rest):
        _given_before(writing, next(s for s in rest if s not in fresh), also=True)
    if one.row.commissioner.answers:
        if not rest and not views:
            values = (
                one.row.commissioner.action_taken,
                one.row.commissioner.action_proposed,
                one.row.commissioner.reason_for_none,
            )
            writing.to.gap("commissioner", " ".join(ended(v) for v in values if v), *words)
        return
    if not one.row.applies:
        none = writing.body.verb("propose", "proposes")
        spans = [writing.statement_span(s) for s in one.force] or list(words)
        writing.to.gap("commissioner", f"For that reason {writing.body.subject} {none} no action.", *spans)
    else:
        ask = (
            f"{writing.body.possessive} own action on {'each of ' if one.together else ''}{one.named}, "
            "taken or proposed, or the reason for none"
        )
        writing.to.gap("commissioner", ask, *words)


_INTERVAL = re.compile(
    r"\b(?:at least )?(?:once )?(?:every|a) (?P<n>two|three|four"
    r"|five)? ?(?P<unit>years?|months?)\b|\b(?P<yearly>annually|yearly)\b",
    re.I,
)
_LAST = re.compile(r"\blast (?:\w+ )?(?:\w+ed|done|made|held) in (?P<month>[A-Z][a-z]+) (?P<year>\d{4})\b")


def _measured_against(writing: Writing, one: Asked, own: Sequence[Statement]) -> None:
    """Says so where what the recommendation wants at an interval was last done longer ago than that."""
    wanted = _INTERVAL.search(one.item.text)
    if not wanted:
        return
    months = {"two": 2, "three": 3, "four": 4, "five": 5}.get((wanted["n"] or "").lower(), 1)
    months *= 1 if (wanted["unit"] or "").lower().startswith("month") else 12
    for statement in own:
        last = _LAST.search(statement.text)
        if not last or last["month"] not in MONTHS:
            continue
        then = int(last["year"]) * 12 + MONTHS.index(last["month"])
        now = writing.case.today.year * 12 + writing.case.today.month - 1
        if now - then > months:
            spans = (writing.statement_span(statement), *writing.span(f"{one.path}.text", wanted[0]))
            writing.to.sentence(f"That is longer ago than the recommendation allows: it says “{wanted[0]}”.", *spans)
            subject = writing.body.subject
            writing.to.gap(
                "commissioner", f"how {subject} will see to it that this happens “{wanted[0]}” from now on", *spans
            )


def _given_before(writing: Writing, statement: Statement, *, also: bool = False) -> None:
    """Refers to an action that was printed under an earlier recommendation, with its dates."""
    verb = writing.body.verb("have", "has")
    under = min(
        (place for place, text in writing.used if text == statement.text and place.startswith("under ")), default=""
    )
    where = under.replace("under ", "under recommendation ") or "above"
    asked = re.search(r"\basked\b.*\bto report\b", statement.text)
    days = re.findall(r"\d{1,2} [A-Z][a-z]+ \d{4}", statement.text)
    source = writing.statement_span(statement)
    if asked and days:
        what = "reports" if len(days) > 1 else "report"
        covers = "cover" if len(days) > 1 else "covers"
        text = (
            f"The {what} that {writing.body.subject} {verb} asked for on {listed(days)} "
            f"{covers} this recommendation {'too' if also else 'as well'}."
        )
        writing.to.sentence(text, source)
    else:
        text = (
            f"The action that {writing.body.subject} {verb} described {where} "
            f"{'is also for' if also else 'covers'} this recommendation."
        )
        writing.to.sentence(text, source)
