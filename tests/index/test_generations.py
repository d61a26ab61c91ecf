"""The search cache of a serving process: built, followed, refused to a second, repaired, and never missed."""

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index.archive import Archive
from index.database import Database
from index.errors import AlreadyServedError
from index.generation import Generation
from index.generation_check import problem_of
from index.generation_folder import current, read_manifest
from index.generations import Generations
from index.served_search import ServedSearch
from index.verification import read_status, rebuild, verify
from tests.fakes import FixedClock, HashedWords
from tests.index.archive_material import a_past_record, marker
from tests.index.test_archive import add

ROOT = Path(__file__).resolve().parents[2]
EMBEDDING = HashedWords()


@pytest.fixture
def shelf(sqlite_url: str, clock: FixedClock) -> Archive:
    """An archive of twelve records on SQLite."""
    database = Database(sqlite_url)
    database.create_tables()
    archive = Archive(database, clock)
    for number in range(12):
        add(archive, a_past_record(number))
    return archive


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "search"


@pytest.fixture
def serve(shelf: Archive, folder: Path) -> Iterator[Callable[..., Generations]]:
    """Opens a serving process's generations, closed at the end."""
    opened: list[Generations] = []

    def serve_now(archive: Archive = shelf, embedding: HashedWords = EMBEDDING) -> Generations:
        opened.append(Generations(folder, archive, embedding))
        opened[-1].open()
        return opened[-1]

    yield serve_now
    for generations in opened:
        generations.close()


def finds(searcher: ServedSearch, number: int) -> bool:
    """Whether the record of this number is found by its own passage."""
    found = searcher.find(f"I shall review progress on {marker(number)}", section="overall_comments", limit=10)
    return a_past_record(number).record_id in {precedent.record_id for precedent in found}


def wait_for(condition: Callable[[], bool], seconds: float = 20) -> bool:
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        time.sleep(0.02)
    return condition()


def test_search_answers_exactly_before_the_cache_is_built_and_from_it_afterwards(
    serve: Callable[..., Generations],
) -> None:
    generations = serve()
    searcher = generations.searcher()
    assert (finds(searcher, 5), searcher.backend) == (True, "exact")
    generations.prepare()
    assert (finds(searcher, 5), searcher.backend) == (True, "cache")
    assert generations.status().state == "ready"


def test_cache_and_exact_search_give_the_same_answer(serve: Callable[..., Generations]) -> None:
    generations = serve()
    before = generations.searcher().find("progress on calls and officers", limit=10)
    generations.prepare()
    after = generations.searcher().find("progress on calls and officers", limit=10)
    assert [each.passage_id for each in after] == [each.passage_id for each in before]
    assert before


def test_a_sound_cache_is_used_again_at_the_next_start(serve: Callable[..., Generations]) -> None:
    first = serve()
    first.prepare()
    name = first.status().generation
    first.close()
    second = serve()
    second.prepare()
    assert (second.status().generation, second.status().problem) == (name, None)


def test_added_replaced_and_removed_records_are_followed(serve: Callable[..., Generations], shelf: Archive) -> None:
    generations = serve()
    generations.prepare()
    searcher = generations.searcher()
    add(shelf, a_past_record(50))
    add(shelf, a_past_record(3, extra=" The board met in Zibberley."))
    shelf.remove([a_past_record(4).record_id])
    assert generations.follow() == 3
    assert finds(searcher, 50)
    assert not finds(searcher, 4)
    found = searcher.find("Zibberley", section="initial_response", limit=1)
    assert [each.record_id for each in found] == [a_past_record(3).record_id]
    assert searcher.backend == "cache"
    generations.close()
    assert verify(generations.folder, shelf, EMBEDDING).problems == ()


def test_a_removed_record_is_not_offered_even_before_the_cache_follows(
    serve: Callable[..., Generations], shelf: Archive
) -> None:
    generations = serve()
    generations.prepare()
    shelf.remove([a_past_record(4).record_id])
    assert not finds(generations.searcher(), 4)
    assert finds(generations.searcher(), 5)


