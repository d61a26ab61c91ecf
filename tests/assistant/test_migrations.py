"""A database is brought to the newest schema by migrations alone, once, by one process at a time."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import assistant.draft_store.tables  # noqa: F401 - its tables join the metadata
from assistant import migrations
from assistant.migrations import HEAD, upgrade
from index.database import Database, metadata
from index.errors import DatabaseError
from tests.databases import postgresql_server, postgresql_url, sqlite_url

__all__ = ["postgresql_server", "postgresql_url", "sqlite_url"]

ROOT = Path(__file__).resolve().parents[2]
UPGRADE = """
import sys
from assistant.migrations import upgrade
from index.database import Database
database = Database(sys.argv[1])
sys.stdin.readline()
upgrade(database)
database.close()
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh database without tables."""
    address: str = request.getfixturevalue(f"{request.param}_url")
    return address


@pytest.fixture
def fresh(url: str) -> Iterator[Database]:
    database = Database(url)
    yield database
    database.close()


def schema(database: Database) -> dict[str, list[str]]:
    with database.reading() as connection:
        inspected = sa.inspect(connection)
        return {name: [str(c) for c in inspected.get_columns(name)] for name in inspected.get_table_names()}


def test_a_migrated_database_is_what_the_tables_say(fresh: Database) -> None:
    upgrade(fresh)
    with fresh.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_every_table_is_made_by_the_migrations(fresh: Database) -> None:
    upgrade(fresh)
    assert set(schema(fresh)) == {*metadata.tables, "alembic_version"}


def test_a_second_upgrade_changes_nothing(fresh: Database) -> None:
    upgrade(fresh)
    with fresh.writing() as connection:
        connection.execute(sa.text("insert into office (profile, saved_by, saved_at) values ('{}', 'x', '2026-01-01')"))
    before = schema(fresh)
    upgrade(fresh)
    assert schema(fresh) == before
    with fresh.reading() as connection:
        assert connection.scalar(sa.text("select count(*) from office")) == 1


def test_the_constant_names_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_a_database_of_a_newer_version_is_told_and_left_alone(fresh: Database) -> None:
    upgrade(fresh)
    with fresh.writing() as connection:
        connection.execute(sa.text("update alembic_version set version_num = '9999'"))
    before = schema(fresh)
    with pytest.raises(DatabaseError, match="newer") as told:
        upgrade(fresh)
    assert told.value.hint
    assert schema(fresh) == before


def test_a_failed_migration_leaves_nothing_behind(fresh: Database) -> None:
    with fresh.writing() as connection:
        connection.execute(sa.text("create table suggestions (other integer)"))
    with pytest.raises(sa.exc.DBAPIError):
        upgrade(fresh)
    assert set(schema(fresh)) == {"suggestions"}


def test_two_processes_at_once_on_a_fresh_database_both_succeed(url: str) -> None:
    children = [
        subprocess.Popen(
            [sys.executable, "-c", UPGRADE, url], cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    ends = [child.communicate(timeout=60)[1] for child in children]
    assert [(child.returncode, end) for child, end in zip(children, ends, strict=True)] == [(0, ""), (0, "")]
    database = Database(url)
    with database.reading() as connection:
        assert connection.scalar(sa.text("select version_num from alembic_version")) == HEAD
    database.close()
