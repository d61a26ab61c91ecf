"""The first schema: past records with their passages, and responses in hand."""

import sqlalchemy as sa
from alembic import op

from index.database import Instant

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this schema."""

    op.create_table(
        "audit",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("response_id", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_response_id"), "audit", ["response_id"], unique=False)
    op.create_table(
        "changes",
        sa.Column("sequence", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_changes")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_changes_kind_sequence", "changes", ["kind", "sequence"], unique=False)
    op.create_table(
        "embeddings",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", "model", name=op.f("pk_embeddings")),
    )
    op.create_table(
        "office",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("saved_by", sa.Text(), nullable=False),
        sa.Column("saved_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_office")),
    )
    op.create_table(
        "records",
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("force", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("inspectorate", sa.Text(), nullable=True),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("concerns", sa.Text(), nullable=False),
        sa.Column("json", sa.Text(), nullable=False),
        sa.Column("passage_version", sa.Integer(), nullable=False),
        sa.Column("added_at", Instant(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_records")),
    )
    op.create_index(op.f("ix_records_digest"), "records", ["digest"], unique=False)
    op.create_table(
        "responses",
        sa.Column("response_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=True),
        sa.Column("invitation", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("response_id", name=op.f("pk_responses")),
    )
    op.create_table(
        "clearances",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("response_id", sa.Text(), nullable=False),
        sa.Column("finding_key", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["response_id"], ["responses.response_id"], name=op.f("fk_clearances_response_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_clearances")),
    )
    op.create_index(op.f("ix_clearances_response_id"), "clearances", ["response_id"], unique=False)
    op.create_table(
        "facts",
        sa.Column("response_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("entered_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["response_id"], ["responses.response_id"], name=op.f("fk_facts_response_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("response_id", "number", name=op.f("pk_facts")),
    )
    op.create_table(
        "messages",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("response_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["response_id"], ["responses.response_id"], name=op.f("fk_messages_response_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_messages")),
    )
    op.create_index(op.f("ix_messages_response_id"), "messages", ["response_id"], unique=False)
    op.create_table(
        "passages",
        sa.Column("passage_id", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["records.record_id"], name=op.f("fk_passages_record_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("passage_id", name=op.f("pk_passages")),
    )
    op.create_index(op.f("ix_passages_digest"), "passages", ["digest"], unique=False)
    op.create_index(op.f("ix_passages_kind"), "passages", ["kind"], unique=False)
    op.create_index(op.f("ix_passages_record_id"), "passages", ["record_id"], unique=False)
    op.create_table(
        "revisions",
        sa.Column("response_id", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Text(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("saved_by", sa.Text(), nullable=False),
        sa.Column("saved_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["response_id"], ["responses.response_id"], name=op.f("fk_revisions_response_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("response_id", "section", "number", name=op.f("pk_revisions")),
    )
    op.create_table(
        "row_entries",
        sa.Column("response_id", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Text(), nullable=False),
        sa.Column("entered_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["response_id"], ["responses.response_id"], name=op.f("fk_row_entries_response_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("response_id", "item", name=op.f("pk_row_entries")),
    )
    op.create_table(
        "suggestions",
        sa.Column("response_id", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["response_id"], ["responses.response_id"], name=op.f("fk_suggestions_response_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("response_id", "section", name=op.f("pk_suggestions")),
    )


def downgrade() -> None:
    """Back to the schema before."""

    op.drop_table("suggestions")
    op.drop_table("row_entries")
    op.drop_table("revisions")
    op.drop_index(op.f("ix_passages_record_id"), table_name="passages")
    op.drop_index(op.f("ix_passages_kind"), table_name="passages")
    op.drop_index(op.f("ix_passages_digest"), table_name="passages")
    op.drop_table("passages")
    op.drop_index(op.f("ix_messages_response_id"), table_name="messages")
    op.drop_table("messages")
    op.drop_table("facts")
    op.drop_index(op.f("ix_clearances_response_id"), table_name="clearances")
    op.drop_table("clearances")
    op.drop_table("responses")
    op.drop_index(op.f("ix_records_digest"), table_name="records")
    op.drop_table("records")
    op.drop_table("office")
    op.drop_table("embeddings")
    op.drop_index("ix_changes_kind_sequence", table_name="changes")
    op.drop_table("changes")
    op.drop_index(op.f("ix_audit_response_id"), table_name="audit")
    op.drop_table("audit")
