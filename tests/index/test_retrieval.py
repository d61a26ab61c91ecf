"""Finding precedents, exactly and by a cache, over records of invented forces."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.embedding import Embedding, make_embedding
from index.passages import PASSAGE_KINDS
from index.records import CauseOfConcern, Inspection, Recommendation, Record, Section, Sections
from index.retrieval import CachedRankings, Precedent, RecordSummary, Search
from index.vectors import VectorCache
from index.words import WordCache
from tests.index.memory_source import MemorySource

CALLS = (
    "The control room now answers 999 calls in seven seconds. Fewer callers to 101 abandon their call than last year."
)
CRIME = "Detectives investigate burglary well. Supervisors review every investigation within a week."
CUSTODY = "Detainees in custody see a nurse within an hour. Appropriate adults arrive sooner than they did."
SUBJECTS = {"calls": CALLS, "crime": CRIME, "custody": CUSTODY}
FORCES = ("Pellwick Police", "Ashmere Constabulary", "Tarn Valley Police", "Quillborough Police")


def a_record(force: str, subject: str, *, illustrative: bool = False, said: int = 1) -> Record:
    text = SUBJECTS[subject]
    paragraphs = "\n\n".join(
        f"{number}. In our area: {text} {'We keep this under review. ' * 25}" for number in range(said)
    )
    return Record(
        record_id=f"{force.split()[0].lower()}-{subject}",
        source=f"{subject}.txt",
        illustrative=illustrative,
        force=force,
        inspection=Inspection(title=f"{force}: PEEL", type="PEEL", published=date(2024, 3, 1), summary=text),
        causes_of_concern=(CauseOfConcern("1", "A concern about leadership of the force.", "closed"),)
        if subject == "calls"
        else (),
        recommendations=(Recommendation("1", f"By July the force should improve this: {text}"),),
        sections=Sections(
            Section("Initial", f"I asked the force about this. {text}"),
            Section("Chief", paragraphs),
            Section("Overall", f"I am content with this answer. {text}"),
        ),
    )


RECORDS = [a_record(force, subject) for force in FORCES for subject in SUBJECTS]


@pytest.fixture(scope="module")
def embedding(tmp_path_factory: pytest.TempPathFactory) -> Embedding:
    return make_embedding("wordllama", cache_folder=tmp_path_factory.mktemp("embedding"))


@pytest.fixture(scope="module")
def source(embedding: Embedding) -> MemorySource:
    return MemorySource(embedding, RECORDS)


@pytest.fixture(scope="module", params=["exact", "cache"])
def search(
    request: pytest.FixtureRequest, source: MemorySource, embedding: Embedding, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Search]:
    """The same search over both backends."""
    if request.param == "exact":
        yield Search(source, embedding)
        return
    folder: Path = tmp_path_factory.mktemp("generation")
    vectors = VectorCache.create(folder / "vectors", PASSAGE_KINDS, embedding.dimensions)
    words = WordCache.create(folder / "words")
    words.add(source.all_passages())
    words.commit()
    for kind in PASSAGE_KINDS:
        vectors.add(kind, *source.embeddings(kind))
    yield Search(source, embedding, CachedRankings(vectors, words))
    words.close()
    vectors.close()


def test_rows_are_best_first_numbered_and_of_the_subject_asked_for(search: Search) -> None:
    found = search.find("abandoned 101 calls and 999 answering", limit=8)
    assert [row.rank for row in found] == list(range(1, 9))
    assert {row.record_id.split("-")[1] for row in found[:4]} == {"calls"}
    scores = [row.score for row in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_a_row_is_the_passage_at_its_place_with_its_records_facts(search: Search) -> None:
    row = search.find("detectives investigate burglary", section="initial_response", limit=1)[0]
    record = next(one for one in RECORDS if one.record_id == row.record_id)
    assert row.text == (record.sections.initial_response.text or "")[row.start : row.end]
    assert (row.field, row.section) == ("sections.initial_response", "initial_response")
    assert (row.force, row.title) == (record.force, record.inspection.title)
    assert (row.published, row.source) == (date(2024, 3, 1), "crime.txt")


@pytest.mark.parametrize("section", ["summary", "recommendation", "chief_constable_response", "overall_comments"])
def test_a_section_keeps_to_passages_of_its_kind(search: Search, section: str) -> None:
    found = search.find("detainees in custody see a nurse", section=section, limit=50)  # type: ignore[arg-type]
    assert {row.section for row in found} == {section}
    assert found[0].record_id.endswith("custody")


def test_without_a_section_all_kinds_compete(search: Search) -> None:
    assert len({row.section for row in search.find("detainees in custody see a nurse", limit=50)}) > 1


def test_own_records_are_told_by_force_however_it_is_written(search: Search) -> None:
    found = search.find("answering 999 calls", for_force="pellwick", limit=30)
    assert {row.force for row in found if row.own} == {"Pellwick Police"}
    assert not any(row.own for row in found if row.force != "Pellwick Police")
    assert not any(row.own for row in search.find("answering 999 calls", limit=30))


def test_own_records_or_others_can_be_asked_for_alone(search: Search) -> None:
    own = search.find("answering 999 calls", for_force="Pellwick Police", only="own", limit=30)
    others = search.find("answering 999 calls", for_force="Pellwick Police", only="others", limit=30)
    assert {row.force for row in own} == {"Pellwick Police"}
    assert {row.force for row in others} == set(FORCES) - {"Pellwick Police"}
    assert search.find("answering 999 calls", only="own") == ()
    with pytest.raises(ValueError, match="only is"):
        search.find("answering 999 calls", only="theirs")


def test_what_has_nothing_to_do_with_the_archive_finds_nothing(search: Search) -> None:
    for query in ("chocolate cake with butter", "quantum entanglement", "photosynthesis in plants", " ", "?!"):
        assert search.find(query) == ()


def test_a_rare_word_is_found_by_itself(search: Search) -> None:
    assert {row.record_id.split("-")[1] for row in search.find("nurse")} == {"custody"}


def test_why_is_told_in_a_drafters_words(search: Search) -> None:
    row = search.find("abandoned calls to 101", section="initial_response", limit=1)[0]
    assert "theme: answering calls" in row.why
    assert any(reason.startswith("words: ") and "101" in reason for reason in row.why)
    assert "type: PEEL" in row.why
    assert "cause of concern closed" in row.why


def test_every_row_has_a_reason(search: Search) -> None:
    assert all(row.why for row in search.find("officers who look into break-ins", limit=50))


def test_the_limit_is_kept(search: Search) -> None:
    assert [len(search.find("999 calls", limit=limit)) for limit in (0, 1, 5)] == [0, 1, 5]


def test_a_record_has_three_rows_at_most(embedding: Embedding) -> None:
    search = Search(MemorySource(embedding, [a_record("Pellwick Police", "calls", said=9), *RECORDS[3:]]), embedding)
    found = search.find("answering 999 calls", limit=100)
    rows = [row.record_id for row in found]
    assert rows.count("pellwick-calls") == 3
    assert max(map(rows.count, rows)) == 3


def test_both_backends_give_the_same_rows(source: MemorySource, embedding: Embedding, tmp_path: Path) -> None:
    vectors = VectorCache.create(tmp_path / "vectors", PASSAGE_KINDS, embedding.dimensions)
    for kind in PASSAGE_KINDS:
        vectors.add(kind, *source.embeddings(kind))
    words = WordCache.create(None)
    words.add(source.all_passages())
    words.commit()
    cached, exact = Search(source, embedding, CachedRankings(vectors, words)), Search(source, embedding)

    def places(found: tuple[Precedent, ...]) -> list[tuple[str, float]]:
        return [(row.passage_id, pytest.approx(row.score, abs=1e-4)) for row in found]

    for query in ("answering 999 calls", "supervision of detectives", CUSTODY):
        assert places(cached.find(query, limit=40)) == places(exact.find(query, limit=40))
    vectors.close()


def test_illustrative_records_are_offered_only_where_asked_for(embedding: Embedding) -> None:
    records = [replace(RECORDS[0], record_id="shown", illustrative=True), *RECORDS[1:]]
    search = Search(MemorySource(embedding, records), embedding)
    assert not any(row.illustrative for row in search.find("answering 999 calls", limit=50))
    found = search.find("answering 999 calls", limit=50, include_illustrative=True)
    assert {row.record_id for row in found if row.illustrative} == {"shown"}
    samples = [replace(record, illustrative=True) for record in RECORDS]
    assert Search(MemorySource(embedding, samples), embedding).find("answering 999 calls") == ()


def test_a_real_record_among_many_samples_is_found_whole(embedding: Embedding) -> None:
    samples = [
        replace(record, record_id=f"sample-{number}-{record.record_id}", illustrative=True)
        for number in range(4)
        for record in RECORDS
    ]
    search = Search(MemorySource(embedding, [*samples, RECORDS[0]]), embedding)
    assert {row.record_id for row in search.find("answering 999 calls", limit=50)} == {RECORDS[0].record_id}


def test_exact_search_follows_what_is_added_and_removed(embedding: Embedding) -> None:
    source = MemorySource(embedding, RECORDS[:1])
    search = Search(source, embedding)
    assert search.find("detainees see a nurse", section="summary") == ()
    source.put(RECORDS[2])
    assert [row.record_id for row in search.find("detainees see a nurse", section="summary")] == ["pellwick-custody"]
    source.take_out("pellwick-custody")
    assert search.find("detainees see a nurse", section="summary") == ()


def test_a_cache_that_lags_behind_offers_nothing_that_is_gone(embedding: Embedding) -> None:
    source = MemorySource(embedding, RECORDS)
    words = WordCache.create(None)
    words.add(source.all_passages())
    words.commit()

    class Lagging(CachedRankings):
        """All vectors as they were."""

        def __init__(self) -> None:
            self._exact = {kind: source.embeddings(kind) for kind in PASSAGE_KINDS}
            self._words = words

        def nearest(self, kind: object, vector: object, limit: int) -> list[tuple[str, float]]:
            return [(one, 1.0) for one in self._exact[kind][0]]  # type: ignore[index]

    search = Search(source, embedding, Lagging())
    source.take_out("pellwick-custody")
    assert "pellwick-custody" not in {row.record_id for row in search.find("detainees see a nurse", limit=99)}


def test_an_empty_archive_finds_nothing(embedding: Embedding) -> None:
    assert Search(MemorySource(embedding), embedding).find("answering 999 calls") == ()


def test_the_summary_of_a_record_names_each_state_of_concern(source: MemorySource) -> None:
    summary = source.summaries()["pellwick-calls"]
    assert isinstance(summary, RecordSummary)
    assert (summary.concerns, summary.type) == (("closed",), "PEEL")
