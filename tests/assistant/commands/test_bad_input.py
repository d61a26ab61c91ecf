"""What is wrong gets one clear line, the right exit code, and loses nothing."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from assistant.migrations import HEAD
from tests.assistant.commands.conftest import File, Ran, Run
from tests.assistant.commands.material import FIRE, INSPECTION
from tests.scripted_server import Refusal, Reply, ScriptedServer

USAGE, EXPECTED = 2, 3


def assert_told(ran: Ran, code: int, kind: str, *words: str) -> None:
    """One line on stderr, the same as one JSON document on stdout, and no traceback."""
    assert (ran.code, ran.error["kind"]) == (code, kind), ran
    assert ran.err == f"{ran.error['message']} {ran.error['hint']}".strip() + "\n"
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    for word in words:
        assert word in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nonsense",),
        ("records", "--limit", "3"),
        ("show",),
        ("show", "x", "--format", "docx"),
        ("search",),
        ("search", "x", "--limit", "0"),
        ("search", "x", "--section", "anywhere"),
        ("deadline", "21 May 2024"),
        ("deadline", "2024-02-30"),
        ("deadline", "2024-05-21", "--regime", "parish"),
        ("new", "x", "--published", "soon"),
        ("fact", "resp-x", "--text", "no sender"),
        ("fact", "resp-x", "--from", "Io"),
        ("fact", "resp-x", "--from", "Io", "--text", "a", "--file", "b"),
        ("fact", "resp-x", "--from", "Io", "--text", "a", "--date", "yesterday"),
        ("receive", "resp-x", "--from", "Io"),
        ("receive", "resp-x", "file.txt"),
        ("receive", "resp-x", "file.txt", "--from", "Io", "--none-by", "2026-03-01"),
        ("receive", "resp-x", "--none-by", "March"),
        ("draft", "resp-x"),
        ("draft", "resp-x", "--section", "preface"),
        ("draft", "resp-x", "--section", "initial_response", "--item", "recommendation 1", "--accept"),
        ("check", "resp-x", "--published", "2024-05-21"),
        ("clear", "resp-x", "0", "--by", "a", "--reason", "b"),
        ("clear", "resp-x", "1", "--by", "a"),
        ("export", "resp-x", "--format", "rtf", "-o", "x"),
        ("export", "resp-x", "--format", "txt"),
        ("ground", "--text", "x", "--section", "initial_response"),
        ("index",),
        ("index", "delete"),
        ("samples",),
        ("profile",),
        ("serve", "--port", "0"),
        ("bench", "--passages", "1"),
        ("search", "half\udcff"),
        ("fact", "resp-x", "--from", "Io", "--text", "half\udcff"),
    ],
    ids=ascii,
)
def test_a_wrong_use_ends_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    assert_told(run(*arguments), USAGE, "usage", "fiftysix")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("binary.bin", bytes(range(256)) * 40, "binary"),
        ("large.txt", b"x" * (21 * 1024 * 1024), "20 MB"),
        ("letter.txt", b"Dear colleague, thank you for your letter.\nYours, Io\n", "letter.txt"),
        ("fire.txt", FIRE.encode(), "fire and rescue"),
        ("list.json", b"[1, 2]", "not of a record"),
        ("other.json", b'{"force": "Hallowmere"}', "not of a record"),
        ("half.json", b'{"force": ', "not valid JSON"),
        ("deep.json", b"[" * 100_000, "nested too deeply"),
        ("wrong.json", b'{"force": 5, "inspection": {}, "sections": {}}', "not a record"),
        ("zip.docx", b"PK\x03\x04" + b"\0" * 200, "zip.docx"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_a_file_that_is_no_inspection_is_refused_by_every_command(
    run: Run, file: File, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = file(name, content)
    assert_told(run("new", path), EXPECTED, "unreadable-record", name, words)
    assert_told(run("check", path), EXPECTED, "unreadable-record", words)
    out = tmp_path / "out.txt"
    assert_told(run("export", path, "--format", "txt", "-o", out), EXPECTED, "unreadable-record", words)
    assert not out.exists()
    ingested = run("ingest", path)
    assert (ingested.code, len(ingested.value["refused"])) == (1, 1)
    assert words in ingested.value["refused"][0]["reason"]
    assert run("records").value == []
    assert run("responses").value == []


def test_files_and_folders_that_are_not_there(run: Run, tmp_path: Path, response: str) -> None:
    missing = tmp_path / "nowhere"
    assert_told(run("ingest", missing), EXPECTED, "unreadable-record", "nowhere")
    assert_told(run("new", missing), EXPECTED, "unreadable-record", "nowhere")
    assert_told(run("check", missing), EXPECTED, "unreadable-record", "nowhere")
    assert_told(run("profile", "set", missing), EXPECTED, "unreadable-record", "nowhere")
    assert_told(run("fact", response, "--from", "Io", "--file", missing), EXPECTED, "unreadable-record", "nowhere")
    assert_told(run("receive", response, missing, "--from", "Io"), EXPECTED, "unreadable-record", "nowhere")
    assert_told(run("eval", "--collection", missing), EXPECTED, "unreadable-record", "nowhere")
    assert_told(run("new", tmp_path), EXPECTED, "unreadable-record", "folder")
    assert_told(run("receive", response, tmp_path, "--from", "Io"), EXPECTED, "unreadable-record", "folder")


@pytest.mark.parametrize("name", ["fact", "receive"])
def test_a_text_that_is_none_is_refused_and_nothing_is_kept(run: Run, file: File, response: str, name: str) -> None:
    binary = file("binary.bin", b"\x00\x01\x02" * 50)
    option = ["--file"] if name == "fact" else []
    assert_told(run(name, response, *option, binary, "--from", "Io"), EXPECTED, "unreadable-record", "not a text file")
    assert run("fact", response, "--from", "Io", "--text", "First").value["fact_id"] == "F1"


def test_an_empty_text_of_the_chief_constable_is_refused(run: Run, file: File, response: str) -> None:
    assert_told(run("receive", response, file("empty.txt", " \n"), "--from", "Io"), EXPECTED, "refused", "empty")


@pytest.mark.parametrize(
    "where", ["no/such/folder/out.txt", "folder", "/proc/out.txt"], ids=["no folder", "a folder", "not writable"]
)
def test_an_output_that_cannot_be_written_is_told(run: Run, complete: Path, tmp_path: Path, where: str) -> None:
    (tmp_path / "folder").mkdir()
    made = run("export", complete, "--format", "txt", "-o", tmp_path / where)
    assert_told(made, EXPECTED, "export", Path(where).name)
    assert [p.name for p in tmp_path.iterdir() if "out" in p.name] == []


def test_an_export_that_fails_leaves_the_older_file_alone(run: Run, tmp_path: Path, file: File) -> None:
    out = file("out.txt", "older")
    assert run("export", tmp_path / "nowhere.txt", "--format", "txt", "-o", out).code == EXPECTED
    assert out.read_text() == "older"


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "resp-nobody"),
        ("draft", "resp-nobody", "--section", "initial_response"),
        ("fact", "resp-nobody", "--from", "Io", "--text", "a"),
        ("line", "resp-nobody", "mixed"),
        ("receive", "resp-nobody", "--none-by", "2026-03-01"),
        ("request", "resp-nobody"),
        ("clear", "resp-nobody", "1", "--by", "a", "--reason", "b"),
        ("export", "resp-nobody", "--format", "txt", "-o", "/tmp/never-written.txt"),
        ("discard", "resp-nobody"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_response_that_is_not_in_hand(run: Run, arguments: tuple[str, ...]) -> None:
    assert_told(run(*arguments), EXPECTED, "response-not-found", "resp-nobody")


@pytest.mark.parametrize("command", ["show", "remove"])
def test_a_record_that_is_not_there(run: Run, complete: Path, command: str) -> None:
    run("ingest", complete)
    known = run("records").value[0]["record_id"]
    names = [known, "nobody"] if command == "remove" else ["nobody"]
    assert_told(run(command, *names), EXPECTED, "record-not-found", "nobody")
    assert len(run("records").value) == 1


@pytest.mark.parametrize(
    ("options", "kind", "words"),
    [
        (["--clearance", "secret"], "refused", "secret"),
        (["--clearance", "not-before:soon"], "refused", "soon"),
        (["--clearance", "2026-04-01"], "refused", "2026-04-01"),
        (["--replaces", "F7"], "response-not-found", "F7"),
        (["--item", "recommendation 9"], "response-not-found", "recommendation 9"),
        (["--item", "something"], "response-not-found", "something"),
    ],
)
def test_a_fact_that_cannot_be_kept_as_told(run: Run, response: str, options: list[str], kind: str, words: str) -> None:
    assert_told(run("fact", response, "--from", "Io", "--text", "a", *options), EXPECTED, kind, words)
    assert run("fact", response, "--from", "Io", "--text", "First").value["fact_id"] == "F1"


@pytest.mark.parametrize(("sender", "text"), [(" ", "a"), ("Io", " ")])
def test_a_fact_without_sender_or_words_is_refused(run: Run, response: str, sender: str, text: str) -> None:
    assert_told(run("fact", response, "--from", sender, "--text", text), EXPECTED, "refused")


@pytest.mark.parametrize("item", ["recommendation 9", "line", "initial_response", ""])
def test_a_draft_of_an_item_that_the_inspection_does_not_have(run: Run, response: str, item: str) -> None:
    made = run("draft", response, "--section", "initial_response", "--item", item)
    assert (made.code, "item" in made.error["message"]) == (EXPECTED, True)


def test_what_cannot_be_cleared(run: Run, response: str) -> None:
    findings = run("check", response).value["findings"]

    def clear(number: int, by: str = "Io", reason: str = "because") -> Ran:
        return run("clear", response, number, "--by", by, "--reason", reason)

    def number_of(**wanted: Any) -> int:
        return next(n for n, f in enumerate(findings, start=1) if wanted.items() <= f.items())

    assert_told(clear(number_of(absolute=True)), EXPECTED, "refused", "cannot be cleared")
    assert_told(clear(number_of(severity="warn")), EXPECTED, "refused", "nothing to clear")
    assert_told(clear(99), EXPECTED, "refused", "99")
    block = number_of(absolute=False, severity="block")
    assert_told(clear(block, by=" "), EXPECTED, "refused", "name and a reason")
    assert_told(clear(block, reason=" "), EXPECTED, "refused", "name and a reason")
    assert run("check", response).value["findings"] == findings


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("", "unreadable-record"),
        ("{", "unreadable-record"),
        ("[]", "settings"),
        ('"text"', "settings"),
        ("{}", "settings"),
        ('{"office": "o", "body": "b", "force": "f", "force_name": "n", "chiefs": ["Io"]}', "settings"),
        ('{"profile": 7}', "settings"),
        ('{"office": "\\ud800"}', "unreadable-record"),
    ],
)
def test_a_profile_of_another_shape_is_refused(run: Run, file: File, content: str, kind: str) -> None:
    told = run("profile", "set", file("profile.json", content))
    assert_told(told, EXPECTED, kind)
    assert run("profile", "show").value is None


def test_a_facts_file_of_another_shape_is_refused(run: Run, file: File, inspection: Path) -> None:
    text = file("text.txt", "Calls wait.")
    facts = file("facts.txt", "Nobody said this.")
    told = run("ground", "--text", text, "--record", inspection, "--facts", facts, "--section", "initial_response")
    assert (told.code, told.err.count("\n")) == (EXPECTED, 1)


def test_an_inspection_without_a_force_is_told(run: Run, file: File) -> None:
    told = run("new", file("noforce.txt", INSPECTION.replace("Force\tHallowmere\n", "Force\t\n")))
    assert_told(told, EXPECTED, "profile-missing", "force")


def test_a_data_folder_that_is_a_file(run: Run, data: Path) -> None:
    data.write_text("not a folder")
    assert_told(run("records"), EXPECTED, "settings", str(data))
    assert data.read_text() == "not a folder"


def test_a_data_folder_that_cannot_be_made(run: Run, data: Path) -> None:
    told = run("records", "--data", "/proc/nowhere")
    assert_told(told, EXPECTED, "settings", "/proc/nowhere")


def test_a_database_that_is_none(run: Run, data: Path) -> None:
    data.mkdir()
    (data / "fiftysix.db").write_bytes(b"This is a letter, not a database. " * 100)
    assert_told(run("records"), EXPECTED, "database", "not a database")


def test_a_read_only_database_still_answers_and_refuses_to_write(
    run: Run, data: Path, complete: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", complete)
    monkeypatch.setenv("FIFTYSIX_DATABASE_URL", f"sqlite:///file:{data / 'fiftysix.db'}?mode=ro&uri=true")
    assert len(run("records").value) == 1
    assert_told(run("new", complete), EXPECTED, "database", "read-only")


def test_a_database_of_a_newer_version(run: Run, data: Path) -> None:
    run("records")
    with sqlite3.connect(data / "fiftysix.db") as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    assert HEAD != "9999"
    assert_told(run("records"), EXPECTED, "database", "newer")


@pytest.mark.parametrize(
    "address", ["mysql://host/name", "nonsense", "postgresql://127.0.0.1:9/none"], ids=["mysql", "nonsense", "refused"]
)
def test_a_database_that_cannot_be_used(run: Run, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("FIFTYSIX_DATABASE_URL", address)
    assert_told(run("records"), EXPECTED, "database")


def test_a_setting_that_cannot_be_used(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIFTYSIX_EMBEDDING", "word2vec")
    assert_told(run("records"), EXPECTED, "settings", "FIFTYSIX_EMBEDDING")


def test_nobody_may_act(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIFTYSIX_USER_NAME", " ")
    assert_told(run("records"), EXPECTED, "refused", "FIFTYSIX_USER_NAME")


def assert_no_suggestion(run: Run, response: str, tmp_path: Path) -> None:
    run("export", response, "--format", "json", "-o", tmp_path / "after.json")
    assert json.loads((tmp_path / "after.json").read_text())["sections"]["initial_response"]["text"] is None


def test_a_model_that_cannot_be_reached(
    run: Run, response: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIFTYSIX_MODEL", "scripted")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    told = run("draft", response, "--section", "initial_response", "--accept")
    assert_told(told, EXPECTED, "model-unavailable", "127.0.0.1:9")
    assert_no_suggestion(run, response, tmp_path)
    assert run("draft", response, "--section", "initial_response", "--without-model").code == 0


def test_a_key_that_the_endpoint_refuses(
    run: Run, response: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIFTYSIX_MODEL", "scripted")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-quince")
    with ScriptedServer(Refusal(401, "Incorrect API key provided: sk-quince")) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        told = run("draft", response, "--section", "initial_response")
    assert_told(told, EXPECTED, "model-unavailable", "OPENAI_API_KEY")
    assert "sk-quince" not in told.err + told.out


def test_a_model_without_key_and_address(run: Run, response: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIFTYSIX_MODEL", "scripted")
    assert_told(run("draft", response, "--section", "initial_response"), EXPECTED, "settings", "FIFTYSIX_MODEL")


def test_a_text_that_was_cut_short_is_given_but_not_accepted(
    run: Run, response: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIFTYSIX_MODEL", "scripted")
    with ScriptedServer(Reply("The report was published on 10 February 2026. [R1] It also", finish="length")) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        made = run("draft", response, "--section", "initial_response")
        assert (made.code, made.value["complete"], made.value["model"]) == (1, False, "scripted")
        accepted = run("draft", response, "--section", "initial_response", "--accept")
        assert_told(accepted, EXPECTED, "refused", "cut short")


def test_an_embedding_that_cannot_be_reached_does_not_stop_a_draft(
    run: Run, response: str, complete: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", complete)
    monkeypatch.setenv("FIFTYSIX_EMBEDDING", "openai")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    assert_told(run("search", "calls"), EXPECTED, "embedding")
    made = run("draft", response, "--section", "initial_response")
    assert (made.code, made.value["precedents"]) == (0, [])
    assert "could not be searched" in made.err