def test_what_changed_while_nobody_served_is_there_at_the_next_start(
    serve: Callable[..., Generations], shelf: Archive
) -> None:
    first = serve()
    first.prepare()
    name = first.status().generation
    first.close()
    add(shelf, a_past_record(60))
    shelf.remove([a_past_record(2).record_id])
    second = serve()
    second.prepare()
    assert (second.status().generation, second.status().problem) == (name, None)
    assert finds(second.searcher(), 60)
    assert not finds(second.searcher(), 2)


def test_another_embedding_gets_a_generation_of_its_own(serve: Callable[..., Generations], shelf: Archive) -> None:
    first = serve()
    first.prepare()
    first.close()
    second = serve(embedding=HashedWords(32, "other words/2"))
    second.prepare()
    assert (second.status().generation or "").startswith("other_words_2-32-1-")
    assert finds(second.searcher(), 5)


def test_a_second_serving_process_is_refused_within_a_second_and_changes_nothing(
    serve: Callable[..., Generations], shelf: Archive, folder: Path
) -> None:
    serve().prepare()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    program = (
        "import sys, time; from pathlib import Path; from index.errors import AlreadyServedError\n"
        "from index.generation_folder import ServingLock\n"
        "started = time.monotonic()\n"
        "try: ServingLock(Path(sys.argv[1]))\n"
        "except AlreadyServedError as error: print(time.monotonic() - started, error.message)"
    )
    child = subprocess.run(
        [sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    seconds, _, message = child.stdout.partition(" ")
    assert float(seconds) < 1
    assert "already serves from" in message
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_the_folder_is_free_again_when_its_process_has_died(serve: Callable[..., Generations], folder: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from index.generation_folder import ServingLock\n"
        "lock = ServingLock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as child:
        assert child.stdout is not None
        child.stdout.readline()
        with pytest.raises(AlreadyServedError, match=f"number {child.pid}"):
            serve()
        child.kill()
    serve()


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scribble(path: Path) -> None:
    path.write_bytes(bytes(byte ^ 0x5A for byte in path.read_bytes()))


@pytest.mark.parametrize(
    ("pattern", "damage"),
    [
        ("*/vectors/chroma.sqlite3", truncate),
        ("*/vectors/chroma.sqlite3", Path.unlink),
        ("*/words/meta.json", truncate),
        ("*/words/*.term", truncate),
        ("*/words/*.store", scribble),
        ("*/words/*.idx", Path.unlink),
        ("*/manifest.json", truncate),
        ("*/words", shutil.rmtree),
        ("*", shutil.rmtree),
    ],
)
def test_a_damaged_or_deleted_cache_is_built_anew(
    serve: Callable[..., Generations], shelf: Archive, folder: Path, pattern: str, damage: Callable[[Path], None]
) -> None:
    first = serve()
    first.prepare()
    first.close()
    generation = current(folder)
    assert generation is not None
    for path in list(generation.parent.glob(pattern)):
        damage(path)
    second = serve()
    assert finds(second.searcher(), 5)
    second.prepare()
    assert second.status().backend == "cache"
    # All but a folder that is gone is followed by one of another name.
    assert second.status().generation != generation.name or pattern == "*"
    assert all(finds(second.searcher(), number) for number in range(12))
    second.close()
    assert verify(folder, shelf, EMBEDDING).cache == "sound"


def test_a_cache_that_lacks_a_record_is_not_trusted(
    serve: Callable[..., Generations], shelf: Archive, folder: Path
) -> None:
    first = serve()
    first.prepare()
    generation, ids = current(folder), first.source.ids()[1]
    first.close()
    assert generation is not None
    tampered = Generation.open(generation, ids)
    tampered.take_out_unknown([stored for stored in ids if stored.record_id != a_past_record(5).record_id])
    tampered.close()
    assert verify(folder, shelf, EMBEDDING).cache == "damaged"
    second = serve()
    second.prepare()
    assert second.status().generation != generation.name
    assert finds(second.searcher(), 5)


def test_a_cache_that_loses_its_files_while_it_serves_is_withdrawn_and_built_anew(
    serve: Callable[..., Generations], shelf: Archive, folder: Path
) -> None:
    generations = serve()
    generations.start_following(0.05)
    searcher = generations.searcher()
    assert wait_for(lambda: searcher.backend == "cache")
    first = generations.status().generation
    shutil.rmtree(folder / "generations")
    add(shelf, a_past_record(70))
    assert wait_for(lambda: searcher.backend == "cache" and generations.status().generation != first)
    assert finds(searcher, 70)
    assert finds(searcher, 5)


def test_the_check_in_a_child_ends_at_its_limit(serve: Callable[..., Generations], folder: Path) -> None:
    first = serve()
    first.prepare()
    first.close()
    generation = current(folder)
    assert generation is not None
    assert "did not end" in str(problem_of(generation, [], limit_seconds=0.01))
    assert problem_of(generation, []) is None


def test_search_goes_on_while_generations_are_replaced(serve: Callable[..., Generations]) -> None:
    generations = serve()
    generations.prepare()
    searcher, failures, stop = generations.searcher(), [], threading.Event()

    def ask() -> None:
        while not stop.is_set():
            if not finds(searcher, 5):
                failures.append("not found")

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(3):
        generations.rebuild()
    stop.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert generations.status().problem is None


def test_only_the_current_generation_is_kept(serve: Callable[..., Generations], folder: Path) -> None:
    generations = serve()
    generations.prepare()
    generations.rebuild()
    assert [path.name for path in (folder / "generations").iterdir()] == [generations.status().generation]


def test_a_command_sees_how_things_stand_and_asks_a_serving_process_to_rebuild(
    serve: Callable[..., Generations], shelf: Archive, folder: Path
) -> None:
    status = read_status(folder, shelf, EMBEDDING)
    assert (status.backend, status.served, status.generation, status.records) == ("exact", False, None, 12)
    generations = serve()
    generations.start_following(0.05)
    assert wait_for(lambda: generations.status().state == "ready")
    status = read_status(folder, shelf, EMBEDDING)
    assert (status.backend, status.served, status.embedded) == ("cache", True, status.passages)
    assert status.sequence == status.last_sequence
    assert verify(folder, shelf, EMBEDDING).cache == "in use"
    first = generations.status().generation
    assert rebuild(folder, shelf, EMBEDDING) == "asked"
    assert wait_for(lambda: generations.status().generation != first)
    generations.close()
    assert rebuild(folder, shelf, EMBEDDING) == "rebuilt"
    generation = current(folder)
    assert generation is not None
    manifest = read_manifest(generation)
    assert manifest is not None
    assert manifest.passages == status.passages


def test_a_record_altered_behind_our_back_is_found_by_verify(shelf: Archive, folder: Path) -> None:
    with shelf.database.writing() as connection:
        connection.exec_driver_sql("UPDATE records SET json = replace(json, 'welcome', 'regret')")
    problems = verify(folder, shelf, EMBEDDING).problems
    assert any("is not what was stored" in problem for problem in problems)
    assert any("passages of" in problem for problem in problems)


def test_two_processes_on_one_postgresql_find_each_others_new_records(
    postgresql_url: str, tmp_path: Path, clock: FixedClock
) -> None:
    Database(postgresql_url).create_tables()
    command = [sys.executable, "-m", "tests.index.following_child", postgresql_url, str(tmp_path / "theirs")]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stdout.readline().strip() == "serving cache"
        archive = Archive(Database(postgresql_url), lambda: datetime.now(UTC))
        with Generations(tmp_path / "ours", archive, EMBEDDING) as ours:
            ours.start_following()
            for number in (1, 2):
                add(archive, a_past_record(number))
                started = time.monotonic()
                child.stdin.write(f"I shall review progress on {marker(number)}\n")
                child.stdin.flush()
                assert child.stdout.readline().split() == [a_past_record(number).record_id, "cache"]
                assert wait_for(lambda number=number: finds(ours.searcher(), number))  # type: ignore[misc]
                assert time.monotonic() - started < 5
        child.stdin.close()
