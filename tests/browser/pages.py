"""What a person does on the screens, by what they see: labels, headings, buttons."""

import re

from playwright.sync_api import Browser, BrowserContext, Page, expect

GAP = re.compile(r"\[(force|commissioner|office) to confirm: [^\[\]]*\]")
EXAMPLE = re.compile("Aldermere")
WAIT = 20_000
# A page that is left or reloaded ends its open streams, and says so.
LEAVING = re.compile("AbortError|errored out")


class Watched:
    """A page whose console is listened to."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.set_default_timeout(WAIT)
        page.on("console", lambda said: self._heard(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self._heard(str(error)))

    def _heard(self, words: str) -> None:
        if not LEAVING.search(words):
            self.complaints.append(words)


def new_page(browser: Browser, **context: object) -> Watched:
    """A page in a context of its own: another person, as far as the server can tell."""
    wide = {"viewport": {"width": 1280, "height": 860}}
    fresh: BrowserContext = browser.new_context(**(wide | context))  # type: ignore[arg-type]
    return Watched(fresh.new_page())


def open_example(page: Page, address: str) -> str:
    """Open the example response from the first screen; gives its address."""
    page.goto(f"{address}/")
    page.locator("#inhand").get_by_role("link", name=EXAMPLE).first.click()
    settled(page)
    return page.url


def settled(page: Page) -> None:
    """Wait until a response's screen has been filled."""
    expect(page.locator("#parts .here")).to_be_visible(timeout=WAIT)
    expect(page.locator("#facts")).to_contain_text("last lawful day", timeout=WAIT)


def press(page: Page, name: str) -> None:
    """Press a button by its name."""
    page.get_by_role("button", name=name, exact=True).click()


def ask(page: Page, words: str) -> None:
    """Ask the assistant."""
    page.get_by_label("Ask about this response").fill(words)
    press(page, "Ask")


def go(page: Page, part: str) -> None:
    """Go to a part of a response's screen."""
    page.locator(f"#part-{part}").click()
    expect(page.locator(f"#part-{part}.here")).to_be_visible()
