"""A person fills in a particular, and the form's own reading makes of it what it would make of a form."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.desk.particulars import FIELDS, with_field
from assistant.errors import RefusedError
from index.records import Inspection, ReadingNote, Record

RECORD = Record(force="Fennmoor", inspection=Inspection(title="PEEL 2025–27", published=date(2026, 3, 2)))


def test_a_list_of_recommendations_is_read_with_its_dates_and_addressees() -> None:
    text = "1. Within three months, chief constables should count them.\n2. By 1 May 2027, the Home Office should look."
    made = with_field(RECORD, "recommendations", text)
    assert made.recommendations is not None
    assert [item.due for item in made.recommendations] == [date(2026, 6, 2), date(2027, 5, 1)]
    assert [item.addressees for item in made.recommendations] == [("chief constables",), ("Home Office",)]


def test_none_and_blank_are_different_facts() -> None:
    assert with_field(RECORD, "recommendations", "None").recommendations == ()
    assert with_field(RECORD, "recommendations", "  ").recommendations is None


def test_grades_are_read_by_area() -> None:
    made = with_field(RECORD, "inspection.grade", "Investigating crime: adequate\nLeadership: good").inspection
    assert [(grade.area, grade.grade) for grade in made.grades] == [
        ("Investigating crime", "adequate"),
        ("Leadership", "good"),
    ]


@pytest.mark.parametrize("field", [f for f in FIELDS if "." in f and f != "inspection.grade"] + ["force", "version"])
def test_a_plain_field_keeps_what_was_typed_and_nothing_else_changes(field: str) -> None:
    made = with_field(RECORD, field, " Wren Ashdown ")
    value = made
    for part in field.split("."):
        value = getattr(value, part)
    assert value == "Wren Ashdown"
    if field != "force":
        assert with_field(made, field, "") == with_field(RECORD, field, "")


def test_a_response_is_never_left_without_a_force() -> None:
    with pytest.raises(RefusedError, match="needs a force"):
        with_field(RECORD, "force", " ")


def test_what_was_noted_of_a_field_goes_with_its_words() -> None:
    notes = (ReadingNote("inspection.summary", 0, 4, "HTML was read."), ReadingNote("chief.name", None, None, "Blank."))
    made = with_field(replace(RECORD, reading_notes=notes), "inspection.summary", "New words.")
    assert made.reading_notes == notes[1:]


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(RefusedError, match="no field"):
        with_field(RECORD, "record_id", "x")
