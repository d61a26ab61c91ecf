"""Runs commands as a shell does, in this process, on a data folder of the test's own."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant.__main__ import main
from assistant.settings import Settings
from tests.assistant.commands.material import COMPLETE, INSPECTION, PROFILE, RESPONSE_ID
from tests.databases import postgresql_server, postgresql_url

__all__ = ["postgresql_server", "postgresql_url"]


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit code, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """The one JSON document that stands on stdout; anything beside it is a failure."""
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, str]:
        """The error of the document, whose keys are checked."""
        assert list(self.value) == ["error"]
        assert list(self.value["error"]) == ["kind", "message", "hint"]
        return dict(self.value["error"])


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(Settings.model_config, "env_file", None)
    for name, field in Settings.model_fields.items():
        monkeypatch.delenv(str(field.validation_alias or f"FIFTYSIX_{name.upper()}"), raising=False)
    monkeypatch.setenv("FIFTYSIX_EMBEDDING", "wordllama")
    monkeypatch.setenv("FIFTYSIX_TODAY", "2026-03-02")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command with --json; `as_json=False` for text."""

    def ran(*arguments: object, as_json: bool = True) -> Ran:
        words = ["--data", str(data), *(["--json"] if as_json else []), *map(str, arguments)]
        code = main(words)
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return ran


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Writes a file and gives its path."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


File = Callable[[str, str | bytes], Path]


@pytest.fixture
def inspection(file: File) -> Path:
    return file("inspection.txt", INSPECTION)


@pytest.fixture
def complete(file: File) -> Path:
    return file("complete.txt", COMPLETE)


@pytest.fixture
def response(run: Run, file: File, inspection: Path) -> str:
    """A response in hand of an office that has said who it is."""
    assert run("profile", "set", file("profile.json", json.dumps(PROFILE))).code == 0
    assert run("new", inspection).value["response_id"] == RESPONSE_ID
    return RESPONSE_ID
