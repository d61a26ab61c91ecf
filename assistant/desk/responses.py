"""Responses in hand: starting one, what was told to us, the line, the matrix, clearing a finding."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from datetime import date

from assistant.cases import Case
from assistant.desk.particulars import with_field
from assistant.desk.rows import row_facts
from assistant.desk.workplace import User, Workplace, authorise, kept_text
from assistant.draft_store import Stored
from assistant.drafts.deadlines import Deadline, deadline, long_date
from assistant.drafts.facts import BACKGROUND, LINES, NOT_BEFORE, PUBLICATION, Fact, FactRole
from assistant.drafts.findings import Clearance, Finding
from assistant.drafts.profile import OfficeProfile
from assistant.drafts.response import AcceptedText, Invitation, Response, RowEntry, items_of
from assistant.errors import RefusedError, ResponseNotFoundError
from index.form import with_published
from index.records import SECTION_KINDS, OfficeHolder, ReadingNote, Record, Sections, make_record_id, slug
from index.vocabulary import same_force, title_headings

_INVITED = re.compile(r"invited on (\d{1,2} \w+ \d{4}) to comment by (\d{1,2} \w+ \d{4})", re.I)


@dataclass(frozen=True)
class InHand:
    """One line of the first screen."""

    response: Response
    deadline: Deadline | None
    today: date


class ResponseActions:
    """What a person does with a response in hand, but for its texts."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def in_hand(self, user: User) -> tuple[InHand, ...]:
        """All responses in hand, the one that is due first on top, undated ones last."""
        authorise(user)
        rows = []
        for response_id in self._work.store.ids():
            stored = self._work.store.get(response_id)
            response = self._work.response(response_id)
            published = response.record.inspection.published
            rows.append(InHand(response, deadline(published) if published else None, self._work.day_of(stored)))
        return tuple(sorted(rows, key=_due_day))

    def new(
        self,
        user: User,
        record: Record,
        *,
        published: date | None = None,
        illustrative: bool = False,
        profile: OfficeProfile | None = None,
        made_on: date | None = None,
    ) -> str:
        """Start a response to the inspection of a record; gives its id. Raises ProfileMissingError."""
        name = authorise(user)
        if published:
            record = with_published(record, published)
        work = self._work
        illustrative = illustrative or record.illustrative or self._is_illustrative_force(record)
        speaking = profile or work.profile_for(record)
        record = replace(adopt_profile(record, speaking, work.today()), illustrative=illustrative)
        if not record.record_id:
            inspection = record.inspection
            known = make_record_id(record.force, inspection.published, inspection.title, inspection.summary)
            record = replace(record, record_id=known)
        day = record.inspection.published
        stored = Stored(
            response_id=f"resp-{slug(record.force or 'unknown')}-{day.isoformat() if day else 'undated'}",
            version=1,
            record=record,
            profile=profile,
            invitation=Invitation(),
            made_on=made_on or work.today(),
            illustrative=illustrative,
        )
        return work.store.create(stored, user=name)

    def case(self, user: User, response_id: str) -> Case:
        """A response with its evidence and matrix, as of its day. Raises ResponseNotFoundError."""
        authorise(user)
        return self._work.case(response_id)

    def remove(self, user: User, response_id: str) -> None:
        """Remove a response in hand with all that was kept for it."""
        self._work.store.remove(response_id, user=authorise(user))

    def add_fact(
        self,
        user: User,
        response_id: str,
        text: str,
        *,
        sender: str,
        on: date | None = None,
        item: str | None = None,
        clearance: str = PUBLICATION,
        replaces: str | None = None,
        role: FactRole = "told",
    ) -> Fact:
        """Keep what somebody told us, with who, when and clearance. Raises RefusedError naming what is wrong."""
        name = authorise(user)
        text, sender = kept_text(text).strip(), kept_text(sender).strip()
        if not text:
            raise RefusedError("The fact is empty, so nothing was kept.", "Give its words.")
        if not sender:
            raise RefusedError("Nobody is named as the source, so the fact was not kept.", "Say who told us.")
        known = items_of(self._work.store.get(response_id).record)
        about = tuple(checked_item(part, known) for part in re.split(r"\s*[,;]\s*", item) if part) if item else ()
        day = on or self._work.day_of(self._work.store.get(response_id))
        fact = Fact("", sender, day, checked_clearance(clearance), text, replaces, about, role)
        return self._work.store.add_fact(response_id, fact, user=name, invitation=self._invitation(response_id, fact))

    def set_line(
        self, user: User, response_id: str, line: str, *, sender: str | None = None, on: date | None = None
    ) -> Fact:
        """Keep the commissioner's line: welcome, mixed, critical, or the commissioner's own words."""
        response = self._work.response(response_id)
        value = line.strip().lower() if line.strip().lower() in LINES else line
        day = on or self._work.day_of(self._work.store.get(response_id))
        holder = response.profile.commissioner_on(day)
        who = sender or (f"{holder.name}, {holder.title}" if holder else f"the {response.profile.title}")
        return self.add_fact(user, response_id, value, sender=who, on=day, item="line", role="line")

    def receive(self, user: User, response_id: str, text: str, *, sender: str, on: date | None = None) -> Fact:
        """Keep the chief officer's own text, verbatim, as a fact and as the section's text."""
        about = "chief_constable_response"
        fact = self.add_fact(user, response_id, text, sender=sender, on=on, item=about, role="received text")
        self._fill_chief_section(user, response_id, fact.text)
        return fact

    def none_received(self, user: User, response_id: str, *, sender: str, by: date) -> Fact:
        """Record that no comments were received by a day; the section says so."""
        text = f"No comments were received from the {self._chief_title(response_id)} by {long_date(by)}."
        about = "chief_constable_response"
        fact = self.add_fact(user, response_id, text, sender=sender, item=about, role="none received")
        stored = self._work.store.get(response_id)
        due = stored.invitation.comments_due or by
        invitation = replace(stored.invitation, received=None, none_by=by, comments_due=due)
        self._work.store.set_invitation(response_id, invitation, user=authorise(user))
        self._fill_chief_section(user, response_id, fact.text)
        return fact

    def set_row(self, user: User, response_id: str, entry: RowEntry) -> None:
        """Keep what a person entered in a row of the matrix, and tell it as facts that drafts may rest on."""
        name = authorise(user)
        response = self._work.response(response_id)
        checked_item(entry.item, items_of(response.record))
        self._work.store.set_row(response_id, entry, user=name)
        for text, sender, replaces in row_facts(entry, response, name):
            self.add_fact(user, response_id, text, sender=sender, item=entry.item, replaces=replaces, role="row")

    def set_published(self, user: User, response_id: str, on: date) -> None:
        """Keep the day on which the report was published; due dates are counted again."""
        record = with_published(self._work.store.get(response_id).record, on)
        self._work.store.set_record(response_id, record, user=authorise(user))

    def set_field(self, user: User, response_id: str, field: str, text: str) -> None:
        """Keep one particular of the inspection as a person gives it. Raises RefusedError for an unknown field."""
        record = with_field(self._work.store.get(response_id).record, field, text)
        self._work.store.set_record(response_id, record, user=authorise(user))

    def clear(self, user: User, response_id: str, finding: Finding, *, by: str, reason: str) -> None:
        """Keep a named person's decision that a blocking finding does not stand in the way.

        Raises RefusedError for an absolute finding, and where name or reason is missing.
        """
        name = authorise(user)
        if finding.absolute:
            raise RefusedError("A blank required field or an open gap cannot be cleared by anybody.", finding.mend)
        if finding.severity != "block":
            raise RefusedError("This finding does not stand in the way, so there is nothing to clear.", finding.mend)
        by, reason = kept_text(by).strip(), kept_text(reason).strip()
        if not by or not reason:
            raise RefusedError("A finding is cleared with a name and a reason; one is missing.", "Give both.")
        clearance = Clearance(finding.key, by, reason, self._work.now().isoformat())
        self._work.store.add_clearance(response_id, clearance, user=name)

    def _fill_chief_section(self, user: User, response_id: str, text: str) -> None:
        before = {accepted.section: accepted for accepted in self._work.store.get(response_id).accepted}
        newest = before.get("chief_constable_response")
        accepted = AcceptedText("chief_constable_response", 0, text)
        number = newest.number if newest else 0
        self._work.store.save_revision(response_id, accepted, (), expected=number, user=authorise(user))

    def _invitation(self, response_id: str, fact: Fact) -> Invitation | None:
        invitation = self._work.store.get(response_id).invitation
        if fact.role == "received text":
            return replace(invitation, received=fact.date, none_by=None)
        told = _INVITED.search(fact.text)
        if not told:
            return None
        days = [dt.datetime.strptime(words, "%d %B %Y").date() for words in told.groups()]
        return replace(invitation, invited=days[0], comments_due=days[1])

    def _chief_title(self, response_id: str) -> str:
        response = self._work.response(response_id)
        return (response.record.chief.title or "Chief Constable").lower()

    def _is_illustrative_force(self, record: Record) -> bool:
        rows = self._work.archive.list()
        return any(row.illustrative and same_force(row.force or "", record.force or "") for row in rows)


