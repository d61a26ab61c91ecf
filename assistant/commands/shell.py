"""What commands share: the two options that work anywhere, the desk, and how results are printed."""

import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

import typer

from assistant.bootstrap import build
from assistant.desk import Desk, User
from assistant.drafts.findings import SEVERITIES, Finding
from assistant.settings import Settings, read_settings
from index.ingestion import Progress

DONE, BLOCKED, USAGE, FAILED = 0, 1, 2, 3


@dataclass
class Shell:
    """One run of the command line. `as_json` prints exactly one JSON document on stdout."""

    as_json: bool = False
    data: Path | None = None
    printed: list[str] = field(default_factory=list)

    @cached_property
    def settings(self) -> Settings:
        """The settings, with the data folder of the command line."""
        return read_settings(data_dir=self.data)

    @cached_property
    def desk(self) -> Desk:
        """The desk of this installation."""
        return build(self.settings)

    @property
    def user(self) -> User:
        """The one local user."""
        return User(self.settings.user_name)

    def finish(self, value: Any, text: str | Callable[[], str], code: int = DONE) -> NoReturn:
        """Print the result, as JSON or as text, and end with an exit code."""
        words = json.dumps(value, ensure_ascii=False, indent=1) if self.as_json else text
        words = words if isinstance(words, str) else words()
        try:
            print(words, flush=True) if words else None
        except BrokenPipeError:
            # Whoever read our output has seen enough, as `head` does; there is nobody to tell.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(code)

    def progress(self, state: Progress) -> None:
        """One line of progress on stderr, where somebody is looking."""
        if sys.stderr.isatty() and not self.as_json:
            print(f"\r\033[K{state.done} of {state.total}  {state.name}", end="", file=sys.stderr, flush=True)
            if state.done == state.total:
                print(file=sys.stderr)


def shell_of(context: typer.Context) -> Shell:
    """The shell that `main` put into the context."""
    shell = context.find_object(Shell)
    assert shell is not None  # main always gives one
    return shell


def split_global_options(arguments: Sequence[str]) -> tuple[Shell, list[str]]:
    """Takes --json and --data DIR out of the arguments, wherever they stand before a lone "--".

    Raises typer.BadParameter where --data has no folder.
    """
    shell, rest = Shell(), list(arguments)
    kept: list[str] = []
    while rest:
        word = rest.pop(0)
        if word == "--":
            kept += [word, *rest]
            break
        if word == "--json":
            shell.as_json = True
        elif word == "--data" or word.startswith("--data="):
            value = word.partition("=")[2] if "=" in word else (rest.pop(0) if rest else "")
            if not value:
                raise typer.BadParameter("--data needs a folder.")
            shell.data = Path(value)
        else:
            kept.append(word)
    return shell, kept


def findings_text(findings: Sequence[Finding]) -> str:
    """Findings for a terminal, blocking first, each with the number by which `clear` knows it."""
    lines = []
    for number, finding in sorted(enumerate(findings, start=1), key=lambda one: SEVERITIES.index(one[1].severity)):
        lines.append(f"{number:3}. {finding.severity.upper():5} {finding.field}: {finding.message}")
        lines.append(f"           {finding.mend}")
    return "\n".join(lines) or "Nothing to report."
