"""What the checks say, in the order in which somebody would mend it, and where each finding leads."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafts.findings import Finding, in_order
from assistant.drafts.texts import gaps_in
from assistant.presentation.markup import card, counted, plain, tagged
from assistant.presentation.particulars import particular_of
from assistant.presentation.sheet import token_at
from assistant.presentation.view import NAMES, Part, View

GROUPS = ("For the commissioner", "For the force", "For this office", "Warnings", "Notes and what was cleared")
KINDS = {"block": "Blocks", "warn": "Warning", "note": "Note"}
FOOT = "A draft can be exported at any time, marked DRAFT. Open gaps and blank required fields cannot be cleared."


@dataclass(frozen=True)
class Listed:
    """A finding, with the group that it stands in and the part of the screen that it leads to."""

    finding: Finding
    group: str
    part: Part

    @property
    def clearable(self) -> bool:
        """True where a named person may clear it."""
        return self.finding.severity == "block" and not self.finding.absolute


def verdict_text(findings: Sequence[Finding]) -> str:
    """The state in one line."""
    blocking = [finding for finding in findings if finding.severity == "block"]
    if not blocking:
        warnings = sum(finding.severity == "warn" for finding in findings)
        rest = f" {counted(warnings, 'warning')} to read." if warnings else ""
        return f"## Ready: nothing blocks the final copy\n\n{rest or FOOT}"
    absolute = sum(finding.absolute for finding in blocking)
    others = len(blocking) - absolute
    verb = "blocks" if len(blocking) == 1 else "block"
    parts = [f"{absolute} that only mending ends" if absolute else ""]
    parts.append(f"{others} that a named person may clear" if others else "")
    told = ", ".join(part for part in parts if part)
    return f"## Not ready: {counted(len(blocking), 'finding')} {verb} the final copy\n\n{told}. {FOOT}"


def listed(findings: Sequence[Finding]) -> tuple[Listed, ...]:
    """The findings by group, blocking first."""
    held = [Listed(finding, _group(finding), part_for(finding.field)) for finding in in_order(findings)]
    return tuple(sorted(held, key=lambda one: GROUPS.index(one.group)))


def _group(finding: Finding) -> str:
    if finding.severity != "block":
        return "Warnings" if finding.severity == "warn" else "Notes and what was cleared"
    gap = next(iter(gaps_in(finding.text or "")), None)
    if gap:
        return {"force": "For the force", "commissioner": "For the commissioner", "office": "For this office"}[gap.who]
    return "For the force" if "chief_constable" in finding.field else "For this office"


def part_for(field: str) -> Part:
    """The part of the screen where a field is mended; the particulars stand beside every draft."""
    if particular_of(field):
        return "initial_response"
    name = field.removeprefix("sections.").split(".")[0]
    if name in ("initial_response", "chief_constable_response", "overall_comments"):
        return name  # type: ignore[return-value]
    matrix = ("recommendations", "areas_for_improvement", "causes_of_concern", "matrix")
    return "recommendations" if name in matrix else "initial_response"


def place_of(view: View, finding: Finding) -> int | None:
    """The token that a finding stands in, of the text on the sheet of the part that it leads to."""
    return token_at(view.tokens, finding.start)


def finding_text(one: Listed, number: int) -> str:
    """One finding by its number in the list: what, where, why, and how to mend it."""
    finding = one.finding
    where = field_words(finding.field)
    quoted = finding.text if finding.text and not gaps_in(finding.text) and finding.severity != "note" else ""
    found = f"“{plain(quoted if len(quoted) < 160 else quoted[:157] + '…')}”" if quoted else ""
    places = len(finding.places)
    spread = f", {places} places" if places > 1 else ""
    head = f"**{number}. {KINDS[finding.severity]}: {plain(finding.message)}** {tagged('subdued', where + spread)}"
    lines = [head, found] if found and quoted not in finding.message else [head]
    basis = f"Why: {plain(finding.basis)}" if finding.basis else ""
    mend = f"Mend: {plain(finding.mend)}" if finding.mend and finding.severity != "note" else ""
    lines.append(" ".join(part for part in (basis, mend) if part))
    return card(finding.severity, *(line for line in lines if line))


def field_words(field: str) -> str:
    """A field as people say it."""
    name = field.removeprefix("sections.").split(".")
    if name[0] in NAMES and name[0] != "recommendations":
        return NAMES[name[0]]
    plural = {
        "recommendations": "Recommendation",
        "areas_for_improvement": "Area for improvement",
        "causes_of_concern": "Cause of concern",
    }
    if name[0] in plural and len(name) > 1 and name[1].isdigit():
        return f"{plural[name[0]]} {int(name[1]) + 1} in the form’s order"
    words = {"inspection": "Inspection", "commissioner": "Commissioner", "chief": "Chief constable", "force": "Force"}
    rest = f", {name[-1].replace('_', ' ')}" if len(name) > 1 else ""
    return f"{words.get(name[0], name[0].replace('_', ' ').capitalize())}{rest}"


def go_label(one: Listed, number: int) -> str:
    """The words of the button that leads to a finding's place; the number tells it from its neighbours."""
    if particular_of(one.finding.field):
        return f"{number}. Go to the particulars"
    where = "chief constable’s text" if one.part == "chief_constable_response" else NAMES[one.part].lower()
    return f"{number}. Go to {where}"
