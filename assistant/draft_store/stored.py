"""What the store gives: a response as stored, a kept text, a turn of the conversation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from assistant.drafts.facts import Fact
from assistant.drafts.findings import Clearance
from assistant.drafts.profile import OfficeProfile
from assistant.drafts.response import AcceptedText, Invitation, Response, RowEntry
from index.records import Record


@dataclass(frozen=True)
class Stored:
    """A response as stored: everything but the own records, which the archive holds. `profile` None: the office's."""

    response_id: str
    version: int
    record: Record
    profile: OfficeProfile | None
    invitation: Invitation
    made_on: date
    illustrative: bool
    facts: tuple[Fact, ...] = ()
    rows: tuple[RowEntry, ...] = ()
    accepted: tuple[AcceptedText, ...] = ()
    clearances: tuple[Clearance, ...] = ()

    def response(self, profile: OfficeProfile, own_records: Iterable[Record]) -> Response:
        """The response in hand, with the profile that speaks and the body's own earlier records."""
        return Response(
            response_id=self.response_id,
            record=self.record,
            profile=self.profile or profile,
            made_on=self.made_on,
            illustrative=self.illustrative,
            version=self.version,
            facts=self.facts,
            invitation=self.invitation,
            rows=self.rows,
            own_records=tuple(own_records),
            accepted={text.section: text for text in self.accepted},
            clearances=self.clearances,
        )


@dataclass(frozen=True)
class Revision:
    """One kept text of a section, with who saved it and when."""

    accepted: AcceptedText
    saved_by: str
    saved_at: datetime


@dataclass(frozen=True)
class Message:
    """One turn of the conversation about a response; role is "user" or "assistant"."""

    role: str
    text: str
    author: str
    at: datetime
