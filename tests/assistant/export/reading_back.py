"""Reads exported files back by other means than those that wrote them."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from defusedxml import ElementTree
from pypdf import PdfReader

from assistant.export import pandoc
from assistant.export.tree import Rendering, texts_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def part(package: bytes, name: str) -> str:
    """A part of a DOCX or ODT file as text."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(name).decode()


def letters(text: str) -> str:
    """The text without blanks: what a change of line ends cannot change."""
    return "".join(text.split())


def expected_letters(rendering: Rendering) -> str:
    """What a reader of any format must find, in order, without blanks."""
    return letters("".join(texts_of(rendering)))


def pandoc_letters(document: bytes, format: str) -> str:
    """Everything that pandoc reads in a document, list references included, without blanks."""
    tree = json.loads(pandoc.run([f"--from={format}", "--to=json", "--output=-"], document))
    return letters("".join(_texts(tree["blocks"])))


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for child in node:
            yield from _texts(child)
        return
    kind, content = (node.get("t"), node.get("c")) if isinstance(node, dict) else (None, None)
    if kind == "Str":
        yield content
    elif kind == "Code":
        yield content[1]
    elif kind == "OrderedList":
        (start, style, _), items = content
        for number, item in enumerate(items, start):
            yield f"({chr(96 + number)})" if style["t"] == "LowerAlpha" else f"{number}."
            yield from _texts(item)
    elif kind == "Table":
        yield from _texts(content[3:])
    elif content is not None:
        yield from _texts(content)


def docx_sections(package: bytes) -> dict[str, str]:
    """The exact text under each second-level heading: lines by breaks, paragraphs by blank lines."""
    body = ElementTree.fromstring(part(package, "word/document.xml")).find(f"{_W}body")
    sections: dict[str, list[str]] = {}
    for paragraph in body.findall(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        text = "".join(_docx_piece(piece) for run in paragraph.iter(f"{_W}r") for piece in run)
        if style is not None and style.get(f"{_W}val") == "Heading2":
            sections[text] = []
        elif sections:
            next(reversed(sections.values())).append(text)
    return {heading: "\n\n".join(texts) for heading, texts in sections.items()}


def _docx_piece(piece: Any) -> str:
    if piece.tag == f"{_W}t":
        return piece.text or ""
    drawn = {"br": "\n", "tab": "\t", "softHyphen": "\u00ad", "noBreakHyphen": "\u2011"}
    return drawn.get(piece.tag.removeprefix(_W), "")


def odt_sections(package: bytes) -> dict[str, str]:
    """The exact text under each second-level heading of an ODT file."""
    root = ElementTree.fromstring(part(package, "content.xml"))
    sections: dict[str, list[str]] = {}
    body = next(node for node in root.iter() if node.tag.endswith("}text") and "office" in node.tag)
    for node in body:
        if node.tag == f"{_T}h" and node.get(f"{_T}outline-level") == "2":
            sections["".join(_odt_pieces(node))] = []
        elif node.tag == f"{_T}p" and sections:
            next(reversed(sections.values())).append("".join(_odt_pieces(node)))
    return {heading: "\n\n".join(texts) for heading, texts in sections.items()}


def _odt_pieces(node: Any) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if child.tag == f"{_T}s":
            yield " " * int(child.get(f"{_T}c", "1"))
        elif child.tag in (f"{_T}line-break", f"{_T}tab"):
            yield "\n" if child.tag == f"{_T}line-break" else "\t"
        else:
            yield from _odt_pieces(child)
        yield child.tail or ""


def pdf_letters(document: bytes, footer: str) -> str:
    """The text of a PDF without blanks and without the foot of each page. It must carry no page header."""
    foot = re.compile(re.escape(letters(footer)) + r"Page\d+of\d+$")
    return "".join(foot.sub("", letters(page.extract_text())) for page in PdfReader(io.BytesIO(document)).pages)
