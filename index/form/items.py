"""Recommendations and areas for improvement: every listed style read, one style printed.

Printed: "1. text", or "{Ref: A7} text" where the reference is no number in rising order; sub-items
"(a) text"; then, only where the words do not tell the same, particulars in braces: "{Page: 12}".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from index.form.escaping import escape_lines, unescape_line
from index.form.labels import NAMED_ITEM, reads_as_row
from index.records import SubItem

Style = Literal["numbered", "named", "bullets", "unnumbered"]

_NUMBERED = re.compile(r"^\s*(\d{1,3})[.)](?:\s+|$)(.*)$", re.S)
_REFERENCE = re.compile(r"^(?:\{Ref: ([^{}\n]+)\}|\[ref ([^\[\]\n]+)\](?!\t))(?:\s(.*))?$", re.S)
_SUB_ITEM = re.compile(r"^\s*(?:\(([a-z]|[ivx]{1,4})\)|([a-h])[.)])(?:\s+|$)(.*)$", re.S)
_SUB_REFERENCE = re.compile(r"^\(\[([^\[\]:\n]+)\]\)(?:\s(.*))?$", re.S)
_STATED = re.compile(r"^\{(Addressed to|Due text|Due|Due basis|Page): ?(.*)\}$")
_BULLET = re.compile(r"^\s*(?:[-–—•*·▪◦●]|o(?=\t))\s+(.*)$", re.S)
_NAMED = re.compile(NAMED_ITEM.pattern + r"\s*(?:[:.–—-]\s*|$|\t\s*|(?=[A-Z]))(.*)$", re.I | re.S)
_PLAIN_SUB = re.compile(r"[a-z]|[ivx]{1,4}")
_DUTY = re.compile(r"\bshould\b|\bmust\b", re.I)


@dataclass
class ListedItem:
    """An item as the form lists it. `stated` holds particulars in braces, by name."""

    ref: str
    text: str = ""
    sub_items: list[SubItem] = field(default_factory=list)
    stated: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ItemList:
    """The items of a row, the style they were listed in, and words that came before the first."""

    items: tuple[ListedItem, ...]
    style: Style
    introduction: str = ""


def reads_in_list(line: str) -> bool:
    """Whether a line within an item would be taken for the start of something else."""
    patterns = (_NUMBERED, _REFERENCE, _SUB_ITEM, _SUB_REFERENCE, _STATED)
    return any(pattern.match(line) for pattern in patterns) or reads_as_row(line)


def read_items(value: str) -> ItemList:
    """The items of a row's text, which is not blank and not "None"."""
    lines = value.split("\n")
    style = _style(lines)
    if style == "unnumbered":
        return ItemList(tuple(_unnumbered(value)), style)
    reader = _Reader(style)
    for line in lines:
        reader.take(line)
    return ItemList(tuple(reader.finish()), style, "\n".join(reader.introduction).strip())


def print_items(items: Sequence[ListedItem]) -> str:
    """The text of a row that `read_items` gives back as these items."""
    printed = []
    for item, marker in zip(items, markers(items), strict=True):
        printed.append(f"{marker} {_escaped(item.text)}".rstrip())
        printed += [f"{{{name}: {value}}}" for name, value in item.stated.items()]
        for sub in item.sub_items:
            printed.append(f"{sub_marker(sub.ref)} {_escaped(sub.text)}".rstrip())
    return "\n".join(printed)


def markers(items: Sequence[ListedItem]) -> list[str]:
    """What stands before each item: "3.", or "{Ref: A7}" where the reference is no number in rising order."""
    marks = []
    last = -1
    for item in items:
        counts = re.fullmatch(r"0|[1-9]\d{0,2}", item.ref) is not None and int(item.ref) > last
        last = int(item.ref) if counts else last
        marks.append(f"{item.ref}." if counts else f"{{Ref: {item.ref}}}")
    return marks


def sub_marker(ref: str) -> str:
    """What stands before a sub-item: "(a)", or "([A7])" where the reference is no letter."""
    return f"({ref})" if _PLAIN_SUB.fullmatch(ref) else f"([{ref}])"


