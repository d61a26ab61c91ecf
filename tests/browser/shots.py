"""Pictures of every screen: `python -m tests.browser.shots OUTDIR`; with `--few`, the three of the documents."""

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
FEW = "--few"
COLOURS = 128


def main(folder: Path, *, few: bool = False) -> None:
    """Drives one demonstration and writes a PNG a screen and look, or only the three of the documents."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, serving(Path(data)) as address, sync_playwright() as driver:
        path = chromium(driver)
        if path is None:
            sys.exit("No Chromium was found.")
        browser = launch(driver, path)
        if few:
            _few_screens(new_page(browser).page, address, folder)
        else:
            _prepare(new_page(browser).page, address, folder)
            for look, settings in LOOKS:
                _every_screen(new_page(browser, **settings).page, address, folder, look)
        browser.close()


def _few_screens(page: Page, address: str, folder: Path) -> None:
    page.goto(f"{address}/")
    expect(page.locator("#inhand")).to_contain_text("Aldermere")
    _shoot(page, folder / "home.png")
    _suggest(page, address)
    _shoot(page, folder / "workspace.png")
    press(page, "Accept")
    expect(page.locator("#drafthead")).to_contain_text("In the record")
    go(page, "checks")
    expect(page.locator(".finding").first).to_be_visible()
    _shoot(page, folder / "checks.png")
    for name in ("home", "workspace", "checks"):
        _lighten(folder / f"{name}.png")


def _suggest(page: Page, address: str) -> None:
    open_example(page, address)
    press(page, "Mixed")
    expect(page.locator("#facts")).to_contain_text("line: mixed")
    ask(page, "Draft the initial response")
    expect(page.locator("#answer")).to_contain_text("draft of the initial response")
    expect(page.get_by_role("button", name="Stop", exact=True)).to_have_count(0)
    page.locator("#sentences .token").nth(4).click()
    expect(page.locator("#sources")).to_contain_text("Sources of sentence")


def _lighten(path: Path) -> None:
    """The picture in few colours, where Pillow is installed."""
    try:
        from PIL import Image
    except ImportError:
        return
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def _prepare(page: Page, address: str, folder: Path) -> None:
    open_example(page, address)
    _shoot(page, folder / "light-line.png")
    _suggest(page, address)
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
    given = [word for word in sys.argv[1:] if word != FEW]
    if len(given) != 1:
        sys.exit("Usage: python -m tests.browser.shots OUTDIR [--few]")
    main(Path(given[0]), few=FEW in sys.argv)
