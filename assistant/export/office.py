"""The form as pandoc's blocks, for DOCX and ODT."""

import re
from collections.abc import Sequence
from typing import Any

from assistant.export.tree import Block, Paragraph, Rendering

_PLAIN: list[Any] = ["", [], []]
_LABEL_SHARE = 0.29
_SOFT_HYPHEN = "\u00ad"
# A tab, two blanks or more, and a blank at either end of a line: what readers of documents tend to fold.
_PIECES = re.compile(r"([ \t]*\t[ \t]*| {2,}|^ | $|\u00ad)")


def office_blocks(rendering: Rendering, *, right_to_left_styles: bool = False) -> list[Any]:
    """The form as pandoc JSON blocks: headings, marks, one table of two columns, the sections.

    `right_to_left_styles` names a style for paragraphs of such scripts, for a format in which
    pandoc does not write their direction.
    """
    write = _Writer(right_to_left_styles)
    return [
        _heading(1, rendering.title),
        *(write.paragraph(Paragraph((mark,)), "Mark") for mark in rendering.marks),
        *write.blocks(rendering.version_lines, ""),
        _table([[_label(row.label), write.blocks(row.blocks, "RowText")] for row in rendering.rows]),
        *(
            block
            for part in rendering.sections
            for block in [_heading(2, part.heading), *write.blocks(part.paragraphs, "")]
        ),
    ]


class _Writer:
    """Writes blocks in a style; the empty style is the body's own."""

    def __init__(self, right_to_left_styles: bool) -> None:
        self._right_to_left_styles = right_to_left_styles

    def blocks(self, blocks: Sequence[Block], style: str) -> list[Any]:
        """Paragraphs, and lists with their numbers as real numbering."""
        return [self._block(block, style) for block in blocks]

    def _block(self, block: Block, style: str) -> dict[str, Any]:
        if isinstance(block, Paragraph):
            return self.paragraph(block, style)
        kind, ends = ("LowerAlpha", "TwoParens") if block.lettered else ("Decimal", "Period")
        items = [self.blocks(item, style) for item in block.items]
        return {"t": "OrderedList", "c": [[block.start, {"t": kind}, {"t": ends}], items]}

    def paragraph(self, paragraph: Paragraph, style: str) -> dict[str, Any]:
        """One paragraph, its lines parted by line breaks."""
        made = {"t": "Para", "c": _lines(paragraph.lines)}
        attributes = []
        if paragraph.right_to_left:
            attributes.append(["dir", "rtl"])
            if self._right_to_left_styles:
                style = f"{style or 'Body'}Rtl"
        if style:
            attributes.append(["custom-style", style])
        return {"t": "Div", "c": [["", [], attributes], [made]]} if attributes else made


def _lines(lines: Sequence[str]) -> list[Any]:
    inlines: list[Any] = []
    for number, line in enumerate(lines):
        if number:
            inlines.append({"t": "LineBreak"})
        for piece in _PIECES.split(line):
            inlines += _piece(piece)
    return inlines


def _piece(piece: str) -> list[Any]:
    """Text as it is; a run of blanks as verbatim text, since those who read DOCX by pandoc would see one space."""
    if piece == _SOFT_HYPHEN:
        # Pandoc's DOCX writer loses one at the end of a word.
        raw = (("openxml", "<w:r><w:softHyphen/></w:r>"), ("opendocument", _SOFT_HYPHEN))
        return [{"t": "RawInline", "c": list(one)} for one in raw]
    if piece and not piece.strip(" \t"):
        return [{"t": "Code", "c": [_PLAIN, piece]}]
    return [{"t": "Str", "c": piece}] if piece else []


def _heading(level: int, text: str) -> dict[str, Any]:
    return {"t": "Header", "c": [level, _PLAIN, _lines([text])]}


def _label(text: str) -> list[Any]:
    made = {"t": "Para", "c": _lines([text])}
    return [{"t": "Div", "c": [["", [], [["custom-style", "RowLabel"]]], [made]]}]


def _table(rows: Sequence[Sequence[list[Any]]]) -> dict[str, Any]:
    body = [[_PLAIN, [[_PLAIN, {"t": "AlignDefault"}, 1, 1, blocks] for blocks in cells]] for cells in rows]
    widths = [{"t": "ColWidth", "c": share} for share in (_LABEL_SHARE, 1 - _LABEL_SHARE)]
    columns = [[{"t": "AlignDefault"}, width] for width in widths]
    no_caption: list[Any] = [None, []]
    return {"t": "Table", "c": [_PLAIN, no_caption, columns, [_PLAIN, []], [[_PLAIN, 1, [], body]], [_PLAIN, []]]}
