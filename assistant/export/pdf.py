"""PDF/UA-1 by typst: tagged, titled, in English, with row headers in the table of particulars."""

import io
import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.errors import ExportError
from assistant.export.glyphs import with_names
from assistant.export.tree import Block, Paragraph, Rendering

# Each try brackets at least one more character; a form with more than this many strange ones is not a form.
_TRIES = 40
_UNPRINTED = re.compile(r'the text(?: contains the disallowed codepoint)? `"(.*?)"`', re.DOTALL)


def to_pdf(rendering: Rendering) -> bytes:
    """The form as PDF/UA-1, the same bytes for the same form. Raises ExportError."""
    import typst

    named: frozenset[str] = frozenset()
    for _ in range(_TRIES):
        try:
            made = typst.compile(
                _template(),
                format="pdf",
                pdf_standards=["ua-1"],
                ignore_system_fonts=True,
                sys_inputs={"form": json.dumps(_form(rendering, named))},
            )
        except typst.TypstError as error:
            # A character that has a glyph alone may have none beside its neighbours: it is named too.
            more = _unprinted(error.message) - named
            if not more:
                raise ExportError(
                    f"The PDF cannot be made: {error.message}.", "Export as docx or html instead."
                ) from error
            named |= more
        else:
            if not isinstance(made, bytes):
                break
            return _with_row_headers(made, rendering.document_title)
    raise ExportError("The PDF cannot be made: too many characters have no glyph.", "Export as docx or html instead.")


@cache
def _template() -> bytes:
    return files(__package__).joinpath("form.typ").read_bytes()


def _unprinted(message: str) -> frozenset[str]:
    """The characters that the compiler could not print, without plain ASCII."""
    found = _UNPRINTED.search(message)
    text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), found[1]) if found else ""
    return frozenset(char for char in text if ord(char) > 126 or ord(char) < 32)


def _form(rendering: Rendering, named: frozenset[str]) -> dict[str, Any]:
    """The form as JSON values, each text after the glyph rule."""

    def text(value: str) -> str:
        return with_names(value, named)

    def blocks(given: Sequence[Block]) -> list[dict[str, Any]]:
        return [block(one) for one in given]

    def block(one: Block) -> dict[str, Any]:
        if isinstance(one, Paragraph):
            lines = [[text(piece) for piece in line.split("\t")] for line in one.lines]
            return {"kind": "paragraph", "lines": lines, "rtl": one.right_to_left}
        items = [{"blocks": blocks(item)} for item in one.items]
        return {"kind": "items", "start": one.start, "lettered": one.lettered, "items": items}

    return {
        "title": text(rendering.title),
        "document_title": text(rendering.document_title),
        "footer": text(rendering.footer),
        "marks": [text(mark) for mark in rendering.marks],
        "version": blocks(rendering.version_lines),
        "rows": [{"label": text(row.label), "blocks": blocks(row.blocks)} for row in rendering.rows],
        "sections": [{"heading": text(part.heading), "blocks": blocks(part.paragraphs)} for part in rendering.sections],
    }


def _with_row_headers(made: bytes, title: str) -> bytes:
    """The same PDF with the first cell of each table row tagged as that row's header.

    PDF/UA-1 (ISO 14289-1, 7.5) asks for headers with a scope; typst itself tags only header rows.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(made)))
    scope = {NameObject("/O"): NameObject("/Table"), NameObject("/Scope"): NameObject("/Row")}
    for row in _elements(writer.root_object["/StructTreeRoot"], "/TR"):
        cell = next(_elements(row, "/TD"))
        look = [one for one in cell["/A"] if "/Headers" not in one]
        cell[NameObject("/S")] = NameObject("/TH")
        cell[NameObject("/A")] = ArrayObject([DictionaryObject(scope), *look])
    writer.metadata = None
    writer.add_metadata({"/Title": title})
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _elements(within: Any, kind: str) -> Iterator[Any]:
    """The structure elements of a kind below an element, in reading order, not those inside another of the kind."""
    children = within.get_object().get("/K")
    for child in children if isinstance(children, list) else [children]:
        element = child.get_object() if child is not None else None
        if not isinstance(element, dict):
            continue
        if element.get("/S") == kind:
            yield element
        else:
            yield from _elements(element, kind)
