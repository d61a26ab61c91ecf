"""Measuring: the figures by hand, the reader, and the fused system on the Cranfield collection."""

from pathlib import Path

import pytest

from index.embedding import make_embedding
from index.errors import UnreadableRecordError
from index.measuring import Judged, measure, mrr, ndcg, read_cranfield, recall

CRANFIELD = Path(__file__).parents[2] / ".." / "shared" / "retrieval-benchmark"


def test_the_figures_are_those_computed_by_hand() -> None:
    gains = {"a": 3.0, "b": 2.0, "c": 0.0}
    assert ndcg(["a", "b"], gains, 10) == pytest.approx(1)
    # (2 + 3 / log2 3) / (3 + 2 / log2 3)
    assert ndcg(["b", "a"], gains, 10) == pytest.approx(0.9134, abs=1e-4)
    assert ndcg(["c", "a"], gains, 1) == 0
    assert ndcg(["a"], {}, 10) == 0
    assert recall(["x", "b", "a"], gains, 2) == 0.5
    assert recall(["c"], {"c": 0.0}, 5) == 0
    assert mrr(["x", "c", "b"], gains) == pytest.approx(1 / 3)
    assert mrr(["x"], gains) == 0


def write_cranfield(folder: Path) -> Path:
    (folder / "cran.all.1400").write_text(
        ".I 1\n.T\nwings in\nslipstreams .\n.A\nsomebody\n.B\nj. 1958\n.W\nwings in\nslipstreams .\nthey lift .\n"
        ".I 2\n.T\nheat in slabs\n.W\nheat flows .\n.I 3\n.T\nempty\n.W\n"
    )
    (folder / "cran.qry").write_text(
        ".I 001\n.W\nlift of wings\nin air .\n.I 004\n.W\nheat .\n.I 009\n.W\nnobody knows .\n"
    )
    (folder / "cranqrel").write_text("1 1 2 \n1 2 -1\n2 2 1 \n2 99 3\n\n")
    return folder


def test_queries_are_counted_by_place_and_those_without_judgement_left_out(tmp_path: Path) -> None:
    found = read_cranfield(write_cranfield(tmp_path))
    assert found.documents["1"] == ("wings in slipstreams .", "wings in slipstreams . they lift .")
    assert found.queries == {"1": "lift of wings in air .", "2": "heat ."}
    assert found.gains == {"1": {"1": 1.0}, "2": {"2": 1.0}}


def test_a_folder_without_the_collection_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableRecordError, match=r"cran\.all\.1400 cannot be read"):
        read_cranfield(tmp_path)


def test_every_system_is_measured_on_a_small_collection(tmp_path: Path) -> None:
    embedding = make_embedding("wordllama", cache_folder=tmp_path)
    found = measure(read_cranfield(write_cranfield(tmp_path)), embedding)
    assert (found["name"], found["documents"], found["queries"]) == ("cranfield", 3, 2)
    assert set(found["systems"]) == {"words", "meaning", "fused", "quickstart"}
    for figures in found["systems"].values():
        assert figures == {"ndcg@10": 1.0, "recall@5": 1.0, "recall@10": 1.0, "mrr": 1.0}


def test_a_wrong_answer_lowers_the_figures(tmp_path: Path) -> None:
    embedding = make_embedding("wordllama", cache_folder=tmp_path)
    documents = {"1": ("calls", "callers wait for an answer"), "2": ("cakes", "butter and sugar")}
    judged = Judged("contrary", documents, {"q": "callers who wait for answers"}, {"q": {"2": 1.0}})
    found = measure(judged, embedding, quickstart=False)["systems"]
    assert set(found) == {"words", "meaning", "fused"}
    assert found["words"]["mrr"] == 0.0
    assert found["fused"]["mrr"] == 0.5


@pytest.mark.skipif(not CRANFIELD.is_dir(), reason="the Cranfield collection is not beside this checkout")
def test_fused_beats_words_and_meaning_on_cranfield(tmp_path: Path) -> None:
    embedding = make_embedding("wordllama", cache_folder=tmp_path)
    systems = measure(read_cranfield(CRANFIELD), embedding, quickstart=False)["systems"]
    assert systems["fused"]["ndcg@10"] > max(systems["words"]["ndcg@10"], systems["meaning"]["ndcg@10"])
    assert systems["fused"]["ndcg@10"] >= 0.40


@pytest.mark.slow
@pytest.mark.skipif(not CRANFIELD.is_dir(), reason="the Cranfield collection is not beside this checkout")
def test_fused_with_minilm_reaches_the_bar_on_cranfield(tmp_path: Path) -> None:
    embedding = make_embedding("minilm", cache_folder=tmp_path)
    systems = measure(read_cranfield(CRANFIELD), embedding)["systems"]
    assert systems["fused"]["ndcg@10"] >= 0.44
    assert systems["fused"]["ndcg@10"] > systems["quickstart"]["ndcg@10"] + 0.03
