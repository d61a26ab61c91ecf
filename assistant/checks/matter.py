"""What the record checks look at: a record with the texts of its sections, as of a day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.drafts.facts import Fact
from assistant.drafts.findings import Finding
from assistant.drafts.profile import OfficeProfile
from index.records import SECTION_KINDS, Record, SectionKind, text_at, to_json

NOTHING_TO_DO = "Nothing to do."


@dataclass(frozen=True)
class Matter:
    """A record to be checked. `texts` are its sections as they stand; `in_hand` is False for a file on its own.

    `received` is the chief officer's own text, `none_by` the day by which none was recorded to have come.
    """

    record: Record
    today: date
    texts: Mapping[SectionKind, str | None]
    profile: OfficeProfile | None = None
    in_hand: bool = False
    received: Fact | None = None
    none_by: date | None = None
    comments_due: date | None = None
    line_known: bool = False
    own: tuple[Record, ...] = field(default=())

    @property
    def written(self) -> tuple[tuple[SectionKind, str], ...]:
        """The sections that hold text, in the form's order."""
        return tuple((kind, text) for kind in SECTION_KINDS if (text := self.texts.get(kind)) and text.strip())

    @property
    def is_complete(self) -> bool:
        """True where all three sections hold text."""
        return len(self.written) == len(SECTION_KINDS)

    @property
    def office(self) -> str:
        """What running text calls the body: "the commissioner", "the Deputy Mayor"."""
        title = self.profile.title if self.profile else "commissioner"
        return "the commissioner" if title.lower().endswith("commissioner") else f"the {title}"

    def is_chiefs(self, kind: SectionKind) -> bool:
        """True where the section is the chief officer's own text, as it came with a form or was received."""
        return kind == "chief_constable_response" and (not self.in_hand or self.received is not None)


def text_of(record: Record, path: str) -> str:
    """The text of a field of the record, "" where it is blank."""
    return text_at(to_json(record), path) or ""


def at_field(record: Record, finding: Finding) -> Finding:
    """The finding with the whole text of its field as its span; without a span where the field is blank."""
    words = text_of(record, finding.field)
    return replace(finding, start=0, end=len(words), text=words) if words else finding


def list_of(parts: Iterable[str]) -> str:
    """The parts as running text: "a", "a and b", "a, b and c"."""
    rows = list(parts)
    return rows[0] if len(rows) == 1 else ", ".join(rows[:-1]) + " and " + rows[-1]


def counted(words: Iterable[str]) -> Iterator[str]:
    """Each distinct text once, with how often where that is more than once: "in October (twice)"."""
    rows = list(words)
    for word in dict.fromkeys(rows):
        times = rows.count(word)
        yield f"“{word}”" + ("" if times == 1 else " (twice)" if times == 2 else f" ({times} times)")
