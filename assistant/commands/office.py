"""Commands on the office: profile show, profile set, profile propose."""

import json
from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.files import read_json
from assistant.commands.shell import BLOCKED, shell_of
from assistant.drafts.profile import profile_from_json, profile_to_json

profile = typer.Typer(help="The office profile: who the office is.")


@profile.command("show")
def show_profile(context: typer.Context) -> None:
    """Print the office profile."""
    shell = shell_of(context)
    kept = shell.desk.office.profile(shell.user)
    if kept is None:
        shell.finish(None, "The office has not said who it is: `fiftysix profile set FILE`.", BLOCKED)
    values = profile_to_json(kept)
    shell.finish(values, json.dumps(values, ensure_ascii=False, indent=1))


@profile.command("set")
def set_profile(context: typer.Context, file: Annotated[Path, typer.Argument(help="The profile, as JSON.")]) -> None:
    """Keep the office profile."""
    shell = shell_of(context)
    kept = profile_from_json(read_json(file))
    shell.desk.office.save_profile(shell.user, kept)
    shell.finish(profile_to_json(kept), f"Kept: {kept.office}.")


@profile.command("propose")
def propose_profile(context: typer.Context, force: Annotated[str, typer.Argument(help="Name of the force.")]) -> None:
    """Print a profile to complete, filled from what is known of a force."""
    shell = shell_of(context)
    values = profile_to_json(shell.desk.office.proposal(shell.user, force))
    shell.finish(values, json.dumps(values, ensure_ascii=False, indent=1))
