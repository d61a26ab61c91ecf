"""Runs pandoc in a child process that may read no file but its own, with bounded memory and time."""

import json
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from assistant.errors import ExportError

API_VERSION = [1, 23, 1]
TIME_LIMIT_SECONDS = 60


def convert(blocks: list[Any], to: str, *, reference: bytes) -> bytes:
    """A document (`to` is docx or odt) made from pandoc's own JSON blocks, in the styles of a reference document.

    Raises ExportError where pandoc cannot be started, runs over its limits or refuses.
    """
    tree = {"pandoc-api-version": API_VERSION, "meta": {}, "blocks": blocks}
    with tempfile.TemporaryDirectory(prefix="fiftysix-") as folder:
        style = Path(folder) / f"reference.{to}"
        style.write_bytes(reference)
        options = ["--from=json", f"--to={to}", "--standalone", f"--reference-doc={style}", "--output=-"]
        return run([*options, "--metadata=lang:en-GB"], json.dumps(tree).encode())


@cache
def default_file(name: str) -> bytes:
    """A data file that pandoc carries, such as reference.docx."""
    return run([f"--print-default-data-file={name}", "--output=-"])


def run(options: list[str], given: bytes = b"") -> bytes:
    """What pandoc prints for these options and this input. Raises ExportError."""
    import pypandoc

    command = [pypandoc.get_pandoc_path(), "--sandbox", *options, "+RTS", "-M512m", "-RTS"]
    environment = {"SOURCE_DATE_EPOCH": "0", "LANG": "C.UTF-8"}
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, timeout=TIME_LIMIT_SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ExportError(
            f"The converter took longer than {TIME_LIMIT_SECONDS} seconds and was stopped.",
            "Export as txt or html, or shorten the longest field.",
        ) from error
    except OSError as error:
        raise ExportError(f"The converter cannot be started: {error.strerror}.", "Run `make install` again.") from error
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines() or [f"exit code {done.returncode}"]
        raise ExportError(f"The converter failed: {told[0]}.", "Export as txt or html instead.")
    return done.stdout
