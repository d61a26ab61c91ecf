"""What the documents name exists."""

import re
from pathlib import Path

import pytest
import typer.main

from assistant.commands.root import app
from assistant.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "AGENTS.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMANDS = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
SETTINGS = {
    field.validation_alias if isinstance(field.validation_alias, str) else f"FIFTYSIX_{name.upper()}"
    for name, field in Settings.model_fields.items()
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_each_command_that_a_document_names_exists(document: Path) -> None:
    named = set(re.findall(r"`?\bfiftysix ([a-z]+)\b", document.read_text(encoding="utf-8")))
    assert named - COMMANDS == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_each_setting_that_a_document_names_exists(document: Path) -> None:
    named = set(re.findall(r"\b(?:FIFTYSIX|OPENAI)_[A-Z_]+\b", document.read_text(encoding="utf-8")))
    assert named - SETTINGS == set()


def test_the_readme_lists_every_command_and_every_setting() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {name for name in COMMANDS if f"fiftysix {name}" not in text} == set()
    assert {name for name in SETTINGS if name not in text} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_each_file_that_a_document_links_to_exists(document: Path) -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_each_make_target_that_a_document_names_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = {a or b for a, b in re.findall(r"`make ([a-z]+)`|^make ([a-z]+)", document.read_text("utf-8"), re.M)}
    assert named - targets == set()


def test_the_notes_for_developers_stay_short() -> None:
    assert len((ROOT / "AGENTS.md").read_text(encoding="utf-8").splitlines()) < 60


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    banned = re.compile(r"https?://[\w.]*(?:pypi|pythonhosted|npmjs)[\w.]*|file:///|/home/|/root/")
    texts = [*ROOT.glob("requirements/*"), ROOT / "pyproject.toml", ROOT / "Makefile", ROOT / ".ci/run"]
    assert [name_of(path) for path in texts if banned.search(path.read_text(encoding="utf-8"))] == []
