"""The command that serves the web app."""

from typing import Annotated

import typer

from assistant.commands.shell import shell_of


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 7860,
    demo: Annotated[bool, typer.Option("--demo", help="With illustrative records and an example inspection.")] = False,
) -> None:
    """Serve the web app."""
    from assistant.screens.web import run

    shell = shell_of(context)
    run(shell.settings, host=host, port=port, demo=demo)
