"""What a screen reader, an archive and a records officer ask of the files."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from defusedxml import ElementTree

from assistant.errors import ExportError
from assistant.export import pandoc, to_bytes
from assistant.export.glyph_table import TABLE, mapped_characters, printable
from assistant.export.glyphs import with_names
from tests.assistant.export.reading_back import part

TITLE = "PCC and CC Force Inspection response record: Larkshire: PEEL 2023–25: An inspection of Larkshire Constabulary"


@pytest.fixture(scope="module")
def pdf(long_record) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(to_bytes(long_record, "pdf", draft=True))) as document:
        yield document


@pytest.fixture(scope="module")
def docx(long_record) -> bytes:
    return to_bytes(long_record, "docx", draft=True)


@pytest.fixture(scope="module")
def odt(long_record) -> bytes:
    return to_bytes(long_record, "odt", draft=True)


@pytest.fixture(scope="module")
def page(long_record) -> str:
    return to_bytes(long_record, "html", draft=True).decode()


def elements(node: Any) -> Iterator[pikepdf.Dictionary]:
    """The structure elements below a node, in reading order."""
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from elements(child)


def test_the_pdf_says_its_language_its_title_and_that_it_is_tagged(pdf):
    assert str(pdf.Root.Lang) == "en-GB"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert str(pdf.docinfo["/Title"]) == TITLE
    metadata = pdf.open_metadata()
    assert metadata["pdfuaid:part"] == "1"
    assert metadata["dc:title"] == TITLE


def test_the_pdf_has_one_title_and_a_heading_for_each_section(pdf):
    kinds = [str(element.S) for element in elements(pdf.Root.StructTreeRoot)]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 3
    assert kinds.index("/H1") < kinds.index("/Table") < kinds.index("/H2")
    assert kinds.count("/LI") == 1 + 22 + 4 * 3 + 2
    assert len(pdf.Root.Outlines) > 0


def test_each_row_of_the_pdf_table_has_one_header_that_says_it_is_the_rows(pdf):
    rows = [element for element in elements(pdf.Root.StructTreeRoot) if element.S == "/TR"]
    assert len(rows) == 13
    for row in rows:
        assert [str(cell.S) for cell in row.K] == ["/TH", "/TD"]
        assert row.K[0].A[0] == pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)


def test_every_font_of_the_pdf_is_embedded(pdf):
    described = [
        thing
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
    ]
    assert described
    assert all({"/FontFile2", "/FontFile3"} & set(descriptor.keys()) for descriptor in described)


def test_the_pdf_names_nobody_as_its_author(pdf):
    assert set(pdf.docinfo.keys()) <= {"/Title", "/Producer"}
    assert b"dc:creator" not in pdf.Root.Metadata.read_bytes()


def test_the_pages_of_the_pdf_are_a4(pdf):
    assert {tuple(round(float(side)) for side in each.mediabox) for each in pdf.pages} == {(0, 0, 595, 842)}


def test_docx_has_real_headings_row_headers_language_and_a_title(docx):
    document = part(docx, "word/document.xml")
    assert len(re.findall(r'<w:pStyle w:val="Heading1" ?/>', document)) == 1
    assert len(re.findall(r'<w:pStyle w:val="Heading2" ?/>', document)) == 3
    assert document.count("<w:tbl>") == 1
    assert 'w:firstColumn="1"' in document
    assert 'w:lang w:val="en-GB"' in part(docx, "word/styles.xml")
    assert "en-US" not in part(docx, "word/settings.xml")
    assert f"<dc:title>{TITLE}</dc:title><dc:language>en-GB</dc:language>" in part(docx, "docProps/core.xml")


def test_docx_carries_its_marks_and_page_numbers_on_every_page(docx):
    assert "DRAFT  ·  Illustrative record" in part(docx, "word/header1.xml")
    assert "NUMPAGES" in part(docx, "word/footer1.xml")
    document = part(docx, "word/document.xml")
    assert "headerReference" in document
    assert 'w:w="11906"' in document


def test_odt_has_real_headings_a_header_column_language_and_a_title(odt):
    content, styles = part(odt, "content.xml"), part(odt, "styles.xml")
    assert content.count('text:outline-level="1"') == 1
    assert content.count('text:outline-level="2"') == 3
    assert content.count("<table:table-header-columns>") == 1
    assert 'fo:country="GB"' in styles
    assert 'fo:country="US"' not in styles
    assert "DRAFT  ·  Illustrative record" in styles
    assert f"<dc:title>{TITLE}</dc:title><dc:language>en-GB</dc:language>" in part(odt, "meta.xml")


@pytest.mark.parametrize("format", ["docx", "odt"])
def test_office_files_name_no_author_no_date_of_making_and_hold_no_comments(format, short_record):
    made = to_bytes(short_record, format, draft=False)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert not [name for name in archive.namelist() if "comment" in name or "custom" in name]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        whole = "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    for trace in ("creator", "lastModifiedBy", "dcterms:created", "creation-date", "generator", "andoc"):
        assert trace not in whole


@pytest.mark.parametrize("format", ["docx", "odt"])
def test_every_part_of_an_office_file_is_well_formed_and_named_once(format, long_record):
    with zipfile.ZipFile(io.BytesIO(to_bytes(long_record, format, draft=True))) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names))
        for name in names:
            if name.endswith((".xml", ".rels", ".rdf")):
                ElementTree.fromstring(archive.read(name))
        if format == "docx":
            typed = re.findall(r'PartName="/([^"]+)"', archive.read("[Content_Types].xml").decode())
            assert set(typed) <= set(names)


def test_the_page_has_language_title_headings_and_row_headers(page, long_record):
    assert '<html lang="en-GB">' in page
    assert f"<title>{TITLE}</title>" in page
    assert len(re.findall("<h1>", page)) == 1
    assert len(re.findall("<h2 ", page)) == 3
    assert page.count('<th scope="row"') == 13 == page.count("<tr ")
    assert "@media print" in page


def test_the_page_runs_nothing_and_loads_nothing(page):
    assert "default-src 'none'" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert not re.search(r"<script|<iframe|<img|<link|\son\w+=|@import|url\(", page)


def test_the_table_of_glyphs_agrees_with_the_compiler():
    odd = [ord(char) for char in "aé£€–’“”…•½ŵŷΩЖשع\u200d"]
    assert list(printable(odd)) == odd
    assert with_names("".join(map(chr, odd))) == "".join(map(chr, odd))
    missing = [ord(char) for char in "😀中한"]
    assert list(printable(missing)) == []
    assert with_names("中") == "[CJK UNIFIED IDEOGRAPH-4E2D]"


def test_bytes_without_a_font_map_no_characters():
    assert mapped_characters(b"OTTO" + bytes(400) + b"\x00\x01\x00\x00" + b"\xff" * 400) == set()
    assert TABLE.exists()


def test_a_converter_that_refuses_gives_one_clear_line():
    with pytest.raises(ExportError) as caught:
        pandoc.run(["--from=no-such-format"], b"x")
    assert caught.value.message.startswith("The converter failed: Unknown input format")
    assert "\n" not in caught.value.message


def test_a_converter_that_runs_over_its_time_is_stopped(monkeypatch):
    monkeypatch.setattr(pandoc, "TIME_LIMIT_SECONDS", 0.001)
    with pytest.raises(ExportError, match="longer than"):
        pandoc.run(["--from=markdown", "--to=html"], b"*a " * 200_000)


def test_the_converter_reads_no_file_of_this_computer():
    with pytest.raises(ExportError):
        pandoc.run(["--from=rst", "--to=plain"], b".. csv-table::\n   :file: /etc/passwd\n")
