"""The form in seven formats, all written from one rendering of a record."""

import json
from pathlib import Path
from typing import Literal, get_args

from assistant.errors import ExportError
from assistant.export.files import write_whole
from assistant.export.glyphs import GlyphNote, glyph_notes
from assistant.export.rendering import DRAFT_MARK, marks_of, render
from assistant.export.tree import Rendering
from index.records import Record, to_json

__all__ = [
    "DRAFT_MARK",
    "FORMATS",
    "Format",
    "GlyphNote",
    "Rendering",
    "glyph_notes",
    "marks_of",
    "render",
    "to_bytes",
    "write",
]

Format = Literal["txt", "docx", "odt", "html", "pdf", "md", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)


def write(record: Record, path: Path, format: str, *, draft: bool) -> None:
    """Writes the form of a record to a file, whole or not at all. Raises ExportError in one clear line."""
    write_whole(Path(path), to_bytes(record, format, draft=draft))


def to_bytes(record: Record, format: str, *, draft: bool) -> bytes:
    """The form of a record in one of `FORMATS`; text is UTF-8. The same record gives the same bytes.

    `draft` prints the DRAFT mark; JSON is the canonical record and carries no mark.
    Raises ExportError for an unknown format, or where a converter fails.
    """
    if format == "json":
        return _encoded(json.dumps(to_json(record), ensure_ascii=False, indent=2) + "\n")
    if format == "txt":
        from index.form import print_form

        return _encoded(print_form(record, marks=marks_of(record, draft=draft)))
    return _rendered(render(record, draft=draft), format)


def _rendered(rendering: Rendering, format: str) -> bytes:
    # Each writer is imported where it is used: a command that writes text starts no converter.
    if format == "html":
        from assistant.export.webpage import to_html

        return _encoded(to_html(rendering))
    if format == "md":
        from assistant.export.markdown import to_markdown

        return _encoded(to_markdown(rendering))
    if format == "docx":
        from assistant.export.word import to_docx

        return to_docx(rendering)
    if format == "odt":
        from assistant.export.opendocument import to_odt

        return to_odt(rendering)
    if format == "pdf":
        from assistant.export.pdf import to_pdf

        return to_pdf(rendering)
    raise ExportError(f"There is no format “{format}”.", f"Choose one of: {', '.join(FORMATS)}.")


def _encoded(text: str) -> bytes:
    """UTF-8; a lone half of a surrogate pair, which no file can hold, becomes a question mark."""
    return text.encode("utf-8", "replace")
