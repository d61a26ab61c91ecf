"""A desk of the real parts on a folder of the test's own, with the fast embedding and a clock that stands still."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.bootstrap import build
from assistant.desk import Desk, User
from assistant.desk.conversation import Turn
from assistant.drafts.profile import profile_from_json
from assistant.settings import Settings
from index.form import parse
from tests.assistant.commands.material import INSPECTION, PROFILE
from tests.fakes import FixedClock

USER = User("Morwenna Hale")


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(Settings.model_config, "env_file", None)
    for name, field in Settings.model_fields.items():
        monkeypatch.delenv(str(field.validation_alias or f"FIFTYSIX_{name.upper()}"), raising=False)
    monkeypatch.setenv("FIFTYSIX_EMBEDDING", "wordllama")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 3, 2, 9, 30, tzinfo=UTC))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data")


@pytest.fixture
def desk(settings: Settings, clock: FixedClock) -> Iterator[Desk]:
    """The desk of an office that has said who it is."""
    desk = build(settings, now=clock)
    desk.office.save_profile(USER, profile_from_json(PROFILE))
    yield desk
    desk.work.archive.database.close()


@pytest.fixture
def response(desk: Desk) -> str:
    """A response in hand to a real inspection."""
    return desk.responses.new(USER, parse(INSPECTION, source="inspection.txt"))


Ask = Callable[..., Turn]


@pytest.fixture
def ask(desk: Desk) -> Ask:
    """Asks in the conversation of a response; gives the last turn."""

    def asked(response_id: str, text: str, section: str = "initial_response") -> Turn:
        *_, last = desk.conversation.ask(USER, response_id, section, text)  # type: ignore[arg-type]
        assert last.done
        return last

    return asked
