"""A scripted OpenAI-compatible server on loopback: real HTTP, chat completions with streaming, embeddings, faults.

    with ScriptedServer(Reply("Hello. [R1]")) as server:
        model = make_model("scripted", api_key="k", base_url=server.base_url)

Each request takes the next step of the script; the last step repeats. A step may also be a function from the
request's JSON to a step, for servers that look at what they were given.
"""

import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """A reply, streamed word by word. `finish` None ends the stream cleanly without a finish reason.

    `cut_after` closes the connection abruptly after so many pieces; `stall_after` goes silent there.
    """

    text: str
    finish: str | None = "stop"
    cut_after: int | None = None
    stall_after: int | None = None
    stall_seconds: float = 5.0
    piece_seconds: float = 0.0
    keep_alives: bool = False


@dataclass(frozen=True)
class Refusal:
    """An HTTP error in OpenAI's JSON shape."""

    status: int
    message: str = "scripted"
    code: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Bytes:
    """Any bytes with status 200."""

    body: bytes
    content_type: str = "text/event-stream"


@dataclass(frozen=True)
class Silence:
    """No answer at all for so many seconds."""

    seconds: float = 5.0


Step = Reply | Refusal | Bytes | Silence
Scripted = Step | Callable[[dict[str, Any]], Step]


@dataclass(frozen=True)
class Request:
    """What came in; names of headers in lower case."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]

    @property
    def prompt(self) -> str:
        """All messages of a chat request, joined."""
        return "\n\n".join(str(message["content"]) for message in self.body.get("messages", []))


class ScriptedServer:
    """The server as a context manager; `requests` holds what came in, `disconnects` the streams that clients left."""

    def __init__(self, *script: Scripted, dimensions: int = 8) -> None:
        """Serves from an ephemeral port of 127.0.0.1 once entered."""
        self.script = list(script) or [Reply("Hello.")]
        self.dimensions = dimensions
        self.requests: list[Request] = []
        self.disconnects = 0
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_for(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def base_url(self) -> str:
        """What goes into OPENAI_BASE_URL."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> "ScriptedServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._server.shutdown()
        self._server.server_close()

    def wait_for_disconnects(self, count: int, timeout_seconds: float = 3.0) -> bool:
        """True once so many clients have left in the middle of a stream."""
        deadline = time.monotonic() + timeout_seconds
        while self.disconnects < count and time.monotonic() < deadline:
            time.sleep(0.01)
        return self.disconnects >= count

    def _next(self, request: Request) -> Step:
        with self._lock:
            step = self.script[min(len(self.requests), len(self.script) - 1)]
            self.requests.append(request)
        return step(request.body) if callable(step) else step

    def _sleep(self, seconds: float) -> None:
        self._stopping.wait(seconds)


def embedding_of(text: str, dimensions: int) -> list[float]:
    """A vector that depends on the text's words only: hashed words, so shared words are near."""
    vector = [0.0] * dimensions
    for word in text.lower().split():
        vector[int(hashlib.sha256(word.encode()).hexdigest(), 16) % dimensions] += 1.0
    return vector


def _pieces(text: str) -> Iterator[str]:
    for number, word in enumerate(text.split(" ")):
        yield word if number == 0 else f" {word}"


def _handler_for(server: ScriptedServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = json.loads(self.rfile.read(length) or b"{}")
            request = Request(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
            step = server._next(request)
            try:
                self._play(step, request)
            except (BrokenPipeError, ConnectionResetError):
                server.disconnects += 1
                self.close_connection = True

        def do_GET(self) -> None:
            server._next(Request(self.path, {}, {}))
            self._json({"object": "list", "data": []})

        def _play(self, step: Step, request: Request) -> None:
            if isinstance(step, Silence):
                server._sleep(step.seconds)
                self.close_connection = True
            elif isinstance(step, Refusal):
                error = {"error": {"message": step.message, "type": "scripted", "code": step.code, "param": None}}
                self._whole(step.status, json.dumps(error).encode(), "application/json", step.headers)
            elif isinstance(step, Bytes):
                self._whole(200, step.body, step.content_type, {})
            elif request.path.endswith("/embeddings"):
                self._embeddings(request)
            elif request.body.get("stream"):
                self._stream(step, request)
            else:
                message = {"role": "assistant", "content": step.text}
                choice = {"index": 0, "message": message, "finish_reason": step.finish}
                self._json(
                    {"id": "s", "object": "chat.completion", "created": 0, "model": "scripted", "choices": [choice]}
                )

        def _embeddings(self, request: Request) -> None:
            texts = request.body["input"]
            texts = [texts] if isinstance(texts, str) else texts
            rows = [
                {"object": "embedding", "index": n, "embedding": embedding_of(str(text), server.dimensions)}
                for n, text in enumerate(texts)
            ]
            self._json(
                {"object": "list", "data": rows, "model": "scripted", "usage": {"prompt_tokens": 0, "total_tokens": 0}}
            )

        def _json(self, values: dict[str, Any]) -> None:
            self._whole(200, json.dumps(values).encode(), "application/json", {})

        def _whole(self, status: int, body: bytes, kind: str, headers: Mapping[str, str]) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def _stream(self, step: Reply, request: Request) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for number, piece in enumerate(_pieces(step.text)):
                if step.cut_after == number:
                    self.close_connection = True
                    return
                if step.stall_after == number:
                    self._stall(step)
                self._event({"content": piece}, None)
                if step.piece_seconds:
                    server._sleep(step.piece_seconds)
            if step.finish:
                self._event({}, step.finish)
            self._raw(b"data: [DONE]\n\n")
            self.wfile.write(b"0\r\n\r\n")

        def _stall(self, step: Reply) -> None:
            deadline = time.monotonic() + step.stall_seconds
            while time.monotonic() < deadline and not server._stopping.is_set():
                server._sleep(0.05)
                if step.keep_alives:
                    self._raw(b": still here\n\n")

        def _event(self, delta: dict[str, Any], finish: str | None) -> None:
            choice = {"index": 0, "delta": delta, "finish_reason": finish}
            chunk = {
                "id": "s",
                "object": "chat.completion.chunk",
                "created": 0,
                "model": "scripted",
                "choices": [choice],
            }
            self._raw(f"data: {json.dumps(chunk)}\n\n".encode())

        def _raw(self, data: bytes) -> None:
            self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
            self.wfile.flush()

    return Handler
