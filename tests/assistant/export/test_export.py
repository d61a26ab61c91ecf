"""One rendering, seven formats: the same words everywhere, and nothing lost."""

import io
import json
import re
import time
import unicodedata
import zipfile
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import ExportError
from assistant.export import FORMATS, Rendering, glyph_notes, marks_of, render, to_bytes
from assistant.export.glyphs import with_names
from index.form import parse, print_form
from index.form.canon import as_printed, canonical
from index.reading import read_bytes
from index.records import Record, Section, from_json
from tests.assistant.export.reading_back import (
    docx_sections,
    expected_letters,
    letters,
    odt_sections,
    pandoc_letters,
    part,
    pdf_letters,
)

PANDOC_NAMES = {"docx": "docx", "odt": "odt", "html": "html", "md": "gfm"}
CHECKED = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
FEW = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

awkward_lines = st.one_of(
    st.sampled_from(
        [
            "96.7% of calls",
            "1. One",
            "2) Two",
            "- dash",
            "+ plus",
            "# hash",
            "> more",
            "===",
            "---",
            "| a | b |",
            "|---|---|",
            "a\tb",
            "    indented",
            "Grade",
            "Recommendations\tNone",
            "Chief Constable’s response",
            "DRAFT",
            "\\",
            "\\*",
            "&nbsp; &#65;",
            "<p>literal</p>",
            "<!-- not a comment -->",
            "[a](b) ![c](d) [^1]",
            "http://a_b.example/c_d?e=*f*",
            "www.a_b.example",
            "a@b_c.example",
            ":smile: $x_1$ ~~no~~ `tick",
            "Cyngor Sir Gâr",
            "😀 👩\u200d🚒",
            "שלום",
        ]
    ),
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp")), min_size=1, max_size=40
    ),
)
awkward_texts = st.lists(awkward_lines, min_size=1, max_size=6).flatmap(
    lambda lines: st.lists(st.sampled_from(["\n", "\n\n", " "]), min_size=len(lines), max_size=len(lines)).map(
        lambda ends: "".join(line + end for line, end in zip(lines, ends, strict=True))
    )
)


def holding(record: Record, text: str) -> Record:
    """The record with this text in a section and in the summary."""
    sections = replace(record.sections, initial_response=Section(record.sections.initial_response.heading, text))
    return canonical(replace(record, sections=sections, inspection=replace(record.inspection, summary=text)))


def with_colons(rendering: Rendering) -> Rendering:
    """The rendering as Markdown has it: no table, so a colon after each label."""
    return replace(rendering, rows=tuple(replace(row, label=f"{row.label}:") for row in rendering.rows))


@pytest.mark.parametrize("format", PANDOC_NAMES)
@pytest.mark.parametrize("which", ["long_record", "short_record", "blank_record"])
@pytest.mark.parametrize("draft", [True, False])
def test_every_format_says_the_same_words_in_the_same_order(format, which, draft, request):
    record = request.getfixturevalue(which)
    made = to_bytes(record, format, draft=draft)
    rendering = render(record, draft=draft)
    wanted = expected_letters(with_colons(rendering) if format == "md" else rendering)
    assert pandoc_letters(made, PANDOC_NAMES[format]) == wanted


def test_the_text_form_holds_the_record_and_its_marks(long_record):
    text = to_bytes(long_record, "txt", draft=True).decode()
    assert text == print_form(long_record, marks=marks_of(long_record, draft=True))
    assert as_printed(parse(text)) == as_printed(long_record)
    lines = [line for line in text.split("\n") if line]
    assert lines[1:3] == ["DRAFT", "Illustrative record: the force and the people are fictional."]


def test_json_gives_back_the_equal_record(long_record):
    assert from_json(json.loads(to_bytes(long_record, "json", draft=False))) == long_record


