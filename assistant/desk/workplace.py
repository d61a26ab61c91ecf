"""Who acts, and the parts that actions share."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from assistant.cases import Case, open_case
from assistant.draft_store import DraftStore, OfficeStore, Stored
from assistant.drafts.profile import Holder, OfficeProfile
from assistant.drafts.response import Response
from assistant.errors import ProfileMissingError, RefusedError
from index.archive import Archive, RecordRow
from index.embedding import Embedding
from index.passages import PassageKind
from index.records import Record, SectionKind, slug
from index.retrieval import Precedent
from index.vocabulary import find_force, same_force

if TYPE_CHECKING:
    from assistant.drafting.modelled import ModelDrafter


_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class User:
    """Who acts. There is one local user until accounts exist; an empty name is nobody."""

    name: str


def authorise(user: User) -> str:
    """The user's name for the audit trail. Raises RefusedError for nobody."""
    if not user.name.strip():
        raise RefusedError("Nobody is signed in, so nothing was done.", "Set FIFTYSIX_USER_NAME to your name.")
    return user.name


def kept_text(text: str) -> str:
    """What somebody typed or sent, as any database can keep it: LF line ends, no NUL, no half of a character."""
    return _HALF_CHARACTER.sub("\ufffd", text.replace("\r\n", "\n").replace("\0", ""))


class Finder(Protocol):
    """Search, exact or from the cache."""

    def find(
        self,
        query: str,
        *,
        section: PassageKind | None = None,
        for_force: str | None = None,
        limit: int = 10,
        include_illustrative: bool = False,
        only: str | None = None,
    ) -> tuple[Precedent, ...]:
        """Precedents, best first."""


@dataclass(frozen=True)
class Workplace:
    """The parts that actions are made of. Callables are made when first needed, since they are slow to load."""

    archive: Archive
    store: DraftStore
    office: OfficeStore
    embedding: Callable[[], Embedding]
    search: Callable[[], Finder]
    drafter: Callable[[], "ModelDrafter | None"]
    now: Callable[[], datetime]
    search_folder: Path
    model_name: str | None = None
    fixed_day: date | None = None

    def today(self) -> date:
        """The day of the office, or the fixed day of a demonstration."""
        return self.fixed_day or self.now().astimezone().date()

    def day_of(self, stored: Stored) -> date:
        """The day on which a response is looked at: an illustrative one is told as of the day it was made."""
        return stored.made_on if stored.illustrative and not self.fixed_day else self.today()

    def response(self, response_id: str) -> Response:
        """A response in hand, with its profile and the body's own earlier records. Raises ResponseNotFoundError."""
        return self._in_hand(self.store.get(response_id))

    def case(self, response_id: str) -> Case:
        """The case of a response, as of its day."""
        stored = self.store.get(response_id)
        return open_case(self._in_hand(stored), today=self.day_of(stored))

    def _in_hand(self, stored: Stored) -> Response:
        own = self.own_records(stored.record, illustrative=stored.illustrative)
        return stored.response(stored.profile or self.profile_for(stored.record), own)

    def profile_for(self, record: Record) -> OfficeProfile:
        """The office's profile where it is for this force; else one that says only what the form says."""
        profile = self.office.profile()
        if profile and (record.force is None or same_force(profile.force, record.force)):
            return profile
        return profile_from_record(record)

    def own_records(self, record: Record, *, illustrative: bool) -> tuple[Record, ...]:
        """The same body's earlier records, newest first. Illustrative ones serve illustrative responses only."""
        rows = [
            row
            for row in self.archive.list()
            if record.force and row.force and same_force(row.force, record.force)
            if illustrative or not row.illustrative
            if row.record_id != record.record_id and _is_earlier(row, record)
        ]
        return tuple(self.archive.get(row.record_id) for row in rows)


def _is_earlier(row: RecordRow, record: Record) -> bool:
    """True where a record is of an earlier inspection; an undated one must at least be of another title."""
    published = record.inspection.published
    if row.published and published:
        return row.published < published
    return slug(row.title or "") != slug(record.inspection.title or "")


def profile_from_record(record: Record) -> OfficeProfile:
    """The least profile: what the form itself says of the office, and what the dated vocabulary knows.

    Raises ProfileMissingError where the form names no force.
    """
    if not record.force:
        raise ProfileMissingError("The inspection names no force.", "Fill in the row “Force” of the form.")
    known = find_force(record.force)
    title = record.commissioner.title or "Police and Crime Commissioner"
    chief_title = record.chief.title or "Chief Constable"
    return OfficeProfile(
        office=f"Office of the {title}",
        body=f"{title} for {record.force}",
        force=record.force,
        force_name=known.full_name if known else named_force(record),
        title=title,
        commissioners=(Holder(record.commissioner.name, title),) if record.commissioner.name else (),
        chiefs=(Holder(record.chief.name, chief_title),) if record.chief.name else (),
    )


def named_force(record: Record) -> str:
    """The force's name in full, as the inspection's own words have it, else with "Police" added."""
    force = record.force or ""
    words = f"{record.inspection.title or ''} {record.inspection.summary or ''}"
    for ending in ("Constabulary", "Police Service", "Police"):
        if f"{force} {ending}" in words:
            return f"{force} {ending}"
    return force if force.endswith(("Police", "Constabulary", "Service")) else f"{force} Police"


def section_query(case: Case, section: SectionKind | None, item: str | None) -> str:
    """What to look for: the item's words, else what the inspection found."""
    if item and (row := case.row(item)):
        return row.text
    inspection = case.response.record.inspection
    parts = [inspection.title or "", *(row.text for row in case.rows), inspection.summary or ""]
    return " ".join(" ".join(parts).split())[:2000]
