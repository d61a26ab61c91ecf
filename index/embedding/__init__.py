"""Embeddings: text into vectors, with nothing downloaded and nothing heavy loaded before the first use.

`minilm` is the default, `wordllama` is for weak machines and tests, `openai` is any endpoint that
speaks OpenAI's protocol.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import EmbeddingError

EMBEDDING_NAMES = ("minilm", "wordllama", "openai")


class Embedding(Protocol):
    """Turns text into vectors of length 1. Safe to call from several threads."""

    @property
    def name(self) -> str:
        """Model and revision, in characters that a folder's name may hold. Another name means a rebuild."""

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""

    @property
    def floor(self) -> float:
        """The cosine similarity that the best of an archive must reach to be worth offering, for this model."""

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, `(len(texts), dimensions)`, each of length 1. Raises EmbeddingError."""

    def query(self, text: str) -> NDArray[np.float32]:
        """The vector of a query, `(dimensions,)`, of length 1. Raises EmbeddingError."""


@dataclass(frozen=True)
class OpenAIEndpoint:
    """An endpoint for embeddings. `base_url` None is OpenAI's own; `dimensions` None asks the endpoint."""

    model: str
    api_key: str
    base_url: str | None = None
    dimensions: int | None = None
    timeout_seconds: float = 30.0


def make_embedding(
    name: str, *, cache_folder: Path, weights_folder: Path | None = None, openai: OpenAIEndpoint | None = None
) -> Embedding:
    """The embedding of this name; loading waits for its first use.

    `weights_folder` holds `model.safetensors` and `tokenizer.json` of all-MiniLM-L6-v2 where the office keeps
    its own copy; `cache_folder` takes the graph that is built from them. Raises EmbeddingError for a name that
    we do not know, or `openai` without an endpoint.
    """
    if name == "minilm":
        from index.embedding.minilm import MiniLM

        return MiniLM(cache_folder, weights_folder)
    if name == "wordllama":
        from index.embedding.wordllama import StaticWords

        return StaticWords()
    if name == "openai" and openai is not None:
        from index.embedding.openai import EndpointEmbedding

        return EndpointEmbedding(openai)
    if name == "openai":
        raise EmbeddingError("The embedding “openai” needs a model and a key.", "Set OPENAI_API_KEY, or use minilm.")
    raise EmbeddingError(f"There is no embedding called “{name}”.", f"Choose one of {', '.join(EMBEDDING_NAMES)}.")