def _due_day(row: InHand) -> tuple[bool, date]:
    last = row.deadline.last_day if row.deadline else None
    return (last is None, last or date.max)


def checked_item(item: str, known: tuple[str, ...]) -> str:
    """The item as the matrix names it. Raises ResponseNotFoundError for one that the inspection does not have."""
    name = re.sub(r"^(rec|r)\.?\s*(?=\d)", "recommendation ", item.strip(), flags=re.I)
    name = re.sub(r"^afi\s*(?=\d)", "area for improvement ", name, flags=re.I).lower()
    sections = ("initial_response", "chief_constable_response", "overall_comments", "report", "line")
    if name in known or name in sections:
        return name
    raise ResponseNotFoundError(
        f"The inspection has no item “{item.strip()}”.", f"Its items are: {', '.join(known) or 'none'}."
    )


def checked_clearance(clearance: str) -> str:
    """The clearance as kept. Raises RefusedError for one that we do not know."""
    value = clearance.strip()
    if value in (PUBLICATION, BACKGROUND):
        return value
    try:
        date.fromisoformat(value.removeprefix(NOT_BEFORE))
    except ValueError:
        value = ""
    if not value.startswith(NOT_BEFORE):
        raise RefusedError(
            f"“{clearance}” is not a clearance, so the fact was not kept.",
            "Use publication, background, or not-before:YYYY-MM-DD.",
        )
    return value


def adopt_profile(record: Record, profile: OfficeProfile, today: date) -> Record:
    """The record with the profile's titles and headings on the day of the report; a note says where they differ."""
    on = record.inspection.published or today
    holder, chief = profile.commissioner_on(on), profile.chief_on(on)
    name = record.commissioner.name or (holder.name if holder else None)
    title = holder.title if holder and (name == holder.name) else record.commissioner.title or profile.title
    notes = record.reading_notes
    if record.commissioner.title and record.commissioner.title != title:
        note = (
            f"The form’s row says {record.commissioner.title}; the office’s profile says {title} on the date of the "
            "report. Headings use the profile’s title."
        )
        notes = (*notes, ReadingNote("commissioner.title", 0, len(title), note))
    chief_name, chief_title = (chief.name, chief.title) if chief else (None, "Chief Constable")
    chief_title = record.chief.title or chief_title
    headings = title_headings(profile.title, chief_title)
    sections = {kind: replace(record.section(kind), heading=getattr(headings, kind)) for kind in SECTION_KINDS}
    return replace(
        record,
        commissioner=OfficeHolder(name, title),
        chief=OfficeHolder(record.chief.name or chief_name, chief_title),
        sections=Sections(**sections),
        reading_notes=notes,
    )
