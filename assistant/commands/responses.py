"""Commands on responses in hand: new, responses, fact, line, receive, draft, request, clear, discard."""

import sys
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.files import read_text
from assistant.commands.shell import BLOCKED, DONE, findings_text, shell_of
from assistant.drafts.texts import draft_to_json
from assistant.errors import RefusedError
from index.reading import read_file
from index.records import to_json

Day = Annotated[datetime, typer.Argument(formats=["%Y-%m-%d"])]


class SectionName(StrEnum):
    """The three sections of the form."""

    initial_response = "initial_response"
    chief_constable_response = "chief_constable_response"
    overall_comments = "overall_comments"


def _day(value: datetime | None) -> date | None:
    return value.date() if value else None


def new(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The inspection, in the standard form.")],
    published: Annotated[
        datetime | None, typer.Option("--published", formats=["%Y-%m-%d"], help="Day the report was published.")
    ] = None,
    illustrative: Annotated[bool, typer.Option("--illustrative", help="A fictional inspection.")] = False,
) -> None:
    """Start a response to an inspection."""
    shell = shell_of(context)
    record = read_file(file)
    desk = shell.desk
    response_id = desk.responses.new(shell.user, record, published=_day(published), illustrative=illustrative)
    case, verdict = desk.responses.case(shell.user, response_id), desk.checks.response(shell.user, response_id)
    value = {
        "response_id": response_id,
        "record": to_json(case.response.record),
        "matrix": [row.to_json() for row in case.rows],
        "findings": [finding.to_json() for finding in verdict.findings],
    }
    shell.finish(value, lambda: f"Started {response_id}.\n{findings_text(verdict.findings)}")


def responses(context: typer.Context) -> None:
    """List the responses in hand, the one due first on top."""
    shell = shell_of(context)
    rows = shell.desk.responses.in_hand(shell.user)
    value = [
        {
            "response_id": row.response.response_id,
            "force": row.response.record.force,
            "title": row.response.record.inspection.title,
            "deadline": row.deadline.to_json() if row.deadline else None,
            "illustrative": row.response.illustrative,
        }
        for row in rows
    ]
    lines = [
        f"{(row.deadline and row.deadline.last_day) or 'no date'!s:10}  {row.response.response_id}  "
        f"{row.response.record.inspection.title}"
        for row in rows
    ]
    shell.finish(value, "\n".join(lines) or "No responses in hand.")


def fact(
    context: typer.Context,
    response_id: Annotated[str, typer.Argument()],
    sender: Annotated[str, typer.Option("--from", help="Who told us: name, rank or role.")],
    on: Annotated[datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="When.")] = None,
    item: Annotated[str | None, typer.Option("--item", help="What about, such as “recommendation 2”.")] = None,
    clearance: Annotated[str, typer.Option(help="publication, background or not-before:YYYY-MM-DD.")] = "publication",
    replaces: Annotated[str | None, typer.Option(help="The fact that this one replaces, such as F2.")] = None,
    text: Annotated[str | None, typer.Option("--text", help="The fact.")] = None,
    file: Annotated[Path | None, typer.Option("--file", help="A text file that holds the fact.")] = None,
) -> None:
    """Keep what the force or the office told us."""
    shell = shell_of(context)
    words = _words(text, file)
    if file and not words.strip():
        shell.finish({"fact_id": None}, "The file is empty: no fact was kept.", BLOCKED)
    kept = shell.desk.responses.add_fact(
        shell.user,
        response_id,
        words,
        sender=sender,
        on=_day(on),
        item=item,
        clearance=clearance,
        replaces=replaces,
    )
    shell.finish(kept.to_json(), f"Kept as {kept.fact_id}.")


def line(
    context: typer.Context,
    response_id: Annotated[str, typer.Argument()],
    value: Annotated[str, typer.Argument(help="welcome, mixed, critical, or the commissioner's own words.")],
    sender: Annotated[str | None, typer.Option("--from", help="Who gave it; the commissioner by default.")] = None,
    on: Annotated[datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="When.")] = None,
) -> None:
    """Keep the commissioner's line."""
    shell = shell_of(context)
    kept = shell.desk.responses.set_line(shell.user, response_id, value, sender=sender, on=_day(on))
    shell.finish(kept.to_json(), f"The line is kept as {kept.fact_id}.")


