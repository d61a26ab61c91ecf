"""Run by Alembic: the migrations, on the connection that `upgrade` opened."""

from alembic import context

import assistant.draft_store.tables  # noqa: F401 - its tables join the metadata
from index.database import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
