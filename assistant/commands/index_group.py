"""Commands on the search cache: index status, verify, rebuild."""

import typer

from assistant.commands.shell import BLOCKED, DONE, shell_of

index = typer.Typer(help="The search cache: a copy for speed, made from the database.")


@index.command("status")
def index_status(context: typer.Context) -> None:
    """Say what the database holds and which cache answers."""
    shell = shell_of(context)
    value = shell.desk.past.index_status(shell.user)
    shell.finish(value, "\n".join(f"{name}: {text}" for name, text in value.items()))


@index.command("verify")
def index_verify(context: typer.Context) -> None:
    """Hold the cache against the database."""
    shell = shell_of(context)
    value = shell.desk.past.index_verify(shell.user)
    shell.finish(value, "\n".join(f"{name}: {text}" for name, text in value.items()), DONE if value["ok"] else BLOCKED)


@index.command("rebuild")
def index_rebuild(context: typer.Context) -> None:
    """Make the cache anew from the database; a serving process goes on answering meanwhile."""
    shell = shell_of(context)
    value = shell.desk.past.index_rebuild(shell.user)
    shell.finish(value, "\n".join(f"{name}: {text}" for name, text in value.items()))
