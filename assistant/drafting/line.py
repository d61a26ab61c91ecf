"""The commissioner’s line: what it lets the draft say of the report, and what is offered where none was given."""

import re
from collections.abc import Sequence

from assistant.drafting.grades import below_adequate, good_or_better, graded_poorly, graded_words
from assistant.drafting.report import SUMMARY, said_in
from assistant.drafting.writing import Writing
from assistant.drafts.texts import SourceSpan
from assistant.matrix.addressees import addressed_to
from assistant.wording.phrases import capital, ended, listed, lower_first, number, unended
from index.records import CauseOfConcern


def write_line(writing: Writing) -> None:
    """Prints the position as far as the line allows; without a line, a gap with a proposal inside."""
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
        writing.used.add(("named", text.split()[-1]))
    else:
        _mixed_or_critical(writing, source)


def _welcome(writing: Writing) -> tuple[str, tuple[SourceSpan, ...]]:
    """A welcome of the report or letter, or of the decision where it closes causes of concern."""
    concerns = writing.case.response.record.causes_of_concern
    who, verb = capital(writing.body.subject), writing.body.verb("welcome", "welcomes")
    closed = [c for c in concerns if c.status == "closed"]
    if closed and len(closed) < len(concerns) and all(is_topic(c) for c in closed):
        return f"{who} {verb} {_decision(writing, closed)}.", name_concerns(writing, closed)[1]
    if closed and len(closed) == len(concerns):
        spans = [s for n in range(len(concerns)) for s in writing.span(f"causes_of_concern.{n}.status")]
        which = {1: "this cause", 2: "both causes"}.get(len(closed), f"all {number(len(closed))} causes")
        return f"{who} {verb} {writing.inspectorates} decision to close {which} of concern.", tuple(spans)
    return f"{who} {verb} this {writing.report_noun}.", writing.span("inspection.title")


def _decision(writing: Writing, closed: Sequence[CauseOfConcern]) -> str:
    """The decision to close causes of concern, where others stay open: they are named."""
    several = "causes" if len(closed) > 1 else "cause"
    return (
        f"{writing.inspectorates} decision to close the {several} of concern about {name_concerns(writing, closed)[0]}"
    )


def _of_concerns(writing: Writing) -> tuple[list[str], list[SourceSpan]]:
    """What the report says of causes of concern that are not closed, as clauses: issued, or still open."""
    concerns = writing.case.response.record.causes_of_concern
    reasons: list[str] = []
    spans: list[SourceSpan] = []
    for status in ("new", "continuing"):
        found = [c for c in concerns if c.status == status]
        if not found:
            continue
        names, where = name_concerns(writing, found)
        spans += where
        about = f" about {names}" if all(is_topic(c) for c in found) else ""
        if status == "continuing":
            verb, noun = ("remains", "cause") if len(found) == 1 else ("remain", "causes")
            reasons.append(f"the {noun} of concern{about} {verb} open")
            continue
        has = "have" if writing.inspectorate.several else "has"
        noun = "a cause of concern" if len(found) == 1 else f"{number(len(found))} causes of concern"
        if not about and len(found) == 1:
            about, where = _what_about(writing)
            spans += where
        reasons.append(f"{writing.inspectorate.first} {has} issued {noun}{about}")
    return reasons, spans


def _what_about(writing: Writing) -> tuple[str, tuple[SourceSpan, ...]]:
    """What a cause of concern is about in the summary's own words: "about how the force responds to victims"."""
    for said in said_in(writing):
        match = re.search(r"\bconcerns? (about how [^.,;]+?)(?= and (?:have|has|we|I)\b|[.,;])", said.text)
        if match and said.of_concern and not re.search(r"\b(?:it|they|we|our)\b", match[1]):
            return f" {match[1]}", writing.span(SUMMARY, match[1])
    return "", ()


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
        closed = [c for c in writing.case.response.record.causes_of_concern if c.status == "closed"]
        if closed and all(is_topic(c) for c in closed):
            verb = (
                writing.body.verb("welcome", "welcomes")
                if not good
                else writing.body.verb("also welcome", "also welcomes")
            )
            text = f"{writing.body.again if good else who} {verb} {_decision(writing, closed)}."
            writing.to.sentence(capital(text), source, *name_concerns(writing, closed)[1])
            if all(is_topic(c) for c in writing.case.response.record.causes_of_concern):
                writing.used.add(("line", "concerns"))
        elif not good:
            ask = (
                f"what in this {writing.report_noun} {writing.body.subject} {writing.body.verb('welcome', 'welcomes')}"
            )
            writing.to.gap("commissioner", ask, source)
    concerned = writing.body.verb("am", "is")
    issued, issued_spans = _of_concerns(writing)
    reasons = [*graded_poorly(poor), *issued]
    reason_spans = [*(s for g in poor for s in g.sources), *issued_spans]
    if reasons:
        writing.to.sentence(f"{who} {concerned} concerned that {_and_that(reasons)}.", source, *reason_spans)
    elif not mixed:
        writing.to.sentence(
            f"{who} {concerned} concerned by what this {writing.report_noun} finds.",
            source,
            *writing.span("inspection.title"),
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
        issued, spans = _of_concerns(writing)
        reasons = [*graded_poorly(poor), *issued]
        closed = [c for c in concerns if c.status == "closed" and is_topic(c)]
        praised = [graded_words(good)] if good else []
        praised += [_decision(writing, closed)] if closed else []
        spans += name_concerns(writing, closed)[1]
        also = (
            f"{who} {welcomes} {', and '.join(praised)}, and {am} concerned that "
            if praised
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
            f"{who} {welcomes} the {writing.report_noun}, and {has} "
            f"considered each recommendation as it applies to {force}.",
            (),
        )
    profile = writing.case.response.profile
    if all(addressed_to(item.addressees, profile) == {"force"} for item in record.recommendations):
        accepts = writing.body.verb("accept", "accepts")
        return f"{who} {accepts} the findings of this {writing.report_noun}.", writing.span("inspection.title")
    return f"{who} {welcomes} the {writing.report_noun}.", writing.span("inspection.title")


def is_topic(concern: CauseOfConcern) -> bool:
    """True where a cause of concern is named by its area, not told in a sentence."""
    return len(concern.text.split()) < 13 and not concern.text.rstrip().endswith(".") and "should" not in concern.text


def name_concerns(writing: Writing, concerns: Sequence[CauseOfConcern]) -> tuple[str, tuple[SourceSpan, ...]]:
    """Causes of concern in running text, with their places."""
    found = writing.case.response.record.causes_of_concern
    names = [
        lower_first(unended(" ".join(c.text.split())), writing.names)
        if is_topic(c)
        else f"“{unended(' '.join(c.text.split()))}”"
        for c in concerns
    ]
    paths = [f"causes_of_concern.{found.index(c)}" for c in concerns]
    sources: list[SourceSpan] = []
    for path in paths:
        sources += [*writing.span(f"{path}.text"), *writing.span(f"{path}.status")]
    joined = listed(names) if len(names) != 2 or not any(" and " in n for n in names) else ", and ".join(names)
    return joined, tuple(sources)
