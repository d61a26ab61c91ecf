"""What understanding needs to know of a case: which items there are, what is in view, what has been done."""

from dataclasses import dataclass
from datetime import date

from assistant.cases import Case
from assistant.drafts.response import items_of
from index.records import SECTION_KINDS, SectionKind


@dataclass(frozen=True)
class CaseSummary:
    """The case in a few values. `in_view` is the section or item whose text is on screen."""

    force: str
    today: date
    items: tuple[str, ...] = ()
    written: frozenset[SectionKind] = frozenset()
    has_line: bool = False
    has_chief_text: bool = False
    has_own_records: bool = False
    in_view: SectionKind | None = None
    item_in_view: str | None = None

    @property
    def next_section(self) -> SectionKind:
        """What "draft it" means: the section in view, else the first that has no text, else the first."""
        unwritten = [kind for kind in SECTION_KINDS if kind not in self.written]
        return self.in_view or (unwritten or list(SECTION_KINDS))[0]


def summarise(case: Case, *, in_view: SectionKind | None = None, item_in_view: str | None = None) -> CaseSummary:
    """The summary of a case."""
    response = case.response
    return CaseSummary(
        response.profile.force,
        case.today,
        items_of(response.record),
        frozenset(kind for kind, text in response.texts().items() if text),
        response.line is not None,
        response.received is not None or response.invitation.none_by is not None,
        bool(response.own_records),
        in_view,
        item_in_view,
    )
