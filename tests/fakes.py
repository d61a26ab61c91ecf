"""Small real stand-ins: an embedding whose nearest is really nearest, and a clock that stands still."""

import hashlib
import re
import threading
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray


class HashedWords:
    """An embedding that adds up words: each has a direction of its own, drawn by its digest."""

    floor = 0.05

    def __init__(self, dimensions: int = 64, name: str = "hashed-words") -> None:
        self.name = name
        self.dimensions = dimensions
        self.embedded: list[str] = []
        self._lock = threading.Lock()

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, of length 1; every text is noted in `embedded`."""
        with self._lock:
            self.embedded.extend(texts)
        return np.array([self._vector(text) for text in texts], np.float32).reshape(len(texts), self.dimensions)

    def query(self, text: str) -> NDArray[np.float32]:
        """The vector of a query, of length 1."""
        return self._vector(text)

    def _vector(self, text: str) -> NDArray[np.float32]:
        vector = np.zeros(self.dimensions, np.float32)
        for word in re.findall(r"\w+", text.lower()) or ["nothing"]:
            vector += _direction(word, self.dimensions)
        return vector / np.float32(np.linalg.norm(vector))


@cache
def _direction(word: str, dimensions: int) -> NDArray[np.float32]:
    drawn = np.random.default_rng(int(hashlib.sha256(word.encode()).hexdigest()[:16], 16))
    return drawn.standard_normal(dimensions).astype(np.float32)


class FixedClock:
    """A clock that moves only when it is told to."""

    def __init__(self, at: datetime = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def advance(self, by: timedelta) -> None:
        """Moves the time on."""
        self.at += by
