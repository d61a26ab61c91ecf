"""Pictures of every screen, for the documents: `python -m tests.browser.shots OUTDIR`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.pages import ask, go, new_page, open_example, press
from tests.browser.serving import chromium, launch, serving

LOOKS = (
    ("light", {"color_scheme": "light"}),
    ("dark", {"color_scheme": "dark"}),
    ("narrow", {"viewport": {"width": 390, "height": 844}}),
)
PARTS = ("recommendations", "chief_constable_response", "overall_comments", "checks", "export")
PAGES = (("home", "/"), ("new", "/new/"), ("past", "/past/"), ("office", "/office/"))


def main(folder: Path) -> None:
    """Drives one demonstration and writes a PNG a screen and look."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, serving(Path(data)) as address, sync_playwright() as driver:
        path = chromium(driver)
        if path is None:
            sys.exit("No Chromium was found.")
        browser = launch(driver, path)
        _prepare(new_page(browser).page, address, folder)
        for look, settings in LOOKS:
            _every_screen(new_page(browser, **settings).page, address, folder, look)
        browser.close()


def _prepare(page: Page, address: str, folder: Path) -> None:
    open_example(page, address)
    _shoot(page, folder / "light-line.png")
    press(page, "Mixed")
    expect(page.locator("#facts")).to_contain_text("line: mixed")
    ask(page, "Draft the initial response")
    expect(page.locator("#answer")).to_contain_text("draft of the initial response")
    page.locator("#sentences .token").nth(4).click()
    expect(page.locator("#sources")).to_contain_text("Sources of sentence")
    _shoot(page, folder / "light-suggestion.png")
    press(page, "Accept and edit")
    expect(page.get_by_label("Your text")).to_be_visible()
    _shoot(page, folder / "light-editing.png")
    press(page, "Done")
    expect(page.locator("#drafthead")).to_contain_text("In the record")


def _every_screen(page: Page, address: str, folder: Path, look: str) -> None:
    open_example(page, address)
    press(page, "Next gap")
    expect(page.locator("#sources")).to_contain_text("Gap 1 of")
    _shoot(page, folder / f"{look}-initial_response.png")
    for part in PARTS:
        go(page, part)
        _shoot(page, folder / f"{look}-{part}.png")
    for name, path in PAGES:
        page.goto(f"{address}{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        _shoot(page, folder / f"{look}-{name}.png")


def _shoot(page: Page, path: Path) -> None:
    page.wait_for_timeout(900)
    page.screenshot(path=path)
    print(path)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python -m tests.browser.shots OUTDIR")
    main(Path(sys.argv[1]))
