"""What the force or the office told us for one response: who, when, about what, and whether it may be published."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

Line = str
LINES: tuple[str, ...] = ("welcome", "mixed", "critical")
FactRole = Literal["told", "line", "received text", "none received", "invitation", "row"]

PUBLICATION = "publication"
BACKGROUND = "background"
NOT_BEFORE = "not-before:"


@dataclass(frozen=True)
class Fact:
    """One thing told to us. `clearance` is publication, background or not-before:YYYY-MM-DD.

    `about` holds items ("recommendation 2"), sections, "report" or "line". `role` says what kind of
    statement it is: the chief constable's finished text and the commissioner's line are facts too.
    """

    fact_id: str
    sender: str
    date: dt.date
    clearance: str
    text: str
    replaces: str | None = None
    about: tuple[str, ...] = ()
    role: FactRole = "told"

    def held_until(self) -> dt.date | None:
        """The first day on which a held fact may be used, None where it is not held."""
        return (
            dt.date.fromisoformat(self.clearance[len(NOT_BEFORE) :]) if self.clearance.startswith(NOT_BEFORE) else None
        )

    def cleared_on(self, today: dt.date) -> bool:
        """True where the fact may be published on the day."""
        held = self.held_until()
        return self.clearance == PUBLICATION or (held is not None and held <= today)

    def to_json(self) -> dict[str, Any]:
        """The contract's shape."""
        return {
            "fact_id": self.fact_id,
            "mark": self.fact_id,
            "from": self.sender,
            "date": self.date.isoformat(),
            "clearance": self.clearance,
            "replaces": self.replaces,
            "about": list(self.about),
            "text": self.text,
        }


def usable(facts: tuple[Fact, ...], today: dt.date) -> tuple[Fact, ...]:
    """Facts that may supply a sentence on the day: cleared, and not replaced by another fact.

    A replaced fact is never used, not even where the one that replaces it is still held.
    """
    replaced = {fact.replaces for fact in facts if fact.replaces}
    return tuple(fact for fact in facts if fact.fact_id not in replaced and fact.cleared_on(today))
