"""MiniLM by ONNX Runtime: checked weights, a graph that is right, a cache that repairs itself."""

import math
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.embedding.minilm import MAX_TOKENS, MiniLM, _installed_weights
from index.errors import EmbeddingError

TEXTS = (
    "One caller in nine gives up before an operator answers.",
    "Detectives at Pellwick carry thirty cases each, and their supervisors rarely look at them.",
    "Heddlu a chymunedau: ymddiriedaeth 🚓",
    "",
)


@pytest.fixture(scope="module")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("graphs")


@pytest.fixture(scope="module")
def minilm(cache_folder: Path) -> MiniLM:
    return MiniLM(cache_folder)


def plain_bert(text: str) -> NDArray[np.float64]:
    """The model step by step in NumPy, as its paper and its configuration describe it."""
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    weights = {
        name: value.astype(np.float64) for name, value in load_file(_installed_weights() / "model.safetensors").items()
    }
    tokenizer = Tokenizer.from_file(str(_installed_weights() / "tokenizer.json"))
    tokenizer.no_padding()
    tokens = tokenizer.encode(text).ids

    def linear(values: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        return values @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]

    def norm(values: NDArray[np.float64], name: str) -> NDArray[np.float64]:
        centred = values - values.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        return scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    table = "embeddings.{}_embeddings.weight"
    hidden = weights[table.format("word")][tokens] + weights[table.format("position")][: len(tokens)]
    hidden = norm(hidden + weights[table.format("token_type")][0], "embeddings.LayerNorm")
    for number in range(6):
        layer = f"encoder.layer.{number}"
        query, key, value = (
            linear(hidden, f"{layer}.attention.self.{part}").reshape(len(tokens), 12, 32).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        scores = np.exp(query @ key.transpose(0, 2, 1) / math.sqrt(32))
        mixed = (scores / scores.sum(-1, keepdims=True)) @ value
        attended = linear(mixed.transpose(1, 0, 2).reshape(len(tokens), 384), f"{layer}.attention.output.dense")
        hidden = norm(attended + hidden, f"{layer}.attention.output.LayerNorm")
        inner = linear(hidden, f"{layer}.intermediate.dense")
        inner = inner * 0.5 * (1 + np.vectorize(math.erf)(inner / math.sqrt(2)))
        hidden = norm(linear(inner, f"{layer}.output.dense") + hidden, f"{layer}.output.LayerNorm")
    pooled = hidden.mean(0)
    return pooled / np.linalg.norm(pooled)


def test_the_graph_computes_what_the_model_describes(minilm: MiniLM) -> None:
    rows = minilm.passages(TEXTS)
    assert rows.shape == (4, 384)
    assert rows.dtype == np.float32
    for text, row in zip(TEXTS, rows, strict=True):
        assert row == pytest.approx(plain_bert(text), abs=1e-5)


def test_a_text_has_one_vector_whatever_it_is_embedded_with(minilm: MiniLM) -> None:
    together = minilm.passages([*TEXTS, "word " * 200, *TEXTS])
    assert together[0] == pytest.approx(minilm.query(TEXTS[0]), abs=1e-5)
    assert together[5:] == pytest.approx(together[:4], abs=1e-5)
    assert minilm.passages([]).shape == (0, 384)


def test_a_text_counts_up_to_its_256th_token(minilm: MiniLM) -> None:
    # Two tokens of 256 are the marks of start and end.
    full = "call " * (MAX_TOKENS - 2)
    assert minilm.query(full + "detective " * 50) == pytest.approx(minilm.query(full), abs=1e-6)
    assert minilm.query("call " * (MAX_TOKENS - 3) + "detective") != pytest.approx(minilm.query(full), abs=1e-4)


def test_what_is_told_in_other_words_is_near_and_another_subject_is_far(minilm: MiniLM) -> None:
    calls = "Too many callers to 101 abandon the call."
    near, far = minilm.passages([calls, "The property store was tidy."])
    query = minilm.query("people who ring the police hang up because nobody answers")
    assert query @ near > minilm.floor > query @ far
    assert minilm.query("a recipe for chocolate cake") @ near < minilm.floor


def test_a_damaged_graph_is_built_again(minilm: MiniLM, cache_folder: Path) -> None:
    expected = minilm.query(TEXTS[0])
    (graph,) = cache_folder.glob("*.onnx")
    content = graph.read_bytes()
    graph.write_bytes(content[: len(content) // 2])
    assert MiniLM(cache_folder).query(TEXTS[0]) == pytest.approx(expected)
    assert [path.read_bytes() == content for path in cache_folder.iterdir()] == [True]


def test_a_cache_folder_that_cannot_be_written_only_costs_time(minilm: MiniLM, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert MiniLM(tmp_path / "file" / "below").query(TEXTS[0]) == pytest.approx(minilm.query(TEXTS[0]))


def test_other_weights_than_the_pinned_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError, match="cannot be read"):
        MiniLM(tmp_path, weights_folder=tmp_path / "nowhere").query("x")
    for name in ("model.safetensors", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"something else")
    with pytest.raises(EmbeddingError, match=r"model\.safetensors is not the pinned one"):
        MiniLM(tmp_path, weights_folder=tmp_path).query("x")


def test_weights_that_the_office_keeps_itself_are_used(minilm: MiniLM, cache_folder: Path, tmp_path: Path) -> None:
    for name in ("model.safetensors", "tokenizer.json"):
        (tmp_path / name).symlink_to(_installed_weights() / name)
    assert MiniLM(cache_folder, weights_folder=tmp_path).query(TEXTS[0]) == pytest.approx(minilm.query(TEXTS[0]))
