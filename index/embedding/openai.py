"""Embeddings of any endpoint that speaks OpenAI's protocol, through langchain-openai."""

import re
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.errors import EmbeddingError

if TYPE_CHECKING:
    from index.embedding import OpenAIEndpoint

BATCH_TEXTS = 64


class EndpointEmbedding:
    """An endpoint's model. The texts leave this computer; an office chooses that by naming the endpoint."""

    # Not measured: models differ. text-embedding-3 gives about 0.2 to texts that have nothing in common.
    floor = 0.25

    def __init__(self, endpoint: "OpenAIEndpoint") -> None:
        """Nothing is sent yet."""
        self._endpoint = endpoint
        self._lock = threading.Lock()
        self._dimensions = endpoint.dimensions
        self._client: Any = None

    @property
    def name(self) -> str:
        """The model, and the dimensions where the office chose them."""
        chosen = f"-{self._endpoint.dimensions}" if self._endpoint.dimensions else ""
        return "openai-" + re.sub(r"[^A-Za-z0-9.]+", "-", self._endpoint.model).strip("-.") + chosen

    @property
    def dimensions(self) -> int:
        """The endpoint's answer to one short text, where the office did not choose. Raises EmbeddingError."""
        if self._dimensions is None:
            self._dimensions = len(self._ask(["dimensions"])[0])
        return self._dimensions

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, `(len(texts), dimensions)`, each of length 1. Raises EmbeddingError where it refuses."""
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        rows = np.asarray(self._ask([text.strip() or "." for text in texts]), np.float32)
        if rows.shape != (len(texts), self.dimensions) or not np.isfinite(rows).all():
            raise EmbeddingError(
                f"The embedding model “{self._endpoint.model}” gave vectors of an unexpected shape {rows.shape}.",
                "Check the model’s name and its dimensions.",
            )
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        normalised: NDArray[np.float32] = rows / np.maximum(lengths, np.float32(1e-12))
        return normalised

    def query(self, text: str) -> NDArray[np.float32]:
        """The vector of a query, `(dimensions,)`, of length 1. Raises EmbeddingError as `passages` does."""
        vector: NDArray[np.float32] = self.passages([text])[0]
        return vector

    def _ask(self, texts: list[str]) -> list[list[float]]:
        import openai

        with self._lock:
            if self._client is None:
                self._client = self._make_client()
        try:
            vectors: list[list[float]] = self._client.embed_documents(texts)
        except openai.AuthenticationError as error:
            raise EmbeddingError("The embedding endpoint refuses the key.", "Check OPENAI_API_KEY.") from error
        except openai.APIStatusError as error:
            raise EmbeddingError(
                f"The embedding endpoint answered {error.status_code} for “{self._endpoint.model}”.",
                "Check the model’s name and the endpoint, or use minilm, which needs none.",
            ) from error
        except (openai.OpenAIError, ValueError, TypeError) as error:
            raise EmbeddingError(
                f"The embedding endpoint does not answer: {type(error).__name__}.",
                "Check OPENAI_BASE_URL and the network, or use minilm, which needs none.",
            ) from error
        if len(vectors) != len(texts):
            raise EmbeddingError(
                f"The embedding endpoint gave {len(vectors)} vectors for {len(texts)} texts.", "Try again later."
            )
        return vectors

    def _make_client(self) -> Any:
        from langchain_openai import OpenAIEmbeddings
        from pydantic import SecretStr

        return OpenAIEmbeddings(
            model=self._endpoint.model,
            openai_api_key=SecretStr(self._endpoint.api_key),
            openai_api_base=self._endpoint.base_url,
            dimensions=self._endpoint.dimensions,
            request_timeout=self._endpoint.timeout_seconds,
            max_retries=2,
            chunk_size=BATCH_TEXTS,
            # Token counting would download a vocabulary, and other servers want text, not token numbers.
            check_embedding_ctx_length=False,
        )
