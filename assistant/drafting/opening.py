"""The first paragraph: what was published and what it decided, and the commissioner’s position."""

import re
from collections.abc import Sequence

from assistant.drafting.asked import to_whom
from assistant.drafting.attribution import force_clause, tell_force, tell_own
from assistant.drafting.earlier import accounts_for_any
from assistant.drafting.grades import distribution
from assistant.drafting.line import is_topic, name_concerns, write_line
from assistant.drafting.report import SUMMARY, Said, attributed, counted, said_in, scope
from assistant.drafting.writing import Writing
from assistant.drafts.facts import LINES
from assistant.drafts.response import items_of
from assistant.drafts.texts import SourceSpan
from assistant.matrix.told import item_subjects
from assistant.wording.phrases import capital, ended, listed, number, unended
from assistant.wording.reported import Voice, reported
from assistant.wording.subjects import bearing
from index.records import CauseOfConcern


def write_opening(writing: Writing) -> None:
    """Prints the opening: position and what was published, in the order that the report calls for."""
    record = writing.case.response.record
    general = writing.told.general
    # The commissioner's own words speak of a report that the reader has to know first.
    own_words = writing.line is not None and writing.line.text not in LINES
    graded = record.inspection.grades or record.inspection.grade
    if graded or (record.causes_of_concern and not own_words):
        write_line(writing)
        _what_it_is(writing)
        _nothing_to_answer(writing)
    else:
        _what_it_is(writing)
        _nothing_to_answer(writing)
        tell_force_generally(writing)
        write_line(writing)
    tell_force_generally(writing)
    own = [s for s in general if s.speaker == "office" and not accounts_for_any(writing, s)]
    tell_own(writing, own, label=False)


def tell_force_generally(writing: Writing) -> None:
    """Prints what the force told of the report as a whole; that it was not inspected is said plainly."""
    told = writing.fresh([s for s in writing.told.general if s.speaker == "force"])
    rest = []
    named = False
    for statement in told:
        absent = re.search(
            r"\bnot (?:one of|among|visited|inspected|part of)\b|\b(?:was|were) (?:one of|among|part of|visited"
            r"|inspected)\b",
            statement.text,
        )
        plain = re.sub(r"^Our (?:force|constabulary|service)\b", "We", statement.text)
        plain = re.sub(r"^We was\b", "We were", plain)
        name = writing.force_name
        sentence = reported(plain, Voice(name)) if absent else None
        if sentence:
            writing.mark_used(statement)
            sentence = re.sub(r"^The (?:force|constabulary|service)\b", name, sentence)
            writing.to.sentence(ended(capital(sentence)), writing.statement_span(statement))
            named = True
        else:
            rest.append(statement)
    if rest:
        first = rest[0]
        clause = force_clause(writing, first.text) if named else None
        if clause:
            hearer, spans = writing.hearer()
            writing.mark_used(first)
            writing.to.sentence(f"It has told {hearer} that {clause}.", writing.statement_span(first), *spans)
        tell_force(writing, rest, named=named)


def _what_it_is(writing: Writing) -> None:
    record = writing.case.response.record
    closed = [c for c in record.causes_of_concern if c.status == "closed"]
    graded = bool(record.inspection.grades or record.inspection.grade)
    day = writing.published_text()
    if closed and not graded and day and ("line", "concerns") in writing.used:
        sources = (*writing.span("inspection.published"), *writing.span("inspection.title"))
        writing.to.sentence(f"The {writing.report_noun} was published on {day}.", *sources)
        return
    if graded:
        text, sources = distribution(writing)
        writing.to.sentence(text, *sources)
        if not record.causes_of_concern:
            _general_findings(writing, named=False)
    if closed:
        _closing(writing, closed, again=graded)
    elif not graded:
        _subject(writing)
    continuing = [c for c in record.causes_of_concern if c.status == "continuing"]
    if continuing:
        verb = "remains" if len(continuing) == 1 else "remain"
        names, sources = name_concerns(writing, continuing)
        noun = "cause" if len(continuing) == 1 else "causes"
        about = f" about {names}" if all(is_topic(c) for c in continuing) else ""
        writing.to.sentence(f"The {noun} of concern{about} {verb} open.", *sources)


def _closing(writing: Writing, closed: Sequence[CauseOfConcern], *, again: bool) -> None:
    record = writing.case.response.record
    names, sources = name_concerns(writing, closed)
    total = len(record.causes_of_concern)
    day = writing.published_text()
    dated = f", published on {day}," if day else ""
    issued = next((s for s in said_in(writing) if re.search(r"\bissued\b.*\bcauses? of concern\b", s.text)), None)
    where = re.search(r"\bIn (?:our|its|the) (.{3,60}? inspection)\b", issued.text) if issued else None
    more = len(closed) > 1
    which = f"{number(len(closed))} of the {number(total)}" if len(closed) < total else f"the {number(total)}"
    source_of = ""
    if issued and where:
        has = writing.inspectorate
        source_of = f" that {has.first} issued to {writing.force_name} in {has.possessive} {where[1]}"
        sources += writing.span(SUMMARY, issued.text)
    head = "It closes" if again else f"The {writing.report_noun}{dated} closes"
    if more:
        text = f"{head} {which} causes of concern{source_of}: {names}."
    elif all(is_topic(c) for c in closed):
        text = f"{head} the cause of concern about {names}{source_of}."
    else:
        text = f"{head} the cause of concern{source_of}: {names}."
    writing.to.sentence(text, *writing.span("inspection.published"), *sources)


