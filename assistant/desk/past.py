"""Past responses: taking them in, listing, showing, searching and removing them."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.desk.workplace import User, Workplace, authorise, kept_text
from index import samples
from index.archive import RecordRow
from index.ingestion import Ingested, Progress, ingest
from index.passages import PassageKind
from index.records import Record
from index.retrieval import Precedent
from index.verification import read_status, rebuild, verify
from index.vocabulary import find_force


class PastActions:
    """The archive of past responses."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def ingest(
        self,
        user: User,
        paths: Sequence[Path],
        *,
        dry_run: bool = False,
        progress: Callable[[Progress], None] | None = None,
    ) -> Ingested:
        """Take files and folders in; gives what was added, unchanged, replaced and refused, with reasons."""
        authorise(user)
        work = self._work
        return ingest(paths, archive=work.archive, embedding=work.embedding(), dry_run=dry_run, progress=progress)

    def records(self, user: User) -> tuple[RecordRow, ...]:
        """All past records, newest inspection first."""
        authorise(user)
        return self._work.archive.list()

    def show(self, user: User, record_id: str) -> Record:
        """One record. Raises RecordNotFoundError."""
        authorise(user)
        return self._work.archive.get(record_id)

    def remove(self, user: User, record_ids: Sequence[str]) -> None:
        """Remove records with their passages and embeddings. Raises RecordNotFoundError and removes none."""
        authorise(user)
        self._work.archive.remove(record_ids)

    def search(
        self,
        user: User,
        query: str,
        *,
        section: PassageKind | None = None,
        for_force: str | None = None,
        limit: int = 10,
    ) -> tuple[Precedent, ...]:
        """Passages of past responses, best first. A real force never sees illustrative ones."""
        authorise(user)
        illustrative = for_force is None or find_force(for_force) is None
        found = self._work.search().find(
            kept_text(query), section=section, for_force=for_force, limit=limit, include_illustrative=illustrative
        )
        return tuple(found)

    def add_samples(self, user: User, progress: Callable[[Progress], None] | None = None) -> Ingested:
        """Take in the illustrative records."""
        return self.ingest(user, [Path(str(file)) for file in samples.files()], progress=progress)

    def remove_samples(self, user: User) -> tuple[str, ...]:
        """Remove every illustrative record and every illustrative response; gives their ids."""
        name = authorise(user)
        ids = tuple(row.record_id for row in self._work.archive.list() if row.illustrative)
        if ids:
            self._work.archive.remove(ids)
        store = self._work.store
        responses = tuple(response_id for response_id in store.ids() if store.get(response_id).illustrative)
        for response_id in responses:
            store.remove(response_id, user=name)
        return ids + responses

    def index_status(self, user: User) -> dict[str, Any]:
        """What is stored, what the search cache holds, and what would answer a search."""
        authorise(user)
        return asdict(read_status(self._work.search_folder, self._work.archive, self._work.embedding()))

    def index_verify(self, user: User) -> dict[str, Any]:
        """Whether database and cache are sound and equal, with what is wrong."""
        authorise(user)
        found = verify(self._work.search_folder, self._work.archive, self._work.embedding())
        return asdict(found) | {"problems": list(found.problems)}

    def index_rebuild(self, user: User) -> dict[str, Any]:
        """Make the cache anew, or ask the serving process to."""
        authorise(user)
        return {"result": rebuild(self._work.search_folder, self._work.archive, self._work.embedding())}
