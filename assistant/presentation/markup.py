"""Text made safe to stand in Markdown that is shown as a page."""

import html
import re
from collections.abc import Sequence

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~>$=@-])")
# "1." and "www." begin a list and a link; "https:" begins a link.
_BEGINS = re.compile(r"(?m)^(\s*\d+)\.|\b(www)\.|(\w)(?=://)")


def plain(text: str | None) -> str:
    """Text that shows as it was typed: neither HTML nor Markdown in it has any effect."""
    escaped = _SPECIAL.sub(r"\\\1", html.escape(text or "", quote=False))
    return _BEGINS.sub(_held, escaped)


def _held(match: re.Match[str]) -> str:
    if match[3]:
        return f"&#{ord(match[3])};"
    return f"{match[1] or match[2]}\\."


def paragraphs(text: str | None) -> str:
    """Text whose paragraphs and line breaks stay."""
    blocks = re.split(r"\n{2,}", (text or "").strip("\n"))
    return "\n\n".join("<br>".join(plain(line.strip()) for line in block.split("\n")) for block in blocks)


def quoted(text: str | None) -> str:
    """Somebody's exact words, set apart from ours."""
    return "\n>\n".join(f"> {block}" for block in paragraphs(text).split("\n\n"))


def table(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A Markdown table; cells are Markdown already. Each cell repeats its heading, which narrow screens show."""
    lines = ["| " + " | ".join(headings) + " |", "|" + " --- |" * len(headings)]
    for row in rows:
        cells = (f"{tagged('th', heading)}{cell}" for heading, cell in zip(headings, row, strict=True))
        lines.append("| " + " | ".join(" ".join(cell.split("\n")) for cell in cells) + " |")
    return "\n".join(lines)


def tagged(name: str, words: str) -> str:
    """Words in a span that the style sheet knows by name."""
    return f'<span class="{name}">{words}</span>'


def card(kind: str, *paras: str) -> str:
    """Paragraphs of Markdown in a box of a kind that the style sheet knows: note, block, warn, done."""
    return f'<div class="box {kind}">\n\n' + "\n\n".join(paras) + "\n\n</div>"


def announced(words: str) -> str:
    """Words that a screen reader says when they change."""
    return f'<span role="status">{words}</span>'


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: "1 gap", "3 gaps"."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