def receive(
    context: typer.Context,
    response_id: Annotated[str, typer.Argument()],
    file: Annotated[Path | None, typer.Argument(help="The chief constable's text.")] = None,
    sender: Annotated[str, typer.Option("--from", help="Who sent it.")] = "",
    on: Annotated[datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="When it came.")] = None,
    none_by: Annotated[
        datetime | None, typer.Option("--none-by", formats=["%Y-%m-%d"], help="No comments came by this day.")
    ] = None,
) -> None:
    """Receive the chief constable's own text, verbatim, or record that none came."""
    shell = shell_of(context)
    if (file is None) == (none_by is None):
        raise typer.BadParameter("Give the file of the text, or --none-by DATE.")
    if file is not None and not sender.strip():
        raise typer.BadParameter("Say with --from who sent the text.")
    actions = shell.desk.responses
    if none_by:
        who = sender or shell.settings.user_name
        kept = actions.none_received(shell.user, response_id, sender=who, by=none_by.date())
    else:
        assert file is not None
        kept = actions.receive(shell.user, response_id, read_text(file), sender=sender, on=_day(on))
    shell.finish(kept.to_json(), f"Kept as {kept.fact_id}.")


def draft(
    context: typer.Context,
    response_id: Annotated[str, typer.Argument()],
    section: Annotated[SectionName, typer.Option("--section", help="Which section.")],
    item: Annotated[str | None, typer.Option("--item", help="One item only, such as “recommendation 2”.")] = None,
    instruction: Annotated[str | None, typer.Option(help="What to do differently, such as “shorter”.")] = None,
    accept: Annotated[bool, typer.Option("--accept", help="Take the draft into the record.")] = False,
    without_model: Annotated[
        bool, typer.Option("--without-model", help="From patterns, though a model is set.")
    ] = False,
) -> None:
    """Suggest a section, or the answer to one item."""
    shell = shell_of(context)
    if accept and item:
        raise typer.BadParameter("--accept takes a whole section; leave --item out.")
    *_, made = shell.desk.drafts.suggest(
        shell.user, response_id, section.value, item=item, instruction=instruction, without_model=without_model
    )
    if accept:
        shell.desk.drafts.accept(shell.user, response_id, section.value)
    author = f"Written by {made.model}." if made.model else "No language model wrote this."
    for note in made.notes:
        if note != author:
            print(note, file=sys.stderr)
    # Gaps block an export, not a draft; a text that was cut short is not what was asked for.
    code = DONE if made.complete else BLOCKED
    shell.finish(draft_to_json(made), lambda: f"{made.text}\n\n{author}\n{findings_text(made.findings)}", code)


def request(context: typer.Context, response_id: Annotated[str, typer.Argument()]) -> None:
    """Print the request to the force; nothing is sent."""
    shell = shell_of(context)
    text = shell.desk.drafts.request(shell.user, response_id)
    shell.finish({"response_id": response_id, "text": text}, text)


def clear(
    context: typer.Context,
    response_id: Annotated[str, typer.Argument()],
    number: Annotated[int, typer.Argument(min=1, help="Number of the finding as `check` lists it, from 1.")],
    by: Annotated[str, typer.Option("--by", help="Who decides.")],
    reason: Annotated[str, typer.Option("--reason", help="Why it does not stand in the way.")],
) -> None:
    """Clear one finding that is a judgement, with a name and a reason."""
    shell = shell_of(context)
    findings = shell.desk.checks.response(shell.user, response_id).findings
    if number > len(findings):
        raise RefusedError(f"There is no finding {number}.", f"`fiftysix check {response_id}` lists {len(findings)}.")
    shell.desk.responses.clear(shell.user, response_id, findings[number - 1], by=by, reason=reason)
    shell.finish({"cleared": findings[number - 1].key}, f"Cleared by {by}: {findings[number - 1].message}")


def discard(context: typer.Context, response_id: Annotated[str, typer.Argument()]) -> None:
    """Remove a response in hand with all that was kept for it."""
    shell = shell_of(context)
    shell.desk.responses.remove(shell.user, response_id)
    shell.finish({"removed": [response_id]}, f"Removed {response_id}.")


def _words(text: str | None, file: Path | None) -> str:
    if (text is None) == (file is None):
        raise typer.BadParameter("Give the fact with --text or with --file, one of the two.")
    return text if text is not None else read_text(file) if file else ""
