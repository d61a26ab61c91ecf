"""What only the force can say: a question an item, with the finding that it rests on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.drafting.attribution import claim_without_figure
from assistant.drafting.report import SUMMARY, Said, clause_of, said_in
from assistant.drafting.writing import Writing
from assistant.drafts.matrix import Row
from assistant.drafts.texts import SourceSpan
from assistant.matrix.addressees import addressed_to
from assistant.matrix.told import item_subjects, summary_part
from assistant.wording.asks import present_state
from assistant.wording.phrases import capital, lower_first, unended
from assistant.wording.statements import Statement
from assistant.wording.subjects import bearing, best_matches, subject_words
from assistant.wording.topics import short_topic

_FIELDS = {
    "cause of concern": "causes_of_concern",
    "recommendation": "recommendations",
    "area for improvement": "areas_for_improvement",
}


UNCHANGED = "whether anything has changed since"


@dataclass(frozen=True)
class Question:
    """One thing to ask of the force. `ask` completes "force to confirm: ..."; `item` is blank for an open matter."""

    heading: str
    ask: str
    heading_sources: tuple[SourceSpan, ...]
    found: tuple[Said, ...] = ()
    item: str = ""
    told: tuple[Statement, ...] = ()


def item_field(writing: Writing, row: Row) -> str:
    """The field of the record that holds the words of a row's item."""
    name = _FIELDS[row.kind]
    items = getattr(writing.case.response.record, name) or ()
    return f"{name}.{next(n for n, item in enumerate(items) if item.ref == row.ref)}.text"


def questions(writing: Writing) -> tuple[Question, ...]:
    """The questions in the form's order, then one for each matter that the inspectorate will come back to."""
    return (*_of_items(writing), *_of_open_matters(writing))


def for_force(writing: Writing, row: Row) -> bool:
    """True where the force is the one, or one of those, to answer an item."""
    return row.kind != "recommendation" or "force" in addressed_to(row.addressees, writing.case.response.profile)


def topic_of(writing: Writing, row: Row) -> str:
    """A short name for what an item is about, or the item's own name."""
    topic = short_topic(row.text) if row.kind != "recommendation" else None
    return lower_first(unended(topic), writing.names) if topic else row.item


def name_area(writing: Writing, row: Row, *, clauses: bool = False) -> str:
    """An area for improvement by its topic where no other has the same, else by its number.

    `clauses` allows topics such as "why sickness is so high", which read well in a list only.
    """
    topics = [topic_of(writing, r) for r in writing.case.rows if r.kind == row.kind]
    topic = topic_of(writing, row)
    plain = clauses or not re.match(r"(?:why|how|what|whether)\b", topic)
    return topic if topics.count(topic) == 1 and plain else row.item


def _of_items(writing: Writing) -> Iterator[Question]:
    subjects = item_subjects(writing.case.response.record)
    elsewhere = {statement.text for question in _of_open_matters(writing) for statement in question.told}
    for row in writing.case.rows:
        if not for_force(writing, row) or (
            row.kind == "cause of concern" and _answered_by_recommendations(writing, row)
        ):
            continue
        told = tuple(s for s in writing.told.of(row.item) if s.speaker == "force" and s.text not in elsewhere)
        found = () if row.kind == "recommendation" else _found(writing, row, subjects[row.item])
        sources = writing.span(item_field(writing, row))
        yield Question(_heading(writing, row), _ask(writing, row, found, told), sources, found, row.item, told)


def _answered_by_recommendations(writing: Writing, row: Row) -> bool:
    concern = next(c for c in writing.case.response.record.causes_of_concern if c.ref == row.ref)
    return concern.status == "new" and bool(writing.case.response.record.recommendations)


def _heading(writing: Writing, row: Row) -> str:
    if row.kind == "cause of concern" and len(row.text.split()) < 13:
        return unended(row.text)
    topic = short_topic(row.text) if row.kind == "area for improvement" else None
    name = row.item[0].upper() + row.item[1:]
    return f"{name}: {lower_first(unended(topic), writing.names)}" if topic else name


def _ask(writing: Writing, row: Row, found: tuple[Said, ...], told: tuple[Statement, ...]) -> str:
    claims = [ask for statement in told if (ask := claim_without_figure(statement))]
    if claims:
        rest = _missing(row) if row.kind != "recommendation" else ""
        return "; ".join(part for part in (claims[0].rstrip("."), rest) if part)
    if row.kind == "recommendation":
        return _of_recommendation(writing, row)
    if found and found[-1].figure:
        closed = row.state.startswith("closed")
        changed = "what produced this change, and who is responsible for keeping it so" if closed else _missing(row)
        return "; ".join(part for part in (_latest(writing, found[-1]), changed) if part)
    if row.kind == "cause of concern" and row.state.startswith("closed"):
        return f"what {writing.noun} changed, in one or two sentences, and who is responsible for keeping it so"
    return _missing(row) or UNCHANGED


