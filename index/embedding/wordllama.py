"""WordLlama's 256-dimensional static vectors, bundled in its wheel: for weak machines and for tests."""

import importlib.metadata
import importlib.util
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import EmbeddingError

CONFIGURATION = "l2_supercat"
DIMENSIONS = 256


class StaticWords:
    """The mean of static word vectors, 256 dimensions, over lower-cased text. Loaded at the first use."""

    name = f"wordllama-{CONFIGURATION}-{DIMENSIONS}"
    dimensions = DIMENSIONS
    # As for MiniLM, but the two sides lie closer together: 0.29 and more against 0.27 and less.
    floor = 0.28

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._lock = threading.Lock()
        self._model: Any = None

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, `(len(texts), 256)`, each of length 1. Raises EmbeddingError where it is not installed."""
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        # A text with no token at all would have no mean: a full stop stands for it.
        rows = self._load().embed([text.lower().strip() or "." for text in texts], norm=True)
        return np.asarray(rows, np.float32)

    def query(self, text: str) -> NDArray[np.float32]:
        """The vector of a query, `(256,)`, of length 1. Raises EmbeddingError as `passages` does."""
        vector: NDArray[np.float32] = self.passages([text])[0]
        return vector

    def _load(self) -> Any:
        with self._lock:
            if self._model is None:
                self._model = _read()
            return self._model


def _read() -> Any:
    spec = importlib.util.find_spec("wordllama")
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddingError("The embedding “wordllama” is not installed.", "Run `make install` again, or use minilm.")
    from wordllama import WordLlama

    try:
        # Its own folder as the cache: otherwise it looks for its tokenizer in the home folder, then on the network.
        return WordLlama.load(
            CONFIGURATION,
            cache_dir=Path(spec.submodule_search_locations[0]),
            dim=DIMENSIONS,
            disable_download=True,
        )
    except (OSError, ValueError) as error:
        version = importlib.metadata.version("wordllama")
        raise EmbeddingError(
            f"The vectors of wordllama {version} cannot be read: {error}", "Run `make install` again, or use minilm."
        ) from error
