"""Ingestion: files and folders into the archive, a transaction a record, nothing embedded twice."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.archive import Action, Archive
from index.archive_rows import with_record_id
from index.embedding import Embedding
from index.errors import UnreadableRecordError
from index.passages import Passage, split
from index.records import Record
from index.upkeep import embed

# Records are written together once this many passages wait for their embedding: enough to keep the
# embedding busy, few enough that the first record is safe within seconds.
PASSAGES_A_BATCH = 64
RECORDS_A_BATCH = 32

Reader = Callable[[Path], Record]


@dataclass(frozen=True)
class Taken:
    """A record that was read, and the file it came from."""

    record_id: str
    source: str


@dataclass(frozen=True)
class Refused:
    """A file that could not be taken, and why, in one line."""

    source: str
    reason: str


@dataclass(frozen=True)
class Ingested:
    """What became of the files: `read` is how many were looked at."""

    read: int = 0
    added: tuple[Taken, ...] = ()
    unchanged: tuple[Taken, ...] = ()
    replaced: tuple[Taken, ...] = ()
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True)
class Progress:
    """One file is done: its record, if any, is committed. `rate` is files a second since the start."""

    done: int
    total: int
    name: str
    rate: float
    action: Action | None
    record_id: str | None


@dataclass
class _Run:
    total: int
    progress: Callable[[Progress], None] | None
    started: float = field(default_factory=time.monotonic)
    done: int = 0
    taken: dict[Action, list[Taken]] = field(default_factory=lambda: {"added": [], "unchanged": [], "replaced": []})
    refused: list[Refused] = field(default_factory=list)

    def take(self, action: Action, record: Record) -> None:
        self.taken[action].append(Taken(record.record_id, record.source))
        self._tell(record.source, action, record.record_id)

    def refuse(self, source: str, reason: str) -> None:
        self.refused.append(Refused(source, reason))
        self._tell(source, None, None)

    def _tell(self, name: str, action: Action | None, record_id: str | None) -> None:
        self.done += 1
        if self.progress:
            rate = self.done / max(time.monotonic() - self.started, 1e-6)
            self.progress(Progress(self.done, self.total, name, rate, action, record_id))


def ingest(
    paths: Sequence[Path],
    *,
    archive: Archive,
    embedding: Embedding,
    dry_run: bool = False,
    progress: Callable[[Progress], None] | None = None,
    read: Reader | None = None,
) -> Ingested:
    """What became of every file among these files and folders, in sorted order; hidden files in folders are left out.

    `read` turns a file into a record, by default as `index.reading` does.
    `progress` is called once a file, after its record, passages and embeddings are committed. With
    `dry_run` nothing is embedded or written. Run again after a failure: what was taken is unchanged.
    Raises UnreadableRecordError, before anything is done, for a path that is not there; EmbeddingError
    and DatabaseError stop the run.
    """
    files = tuple(_files(paths))
    run = _Run(len(files), progress)
    reader = read or _reader()
    waiting: list[tuple[Record, tuple[Passage, ...]]] = []
    planned: dict[str, Record] = {}
    for path in files:
        record = _read(path, reader, run)
        if record is None:
            continue
        if dry_run:
            run.take(_planned_action(archive, record, planned), record)
            continue
        waiting.append((record, split(record)))
        if len(waiting) >= RECORDS_A_BATCH or sum(len(found) for _, found in waiting) >= PASSAGES_A_BATCH:
            _write(waiting, archive, embedding, run)
            waiting.clear()
    _write(waiting, archive, embedding, run)
    added, unchanged, replaced = (tuple(run.taken[action]) for action in ("added", "unchanged", "replaced"))
    return Ingested(run.done, added, unchanged, replaced, tuple(run.refused))


def _reader() -> Reader:
    # Readers of documents are heavy, and wait until there is something to read.
    from index.reading import read_file

    return read_file


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.exists():
            raise UnreadableRecordError(f"There is no file or folder {path}.", "Check the name and try again.")
    seen: set[Path] = set()
    for path in paths:
        for found in _within(path) if path.is_dir() else [path]:
            if (real := found.resolve()) not in seen:
                seen.add(real)
                yield found


def _within(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(names) if not name.startswith("."))


def _read(path: Path, read: Reader, run: _Run) -> Record | None:
    try:
        if not path.is_file():
            raise UnreadableRecordError(f"{path} is not a file.")
        return with_record_id(read(path))
    except UnreadableRecordError as error:
        run.refuse(str(path), error.message)
    except OSError as error:
        run.refuse(str(path), f"It cannot be opened: {error.strerror or error}.")
    return None


def _planned_action(archive: Archive, record: Record, planned: dict[str, Record]) -> Action:
    earlier = planned.get(record.record_id)
    planned[record.record_id] = record
    return archive.expected_action(record, instead_of_stored=earlier)


def _write(
    waiting: Sequence[tuple[Record, tuple[Passage, ...]]], archive: Archive, embedding: Embedding, run: _Run
) -> None:
    wanted = {passage.digest: passage for _, found in waiting for passage in found}
    vectors = archive.vectors(wanted, embedding.name)
    vectors |= embed([passage for digest, passage in wanted.items() if digest not in vectors], embedding)
    for record, found in waiting:
        own = {passage.digest: vectors[passage.digest] for passage in found}
        try:
            change = archive.add_with_embeddings(record, model=embedding.name, vectors=own)
        except UnreadableRecordError as error:
            run.refuse(record.source, error.message)
        else:
            run.take(change.action, record)
