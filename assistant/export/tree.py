"""The form as a tree, free of any format: headings, rows, paragraphs and numbered lists.

Its texts are the record's own, whole: a paragraph's lines joined by a newline, and a value's
paragraphs joined by a blank line, give back the text that they were made from.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

LANGUAGE = "en-GB"

# What neither XML nor PDF can hold: controls other than tab and newline, lone surrogates, non-characters.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

_BLANK_LINE = re.compile(r"(?<!\n)\n\n(?!\n)")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; its lines are broken where the author broke them."""

    lines: tuple[str, ...]

    @property
    def right_to_left(self) -> bool:
        """Whether its first letter is of a script that runs from right to left."""
        for char in "".join(self.lines):
            direction = unicodedata.bidirectional(char)
            if direction in ("L", "R", "AL"):
                return direction != "L"
        return False


@dataclass(frozen=True)
class Items:
    """A run of items numbered without a break from `start`: "1." or, where `lettered`, "(a)" for 1.

    Each item is its paragraphs and the runs of its parts.
    """

    start: int
    items: tuple[tuple["Block", ...], ...]
    lettered: bool = False

    @property
    def references(self) -> tuple[str, ...]:
        """The reference of each item as printed: "1.", "2." or "(a)", "(b)"."""
        numbers = range(self.start, self.start + len(self.items))
        return tuple(f"({chr(96 + number)})" if self.lettered else f"{number}." for number in numbers)


Block = Paragraph | Items


@dataclass(frozen=True)
class Row:
    """A row of the particulars: its label and what it holds; no blocks is a blank row."""

    label: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Part:
    """A section of the response under its heading."""

    heading: str
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True)
class Rendering:
    """The whole form, free of any format. `title` stands on the page, `document_title` in the metadata.

    `footer` stands at the foot of each page beside its number."""

    title: str
    document_title: str
    footer: str
    marks: tuple[str, ...]
    version: tuple[Paragraph, ...]
    rows: tuple[Row, ...]
    sections: tuple[Part, ...]
    language: str = LANGUAGE

    @property
    def version_lines(self) -> tuple["Block", ...]:
        """The form's version, its label before the first line; a blank version stays blank."""
        return with_marker(Item("Version:", self.version))


def paragraphs(text: str | None) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, parted by blank lines. Where several stand together, all stay as lines."""
    if not text:
        return ()
    return tuple(Paragraph(tuple(part.split("\n"))) for part in _BLANK_LINE.split(writable(text)))


def writable(text: str) -> str:
    """The text without the control characters that no document format can hold."""
    return _UNWRITABLE.sub("", text)


@dataclass(frozen=True)
class Item:
    """One thing of a list before it is numbered: its reference as printed, and its blocks."""

    marker: str
    blocks: tuple[Block, ...]

    @property
    def place(self) -> tuple[int, bool] | None:
        """Its number, and whether it is a letter; None for a reference that no list can count ("(iv)", "[ref 2.1]")."""
        found = re.fullmatch(r"(\d{1,3})\.|\(([a-z])\)", self.marker)
        if found is None:
            return None
        return (int(found[1]), False) if found[1] else (ord(found[2]) - 96, True)


def runs(items: Sequence[Item]) -> tuple[Block, ...]:
    """The items as unbroken runs, each a real list, so that every format prints the references given.

    An item with a reference that no list can count becomes a paragraph that starts with it.
    """
    blocks: list[Block] = []
    for item in items:
        place = item.place
        last = blocks[-1] if blocks else None
        if place is None:
            blocks.extend(with_marker(item))
        elif isinstance(last, Items) and (last.start + len(last.items), last.lettered) == place:
            blocks[-1] = replace(last, items=(*last.items, item.blocks))
        else:
            blocks.append(Items(place[0], (item.blocks,), place[1]))
    return tuple(blocks)


def with_marker(item: Item) -> tuple[Block, ...]:
    """The item's blocks with its reference typed before the first line."""
    first, *rest = item.blocks or (Paragraph(("",)),)
    if isinstance(first, Paragraph):
        return (Paragraph((f"{item.marker} {first.lines[0]}".rstrip(), *first.lines[1:])), *rest)
    return (Paragraph((item.marker,)), first, *rest)


def texts_of(rendering: Rendering) -> Iterator[str]:
    """Every text that a person reads on the form, in reading order, the references of lists included."""
    yield from (rendering.title, *rendering.marks)
    yield from block_texts(rendering.version_lines)
    for row in rendering.rows:
        yield row.label
        yield from block_texts(row.blocks)
    for part in rendering.sections:
        yield part.heading
        yield from block_texts(part.paragraphs)


def block_texts(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines of blocks, each list item's reference before its first line."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.lines
            continue
        for reference, item in zip(block.references, block.items, strict=True):
            yield reference
            yield from block_texts(item)
