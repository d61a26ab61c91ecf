"""Cold start to a served page beside a bare Gradio "hello", in one run: `python -m tests.benchmarks.cold_start`."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5
LIMIT_SECONDS = 120
HELLO = """
import gradio as gr
with gr.Blocks() as blocks:
    name = gr.Textbox(label="Name")
    gr.Button("Say hello").click(lambda n: "Hello " + n, name, gr.Textbox(label="Answer"))
blocks.launch(server_name="127.0.0.1", server_port={port}, quiet=True)
"""


def main() -> None:
    """Print the medians of alternating runs and their ratio."""
    ours: list[float] = []
    hello: list[float] = []
    with tempfile.TemporaryDirectory() as data:
        _start(_our_command(data))  # the first run makes the database; later ones are what a day's start costs
        for _ in range(RUNS):
            hello.append(_start(lambda port: [sys.executable, "-c", HELLO.format(port=port)]))
            ours.append(_start(_our_command(data)))
    ratio = median(ours) / median(hello)
    print(f"hello {median(hello):.2f} s, ours {median(ours):.2f} s, ratio {ratio:.2f} (medians of {RUNS} runs each)")


def _our_command(data: str):  # type: ignore[no-untyped-def]
    return lambda port: [sys.executable, str(ROOT / "app.py"), "--demo", "--port", str(port), "--data", data]


def _start(command) -> float:  # type: ignore[no-untyped-def]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "GRADIO_ANALYTICS_ENABLED": "False"}
    began = time.perf_counter()
    process = subprocess.Popen(command(port), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.perf_counter() - began < LIMIT_SECONDS:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
                    answer.read()
                    return time.perf_counter() - began
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.02)
        raise SystemExit("The server did not answer.")
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


if __name__ == "__main__":
    main()
