"""The search cache of a serving process: it is built, checked, followed and replaced while search always answers.

Search is exact while the cache is being checked or built, and whenever it is in doubt.
"""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from textwrap import shorten

from index import generation_folder as folders
from index.archive import Archive
from index.embedding import Embedding
from index.errors import EmbeddingError, ExpectedError, SearchCacheError
from index.following import Follower
from index.generation import MOST_LOST, REBUILDS, Generation, samples_of
from index.generation_check import problem_of
from index.passages import PASSAGE_VERSION
from index.retrieval import Search
from index.served_search import Backend, ServedSearch, ServingStatus, State
from index.stored_passages import Snapshot, StoredPassages
from index.upkeep import bring_up_to_date

CATCH_UP_TRIES = 5
FOLLOW_SECONDS = 1.0
RECORDS_A_ROUND = 1000
PROBLEM_CHARS = 200


class Generations:
    """The generations of one folder, owned by this process from `open` to `close`."""

    def __init__(self, folder: Path, archive: Archive, embedding: Embedding) -> None:
        self.folder = folder
        self._archive = archive
        self._embedding = embedding
        self.source = StoredPassages(archive.database, embedding.name, embedding.dimensions)
        self._exact = Search(self.source, embedding)
        self._lock: folders.ServingLock | None = None
        self._work = threading.Lock()
        self._swap = threading.Lock()
        self._served: tuple[Generation, Search] | None = None
        self._retired: list[Generation] = []
        # Chroma keeps what it has opened: a deleted folder's name may not be used again by this process.
        self._number = 0
        self._state: State = "checking"
        self._problem: str | None = None
        self._follower = Follower(self._tick, self._failed)

    def open(self) -> None:
        """Takes the folder; search is exact until `prepare` or the follower has run.

        Raises AlreadyServedError at once, with nothing changed, where another process serves from it.
        """
        self._lock = folders.ServingLock(self.folder)

    def close(self) -> None:
        """Stops following, closes the cache and lets another process serve."""
        self._follower.stop()
        with self._work:
            self._withdraw()
        if self._lock:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> "Generations":
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start_following(self, interval_seconds: float = FOLLOW_SECONDS) -> None:
        """Checks or builds the cache and follows the database from now on, in a thread that `close` ends."""
        self._follower.start(interval_seconds)

    def searcher(self) -> ServedSearch:
        """The search that always answers, from the cache or exactly."""
        return ServedSearch(self)

    def status(self) -> ServingStatus:
        """How this process searches now."""
        served = self._served
        # What a library says of a damaged file may be the whole file.
        problem = shorten(self._problem, PROBLEM_CHARS, placeholder=" …") if self._problem else None
        if served is None:
            return ServingStatus("exact", self._state, None, 0, problem)
        generation = served[0]
        return ServingStatus("cache", self._state, generation.folder.name, generation.manifest.sequence, problem)

    def prepare(self) -> None:
        """Checks the current generation and serves from it, or builds another.

        Raises SearchCacheError where neither can be done, and DatabaseError; search stays exact then.
        """
        with self._work:
            self._state = "checking"
            self._bring_up_to_date()
            path = folders.current(self.folder)
            self._number = max(self._number, folders.number_of(path.name) if path else 0)
            self._problem = self._serve_from(path) if path else None
            if self._served is None:
                self._build()

    def rebuild(self) -> None:
        """Builds a new generation from the database and serves from it; until then search goes on as it was.

        Raises SearchCacheError and DatabaseError.
        """
        with self._work:
            self._bring_up_to_date()
            self._build()

    def follow(self) -> int:
        """How many changes of the database were applied to the cache. In doubt, the cache is withdrawn.

        Raises DatabaseError.
        """
        with self._work:
            served = self._served
            if served is None:
                return 0
            try:
                return self._catch_up(served[0])
            except SearchCacheError as error:
                self.doubt(served[0], error.message)
                return 0

    @contextmanager
    def searching(self) -> Iterator[tuple[Search, Generation | None]]:
        """The search of this moment and the generation that it reads, held open meanwhile; None for exact."""
        with ExitStack() as held:
            with self._swap:
                search, generation = (self._served[1], self._served[0]) if self._served else (self._exact, None)
                if generation:
                    held.enter_context(generation.searching())
            yield search, generation

    @property
    def exact(self) -> Search:
        """The search that reads the database alone."""
        return self._exact

    @property
    def backend(self) -> Backend:
        """What answers now."""
        return "cache" if self._served else "exact"

    def doubt(self, generation: Generation, why: str) -> None:
        """Takes a generation out of service: search is exact from now, and the follower builds another."""
        with self._swap:
            if self._served is None or self._served[0] is not generation:
                return
            self._served = None
            self._retired.append(generation)
            self._state, self._problem = "in doubt", why
        self._follower.wake()

    def _tick(self) -> None:
        if self._served is None:
            if self._state == "checking":
                self.prepare()
            else:
                self.rebuild()
        elif folders.take_request(self.folder):
            self.rebuild()
        else:
            self.follow()

    def _failed(self, error: ExpectedError) -> None:
        self._problem = error.message

    def _bring_up_to_date(self) -> None:
        try:
            bring_up_to_date(self._archive, self._embedding)
        except EmbeddingError as error:
            # Words still find what has no vector yet; the next change, or start, tries again.
            self._problem = error.message

    def _serve_from(self, path: Path) -> str | None:
        """Serves from the generation in this folder, or tells in one line what is wrong with it."""
        manifest = folders.read_manifest(path)
        if manifest is None or not path.name.startswith(folders.prefix(self._embedding)):
            return f"the search cache {path.name} is of another embedding, or does not say what it holds"
        # A passage that changed since the cache was written cannot be asked to find itself.
        changed = {change.key for change in self._archive.changes_since(manifest.sequence)}
        samples = samples_of(self.source.snapshot(), leaving_out=changed)
        if problem := problem_of(path, samples):
            return problem
        try:
            sequence, ids = self.source.ids()
            if manifest.sequence > sequence:
                return "the search cache knows changes that the database does not"
            generation = Generation.open(path, ids)
        except SearchCacheError as error:
            return error.message
        try:
            if changed:
                generation.take_out_unknown(ids)
            while self._catch_up(generation):
                pass
            problem = self._difference(generation)
        except SearchCacheError as error:
            problem = error.message
        if problem:
            _close(generation)
        else:
            self._serve(generation)
        return problem

    def _build(self) -> None:
        if self._served is None:
            self._state = "building"
        folders.remove_others(self.folder, folders.current(self.folder))
        path = folders.new_folder(self.folder, self._embedding, above=self._number)
        self._number = folders.number_of(path.name)
        try:
            generation = self._fill(path)
            folders.make_current(self.folder, path)
        except SearchCacheError:
            self._state = "ready" if self._served else "in doubt"
            raise
        self._serve(generation)
        self._problem = None
        folders.remove_others(self.folder, path)

    def _fill(self, path: Path) -> Generation:
        model, snapshot = self._embedding, self.source.snapshot()
        built_at = datetime.now(UTC).isoformat(timespec="seconds")
        size = len(snapshot.passages)
        manifest = folders.Manifest(
            model.name, model.dimensions, PASSAGE_VERSION, snapshot.sequence, size, built_at=built_at
        )
        generation = Generation.build(path, manifest, snapshot)
        try:
            self._prove(generation, snapshot)
        except SearchCacheError:
            _close(generation)
            raise
        return generation

    def _prove(self, generation: Generation, snapshot: Snapshot) -> None:
        while self._catch_up(generation):
            pass
        lost = generation.lost(samples_of(snapshot, leaving_out=()))
        problem = self._difference(generation) or (f"{lost} passages are not found" if lost > MOST_LOST else None)
        if problem:
            raise SearchCacheError(f"The search cache cannot be built: {problem}.", REBUILDS)
        generation.note_lost(lost)

    def _serve(self, generation: Generation) -> None:
        search = Search(self.source, self._embedding, generation.rankings())
        with self._swap:
            if self._served:
                self._retired.append(self._served[0])
            self._served = (generation, search)
            self._state = "ready"
        self._close_retired()

    def _withdraw(self) -> None:
        with self._swap:
            if self._served:
                self._retired.append(self._served[0])
            self._served = None
            self._state = "checking"
        self._close_retired()

    def _close_retired(self) -> None:
        while self._retired:
            _close(self._retired.pop())

    def _catch_up(self, generation: Generation) -> int:
        changes = self._archive.changes_since(generation.manifest.sequence, RECORDS_A_ROUND)
        if not changes:
            return 0
        self._bring_up_to_date()
        record_ids = {change.key for change in changes}
        snapshot = self.source.snapshot(record_ids)
        generation.apply(record_ids, snapshot, sequence=changes[-1].sequence)
        return len(changes)

    def _difference(self, generation: Generation) -> str | None:
        """How a generation differs from the database, once it has caught up with it."""
        for _ in range(CATCH_UP_TRIES):
            sequence, ids = self.source.ids()
            if sequence == generation.manifest.sequence:
                return generation.difference(ids)
            self._catch_up(generation)
        return "the database changes faster than the cache can follow"


def _close(generation: Generation) -> None:
    # A cache that is given up need not close well; the database holds everything.
    with suppress(SearchCacheError):
        generation.close()
