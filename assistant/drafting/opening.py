"""The first paragraph: what was published and what it decided, and the position, as far as the commissioner gave one."""

import re
from collections.abc import Sequence

from assistant.drafting.attribution import tell_force, tell_own
from assistant.drafting.grades import below_adequate, distribution, good_or_better, graded_words
from assistant.drafting.report import SUMMARY, attributed, counted, said_in, scope
from assistant.drafting.writing import Writing
from assistant.drafts.texts import SourceSpan
from assistant.wording.phrases import capital, ended, listed, lower_first, number, unended
from assistant.wording.reported import reported
from index.records import CauseOfConcern


def write_opening(writing: Writing) -> None:
    """Prints the opening: position and what was published, in the order that the report calls for."""
    record = writing.case.response.record
    general = writing.told.general
    if record.causes_of_concern or record.inspection.grades or record.inspection.grade:
        _position(writing)
        _what_it_is(writing)
        _nothing_to_answer(writing)
    else:
        _what_it_is(writing)
        _nothing_to_answer(writing)
        tell_force_generally(writing)
        _position(writing)
    tell_force_generally(writing)
    tell_own(writing, [s for s in general if s.speaker == "office"], label=False)


def tell_force_generally(writing: Writing) -> None:
    """Prints what the force told of the report as a whole; that it was not inspected is said plainly."""
    told = writing.fresh([s for s in writing.told.general if s.speaker == "force"])
    rest = []
    named = False
    for statement in told:
        absent = re.search(r"\bnot (?:one of|among|visited|inspected|part of)\b", statement.text)
        if absent and not re.match(r"(?:we|our)\b", statement.text, re.I):
            writing.mark_used(statement)
            writing.to.sentence(ended(capital(statement.text)), writing.statement_span(statement))
            named = True
        else:
            rest.append(statement)
    if rest:
        hearer = writing.body.object
        first = rest[0]
        if named:
            from assistant.drafting.attribution import force_clause

            clause = force_clause(writing, first.text)
            if clause:
                writing.mark_used(first)
                writing.to.sentence(f"It has told {hearer} that {clause}.", writing.statement_span(first))
        tell_force(writing, rest, named=named)


def _what_it_is(writing: Writing) -> None:
    record = writing.case.response.record
    closed = [c for c in record.causes_of_concern if c.status == "closed"]
    if closed:
        _closing(writing, closed)
    elif record.inspection.grades or record.inspection.grade:
        text, sources = distribution(writing)
        writing.to.sentence(text, *sources)
    else:
        _subject(writing)
    continuing = [c for c in record.causes_of_concern if c.status == "continuing"]
    if continuing:
        verb = "remains" if len(continuing) == 1 else "remain"
        names, sources = _named(writing, continuing)
        noun = "cause" if len(continuing) == 1 else "causes"
        writing.to.sentence(f"The {noun} of concern about {names} {verb} open.", *sources)


def _closing(writing: Writing, closed: Sequence[CauseOfConcern]) -> None:
    record = writing.case.response.record
    names, sources = _named(writing, closed)
    total = len(record.causes_of_concern)
    day = writing.published_text()
    dated = f", published on {day}," if day else ""
    issued = next((s for s in said_in(writing) if re.search(r"\bissued\b.*\bcauses? of concern\b", s.text)), None)
    where = re.search(r"\bIn (?:our|its|the) (.{3,60}? inspection)\b", issued.text) if issued else None
    more = len(closed) > 1
    count = f"the {number(len(closed))} causes" if more else "the one cause" if total == 1 and issued else "the cause"
    source_of = ""
    if issued and where:
        has = writing.inspectorate
        source_of = f" that {has.first} issued to {writing.force_name} in {has.possessive} {where[1]}"
        sources += writing.span(SUMMARY, issued.text)
    text = f"The {writing.report_noun}{dated} closes {count} of concern{source_of}: {names}."
    writing.to.sentence(text, *writing.span("inspection.published"), *sources)


