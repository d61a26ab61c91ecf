"""How the archive and its search cache stand, for a command: `status`, `verify` and `rebuild`.

A command does not own the cache. Where a process serves from the folder, its cache is judged by
what it has written down, since two processes must never have one generation open.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import sqlalchemy as sa

from index import generation_folder as folders
from index.archive import Archive
from index.archive_rows import content_digest
from index.database import passages, records
from index.embedding import Embedding
from index.generation import Generation, samples_of
from index.generation_check import problem_of
from index.generations import Generations
from index.passages import PASSAGE_VERSION, split
from index.served_search import Backend
from index.stored_passages import StoredPassages


@dataclass(frozen=True)
class IndexStatus:
    """What is stored, what the cache holds, and what would answer a search in the serving process.

    `sequence` is the last change in the cache, `last_sequence` that of the database. `served` says
    whether a process serves from the folder now; commands search exactly.
    """

    backend: Backend
    served: bool
    generation: str | None
    built_at: str | None
    model: str
    dimensions: int
    passage_version: int
    records: int
    passages: int
    embedded: int
    sequence: int
    last_sequence: int


@dataclass(frozen=True)
class Verified:
    """What was found wrong, one line each, and how much was looked at."""

    ok: bool
    problems: tuple[str, ...]
    records: int
    passages: int
    generation: str | None
    cache: Literal["sound", "damaged", "none", "in use"]


def read_status(folder: Path, archive: Archive, embedding: Embedding) -> IndexStatus:
    """How things stand. Reads files and the database only. Raises DatabaseError."""
    sequence, ids = StoredPassages(archive.database, embedding.name, embedding.dimensions).ids()
    path = folders.current(folder)
    manifest = folders.read_manifest(path) if path else None
    served = folders.is_served(folder)
    fits = path is not None and manifest is not None and path.name.startswith(folders.prefix(embedding))
    return IndexStatus(
        backend="cache" if served and fits else "exact",
        served=served,
        generation=path.name if path else None,
        built_at=manifest.built_at if manifest else None,
        model=embedding.name,
        dimensions=embedding.dimensions,
        passage_version=PASSAGE_VERSION,
        records=_count(archive),
        passages=len(ids),
        embedded=sum(stored.embedded for stored in ids),
        sequence=manifest.sequence if manifest else 0,
        last_sequence=sequence,
    )


def verify(folder: Path, archive: Archive, embedding: Embedding) -> Verified:
    """What is wrong with the database and the cache, read whole and compared. Changes nothing.

    Raises DatabaseError where the database cannot be read at all.
    """
    problems = [*_database_problems(archive)]
    source = StoredPassages(archive.database, embedding.name, embedding.dimensions)
    _, ids = source.ids()
    if missing := sum(not stored.embedded for stored in ids):
        problems.append(f"{missing} passages have no vector of {embedding.name}; the next start or ingest makes them.")
    path = folders.current(folder)
    cache: Literal["sound", "damaged", "none", "in use"] = "none"
    if path is not None and folders.is_served(folder):
        cache = "in use"
    elif path is not None:
        with folders.ServingLock(folder):
            found = _cache_problem(path, archive, source)
        cache = "damaged" if found else "sound"
        if found:
            problems.append(f"The search cache {path.name}: {found}. It rebuilds itself at the next start.")
    return Verified(not problems, tuple(problems), _count(archive), len(ids), path.name if path else None, cache)


def rebuild(folder: Path, archive: Archive, embedding: Embedding) -> Literal["rebuilt", "asked"]:
    """Whether the cache was built anew here, or the serving process was asked to do so.

    Raises SearchCacheError and DatabaseError.
    """
    if folders.is_served(folder):
        folders.request_rebuild(folder)
        return "asked"
    with closing(Generations(folder, archive, embedding)) as generations:
        generations.open()
        generations.rebuild()
    return "rebuilt"


def _count(archive: Archive) -> int:
    with archive.database.reading() as connection:
        return connection.scalar(sa.select(sa.func.count()).select_from(records)) or 0


def _database_problems(archive: Archive) -> Iterator[str]:
    database = archive.database
    if database.is_sqlite:
        with database.reading() as connection:
            said = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
            orphans = list(connection.exec_driver_sql("PRAGMA foreign_key_check"))
        if said != ["ok"]:
            yield f"The database is damaged: {said[0]}. Restore it from a backup."
        if orphans:
            yield f"{len(orphans)} rows belong to nothing. Restore the database from a backup."
    with database.reading() as connection:
        digests = {row[0]: row[1] for row in connection.execute(sa.select(records.c.record_id, records.c.digest))}
        stored: dict[str, set[str]] = {record_id: set() for record_id in digests}
        for row in connection.execute(sa.select(passages.c.record_id, passages.c.passage_id)):
            stored.setdefault(row[0], set()).add(row[1])
    for record_id, digest in digests.items():
        record = archive.get(record_id)
        if content_digest(record) != digest:
            yield f"The record {record_id} is not what was stored. Ingest its file again."
        if {passage.passage_id for passage in split(record)} != stored[record_id]:
            yield f"The passages of {record_id} are not those of the record. Remove it and ingest its file again."


def _cache_problem(path: Path, archive: Archive, source: StoredPassages) -> str | None:
    manifest = folders.read_manifest(path)
    if manifest is None:
        return "it does not say what it holds"
    changed = {change.key for change in archive.changes_since(manifest.sequence)}
    if problem := problem_of(path, samples_of(source.snapshot(), leaving_out=changed)):
        return problem
    if changed:
        return None  # it follows these at the next start, and is compared then
    _, ids = source.ids()
    with closing(Generation.open(path, ids)) as generation:
        return generation.difference(ids)
