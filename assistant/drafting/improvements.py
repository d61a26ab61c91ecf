"""Areas for improvement: each that has an answer is answered; the rest are named together with one question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.drafting.attribution import claim_without_figure, owner_sentence, tell_force, tell_own
from assistant.drafting.questions import name_area, topic_of
from assistant.drafting.report import Said, attributed, said_in
from assistant.drafting.writing import Writing
from assistant.drafts.matrix import Row
from assistant.drafts.texts import SourceSpan
from assistant.matrix.told import item_subjects
from assistant.wording.phrases import capital, listed, listed_plainly, lower_first, number, numbered, ordinal, unended
from assistant.wording.statements import Statement, owner_in
from assistant.wording.subjects import asked_for, bearing, topic_of_heading, weighed


@dataclass(frozen=True)
class Area:
    """An area for improvement with its place, what was told of it, and a finding of the report that bears on it."""

    row: Row
    place: int
    statements: tuple[Statement, ...]
    finding: Said | None
    sources: tuple[SourceSpan, ...]


def write_improvements(writing: Writing) -> None:
    """The paragraph, or paragraphs, on areas for improvement."""
    areas = _areas(writing)
    if not areas:
        return
    writing.paragraph()
    _announce(writing, areas)
    areas = _without_shared(writing, areas)
    told = [a for a in areas if a.statements]
    measured = [a for a in areas if not a.statements and a.finding]
    rest = [a for a in areas if a not in told and a not in measured]
    if len(areas) == 1 or (len(rest) == 1 and not told and not measured):
        with writing.to.item(areas[0].row.item):
            _one(writing, areas[0], areas)
        return
    for number_, area in enumerate(sorted(told + measured, key=lambda a: a.place)):
        if number_ and len(told + measured) > 2:
            writing.paragraph()
        with writing.to.item(area.row.item):
            _one(writing, area, areas)
    if rest:
        if len(told + measured) > 2:
            writing.paragraph()
        _together(writing, rest, areas)


def _without_shared(writing: Writing, areas: list[Area]) -> list[Area]:
    """The areas without what the office told of several at once, which is printed here."""
    counted: dict[tuple[str, str], int] = {}
    for area in areas:
        for statement in area.statements:
            if statement.speaker == "office":
                counted[statement.mark, statement.text] = counted.get((statement.mark, statement.text), 0) + 1
    shared = {key for key, count in counted.items() if count > 1}
    if not shared:
        return areas
    every = list(dict.fromkeys(s for a in areas for s in a.statements if (s.mark, s.text) in shared))
    tell_own(writing, every, label=False)
    return [
        replace(area, statements=tuple(s for s in area.statements if (s.mark, s.text) not in shared)) for area in areas
    ]


def _areas(writing: Writing) -> list[Area]:
    subjects = item_subjects(writing.case.response.record)
    made = []
    for n, item in enumerate(writing.case.response.record.areas_for_improvement or ()):
        name = f"area for improvement {item.ref}"
        row = writing.case.row(name)
        if row:
            finding = _finding(writing, name, subjects)
            statements = writing.told.of(name)
            made.append(Area(row, n + 1, statements, finding, writing.span(f"areas_for_improvement.{n}.text")))
    return made


def _finding(writing: Writing, name: str, subjects: dict[str, frozenset[str]]) -> Said | None:
    """A figure of the report that bears on this area more than on anything else, or None."""
    for said in said_in(writing):
        if not (said.finding and said.figure) or ("summary", said.text) in writing.used:
            continue
        scores = {item: weighed(said.text, words, subjects) for item, words in subjects.items()}
        if bearing(said.text, subjects[name]) >= 2 and scores[name] >= max(scores.values()):
            return said
    return None


def _announce(writing: Writing, areas: Sequence[Area]) -> None:
    spans = [s for a in areas for s in a.sources]
    count = len(areas)
    noun = "area for improvement" if count == 1 else "areas for improvement"
    verb = (
        writing.turn("identifies", "also identifies") if writing.case.response.record.recommendations else "identifies"
    )
    writing.to.sentence(f"The {writing.report_noun} {verb} {number(count)} {noun}.", *spans)


def _phrase(writing: Writing, area: Area, who: str) -> str:
    """What an area asks: "asks the force to ...", or its exact words where it asks somebody else."""
    what = asked_for(area.row.text)
    profile = writing.case.response.profile
    ours = re.match(
        rf"(?:(?:By|Within|From)\b[^,]*,\s*)?(?:the (?:force"
        rf"|constabulary|service)|{re.escape(profile.force_name)}|it)\b",
        area.row.text,
        re.I,
    )
    if what and ours:
        return f"asks {who} to {what}"
    heading = topic_of_heading(area.row.text)
    if heading and not what:
        return f"is about {lower_first(heading, writing.names)}"
    first = re.split(r"(?<=[a-z)’])\.\s", " ".join(area.row.text.split()))[0]
    return f"says that {lower_first(unended(first), writing.names)}"


def _one(writing: Writing, area: Area, areas: Sequence[Area]) -> None:
    """One area: what it asks, the report's figure, what the force says and what is missing, the body's own doing."""
    label = "It" if len(areas) == 1 else f"The {ordinal(area.place)}"
    writing.to.sentence(f"{label} {_phrase(writing, area, writing.noun)}.", *area.sources)
    if area.finding and ("summary", area.finding.text) not in writing.used:
        writing.used.add(("summary", area.finding.text))
        text, spans = attributed(writing, area.finding, first=True)
        writing.to.sentence(text, *spans)
    force = [s for s in area.statements if s.speaker == "force"]
    doing = [s for s in force if s.kind in ("action", "plan", "account", "reason")]
    tell_force(writing, doing, named=False)
    claims = [(c.rstrip("."), s) for s in doing if (c := claim_without_figure(s))]
    owners = [(s, o) for s in force if (o := owner_in(s.text))]
    if owners:
        writing.to.sentence(owner_sentence(writing, owners[0][1]), writing.statement_span(owners[0][0]))
    if not doing and _answered_in_comments(writing, area):
        _in_comments(writing, [area], alone=True)
        return
    missing = [
        w
        for w, there in (("what is being done", doing), ("who is responsible", owners), ("by when", doing))
        if not there
    ]
    which = name_area(writing, area.row)
    asks = [claim for claim, _ in claims]
    if missing and not (doing and owners):
        asks.insert(0, ", ".join(missing[:-1]) + " and " + missing[-1] if len(missing) > 1 else missing[0])
    if asks:
        behind = [writing.statement_span(s) for _, s in claims]
        on = "" if which in asks[0] else f"on {which}, "
        writing.to.gap("force", f"{on}{'; and '.join(asks)}", *area.sources, *behind)
    tell_own(writing, [s for s in area.statements if s.speaker == "office"], label=False)


def _together(writing: Writing, rest: Sequence[Area], areas: Sequence[Area]) -> None:
    """The areas of which nothing was told, in one sentence, with one question for all."""
    spans = [s for a in rest for s in a.sources]
    with writing.to.item(*(a.row.item for a in rest)):
        writing.to.sentence(_list(writing, rest, areas), *spans)
        covered = [a for a in rest if _answered_in_comments(writing, a)]
        if covered:
            _in_comments(writing, covered)
        left = [a for a in rest if a not in covered]
        if not left:
            return
        if len(left) == 1:
            each = f"on {name_area(writing, left[0].row)}"
        elif covered:
            each = f"on areas for improvement {numbered([a.row.ref for a in left])}"
        else:
            each = f"for each of the {'' if len(left) == len(areas) else 'other '}{number(len(left))}"
        spans = [s for a in left for s in a.sources]
        writing.to.gap("force", f"{each}, what is being done, who is responsible and by when", *spans)


def _answered_in_comments(writing: Writing, area: Area) -> bool:
    """True where the chief officer's own text says what is done about an area, and does not put it off."""
    told = writing.told.received.get(area.row.item, ())
    return any(s.claims_action and re.search(r"\d", s.text) and not _PUT_OFF.search(s.text) for s in told)


