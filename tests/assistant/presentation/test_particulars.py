"""The particulars: what a finding leads to, and a present text that can be saved again without loss."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.desk.particulars import FIELDS, with_field
from assistant.errors import RefusedError
from assistant.presentation.findings import go_label, listed, part_for
from assistant.presentation.particulars import CHOICES, PUBLISHED, checked_value, particular_of, value_of
from index.records import CauseOfConcern, Recommendation, Record
from tests.assistant.presentation.material import BLANK, RECORD

FULL = replace(
    RECORD,
    version="2",
    recommendations=(
        Recommendation("1", "By 1 June 2026, Pennick Police should answer 101 calls sooner.", due=date(2026, 6, 1)),
        Recommendation("2", "Pennick Police should tell callers how long they will wait."),
    ),
    causes_of_concern=(CauseOfConcern("1", "Callers give up before anybody answers.", "continuing"),),
)


def test_every_field_that_can_be_filled_in_is_offered_with_the_day_of_publication() -> None:
    assert {field for _, field in CHOICES} == {*FIELDS, PUBLISHED}


def read_as_text(record: Record, field: str) -> list[tuple[str, str]] | object:
    if field in ("recommendations", "areas_for_improvement", "causes_of_concern"):
        return [(item.ref, item.text) for item in getattr(record, field) or ()]
    return value_of(record, field)


@pytest.mark.parametrize("field", FIELDS)
def test_the_present_text_saved_again_changes_nothing(field: str) -> None:
    again = with_field(FULL, field, value_of(FULL, field))
    assert read_as_text(again, field) == read_as_text(FULL, field)
    assert again.inspection.grades == FULL.inspection.grades


@given(st.text("ab<>\\\\&;: \n1.", min_size=1, max_size=40))
def test_a_summary_of_any_characters_is_shown_as_it_is_kept(text: str) -> None:
    kept = with_field(RECORD, "inspection.summary", text)
    assert value_of(kept, "inspection.summary") == text.strip()


def test_a_stated_none_and_a_blank_are_told_apart() -> None:
    assert value_of(replace(RECORD, recommendations=()), "recommendations") == "None"
    assert value_of(replace(RECORD, recommendations=None), "recommendations") == ""
    assert value_of(RECORD, PUBLISHED) == "3 February 2026"


def test_a_finding_on_a_particular_leads_to_its_form_and_one_on_an_item_to_the_matrix() -> None:
    assert particular_of("inspection.grades.0.grade") == "inspection.grade"
    assert particular_of("recommendations") == "recommendations"
    assert particular_of("recommendations.0.text") is None
    assert part_for("recommendations") == part_for("chief.name") == "initial_response"
    (one,) = listed([replace(BLANK, field="chief.name")])
    assert go_label(one, 4) == "4. Go to the particulars"


def test_a_blank_force_is_refused_since_its_office_could_not_be_found_again() -> None:
    with pytest.raises(RefusedError, match="force cannot be blank"):
        checked_value("force", "  ")
    assert checked_value("chief.name", "") == ""
