"""The model behind its protocol, with the real client over real HTTP against a scripted server."""

import inspect
import os
import socket
import time
from collections.abc import Iterator

import httpx2
import openai
import pytest

from assistant.drafts.texts import PromptUsed
from assistant.errors import ModelError, ModelUnavailableError, UnusableReplyError
from assistant.model import ChatModel, LangChainModel, Patience, make_model
from assistant.model_errors import vendor_error
from assistant.prompting import Rendered
from tests.scripted_server import Bytes, Refusal, Reply, ScriptedServer, Silence

ASKED = Rendered("Answer in one line.", "What is the date?", PromptUsed("sample", "1", "0" * 64))
QUICK = Patience(connect_seconds=1, read_seconds=0.4, total_seconds=3, retries=0)


def model_at(server: ScriptedServer, patience: Patience = QUICK) -> ChatModel:
    model = make_model("scripted", api_key="secret-key", base_url=server.base_url, patience=patience)
    assert model is not None
    return model


def test_a_whole_reply_comes_piece_by_piece() -> None:
    with ScriptedServer(Reply("The force has told me. [F1]")) as server:
        pieces = list(model_at(server).stream(ASKED))
    assert "".join(pieces) == "The force has told me. [F1]"
    assert len(pieces) > 3


def test_the_request_holds_both_parts_the_key_and_no_tools() -> None:
    with ScriptedServer(Reply("Yes.")) as server:
        assert model_at(server).reply(ASKED) == "Yes."
    (request,) = server.requests
    assert [m["role"] for m in request.body["messages"]] == ["system", "user"]
    assert request.prompt == ASKED.text
    assert request.headers["authorization"] == "Bearer secret-key"
    assert request.path == "/v1/chat/completions"
    assert "tools" not in request.body


REFUSALS = [
    (401, "Check OPENAI_API_KEY."),
    (403, "Ask whoever gave you the key."),
    (404, "Check FIFTYSIX_MODEL and OPENAI_BASE_URL."),
    (429, "Wait a minute, or check the account’s limit."),
    (500, "Try again later, or draft without the model."),
    (307, "Put that one in OPENAI_BASE_URL."),
    (422, "Check that FIFTYSIX_MODEL is a chat model."),
]


@pytest.mark.parametrize(("status", "hint"), REFUSALS)
def test_a_refusal_is_one_line_that_names_the_status_and_what_to_do(status: int, hint: str) -> None:
    with ScriptedServer(Refusal(status, "your key secret-key is bad")) as server, pytest.raises(ModelError) as caught:
        model_at(server).reply(ASKED)
    assert isinstance(caught.value, ModelUnavailableError)
    assert str(status) in caught.value.message
    assert caught.value.hint == hint
    assert "secret-key" not in caught.value.message + caught.value.hint


def test_a_busy_endpoint_is_asked_again_once_and_then_answers() -> None:
    again = Patience(connect_seconds=1, read_seconds=1, total_seconds=5, retries=1)
    with ScriptedServer(Refusal(429, headers={"Retry-After": "0"}), Reply("Now.")) as server:
        assert model_at(server, again).reply(ASKED) == "Now."
    assert len(server.requests) == 2


def test_an_inspection_that_is_too_long_says_so() -> None:
    with (
        ScriptedServer(Refusal(400, "too long", "context_length_exceeded")) as server,
        pytest.raises(ModelUnavailableError, match="too long for scripted"),
    ):
        model_at(server).reply(ASKED)


