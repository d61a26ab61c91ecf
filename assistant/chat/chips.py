"""The three requests that an officer most likely makes next."""

from collections.abc import Collection

from assistant.cases import Case
from assistant.chat.summary import summarise
from assistant.drafts.response import items_of
from index.records import SectionKind

_NAMES = {
    "initial_response": "Draft the initial response",
    "chief_constable_response": "Start the chief constable’s section",
    "overall_comments": "Draft the overall comments",
}


def next_chips(case: Case, waiting: Collection[SectionKind] = ()) -> tuple[str, ...]:
    """Three requests, each of which `understand` reads: what the case lacks first, then questions.

    `waiting` are the sections for which a suggestion waits to be decided on; they are not offered again.
    """
    summary, response = summarise(case), case.response
    have = {*summary.written, *waiting}
    wanted: list[str] = []
    if not summary.has_line:
        wanted.append("The line is mixed")
    if "initial_response" not in have:
        wanted.append(_NAMES["initial_response"])
    open_rows = [row.item for row in case.rows if row.kind == "recommendation" and row.applies and row.s55_5b is False]
    if "initial_response" in summary.written and open_rows:
        wanted.append(f"Answer {open_rows[0]}")
    if not summary.has_chief_text and "chief_constable_response" not in have:
        wanted.append(_NAMES["chief_constable_response"])
    if summary.has_chief_text and "overall_comments" not in have:
        wanted.append(_NAMES["overall_comments"])
    if summary.written and len(wanted) < 2:
        wanted.append("Why is it blocked?")
    wanted.append("What is missing?")
    if response.own_records and items_of(response.record):
        wanted.append("What did we promise before?")
    wanted += ["When is it due?", "What have others said about this?"]
    return tuple(dict.fromkeys(wanted))[:3]
