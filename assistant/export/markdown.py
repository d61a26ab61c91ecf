"""GitHub-flavoured Markdown in which every text reads back as it was typed."""

import re
from collections.abc import Iterator, Sequence

from assistant.export.tree import Block, Item, Paragraph, Rendering, Row, with_marker

# Escaped wherever they stand: emphasis, code, links, HTML, entities, tables, mathematics, strike-through.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>~|$&@]")
# What GitHub would make a link or a picture of by itself: http://, www., mailto:, :name:
_LINK = re.compile(r":(?=//)|(?<=www)\.|(?<=mailto):|(?<=xmpp):|:(?=[A-Za-z0-9_+-]+:)", re.IGNORECASE)
# What opens a block where it begins a line: heading, list, rule, quotation, numbered list.
_LINE_START = re.compile(r"^(?:\d{1,9}(?=[.)](?:\s|$))|(?=[#+=-]))")


def to_markdown(rendering: Rendering) -> str:
    """The form in Markdown: particulars under labels in bold, items as numbered lists, sections under headings."""
    blocks = [
        f"# {escaped(rendering.title)}",
        *(f"**{escaped(mark)}**" for mark in rendering.marks),
        *_blocks(rendering.version_lines),
        *(block for row in rendering.rows for block in _row(row)),
    ]
    for part in rendering.sections:
        blocks += [f"## {escaped(part.heading)}", *_blocks(part.paragraphs)]
    return "\n\n".join(blocks) + "\n"


def escaped(line: str) -> str:
    """One line of text with a backslash, or a character code, wherever Markdown would take it for markup."""
    text = _LINK.sub(r"\\\g<0>", _ANYWHERE.sub(r"\\\g<0>", line.strip(" \t")))
    text = _LINE_START.sub(r"\g<0>\\", text)
    before, after = line[: len(line) - len(line.lstrip(" \t"))], line[len(line.rstrip(" \t")) :]
    return f"{_spaces(before)}{text}{_spaces(after)}" if text else _spaces(before)


def _spaces(run: str) -> str:
    """Blanks at the ends of a line as character codes: bare, they would be cut off or begin a block of code."""
    return "".join("&#9;" if char == "\t" else "&#32;" for char in run)


def _row(row: Row) -> Iterator[str]:
    label = f"**{escaped(row.label)}:**"
    first, *rest = row.blocks or (None,)
    if isinstance(first, Paragraph):
        yield f"{label} {_paragraph(first)}"
        yield from _blocks(rest)
    else:
        yield label
        yield from _blocks(row.blocks)


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            yield _paragraph(block)
            continue
        if at and not isinstance(blocks[at - 1], Paragraph):
            # Two runs of numbers would join into one list.
            yield "<!-- -->"
        for reference, item in zip(block.references, block.items, strict=True):
            yield _lettered(reference, item) if block.lettered else _numbered(reference, item)


def _numbered(reference: str, blocks: Sequence[Block]) -> str:
    """A list item: what follows its first line is indented to its text."""
    indent = " " * (len(reference) + 1)
    text = "\n\n".join(_blocks(blocks)) or "&#32;"
    return f"{reference} " + re.sub(r"\n(?=[^\n])", f"\n{indent}", text)


def _lettered(reference: str, blocks: Sequence[Block]) -> str:
    """Markdown has no lettered lists: the letter is typed."""
    return "\n\n".join(_blocks(with_marker(Item(reference, tuple(blocks)))))


def _paragraph(paragraph: Paragraph) -> str:
    return "\\\n".join(escaped(line) or "&#32;" for line in paragraph.lines)
