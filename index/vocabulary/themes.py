"""What a passage is about, told by its words: the reason that a search gives."""

import re
from functools import cache

from index.vocabulary.files import load


def themes() -> tuple[str, ...]:
    """The names of all themes."""
    return tuple(load("themes")["themes"])


def themes_in(text: str | None) -> tuple[str, ...]:
    """The themes whose words the text holds, most often named first; ties keep the order of the file."""
    counts = [(len(pattern.findall(text or "")), name) for pattern, name in _patterns()]
    return tuple(name for count, name in sorted(counts, key=lambda pair: -pair[0]) if count)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = load("themes")["themes"]
    return tuple((re.compile("|".join(f"(?:{word})" for word in words), re.I), name) for name, words in rows.items())
