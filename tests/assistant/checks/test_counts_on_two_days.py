"""The same thing counted on two days is no conflict; one event on two days is."""

from datetime import date

import pytest

from assistant.checks.chief import chief_conflicts
from assistant.drafts.facts import Fact


def fact(fact_id: str, text: str, role: str = "told") -> Fact:
    return Fact(fact_id, "Chief Superintendent Orla Venning", date(2026, 11, 9), "publication", text, role=role)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("chief", "told", "conflicts"),
    [
        (
            "On 1 December 2026, 2,104 crimes were waiting for a named investigator.",
            "On 1 November 2026, 2,316 crimes were waiting for a named investigator.",
            0,
        ),
        (
            "Since 1 November 2026 a supervisor has worked in the control room on every shift.",
            "Since 4 November 2026 a supervisor has worked in the control room on every shift.",
            1,
        ),
    ],
)
def test_what_was_counted_on_two_days_is_no_conflict_and_what_began_on_two_days_is(
    chief: str, told: str, conflicts: int
) -> None:
    found = list(chief_conflicts(chief, fact("F2", chief, "received text"), [fact("F1", told)]))
    assert len(found) == conflicts
