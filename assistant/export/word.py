"""DOCX: the form by pandoc in our own styles, then without comments, authors or dates of making."""

import re
from functools import cache
from importlib.resources import files
from xml.sax.saxutils import escape

from assistant.export import pandoc
from assistant.export.office import office_blocks
from assistant.export.packages import packed, unpacked
from assistant.export.tree import Rendering

# A4 with side margins of 2.4 cm leaves 9184 twentieths of a point; the labels take 29 per cent.
_LABEL, _VALUE = 2664, 6520
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:footerReference w:type="default"'
    ' r:id="rIdFooter"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1531" w:right="1361" w:bottom="1474"'
    ' w:left="1361" w:header="737" w:footer="680" w:gutter="0"/></w:sectPr>'
)


def to_docx(rendering: Rendering) -> bytes:
    """The form as DOCX, the same bytes for the same form. Raises ExportError."""
    made = pandoc.convert(office_blocks(rendering), "docx", reference=_reference(rendering))
    parts = unpacked(made)
    # Pandoc adds styles of its own for code; ours are all that the form uses.
    parts["word/styles.xml"] = _styles()
    parts["word/document.xml"] = _document(parts["word/document.xml"].decode()).encode()
    parts["word/numbering.xml"] = _numbering(parts["word/numbering.xml"].decode()).encode()
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(b"en-US", b"en-GB")
    parts["docProps/core.xml"] = _core(rendering).encode()
    parts["docProps/app.xml"] = (
        f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
    ).encode()
    for name in ("word/comments.xml", "docProps/custom.xml"):
        _drop(parts, name)
    return packed(parts)


def _reference(rendering: Rendering) -> bytes:
    """Pandoc's own reference document with our styles, page, header and footer."""
    parts = unpacked(pandoc.default_file("reference.docx"))
    parts["word/styles.xml"] = _styles()
    body = f"{_XML}<w:document {_W} {_R}><w:body><w:p/>{_PAGE}</w:body></w:document>"
    parts["word/document.xml"] = body.encode()
    header = _run("  ·  ".join(rendering.marks))
    parts["word/header1.xml"] = (
        f'{_XML}<w:hdr {_W}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{header}</w:p></w:hdr>'.encode()
    )
    footer = (
        f"{_run(rendering.footer)}<w:r><w:tab/></w:r>{_run('Page ')}{_field('PAGE')}{_run(' of ')}{_field('NUMPAGES')}"
    )
    parts["word/footer1.xml"] = (
        f'{_XML}<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{footer}</w:p></w:ftr>'.encode()
    )
    for kind in ("header", "footer"):
        _add(parts, kind)
    return packed(parts)


@cache
def _styles() -> bytes:
    return files(__package__).joinpath("docx-styles.xml").read_bytes()


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _add(parts: dict[str, bytes], kind: str) -> None:
    """Names the header or footer in the package's types and relations."""
    content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    types = f'<Override PartName="/word/{kind}1.xml" ContentType="{content}" /></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", types.encode())
    relation = (
        f'<Relationship Id="rId{kind.title()}" Target="{kind}1.xml" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" /></Relationships>'
    )
    name = "word/_rels/document.xml.rels"
    parts[name] = parts[name].replace(b"</Relationships>", relation.encode())


def _drop(parts: dict[str, bytes], name: str) -> None:
    """Takes a part out of the package, with its type and relation."""
    parts.pop(name, None)
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = re.sub(f'<Override[^>]*"/{re.escape(name)}"[^>]*/>', "", types).encode()
    short = re.escape(name.split("/")[-1])
    for relations in ("_rels/.rels", "word/_rels/document.xml.rels"):
        kept = re.sub(f'<Relationship [^>]*Target="[^"]*{short}"[^>]*/>', "", parts[relations].decode())
        parts[relations] = kept.encode()


def _document(xml: str) -> str:
    """Widths, and the first column marked as headers. Markup cannot stand in a text: it is escaped there."""
    look = (
        '<w:tblLook w:val="0080" w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1"'
        ' w:noVBand="1"/><w:tblCaption w:val="Particulars of the inspection"/>'
        '<w:tblDescription w:val="Each row has a label in the first column and what it holds in the second."/>'
    )
    xml = re.sub(r"<w:tblLook [^>]*/>", look, xml)
    xml = re.sub(r"<w:tblW [^>]*/>", f'<w:tblW w:type="dxa" w:w="{_LABEL + _VALUE}"/>', xml)
    grid = f'<w:tblGrid><w:gridCol w:w="{_LABEL}"/><w:gridCol w:w="{_VALUE}"/></w:tblGrid>'
    xml = re.sub(r"<w:tblGrid>.*?</w:tblGrid>", grid, xml, flags=re.DOTALL)
    widths = (
        f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in [_LABEL, _VALUE] * xml.count("<w:tr>")
    )
    return re.sub(r"<w:tcPr ?/>", lambda _: next(widths), xml)


def _numbering(xml: str) -> str:
    """Indents that suit a column of a table: 0.8 cm a level, the number hanging."""

    def indent(level: re.Match[str]) -> str:
        return f'{level[1]}<w:ind w:left="{454 * (int(level[2]) + 1)}" w:hanging="454"'

    return re.sub(r'(<w:lvl w:ilvl="(\d)">(?:(?!</w:lvl>).)*?)<w:ind w:left="\d+" w:hanging="\d+"', indent, xml)


def _core(rendering: Rendering) -> str:
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(rendering.document_title)}</dc:title><dc:language>{rendering.language}</dc:language>"
        "</cp:coreProperties>"
    )
