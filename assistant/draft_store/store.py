"""Responses in hand in the database. Every change is one transaction with its audit row."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from assistant.draft_store import tables as t
from assistant.draft_store.office import record_audit
from assistant.draft_store.stored import Message, Revision, Stored
from assistant.draft_store.values import from_text, to_text
from assistant.drafts.facts import Fact
from assistant.drafts.findings import Clearance, Finding
from assistant.drafts.profile import profile_from_json, profile_to_json
from assistant.drafts.response import AcceptedText, Invitation, RowEntry
from assistant.drafts.texts import Draft
from assistant.errors import ResponseNotFoundError, StaleRevisionError
from index.database import Database, lock_changes
from index.records import Record, SectionKind, from_json, to_json


class DraftStore:
    """Reads and changes responses in hand. `now` gives the UTC instant that rows are stamped with."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def create(self, stored: Stored, *, user: str) -> str:
        """Keep a new response; gives its id, with a number added where the id is taken."""
        with self._database.writing() as connection:
            lock_changes(connection)  # nobody else may take the same id meanwhile
            taken = set(connection.scalars(sa.select(t.responses.c.response_id)))
            numbers = (f"{stored.response_id}-{n}" for n in range(2, len(taken) + 3))
            response_id = next(name for name in (stored.response_id, *numbers) if name not in taken)
            profile = json.dumps(profile_to_json(stored.profile), ensure_ascii=False) if stored.profile else None
            connection.execute(
                sa.insert(t.responses).values(
                    response_id=response_id,
                    version=1,
                    record=json.dumps(to_json(stored.record), ensure_ascii=False),
                    profile=profile,
                    invitation=to_text(stored.invitation),
                    made_on=stored.made_on,
                    illustrative=stored.illustrative,
                    created_by=user,
                    created_at=self._now(),
                )
            )
            self._audit(connection, user, "new response", response_id, record=stored.record.record_id)
        return response_id

    def ids(self) -> list[str]:
        """All responses in hand, oldest first."""
        with self._database.reading() as connection:
            order = (t.responses.c.created_at, t.responses.c.response_id)
            return list(connection.scalars(sa.select(t.responses.c.response_id).order_by(*order)))

    def get(self, response_id: str) -> Stored:
        """One response as stored. Raises ResponseNotFoundError."""
        with self._database.reading() as connection:
            return self._read(connection, response_id)

    def remove(self, response_id: str, *, user: str) -> None:
        """Remove a response with its facts, revisions, suggestions, conversation and clearances."""
        with self._database.writing() as connection:
            self._hold(connection, response_id)
            for table in (t.facts, t.revisions, t.suggestions, t.row_entries, t.messages, t.clearances, t.responses):
                connection.execute(sa.delete(table).where(table.c.response_id == response_id))
            self._audit(connection, user, "remove response", response_id)

    def add_fact(self, response_id: str, fact: Fact, *, user: str, invitation: Invitation | None = None) -> Fact:
        """Keep a fact under the next number; gives it with its id. Also keeps what it says of the invitation.

        A `replaces` that names no fact of this response raises ResponseNotFoundError.
        """
        with self._database.writing() as connection:
            known = self._hold(connection, response_id).facts
            if fact.replaces and fact.replaces not in {other.fact_id for other in known}:
                raise ResponseNotFoundError(
                    f"The response {response_id} has no fact {fact.replaces} to replace.",
                    f"Its facts are: {', '.join(other.fact_id for other in known) or 'none'}.",
                )
            number = len(known) + 1
            fact = replace(fact, fact_id=f"F{number}")
            row = {"response_id": response_id, "number": number, "fact": to_text(fact)}
            connection.execute(sa.insert(t.facts).values(**row, entered_by=user, entered_at=self._now()))
            changed = {"invitation": to_text(invitation)} if invitation else {}
            self._touch(connection, response_id, **changed)
            self._audit(connection, user, f"add {fact.role} fact", response_id, fact_id=fact.fact_id)
        return fact

    def set_invitation(self, response_id: str, invitation: Invitation, *, user: str) -> None:
        """Keep when the chief officer was invited, by when, and what came."""
        with self._database.writing() as connection:
            self._hold(connection, response_id)
            self._touch(connection, response_id, invitation=to_text(invitation))
            self._audit(connection, user, "save invitation", response_id)

    def set_record(self, response_id: str, record: Record, *, user: str) -> None:
        """Keep changed particulars of the inspection."""
        with self._database.writing() as connection:
            self._hold(connection, response_id)
            self._touch(connection, response_id, record=json.dumps(to_json(record), ensure_ascii=False))
            self._audit(connection, user, "save particulars", response_id, digest=record.digest)

    def set_row(self, response_id: str, entry: RowEntry, *, user: str) -> None:
        """Keep what a person entered in a row of the matrix."""
        with self._database.writing() as connection:
            self._hold(connection, response_id)
            here = (t.row_entries.c.response_id == response_id) & (t.row_entries.c.item == entry.item)
            connection.execute(sa.delete(t.row_entries).where(here))
            row = {"response_id": response_id, "item": entry.item, "entry": to_text(entry)}
            connection.execute(sa.insert(t.row_entries).values(**row, entered_by=user, entered_at=self._now()))
            self._touch(connection, response_id)
            self._audit(connection, user, "save row", response_id, item=entry.item)

    def save_revision(
        self, response_id: str, text: AcceptedText, findings: Iterable[Finding], *, expected: int, user: str
    ) -> AcceptedText:
        """Keep a text as the section's next revision; `expected` is the number that the user saw last, 0 for none.

        Raises StaleRevisionError where somebody saved a newer one; nothing is overwritten.
        """
        with self._database.writing() as connection:
            self._hold(connection, response_id)
            here = (t.revisions.c.response_id == response_id) & (t.revisions.c.section == text.section)
            found = connection.scalar(sa.select(sa.func.max(t.revisions.c.number)).where(here)) or 0
            if found != expected:
                raise StaleRevisionError(
                    f"Version {found} of this section was saved while you worked on version {expected}.",
                    "Nothing was overwritten. Open the newer version, then make your change again.",
                )
            text = replace(text, number=found + 1, author=user)
            kept = json.dumps([finding.to_json() for finding in findings], ensure_ascii=False)
            row = {"response_id": response_id, "section": text.section, "number": text.number}
            row |= {"revision": to_text(text), "findings": kept, "saved_by": user}
            connection.execute(sa.insert(t.revisions).values(**row, saved_at=self._now()))
            self._touch(connection, response_id)
            self._audit(connection, user, "save text", response_id, section=text.section, number=text.number)
        return text

    def revisions(self, response_id: str, section: SectionKind) -> list[Revision]:
        """Every kept text of a section, oldest first."""
        here = (t.revisions.c.response_id == response_id) & (t.revisions.c.section == section)
        with self._database.reading() as connection:
            rows = connection.execute(sa.select(t.revisions).where(here).order_by(t.revisions.c.number)).all()
        return [Revision(from_text(AcceptedText, row.revision), row.saved_by, row.saved_at) for row in rows]

    def save_suggestion(self, draft: Draft, *, user: str) -> None:
        """Keep a suggestion beside the text, in place of an earlier one for the section."""
        with self._database.writing() as connection:
            self._hold(connection, draft.response_id)
            self._delete_suggestion(connection, draft.response_id, draft.section)
            row = {"response_id": draft.response_id, "section": draft.section, "draft": to_text(draft)}
            connection.execute(sa.insert(t.suggestions).values(**row, made_at=self._now()))
            self._audit(connection, user, "suggest", draft.response_id, section=draft.section, model=draft.model)

    def suggestion(self, response_id: str, section: SectionKind) -> Draft | None:
        """The suggestion that waits for a person's decision, or None."""
        here = (t.suggestions.c.response_id == response_id) & (t.suggestions.c.section == section)
        with self._database.reading() as connection:
            text = connection.scalar(sa.select(t.suggestions.c.draft).where(here))
        return from_text(Draft, text) if text else None

    def drop_suggestion(self, response_id: str, section: SectionKind, *, user: str) -> None:
        """Take a suggestion away, as rejected or as accepted."""
        with self._database.writing() as connection:
            self._hold(connection, response_id)
            self._delete_suggestion(connection, response_id, section)
            self._audit(connection, user, "drop suggestion", response_id, section=section)

    def add_message(self, response_id: str, role: str, text: str, *, user: str) -> None:
        """Add a turn to the conversation."""
        with self._database.writing() as connection:
            self._hold(connection, response_id)
            row: dict[str, Any] = {"response_id": response_id, "role": role, "text": text, "author": user}
            connection.execute(sa.insert(t.messages).values(**row, at=self._now()))
            self._audit(connection, user, f"message of the {role}", response_id)

    def messages(self, response_id: str) -> list[Message]:
        """The conversation, oldest turn first."""
        query = sa.select(t.messages).where(t.messages.c.response_id == response_id).order_by(t.messages.c.number)
        with self._database.reading() as connection:
            return [Message(row.role, row.text, row.author, row.at) for row in connection.execute(query)]

    def add_clearance(self, response_id: str, clearance: Clearance, *, user: str) -> None:
        """Keep a named person's decision that one finding does not stand in the way."""
        with self._database.writing() as connection:
            self._hold(connection, response_id)
            row: dict[str, Any] = {"finding_key": clearance.finding_key, "by": clearance.by, "reason": clearance.reason}
            row |= {"response_id": response_id, "entered_by": user, "at": self._now()}
            connection.execute(sa.insert(t.clearances).values(**row))
            self._touch(connection, response_id)
            self._audit(connection, user, "clear finding", response_id, check=clearance.finding_key.split("|")[0])

    def _hold(self, connection: Connection, response_id: str) -> Stored:
        """The response, which nobody else may change until this transaction ends."""
        # SQLite's writing transaction is alone already, and knows no FOR UPDATE.
        here = t.responses.c.response_id == response_id
        connection.execute(sa.select(t.responses.c.version).where(here).with_for_update())
        return self._read(connection, response_id)

    def _read(self, connection: Connection, response_id: str) -> Stored:
        row = connection.execute(sa.select(t.responses).where(t.responses.c.response_id == response_id)).first()
        if row is None:
            raise ResponseNotFoundError(
                f"There is no response in hand called {response_id}.",
                "`fiftysix responses` and the first screen list them.",
            )
        return Stored(
            response_id=row.response_id,
            version=row.version,
            record=from_json(json.loads(row.record)),
            profile=profile_from_json(json.loads(row.profile)) if row.profile else None,
            invitation=from_text(Invitation, row.invitation),
            made_on=row.made_on,
            illustrative=row.illustrative,
            facts=tuple(from_text(Fact, text) for text in self._column(connection, t.facts, "fact", response_id)),
            rows=tuple(
                from_text(RowEntry, text) for text in self._column(connection, t.row_entries, "entry", response_id)
            ),
            accepted=self._newest_texts(connection, response_id),
            clearances=tuple(
                Clearance(c.finding_key, c.by, c.reason, c.at.isoformat())
                for c in connection.execute(
                    sa.select(t.clearances)
                    .where(t.clearances.c.response_id == response_id)
                    .order_by(t.clearances.c.number)
                )
            ),
        )

    @staticmethod
    def _column(connection: Connection, table: sa.Table, name: str, response_id: str) -> list[str]:
        order = table.c.number if "number" in table.c else table.c.item
        return list(
            connection.scalars(sa.select(table.c[name]).where(table.c.response_id == response_id).order_by(order))
        )

    @staticmethod
    def _newest_texts(connection: Connection, response_id: str) -> tuple[AcceptedText, ...]:
        newest = (
            sa.select(t.revisions.c.section, sa.func.max(t.revisions.c.number).label("number"))
            .where(t.revisions.c.response_id == response_id)
            .group_by(t.revisions.c.section)
            .subquery()
        )
        same = (t.revisions.c.section == newest.c.section) & (t.revisions.c.number == newest.c.number)
        query = sa.select(t.revisions.c.revision).select_from(t.revisions.join(newest, same))
        query = query.where(t.revisions.c.response_id == response_id).order_by(t.revisions.c.section)
        texts = connection.scalars(query)
        return tuple(from_text(AcceptedText, text) for text in texts)

    @staticmethod
    def _delete_suggestion(connection: Connection, response_id: str, section: str) -> None:
        here = (t.suggestions.c.response_id == response_id) & (t.suggestions.c.section == section)
        connection.execute(sa.delete(t.suggestions).where(here))

    @staticmethod
    def _touch(connection: Connection, response_id: str, **changed: Any) -> None:
        values: Mapping[str, Any] = {"version": t.responses.c.version + 1, **changed}
        connection.execute(sa.update(t.responses).where(t.responses.c.response_id == response_id).values(**values))

    def _audit(self, connection: Connection, user: str, action: str, response_id: str, **detail: Any) -> None:
        record_audit(connection, user, action, at=self._now(), response_id=response_id, **detail)
