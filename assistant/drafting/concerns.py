"""Causes of concern: what was found, what the force says, what this body promised and did."""

from collections.abc import Sequence

from assistant.drafting.attribution import claim_without_figure, tell_force, tell_own
from assistant.drafting.earlier import promises, tell_promises
from assistant.drafting.report import SUMMARY, Said, attributed, said_in
from assistant.drafting.writing import Writing
from assistant.drafts.matrix import Row
from assistant.drafts.texts import SourceSpan
from assistant.matrix.told import item_subjects, summary_part
from assistant.wording.phrases import capital, ended, lower_first, unended
from assistant.wording.reported import reported
from assistant.wording.sentences import sentences_in
from assistant.wording.statements import Statement
from assistant.wording.subjects import bearing, subject_words
from index.records import CauseOfConcern


def write_concerns(writing: Writing) -> None:
    """A paragraph a cause of concern, marked as its answer."""
    for position, row in enumerate(r for r in writing.case.rows if r.kind == "cause of concern"):
        concern = next(c for c in writing.case.response.record.causes_of_concern if c.ref == row.ref)
        writing.paragraph()
        if _has_something(writing, row, concern):
            with writing.to.item(row.item):
                _concern(writing, row, concern, position)


def _has_something(writing: Writing, row: Row, concern: CauseOfConcern) -> bool:
    """False where the opening has said all there is: closed or still open, and nothing found, told or promised."""
    if concern.status == "new" or writing.told.of(row.item) or promises(writing).get(row.item):
        return True
    before = set(writing.used)
    found = _findings(writing, row, concern)
    writing.used.intersection_update(before)
    return bool(found) or (concern.status == "continuing" and not writing.case.response.record.recommendations)


def _concern(writing: Writing, row: Row, concern: CauseOfConcern, position: int) -> None:
    heading = len(concern.text.split()) < 13 and not concern.text.rstrip().endswith(".")
    found = _findings(writing, row, concern)
    field = f"causes_of_concern.{writing.case.response.record.causes_of_concern.index(concern)}.text"
    if heading:
        _with_heading(writing, concern, found, writing.span(field), position)
    else:
        _with_sentence(writing, concern, found, writing.span(field))
    statements = writing.told.of(row.item)
    force = [s for s in statements if s.speaker == "force" and s.kind not in ("position", "owner", "date")]
    tell_force(writing, force, named=False)
    for statement in force:
        _ask_for_figure(writing, statement, found)
    tell_promises(writing, row.item)
    tell_own(writing, [s for s in statements if s.speaker == "office"], label=False)
    if concern.status != "closed" and not force and not writing.case.response.record.recommendations:
        ask = f"what {writing.noun} has done and will do about this cause of concern, who is responsible and by when"
        writing.to.gap("force", ask, *writing.span(field))
        if not any(s.speaker == "office" for s in statements):
            writing.to.gap(
                "commissioner",
                f"{writing.body.possessive} own action on this cause of concern, if any",
                *writing.span(field),
            )


def _findings(writing: Writing, row: Row, concern: CauseOfConcern) -> list[Said]:
    """The report's sentences that bear on a concern: those that count first; without any, the first two of its part."""
    everything = said_in(writing)
    wanted = concern.text.strip().rstrip(".").lower()
    part = [s for s in everything if s.heading.lower() == wanted]
    before = summary_part(writing.case.response.record, concern.text)
    part = part or [s for s in everything if before and s.text in before]
    if part:
        inside = part
    else:
        subjects = item_subjects(writing.case.response.record)
        recommended = frozenset().union(
            *(words for item, words in subjects.items() if item.startswith("recommendation"))
        )
        subject = subjects[row.item] | (recommended if concern.status == "new" else frozenset())
        areas = [words for item, words in subjects.items() if item.startswith("area")]
        inside = [
            s
            for s in everything
            if bearing(s.text, subject) >= 2
            and bearing(s.text, subject) >= max((bearing(s.text, a) for a in areas), default=0)
        ]
    usable = [s for s in inside if s.finding and ("summary", s.text) not in writing.used]
    if not part:
        # The sentence that opens a summary often only says what the force is like.
        own = subject_words(concern.text)
        usable = [s for s in usable if s.place or s.measured or bearing(s.text, own) >= 2]
    chosen = [s for s in usable if s.figure or _reopened(s, everything)]
    if not chosen and len(writing.case.rows) == 1:
        # One cause of concern and nothing else: the whole summary is about it.
        usable = [s for s in everything if s.finding]
        chosen = [s for s in usable if s.figure]
    if not chosen:
        chosen = [s for s in usable if not s.leans][:2]
    chosen = [
        s for s in chosen if not s.leans or s.previous in [c.text for c in chosen] or "the same" in s.text.lower()
    ]
    for said in chosen:
        writing.used.add(("summary", said.text))
    return chosen


def _reopened(said: Said, everything: Sequence[Said]) -> bool:
    """True where the next sentence says that the inspectorate will come back to this one."""
    return any(other.unfinished and other.previous == said.text for other in everything)


def _with_heading(
    writing: Writing, concern: CauseOfConcern, found: Sequence[Said], sources: tuple[SourceSpan, ...], position: int
) -> None:
    topic = lower_first(unended(" ".join(concern.text.split())), writing.names)
    opening = ("On", "On", "As to", "On")[position % 4]
    if not found:
        status = {"closed": "is closed", "continuing": "remains open", "new": "is new"}[concern.status]
        writing.to.sentence(f"The cause of concern about {topic} {status}.", *sources)
        return
    for number, said in enumerate(found):
        text, spans = attributed(writing, said, first=number == 0, also=number > 1)
        if number == 0:
            writing.to.sentence(f"{opening} {topic}, {lower_first(text, writing.names)}", *spans, *sources)
        else:
            writing.to.sentence(text, *spans)


def _with_sentence(
    writing: Writing, concern: CauseOfConcern, found: Sequence[Said], sources: tuple[SourceSpan, ...]
) -> None:
    told = reported(ended(" ".join(concern.text.split())), writing.inspectorate, introduced=True)
    verb = "was" if concern.status == "closed" else "is"
    clause = lower_first(unended(told or concern.text), writing.names)
    if len(sentences_in(concern.text)) > 1:
        words = ended(" ".join(concern.text.split()))
        writing.to.sentence(f"The cause of concern, in {writing.inspectorates} words: “{words}”", *sources)
    else:
        writing.to.sentence(f"The cause of concern {verb} that {clause}.", *sources)
    for number, said in enumerate(found):
        text, spans = attributed(writing, said, first=number == 0, also=number == 2)
        writing.to.sentence(capital(text), *spans)


def _ask_for_figure(writing: Writing, statement: Statement, found: Sequence[Said]) -> None:
    """Asks for the figure behind a claim of the force, once."""
    ask = claim_without_figure(statement)
    key = ("claim", statement.text)
    if ask and key not in writing.used:
        writing.used.add(key)
        near = [
            span
            for said in found
            if bearing(said.text, subject_words(statement.text)) >= 2
            for span in writing.span(SUMMARY, said.text)
        ]
        writing.to.gap("force", ask, writing.statement_span(statement), *near[-1:])