@pytest.mark.parametrize(("format", "sections_of"), [("docx", docx_sections), ("odt", odt_sections)])
def test_lines_tabs_spaces_and_empty_lines_of_a_section_survive_exactly(format, sections_of, long_record):
    found = sections_of(to_bytes(long_record, format, draft=False))
    sections = long_record.sections
    for section in (sections.initial_response, sections.chief_constable_response, sections.overall_comments):
        assert found[section.heading] == (section.text or "")


def test_recommendations_are_a_real_list_that_keeps_its_own_numbers(long_record):
    gapped = replace(long_record, recommendations=long_record.recommendations[2:4] + long_record.recommendations[9:10])
    page = to_bytes(gapped, "html", draft=False).decode()
    assert page.count('<ol start="3">') == 1
    assert page.count('<ol start="10">') == 1
    assert '<ol class="lettered" type="a">' in page
    numbering = part(to_bytes(gapped, "docx", draft=False), "word/document.xml")
    assert len(set(re.findall(r'<w:numId w:val="(\d+)"', numbering))) >= 4


def test_a_reference_that_no_list_can_count_is_printed_as_it_is(long_record):
    first, second = long_record.recommendations[:2]
    odd = replace(long_record, recommendations=(replace(first, ref="2.1"), replace(second, ref="7")))
    for format, name in PANDOC_NAMES.items():
        found = pandoc_letters(to_bytes(odd, format, draft=False), name)
        assert letters(f"[ref 2.1] {first.text} 7. {second.text}") in found


def test_blank_stays_blank_and_none_stays_none(blank_record, short_record):
    rows = {row.label: row.blocks for row in render(blank_record, draft=False).rows}
    assert rows["Recommendations"] == () == rows["Grade"]
    assert [
        row.blocks[0].lines for row in render(short_record, draft=False).rows if row.label == "Recommendations"
    ] == [("None",)]
    cells = re.findall(r"<td[^>]*>(.*?)</td>", to_bytes(blank_record, "html", draft=False).decode())
    assert cells[1:] == [""] * (len(cells) - 1)


@CHECKED
@given(text=awkward_texts)
def test_any_text_survives_in_txt_json_html_and_md(short_record, text):
    record = holding(short_record, text)
    assert as_printed(parse(to_bytes(record, "txt", draft=True).decode())) == as_printed(record)
    assert from_json(json.loads(to_bytes(record, "json", draft=True))) == record
    rendering = render(record, draft=True)
    assert pandoc_letters(to_bytes(record, "html", draft=True), "html") == expected_letters(rendering)
    assert pandoc_letters(to_bytes(record, "md", draft=True), "gfm") == expected_letters(with_colons(rendering))


@FEW
@given(text=awkward_texts)
def test_any_text_survives_in_docx_and_odt(short_record, text):
    record = holding(short_record, text)
    section = record.sections.initial_response
    assert docx_sections(to_bytes(record, "docx", draft=False))[section.heading] == (section.text or "")
    assert odt_sections(to_bytes(record, "odt", draft=False))[section.heading] == (section.text or "")


def test_a_docx_is_read_again_as_an_equal_record(long_record, short_record, blank_record):
    for record in (long_record, short_record, blank_record):
        read = read_bytes(to_bytes(record, "docx", draft=True), "form.docx")
        assert as_printed(read) == as_printed(record)


@FEW
@given(text=awkward_texts)
def test_any_text_is_read_again_from_docx(short_record, text):
    record = holding(short_record, text)
    assert as_printed(read_bytes(to_bytes(record, "docx", draft=False), "form.docx")) == as_printed(record)


@FEW
@given(text=awkward_texts)
def test_any_text_makes_a_pdf(short_record, text):
    assert to_bytes(holding(short_record, text), "pdf", draft=False).startswith(b"%PDF-")


def left_to_right(text: str) -> str:
    """The text without letters that run from right to left: readers of PDF give those in the order drawn."""
    return "".join(char for char in text if unicodedata.bidirectional(char) not in ("R", "AL"))


