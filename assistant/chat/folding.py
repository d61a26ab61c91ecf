"""An utterance folded for matching: lower case, plain quotes, typing slips in the trade's words mended.

What was typed is never lost: a span of the folded text leads back to the same words as they were typed.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

_WORD = re.compile(r"\S+")
_EDGES = re.compile(r"^([\"'“‘(]*)(.*?)([\"'”’).,;:!?]*)$", re.DOTALL)
_KNOWN = tuple(
    """draft redraft write rewrite prepare produce initial response responses overall comments closing chief
    constable constable's commissioner commissioner's recommendation recommendations improvement section answer
    shorten shorter longer lengthen plainer simpler simplify firmer stronger missing outstanding promise
    promised others deadline blocked blocking welcome critical publish published previous similar inspection
    please paragraph""".split()  # noqa: SIM905
)
# Words in their own right that lie within a slip of one above.
_OTHER_WORDS = frozenset(
    """former premise commission commissioned missions publisher publishes promises drafts writes answers answered
    improvements sections comment shortest longest welcomes welcomed criticism other inspections paragraphs
    publication inspector inspectors respond responded responding commitment commitments chiefs""".split()  # noqa: SIM905
)
_SHORT = {
    "whats": "what's", "wheres": "where's", "hows": "how's", "cant": "can't", "dont": "don't", "pls": "please",
    "plz": "please", "recs": "recommendations", "rec": "recommendation", "reccs": "recommendations", 
    "afi": "area for improvement",
    "afis": "areas for improvement", "coc": "cause of concern", "pcc": "commissioner", "pcc's": "commissioner's",
    "pccs": "commissioners", "pfcc": "commissioner", "pfcc's": "commissioner's", "cc": "chief constable",
    "cc's": "chief constable's", "ccs": "chief constable's", "heres": "here's", "weve": "we've", "weeks'": "weeks",
}  # fmt: skip


@dataclass(frozen=True)
class Folded:
    """The folded text, and for each of its words where the typed one began and ended: (start, end, from, to)."""

    text: str
    typed: str
    words: tuple[tuple[int, int, int, int], ...]

    def as_typed(self, start: int, end: int | None = None) -> str:
        """The words as typed that lie in a span of the folded text."""
        end = len(self.text) if end is None else end
        inside = [(a, b) for s, e, a, b in self.words if s < end and e > start]
        return self.typed[inside[0][0] : inside[-1][1]] if inside else ""


def fold(typed: str) -> Folded:
    """The folded form of what was typed."""
    words, parts, length = [], [], 0
    for match in _WORD.finditer(typed):
        plain = match[0].lower().replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
        edges = _EDGES.match(plain)
        before, core, after = edges.groups() if edges else ("", plain, "")
        word = f"{before}{_mended(core)}{after}"
        words.append((length, length + len(word), match.start(), match.end()))
        parts.append(word)
        length += len(word) + 1
    return Folded(" ".join(parts), typed, tuple(words))


@lru_cache(maxsize=4096)
def _mended(word: str) -> str:
    if word in _SHORT:
        return _SHORT[word]
    if len(word) < 5 or word in _KNOWN or word in _OTHER_WORDS or not word.replace("'", "").isalpha():
        return word
    swapped = [known for known in _KNOWN if known[0] == word[0] and sorted(known) == sorted(word)]
    near = swapped or get_close_matches(word, _KNOWN, n=1, cutoff=0.82)
    return near[0] if near and near[0][0] == word[0] else word
