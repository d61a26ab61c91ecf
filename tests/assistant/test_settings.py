"""Settings come from the environment, and the example file names each of them with its default."""

import re
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import SettingsError
from assistant.settings import Settings, read_settings

ROOT = Path(__file__).resolve().parents[2]
# pydantic-settings' own name for "read no file".
NO_FILE = {"_env_file": None}


def variable(name: str) -> str:
    alias = Settings.model_fields[name].validation_alias
    return alias if isinstance(alias, str) else f"FIFTYSIX_{name.upper()}"


NAMES = {variable(name): name for name in Settings.model_fields}


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(Settings.model_config, "env_file", None)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def example_lines() -> dict[str, str]:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    return dict(re.findall(r"^#?([A-Z][A-Z_]+)=(.*)$", text, re.M))


def test_the_example_file_names_every_setting_and_no_other() -> None:
    assert set(example_lines()) == set(NAMES)


def test_the_example_file_shows_the_defaults() -> None:
    defaults = Settings(**NO_FILE)
    for name, shown in example_lines().items():
        value = getattr(defaults, NAMES[name])
        if name == "FIFTYSIX_DATA_DIR":
            continue  # depends on the user
        assert shown == "" if value is None else type(value)(shown) == value, name


def test_the_example_file_can_be_used_as_it_stands_and_with_every_line_taken_in(tmp_path: Path) -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    for form in (text, re.sub(r"^#([A-Z])", r"\1", text, flags=re.M)):
        file = tmp_path / ".env"
        file.write_text(form, encoding="utf-8")
        settings = Settings(_env_file=file)
        assert settings.model is None
        assert settings.max_upload_mb == 20


def test_every_setting_says_what_it_is() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_the_environment_comes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / ".env"
    file.write_text("FIFTYSIX_USER_NAME=From the file\nFIFTYSIX_TODAY=2025-01-02\n")
    monkeypatch.setenv("FIFTYSIX_USER_NAME", "From the environment")
    settings = Settings(_env_file=file)
    assert settings.user_name == "From the environment"
    assert settings.today == date(2025, 1, 2)


def test_an_empty_value_is_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.setenv(name, "")
    settings = Settings(**NO_FILE)
    assert settings.today is None
    assert settings.model is None
    assert settings.embedding == "minilm"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FIFTYSIX_EMBEDDING", "word2vec"),
        ("FIFTYSIX_TODAY", "tomorrow"),
        ("FIFTYSIX_MAX_UPLOAD_MB", "0"),
        ("FIFTYSIX_MODEL_TIMEOUT_SECONDS", "-1"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_with_its_setting(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name) as told:
        read_settings()
    assert "\n" not in told.value.message
    assert told.value.hint


def test_the_folder_of_the_command_line_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FIFTYSIX_DATA_DIR", str(tmp_path / "environment"))
    assert read_settings().data_dir == tmp_path / "environment"
    chosen = read_settings(data_dir=tmp_path / "chosen")
    assert chosen.data_dir == tmp_path / "chosen"
    assert chosen.database_address == f"sqlite:///{tmp_path / 'chosen' / 'fiftysix.db'}"
    assert chosen.search_folder.is_relative_to(tmp_path / "chosen")


def test_another_database_is_used_where_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIFTYSIX_DATABASE_URL", "postgresql://db.example.org/fiftysix")
    assert read_settings().database_address == "postgresql://db.example.org/fiftysix"


def test_the_key_is_never_printed_with_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-quince")
    settings = read_settings()
    assert settings.key == "sk-quince"
    assert "quince" not in repr(settings) + str(settings.model_dump()) + settings.model_dump_json()


def test_nothing_changes_a_setting_after_it_was_read() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings(**NO_FILE).user_name = "Somebody else"  # type: ignore[misc]
