"""What a prompt is given: the evidence with its marks, the items and what is known of them, the line, the patterns.

Only the case's evidence is read here, so a fact that is background, held or replaced cannot reach a prompt.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.cases import Case, open_case
from assistant.drafting.masking import masked
from assistant.drafts.deadlines import long_date
from assistant.drafts.findings import Finding
from assistant.drafts.matrix import Row
from assistant.sources import Evidence, Source
from assistant.support import best_spans
from index.records import SectionKind
from index.retrieval import Precedent

MOST_OWN_RECORDS = 3
MOST_PATTERNS = 4
PATTERN_CHARACTERS = 1_200
NONE = "(none)"
NOT_KNOWN = "not known"
NOT_GIVEN = "not given"


def case_for(case: Case, section: SectionKind) -> Case:
    """The case as a section may see it.

    The chief constable's own text is answered in the overall comments, so the initial response does not see it.
    """
    if section == "overall_comments" or case.response.received is None:
        return case
    facts = tuple(fact for fact in case.response.facts if fact.role != "received text")
    return open_case(replace(case.response, facts=facts), today=case.today, precedents=case.precedents)


def evidence_for(case: Case, item: str | None = None) -> Evidence:
    """The sources that a text may use: all of the case's, less what belongs to another item, and own records that
    are further away than the nearest three."""
    kept = list(case.evidence.sources)
    if item:
        others = {fact.fact_id for fact in case.response.facts if _about_others(fact.about, item)}
        other_rows = {f"report:{row.item}" for row in case.rows if row.item != item}
        kept = [s for s in kept if s.mark not in others and s.source_id not in other_rows]
    own = [source for source in kept if source.kind == "own record"]
    near = sorted(own, key=lambda source: -_closeness(case, source, item))[:MOST_OWN_RECORDS]
    return Evidence(tuple(s for s in kept if s.kind != "own record" or s in near))


def _about_others(about: Iterable[str], item: str) -> bool:
    items = [
        name for name in about if name.startswith(("recommendation ", "area for improvement ", "cause of concern "))
    ]
    return bool(items) and item not in items


def _closeness(case: Case, source: Source, item: str | None) -> int:
    row = case.row(item) if item else None
    sought = row.text if row else case.response.record.inspection.summary or ""
    return sum(len(span.text) for span in best_spans(sought, source))


def evidence_block(evidence: Evidence) -> str:
    """Each source with its mark, what it is, and the exact text of each field that can be said."""
    return "\n\n".join(
        "\n".join([f"[{source.mark}] {_what(source)}", *(f"{_label(f)}: {source.fields[f]}" for f in _fields(source))])
        for source in evidence.sources
    )


def _fields(source: Source) -> list[str]:
    # Who said a fact and when stands in what it is; grades by area stand in the grade row where the form has one.
    told = ("from", "date", "clearance") if source.kind == "fact" else ()
    doubled = "inspection.grades." if "inspection.grade" in source.fields else None
    return [name for name in source.fields if name not in told and not (doubled and name.startswith(doubled))]


def _what(source: Source) -> str:
    # A standing source's description repeats its text.
    return source.kind if source.kind == "standing" else source.what


def _label(field: str) -> str:
    parts = [part for part in field.split(".") if not part.isdigit()]
    return " ".join(part for part in parts if part != "text" or len(parts) == 1)


def items_block(case: Case, items: Sequence[Row]) -> str:
    """One line an item: mark, addressees, due, the force's side, the body's own side, what was said before."""
    return "\n".join(_row_line(case, row) for row in items) or NONE


def _row_line(case: Case, row: Row) -> str:
    report = report_mark(case, row.item)
    mark = f" [{report}]" if report else ""
    force, own = row.force, row.commissioner
    day = long_date(force.date) if force.date else None
    parts = [
        f"{row.item}{mark}: addressed to {', '.join(row.addressees) or NOT_KNOWN}",
        *([f"due: {long_date(row.due)}"] if row.due else []),
        f"applies: {'yes' if row.applies else 'no, ' + (row.why_not or NOT_KNOWN)}",
        _side("force", [("position", force.position), ("action", force.action), ("owner", force.owner), ("date", day)])
        + _marks(force.sources),
        _side(
            "commissioner",
            [
                ("position", own.position),
                ("action taken", own.action_taken),
                ("action proposed", own.action_proposed),
                ("reason for none", own.reason_for_none),
            ],
        )
        + _marks(own.sources),
        *(f"said before [{said.mark}]: {said.text}" for said in row.said_before),
    ]
    return "; ".join(parts)


def report_mark(case: Case, item: str) -> str | None:
    """The mark of the report's source for an item, or None."""
    source = next((s for s in case.evidence.of_kind("report") if s.source_id == f"report:{item}"), None)
    return source.mark if source else None


def _side(who: str, parts: Sequence[tuple[str, str | None]]) -> str:
    known = [f"{name}: {value}" for name, value in parts if value]
    return f"{who}: {', '.join(known) if known else NOT_KNOWN}"


def _marks(marks: Iterable[str]) -> str:
    return "".join(f" [{mark}]" for mark in dict.fromkeys(marks))


def line_of(case: Case) -> str:
    """The commissioner's line with its mark, or that none was given."""
    line = case.response.line
    return f"{line.text} [{line.fact_id}]" if line and case.evidence.get(line.fact_id) else NOT_GIVEN


def office_of(case: Case) -> str:
    """The body, its short title, the force's name, and who holds office."""
    profile = case.response.profile
    lines = [
        f"body: {profile.body}",
        f"short title: {profile.title}",
        f"force: {profile.force_name}",
        f"called: the {profile.force_noun}",
    ]
    lines += [
        f"in office: {holder.name}, {holder.title}"
        for holder in (profile.commissioner_on(case.today), profile.chief_on(case.today))
        if holder
    ]
    return "\n".join(lines)


def patterns(precedents: Sequence[Precedent]) -> str:
    """The wording of other bodies' precedents with everything that is theirs blotted out. Own ones are sources."""
    texts = [masked(precedent.text[:PATTERN_CHARACTERS]) for precedent in precedents if not precedent.own]
    return "\n\n".join(text for text in texts[:MOST_PATTERNS] if text) or NONE


def findings_block(findings: Sequence[Finding]) -> str:
    """One line a finding: the words, what is wrong with them, and how to mend it."""
    return "\n".join(f"“{finding.text or ''}”: {finding.message} {finding.mend}" for finding in findings)
