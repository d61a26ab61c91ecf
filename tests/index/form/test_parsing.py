"""What reading makes of a form: rows, lists, dates, causes of concern, and the notes it leaves."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.errors import UnreadableRecordError
from index.form import parse, print_form, with_published
from index.records import AreaGrade, OtherField, Recommendation, Record

DATA = Path(__file__).parent / "data"


def form(**rows: str) -> str:
    """A form with these values; keys are labels with underscores."""
    values = {
        "Force": "Harrowmoor",
        "Police_and_Crime_Commissioner": "Anwen Prydderch",
        "Chief_Constable": "Idris Caldbeck",
        "Title_of_inspection": "Harrowmoor Police: a letter",
        "Inspectorate": "HMICFRS",
        "Summary_of_inspection": "We looked.",
        "Grade": "",
        "Recommendations": "None",
        "Areas_for_improvement": "None",
    } | rows
    return "\n".join(f"{label.replace('_', ' ')}\t{value}" for label, value in values.items())


def recommendations(text: str, **rows: str) -> tuple[Recommendation, ...]:
    items = parse(form(Recommendations=text, **rows)).recommendations
    assert items is not None
    return items


def data(name: str) -> Record:
    return parse((DATA / name).read_text(encoding="utf-8"), source=name)


@pytest.mark.parametrize(
    "text",
    [
        "1. The force should act.\n2. The force should report.",
        "1) The force should act.\n\n2) The force should report.",
        "1.\tThe force should act.\n2.\tThe force should report.",
        "<ol><li>The force should act.</li><li>The force should report.</li></ol>",
        "<ol>\n<li><p>The force should act.</p></li>\n<li><p>The force should report.</p></li>\n</ol>",
        "<p>1. The force should act.</p><p>2. The force should report.</p>",
        "- The force should act.\n- The force should report.",
        "•\tThe force should act.\n•\tThe force should report.",
        "<ul><li>The force should act.</li> <li>The force should report.</li></ul>",
        "Recommendation 1: The force should act.\nRecommendation 2: The force should report.",
        "Recommendation 1\nThe force should act.\n\nRecommendation 2\nThe force should report.",
        "Recommendation 1\tThe force should act.\nRecommendation 2\tThe force should report.",
        "The force should act.\nThe force should report.",
        "The force should act.\n\nThe force should report.",
    ],
)
def test_every_style_of_list_gives_the_same_items(text: str) -> None:
    assert [(item.ref, item.text) for item in recommendations(text)] == [
        ("1", "The force should act."),
        ("2", "The force should report."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. The force should:\n(a) act; and\n(b) report.",
        "1. The force should:\na) act; and\nb) report.",
        "<ol><li>The force should:<ol><li>act; and</li><li>report.</li></ol></li></ol>",
        "The force should:\n(a) act; and\n(b) report.",
    ],
)
def test_sub_items_belong_to_their_item(text: str) -> None:
    (item,) = recommendations(text)
    assert item.text == "The force should:"
    assert [(sub.ref, sub.text) for sub in item.sub_items] == [("a", "act; and"), ("b", "report.")]


def test_a_line_that_starts_with_a_decimal_is_never_a_numbered_item() -> None:
    (item,) = recommendations("1. The force should record more.\n96.7% of crimes were recorded.")
    assert item.text.endswith("\n96.7% of crimes were recorded.")


def test_unnumbered_items_leave_a_note() -> None:
    record = parse(form(Recommendations="The force should act.\nThe force should report."))
    assert [note.field for note in record.reading_notes] == ["recommendations"]


def test_words_before_a_list_are_kept_apart_from_it() -> None:
    record = parse(form(Recommendations="The report says two things.\n1. The force should act.\n2. So should others."))
    assert [item.ref for item in record.recommendations or ()] == ["1", "2"]
    assert [other.text for other in record.other_fields] == ["The report says two things."]


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        ("By 1 May 2031, chief constables should act.", ("chief constables",)),
        ("Police and crime commissioners should ask.", ("police and crime commissioners",)),
        ("PCCs and chief constables should ask.", ("police and crime commissioners", "chief constables")),
        ("The National Police Chiefs' Council must publish it.", ("National Police Chiefs’ Council",)),
        ("The College of Policing should work with chief constables.", ("College of Policing",)),
        ("By May 2031, the Home Office should decide.", ("Home Office",)),
        ("Harrowmoor Constabulary should act.", ("force",)),
        ("The force should act.", ("force",)),
        ("The force, with the Crown Prosecution Service, should act.", ("force", "Crown Prosecution Service")),
        ("Act at once.", ()),
    ],
)
def test_addressees_are_read_from_the_words_before_the_duty(text: str, addressees: tuple[str, ...]) -> None:
    (item,) = recommendations(f"1. {text}")
    assert item.addressees == addressees


@pytest.mark.parametrize(
    ("text", "due_text", "due"),
    [
        ("By 31 January 2031, the force should act.", "By 31 January 2031", date(2031, 1, 31)),
        ("By the end of February 2032 the force should act.", "By the end of February 2032", date(2032, 2, 29)),
        ("Within six months, the force should act.", "Within six months", date(2031, 2, 28)),
        ("Within 28 days of publication, the force should act.", "Within 28 days of publication", date(2030, 9, 28)),
        ("Immediately, the force should act.", "Immediately", date(2030, 8, 31)),
        ("By 31 January, the force should act.", "By 31 January", None),
        ("As soon as possible, the force should act.", "As soon as possible", None),
        ("The force should answer within 28 days of a complaint.", None, None),
        ("The force should act.", None, None),
    ],
)
def test_due_dates_are_counted_and_never_guessed(text: str, due_text: str | None, due: date | None) -> None:
    (item,) = recommendations(f"1. {text}", Date_published="31 August 2030")
    assert (item.due_text, item.due) == (due_text, due)


def test_a_span_without_a_publication_date_waits_for_it() -> None:
    record = parse(form(Recommendations="1. Within three months, the force should act."))
    assert record.recommendations is not None
    assert record.recommendations[0].due is None
    dated = with_published(record, date(2031, 11, 30))
    assert dated.recommendations is not None
    assert dated.recommendations[0].due == date(2032, 2, 29)
    assert dated.recommendations[0].due_basis == "three months from publication, 30 November 2031"
    assert dated.record_id == "harrowmoor-2031-11-30-a-letter"
    assert [note.field for note in dated.reading_notes] == ["recommendations.0.due_text"]
    assert dated.reading_notes != record.reading_notes


def test_a_due_date_set_by_hand_stays_when_the_report_is_dated() -> None:
    record = parse(form(Recommendations="1. Within three months, the force should act."))
    assert record.recommendations is not None
    by_hand = replace(record.recommendations[0], due=date(2032, 1, 5), due_basis="agreed by letter")
    dated = with_published(replace(record, recommendations=(by_hand,)), date(2031, 11, 30))
    assert dated.recommendations == (by_hand,)


def test_no_date_is_taken_from_running_text() -> None:
    record = parse(form(Summary_of_inspection="The letter was sent today (21 May)."))
    assert record.inspection.published is None


def test_a_date_that_cannot_be_read_is_kept_and_noted() -> None:
    record = parse(form(Date_published="21 May"))
    assert record.inspection.published is None
    assert record.other_fields == (OtherField("Date published", "21 May"),)
    assert record.reading_notes[0].field == "other_fields.0.text"


def test_unknown_labels_are_kept_in_order() -> None:
    record = parse(form(Lead_officer="Somebody", Contact="Somebody else\nin two lines"))
    assert record.other_fields == (
        OtherField("Lead officer", "Somebody"),
        OtherField("Contact", "Somebody else\nin two lines"),
    )


def test_the_response_date_moves_out_of_the_other_fields() -> None:
    assert parse(form(Response_published="3 May 2024")).response_published == date(2024, 5, 3)


@pytest.mark.parametrize("value", ["None", "none.", "Nil"])
def test_none_is_a_stated_none(value: str) -> None:
    assert parse(form(Recommendations=value)).recommendations == ()


def test_a_blank_list_is_not_none() -> None:
    assert parse(form(Recommendations="")).recommendations is None


def test_what_only_resembles_none_is_read_as_none_with_a_note() -> None:
    record = parse(form(Recommendations="Not applicable"))
    assert record.recommendations == ()
    assert record.reading_notes[0].field == "recommendations"


def test_a_cause_of_concern_without_status_counts_as_new_until_confirmed() -> None:
    record = parse(form(Cause_of_concern="The force leaves victims waiting."))
    assert [(each.text, each.status) for each in record.causes_of_concern] == [
        ("The force leaves victims waiting.", "new")
    ]
    note = record.reading_notes[0]
    assert (note.field, note.start, note.end) == ("causes_of_concern.0.status", 0, 3)


def test_a_summary_tells_of_causes_where_no_row_does() -> None:
    record = data("plashbury-revisit.txt")
    assert [(each.text, each.status) for each in record.causes_of_concern] == [
        ("Investigating crime", "closed"),
        ("Responding to the public", "continuing"),
    ]
    summary = record.inspection.summary or ""
    spans = [summary[note.start : note.end] for note in record.reading_notes if "cause of concern" in note.note]
    assert [span.partition(":")[0] for span in spans] == ["Investigating crime", "Responding to the public"]


def test_a_cause_issued_in_an_earlier_year_is_not_a_new_one() -> None:
    record = parse(form(Summary_of_inspection="In 2022 we issued the force with two causes of concern."))
    assert record.causes_of_concern == ()


def test_an_issued_cause_without_a_row_is_read_from_its_sentence() -> None:
    record = parse(form(Summary_of_inspection="We looked. I have issued a cause of concern about calls. It is bad."))
    assert [each.text for each in record.causes_of_concern] == ["I have issued a cause of concern about calls."]


def test_a_stated_count_that_differs_from_the_list_is_noted() -> None:
    record = parse(form(Summary_of_inspection="We make three recommendations.", Recommendations="1. The force should."))
    assert "3 stated but 1 listed" in record.reading_notes[0].note


def test_a_count_by_addressee_is_compared_with_the_list() -> None:
    record = data("harrowmoor-peel.txt")
    (note,) = [note for note in record.reading_notes if note.field == "inspection.summary"]
    assert "agrees" in note.note
    assert (record.inspection.summary or "")[note.start : note.end].startswith("We make five")


def test_html_becomes_text_with_a_note_and_no_word_changes() -> None:
    summary = "<p>96.7% of &ldquo;calls&rdquo;</p> <p>were <strong>answered</strong>.<br>Good&nbsp;news</p>"
    record = parse(form(Summary_of_inspection=summary))
    assert record.inspection.summary == "96.7% of “calls”\n\nwere answered.\nGood news"
    assert [note.field for note in record.reading_notes] == ["inspection.summary"]


def test_grades_are_read_by_area_and_their_text_is_kept() -> None:
    record = data("harrowmoor-peel.txt")
    assert record.inspection.grades[0] == AreaGrade("Investigating crime", "requires improvement")
    assert len(record.inspection.grades) == 3
    assert (record.inspection.grade or "").startswith("Investigating crime\t")


def test_any_title_of_office_is_read_and_printed_back() -> None:
    record = data("metropolitan-thematic.txt")
    assert record.commissioner.title == "Deputy Mayor for Policing and Crime"
    assert (record.chief.name, record.chief.title) == ("Margery Quillfeather", "Commissioner")
    assert record.sections.chief_constable_response.text == "We ring back."
    assert "Commissioner\tMargery Quillfeather" in print_form(record)


def test_answers_are_the_spans_that_a_section_names() -> None:
    section = data("harrowmoor-peel.txt").sections.initial_response
    said = {answer.item: (section.text or "")[answer.start : answer.end] for answer in section.answers}
    assert said["recommendation 1"] == "Recommendation 1: I have asked to see every review."
    assert said["recommendation 4"] == said["recommendation 7"]


def test_a_page_is_read_where_one_is_given() -> None:
    items = data("harrowmoor-peel.txt").recommendations or ()
    assert [item.page for item in items] == [14, None, None, None, None]


def test_windows_line_ends_and_missing_tabs_make_no_difference() -> None:
    text = form(Recommendations="1. The force should act.")
    plain = parse(text)
    assert parse(text.replace("\n", "\r\n")) == plain
    assert parse(text.replace("\t", ": ")) == plain
    assert parse("\n".join(line.rstrip() for line in text.split("\n"))) == plain


def test_text_without_the_labels_is_refused_and_says_which_are_missing() -> None:
    with pytest.raises(UnreadableRecordError, match=r"missing: .*Title of inspection") as refused:
        parse("Dear Home Secretary,\n\nI write about a report.")
    assert "\n" not in refused.value.message
    assert refused.value.hint