def _of_recommendation(writing: Writing, row: Row) -> str:
    """What is still to be had on a recommendation: how things stand, then what, who and when."""
    parts = [] if row.force.position else [f"whether {writing.noun} accepts it"]
    if not row.force.action:
        now = present_state(row.text)
        parts += [now] if now else []
        parts.append(f"what {writing.noun} {'will do' if now else 'has done and will do'}")
    parts += [] if row.force.owner or row.force.position == "not accepted" else ["who is responsible"]
    parts += [] if row.force.date or row.force.position == "not accepted" else ["by when"]
    return _joined(parts) or UNCHANGED


def _missing(row: Row) -> str:
    """What the force has not told of an area or a concern."""
    side = row.force
    wanted = (("what is being done", side.action), ("who is responsible", side.owner), ("by when", side.date))
    parts = [name for name, value in wanted if not value]
    return _joined(parts)


_SAMPLE = re.compile(
    r"\b(?:files|records|cases|reports|incidents|investigations|searches|exhibits|calls)\b[^.]*\b(?:we|inspectors) "
    r"(?:\w+ )?(?:reviewed|read|audited|examined|looked at|cross-referenced|sampled|checked)\b|\bWe (?:audited"
    r"|reviewed|read|examined|estimate|looked (?:again )?at \d)"
)


def _latest(writing: Writing, said: Said) -> str:
    """What to ask for beside a figure of the report: a check of the force's own, a later share, or a later count."""
    if _SAMPLE.search(said.text) or _SAMPLE.search(said.previous):
        return f"what {writing.noun}’s own checks have found since, with the number checked and the dates"
    if said.measured:
        return "the latest figure, with the period that it covers"
    return "the number now, with the date of the count"


def _joined(parts: list[str]) -> str:
    several = any("," in part or " and " in part for part in parts)
    last = ", and " if several or len(parts) > 2 or parts[-1:] == ["by when"] else " and "
    return ", ".join(parts[:-1]) + last + parts[-1] if len(parts) > 1 else "".join(parts)


def _found(writing: Writing, row: Row, subject: frozenset[str]) -> tuple[Said, ...]:
    """The report's sentence on an item, one that measures where there is one, with the figure that leans on it."""
    everything = said_in(writing)
    part = summary_part(writing.case.response.record, row.text)
    inside = [s for s in everything if s.text in part] if part else []
    subjects = item_subjects(writing.case.response.record)
    near = inside or [
        s for s in everything if bearing(s.text, subject) >= 2 and row.item in best_matches(s.text, subjects, share=1.0)
    ]
    usable = [s for s in near if s.finding and not s.leans]
    found = [s for s in usable if s.figure] or [s for s in usable if "found that" in s.text] or usable
    chosen = found[0] if found else None
    if chosen is None:
        return ()
    leaning = next((s for s in near if s.previous == chosen.text and s.measured), None)
    return (chosen, leaning) if leaning and not chosen.measured else (chosen,)


def _of_open_matters(writing: Writing) -> Iterator[Question]:
    everything = said_in(writing)
    for said in everything:
        before = next((s for s in everything if s.text == said.previous), None)
        if (
            not (said.unfinished and said.points_back)
            or said.of_concern
            or before is None
            or not before.finding
            or (clause := clause_of(before)) is None
        ):
            continue
        told = tuple(_on_matter(writing, before))
        claims = [claim.rstrip(".") for statement in told if (claim := claim_without_figure(statement))]
        figures = claims[0] if claims else "the figures for this since the inspection, with the period"
        ask = f"{figures}; what will change, from when, and who is responsible"
        yield Question(_matter(clause), ask, writing.span(SUMMARY, before.text), (before,), "", told)


def _on_matter(writing: Writing, said: Said) -> Iterator[Statement]:
    """What the force told that claims a result on an open matter."""
    for row in writing.case.rows:
        for statement in writing.told.of(row.item):
            near = bearing(statement.text, subject_words(said.text)) >= 2
            if statement.speaker == "force" and near and claim_without_figure(statement):
                yield statement


def _matter(clause: str) -> str:
    """A heading for an open matter: the clause up to its first verb, or a plain name."""
    plain = re.sub(r"^(?:some|many|most|a few|several|not all|the)\s+", "", clause, flags=re.I)
    name = re.split(r"\s+(?:was|were|is|are|had|has|have|waited|took|did|do|does|could|cannot|can)\b", plain)[0]
    return capital(name) if len(name.split()) < 8 else "What is still open"