_PUT_OFF = re.compile(
    r"\b(?:say more|more to say|in due course|will update|come back to|report later|at a later)\b", re.I
)


def _in_comments(writing: Writing, covered: Sequence[Area], *, alone: bool = False) -> None:
    """Says of which areas the chief officer's own text speaks; what it says is published with it."""
    spans = [writing.statement_span(writing.told.received[a.row.item][0]) for a in covered]
    which = "it" if alone else listed([f"the {ordinal(a.place)}" for a in covered])
    writing.to.sentence(f"{capital(writing.chief)}’s comments deal with {which}.", *spans)


def _list(writing: Writing, rest: Sequence[Area], areas: Sequence[Area]) -> str:
    who = writing.noun if len(rest) == len(areas) else "it"
    if not any(a.statements or a.finding for a in areas):
        who = writing.noun
    subject = "They" if len(rest) == len(areas) else f"The {ordinal(rest[0].place)}" if len(rest) == 1 else "The others"
    who = writing.noun if len(rest) == 1 else who
    phrases = [_phrase(writing, a, who) for a in rest]
    if len(rest) == 1:
        return f"{subject} {phrases[0]}."
    named = [topic_of(writing, a.row) for a in rest]
    if len(set(named)) == len(named) and not any(topic.startswith("area for improvement") for topic in named):
        return f"{subject} are about {listed_plainly(named)}."
    asks = [p[len(f"asks {who} to ") :] for p in phrases if p.startswith(f"asks {who} to ")]
    if len(asks) == len(rest):
        return f"{subject} ask {who} {_infinitives(asks)}."
    topics = [p[len("is about ") :] for p in phrases if p.startswith("is about ")]
    if len(topics) == len(rest):
        return f"{subject} are about {listed(topics)}."
    parts = [f"the {ordinal(a.place)} {p}" for a, p in zip(rest, phrases, strict=True)]
    return capital("; ".join(parts[:-1]) + "; and " + parts[-1] + ".")


def _infinitives(asks: Sequence[str]) -> str:
    """Several demands as one list; what they share at the start is said once."""
    sure = re.compile(r"(?:make sure|ensure)(?: that)?\s+")
    same = [a for a in asks if sure.match(a)]
    if len(same) == len(asks):
        clauses = ["that " + sure.sub("", a, count=1) for a in asks]
        return f"to make sure {clauses[0]}; " + "; ".join([*clauses[1:-1], "and " + clauses[-1]])
    parts = [f"to {a}" for a in asks]
    if not any("," in p or " and " in p for p in parts) and max(len(p.split()) for p in parts) < 8:
        return listed(parts)
    return "; ".join(parts[:-1]) + "; and " + parts[-1]
