"""A response in hand: the record in the making, what we were told, the line, and what was accepted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assistant.drafts.facts import Fact, usable
from assistant.drafts.findings import Clearance
from assistant.drafts.profile import OfficeProfile
from assistant.drafts.texts import Sentence
from index.records import SECTION_KINDS, Record, SectionKind


@dataclass(frozen=True)
class Invitation:
    """The section 55(4) invitation: when the chief officer was invited, by when, and what came.

    `none_by` is set where it was recorded that no comments were received by that day.
    """

    invited: date | None = None
    comments_due: date | None = None
    received: date | None = None
    none_by: date | None = None


@dataclass(frozen=True)
class RowEntry:
    """What a person entered in a row of the matrix by hand; None leaves what the sources say."""

    item: str
    applies: bool | None = None
    why_not: str | None = None
    force_position: str | None = None
    force_action: str | None = None
    force_owner: str | None = None
    force_date: date | None = None
    cleared_by: str | None = None
    position: str | None = None
    action_taken: str | None = None
    action_proposed: str | None = None
    reason_for_none: str | None = None


@dataclass(frozen=True)
class AcceptedText:
    """The accepted text of one section: its sentences' sources, which items it answers, and who saved it."""

    section: SectionKind
    number: int
    text: str
    sentences: tuple[Sentence, ...] = ()
    printed: tuple[tuple[str, int, int], ...] = ()
    author: str = ""
    model: str | None = None


@dataclass(frozen=True)
class Response:
    """A response in hand, as of one moment; frozen, so that every activity sees the same."""

    response_id: str
    record: Record
    profile: OfficeProfile
    made_on: date
    illustrative: bool = False
    version: int = 1
    facts: tuple[Fact, ...] = ()
    invitation: Invitation = Invitation()
    rows: tuple[RowEntry, ...] = ()
    own_records: tuple[Record, ...] = ()
    accepted: Mapping[SectionKind, AcceptedText] = field(default_factory=dict)
    clearances: tuple[Clearance, ...] = ()

    @property
    def line(self) -> Fact | None:
        """The commissioner's line, the newest, or None where none was given."""
        return next((fact for fact in reversed(self.facts) if fact.role == "line"), None)

    @property
    def received(self) -> Fact | None:
        """The chief constable's own text, the newest, or None where none came or "none received" came later."""
        told = [fact for fact in self.facts if fact.role in ("received text", "none received")]
        return told[-1] if told and told[-1].role == "received text" else None

    def usable_facts(self, today: date) -> tuple[Fact, ...]:
        """The facts that may supply a sentence on the day."""
        return usable(self.facts, today)

    def text(self, section: SectionKind) -> str | None:
        """The accepted text of a section, else what the record came with."""
        accepted = self.accepted.get(section)
        return accepted.text if accepted else self.record.section(section).text

    def texts(self) -> dict[SectionKind, str | None]:
        """All three sections' texts, in the form's order."""
        return {kind: self.text(kind) for kind in SECTION_KINDS}


def items_of(record: Record) -> tuple[str, ...]:
    """The items of an inspection in the form's order: "cause of concern 1", "recommendation 1", ..."""
    return (
        *(f"cause of concern {concern.ref}" for concern in record.causes_of_concern),
        *(f"recommendation {item.ref}" for item in record.recommendations or ()),
        *(f"area for improvement {item.ref}" for item in record.areas_for_improvement or ()),
    )
