"""The form of a record, made into a tree once and then written in every format.

Labels, their order and what is printed of an item are the form's own (`index.form`); the texts
stand without the escapes that only the plain text form needs.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.export.tree import Block, Item, Part, Rendering, Row, paragraphs, runs, writable
from index.form import ILLUSTRATIVE_MARK
from index.form.addressing import list_item
from index.form.canon import canonical
from index.form.concerns import list_concern
from index.form.escaping import HTML, unescape_lines
from index.form.items import ListedItem
from index.form.labels import FORM_TITLE, LABELS, SECTION_NAMES, heading_of, reads_as_row
from index.form.printing import printed_rows
from index.records import SECTION_KINDS, Recommendation, Record, SectionKind

DRAFT_MARK = "DRAFT"

# What fits on one line beside the page number.
_FOOTER_CHARS = 66


def marks_of(record: Record, *, draft: bool) -> tuple[str, ...]:
    """The marks that a copy of this record carries: DRAFT, and that it is illustrative."""
    return (*((DRAFT_MARK,) if draft else ()), *((ILLUSTRATIVE_MARK,) if record.illustrative else ()))


def render(record: Record, *, draft: bool) -> Rendering:
    """The form of a record as a tree, with the marks that this copy carries."""
    plain = canonical(record)
    about = [text for text in (plain.force, plain.inspection.title) if text]
    return Rendering(
        title=FORM_TITLE,
        document_title=writable(" ".join(": ".join([FORM_TITLE, *about]).split())),
        footer=writable(_shortened(" ".join((plain.inspection.title or FORM_TITLE).split()))),
        marks=marks_of(plain, draft=draft),
        version=paragraphs(plain.version),
        rows=tuple(_rows(plain)),
        sections=tuple(
            Part(writable(_heading(kind, section.heading)), paragraphs(section.text))
            for kind, section in ((kind, plain.section(kind)) for kind in SECTION_KINDS)
        ),
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _FOOTER_CHARS else f"{text[:_FOOTER_CHARS].rsplit(' ', 1)[0]} …"


def _rows(record: Record) -> Iterator[Row]:
    listed = {
        LABELS["causes"]: [list_concern(cause) for cause in record.causes_of_concern],
        LABELS["recommendations"]: _listed(record, record.recommendations),
        LABELS["areas"]: _listed(record, record.areas_for_improvement),
    }
    _version, *rows = printed_rows(record)
    for label, value in rows:
        items = listed.get(label)
        yield Row(writable(label), _runs(items) if items else paragraphs(_unescaped(value)))


def _listed(record: Record, items: Sequence[Recommendation] | None) -> list[ListedItem]:
    published = record.inspection.published
    return [list_item(item, force=record.force, published=published) for item in items or ()]


def _unescaped(value: str) -> str:
    """A value of the printed form without the backslashes that keep it from being read as structure."""
    literal = HTML.sub(lambda found: found[0].removeprefix("\\"), value)
    return unescape_lines(literal, reads_as_row, first=False)


def _heading(kind: SectionKind, heading: str) -> str:
    """The heading, led by the section's name where its own words do not tell which section it opens."""
    return heading if heading_of(heading) == (kind, heading) else f"[{SECTION_NAMES[kind]}] {heading}"


def _runs(listed: Sequence[ListedItem]) -> tuple[Block, ...]:
    items, last = [], -1
    for item in listed:
        counts = re.fullmatch(r"0|[1-9]\d{0,2}", item.ref) is not None and int(item.ref) > last
        last = int(item.ref) if counts else last
        text = "\n".join([item.text, *(f"{{{name}: {value}}}" for name, value in item.stated.items())])
        parts = [Item(f"({part.ref})", paragraphs(part.text)) for part in item.sub_items]
        marker = f"{item.ref}." if counts else f"[ref {item.ref}]"
        items.append(Item(marker, (*paragraphs(text), *runs(parts))))
    return runs(items)
