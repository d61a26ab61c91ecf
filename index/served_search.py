"""Search that always answers: from the cache of the serving process, or exactly."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from typing import Literal, Protocol

from index.errors import SearchCacheError
from index.generation import Generation
from index.passages import PassageKind
from index.retrieval import Precedent, Search

Backend = Literal["cache", "exact"]
State = Literal["checking", "building", "ready", "in doubt"]


@dataclass(frozen=True)
class ServingStatus:
    """How the serving process searches now. `problem` is the last thing that went wrong, until it is mended."""

    backend: Backend
    state: State
    generation: str | None
    sequence: int
    problem: str | None


class Serving(Protocol):
    """The generations of a serving process, as search needs them."""

    @property
    def backend(self) -> Backend:
        """What answers now."""

    @property
    def exact(self) -> Search:
        """The search that reads the database alone."""

    def searching(self) -> AbstractContextManager[tuple[Search, Generation | None]]:
        """The search of this moment and the generation that it reads, held open meanwhile; None for exact."""

    def doubt(self, generation: Generation, why: str) -> None:
        """Takes a generation out of service."""


class ServedSearch:
    """Search in a serving process. It asks the cache, and the database where there is none or it fails."""

    def __init__(self, generations: Serving) -> None:
        self._generations = generations

    @property
    def backend(self) -> Backend:
        """What answers now."""
        return self._generations.backend

    def find(
        self,
        query: str,
        *,
        section: PassageKind | None = None,
        for_force: str | None = None,
        limit: int = 10,
        include_illustrative: bool = False,
        only: str | None = None,
    ) -> tuple[Precedent, ...]:
        """Precedents as `Search.find` gives them. A cache that fails is withdrawn, and the answer is exact."""
        with self._generations.searching() as (search, generation):
            find = partial(
                Search.find,
                query=query,
                section=section,
                for_force=for_force,
                limit=limit,
                include_illustrative=include_illustrative,
                only=only,
            )
            try:
                return find(search)
            except SearchCacheError as error:
                if generation is None:
                    raise
                self._generations.doubt(generation, error.message)
        return find(self._generations.exact)