def test_the_pdf_says_the_same_words_after_the_glyph_rule(long_record):
    plain = replace(long_record, illustrative=False)
    section = plain.sections.initial_response
    kept = "\n\n".join(text for text in (section.text or "").split("\n\n") if text == left_to_right(text))
    plain = replace(plain, sections=replace(plain.sections, initial_response=Section(section.heading, kept)))
    rendering = render(plain, draft=False)
    found = pdf_letters(to_bytes(plain, "pdf", draft=False), rendering.footer)
    assert found == letters(with_names(expected_letters(rendering)))


def test_scripts_that_run_from_right_to_left_reach_the_pdf(long_record):
    plain = replace(long_record, illustrative=False)
    found = pdf_letters(to_bytes(plain, "pdf", draft=False), render(plain, draft=False).footer)
    for word in ("שלום", "לכולם"):
        assert word in found or word[::-1] in found


def test_markup_prints_in_the_pdf_as_it_was_typed(short_record):
    typed = (
        '#read("/etc/passwd") *bold* _u_ $x$ <script> \\ #set page(width: 1pt) [x] // no comment /* nor this */ @ref'
    )
    record = holding(short_record, typed)
    found = pdf_letters(to_bytes(record, "pdf", draft=False), render(record, draft=False).footer)
    assert found.count(letters(typed)) == 2


def test_a_character_without_a_glyph_prints_as_its_name_and_is_noted(long_record):
    notes = glyph_notes(long_record)
    assert [(note.character, note.name) for note in notes] == [
        ("😀", "GRINNING FACE"),
        ("👩", "WOMAN"),
        ("🚒", "FIRE ENGINE"),
    ]
    assert notes[0].message == "The PDF prints “😀” as [GRINNING FACE], once: its fonts have no such character."
    found = pdf_letters(to_bytes(long_record, "pdf", draft=False), render(long_record, draft=False).footer)
    assert "[GRINNINGFACE]anda[WOMAN][FIREENGINE];" in found


def test_a_record_whose_glyphs_are_all_there_has_no_notes(short_record):
    assert glyph_notes(holding(short_record, "Cyngor Sir Gâr: ŵ ŷ – “quoted” £5 €6 ½ שלום")) == ()


def test_characters_that_only_fail_beside_others_still_make_a_pdf(short_record):
    marks = "a\u0600\u20e0 \u0e33 \u1f3f\u0324\u0489 \U0001d165 \ufeff \u2028 \u00ad \u202e x \u0007"
    assert to_bytes(holding(short_record, marks), "pdf", draft=False).startswith(b"%PDF-")


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_record_gives_the_same_bytes(format, long_record):
    assert to_bytes(long_record, format, draft=True) == to_bytes(long_record, format, draft=True)


def test_an_unknown_format_is_one_clear_line(short_record):
    with pytest.raises(ExportError) as caught:
        to_bytes(short_record, "wps", draft=False)
    assert caught.value.message == "There is no format “wps”."
    assert "docx" in caught.value.hint


def all_parts(made: bytes) -> str:
    """Everything in a file, unpacked where it is a package."""
    if made[:2] != b"PK":
        return made.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@pytest.mark.parametrize("format", ["txt", "md", "html", "docx", "odt"])
def test_a_final_copy_carries_no_mark_and_a_draft_says_so_at_its_head(format, short_record):
    assert "DRAFT" not in all_parts(to_bytes(short_record, format, draft=False))
    assert "DRAFT" in all_parts(to_bytes(short_record, format, draft=True))
    assert "Illustrative" not in all_parts(to_bytes(short_record, format, draft=True))


@pytest.mark.parametrize("format", ["txt", "md", "html", "docx", "odt"])
def test_an_illustrative_record_always_says_so(format, long_record):
    assert "the force and the people are fictional" in all_parts(to_bytes(long_record, format, draft=False))


def test_how_long_each_format_takes_is_told(long_record, capsys):
    told = []
    for format in FORMATS:
        start = time.perf_counter()
        size = len(to_bytes(long_record, format, draft=True))
        told.append(f"{format} {time.perf_counter() - start:.2f} s, {size // 1024} kB")
    with capsys.disabled():
        print(f"\nexport of 22 recommendations: {'; '.join(told)}")
