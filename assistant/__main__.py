"""The command line: `fiftysix`, or `python -m assistant`."""

import json
import sys
import traceback
import uuid
from collections.abc import Sequence

import typer

from assistant.commands.root import app
from assistant.commands.shell import FAILED, USAGE, Shell, split_global_options
from index.errors import ExpectedError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit code: 0 done, 1 something blocks, 2 usage, 3 an expected error."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    shell = Shell(as_json="--json" in words)
    try:
        shell, rest = split_global_options(words)
        if not all(_is_text(word) for word in rest):
            raise typer.BadParameter("an argument is not text in UTF-8.")
        result = app(args=rest, standalone_mode=False, obj=shell, prog_name="fiftysix")
        return result if isinstance(result, int) else 0
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        where = context.command_path if context else "fiftysix"
        message = f"{where}: {' '.join(error.format_message().split()).rstrip('.')}."
        return _fail(shell, "usage", message, f"`{where} --help` says more.", USAGE)
    except typer.Abort:
        return _fail(shell, "stopped", "Stopped.", "", FAILED)
    except ExpectedError as error:
        return _fail(shell, error.kind, error.message, error.hint, FAILED)
    except KeyboardInterrupt:
        return _fail(shell, "stopped", "Stopped.", "", FAILED)
    except Exception:  # noqa: BLE001 - the one place where a bug of ours is turned into one line
        return _bug(shell)


def run() -> None:
    """The console script: runs one command and exits with its code."""
    sys.exit(main())


def _is_text(word: str) -> bool:
    # Python hands bytes that are no UTF-8 over as halves of characters, which nothing can keep or print.
    return not any("\ud800" <= letter <= "\udfff" for letter in word)


def _fail(shell: Shell, kind: str, message: str, hint: str, code: int) -> int:
    if shell.as_json:
        print(json.dumps({"error": {"kind": kind, "message": message, "hint": hint}}, ensure_ascii=False))
    print(f"{message} {hint}".strip(), file=sys.stderr)
    return code


def _bug(shell: Shell) -> int:
    reference = uuid.uuid4().hex[:8]
    details = traceback.format_exc()
    try:
        log = shell.settings.data_dir / "errors.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{reference}\n{details}\n")
        where = f"The details are in {log}."
    except (OSError, ExpectedError):
        print(details, file=sys.stderr)
        where = "The details are above."
    return _fail(
        shell, "unexpected", f"Something failed that we did not foresee (reference {reference}).", where, FAILED
    )


if __name__ == "__main__":
    run()