def is_particular(line: str) -> bool:
    """Whether a line states a particular of an item, in braces."""
    return _STATED.match(line) is not None


def _escaped(text: str) -> str:
    return escape_lines(text, reads_in_list, first=False)


def _style(lines: Sequence[str]) -> Style:
    bullet_seen = duty_seen = False
    for line in lines:
        if not line.strip() or line.startswith("\\"):
            continue
        if _NUMBERED.match(line) or _REFERENCE.match(line):
            return "numbered" if not bullet_seen else "bullets"
        if _NAMED.match(line):
            return "named"
        if _BULLET.match(line) and not duty_seen:
            bullet_seen = True
        duty_seen = duty_seen or _DUTY.search(line) is not None
        if duty_seen and not bullet_seen:
            return "unnumbered" if not _numbered_later(lines) else "numbered"
    return "bullets" if bullet_seen else "unnumbered"


def _numbered_later(lines: Sequence[str]) -> bool:
    """Whether numbering from 1 begins below an introduction."""
    numbers = [found[1] for found in map(_NUMBERED.match, lines) if found]
    return numbers[:1] == ["1"]


class _Reader:
    """Reads the lines of a list whose items have markers."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.items: list[ListedItem] = []
        self.introduction: list[str] = []
        self._text: list[str] = []
        self._sub: str | None = None
        self._last = -1

    def take(self, line: str) -> None:
        """Read one line."""
        if line.startswith("\\"):
            self._add(unescape_line(line, reads_in_list))
            return
        started = self._start(line)
        if started:
            self._close()
            self._text, self._sub = [started[1]], None
            self.items.append(ListedItem(started[0]))
        elif not self.items:
            self.introduction.append(line)
        elif not self._particular(line):
            self._add(line)

    def finish(self) -> list[ListedItem]:
        """The items read."""
        self._close()
        return self.items

    def _start(self, line: str) -> tuple[str, str] | None:
        if self.style == "bullets":
            found = _BULLET.match(line)
            return (str(len(self.items) + 1), found[1]) if found else None
        found = (_NAMED if self.style == "named" else _NUMBERED).match(line)
        if found and int(found[1]) > self._last:
            self._last = int(found[1])
            return str(self._last), found[2]
        reference = _REFERENCE.match(line) if self.style == "numbered" else None
        return (reference[1] or reference[2], reference[3] or "") if reference else None

    def _particular(self, line: str) -> bool:
        stated = _STATED.match(line)
        if stated:
            self.items[-1].stated[stated[1]] = stated[2]
            return True
        sub, other = _SUB_ITEM.match(line), _SUB_REFERENCE.match(line)
        if sub is None and other is None:
            return False
        self._close()
        if sub:
            self._sub, self._text = sub[1] or sub[2], [sub[3]]
        elif other:
            self._sub, self._text = other[1], [other[2] or ""]
        return True

    def _add(self, line: str) -> None:
        (self._text if self.items else self.introduction).append(line)

    def _close(self) -> None:
        if not self.items:
            return
        text = "\n".join(self._text).strip()
        if self._sub is None:
            self.items[-1].text = text
        else:
            self.items[-1].sub_items.append(SubItem(self._sub, text))


def _unnumbered(value: str) -> list[ListedItem]:
    parts = re.split(r"\n[^\S\n]*\n", value) if re.search(r"\n[^\S\n]*\n", value) else value.split("\n")
    groups: list[list[str]] = []
    for part in (part.strip("\n") for part in parts):
        continues = groups and (_continues(part) or groups[-1][-1].rstrip().endswith(":"))
        if continues:
            groups[-1].append(part)
        elif part.strip():
            groups.append([part])
    reader = _Reader("numbered")
    for number, group in enumerate(groups, 1):
        first, *others = "\n".join(group).split("\n")
        reader.take(f"{number}. {unescape_line(first, reads_in_list)}")
        for line in others:
            reader.take(line)
    return reader.finish()


def _continues(part: str) -> bool:
    return bool(_BULLET.match(part) or _SUB_ITEM.match(part) or part.lstrip()[:1].islower())
