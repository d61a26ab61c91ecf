"""Choosing an embedding, the static one, and one of an endpoint."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.embedding import OpenAIEndpoint, make_embedding
from index.errors import EmbeddingError
from tests.scripted_server import Refusal, Reply, ScriptedServer


def test_an_unknown_name_and_a_missing_endpoint_are_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError, match="no embedding called “word2vec”"):
        make_embedding("word2vec", cache_folder=tmp_path)
    with pytest.raises(EmbeddingError, match="needs a model and a key"):
        make_embedding("openai", cache_folder=tmp_path)


def test_nothing_heavy_is_imported_before_the_first_use(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from index.embedding import *; import index.retrieval\n"
        f"for name in ('minilm', 'wordllama'): make_embedding(name, cache_folder=Path({str(tmp_path)!r}))\n"
        "make_embedding('openai', cache_folder=Path('.'), openai=OpenAIEndpoint('m', 'k'))\n"
        "heavy = {'onnx', 'onnxruntime', 'tokenizers', 'wordllama', 'openai', 'langchain_openai'}\n"
        "heavy |= {'chromadb', 'tantivy'}\n"
        "print(sorted(heavy & sys.modules.keys()))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_names_differ_and_may_be_part_of_a_folders_name(tmp_path: Path) -> None:
    endpoint = OpenAIEndpoint("org/text embedding:3", "k", dimensions=64)
    names = {
        make_embedding(name, cache_folder=tmp_path, openai=endpoint).name for name in ("minilm", "wordllama", "openai")
    }
    assert len(names) == 3
    assert all((tmp_path / name).parent == tmp_path and " " not in name for name in names)


def test_static_vectors_are_normalised_and_do_not_depend_on_case(tmp_path: Path) -> None:
    words = make_embedding("wordllama", cache_folder=tmp_path)
    rows = words.passages(["Abandoned CALLS", "abandoned calls", "Chocolate cake", ""])
    assert rows.shape == (4, words.dimensions)
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1, 1, 1], abs=1e-5)
    assert rows[0] == pytest.approx(rows[1])
    query = words.query("callers who hang up")
    assert query @ rows[0] > query @ rows[2]


def test_an_endpoints_vectors_are_normalised_and_keep_their_order(tmp_path: Path) -> None:
    with ScriptedServer(Reply("")) as server:
        endpoint = OpenAIEndpoint("some-model", "k", server.base_url)
        embedding = make_embedding("openai", cache_folder=tmp_path, openai=endpoint)
        texts = [f"text {number}" for number in range(70)]
        rows = embedding.passages(texts)
        assert rows.shape == (70, embedding.dimensions)
        assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(70), abs=1e-5)
        assert embedding.query("text 66") == pytest.approx(rows[66], abs=1e-5)


@pytest.mark.parametrize(("status", "message"), [(401, "refuses the key"), (404, "answered 404")])
def test_an_endpoint_that_refuses_is_one_clear_line(tmp_path: Path, status: int, message: str) -> None:
    with ScriptedServer(Refusal(status)) as server:
        endpoint = OpenAIEndpoint("some-model", "k", server.base_url)
        with pytest.raises(EmbeddingError, match=message):
            make_embedding("openai", cache_folder=tmp_path, openai=endpoint).query("x")


def test_an_endpoint_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    endpoint = OpenAIEndpoint("some-model", "k", "http://127.0.0.1:9/v1", timeout_seconds=2)
    with pytest.raises(EmbeddingError, match="does not answer"):
        make_embedding("openai", cache_folder=tmp_path, openai=endpoint).passages(["x"])
