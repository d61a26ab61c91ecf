"""With a language model: the draft streams, can be stopped, and asked for again. Nothing half-written is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.pages import ask, new_page, open_example, press
from tests.browser.serving import serving
from tests.scripted_server import Reply, ScriptedServer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SLOW = Reply("The report says so. [R1] " * 200, piece_seconds=0.05)


@pytest.fixture
def modelled(tmp_path: Path) -> Iterator[str]:
    """The address of a demonstration whose model is slow."""
    with (
        ScriptedServer(SLOW) as model,
        serving(tmp_path, FIFTYSIX_MODEL="scripted", OPENAI_BASE_URL=model.base_url, OPENAI_API_KEY="k") as running,
    ):
        yield running


def test_a_streaming_draft_can_be_stopped_and_asked_for_again(browser: Browser, modelled: str) -> None:
    watched = new_page(browser)
    page = watched.page
    open_example(page, modelled)
    expect(page.locator("#badge")).to_contain_text("Language model: scripted")
    press(page, "Mixed")
    expect(page.locator("#facts")).to_contain_text("line: mixed")
    ask(page, "Draft the initial response")
    expect(page.locator("#sentences")).to_contain_text("The report says so.", timeout=15_000)
    press(page, "Stop")
    expect(page.get_by_role("button", name="Stop", exact=True)).to_have_count(0)
    expect(page.locator("#answer")).to_contain_text("Stopped before")
    expect(page.get_by_role("button", name="Accept", exact=True)).to_have_count(0)
    page.wait_for_timeout(1000)  # a person takes longer than that to think again
    press(page, "Retry")
    expect(page.get_by_role("button", name="Stop", exact=True)).to_be_visible()
    expect(page.locator("#sentences")).to_contain_text("The report says so.", timeout=15_000)
    press(page, "Stop")
    expect(page.locator("#answer")).to_contain_text("Stopped before")
    assert watched.complaints == []
