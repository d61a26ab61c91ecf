"""The tables of responses in hand, in the same metadata as the archive's."""

import sqlalchemy as sa

from index.database import COUNTER, Instant, metadata


def _response_id(*, primary: bool = False) -> sa.Column[str]:
    key = sa.ForeignKey("responses.response_id", ondelete="CASCADE")
    return sa.Column("response_id", sa.Text, key, nullable=False, primary_key=primary, index=not primary)


office = sa.Table(
    "office",
    metadata,
    sa.Column("number", COUNTER, primary_key=True, autoincrement=True),
    sa.Column("profile", sa.Text, nullable=False),
    sa.Column("saved_by", sa.Text, nullable=False),
    sa.Column("saved_at", Instant, nullable=False),
)

responses = sa.Table(
    "responses",
    metadata,
    sa.Column("response_id", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
    # The office's own profile where NULL; an illustrative response carries its fictional office's.
    sa.Column("profile", sa.Text),
    sa.Column("invitation", sa.Text, nullable=False),
    sa.Column("made_on", sa.Date, nullable=False),
    sa.Column("illustrative", sa.Boolean, nullable=False),
    sa.Column("created_by", sa.Text, nullable=False),
    sa.Column("created_at", Instant, nullable=False),
)

facts = sa.Table(
    "facts",
    metadata,
    _response_id(primary=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("fact", sa.Text, nullable=False),
    sa.Column("entered_by", sa.Text, nullable=False),
    sa.Column("entered_at", Instant, nullable=False),
)

revisions = sa.Table(
    "revisions",
    metadata,
    _response_id(primary=True),
    sa.Column("section", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("revision", sa.Text, nullable=False),
    sa.Column("findings", sa.Text, nullable=False),
    sa.Column("saved_by", sa.Text, nullable=False),
    sa.Column("saved_at", Instant, nullable=False),
)

suggestions = sa.Table(
    "suggestions",
    metadata,
    _response_id(primary=True),
    sa.Column("section", sa.Text, primary_key=True),
    sa.Column("draft", sa.Text, nullable=False),
    sa.Column("made_at", Instant, nullable=False),
)

row_entries = sa.Table(
    "row_entries",
    metadata,
    _response_id(primary=True),
    sa.Column("item", sa.Text, primary_key=True),
    sa.Column("entry", sa.Text, nullable=False),
    sa.Column("entered_by", sa.Text, nullable=False),
    sa.Column("entered_at", Instant, nullable=False),
)

messages = sa.Table(
    "messages",
    metadata,
    sa.Column("number", COUNTER, primary_key=True, autoincrement=True),
    _response_id(),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("at", Instant, nullable=False),
)

clearances = sa.Table(
    "clearances",
    metadata,
    sa.Column("number", COUNTER, primary_key=True, autoincrement=True),
    _response_id(),
    sa.Column("finding_key", sa.Text, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("entered_by", sa.Text, nullable=False),
    sa.Column("at", Instant, nullable=False),
)

audit = sa.Table(
    "audit",
    metadata,
    sa.Column("number", COUNTER, primary_key=True, autoincrement=True),
    sa.Column("user", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("response_id", sa.Text, index=True),
    # What was done, without the words of a response: ids, counts and digests only.
    sa.Column("detail", sa.Text, nullable=False),
    sa.Column("at", Instant, nullable=False),
)
