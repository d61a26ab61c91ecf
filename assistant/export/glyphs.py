"""The glyph rule: what no bundled font can print, the PDF prints by its Unicode name in brackets.

PDF/UA-1 refuses a character without a glyph, and an empty box tells a reader nothing.
"""

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.records import Record

# Joiners and variation selectors shape the character beside them and print nothing of their own.
_SHAPERS = re.compile("[\u200d\ufe00-\ufe0f\U000e0020-\U000e007f]")


@dataclass(frozen=True)
class GlyphNote:
    """A character that the PDF prints by name: the character, its name, how often it stands in the form."""

    character: str
    name: str
    count: int

    @property
    def message(self) -> str:
        """The note in a sentence."""
        times = "once" if self.count == 1 else f"{self.count} times"
        return f"The PDF prints “{self.character}” as [{self.name}], {times}: its fonts have no such character."


@cache
def _unprintable() -> re.Pattern[str]:
    """Matches a character that is not in the table of those that the bundled fonts print."""
    table = json.loads(files(__package__).joinpath("glyphs.json").read_text("utf-8"))
    kept = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in table["ranges"])
    return re.compile(f"[^\\t\\n{kept}]")


def name_of(char: str) -> str:
    """The character's Unicode name, or U+ and its number where it has none."""
    return unicodedata.name(char, f"U+{ord(char):04X}")


def with_names(text: str, extra: frozenset[str] = frozenset()) -> str:
    """The text as the PDF prints it: each character without a glyph, and each of `extra`, by its name."""
    named = _unprintable().sub(lambda found: _printed(found[0]), text)
    for char in extra:
        named = named.replace(char, _printed(char))
    # What shaped a character that is gone has nothing left to shape.
    return re.sub(f"(?<=\\]){_SHAPERS.pattern}+", "", named)


def _printed(char: str) -> str:
    if _SHAPERS.match(char) or char == "\ufeff":
        return ""
    return f"[{name_of(char)}]"


def glyph_notes(record: Record) -> tuple[GlyphNote, ...]:
    """The characters of a record's form that the PDF prints by name, in the order they come."""
    from assistant.export.rendering import render
    from assistant.export.tree import texts_of

    counts = Counter(
        char
        for text in texts_of(render(record, draft=False))
        for char in _unprintable().findall(text)
        if _printed(char)
    )
    return tuple(GlyphNote(char, name_of(char), count) for char, count in counts.items())
