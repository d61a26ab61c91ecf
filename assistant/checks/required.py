"""Required fields of the form. Blank is not None: a stated None is an answer."""

from collections.abc import Iterator

from assistant.checks.matter import Matter
from assistant.drafts.findings import Finding

_BASIS = "A required field of the standard form."
_FIELDS = (
    ("force", "force", "The force"),
    ("commissioner.name", "commissioner", "The commissioner’s name"),
    ("chief.name", "chief", "The chief constable’s name"),
    ("inspection.title", "title", "The title of the inspection"),
    ("inspection.inspectorate", "inspectorate", "The inspectorate"),
    ("inspection.summary", "summary", "The summary of the inspection"),
)


def required_fields(matter: Matter) -> Iterator[Finding]:
    """One absolute finding for each required field that is blank. The version is optional."""
    record = matter.record
    values = {
        "force": record.force,
        "commissioner.name": record.commissioner.name,
        "chief.name": record.chief.name,
        "inspection.title": record.inspection.title,
        "inspection.inspectorate": record.inspection.inspectorate,
        "inspection.summary": record.inspection.summary,
    }
    for path, _, label in _FIELDS:
        if not (values[path] or "").strip():
            yield _blank(path, f"{label} is blank.", "Fill it in on the inspection screen.")
    for path, label in (("recommendations", "Recommendations"), ("areas_for_improvement", "Areas for improvement")):
        if getattr(record, path) is None:
            message = f"{label}: blank. The form needs the list, or the word “None”."
            yield _blank(path, message, "Enter the list, or say None where the report has none.")
    yield from _grade(matter)
    yield from _sections(matter)


def _grade(matter: Matter) -> Iterator[Finding]:
    inspection = matter.record.inspection
    if inspection.type == "PEEL" and not inspection.grade and not inspection.grades:
        yield Finding(
            "required-field",
            "warn",
            "inspection.grade",
            "The grade is blank. A graded inspection has a grade for each area.",
            "Blank is right for letters and thematic reports only.",
            "Enter the grades, or leave it blank where this report gives none.",
        )


def _sections(matter: Matter) -> Iterator[Finding]:
    who = matter.office[0].upper() + matter.office[1:]
    rows = (
        ("initial_response", f"{who}’s initial response is blank.", "Ask for a draft of it."),
        (
            "chief_constable_response",
            "The chief constable’s response is blank.",
            "Ask the force for its text and receive it, or record that none came.",
        ),
        (
            "overall_comments",
            f"{who}’s overall comments are blank.",
            "Draft it when the chief constable’s text has come.",
        ),
    )
    written = {kind for kind, _ in matter.written}
    for kind, message, mend in rows:
        if kind in written or (kind == "chief_constable_response" and matter.none_by is not None):
            continue
        yield _blank(f"sections.{kind}", message, mend)


def _blank(path: str, message: str, mend: str) -> Finding:
    return Finding("required-field", "block", path, message, _BASIS, mend, absolute=True)
