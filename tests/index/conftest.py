"""Fixtures of the archive."""

import pytest

from index.archive import Archive
from index.database import Database
from tests.databases import database, postgresql_server, postgresql_url, sqlite_url
from tests.fakes import FixedClock

__all__ = ["archive", "clock", "database", "postgresql_server", "postgresql_url", "sqlite_url"]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def archive(database: Database, clock: FixedClock) -> Archive:
    """An empty archive on either engine."""
    return Archive(database, clock)
