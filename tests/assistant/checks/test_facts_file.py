"""A file of facts is read whole, or refused with one clear line."""

from datetime import date

import pytest

from assistant.checks import UnreadableFactsError, read_facts

TEXT = """From Idris Calloway, chief executive, 12 June 2025, cleared for publication, on recommendation 1 and report:
We paid for it.
And for more.

From Deputy Chief Constable Ada Pell, 13 June 2025, background:
Not for the public.

From Deputy Chief Constable Ada Pell, 14 June 2025, not before 1 December 2025:
Later.
"""


def test_facts_carry_who_when_clearance_and_items():
    first, second, third = read_facts(TEXT)
    assert first.sender == "Idris Calloway, chief executive"
    assert (first.fact_id, first.date, first.clearance) == ("F1", date(2025, 6, 12), "publication")
    assert first.about == ("recommendation 1", "report")
    assert first.text == "We paid for it.\nAnd for more."
    assert second.clearance == "background"
    assert third.held_until() == date(2025, 12, 1)


@pytest.mark.parametrize("text", ["", "  \n\n", "\ufeff"])
def test_an_empty_file_is_no_facts(text):
    assert read_facts(text) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Some words.", "Line 1"),
        ("From Ada Pell, 31 February 2025, cleared for publication:\nX", "no such day"),
        ("From Ada Pell, 1 June 2025, whenever:\nX", "clearance “whenever”"),
        ("From Ada Pell, 1 June 2025, cleared for publication:\n", "no words"),
    ],
)
def test_anything_else_is_refused_with_one_line(text, said):
    with pytest.raises(UnreadableFactsError) as refusal:
        read_facts(text)
    assert said in refusal.value.message
    assert refusal.value.hint
