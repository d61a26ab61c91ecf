"""A serving process is killed at random points of an ingest; nothing that it called safe is lost."""

import json
import random
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from index.archive import Archive
from index.database import Database
from index.records import Record, to_json
from index.stored_passages import StoredPassages
from index.verification import verify
from tests.fakes import HashedWords
from tests.index.archive_material import a_past_record, marker

ROOT = Path(__file__).resolve().parents[3]
FILES_A_ROUND = 40
REWRITTEN_A_ROUND = 5
SEARCHED_A_ROUND = 150


class Rounds:
    """Rounds of one archive: what was called safe so far, and the files of the next round."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.random = random.Random(seed)
        self.url = f"sqlite:///{folder / 'fiftysix.db'}"
        self.archive = Archive(Database(self.url), lambda: datetime.now(UTC))
        self.archive.database.create_tables()
        self.files: dict[Path, tuple[int, Record]] = {}
        self.safe: dict[int, Record] = {}

    def kill_once(self, number: int) -> None:
        """One round: a child checks, ingests, and dies at a random point."""
        self._write_files(number)
        # 0 kills it while it starts, checks or repairs its cache.
        die_after = self.random.randrange(FILES_A_ROUND)
        with self._child(SEARCHED_A_ROUND) as child:
            if die_after == 0:
                time.sleep(self.random.uniform(0.1, 2.5))
            else:
                self._read(child, die_after)
                time.sleep(self.random.uniform(0, 0.01))
            child.kill()
            self._read(child, FILES_A_ROUND)
        self.check_database()

    def finish(self) -> str:
        """The backend of a last child that is not killed and ingests what is left."""
        with self._child(len(self.safe)) as child:
            backend = self._read(child, len(self.files) + 1)
            assert child.stdin is not None
            assert child.wait(60) == 0
        self.check_database()
        return backend

    def check_database(self) -> None:
        """Whether the database is whole and holds what was called safe."""
        with self.archive.database.reading() as connection:
            assert connection.scalar(sa.text("PRAGMA integrity_check")) == "ok"
        pending = dict(self.files.values())
        for number, record in self.safe.items():
            assert self.archive.get(record.record_id) in (record, pending.get(number))
        _, ids = StoredPassages(self.archive.database, "hashed-words", 64).ids()
        assert all(stored.embedded for stored in ids)
        assert {stored.record_id for stored in ids} == {row.record_id for row in self.archive.list()}

    def _write_files(self, number: int) -> None:
        fresh = range(number * FILES_A_ROUND, (number + 1) * FILES_A_ROUND)
        known = self.random.sample(sorted(self.safe), min(REWRITTEN_A_ROUND, len(self.safe)))
        for which in (*known, *fresh):
            path = self.folder / f"record-{which}.json"
            extra = f" Round {number}." if which in self.safe else ""
            record = a_past_record(which, extra=extra, source=path.name)
            path.write_text(json.dumps(to_json(record)), encoding="utf-8")
            self.files[path] = (which, record)

    def _child(self, searched: int) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.index.kill.serving_child", self.url, str(self.folder / "search")]
        child = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        # The youngest are the likeliest to be lost; the last child searches for all.
        youngest = list(self.safe.items())[-searched:]
        expected = {record.record_id: f"progress on {marker(number)}" for number, record in youngest}
        assert child.stdin is not None
        child.stdin.write(json.dumps({"expected": expected, "files": [str(path) for path in self.files]}) + "\n")
        child.stdin.flush()
        return child

    def _read(self, child: subprocess.Popen[str], safe_wanted: int) -> str:
        by_id = {record.record_id: (path, which, record) for path, (which, record) in self.files.items()}
        backend, count = "", 0
        assert child.stdout is not None
        while count < safe_wanted and (line := child.stdout.readline()).endswith("\n"):
            word, _, value = line.strip().partition(" ")
            assert word != "lost", f"{value} was safe and is not found"
            backend = value if word == "backend" else backend
            if word == "safe":
                path, which, record = by_id[value]
                self.safe[which] = record
                self.files.pop(path, None)
                count += 1
        return backend


def kill_many(folder: Path, kills: int, seed: int) -> None:
    rounds = Rounds(folder, seed)
    for number in range(kills):
        rounds.kill_once(number)
    assert rounds.finish() == "cache"
    assert not rounds.files
    assert len(rounds.safe) == kills * FILES_A_ROUND
    verified = verify(folder / "search", rounds.archive, HashedWords())
    assert (verified.problems, verified.cache, verified.records) == ((), "sound", kills * FILES_A_ROUND)


@pytest.mark.timeout(300)
def test_ten_kills_during_ingest_lose_nothing_that_was_called_safe(tmp_path: Path) -> None:
    kill_many(tmp_path, kills=10, seed=56)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_fifty_kills_during_ingest_lose_nothing_that_was_called_safe(tmp_path: Path) -> None:
    kill_many(tmp_path, kills=50, seed=1996)
