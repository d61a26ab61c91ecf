"""Escapes: a backslash before what would otherwise be read as structure, and its removal.

A line with n backslashes before something that reads as structure is printed with n + 1, and
read back with one fewer, so that any text survives. HTML tags and character codes that a text
means literally are escaped where they stand, in the same way.
"""

import re
from collections.abc import Callable

HTML_TAG_NAMES = (
    "p|br|ol|ul|li|strong|b|em|i|u|a|div|span|h[1-6]|table|thead|tbody|tr|td|th|sup|sub|blockquote|font|section|hr|img"
)
HTML = re.compile(
    rf"(\\*)(<!--.*?-->|</?(?:{HTML_TAG_NAMES})(?:\s[^<>]*)?/?>|&(?:#\d{{1,7}}|#x[0-9a-f]{{1,6}}|[a-z][a-z0-9]{{1,31}});)",
    re.IGNORECASE | re.DOTALL,
)


def escape_lines(text: str, reads: Callable[[str], bool], *, first: bool) -> str:
    """The text with a backslash before each line that `reads` as structure; `first` says if line one may."""
    lines = text.split("\n")
    return "\n".join(
        f"\\{line}" if (at or first) and reads(line.lstrip("\\")) else line for at, line in enumerate(lines)
    )


def unescape_lines(text: str, reads: Callable[[str], bool], *, first: bool) -> str:
    """The text that `escape_lines` was given."""
    lines = text.split("\n")
    return "\n".join(unescape_line(line, reads) if at or first else line for at, line in enumerate(lines))


def unescape_line(line: str, reads: Callable[[str], bool]) -> str:
    """One line without the backslash that `escape_lines` put before it."""
    return line[1:] if line.startswith("\\") and reads(line.lstrip("\\")) else line


def escape_html(text: str) -> str:
    """The text with one more backslash before each tag and character code, so that it is read literally."""
    return HTML.sub(lambda found: f"\\{found[0]}", text) if "<" in text or "&" in text else text
