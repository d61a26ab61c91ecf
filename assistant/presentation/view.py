"""What the screen of one response looks at, gathered once for a refresh; plain values, no way back to the desk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from assistant.cases import Case
from assistant.desk.checking import Verdict
from assistant.drafts.texts import Draft, Gap, gaps_in
from assistant.presentation.sheet import Token, tokens_of
from index.records import SECTION_KINDS, SectionKind

Part = Literal[
    "recommendations", "initial_response", "chief_constable_response", "overall_comments", "checks", "export"
]
PARTS: tuple[Part, ...] = get_args(Part)
DRAFTED: tuple[SectionKind, ...] = ("initial_response", "overall_comments")
NAMES: dict[str, str] = {
    "recommendations": "Recommendations",
    "initial_response": "Initial response",
    "chief_constable_response": "Chief constable",
    "overall_comments": "Overall comments",
    "checks": "Checks",
    "export": "Export",
}


def part_of(name: str | None) -> Part:
    """The part that an address names; the initial response where it names none that we know."""
    return next((part for part in PARTS if part == name), "initial_response")


def section_of(part: str) -> SectionKind:
    """The section whose text a part shows; the initial response for parts without one."""
    return next((kind for kind in SECTION_KINDS if kind == part), "initial_response")


@dataclass(frozen=True)
class View:
    """One response as one part of its screen shows it. `chosen` is the place of a token of the text on the sheet;
    `suggestions` wait for a person's decision; `offered` are the requests that the conversation offers next.
    """

    case: Case
    verdict: Verdict
    part: Part
    suggestions: Mapping[SectionKind, Draft] = field(default_factory=dict)
    chosen: int | None = None
    editing: bool = False
    item: str = ""
    offered: Sequence[str] = ()

    @property
    def section(self) -> SectionKind:
        """The section on the sheet."""
        return section_of(self.part)

    @property
    def suggestion(self) -> Draft | None:
        """The suggestion that waits for a decision on this section, None where none does."""
        return self.suggestions.get(self.section)

    @property
    def text(self) -> str:
        """The text on the sheet: the waiting suggestion, else what the record holds."""
        return self.suggestion.text if self.suggestion else self.case.response.text(self.section) or ""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The text on the sheet in sentences and gaps."""
        if self.suggestion:
            return tokens_of(self.suggestion.text, self.suggestion.sentences)
        accepted = self.case.response.accepted.get(self.section)
        return tokens_of(self.text, accepted.sentences if accepted else ())

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The open gaps of the text on the sheet."""
        return gaps_in(self.text)

    @property
    def token(self) -> Token | None:
        """The chosen token, None where none is."""
        held = self.tokens
        return held[self.chosen] if self.chosen is not None and 0 <= self.chosen < len(held) else None

    @property
    def number(self) -> int:
        """The number of the section's accepted revision, 0 where there is none: what an edit must follow."""
        accepted = self.case.response.accepted.get(self.section)
        return accepted.number if accepted else 0
