"""HTML: one complete page that needs nothing else, runs nothing and loads nothing."""

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from assistant.export.tree import Block, Paragraph, Rendering

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def to_html(rendering: Rendering) -> str:
    """The form as an accessible page: language, title, headings, row headers, styles for screen and print.

    Texts stand as typed: lines are kept by `<br>`, spaces and tabs by the style `pre-wrap`.
    """
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{rendering.language}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(rendering.document_title)}</title>",
            f"<style>\n{_style()}</style>",
            "</head>",
            "<body>",
            "<main>",
            f"<h1>{escape(rendering.title)}</h1>",
            *(f'<p class="mark"><strong>{escape(mark)}</strong></p>' for mark in rendering.marks),
            *_blocks(rendering.version_lines),
            *_table(rendering),
            *_sections(rendering),
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


@cache
def _style() -> str:
    return files(__package__).joinpath("form.css").read_text("utf-8")


def _table(rendering: Rendering) -> Iterator[str]:
    # The roles say again what the elements are: on a narrow screen the style lays cells out as blocks.
    yield '<table role="table">'
    yield "<caption>Particulars of the inspection</caption>"
    yield '<tbody role="rowgroup">'
    for row in rendering.rows:
        value = "".join(_blocks(row.blocks))
        label = f'<th scope="row" role="rowheader">{escape(row.label)}</th>'
        yield f'<tr role="row">{label}<td role="cell">{value}</td></tr>'
    yield "</tbody>"
    yield "</table>"


def _sections(rendering: Rendering) -> Iterator[str]:
    for number, part in enumerate(rendering.sections, 1):
        yield f'<section aria-labelledby="section-{number}">'
        yield f'<h2 id="section-{number}">{escape(part.heading)}</h2>'
        yield from _blocks(part.paragraphs)
        yield "</section>"


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            # `auto` lets a paragraph of Arabic or Hebrew run from right to left.
            yield f'<p dir="auto">{"<br>".join(escape(line) for line in block.lines)}</p>'
            continue
        kind = ' class="lettered" type="a"' if block.lettered else ""
        start = "" if block.start == 1 else f' start="{block.start}"'
        yield f"<ol{kind}{start}>"
        for item in block.items:
            yield f"<li>{''.join(_blocks(item))}</li>"
        yield "</ol>"
