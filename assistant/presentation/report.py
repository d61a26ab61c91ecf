"""The report as the record holds it: exact words, each part with the mark of its source."""

from assistant.cases import Case
from assistant.drafts.deadlines import long_date
from assistant.drafts.response import Response
from assistant.presentation.markup import paragraphs, plain, tagged
from assistant.sources import Evidence
from index.records import Recommendation

STATUS = {"new": "new", "continuing": "continuing", "closed": "closed by the inspectorate"}


def report_text(case: Case) -> str:
    """The report's parts in the form's order, to be read and not changed."""
    record, evidence = case.response.record, case.evidence
    inspection = record.inspection
    published = f", published {long_date(inspection.published)}" if inspection.published else ", date not given"
    parts = [f"{plain(inspection.inspectorate) or 'Inspectorate not named'}{published}. Read only, exact words."]
    parts.append(f"### Summary {_mark(evidence, 'inspection.summary')}\n\n{paragraphs(inspection.summary) or 'Blank'}")
    if inspection.grade or inspection.grades:
        listed = [f"{plain(one.area)}: **{plain(one.grade)}**" for one in inspection.grades] or [
            plain(inspection.grade)
        ]
        mark = _mark(evidence, "inspection.grades.0.area") or _mark(evidence, "inspection.grade")
        parts.append(f"### Grades {mark}\n\n" + "\n\n".join(listed))
    for number, concern in enumerate(record.causes_of_concern):
        mark = _mark(evidence, f"causes_of_concern.{number}.text")
        parts.append(f"### Cause of concern {plain(concern.ref)}, {STATUS[concern.status]} {mark}")
        parts.append(paragraphs(concern.text))
    parts += _items(evidence, "recommendations", "Recommendation", record.recommendations)
    parts += _items(evidence, "areas_for_improvement", "Area for improvement", record.areas_for_improvement)
    parts += _notes(case.response)
    return "\n\n".join(parts)


def _items(evidence: Evidence, field: str, name: str, items: tuple[Recommendation, ...] | None) -> list[str]:
    plural = name.replace("Area", "Areas") if name.startswith("Area") else f"{name}s"
    if not items:
        stated = "None" if items == () else "Blank: neither a list nor the word “None”"
        return [f"### {plural} {_mark(evidence, field)}", stated]
    parts = []
    for number, item in enumerate(items):
        parts.append(f"### {name} {plain(item.ref)} {_mark(evidence, f'{field}.{number}.text')}")
        parts.append(paragraphs(item.text))
        parts += [f"({plain(sub.ref)}) {paragraphs(sub.text)}" for sub in item.sub_items]
        to = f"For: {', '.join(map(plain, item.addressees))}. " if item.addressees else ""
        due = f"Due {long_date(item.due)}." if item.due else ""
        parts += [tagged("subdued", to + due)] if to or due else []
    return parts


def _notes(response: Response) -> list[str]:
    notes = response.record.reading_notes
    if not notes:
        return []
    return ["### What reading the form showed", *(f"{plain(note.note)}" for note in notes)]


def _mark(evidence: Evidence, field: str) -> str:
    source = evidence.with_field(field)
    return tagged("mark", source.mark) if source else ""
