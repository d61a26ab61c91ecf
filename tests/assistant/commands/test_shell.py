"""The command line around its commands: options anywhere, one document, processes beside each other."""

import json
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.__main__ import main
from tests.assistant.commands.conftest import Run
from tests.assistant.commands.material import COMPLETE, RESPONSE_ID

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = Path(sys.executable).with_name("fiftysix")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--json", "--data", "{}", "records"],
        ["records", "--json", "--data", "{}"],
        ["--data={}", "records", "--json"],
        ["--json", "records", "--data={}"],
    ],
    ids=" ".join,
)
def test_json_and_data_stand_before_or_after_the_command(
    run: Run, complete: Path, data: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    run("ingest", complete)
    assert main([word.format(data) for word in arguments]) == 0
    out, err = capsys.readouterr()
    assert [row["force"] for row in json.loads(out)] == ["Hallowmere"]
    assert err == ""


def test_options_also_stand_between_a_group_and_its_command(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", "--json", "--data", str(data), "status"]) == 0
    assert json.loads(capsys.readouterr().out)["records"] == 0


def test_what_follows_two_dashes_is_no_option(run: Run, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(data), "search", "--", "--json"]) == 1
    assert capsys.readouterr().out == "Nothing similar was found.\n"


def test_the_data_folder_comes_from_the_environment_where_the_line_names_none(
    run: Run, complete: Path, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("ingest", complete)
    monkeypatch.setenv("FIFTYSIX_DATA_DIR", str(data))
    assert main(["records", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1


def test_data_without_a_folder_is_a_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["records", "--data"], ["records", "--data="]):
        assert main(arguments) == 2
        assert "--data needs a folder" in capsys.readouterr().err


def test_help_says_what_each_command_does(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["draft", "--help"], ["index", "--help"]):
        assert main(arguments) == 0
        assert capsys.readouterr().out


def test_a_fault_of_ours_is_one_line_with_a_reference_and_its_details_are_kept(run: Run, data: Path) -> None:
    run("records")
    # A response that no version of ours would have kept.
    with sqlite3.connect(data / "fiftysix.db") as connection:
        connection.execute(
            "insert into responses values ('resp-x', 1, '{}', null, '[]', '2026-01-01', 0, 'x', '2026-01-01')"
        )
    told = run("responses")
    assert (told.code, told.error["kind"]) == (3, "unexpected")
    assert told.err.count("\n") == 1
    log = (data / "errors.log").read_text()
    assert "Traceback" in log
    assert log.split()[0] in told.error["message"]


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FIFTYSIX_", "OPENAI_"))}
    return kept | {"FIFTYSIX_EMBEDDING": "wordllama", "FIFTYSIX_TODAY": "2026-03-02"}


def shell(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(SCRIPT), *arguments], capture_output=True, text=True, env=environment(), timeout=60)


@pytest.mark.skipif(not SCRIPT.exists(), reason="the console script is not installed beside this Python")
def test_the_console_script_does_the_journey_in_processes_of_its_own(tmp_path: Path, data: Path) -> None:
    (tmp_path / "complete.txt").write_text(COMPLETE)
    folder = ["--data", str(data)]
    ingested = shell("ingest", str(tmp_path / "complete.txt"), "--json", *folder)
    assert (ingested.returncode, ingested.stderr) == (0, "")
    assert json.loads(ingested.stdout)["read"] == 1
    assert shell("new", str(tmp_path / "complete.txt"), *folder).stdout.startswith(f"Started {RESPONSE_ID}.")
    wrong = shell("show", "nobody", "--json", *folder)
    assert (wrong.returncode, json.loads(wrong.stdout)["error"]["kind"]) == (3, "record-not-found")
    assert shell("deadline", "2016-01-01").returncode == 1
    assert shell("nonsense").returncode == 2


def test_a_reader_that_has_seen_enough_ends_a_command_quietly(run: Run, data: Path) -> None:
    run("samples", "add")
    name = run("records").value[0]["record_id"]
    command = f"'{sys.executable}' -m assistant --data '{data}' show {name} --json | head -c 1; echo ${{PIPESTATUS[0]}}"
    ended = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, env=environment(), cwd=ROOT, timeout=60
    )
    assert (ended.stdout, ended.stderr) == ("{0\n", "")


def test_a_command_loads_none_of_the_heavy_parts_that_it_does_not_need(data: Path) -> None:
    code = (
        "import sys; from assistant.__main__ import main; main(['deadline', '2024-05-21']);"
        "heavy = {'chromadb', 'gradio', 'langchain', 'openai', 'onnxruntime', 'tantivy', 'typst', 'alembic'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment(), cwd=ROOT, timeout=60
    )
    assert ran.stdout.splitlines()[-1] == "[]"


SERVING = """
import sys
from pathlib import Path
from assistant.bootstrap import build_site
from assistant.settings import read_settings
from assistant.desk import User
site = build_site(read_settings(data_dir=Path(sys.argv[1])))
print("serving", flush=True)
for line in sys.stdin:
    found = site.desk.past.search(User("x"), line.strip())
    print(len(found), flush=True)
site.close()
"""


def test_commands_work_beside_a_serving_process_which_follows_them(run: Run, data: Path, complete: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SERVING, str(data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
        cwd=ROOT,
    ) as serving:
        assert serving.stdin is not None
        assert serving.stdout is not None
        assert serving.stdout.readline() == "serving\n"
        assert run("ingest", complete).code == 0
        assert run("index", "status").value["served"] is True
        assert run("search", "101 calls abandoned").code == 0
        assert run("new", complete).code == 0
        found = 0
        for _ in range(100):
            serving.stdin.write("101 calls abandoned\n")
            serving.stdin.flush()
            found = int(serving.stdout.readline())
            if found:
                break
            time.sleep(0.1)
        assert found > 0
        serving.stdin.close()
        assert serving.wait(timeout=20) == 0


def test_the_same_commands_work_on_postgresql(
    run: Run, data: Path, complete: Path, inspection: Path, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIFTYSIX_DATABASE_URL", postgresql_url)
    assert run("ingest", complete).code == 0
    assert len(run("search", "101 calls abandoned").value["precedents"]) > 1
    made = run("new", inspection).value["response_id"]
    assert run("fact", made, "--from", "Io Marsh", "--text", "Nine posts are vacant.").value["fact_id"] == "F1"
    assert run("draft", made, "--section", "initial_response", "--accept").code == 0
    assert [row["response_id"] for row in run("responses").value] == [made]
    assert run("index", "verify").code == 0
    assert not (data / "fiftysix.db").exists()
