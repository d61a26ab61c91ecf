"""Export in words: seven formats and when each is of use, and whether the copy is the final one."""

from assistant.presentation.findings import verdict_text
from assistant.presentation.markup import card
from assistant.presentation.view import View

FORMATS: tuple[tuple[str, str, str], ...] = (
    ("docx", "Word", "To send round for comments, and for the letter to the Home Secretary."),
    ("pdf", "PDF", "For the copy that nobody changes; tagged, so that screen readers can follow it."),
    ("html", "Web page", "To publish: the most accessible form, with real headings and tables."),
    ("odt", "OpenDocument", "For offices that use LibreOffice, and as the open standard for documents."),
    ("txt", "Text", "The standard form as plain text, which this tool reads back without loss."),
    ("md", "Markdown", "For a content system that takes Markdown."),
    ("json", "JSON", "For other software: every field by name. It carries no mark; its file name does."),
)


def export_text(view: View) -> str:
    """Whether the copies are final, and why."""
    if view.verdict.ready:
        lead = card("done", "**The copies below are the final text.** Nothing is sent or published by this tool.")
    else:
        lead = card("block", "**The copies below are marked DRAFT.** See Checks for what blocks.")
    return f"{verdict_text(view.verdict.findings)}\n\n{lead}"


def export_label(name: str, view: View) -> str:
    """The words of a download button."""
    return f"{name}, {'final' if view.verdict.ready else 'DRAFT'}"
