"""The matrix: one row an item of the inspection, in two columns, the force's and the commissioner's own."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

from index.records import SectionKind

ItemKind = Literal["cause of concern", "recommendation", "area for improvement"]


@dataclass(frozen=True)
class ForceSide:
    """What the force says of an item; `sources` are the marks of the facts it comes from."""

    position: str | None = None
    action: str | None = None
    owner: str | None = None
    date: dt.date | None = None
    cleared_by: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class CommissionerSide:
    """The body's own position and action, or why none: what section 55(5B) asks for."""

    position: str | None = None
    action_taken: str | None = None
    action_proposed: str | None = None
    reason_for_none: str | None = None
    sources: tuple[str, ...] = ()

    @property
    def answers(self) -> bool:
        """True where the body's own action, taken or proposed, or its reason for none is given."""
        return bool(self.action_taken or self.action_proposed or self.reason_for_none)


@dataclass(frozen=True)
class SaidBefore:
    """What this body said on the same subject in an earlier published response; `published` is the response's date."""

    mark: str
    record_id: str
    published: dt.date | None
    by: str | None
    text: str


@dataclass(frozen=True)
class Printed:
    """Where the answer stands in a section's text."""

    section: SectionKind
    start: int
    end: int


@dataclass(frozen=True)
class Row:
    """One item. `s55_5b` is None for causes of concern and areas for improvement, which (5B) does not cover."""

    item: str
    ref: str
    kind: ItemKind
    addressees: tuple[str, ...]
    due: dt.date | None
    text: str
    applies: bool = True
    why_not: str | None = None
    force: ForceSide = ForceSide()
    commissioner: CommissionerSide = CommissionerSide()
    said_before: tuple[SaidBefore, ...] = ()
    state: str = "open"
    s55_5b: bool | None = None
    printed: Printed | None = None

    def to_json(self) -> dict[str, Any]:
        """The contract's keys, in its order."""
        return {
            "item": self.item,
            "ref": self.ref,
            "kind": self.kind,
            "addressees": list(self.addressees),
            "due": _iso(self.due),
            "applies": self.applies,
            "why_not": self.why_not,
            "force": {
                "position": self.force.position,
                "action": self.force.action,
                "owner": self.force.owner,
                "date": _iso(self.force.date),
                "cleared_by": self.force.cleared_by,
                "sources": list(self.force.sources),
            },
            "commissioner": {
                "position": self.commissioner.position,
                "action_taken": self.commissioner.action_taken,
                "action_proposed": self.commissioner.action_proposed,
                "reason_for_none": self.commissioner.reason_for_none,
                "sources": list(self.commissioner.sources),
            },
            "said_before": [vars(said) | {"published": _iso(said.published)} for said in self.said_before],
            "state": self.state,
            "s55_5b": self.s55_5b,
            "printed": vars(self.printed).copy() if self.printed else None,
        }


def _iso(on: dt.date | None) -> str | None:
    return on.isoformat() if on else None
