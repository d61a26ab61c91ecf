"""A sentence to be grounded, and what a grounding check says of it."""

import re
from dataclasses import dataclass
from functools import cached_property

from assistant.checks.grounds import Reference, Statement, bare, references_in
from assistant.checks.words import stems_near, stems_of
from assistant.wording.dates import DateMention, dates_in
from assistant.wording.figures import Figure, figures_in

BASIS = {
    "figure": "No figure without a source of this response that gives it.",
    "date": "No date without a source of this response that gives it.",
    "name": "People, bodies and places are named only where a source of this response names them.",
    "quotation": "What stands in quotation marks is somebody’s exact words.",
    "commitment": "Money, posts and promises need a source that is cleared for publication.",
    "meaning": "A sentence says what its source says, not the contrary.",
    "other-force": "Other forces’ responses lend their pattern, never their facts.",
    "recommendation-reference": "A reference must point to the item that the sentence is about.",
}
SUPPLY = "Leave it out, or keep a cleared fact that bears it out."
# A paragraph that opens so is about that item: "Recommendation 5 (for whom)." or "Its return (recommendation 5)."
_HEADING = re.compile(r"(?:recommendation \d+(?: \([^)]*\))?|[^.]{0,60}\(recommendation \d+\))[.:]", re.I)
_POINTS_BACK = re.compile(r"\b(?:this|that|it|its|the recommendation|the area)\b", re.I)


@dataclass(frozen=True)
class Claim:
    """One sentence of a text; offsets of a fault count in the sentence. `before` is the text that leads up to it."""

    text: str
    before: str = ""

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures, without those inside a frequency."""
        return tuple(figure for figure in figures_in(self.text) if not figure.inner)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """Its dates."""
        return dates_in(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its content words."""
        return stems_of(self.text)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The items that it names by number."""
        return references_in(self.text)

    @cached_property
    def items(self) -> tuple[str, ...]:
        """The items that it speaks of: those that it names, else the last ones before it that it points back to."""
        named = self.references
        headed = _HEADING.match(self.before.strip())
        if not named and headed:
            named = references_in(headed[0])
        elif not named and _POINTS_BACK.search(self.text):
            named = references_in(self.before)[-1:]
        return tuple(item for reference in named for item in reference.items)

    def near(self, start: int, end: int, reach: int = 9) -> frozenset[str]:
        """The stems of the content words about a span."""
        return stems_near(self.text, start, end, reach)


@dataclass(frozen=True)
class Fault:
    """What a grounding check found in a claim: the span, what to say and how to mend it."""

    check: str
    start: int
    end: int
    message: str
    mend: str


def nearest_text(statement: Statement, start: int, end: int) -> str:
    """The part of a statement about a span, quoted, with whose it is: at most some twenty-five words."""
    text = statement.text
    if len(text) > 150:
        begin, stop = max(0, start - 80), min(len(text), end + 70)
        left = text.rfind(" ", 0, begin) + 1 if begin else 0
        right = text.find(" ", stop) if text.find(" ", stop) != -1 else len(text)
        text = ("… " if left else "") + text[left:right].strip(" ,;:") + (" …" if right < len(text) else "")
    return f"“{bare(text)}” ({statement.source.label})"