def _named(writing: Writing, concerns: Sequence[CauseOfConcern]) -> tuple[str, tuple[SourceSpan, ...]]:
    found = writing.case.response.record.causes_of_concern
    names = [lower_first(unended(" ".join(c.text.split())), writing.names) for c in concerns]
    paths = [f"causes_of_concern.{found.index(c)}" for c in concerns]
    sources: list[SourceSpan] = []
    for path in paths:
        sources += [*writing.span(f"{path}.text"), *writing.span(f"{path}.status")]
    joined = listed(names) if len(names) != 2 or not any(" and " in n for n in names) else ", and ".join(names)
    return joined, tuple(sources)


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
            r"\bwe (?:inspected|examined|looked at|reviewed|assessed) ((?:how|whether|what|the way)\b.+)$", about.text
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
        if about:
            text, spans = attributed(writing, about, first=False)
            writing.to.sentence(text, *spans)
    _general_findings(writing, named=bool(about and not what) or bool(title and not what))


def _general_findings(writing: Writing, *, named: bool) -> None:
    """At most two findings of the report as a whole: those that give a share before those that only count."""
    found = [
        s for s in said_in(writing) if s.finding and s.figure and not s.leans and s != scope(writing) and not s.heading
    ]
    found = [s for s in found if ("summary", s.text) not in writing.used]
    chosen = sorted(
        sorted(found, key=lambda s: not s.measured)[: 1 if any(s.measured for s in found) else 2], key=found.index
    )
    for position, said in enumerate(chosen):
        writing.used.add(("summary", said.text))
        text, sources = attributed(writing, said, first=position == 0 and not named)
        writing.to.sentence(text, *sources)


def _nothing_to_answer(writing: Writing) -> None:
    record = writing.case.response.record
    no_recommendations = record.recommendations == ()
    no_areas = record.areas_for_improvement == ()
    if no_recommendations and no_areas:
        spans = (*writing.span("recommendations"), *writing.span("areas_for_improvement"))
        writing.to.sentence("It makes no recommendations and identifies no areas for improvement.", *spans)
    elif no_recommendations and not record.areas_for_improvement:
        writing.to.sentence("It makes no recommendations.", *writing.span("recommendations"))


def write_addressees(writing: Writing) -> None:
    """How many recommendations there are and to whom, where they are not all the force's; and whose functions are whose."""
    record = writing.case.response.record
    items = record.recommendations or ()
    if len(items) < 2 or all(set(item.addressees) <= {"force"} for item in items):
        return
    writing.paragraph()
    said = counted(writing)
    if said:
        text, sources = attributed(writing, said, first=True)
        voice = capital(writing.inspectorate.first)
        text = re.sub(rf"^{voice} (make|makes|made|have made|has made)\b", f"The {writing.report_noun} makes", text)
        writing.to.sentence(text, *sources)
    else:
        spans = [span for n in range(len(items)) for span in writing.span(f"recommendations.{n}.text")]
        writing.to.sentence(f"The {writing.report_noun} makes {number(len(items))} recommendations.", *spans)
    for source in writing.case.evidence.of_kind("standing"):
        if source.source_id.startswith("standing:statement") and re.search(r"functions|delegat", source.fields["text"]):
            writing.to.sentence(ended(source.fields["text"]), source.span("text"))


def _position(writing: Writing) -> None:
    line = writing.line
    if line is None:
        writing.to.gap("commissioner", proposal(writing)[0], *proposal(writing)[1])
        return
    source = writing.case.evidence[line.fact_id].span("text")
    if line.text not in ("welcome", "mixed", "critical"):
        words = ended(" ".join(line.text.split()))
        said = words if writing.body.first_person else f"{capital(writing.body.title)} says: “{words}”"
        writing.to.sentence(said, source, origin="person")
    elif line.text == "welcome":
        text, spans = _welcome(writing)
        writing.to.sentence(text, source, *spans)
    else:
        _mixed_or_critical(writing, source)


def _welcome(writing: Writing) -> tuple[str, tuple[SourceSpan, ...]]:
    """A welcome of the report or letter, or of the decision where it closes causes of concern."""
    concerns = writing.case.response.record.causes_of_concern
    who, verb = capital(writing.body.subject), writing.body.verb("welcome", "welcomes")
    closed = [c for c in concerns if c.status == "closed"]
    if closed and len(closed) == len(concerns):
        spans = [s for n in range(len(concerns)) for s in writing.span(f"causes_of_concern.{n}.status")]
        which = {1: "this cause", 2: "both causes"}.get(len(closed), f"all {number(len(closed))} causes")
        return f"{who} {verb} {writing.inspectorates} decision to close {which} of concern.", tuple(spans)
    return f"{who} {verb} this {writing.report_noun}.", writing.span("inspection.title")


