"""What stands above a draft, and in its place where there is none."""

from assistant.drafts.texts import SourceKind
from assistant.presentation.markup import counted, plain
from assistant.presentation.sheet import size_of, suggestion_line
from assistant.presentation.view import NAMES, View


def heading_text(view: View) -> str:
    """The section, and what its text on the sheet is: a suggestion, the text in the record, or nothing."""
    name = f"## {NAMES[view.section]}"
    if view.editing:
        return f"{name}\n\nYou are editing the text in the record. It is saved as you type."
    if view.suggestion:
        return f"{name}\n\n{suggestion_line(view.suggestion)}"
    accepted = view.case.response.accepted.get(view.section)
    if accepted:
        by = f", last saved by {plain(accepted.author)}" if accepted.author else ""
        return f"{name}\n\nIn the record, version {accepted.number}{by}. {size_of(accepted.text)}."
    return f"{name}\n\nIn the record as it was read. {size_of(view.text)}." if view.text else name


def nothing_yet(view: View) -> str:
    """What a draft could rest on, where there is no text."""
    evidence = view.case.evidence

    def several(kind: SourceKind, one: str, many: str | None = None) -> str:
        return counted(len(evidence.of_kind(kind)), one, many)

    sources = [
        several("report", "part of the report", "parts of the report"),
        several("fact", "cleared fact"),
        several("own record", "own past response"),
        several("standing", "standing sentence"),
    ]
    waits = ""
    if view.section == "overall_comments" and not view.case.response.text("chief_constable_response"):
        waits = " Overall comments answer the chief constable’s text. Until that is in, a draft is an outline."
    return f"Nothing here yet.{waits} A draft may rest on {', '.join(sources[:-1])} and {sources[-1]}."
