"""Invented inspections of many shapes: `ALL` maps a name to a function that makes the case."""

from collections.abc import Callable

from assistant.cases import Case
from tests.assistant.drafting.cases import graded, letters, shared_reports

ALL: dict[str, Callable[[], Case]] = {
    "areas only": letters.areas_only,
    "nothing to answer": letters.nothing_to_answer,
    "header only": letters.header_only,
    "closed and new": letters.closed_and_new,
    "custody": graded.custody,
    "all good": graded.all_good,
    "received": graded.received,
    "joint": shared_reports.joint,
    "one recommendation": shared_reports.one_recommendation,
    "twenty-two": shared_reports.twenty_two,
}