def _mixed_or_critical(writing: Writing, source: SourceSpan) -> None:
    line = writing.line
    mixed = line is not None and line.text == "mixed"
    good, poor = good_or_better(writing), below_adequate(writing)
    spans = [s for g in (*good, *poor) for s in g.sources]
    who = capital(writing.body.subject)
    if mixed:
        text = f"This is a mixed {writing.report_noun}."
        if writing.body.first_person:
            writing.to.sentence(text, source, *spans)
        else:
            writing.to.sentence(f"{who} regards this as a mixed {writing.report_noun}.", source, *spans)
        if good:
            verb = writing.body.verb("welcome", "welcomes")
            grade_spans = [s for g in good for s in g.sources]
            writing.to.sentence(f"{who} {verb} {graded_words(good)}.", source, *grade_spans)
    concerned = writing.body.verb("am", "is")
    reasons = [f"{g.area} is graded {g.grade}" for g in poor]
    reason_spans = [s for g in poor for s in g.sources]
    new = [c for c in writing.case.response.record.causes_of_concern if c.status == "new"]
    if new:
        noun = "a cause of concern" if len(new) == 1 else f"{number(len(new))} causes of concern"
        has = "have" if writing.inspectorate.several else "has"
        reasons.append(f"{writing.inspectorate.first} {has} issued {noun}")
        reason_spans += _named(writing, new)[1]
    if reasons:
        writing.to.sentence(f"{who} {concerned} concerned that {_and_that(reasons)}.", source, *reason_spans)
    elif not mixed:
        writing.to.sentence(
            f"{who} {concerned} concerned by what this {writing.report_noun} finds.",
            source,
            *writing.span("inspection.title"),
        )
    elif not good:
        writing.to.gap(
            "commissioner",
            f"what in this {writing.report_noun} {writing.body.subject} {writing.body.verb('welcome', 'welcomes')}, and what gives rise to concern",
            source,
        )


def _and_that(reasons: Sequence[str]) -> str:
    return reasons[0] if len(reasons) == 1 else ", that ".join(reasons[:-1]) + ", and that " + reasons[-1]


def proposal(writing: Writing) -> tuple[str, tuple[SourceSpan, ...]]:
    """The words offered for the position where no line was given, fitted to what the report decides."""
    record = writing.case.response.record
    concerns = record.causes_of_concern
    who, welcomes = capital(writing.body.subject), writing.body.verb("welcome", "welcomes")
    good, poor = good_or_better(writing), below_adequate(writing)
    open_concerns = [c for c in concerns if c.status != "closed"]
    if open_concerns or poor:
        am = writing.body.verb("am", "is")
        reasons = [f"{g.area} is graded {g.grade}" for g in poor]
        names, spans = _named(writing, open_concerns)
        if open_concerns and all(
            len(c.text.split()) < 13 and "should" not in c.text and not c.text.endswith(".") for c in open_concerns
        ):
            reasons.append(
                f"there is a cause of concern about {names}"
                if len(open_concerns) == 1
                else f"there are causes of concern about {names}"
            )
        elif open_concerns:
            reasons.append(
                f"{writing.inspectorate.first} {'have' if writing.inspectorate.several else 'has'} issued {'a cause' if len(open_concerns) == 1 else 'causes'} of concern"
            )
        also = (
            f"{who} {welcomes} {graded_words(good)}, and {am} concerned that "
            if good
            else f"{who} {am} concerned that "
        )
        return f"{also}{_and_that(reasons)}.", (*spans, *(s for g in (*good, *poor) for s in g.sources))
    if concerns or not record.recommendations:
        return _welcome(writing)
    if (
        len({a for item in record.recommendations for a in item.addressees} - {"force"}) > 0
        and len(record.recommendations) > 1
    ):
        has = writing.body.verb("have", "has")
        force = writing.case.response.profile.force
        return (
            f"{who} {welcomes} the {writing.report_noun}, and {has} considered each recommendation as it applies to {force}.",
            (),
        )
    return f"{who} {welcomes} the {writing.report_noun}.", writing.span("inspection.title")