UNUSABLE = {
    "cut abruptly": (Reply("One two three four five.", cut_after=3), "cut off"),
    "ended without a finish reason": (Reply("One two", finish=None), "stopped before its end"),
    "cut by length": (Reply("One two", finish="length"), "longest reply"),
    "held by a filter": (Reply("One two", finish="content_filter"), "filter"),
    "empty": (Reply(""), "empty"),
    "nonsense bytes": (Bytes(b"\x00\xff\xfe{not json\n\ndata: {]\n\n"), "not a chat reply"),
    "a web page": (Bytes(b"<html>Welcome</html>", "text/html"), ""),
    "JSON of another kind": (Bytes(b'data: {"choices": null}\n\n'), ""),
    "a list": (Bytes(b"data: [1, 2]\n\n"), ""),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_an_answer_that_did_not_end_or_is_none_is_unusable(name: str) -> None:
    step, said = UNUSABLE[name]
    with ScriptedServer(step) as server, pytest.raises(UnusableReplyError) as caught:
        model_at(server).reply(ASKED)
    assert said in caught.value.message
    assert caught.value.hint


def test_what_came_before_a_cut_can_still_be_shown() -> None:
    shown: list[str] = []
    with ScriptedServer(Reply("One two three four.", cut_after=2)) as server, pytest.raises(UnusableReplyError):
        shown.extend(model_at(server).stream(ASKED))
    # The pieces that arrived were yielded before the error: nothing is held back until the end.
    with ScriptedServer(Reply("One two three four.", cut_after=2)) as server:
        stream = model_at(server).stream(ASKED)
        assert next(stream) == "One"


@pytest.mark.parametrize(
    "step",
    [Silence(3), Reply("One two three", stall_after=2, stall_seconds=3)],
    ids=["before the first word", "in the middle"],
)
def test_silence_ends_after_the_time_that_was_given(step: Silence | Reply) -> None:
    started = time.monotonic()
    with ScriptedServer(step) as server, pytest.raises(ModelUnavailableError, match="silent"):
        model_at(server).reply(ASKED)
    assert time.monotonic() - started < 2.5


def test_keep_alives_do_not_stretch_the_total_time() -> None:
    step = Reply("One two three", stall_after=2, stall_seconds=6, keep_alives=True)
    patience = Patience(connect_seconds=1, read_seconds=0.5, total_seconds=0.6, retries=0)
    started = time.monotonic()
    with ScriptedServer(step) as server, pytest.raises(ModelUnavailableError, match=r"longer than 0\.6 seconds"):
        model_at(server, patience).reply(ASKED)
    assert time.monotonic() - started < 3


def test_slow_words_end_at_the_total_time() -> None:
    patience = Patience(connect_seconds=1, read_seconds=1, total_seconds=0.5, retries=0)
    slow = Reply("word " * 200, piece_seconds=0.05)
    with ScriptedServer(slow) as server, pytest.raises(ModelUnavailableError, match="longer than"):
        model_at(server, patience).reply(ASKED)


def test_closing_the_iterator_ends_the_request() -> None:
    with ScriptedServer(Reply("word " * 2000, piece_seconds=0.005)) as server:
        stream = model_at(server, Patience(read_seconds=5, retries=0)).stream(ASKED)
        next(stream)
        assert isinstance(stream, Iterator)
        stream.close()  # type: ignore[attr-defined]
        assert server.wait_for_disconnects(1)


def test_no_server_is_one_line() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    model = make_model("m", api_key="k", base_url=f"http://127.0.0.1:{port}/v1", patience=QUICK)
    assert model is not None
    with pytest.raises(ModelUnavailableError, match=f"127.0.0.1:{port} cannot be reached"):
        model.reply(ASKED)


def test_tracing_of_another_company_stays_off_even_where_the_environment_asks_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with ScriptedServer(Reply("Yes.")) as server, ScriptedServer(Bytes(b"{}", "application/json")) as tracer:
        for prefix in ("LANGSMITH", "LANGCHAIN"):
            monkeypatch.setenv(f"{prefix}_TRACING_V2", "true")
            monkeypatch.setenv(f"{prefix}_ENDPOINT", tracer.base_url)
            monkeypatch.setenv(f"{prefix}_API_KEY", "k")
        assert model_at(server).reply(ASKED) == "Yes."
        time.sleep(0.5)
    assert tracer.requests == []
    assert os.environ["LANGSMITH_TRACING_V2"] == "true"


def test_a_tracing_variable_that_the_client_refuses_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGCHAIN_TRACING", "true")
    with ScriptedServer(Reply("Yes.")) as server, pytest.raises(ModelUnavailableError, match="LANGCHAIN_TRACING"):
        model_at(server).reply(ASKED)


def test_a_redirect_never_carries_the_prompt_elsewhere() -> None:
    with ScriptedServer(Reply("Stolen.")) as elsewhere:
        moved = Refusal(307, headers={"Location": f"{elsewhere.base_url}/chat/completions"})
        with ScriptedServer(moved) as server, pytest.raises(ModelUnavailableError, match="not followed"):
            model_at(server).reply(ASKED)
    assert elsewhere.requests == []


@pytest.mark.parametrize(("name", "key", "url"), [(None, "k", None), (" ", "k", None), ("gpt-4.1", None, None)])
def test_there_is_no_model_without_a_name_or_without_key_and_address(
    name: str | None, key: str | None, url: str | None
) -> None:
    assert make_model(name, api_key=key, base_url=url) is None


@pytest.mark.parametrize(
    ("name", "own"),
    [("gpt-4.1", "gpt-4.1"), ("openai:gpt-4.1", "gpt-4.1"), ("llama3:8b", "llama3:8b"), ("anthropic:claude", "claude")],
)
def test_a_colon_names_a_provider_only_where_it_is_one(name: str, own: str) -> None:
    model = make_model(name, base_url="http://127.0.0.1:1/v1")
    assert isinstance(model, LangChainModel)
    assert model.name == own


def test_a_provider_whose_package_is_not_installed_is_one_line() -> None:
    model = make_model("cohere:command", api_key="k")
    assert model is not None
    with pytest.raises(ModelUnavailableError, match="cannot be set up") as caught:
        model.reply(ASKED)
    assert "\n" not in caught.value.message


def _openai_errors() -> list[type[Exception]]:
    found = [cls for _, cls in inspect.getmembers(openai, inspect.isclass) if issubclass(cls, openai.OpenAIError)]
    assert len(found) > 12
    return found


@pytest.mark.parametrize("cls", _openai_errors(), ids=lambda cls: cls.__name__)
def test_every_error_of_the_client_has_a_place_in_our_tree(cls: type[Exception]) -> None:
    error = cls.__new__(cls)
    if issubclass(cls, openai.APIStatusError):
        error.status_code = getattr(cls, "status_code", 503)  # type: ignore[attr-defined]
    ours = vendor_error(error, "m", "host", started=False)
    assert isinstance(ours, ModelUnavailableError | UnusableReplyError)
    assert ours.message
    assert ours.hint


@pytest.mark.parametrize("error", [httpx2.ReadTimeout("x"), httpx2.RemoteProtocolError("x"), ConnectionResetError()])
def test_errors_of_the_transport_have_a_place_too(error: Exception) -> None:
    assert isinstance(vendor_error(error, "m", "host", started=True), ModelError)
