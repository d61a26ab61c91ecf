"""What an officer can ask for in chat."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from index.records import SectionKind

RevisionKind = Literal["shorter", "longer", "plainer", "firmer", "custom"]
WhyUnknown = Literal["empty", "unclear", "off-topic", "only-a-person", "position", "grades"]
Question = Literal["who", "when", "clearance", "text"]


@dataclass(frozen=True)
class DraftSection:
    """A draft of a section, with the officer's further wish where there is one."""

    section: SectionKind
    instruction: str | None = None


@dataclass(frozen=True)
class AnswerItem:
    """The answer to an item such as "recommendation 2". `exists` is False where the inspection has no such item."""

    item: str
    instruction: str | None = None
    exists: bool = True


@dataclass(frozen=True)
class Revise:
    """The text in view, or the named section or item, in other words. Never another position."""

    kind: RevisionKind
    instruction: str
    section: SectionKind | None = None
    item: str | None = None


@dataclass(frozen=True)
class WhatIsMissing:
    """What still has to be found out or filled in."""


@dataclass(frozen=True)
class WhyBlocked:
    """What stands in the way of the final copy."""


@dataclass(frozen=True)
class WhenDue:
    """The last lawful day; for the date of publication that was named, else for the report in hand.

    `item` asks for the date that the inspectorate set for a recommendation. `needs_year` says that a day was named
    without a year.
    """

    published: date | None = None
    item: str | None = None
    needs_year: bool = False


@dataclass(frozen=True)
class WhatHaveOthersSaid:
    """Similar responses of other bodies about a topic; None is this inspection's own subject."""

    topic: str | None = None


@dataclass(frozen=True)
class WhatDidWePromise:
    """What this body said in earlier responses about a topic; None is everything that bears on this inspection."""

    topic: str | None = None


@dataclass(frozen=True)
class GiveFact:
    """A fact that somebody told the office. `clearance` is in the form of `Fact.clearance`."""

    text: str
    sender: str | None = None
    item: str | None = None
    clearance: str | None = None
    said_on: date | None = None
    named: bool = False

    @property
    def asks(self) -> tuple[Question, ...]:
        """What has to be asked before the fact can be recorded, in this order."""
        missing: list[tuple[Question, bool]] = [
            ("text", not self.text),
            ("who", not (self.sender and self.named)),
            ("when", self.said_on is None),
            ("clearance", self.clearance is None),
        ]
        return tuple(question for question, open_ in missing if open_)


@dataclass(frozen=True)
class GiveLine:
    """The commissioner's line: welcome, mixed, critical, or the commissioner's own words."""

    value: str


@dataclass(frozen=True)
class Unknown:
    """Not understood, not our trade, for a person to do (accept, send), or a matter of position or grades."""

    reason: WhyUnknown
    text: str = ""


Intent = (
    DraftSection
    | AnswerItem
    | Revise
    | WhatIsMissing
    | WhyBlocked
    | WhenDue
    | WhatHaveOthersSaid
    | WhatDidWePromise
    | GiveFact
    | GiveLine
    | Unknown
)
