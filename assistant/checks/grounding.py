"""Every sentence against the evidence: figures, dates, names, quotations, commitments, meaning, references."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.checks.claims import BASIS, Claim, Fault
from assistant.checks.commitment_grounds import commitment_faults
from assistant.checks.date_grounds import date_faults
from assistant.checks.facts_file import read_facts
from assistant.checks.figure_grounds import figure_faults
from assistant.checks.grounds import Grounds, fact_text, grounds_of, record_texts
from assistant.checks.meaning_grounds import meaning_faults
from assistant.checks.name_grounds import name_faults
from assistant.checks.negation_grounds import negation_faults
from assistant.checks.quotation_grounds import quotation_faults
from assistant.checks.reference_grounds import reference_faults
from assistant.drafts.facts import BACKGROUND, Fact
from assistant.drafts.findings import Finding
from assistant.drafts.texts import GAP
from assistant.wording.quotations import word_stream
from assistant.wording.sentences import sentences_in
from index.records import Record, SectionKind

__all__ = ["faults_in", "ground", "read_facts"]

# Where two checks find one span, the first of these speaks.
_ORDER = ("recommendation-reference", "other-force", "commitment", "figure", "date", "name", "meaning", "quotation")
# Two changes of meaning nearer than this, in code points, are told as one.
_APART = 40


def ground(text: str, *, record: Record, facts: Sequence[Fact], section: SectionKind) -> tuple[Finding, ...]:
    """What no source bears out in a passage, against every field and section of a record and these facts.

    Offsets count in the passage, in code points. Facts that are background only, and facts that another
    one replaces, bear nothing out. Nothing here asks a language model.
    """
    replaced = {fact.replaces for fact in facts if fact.replaces}
    usable = [fact for fact in facts if fact.clearance != BACKGROUND and fact.fact_id not in replaced]
    grounds = grounds_of(record, (*record_texts(record), *map(fact_text, usable)))
    return tuple(
        Finding(
            fault.check,
            "block",
            f"sections.{section}",
            fault.message,
            BASIS[fault.check],
            fault.mend,
            fault.start,
            fault.end,
            text[fault.start : fault.end],
        )
        for fault in faults_in(text, grounds)
    )


def faults_in(text: str, grounds: Grounds) -> tuple[Fault, ...]:
    """The faults of a whole text in order; offsets count in it. One span is found once. Gaps are no claims."""
    found: list[Fault] = []
    for span in sentences_in(text):
        sentence = text[span.start : span.end]
        if GAP.fullmatch(sentence) or _is_verbatim(sentence, grounds):
            continue
        paragraph = text.rfind("\n\n", 0, span.start) + 1
        found += (
            replace(fault, start=fault.start + span.start, end=fault.end + span.start)
            for fault in _sentence_faults(Claim(sentence, text[paragraph : span.start]), grounds)
        )
    found += quotation_faults(text, grounds)
    return tuple(sorted(_once(found), key=lambda fault: (fault.start, fault.end)))


def _is_verbatim(sentence: str, grounds: Grounds) -> bool:
    stream = word_stream(sentence)
    return len(stream.split()) >= 4 and stream in grounds.stream


def _sentence_faults(claim: Claim, grounds: Grounds) -> Iterator[Fault]:
    wrong = tuple(reference_faults(claim, grounds))
    yield from wrong
    yield from figure_faults(claim, grounds)
    yield from date_faults(claim, grounds)
    yield from name_faults(claim, grounds)
    yield from commitment_faults(claim, grounds)
    if not wrong:
        yield from _apart([*meaning_faults(claim, grounds), *negation_faults(claim, grounds)])


def _apart(faults: Iterable[Fault]) -> Iterator[Fault]:
    """One finding for one change of meaning, however many words show it."""
    kept: list[Fault] = []
    for fault in faults:
        if all(abs(fault.start - other.start) > _APART for other in kept):
            kept.append(fault)
            yield fault


def _once(faults: Iterable[Fault]) -> Iterator[Fault]:
    kept: list[Fault] = []
    for fault in sorted(faults, key=lambda fault: _ORDER.index(fault.check)):
        if any(fault.start < other.end and other.start < fault.end for other in kept):
            continue
        kept.append(fault)
        yield fault
