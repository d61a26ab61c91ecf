"""Commands that measure: eval, how good search and drafts are; bench, how fast search is beside a quickstart."""

from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.commands.shell import shell_of


def evaluate(
    context: typer.Context,
    collection: Annotated[
        list[Path] | None, typer.Option("--collection", help="A folder with cran.all.1400, cran.qry and cranqrel.")
    ] = None,
    drafts: Annotated[bool, typer.Option("--drafts", help="Measure drafts of the example inspection.")] = False,
) -> None:
    """Measure search on judged collections, and drafts on the example inspection."""
    shell = shell_of(context)
    measured = shell.desk.measures
    value: dict[str, Any] = {}
    lines: list[str] = []
    if collection or not drafts:
        found = measured.collections(shell.user, collection or [])
        value["collections"] = found
        lines += [line for one in found for line in _collection_lines(one)]
    if drafts:
        value["drafts"] = measured.drafts(shell.user)
        lines += [_draft_line(one) for one in value["drafts"]]
    shell.finish(value, "\n".join(lines))


def bench(
    context: typer.Context,
    passages: Annotated[
        list[int] | None, typer.Option("--passages", min=100, max=200_000, help="How many passages; repeatable.")
    ] = None,
) -> None:
    """Time ingest and search beside a LangChain + Chroma quickstart in the same run, as ratios."""
    shell = shell_of(context)
    rows = [shell.desk.measures.speed(shell.user, count) for count in passages or [1000]]
    lines = [
        f"{row['passages']} passages: ingest {row['ingest_ratio']} and search {row['search_ratio']} times the "
        f"quickstart's time; {row['records_per_second']} records a second, {row['search_ms']} ms, {row['memory_mb']} MB"
        for row in rows
    ]
    shell.finish({"bench": rows}, "\n".join(lines))


def _collection_lines(one: dict[str, Any]) -> list[str]:
    head = f"{one['name']}: {one['documents']} documents, {one['queries']} queries"
    return [head] + [
        f"  {name:10} nDCG@10 {figures['ndcg@10']:.3f}  recall@5 {figures['recall@5']:.3f}  "
        f"recall@10 {figures['recall@10']:.3f}  MRR {figures['mrr']:.3f}"
        for name, figures in one["systems"].items()
    ]


def _draft_line(one: dict[str, Any]) -> str:
    return (
        f"{one['section']}: {one['words']} words, {one['sentences']} sentences, {one['gaps']} gaps, "
        f"{one['unsupported']} unsupported, items answered {one['items_answered']} of {one['items']}"
    )
