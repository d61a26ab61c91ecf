"""The real sample and the worked examples, where they are at hand beside the project."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from index.form import as_printed, parse, print_form, with_published
from index.records import to_json

SHARED = Path(__file__).parents[3] / ".." / "shared"
SEED = SHARED / "seed" / "response_record.txt"
EXAMPLES = SHARED / "worked-example"

needs_seed = pytest.mark.skipif(not SEED.exists(), reason="the sample record is not beside the project")
needs_examples = pytest.mark.skipif(not EXAMPLES.exists(), reason="the worked examples are not beside the project")

# What the office's profile or the archive supplies, not the form; and the words of notes, which are our own.
NOT_IN_THE_FORM = {"illustrative", "response_published", "commissioner", "sections", "reading_notes"}


@needs_seed
def test_the_sample_is_read_whole_and_nothing_is_corrected() -> None:
    text = SEED.read_text(encoding="utf-8")
    record = parse(text, source=SEED.name)
    assert record.force == "Staffordshire"
    assert (record.commissioner.name, record.chief.name) == ("Ben Adams", "Chris Noble")
    assert record.inspection.type == "cause of concern revisit"
    assert record.inspection.published is None
    assert record.inspection.grade is None
    assert record.version is None
    assert record.recommendations == record.areas_for_improvement == ()
    assert [cause.status for cause in record.causes_of_concern] == ["closed", "closed"]
    assert record.sections.initial_response.heading.startswith("Police, Fire and Crime Commissioner’s")
    assert "'" in record.sections.chief_constable_response.heading
    assert record.other_fields == ()
    for words in ("18.5 per cent", "today (Tuesday 21 May)", "special measures"):
        assert words in (record.sections.chief_constable_response.text or "")


@needs_seed
def test_the_html_of_the_sample_becomes_text_and_a_note() -> None:
    text = SEED.read_text(encoding="utf-8")
    record = parse(text)
    noted = {note.field for note in record.reading_notes if "HTML" in note.note}
    assert noted == {"inspection.inspectorate", "inspection.summary"}
    assert "<p>" not in json.dumps(to_json(record))
    assert (record.inspection.summary or "").count("\n\n") == 2


@needs_seed
def test_every_word_of_the_sample_is_in_the_record_and_in_the_form_printed_from_it() -> None:
    text = SEED.read_text(encoding="utf-8")
    printed = print_form(parse(text))
    plain = text.replace("<p>", " ").replace("</p>", " ").split()
    rest = iter(printed.split())
    assert all(any(word == other for other in rest) for word in plain)
    assert as_printed(parse(printed)) == as_printed(parse(text))


@needs_examples
@pytest.mark.parametrize("name", ["closed-concern", "mixed", "national"])
def test_a_worked_inspection_gives_the_record_of_the_contract(name: str) -> None:
    wanted: dict[str, Any] = json.loads((EXAMPLES / name / "json" / "new.json").read_text(encoding="utf-8"))["record"]
    record = parse((EXAMPLES / name / "inspection.txt").read_text(encoding="utf-8"), source="inspection.txt")
    dated = with_published(record, date.fromisoformat(wanted["inspection"]["published"]))
    found = to_json(dated)
    assert {key: found[key] for key in wanted if key not in NOT_IN_THE_FORM} == {
        key: wanted[key] for key in wanted if key not in NOT_IN_THE_FORM
    }
    places = {(note.field, note.start, note.end) for note in dated.reading_notes}
    expected = {(note["field"], note["start"], note["end"]) for note in wanted["reading_notes"]}
    assert places == {place for place in expected if place[0] != "commissioner.title"}


@needs_examples
def test_the_completed_form_gives_the_completed_record_and_prints_back() -> None:
    folder = EXAMPLES / "closed-concern"
    text = (folder / "completed-form.txt").read_text(encoding="utf-8")
    wanted = json.loads((folder / "json" / "completed-record.json").read_text(encoding="utf-8"))
    record = parse(text, source="completed-form.txt")
    found = to_json(record)
    assert {key: found[key] for key in wanted} == wanted
    mark = next(line for line in text.split("\n") if line.startswith("Illustrative"))
    assert print_form(record, marks=(mark,)) == text
