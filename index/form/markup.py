"""HTML that leaked into a form, read as text: paragraphs, lists and characters, every word kept."""

import html
import re
from dataclasses import dataclass, field

from index.form.escaping import HTML

_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "section", "hr"}
_LINES = {"br", "tr"}
_NAME = re.compile(r"</?([a-z][a-z0-9]*)", re.I)
_START = re.compile(r"\bstart\s*=\s*[\"']?(\d{1,3})", re.I)


@dataclass
class _Pieces:
    """Text and breaks as they come; a break takes the white space on both its sides."""

    parts: list[str] = field(default_factory=list)
    pending: str = ""
    after_marker: bool = False
    lists: list[int | None] = field(default_factory=list)
    tags: dict[str, None] = field(default_factory=dict)
    codes: bool = False

    def add(self, words: str) -> None:
        """Add words, after the break that waits for them."""
        if self.pending or self.after_marker:
            words = words.lstrip()
        if not words:
            return
        if self.pending:
            while self.parts and not self.parts[-1].strip():
                self.parts.pop()
            if self.parts:
                self.parts[-1] = self.parts[-1].rstrip() + self.pending
            self.pending = ""
        self.parts.append(words)
        self.after_marker = False

    @property
    def text(self) -> str:
        """All of it so far."""
        return "".join(self.parts)

    def break_here(self, lines: str) -> None:
        """Let the next words begin after these line ends; none after the marker of an item."""
        if not self.after_marker and len(lines) > len(self.pending):
            self.pending = lines

    def item(self) -> None:
        """Begin an item of the innermost list with its number, letter or dash."""
        if not self.lists or self.lists[-1] is None:
            marker = "- "
        else:
            number = self.lists[-1]
            self.lists[-1] = number + 1
            marker = f"{number}. " if len(self.lists) == 1 else f"({chr(96 + min(number, 26))}) "
        self.after_marker = False
        self.break_here("\n")
        self.add(marker)
        self.after_marker = True


def read_markup(text: str) -> tuple[str, str | None]:
    """The text without HTML, and a note of what was taken out (None where there was none). Escapes are undone."""
    if "<" not in text and "&" not in text:
        return text, None
    pieces = _Pieces()
    at = 0
    for found in HTML.finditer(text):
        pieces.add(text[at : found.start()])
        at = found.end()
        _take(pieces, found[1], found[2])
    pieces.add(text[at:])
    if not pieces.tags and not pieces.codes:
        return pieces.text, None
    return pieces.text.strip(), _note(pieces)


def _take(pieces: _Pieces, backslashes: str, token: str) -> None:
    if backslashes:
        pieces.add(backslashes[1:] + token)
    elif token.startswith("&"):
        character = html.unescape(token)
        pieces.codes = pieces.codes or character != token
        pieces.add(" " if character == "\N{NO-BREAK SPACE}" else character)
    elif token.startswith("<!--"):
        pieces.tags["comment"] = None
    else:
        _tag(pieces, token)


def _tag(pieces: _Pieces, token: str) -> None:
    found = _NAME.match(token)
    name = found[1].lower() if found else ""
    closing = token.startswith("</")
    pieces.tags[name] = None
    if name in ("ol", "ul"):
        if closing:
            del pieces.lists[-1:]
        else:
            start = _START.search(token)
            pieces.lists.append((int(start[1]) if start else 1) if name == "ol" else None)
        pieces.break_here("\n" if pieces.lists else "\n\n")
    elif name == "li":
        pieces.break_here("\n") if closing else pieces.item()
    elif name in _BLOCKS:
        pieces.break_here("\n\n")
    elif name in _LINES:
        pieces.break_here("\n")
    elif name in ("td", "th") and closing:
        pieces.add("\t")


def _note(pieces: _Pieces) -> str:
    if set(pieces.tags) == {"p"}:
        what = "HTML paragraph tags were read as paragraphs"
    elif pieces.tags:
        what = f"HTML tags ({', '.join(pieces.tags)}) were read as plain text, paragraphs and lists"
    else:
        what = "HTML character codes were read as the characters that they stand for"
    return f"{what}. No word was added, lost or changed."
