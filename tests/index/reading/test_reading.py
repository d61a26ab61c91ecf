"""Files of every kind read as records, or refused with one clear line."""

import io
import json
import os
import subprocess
import zipfile
from pathlib import Path

import pypandoc
import pytest

from index.errors import UnreadableRecordError
from index.form import as_printed, parse, print_form
from index.reading import MAX_BYTES, read_bytes, read_file, read_text
from index.records import to_json

DATA = Path(__file__).parents[1] / "form" / "data"
TEXT = (DATA / "harrowmoor-peel.txt").read_text(encoding="utf-8")
RECORD = parse(TEXT)
FIRE = TEXT.replace("PEEL 2023–25: An inspection of Harrowmoor Police", "Harrowmoor Fire and Rescue Service 2023–25")


def docx(html: str) -> bytes:
    command = [pypandoc.get_pandoc_path(), "--from", "html", "--to", "docx", "--output", "-"]
    return subprocess.run(command, input=html.encode(), capture_output=True, check=True).stdout


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def refusal(data: bytes, name: str = "form.txt") -> UnreadableRecordError:
    with pytest.raises(UnreadableRecordError) as refused:
        read_bytes(data, name)
    error = refused.value
    assert "\n" not in error.message
    assert error.message.startswith(name)
    assert error.hint
    return error


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_read_in_any_unicode_encoding(encoding: str) -> None:
    assert as_printed(read_bytes(TEXT.encode(encoding), "form.txt")) == as_printed(RECORD)


def test_windows_text_is_read_with_a_note() -> None:
    record = read_bytes(TEXT.encode("cp1252"), "form.txt")
    assert as_printed(record) == as_printed(RECORD)
    assert "Windows-1252" in record.reading_notes[0].note


def test_the_kind_of_file_is_told_by_its_content() -> None:
    values = json.dumps(to_json(RECORD)).encode()
    assert as_printed(read_bytes(values, "form.docx")) == as_printed(RECORD)
    assert as_printed(read_bytes(TEXT.encode(), "form.json")) == as_printed(RECORD)


def test_json_keeps_its_id_or_gets_one() -> None:
    values = to_json(RECORD)
    assert read_bytes(json.dumps(values | {"record_id": "our-own"}).encode(), "a.json").record_id == "our-own"
    given = read_bytes(json.dumps({"record": values | {"record_id": ""}}).encode(), "a.json")
    assert given.record_id == RECORD.record_id
    assert given.source == "a.json"


def test_a_docx_with_the_forms_table_is_read() -> None:
    html = """<h1>PCC and CC Force Inspection response record</h1><p>DRAFT</p><p>Version: 2</p><table>
    <tr><td>Force</td><td>Plashbury</td></tr>
    <tr><td>Police and Crime Commissioner</td><td>Gethin Oakshott</td></tr>
    <tr><td>Chief Constable</td><td>Rosalind Tweddle</td></tr>
    <tr><td>Title of inspection</td><td>Plashbury Police: a letter</td></tr>
    <tr><td>Inspectorate</td><td>HMICFRS</td></tr>
    <tr><td>Summary of inspection</td><td><p>96.7% of calls.</p><p>Force: not a label.</p></td></tr>
    <tr><td>Grade</td><td></td></tr>
    <tr><td>Recommendations</td><td>
    <ol><li><p>The force should:</p><ol type="a"><li><p>act</p></li><li><p>report</p></li></ol>
    </li><li><p>96.7% is too few.</p></li></ol></td></tr>
    <tr><td>Areas for improvement</td><td>None</td></tr></table>
    <h2>Police and Crime Commissioner’s initial response</h2><p>First.</p><p>Chief Constable’s response</p>
    <h2>Chief Constable’s response</h2><p>96.7% of<br>calls</p>
    <h2>Police and Crime Commissioner’s overall comments</h2>"""
    record = read_bytes(docx(html), "anything")
    assert record.version == "2"
    assert record.inspection.summary == "96.7% of calls.\n\nForce: not a label."
    assert [item.text for item in record.recommendations or ()] == ["The force should:", "96.7% is too few."]
    assert [(sub.ref, sub.text) for sub in (record.recommendations or ())[0].sub_items] == [
        ("a", "act"),
        ("b", "report"),
    ]
    assert record.areas_for_improvement == ()
    assert record.sections.initial_response.text == "First.\n\nChief Constable’s response"
    assert record.sections.chief_constable_response.text == "96.7% of\ncalls"
    assert record.sections.overall_comments.text is None
    assert record.other_fields == ()


