"""The law of the form: what is printed is read back as it was."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from index.form import as_printed, canonical, parse, print_form, texts_of
from index.records import (
    AreaForImprovement,
    Inspection,
    OtherField,
    Recommendation,
    Record,
    Section,
    Sections,
    from_json,
    to_json,
)
from tests.index.form.strategies import NASTY_LINES, records

LAW = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@LAW
@given(records)
def test_a_printed_record_is_read_back_as_it_was(record: Record) -> None:
    assert as_printed(parse(print_form(record))) == as_printed(record)


@LAW
@given(records)
def test_canonical_form_is_reached_at_once(record: Record) -> None:
    assert canonical(canonical(record)) == canonical(record)
    assert from_json(to_json(canonical(record))) == canonical(record)


@LAW
@given(records)
def test_printing_what_was_read_gives_the_same_text(record: Record) -> None:
    printed = print_form(replace(record, illustrative=False))
    assert print_form(parse(printed)) == printed


@pytest.mark.parametrize("line", NASTY_LINES)
def test_a_line_that_reads_like_structure_survives_in_every_field(line: str) -> None:
    text = f"First.\n{line}\n\n{line}\nLast."
    record = Record(
        version=text,
        force=text,
        inspection=Inspection(title=text, inspectorate=text, summary=text, grade=text, type=text),
        recommendations=(Recommendation("1", text), Recommendation("2", line)),
        areas_for_improvement=(AreaForImprovement("1", text),),
        sections=Sections(
            Section("Commissioner’s initial response", text), Section("", line), Section("", f"{line}\n{text}")
        ),
        other_fields=(OtherField(line, text),),
    )
    assert as_printed(parse(print_form(record))) == as_printed(record)


def test_fields_of_a_hundred_kilobytes_come_back_whole_and_soon() -> None:
    text = "\n".join(["96.7% o’r troseddau 🚓 <p>", "1. x", "Force\ty"] * 3200)
    assert len(text.encode()) > 100_000
    record = Record(
        force="Harrowmoor",
        inspection=Inspection(title="A title", summary=text),
        recommendations=(Recommendation("1", text),),
        sections=Sections(Section("", text), Section("", text), Section("", text)),
    )
    assert as_printed(parse(print_form(record))) == as_printed(record)


@LAW
@given(records)
def test_every_word_of_every_field_is_in_the_printed_form_in_order(record: Record) -> None:
    plain = as_printed(record)
    printed = parse(print_form(plain))
    for section in ("initial_response", "chief_constable_response", "overall_comments"):
        words = (plain.section(section).text or "").split()  # type: ignore[arg-type]
        assert (printed.section(section).text or "").split() == words  # type: ignore[arg-type]
    assert texts_of(as_printed(printed)) == texts_of(plain)


def test_marks_are_printed_and_not_read() -> None:
    record = Record(force="Harrowmoor", illustrative=True)
    printed = print_form(record, marks=("DRAFT", "OFFICIAL-SENSITIVE", "Not for Tuesday"))
    again = parse(printed)
    assert "DRAFT" in printed
    assert "Not for Tuesday" in printed
    assert again.illustrative
    assert again.other_fields == ()
    assert as_printed(again) == as_printed(record)


def test_a_heading_that_begins_with_a_backslash_survives() -> None:
    record = Record(force="Harrowmoor", sections=Sections(Section("\\ Chief Constable’s response"), *[Section("")] * 2))
    assert as_printed(parse(print_form(record))) == as_printed(record)


def test_none_and_blank_are_different_facts() -> None:
    blank, none = Record(force="Harrowmoor"), Record(force="Harrowmoor", recommendations=())
    assert parse(print_form(blank)).recommendations is None
    assert parse(print_form(none)).recommendations == ()
