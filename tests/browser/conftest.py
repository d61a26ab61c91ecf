"""One server and one browser for all journeys; every test has contexts of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.serving import chromium, launch, serving


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running demonstration."""
    with serving(Path(tmp_path_factory.mktemp("data"))) as running:
        yield running


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium; without one the tests are skipped here, and fail in CI."""
    path = chromium(playwright)
    if path is None:
        reason = "No Chromium was found: install Debian's chromium, or `playwright install chromium`."
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    started = launch(playwright, path)
    yield started
    started.close()
