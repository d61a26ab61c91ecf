"""The one chain of migrations over both packages' tables, and bringing a database up to date."""

from pathlib import Path

import sqlalchemy as sa

from index.database import CHANGES_LOCK, Database
from index.errors import DatabaseError

HEAD = "0001"


def upgrade(database: Database) -> None:
    """Bring a database to the newest schema; a no-op where it is there already. Raises DatabaseError.

    One process at a time does the work: it happens whole, in one writing transaction.
    """
    # Asked before Alembic is imported: that import costs more than most commands do.
    if _version(database) == HEAD:
        return
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with database.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(CHANGES_LOCK)))
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise DatabaseError(
                f"The database {database.name} was made by a newer Fiftysix than this one.",
                "Install the newer version, or choose another data folder.",
            ) from error


def _version(database: Database) -> str | None:
    with database.reading() as connection:
        if not sa.inspect(connection).has_table("alembic_version"):
            return None
        version: str | None = connection.scalar(sa.text("select version_num from alembic_version"))
        return version
