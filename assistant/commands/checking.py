"""Commands that say what stands in the way: check, ground, deadline, export."""

from datetime import datetime
from enum import Enum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.files import read_text
from assistant.commands.responses import SectionName
from assistant.commands.shell import BLOCKED, DONE, Shell, findings_text, shell_of
from assistant.drafts.deadlines import day_and_date, deadline
from assistant.export import FORMATS
from index.reading import read_file

if TYPE_CHECKING:
    from assistant.desk.checking import Verdict

Published = Annotated[
    datetime | None, typer.Option("--published", formats=["%Y-%m-%d"], help="Day the report was published.")
]


class RegimeName(StrEnum):
    """Whose rules set the day."""

    section_55 = "section-55"
    super_complaint = "super-complaint"
    fire = "fire"
    iopc = "iopc"


FormatName = Enum("FormatName", {name: name for name in FORMATS})  # type: ignore[misc]


def names_response(target: str) -> bool:
    """True where a target names a response in hand rather than a file."""
    return target.startswith("resp-") and not Path(target).exists()


def check(
    context: typer.Context,
    target: Annotated[str, typer.Argument(help="A response's id, or a file.")],
    published: Published = None,
) -> None:
    """Say what stands in the way of a response, or of a form in a file."""
    shell = shell_of(context)
    if names_response(target):
        if published:
            raise typer.BadParameter("--published goes with a file; a response keeps its own date.")
        verdict = shell.desk.checks.response(shell.user, target)
    else:
        day = published.date() if published else None
        verdict = shell.desk.checks.record(shell.user, read_file(Path(target)), published=day)
    _finish(shell, verdict)


def ground(
    context: typer.Context,
    text: Annotated[Path, typer.Option("--text", help="The passage.")],
    record: Annotated[Path, typer.Option("--record", help="The record that it may rest on.")],
    section: Annotated[SectionName, typer.Option("--section", help="Which section the passage is for.")],
    facts: Annotated[Path | None, typer.Option("--facts", help="What was told to us.")] = None,
) -> None:
    """Hold a passage against a record and facts."""
    shell = shell_of(context)
    told = shell.desk.checks.read_facts(read_text(facts)) if facts else ()
    evidence = read_file(record)
    _finish(
        shell, shell.desk.checks.ground(shell.user, read_text(text), record=evidence, facts=told, section=section.value)
    )


def deadline_command(
    context: typer.Context,
    published: Annotated[datetime, typer.Argument(formats=["%Y-%m-%d"], help="Day the report was published.")],
    regime: Annotated[RegimeName, typer.Option(help="Whose rules set the day.")] = RegimeName.section_55,
) -> None:
    """Say when a response is due."""
    shell = shell_of(context)
    due = deadline(published.date(), regime.value)
    words = f"The last lawful day is {day_and_date(due.last_day)}.\n" if due.last_day else ""
    shell.finish(due.to_json(), words + due.basis, DONE if due.last_day else BLOCKED)


def export(
    context: typer.Context,
    target: Annotated[str, typer.Argument(help="A response's id, or a file.")],
    format: Annotated[FormatName, typer.Option("--format", help="Which format.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The file to write.")],
) -> None:
    """Write a response, or a form in a file, as a file; marked DRAFT where something blocks."""
    shell = shell_of(context)
    if names_response(target):
        exported = shell.desk.exports.response(shell.user, target, output, format.value)
    else:
        exported = shell.desk.exports.record(shell.user, read_file(Path(target)), output, format.value)
    findings = exported.verdict.findings
    value = {
        "path": str(exported.path),
        "format": exported.format,
        "final": exported.final,
        "findings": [finding.to_json() for finding in findings],
    }
    state = "the clean copy" if exported.final else f"marked DRAFT\n{findings_text(findings)}"
    shell.finish(value, f"Written to {exported.path}, {state}.", DONE if exported.final else BLOCKED)


def _finish(shell: Shell, verdict: "Verdict") -> None:
    value = {"ready": verdict.ready, "findings": [finding.to_json() for finding in verdict.findings]}
    shell.finish(value, findings_text(verdict.findings), DONE if verdict.ready else BLOCKED)