def _subject(writing: Writing) -> None:
    """What the report is about, by its title, date and the sentence that says what was inspected."""
    inspection = writing.case.response.record.inspection
    title = " ".join((inspection.title or "").split())
    short = title.partition(":")[0].strip() if len(title) > 70 or title.count(":") == 1 else title
    short = short if len(short.split()) > 1 and short.lower() != writing.force_name.lower() else title
    day = writing.published_text()
    about = scope(writing)
    sources = [*writing.span("inspection.title", short if short in (inspection.title or "") else None)]
    sources += writing.span("inspection.published")
    what = (
        re.search(
            r"\b[Ww]e (?:inspected|examined|looked at|reviewed|assessed) ((?:how|whether|what|the way)\b.+)$",
            about.text,
        )
        if about
        else None
    )
    dated = f", published on {day}," if day else ""
    if about and what:
        obj = reported(unended(what[1]), writing.inspectorate, introduced=True) or unended(what[1])
        obj = re.sub(r",? and (how|whether)\b", r" and \1", obj)
        writing.to.sentence(f"“{short}”{dated} reports on {obj}.", *sources, *writing.span(SUMMARY, what[1]))
    elif title:
        noun = f"{writing.inspectorates} {writing.report_noun}"
        writing.to.sentence(
            f"“{title}” is {noun}{f' of {day}' if day else ''}.", *writing.span("inspection.title"), *sources
        )
        # "It" would be the report, so the inspectorate is named once more.
        for place, setting in enumerate([s for s in said_in(writing) if s.scope][:2]):
            text, spans = attributed(writing, setting, first=place == 0)
            writing.to.sentence(text, *spans)
    if not writing.case.response.record.causes_of_concern:
        _general_findings(writing, named=bool(about and not what))


def _general_findings(writing: Writing, *, named: bool) -> None:
    """At most two findings of the report as a whole: those that give a share before those that only count."""
    found = [
        s for s in said_in(writing) if s.finding and s.figure and not s.leans and s != scope(writing) and not s.heading
    ]
    if not found and not items_of(writing.case.response.record):
        found = [s for s in said_in(writing) if s.finding and not s.leans and s != scope(writing)][:2]
    if not any(s.measured for s in found):
        pair = next((s for s in said_in(writing) if s.finding and s.measured and s.leans and s.previous), None)
        before = next((s for s in said_in(writing) if pair and s.text == pair.previous and s.figure), None)
        if pair and before and not before.leans and before != scope(writing):
            found = [before, pair]
    found = [s for s in found if not _of_an_item(writing, s)] or (found if len(found) == 1 else [])
    chosen = sorted(
        sorted(found, key=lambda s: not s.measured)[: 1 if any(s.measured and not s.leans for s in found) else 2],
        key=found.index,
    )
    for position, said in enumerate(chosen):
        writing.used.add(("summary", said.text))
        text, sources = attributed(writing, said, first=position == 0 and not named, also=position == 1)
        writing.to.sentence(text, *sources)


def _of_an_item(writing: Writing, said: Said) -> bool:
    """True where a finding bears on one area for improvement, where it is told."""
    subjects = item_subjects(writing.case.response.record)
    return any(bearing(said.text, words) >= 2 for item, words in subjects.items() if item.startswith("area"))


def _nothing_to_answer(writing: Writing) -> None:
    record = writing.case.response.record
    if record.inspection.published is None:
        writing.to.gap(
            "office", f"the date on which the {writing.report_noun} was published", *writing.span("inspection.title")
        )
    statuses = {c.status for c in record.causes_of_concern}
    it = "It" if statuses == {"closed"} or ("line", "concerns") in writing.used else f"The {writing.report_noun}"
    no_recommendations = record.recommendations == ()
    no_areas = record.areas_for_improvement == ()
    if no_recommendations and no_areas:
        spans = (*writing.span("recommendations"), *writing.span("areas_for_improvement"))
        writing.to.sentence(f"{it} makes no recommendations and identifies no areas for improvement.", *spans)
    elif no_recommendations and not record.areas_for_improvement:
        writing.to.sentence(f"{it} makes no recommendations.", *writing.span("recommendations"))


def write_addressees(writing: Writing) -> None:
    """How many recommendations there are and to whom, where not all are the force's; and whose functions are whose."""
    record = writing.case.response.record
    items = record.recommendations or ()
    if len(items) < 4 or all(set(item.addressees) <= {"force"} for item in items):
        return
    writing.paragraph()
    said = counted(writing)
    if said and re.search(r"\bto\b", said.text):
        text, sources = attributed(writing, said, first=True)
        voice = capital(writing.inspectorate.first)
        text = re.sub(rf"^{voice} (make|makes|made|have made|has made)\b", f"The {writing.report_noun} makes", text)
        writing.to.sentence(text, *sources)
    else:
        names = dict.fromkeys(listed([to_whom(a) for a in item.addressees]) or writing.noun for item in items)
        spans = [s for n, item in enumerate(items) for s in _addressed(writing, n, len(item.addressees))]
        if said:
            spans += writing.span(SUMMARY, said.text)
        told = f", to {listed(list(names))}" if len(names) < 7 else ""
        writing.to.sentence(f"The {writing.report_noun} makes {number(len(items))} recommendations{told}.", *spans)
    for source in writing.case.evidence.of_kind("standing"):
        if source.source_id.startswith("standing:statement") and re.search(r"functions|delegat", source.fields["text"]):
            writing.to.sentence(ended(source.fields["text"]), source.span("text"))


def _addressed(writing: Writing, place: int, count: int) -> tuple[SourceSpan, ...]:
    spans = [s for n in range(count) for s in writing.span(f"recommendations.{place}.addressees.{n}")]
    return tuple(spans) or writing.span(f"recommendations.{place}.text")
