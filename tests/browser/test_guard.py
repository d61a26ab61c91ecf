"""What every answer carries, what is refused, and what axe says of the screens."""

import http.client
import json
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.pages import go, new_page, open_example
from tests.browser.serving import LARGEST_MB

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def request(
    address: str, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
) -> tuple[int, dict[str, str], str]:
    """Status, headers and text of one answer."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    connection.request(method, path, body or None, headers or {})
    answer = connection.getresponse()
    return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode(errors="replace")


@pytest.mark.parametrize(
    "path", ["/", "/response/", "/new/", "/past/", "/office/", "/gradio_api/info", "/export/a/pdf"]
)
def test_every_answer_carries_the_policy_without_eval(address: str, path: str) -> None:
    _, headers, _ = request(address, "GET", path)
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_a_post_from_a_foreign_origin_is_refused_and_no_origin_is_allowed_to_read(address: str) -> None:
    body = json.dumps({"data": [], "fn_index": 0, "session_hash": "abcdefgh"}).encode()
    sent = {"Content-Type": "application/json", "Origin": "https://elsewhere.example"}
    status, headers, text = request(address, "POST", "/gradio_api/queue/join", body, sent)
    assert status == 403
    assert "another site" in text
    assert "access-control-allow-origin" not in headers
    _, headers, _ = request(address, "GET", "/config", headers={"Origin": "https://elsewhere.example"})
    assert headers.get("access-control-allow-origin") != "https://elsewhere.example"


def test_an_upload_over_the_limit_is_refused(address: str) -> None:
    content = b"x" * ((LARGEST_MB + 2) * 1_000_000)
    body = (
        b'--edge\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n'
        + content
        + b"\r\n--edge--\r\n"
    )
    sent = {"Content-Type": "multipart/form-data; boundary=edge"}
    try:
        status, _, text = request(address, "POST", "/past/gradio_api/upload", body, sent)
    except (BrokenPipeError, ConnectionResetError):
        return  # refused before the whole of it was sent
    assert status == 413
    assert "larger than" in text


def test_an_export_of_an_unknown_response_is_one_clear_line(address: str) -> None:
    status, _, text = request(address, "GET", "/export/resp-nowhere/pdf")
    assert status == 404
    assert "resp-nowhere" in text
    assert "Traceback" not in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_any_screen(browser: Browser, address: str, scheme: str) -> None:
    page = new_page(browser, color_scheme=scheme).page
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        page.wait_for_timeout(400)
        held = Axe().run(page).response["violations"]
        serious = [one for one in held if one["impact"] in ("serious", "critical")]
        found[name] = [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in serious]

    open_example(page, address)
    if page.get_by_role("button", name="Draft", exact=True).is_visible():
        page.get_by_role("button", name="Draft", exact=True).click()
        expect(page.locator("#drafthead")).to_contain_text("Suggestion")
    page.locator("#sentences .token").nth(1).click()
    look("initial response")
    parts = ("recommendations", "chief_constable_response", "overall_comments", "checks", "export")
    for part in parts if scheme == "light" else ("recommendations", "checks"):
        go(page, part)
        look(part)
    for path in ("/", "/new/", "/past/", "/office/") if scheme == "light" else ("/",):
        page.goto(f"{address}{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        look(path)
    assert {name: one for name, one in found.items() if one} == {}
