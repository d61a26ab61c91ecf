"""The office profile and the audit trail, kept."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from assistant.draft_store.tables import audit, office
from assistant.drafts.profile import OfficeProfile, profile_from_json, profile_to_json
from index.database import Database


def record_audit(
    connection: Connection, user: str, action: str, *, at: datetime, response_id: str | None = None, **detail: Any
) -> None:
    """Add what a user did to the audit trail, in the transaction of the deed itself."""
    text = json.dumps(detail, ensure_ascii=False, sort_keys=True, default=str)
    row = {"user": user, "action": action, "response_id": response_id, "detail": text, "at": at}
    connection.execute(sa.insert(audit).values(**row))


class OfficeStore:
    """The profile of the one office of this installation; every saved profile is kept, the newest counts."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def profile(self) -> OfficeProfile | None:
        """The newest profile, or None where the office has not said who it is."""
        with self._database.reading() as connection:
            text = connection.scalar(sa.select(office.c.profile).order_by(office.c.number.desc()).limit(1))
        return profile_from_json(json.loads(text)) if text else None

    def save(self, profile: OfficeProfile, *, user: str) -> None:
        """Keep a profile as the newest."""
        text = json.dumps(profile_to_json(profile), ensure_ascii=False)
        with self._database.writing() as connection:
            connection.execute(sa.insert(office).values(profile=text, saved_by=user, saved_at=self._now()))
            record_audit(connection, user, "save profile", at=self._now(), force=profile.force)

    def audit_trail(self, response_id: str | None = None) -> list[dict[str, Any]]:
        """What was done, oldest first, for one response or for all."""
        query = sa.select(audit).order_by(audit.c.number)
        if response_id:
            query = query.where(audit.c.response_id == response_id)
        with self._database.reading() as connection:
            return [dict(row._mapping) for row in connection.execute(query)]
