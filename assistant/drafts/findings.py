"""What a check says: a finding is a value, never an exception."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

Severity = Literal["block", "warn", "note"]
SEVERITIES: tuple[Severity, ...] = ("block", "warn", "note")


@dataclass(frozen=True)
class Place:
    """A span of the text that `field` names; offsets in code points, None where something is absent."""

    field: str
    start: int | None
    end: int | None


@dataclass(frozen=True)
class Finding:
    """One thing that a check found: what, where, on what basis, and how to mend it.

    `absolute` findings cannot be cleared by anybody (blank required fields and open gaps);
    other blocking ones can, one by one, with a name and a reason. `places` holds all places
    of a grouped finding; the span is the first.
    """

    check: str
    severity: Severity
    field: str
    message: str
    basis: str
    mend: str
    start: int | None = None
    end: int | None = None
    text: str | None = None
    absolute: bool = False
    places: tuple[Place, ...] = ()

    @property
    def key(self) -> str:
        """Names this finding so that a clearance survives a re-check: check, field and the words found."""
        return f"{self.check}|{self.field}|{self.text or ''}"

    def to_json(self) -> dict[str, Any]:
        """The contract's shape, keys in its order."""
        places = self.places or (Place(self.field, self.start, self.end),)
        return {
            "check": self.check,
            "severity": self.severity,
            "absolute": self.absolute,
            "field": self.field,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "message": self.message,
            "basis": self.basis,
            "mend": self.mend,
            "places": [{"field": p.field, "start": p.start, "end": p.end} for p in places],
        }

    def cleared(self, by: str, reason: str) -> "Finding":
        """The same finding as a note that says who cleared it and why."""
        return replace(self, severity="note", message=f"{self.message} Cleared by {by}: {reason}")


@dataclass(frozen=True)
class Clearance:
    """A named person's decision that one finding does not stand in the way."""

    finding_key: str
    by: str
    reason: str
    at: str


def apply_clearances(findings: Iterable[Finding], clearances: Iterable[Clearance]) -> tuple[Finding, ...]:
    """The findings with those that somebody cleared turned into notes. Absolute ones stay."""
    by_key = {clearance.finding_key: clearance for clearance in clearances}
    result = []
    for finding in findings:
        clearance = by_key.get(finding.key)
        if clearance and finding.severity == "block" and not finding.absolute:
            finding = finding.cleared(clearance.by, clearance.reason)
        result.append(finding)
    return tuple(result)


def is_ready(findings: Iterable[Finding]) -> bool:
    """True where nothing blocks."""
    return all(finding.severity != "block" for finding in findings)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Blocking first, then warnings, then notes; otherwise as they came."""
    return tuple(sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity)))
