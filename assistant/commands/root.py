"""All commands, by the names of the contract."""

import typer

from assistant.commands import checking, index_group, measuring, office, past, responses, serving

app = typer.Typer(
    name="fiftysix",
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Drafts the responses that policing bodies must publish within 56 days of an inspection report. "
    "--json and --data DIR work before or after any command.",
)

for command in (
    serving.serve,
    past.ingest,
    past.records,
    past.show,
    past.remove,
    past.search,
    responses.new,
    responses.responses,
    responses.fact,
    responses.line,
    responses.receive,
    responses.draft,
    responses.request,
    responses.clear,
    responses.discard,
    checking.check,
    checking.ground,
    checking.export,
    measuring.bench,
):
    app.command()(command)
app.command("deadline")(checking.deadline_command)
app.command("eval")(measuring.evaluate)
app.add_typer(past.samples, name="samples")
app.add_typer(office.profile, name="profile")
app.add_typer(index_group.index, name="index")
