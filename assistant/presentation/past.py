"""Past responses in words: the list, what was found and why, and what became of files."""

from collections.abc import Sequence
from urllib.parse import quote

from assistant.drafts.deadlines import long_date
from assistant.presentation.markup import counted, paragraphs, plain, table, tagged
from index.archive import RecordRow
from index.ingestion import Ingested, Progress
from index.records import SECTION_KINDS, Record
from index.retrieval import Precedent

ADD_HELP = (
    "The standard form as text, JSON or Word. A file that cannot be read is refused with its reason; the others go in."
)
ILLUSTRATIVE = "Illustrative: the force and the people are fictional."


def record_line(row: RecordRow) -> str:
    """One past response as a choice."""
    day = long_date(row.published) if row.published else "undated"
    return f"{row.force or 'No force'}: {row.title or 'no title'} ({day})"


def records_table(rows: Sequence[RecordRow]) -> str:
    """All past responses as a table."""
    if not rows:
        return "No past responses yet. Add your last ten."
    lines = [
        (
            plain(row.force),
            f"[{plain(row.title) or 'no title'}]({record_address(row.record_id)})",
            plain(row.type) or "–",
            long_date(row.published) if row.published else "undated",
            tagged("illustrative", "Illustrative") if row.illustrative else plain(row.source),
        )
        for row in rows
    ]
    return table(("Force", "Inspection", "Type", "Published", "From"), lines)


def record_address(record_id: str) -> str:
    """Where a past response is read whole."""
    return f"/past/?record={quote(record_id)}"


def found_text(found: Sequence[Precedent]) -> str:
    """What a search found: body, date, why, and the passage."""
    if not found:
        return "Nothing similar was found. Try other words."
    return "\n\n".join(_found(precedent) for precedent in found)


def _found(precedent: Precedent) -> str:
    whose = "Our own" if precedent.own else plain(precedent.force)
    day = long_date(precedent.published) if precedent.published else "undated"
    mark = f" · {tagged('illustrative', ILLUSTRATIVE)}" if precedent.illustrative else ""
    why = "; ".join(plain(reason) for reason in precedent.why)
    title = f"[{plain(precedent.title)}]({record_address(precedent.record_id)})"
    return (
        f"### {precedent.rank}. {whose}: {title}\n\n{day} · {section_name(precedent.section)} · {why}{mark}\n\n"
        f"{paragraphs(precedent.text)}"
    )


def section_name(kind: str) -> str:
    """A section's name as people say it."""
    names = {
        "initial_response": "Initial response",
        "chief_constable_response": "Chief constable’s response",
        "overall_comments": "Overall comments",
    }
    return names.get(kind, kind.replace("_", " ").capitalize())


def whole_record(record: Record) -> str:
    """A past response whole, in the form's order."""
    inspection = record.inspection
    mark = f"{tagged('illustrative', ILLUSTRATIVE)}\n\n" if record.illustrative else ""
    parts = [f"{mark}## {plain(inspection.title)}", f"**Summary of inspection**\n\n{paragraphs(inspection.summary)}"]
    for name, items in (
        ("Recommendations", record.recommendations),
        ("Areas for improvement", record.areas_for_improvement),
    ):
        listed = "\n".join(f"{item.ref}\\. {plain(item.text)}  " for item in items or ())
        parts.append(f"**{name}**\n\n{listed or ('None' if items == () else 'Not stated')}")
    for kind in SECTION_KINDS:
        section = record.section(kind)
        parts.append(f"### {plain(section.heading)}\n\n{paragraphs(section.text) or 'Blank'}")
    return "\n\n".join(parts)


def progress_text(state: Progress) -> str:
    """How far taking files in has come."""
    left = f", about {round((state.total - state.done) / state.rate)} s left" if state.rate > 0 else ""
    return f"Reading {plain(state.name)}: {state.done} of {state.total}{left}."


def ingested_text(result: Ingested) -> str:
    """What became of the files."""
    head = (
        f"{counted(result.read, 'file')} read: {len(result.added)} added, {len(result.unchanged)} unchanged, "
        f"{len(result.replaced)} replaced, {len(result.refused)} refused."
    )
    refused = [(plain(refusal.source.rsplit("/", 1)[-1]), plain(refusal.reason)) for refusal in result.refused]
    return head + ("\n\n" + table(("Refused", "Why"), refused) if refused else "")
