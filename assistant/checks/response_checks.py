"""All checks put together: for a record on its own, for a response in hand, and for a suggestion."""

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.cases import Case
from assistant.checks import answers, chief, gaps, grades, last_day, reading, record_conflicts, section_words
from assistant.checks.cited_grounds import cited_faults
from assistant.checks.claims import BASIS, Fault
from assistant.checks.grounding import faults_in
from assistant.checks.grounds import Grounds, evidence_grounds
from assistant.checks.matter import Matter
from assistant.checks.required import required_fields
from assistant.checks.titles import titles
from assistant.drafts.findings import Finding
from assistant.drafts.profile import OfficeProfile
from assistant.drafts.texts import Draft, Sentence
from index.records import SECTION_KINDS, Record, SectionKind
from index.vocabulary import same_force

_SUPPLY = " If you know it, say who told you and when (“I supply this fact”)."


def check_record(record: Record, *, profile: OfficeProfile | None = None, today: date) -> tuple[Finding, ...]:
    """What is to be said of a record on its own, such as a published form in a file.

    Text that came with a form belongs to its author: it is warned about, never blocked. Blank required fields,
    open gaps, HTML in a section and, before all sections are written, a passed last day do block.
    """
    own_profile = profile if profile and same_force(profile.force, record.force) else None
    matter = Matter(record, today, {kind: record.section(kind).text for kind in SECTION_KINDS}, own_profile)
    found = [*required_fields(matter)]
    for kind, text in matter.written:
        found += gaps.open_gaps(text, f"sections.{kind}")
    if matter.written:
        found += answers.file_answers(matter)
    found += answers.area_answers(matter)
    found += _of_texts(matter)
    found += record_conflicts.other_forces(matter)
    found += record_conflicts.event_dates(matter)
    found += section_words.near_identical(matter)
    found += _of_particulars(matter)
    return tuple(found)


def check_response(case: Case) -> tuple[Finding, ...]:
    """The state of a response in hand: section by section in the form's order, then its particulars.

    Unsupported sentences of a pattern or model block, a person's own are warned about, and the chief officer's
    received text is compared with the other sources only. Clearances are applied by the caller.
    """
    matter = matter_of(case)
    found = [*required_fields(matter)]
    grounds = grounds_of_case(case)
    for kind, text in matter.written:
        found += gaps.open_gaps(text, f"sections.{kind}")
        found += _of_section(case, matter, kind, (text, _sentences(case, kind)), grounds)
    found += answers.recommendation_answers(matter, case.rows)
    found += answers.area_answers(matter, case.rows)
    found += gaps.forgotten_promises(case)
    found += _of_texts(matter)
    found += record_conflicts.event_dates(matter)
    found += section_words.near_identical(matter)
    found += _of_particulars(matter)
    return tuple(found)


def check_draft(case: Case, draft: Draft) -> tuple[Finding, ...]:
    """What a suggestion carries: one open gap a gap with the same span, in text order, then the rest.

    Offsets count in the draft's text, which for an item is the item's own. Its field is the section where it prints.
    """
    path = f"sections.{draft.section}"
    matter = matter_of(case, {draft.section: draft.text})
    found = [*gaps.open_gaps(draft.text, path)]
    found += _of_section(case, matter, draft.section, (draft.text, draft.sentences), grounds_of_case(case))
    if draft.section == "initial_response" or draft.item:
        found += _unanswered_in(matter, case, draft)
    for check in (
        section_words.relative_dates,
        section_words.special_measures,
        section_words.subsections,
        grades.grade_comparisons,
    ):
        found += check(matter)
    return tuple(found)


def matter_of(case: Case, texts: dict[SectionKind, str] | None = None) -> Matter:
    """The response of a case as the record checks look at it; `texts` stand in for its own."""
    response = case.response
    return Matter(
        response.record,
        case.today,
        texts or response.texts(),
        response.profile,
        in_hand=True,
        received=response.received,
        none_by=response.invitation.none_by,
        comments_due=response.invitation.comments_due,
        line_known=response.line is not None,
        own=response.own_records,
    )


def grounds_of_case(case: Case) -> Grounds:
    """The evidence of a case, ready for grounding; forces of similar responses are known as others'."""
    response = case.response
    others = {p.force for p in case.precedents if p.force and not same_force(p.force, response.record.force)}
    return evidence_grounds(
        response.record, case.evidence, response.facts, partners=response.profile.partners, others=tuple(sorted(others))
    )


def _of_section(
    case: Case, matter: Matter, kind: SectionKind, written: tuple[str, Sequence[Sentence]], grounds: Grounds
) -> Iterator[Finding]:
    text, sentences = written
    path = f"sections.{kind}"
    if kind == "chief_constable_response":
        yield from chief.chief_constable(matter, is_return="“" in text)
        if matter.received is not None:
            yield from chief.chief_conflicts(text, matter.received, case.response.usable_facts(case.today))
            return
    if kind == "overall_comments":
        yield from chief.awaiting_comments(matter)
    yield from gaps.earlier_promises(case, text, sentences, path)
    yield from gaps.held_facts(case, text, path)
    yield from gaps.answerable_gaps(case, text, path)
    found = faults_in(text, grounds)
    own = [f for f in cited_faults(case, text, sentences, grounds) if not any(_meet(f, other) for other in found)]
    yield from _grounded(text, sentences, path, sorted([*found, *own], key=lambda fault: fault.start))


def _meet(one: Fault, other: Fault) -> bool:
    return one.start < other.end and other.start < one.end


def _grounded(text: str, sentences: Sequence[Sentence], path: str, faults: Sequence[Fault]) -> Iterator[Finding]:
    for fault in faults:
        owner = next((s for s in sentences if s.start <= fault.start < s.end), None)
        ours = owner is not None and owner.origin in ("pattern", "model")
        yield Finding(
            fault.check,
            "block" if ours else "warn",
            path,
            fault.message,
            BASIS[fault.check],
            fault.mend if ours else fault.mend + _SUPPLY,
            fault.start,
            fault.end,
            text[fault.start : fault.end],
        )


def _unanswered_in(matter: Matter, case: Case, draft: Draft) -> Iterator[Finding]:
    """Recommendations whose gap for the body's own action stands in this draft."""
    printed = {item: (start, end) for item, start, end in draft.printed}
    if draft.item:
        printed = {draft.item: (0, len(draft.text))}
    for row in case.rows:
        if row.kind == "recommendation" and not row.s55_5b:
            yield from answers.gap_of_row(matter, row, draft.section, printed.get(row.item))


def _of_texts(matter: Matter) -> Iterator[Finding]:
    yield from section_words.relative_dates(matter)
    yield from section_words.special_measures(matter)
    yield from section_words.subsections(matter)
    yield from grades.grade_comparisons(matter)


def _of_particulars(matter: Matter) -> Iterator[Finding]:
    yield from reading.due_dates(matter)
    yield from last_day.last_day(matter)
    yield from reading.html_marks(matter)
    yield from reading.causes_of_concern(matter)
    yield from reading.stated_counts(matter)
    yield from grades.grade_scales(matter)
    yield from titles(matter)


def _sentences(case: Case, kind: SectionKind) -> Sequence[Sentence]:
    accepted = case.response.accepted.get(kind)
    return accepted.sentences if accepted else ()
