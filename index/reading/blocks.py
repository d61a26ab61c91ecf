"""Pandoc's blocks as paragraphs, lists and tables of plain text."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from index.form.escaping import escape_html, escape_lines
from index.form.items import is_particular, reads_in_list


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or heading (`level` 1 to 6). Line breaks are LF."""

    text: str
    level: int | None = None


@dataclass(frozen=True)
class ItemList:
    """A list: `start` is its first number, None for bullets; `lettered` prints it as letters."""

    items: tuple[tuple["Block", ...], ...]
    start: int | None = None
    lettered: bool = False


@dataclass(frozen=True)
class Table:
    """A table as (label, value) rows: the first cell's text and the blocks of the others."""

    rows: tuple[tuple[str, tuple["Block", ...]], ...]


Block = Paragraph | ItemList | Table


def read_blocks(values: Sequence[Any]) -> list[Block]:
    """The blocks of pandoc's JSON. What is neither text, list nor table is read for the text in it."""
    blocks: list[Block] = []
    for value in values:
        kind, content = value.get("t"), value.get("c")
        if kind in ("Para", "Plain"):
            blocks.append(Paragraph(_words(content)))
        elif kind == "Header":
            blocks.append(Paragraph(_words(content[2]), content[0]))
        elif kind in ("OrderedList", "BulletList"):
            _add_list(blocks, content, ordered=kind == "OrderedList")
        elif kind == "LineBlock":
            blocks.append(Paragraph("\n".join(map(_words, content))))
        elif kind == "CodeBlock":
            blocks.append(Paragraph(content[1]))
        elif kind == "Table":
            blocks.append(_table(content))
        elif kind in ("Div", "Figure"):
            blocks += read_blocks(content[-1])
        elif kind == "BlockQuote":
            blocks += read_blocks(content)
    return blocks


def _add_list(blocks: list[Block], content: Any, *, ordered: bool) -> None:
    """Add a list. Pandoc reads further paragraphs of a numbered item as bullets after the list: they go back."""
    start, style, items = (content[0][0], content[0][1]["t"], content[1]) if ordered else (None, "", content)
    read = tuple(tuple(read_blocks(item)) for item in items)
    last = blocks[-1] if blocks else None
    if not ordered and isinstance(last, ItemList) and last.start is not None:
        more = (block for item in read for block in item)
        blocks[-1] = replace(last, items=(*last.items[:-1], (*last.items[-1], *more)))
    else:
        blocks.append(ItemList(read, start, style in ("LowerAlpha", "LowerRoman")))


def blocks_text(blocks: Sequence[Block], *, between: str = "\n\n", numbered: bool = False) -> str:
    """The text of blocks. Items of a list keep their number, letter or dash.

    `numbered`: the text is of a row whose items have numbers, so what else looks like one is escaped.
    """
    parts = []
    for block in blocks:
        if isinstance(block, ItemList):
            parts.append(_list_text(block, numbered=numbered, depth=0))
        elif isinstance(block, Table):
            rows = (f"{label}\t{blocks_text(value, between=chr(10))}".rstrip() for label, value in block.rows)
            parts.append("\n".join(rows))
        else:
            parts.append(escape_html(block.text) if numbered else block.text)
    return between.join(parts)


def _list_text(block: ItemList, *, numbered: bool, depth: int) -> str:
    lines = []
    for at, item in enumerate(block.items):
        marker = _marker(block, at, depth)
        inner = []
        for part in item:
            if isinstance(part, ItemList):
                inner.append(("\n", _list_text(part, numbered=numbered, depth=depth + 1)))
            else:
                text = blocks_text([part])
                if numbered:
                    text = escape_html(escape_lines(text, _reads_in_item, first=bool(inner)))
                inner.append(("\n\n", text))
        body = "".join(joint + text for joint, text in inner).lstrip("\n")
        lines.append(f"{marker} {body}")
    return "\n".join(lines)


def _reads_in_item(line: str) -> bool:
    return reads_in_list(line) and not is_particular(line)


def _marker(block: ItemList, at: int, depth: int) -> str:
    if block.start is None:
        return "-"
    number = block.start + at
    return f"({chr(96 + min(max(number, 1), 26))})" if block.lettered or depth else f"{number}."


def _table(content: Any) -> Table:
    head, bodies, foot = content[3], content[4], content[5]
    rows = [*head[1], *(row for body in bodies for part in body[2:4] for row in part), *foot[1]]
    read = []
    for row in rows:
        cells = [tuple(read_blocks(cell[4])) for cell in row[1]]
        if cells:
            value = tuple(block for cell in cells[1:] for block in cell)
            read.append((blocks_text(cells[0], between=" "), value))
    return Table(tuple(read))


def _words(inlines: Sequence[Any]) -> str:
    words = []
    for inline in inlines:
        kind, content = inline.get("t"), inline.get("c")
        if kind == "Str":
            words.append(content)
        elif kind in ("Space", "SoftBreak"):
            words.append(" ")
        elif kind == "LineBreak":
            words.append("\n")
        elif kind in ("Code", "Math", "RawInline"):
            words.append(content[1])
        elif kind == "Quoted":
            marks = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
            words.append(marks[0] + _words(content[1]) + marks[1])
        elif kind in ("Link", "Image", "Span", "Cite"):
            words.append(_words(content[1]))
        elif kind == "Note":
            words.append(" " + blocks_text(read_blocks(content), between=" "))
        elif isinstance(content, list):
            words.append(_words(content))
    return "".join(words)
