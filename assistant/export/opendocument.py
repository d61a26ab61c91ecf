"""ODT: the form by pandoc in our own styles, then without authors or dates of making."""

import re
from functools import cache
from importlib.resources import files
from xml.sax.saxutils import escape

from assistant.export import pandoc
from assistant.export.office import office_blocks
from assistant.export.packages import packed, unpacked
from assistant.export.tree import Rendering

_LINE = "0.5pt solid #9aa5b1"
_CELL = (
    f'<style:table-cell-properties fo:border-top="{_LINE}" fo:border-bottom="{_LINE}" fo:border-left="none"'
    ' fo:border-right="none" fo:padding-top="0.1cm" fo:padding-bottom="0.1cm" fo:padding-left="0cm"'
    ' fo:padding-right="0.25cm"/>'
)
_META = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta office:version="1.3"'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<office:meta><dc:title>{title}</dc:title><dc:language>{language}</dc:language></office:meta>"
    "</office:document-meta>"
)


def to_odt(rendering: Rendering) -> bytes:
    """The form as ODT, the same bytes for the same form. Raises ExportError."""
    parts = unpacked(pandoc.default_file("reference.odt"))
    parts["styles.xml"] = _styles(rendering).encode()
    blocks = office_blocks(rendering, right_to_left_styles=True)
    made = unpacked(pandoc.convert(blocks, "odt", reference=packed(parts)))
    made["content.xml"] = _content(made["content.xml"].decode()).encode()
    made["meta.xml"] = _META.format(title=escape(rendering.document_title), language=rendering.language).encode()
    return packed(made)


@cache
def _template() -> str:
    return files(__package__).joinpath("odt-styles.xml").read_text("utf-8")


def _styles(rendering: Rendering) -> str:
    """Our styles with this form's page header and footer."""
    header, footer = escape("  ·  ".join(rendering.marks)), escape(rendering.footer)
    return _template().replace(">HEADER<", f">{header}<").replace(">FOOTER<", f">{footer}<")


def _content(xml: str) -> str:
    """Lines, widths and the header column. Markup cannot stand in a text: it is escaped there."""
    xml = re.sub(r'<style:table-cell-properties fo:border="none" ?/>', _CELL, xml)
    for column, width in (("A", "4.7cm"), ("B", "11.5cm")):
        xml = re.sub(
            rf'(<style:style style:name="Table1.{column}"[^>]*>\s*)<style:table-column-properties[^>]*/>',
            rf'\1<style:table-column-properties style:column-width="{width}"/>',
            xml,
        )
    xml = re.sub(
        r"<style:table-properties [^>]*/>", '<style:table-properties style:width="16.2cm" table:align="left"/>', xml
    )
    column = r'(<table:table-column table:style-name="Table1.A" ?/>)'
    xml = re.sub(column, r"<table:table-header-columns>\1</table:table-header-columns>", xml)
    return re.sub(r'(text:level="(\d+)".*?)<style:list-level-label-alignment [^>]*/>', _indented, xml, flags=re.DOTALL)


def _indented(level: re.Match[str]) -> str:
    """Indents that suit a column of a table: 0.8 cm a level, the number hanging to its left."""
    left = f"{0.8 * int(level[2]):.1f}cm"
    return (
        f'{level[1]}<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.8cm"'
        f' text:list-tab-stop-position="{left}" fo:margin-left="{left}"/>'
    ).replace('fo:text-align="right"', 'fo:text-align="left"')
