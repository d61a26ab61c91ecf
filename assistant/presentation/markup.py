"""Text made safe to stand in Markdown that is shown as a page."""

import html
import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~>-])")


def plain(text: str | None) -> str:
    """Text that shows as it was typed: neither HTML nor Markdown in it has any effect."""
    escaped = html.escape(text or "", quote=False)
    return _SPECIAL.sub(r"\\\1", escaped)


def paragraphs(text: str | None) -> str:
    """Text whose paragraphs and line breaks stay."""
    return plain(text).replace("\n\n", "\n\n&nbsp;\n\n" if not text else "\n\n").replace("\n", "  \n")


def table(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A Markdown table; cells are Markdown already."""
    lines = ["| " + " | ".join(headings) + " |", "|" + " --- |" * len(headings)]
    return "\n".join(lines + ["| " + " | ".join(cell.replace("\n", " ") for cell in row) + " |" for row in rows])


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: "1 gap", "3 gaps"."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
