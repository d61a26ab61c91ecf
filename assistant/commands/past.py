"""Commands on past responses: ingest, records, show, remove, search, samples."""

import time
from dataclasses import asdict
from enum import Enum, StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.commands.shell import BLOCKED, DONE, shell_of
from assistant.drafts.texts import precedent_to_json
from assistant.export import to_bytes
from index.archive import RecordRow
from index.ingestion import Ingested
from index.passages import PASSAGE_KINDS
from index.records import to_json

Kind = Enum("Kind", {kind: kind for kind in PASSAGE_KINDS})  # type: ignore[misc]


def ingest(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of past responses.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; keep nothing.")] = False,
) -> None:
    """Take past responses into the archive."""
    shell = shell_of(context)
    result = shell.desk.past.ingest(shell.user, paths, dry_run=dry_run, progress=shell.progress)
    shell.finish(asdict(result), lambda: _ingested_text(result), BLOCKED if result.refused else DONE)


def records(context: typer.Context) -> None:
    """List the past responses."""
    shell = shell_of(context)
    rows = shell.desk.past.records(shell.user)
    shell.finish([_row(row) for row in rows], lambda: "\n".join(_row_text(row) for row in rows) or "No records yet.")


class ShowFormat(StrEnum):
    """Formats of `show`."""

    txt = "txt"
    json = "json"
    md = "md"
    html = "html"


def show(
    context: typer.Context,
    record_id: Annotated[str, typer.Argument(help="The record's id, as `records` lists it.")],
    format: Annotated[ShowFormat, typer.Option("--format", help="How to print it.")] = ShowFormat.txt,
) -> None:
    """Print one past response."""
    shell = shell_of(context)
    record = shell.desk.past.show(shell.user, record_id)
    if format is ShowFormat.json:
        shell.as_json = True
    shell.finish(to_json(record), lambda: to_bytes(record, format.value, draft=False).decode().rstrip("\n"))


def remove(
    context: typer.Context, record_ids: Annotated[list[str], typer.Argument(help="Ids, as `records` lists them.")]
) -> None:
    """Remove past responses, with their passages and embeddings."""
    shell = shell_of(context)
    shell.desk.past.remove(shell.user, record_ids)
    shell.finish({"removed": record_ids}, f"Removed: {', '.join(record_ids)}.")


def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="Words to look for, in plain English.")],
    section: Annotated[Kind | None, typer.Option("--section", help="Only passages of this kind.")] = None,
    for_force: Annotated[str | None, typer.Option("--for-force", help="Whose own records are marked as own.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=200, help="How many passages at most.")] = 10,
) -> None:
    """Find similar past responses."""
    shell = shell_of(context)
    began = time.perf_counter()
    kind = section.value if section else None
    found = shell.desk.past.search(shell.user, query, section=kind, for_force=for_force, limit=limit)
    value = {
        "query": query,
        "elapsed_ms": round((time.perf_counter() - began) * 1000, 1),
        "precedents": [precedent_to_json(precedent) for precedent in found],
    }
    lines = [
        f"{p.rank:2}. {p.force}: {p.title} ({p.published or 'undated'}){' [own]' if p.own else ''}"
        f"{' [illustrative]' if p.illustrative else ''}\n    {'; '.join(p.why)}\n    {p.text}"
        for p in found
    ]
    shell.finish(value, "\n".join(lines) or "Nothing similar was found.", DONE if found else BLOCKED)


samples = typer.Typer(help="The illustrative records: fictional forces, for a first look.")


@samples.command("add")
def samples_add(context: typer.Context) -> None:
    """Take the illustrative records into the archive."""
    shell = shell_of(context)
    result = shell.desk.past.add_samples(shell.user, progress=shell.progress)
    shell.finish(asdict(result), lambda: _ingested_text(result), BLOCKED if result.refused else DONE)


@samples.command("remove")
def samples_remove(context: typer.Context) -> None:
    """Remove every illustrative record and response."""
    shell = shell_of(context)
    removed = shell.desk.past.remove_samples(shell.user)
    shell.finish({"removed": list(removed)}, f"{len(removed)} illustrative records and responses removed.")


def _row(row: RecordRow) -> dict[str, Any]:
    return {
        "record_id": row.record_id,
        "force": row.force,
        "title": row.title,
        "inspectorate": row.inspectorate,
        "type": row.type,
        "published": row.published.isoformat() if row.published else None,
        "source": row.source,
        "illustrative": row.illustrative,
    }


def _row_text(row: RecordRow) -> str:
    return f"{row.published or 'undated'!s:10}  {row.record_id}{'  [illustrative]' if row.illustrative else ''}"


def _ingested_text(result: Ingested) -> str:
    lines = [
        f"{result.read} read: {len(result.added)} added, {len(result.unchanged)} unchanged, "
        f"{len(result.replaced)} replaced, {len(result.refused)} refused."
    ]
    return "\n".join(lines + [f"Refused: {refusal.source}: {refusal.reason}" for refusal in result.refused])
