"""The form's lines sorted into marks, rows and sections, before anything is made of them."""

import re
from dataclasses import dataclass, field

from index.form.labels import FORM_TITLE, LABELS, RowKey, heading_of, is_mark, row_key, row_of
from index.records import SectionKind
from index.vocabulary import role_of_title

_TITLES = ("Police and Crime Commissioner", "Police, Fire and Crime Commissioner", "Chief Constable", "Commissioner")
_TITLE_ROW = re.compile(r"^\s*title of inspection\b", re.I)
_HOLDER = re.compile(r"^\s*([^:\t]{3,80}?)\s*(?::|\s{2,})\s*(.*)$")
_COLUMN = r"\s*(?::|\s{2,}|$)\s*"


@dataclass
class Row:
    """A row as it stands: its label and its lines, the first being what follows the label."""

    label: str
    lines: list[str]

    @property
    def text(self) -> str:
        """The lines as one text, outer blanks kept."""
        return "\n".join(self.lines)


@dataclass
class Layout:
    """A form taken apart. `above` are lines above the rows that are neither title nor mark."""

    above: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    sections: dict[SectionKind, Row] = field(default_factory=dict)


def read_layout(text: str) -> Layout:
    """The rows and sections of a form whose text has LF line ends.

    A form that lost its tabs is read too: labels with a colon or two spaces after them, or alone on a line.
    """
    layout = Layout()
    part: Row | None = None
    for line in _with_tabs(text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")).split("\n"):
        heading = heading_of(line)
        if heading and heading[0] not in layout.sections:
            part = layout.sections[heading[0]] = Row(heading[1], [])
            continue
        row = None if layout.sections else row_of(line, within=_key(part))
        if row:
            part = Row(row[0], [row[1]])
            layout.rows.append(part)
        elif part:
            part.lines.append(line)
        else:
            _above(layout, line)
    return layout


def _above(layout: Layout, line: str) -> None:
    plain = " ".join(line.split())
    if is_mark(plain):
        layout.marks.append(plain)
    elif plain and plain.casefold() != FORM_TITLE.casefold():
        layout.above.append(line)


def _key(part: Row | None) -> RowKey | None:
    return row_key(part.label) if part else None


def _holder_with_tab(line: str) -> str:
    found = _HOLDER.match(line)
    return f"{found[1]}\t{found[2]}" if found and role_of_title(found[1]) else line


def _with_tabs(text: str) -> str:
    lines = text.split("\n")
    if any("\t" in line and row_key(line.partition("\t")[0]) for line in lines):
        return text
    labels = sorted({*LABELS.values(), *_TITLES, "Cause of concern"}, key=len, reverse=True)
    start = re.compile(rf"^\s*({'|'.join(map(re.escape, labels))}){_COLUMN}", re.IGNORECASE)
    holders = next((at for at, line in enumerate(lines) if _TITLE_ROW.match(line)), 0)
    lines[:holders] = [_holder_with_tab(line) for line in lines[:holders]]
    first = next((at for at, line in enumerate(lines) if heading_of(line)), len(lines))
    return "\n".join([*(start.sub(r"\1\t", line) for line in lines[:first]), *lines[first:]])
