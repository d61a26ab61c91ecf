"""What every answer carries, and which requests never reach the app."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.screens.security import POLICY, protect


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()
    protect(app, origins=("https://office.example",), max_upload_mb=1)

    @app.api_route("/thing", methods=["GET", "POST"])
    def thing() -> str:
        return "done"

    return TestClient(app, base_url="http://fiftysix.local")


def test_an_answer_carries_the_policy_whatever_its_status(client: TestClient) -> None:
    for path in ("/thing", "/nowhere"):
        headers = client.get(path).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
    assert "unsafe-eval" not in POLICY


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://fiftysix.local", 200),
        ("https://office.example", 200),
        ("https://elsewhere.example", 403),
        ("http://fiftysix.local.elsewhere.example", 403),
        ("null", 403),
    ],
)
def test_only_our_own_origins_may_post(client: TestClient, origin: str, status: int) -> None:
    assert client.post("/thing", headers={"Origin": origin}).status_code == status


def test_a_post_without_origin_is_refused_where_the_browser_says_that_it_comes_from_elsewhere(
    client: TestClient,
) -> None:
    assert client.post("/thing").status_code == 200
    assert client.post("/thing", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.get("/thing", headers={"Origin": "https://elsewhere.example"}).status_code == 200


def test_a_body_over_the_limit_is_refused(client: TestClient) -> None:
    assert client.post("/thing", content=b"x" * 1_900_000).status_code == 200
    answer = client.post("/thing", content=b"x" * 2_100_000)
    assert answer.status_code == 413
    assert "larger than" in answer.text


def test_no_foreign_origin_may_read(client: TestClient) -> None:
    assert "access-control-allow-origin" not in client.get("/thing", headers={"Origin": "https://e.example"}).headers