def test_an_empty_file_is_refused() -> None:
    assert "empty" in refusal(b" \n\t").message


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"),
        (bytes(range(256)) * 8, "binary"),
        (b"\xff\xfe\x00\xd8" * 20, "UTF-16"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, what: str) -> None:
    assert what in refusal(data).message


def test_what_is_not_the_form_is_refused_with_the_missing_labels() -> None:
    assert "Title of inspection" in refusal(b"Dear Minister,\n\nI write about a report.").message


@pytest.mark.parametrize("data", [FIRE.encode(), json.dumps(to_json(parse(FIRE))).encode(), b"Fire and rescue service"])
def test_a_fire_and_rescue_report_is_the_wrong_form(data: bytes) -> None:
    assert "fire and rescue" in refusal(data).message


def test_a_police_fire_and_crime_commissioner_is_not_a_fire_service() -> None:
    text = TEXT.replace(
        "Inspectorate\tHMICFRS", "Inspectorate\tInspectorate of Constabulary and Fire & Rescue Services"
    )
    assert read_text(text, "pasted").commissioner.title == "Police, Fire and Crime Commissioner"


@pytest.mark.parametrize(
    "data",
    [
        b'{"force": ' + b"9" * 5000 + b"}",
        b"[1, 2]",
        b'{"force": "Harrowmoor"}',
        b'{"record": [1]}',
        b'{"force": ',
        b"[" * 100_000,
    ],
    ids=["long number", "list", "part", "other shape", "cut short", "too deep"],
)
def test_json_of_another_shape_is_refused(data: bytes) -> None:
    assert "JSON" in refusal(data, "form.json").message


def test_json_with_a_wrong_field_names_it() -> None:
    values = to_json(RECORD)
    values["inspection"]["published"] = "soon"
    assert "inspection.published" in refusal(json.dumps(values).encode()).message


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04 cut short", "damaged"),
        (zipped(readme=b"x"), "not a Word document"),
        (zipped(word__document_xml=b"<w/>"), "not a Word document"),
        (zipped(**{"word__document.xml": b"x", "word__vbaProject.bin": b"x"}), "macros"),
        (zipped(**{"word__document.xml": b"x", "..__x": b"x"}), "outside"),
        (zipped(**{"word__document.xml": b"x"}, **{f"m{n}": b"" for n in range(2001)}), "parts"),
        (zipped(**{"word__document.xml": b"\0" * (201 << 20)}), "200 MB"),
        (zipped(**{"word__document.xml": b"not xml"}), "Word document"),
    ],
    ids=["cut", "zip", "names", "macros", "dots", "many", "bomb", "not xml"],
)
def test_a_package_that_is_unsafe_or_damaged_is_not_opened(data: bytes, what: str) -> None:
    assert what in refusal(data, "form.docx").message


def test_too_large_a_file_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableRecordError, match="20 MB"):
        read_file(path)
    assert "20 MB" in refusal(b"x" * (MAX_BYTES + 1)).message


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableRecordError, match="folder"):
        read_file(tmp_path)
    with pytest.raises(UnreadableRecordError, match="no file"):
        read_file(tmp_path / "none.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read every file")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(UnreadableRecordError, match="permission"):
        read_file(path)


def test_a_file_is_read_with_its_name_as_source(tmp_path: Path) -> None:
    path = tmp_path / "form"
    path.write_text(print_form(RECORD), encoding="utf-8")
    assert read_file(path).source == "form"
    assert as_printed(read_file(path)) == as_printed(RECORD)
