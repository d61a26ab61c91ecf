"""The last paragraph: what stays open, and where it comes up next, as a proposal."""

import re

from assistant.drafting.line import is_topic, name_concerns
from assistant.drafting.report import SUMMARY, Said, attributed, clause_of, said_in
from assistant.drafting.writing import Writing
from assistant.drafts.texts import SourceSpan
from assistant.matrix.addressees import addressed_to
from assistant.wording.phrases import capital, lower_first, number, numbered, unended
from assistant.wording.reported import reported


def write_closing(writing: Writing) -> None:
    """What the inspectorate will come back to, and the next public meeting for what has no answer yet."""
    open_matters = [s for s in said_in(writing) if s.unfinished and not s.of_concern]
    items, spans = _unanswered(writing)
    if not open_matters and not items:
        return
    if (
        open_matters
        or "progress on" in items
        or not writing.case.response.record.areas_for_improvement
        or "recommendation" in items
    ):
        writing.paragraph()
    for said in open_matters[:3]:
        text, sources = _again(writing, said)
        writing.to.sentence(text, *sources)
    meeting = writing.next_meeting()
    what = "the latest figures on this" if any(_points_back(s) for s in open_matters) else "an account of progress"
    body = writing.body
    if meeting and items:
        writing.to.gap(
            "commissioner",
            f"{capital(body.subject)} will ask {writing.chief} {'for' if items.startswith('an account') else 'about'} "
            f"{items} at {meeting[0]}.",
            *meeting[1],
            *spans,
        )
    elif meeting:
        writing.to.gap(
            "commissioner",
            f"{capital(body.subject)} will ask {writing.chief} for {what} at {meeting[0]}.",
            *meeting[1],
        )
    elif open_matters or items:
        about = [s for said in open_matters for s in writing.span(SUMMARY, said.text)]
        ask = f"when and where {body.subject} will next ask {writing.chief} "
        ask += f"{'for' if items.startswith('an account') else 'about'} {items or 'this'}"
        writing.to.gap("commissioner", ask, *about, *spans)


def _again(writing: Writing, said: Said) -> tuple[str, tuple[SourceSpan, ...]]:
    """An unfinished matter; where the sentence only points back, with the finding that it points to."""
    text, sources = attributed(writing, said, first=True)
    previous = next((s for s in said_in(writing) if s.text == said.previous), None)
    clause = clause_of(previous) if previous else None
    if clause and len(clause.split()) > 25:
        clause = clause.split(":")[0] if 5 < len(clause.split(":")[0].split()) < 26 else None
    told = reported(said.text, writing.inspectorate)
    if clause and told and (" this" in said.text or " these" in said.text or " it " in said.text):
        again = lower_first(unended(text), writing.names)
        return f"The finding that {clause} stays open: {again}.", (*sources, *writing.span(SUMMARY, said.previous))
    return text, sources


def _points_back(said: Said) -> bool:
    return bool(said.previous and re.search(r"\b(?:this|these|it)\b", said.text))


def _unanswered(writing: Writing) -> tuple[str, list[SourceSpan]]:
    """The items to take to the next meeting: recommendations without an own action, and areas for improvement."""
    record = writing.case.response.record
    refs: list[str] = []
    spans: list[SourceSpan] = []
    for n, item in enumerate(record.recommendations or ()):
        row = writing.case.row(f"recommendation {item.ref}")
        ours = addressed_to(item.addressees, writing.case.response.profile) & {"force", "body"}
        if row and row.applies and ours and not row.commissioner.answers:
            refs.append(item.ref)
            spans += writing.span(f"recommendations.{n}.text")
    parts = []
    areas = record.areas_for_improvement or ()
    if len(refs) > 1 or (refs and areas):
        whole = len(refs) == len(record.recommendations or ())
        if whole and len(refs) > 1:
            parts.append("both recommendations" if len(refs) == 2 else f"all {number(len(refs))} recommendations")
        else:
            parts.append(f"recommendation{'s' if len(refs) > 1 else ''} {numbered(refs)}")
    if areas:
        parts.append(
            {1: "the area for improvement", 2: "both areas for improvement"}.get(
                len(areas), f"all {number(len(areas))} areas for improvement"
            )
        )
        spans += [s for n in range(len(areas)) for s in writing.span(f"areas_for_improvement.{n}.text")]
    continuing = [c for c in record.causes_of_concern if c.status == "continuing" and is_topic(c)]
    if continuing and not record.recommendations:
        names, where = name_concerns(writing, continuing)
        parts.insert(0, f"an account of progress on {names}")
        spans += where
    if not parts and any(c.status == "new" for c in record.causes_of_concern):
        # Every recommendation has an answer; a cause of concern stays open until the inspectorate closes it.
        parts.append("progress on the cause of concern")
        spans += [
            s
            for n, c in enumerate(record.causes_of_concern)
            if c.status == "new"
            for s in writing.span(f"causes_of_concern.{n}.text")
        ]
    return ", and about ".join(parts) if continuing else " and ".join(parts), spans
