"""A real server in a process of its own, and a real Chromium to look at it with."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright

ROOT = Path(__file__).resolve().parents[2]
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")
LARGEST_MB = 1
# A stopped server lets its answers end for three seconds; one that takes longer is ended.
END_SECONDS = 8


def chromium(playwright: Playwright) -> str | None:
    """The path of a Chromium on this computer, None where there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    own = playwright.chromium.executable_path
    return found or (own if Path(own).exists() else None)


def launch(playwright: Playwright, path: str) -> Browser:
    """A browser that asks nobody else for anything."""
    return playwright.chromium.launch(executable_path=path, args=list(QUIET))


@contextmanager
def serving(data: Path, **more: str) -> Iterator[str]:
    """The address of a demonstration served from a data folder, with small uploads only; `more` are settings."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    given = {"FIFTYSIX_DATA_DIR": str(data), "FIFTYSIX_EMBEDDING": "wordllama"}
    settings = given | {"FIFTYSIX_MAX_UPLOAD_MB": str(LARGEST_MB)} | more
    left_out = ("FIFTYSIX_", "OPENAI_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(left_out)} | settings
    log = data / "server.log"
    data.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        command = [sys.executable, "app.py", "--demo", "--port", str(port)]
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait(address, server, log)
            yield address
        finally:
            server.terminate()
            try:
                server.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _wait(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if server.poll() is not None:
            raise RuntimeError(f"The server stopped:\n{log.read_text(errors='replace')}")
        try:
            urllib.request.urlopen(f"{address}/", timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"The server did not answer:\n{log.read_text(errors='replace')}")
