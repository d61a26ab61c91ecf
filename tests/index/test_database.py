"""The database: what a failure says, and that nothing is half-written."""

import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from index.archive import Archive
from index.database import Database, changes, record_change
from index.errors import DatabaseError, DatabaseFullError
from tests.fakes import FixedClock
from tests.index.archive_material import a_past_record


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("a small disk can be mounted by root only")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def failure(url: str) -> DatabaseError:
    with pytest.raises(DatabaseError) as caught, Database(url).writing() as connection:
        connection.execute(sa.select(changes))
    return caught.value


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite:///{folder}/missing/x.db", "cannot be opened"),
        ("sqlite:///{folder}/text.db", "is not a database"),
        ("sqlite:///{folder}/empty.db", "is not set up"),
        ("postgresql://nobody:secret@127.0.0.1:9/x", "cannot be reached"),
        ("mysql://host/x", "which we do not support"),
        ("nonsense", "cannot be read"),
    ],
)
def test_a_database_that_cannot_be_used_is_one_clear_line_with_a_hint(tmp_path: Path, url: str, said: str) -> None:
    (tmp_path / "text.db").write_text("This is a letter, and a letter is no database. " * 50)
    error = failure(url.format(folder=tmp_path))
    assert said in error.message
    assert error.hint
    assert "\n" not in error.message
    assert "secret" not in error.message


def test_a_wrong_database_name_on_a_real_server_cannot_be_reached(postgresql_url: str) -> None:
    assert "cannot be reached" in failure(postgresql_url.replace("/archive_", "/nobody_")).message


def test_a_database_without_tables_says_that_it_is_not_set_up(postgresql_url: str) -> None:
    assert "is not set up" in failure(postgresql_url).message


def test_what_is_raised_inside_a_transaction_undoes_it(database: Database, clock: FixedClock) -> None:
    def write_and_fail() -> None:
        with database.writing() as connection:
            record_change(connection, "record", "k", action="added", at=clock())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    with database.reading() as connection:
        assert connection.execute(sa.select(changes)).all() == []


def test_an_instant_comes_back_in_utc(database: Database, clock: FixedClock) -> None:
    with database.writing() as connection:
        record_change(connection, "record", "k", action="added", at=clock())
    with database.reading() as connection:
        at = connection.scalar(sa.select(changes.c.at))
    assert at == clock.at
    assert at.utcoffset() == clock.at.utcoffset()


def test_readers_go_on_while_somebody_writes(database: Database, clock: FixedClock) -> None:
    archive = Archive(database, clock)
    archive.add(a_past_record(1))
    with database.writing() as connection:
        record_change(connection, "record", "k", action="added", at=clock())
        assert len(archive.list()) == 1
        assert len(archive.changes_since(0)) == 1


def test_a_reading_transaction_sees_one_moment(database: Database, clock: FixedClock) -> None:
    archive = Archive(database, clock)
    with database.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(changes)) == 0
        writer = threading.Thread(target=lambda: archive.add(a_past_record(1)))
        writer.start()
        writer.join()
        assert connection.scalar(sa.select(sa.func.count()).select_from(changes)) == 0
    assert len(archive.changes_since(0)) == 1


def test_sqlite_is_opened_for_safety(sqlite_url: str) -> None:
    with Database(sqlite_url).reading() as connection:
        told = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


def test_a_full_disk_is_said_so_and_leaves_nothing_half_written(small_disk: Path, clock: FixedClock) -> None:
    database = Database(f"sqlite:///{small_disk / 'fiftysix.db'}")
    database.create_tables()
    archive, number = Archive(database, clock), 0

    def fill() -> None:
        nonlocal number
        for number in range(200):
            archive.add(a_past_record(number, extra=" The board asked for more." * 400))

    with pytest.raises(DatabaseFullError, match="no room left"):
        fill()
    assert number > 0
    assert {row.source for row in archive.list()} == {f"record-{held}.json" for held in range(number)}
    assert [archive.get(row.record_id).record_id for row in archive.list()]
    assert all(archive.passages(row.record_id) for row in archive.list())
    with database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_a_file_that_may_not_be_written_is_said_to_be_read_only(sqlite_url: str, clock: FixedClock) -> None:
    database = Database(sqlite_url)
    database.create_tables()
    event.listen(database.engine, "begin", lambda connection: connection.exec_driver_sql("PRAGMA query_only = ON"))
    with pytest.raises(DatabaseError, match="is read-only"):
        Archive(database, clock).add(a_past_record(1))
