"""A record printed in the standard form."""

from collections.abc import Sequence

from index.form.addressing import list_item
from index.form.canon import canonical
from index.form.concerns import concerns_in_summary, list_concern
from index.form.dates import print_date
from index.form.escaping import escape_html, escape_lines
from index.form.grading import grades_in, print_grades
from index.form.items import print_items
from index.form.labels import (
    FORM_TITLE,
    ILLUSTRATIVE_MARK,
    LABELS,
    SECTION_NAMES,
    RowKey,
    heading_of,
    is_mark,
    is_plain_label,
    reads_as_row,
    title_label,
)
from index.records import SECTION_KINDS, Recommendation, Record
from index.vocabulary import inspection_type


def print_form(record: Record, *, marks: Sequence[str] = ()) -> str:
    """The record in the standard form: tab-separated rows, then the three sections.

    `marks` stand under the form's title (DRAFT, a protective marking); an illustrative record gets its mark if
    none of them says so. `index.form` describes the law that ties this to `parse`.
    """
    plain = canonical(record)
    lines = ["", "", FORM_TITLE, ""]
    for mark in _marks(plain, marks):
        lines += [mark, ""]
    version = escape_html(escape_lines(plain.version or "", reads_as_row, first=False))
    lines += [f"{LABELS['version']}: {version}".rstrip(), ""]
    lines += [f"{label}\t{value}" for label, value in _rows(plain)]
    for kind in SECTION_KINDS:
        section = plain.section(kind)
        lines += ["", _heading(kind, section.heading), ""]
        if section.text:
            lines.append(escape_html(escape_lines(section.text, lambda line: heading_of(line) is not None, first=True)))
    return "\n".join(lines) + "\n"


def printed_rows(record: Record) -> list[tuple[str, str]]:
    """The rows of the particulars as (label, value), Version first, in the form's order; values are escaped."""
    plain = canonical(record)
    return [(LABELS["version"], _prose(plain.version)), *_rows(plain)]


def _marks(record: Record, marks: Sequence[str]) -> list[str]:
    lines = [" ".join(mark.split()) for mark in marks if mark.strip()]
    if record.illustrative and not any(line.startswith("Illustrative") for line in lines):
        lines.append(ILLUSTRATIVE_MARK)
    return [line if is_mark(line) else f"[mark] {line}" for line in lines]


def _rows(record: Record) -> list[tuple[str, str]]:
    inspection = record.inspection
    rows: list[tuple[RowKey | str, str]] = [("force", _prose(record.force))]
    rows += _holder_rows(record)
    rows += [("title", _prose(inspection.title)), ("inspectorate", _prose(inspection.inspectorate))]
    if inspection.type or inspection_type(inspection.title, inspection.summary, grades=inspection.grades):
        rows.append(("type", _prose(inspection.type)))
    if inspection.published:
        rows.append(("published", print_date(inspection.published)))
    if record.response_published:
        rows.append(("response_published", print_date(record.response_published)))
    rows.append(("summary", _prose(inspection.summary)))
    if record.causes_of_concern or concerns_in_summary(inspection.summary).causes:
        causes = print_items([list_concern(cause) for cause in record.causes_of_concern]) or "None"
        rows.append(("causes", escape_html(causes)))
    rows.append(("grade", _prose(inspection.grade)))
    if inspection.grades != grades_in(inspection.grade):
        rows.append(("grades", _prose(print_grades(inspection.grades))))
    rows += [
        ("recommendations", _items(record, record.recommendations)),
        ("areas", _items(record, record.areas_for_improvement)),
    ]
    known = [(LABELS[key], value) if key in LABELS else (key, value) for key, value in rows]
    return known + [(_other_label(other.label), _prose(other.text)) for other in record.other_fields]


def _holder_rows(record: Record) -> list[tuple[RowKey | str, str]]:
    """The office holders' rows: a title stands as the label where reading tells whose it is, else on its own row."""
    rows: list[tuple[RowKey | str, str]] = []
    for key, holder in (("commissioner", record.commissioner), ("chief", record.chief)):
        label = title_label(holder.title, key, force=record.force)
        rows.append((label or key, _prose(holder.name)))
        if label is None:
            rows.append((f"{key}_title", _prose(holder.title)))
    return rows


def _heading(kind: str, heading: str) -> str:
    found = heading_of(heading)
    if found == (kind, heading):
        return heading
    name = next(name for each, name in SECTION_NAMES.items() if each == kind)
    return f"[{name}] {heading}"


def _other_label(label: str) -> str:
    return label if is_plain_label(label) else f"[{label}]"


def _items(record: Record, items: Sequence[Recommendation] | None) -> str:
    if items is None:
        return ""
    published = record.inspection.published
    listed = [list_item(item, force=record.force, published=published) for item in items]
    return escape_html(print_items(listed)) or "None"


def _prose(text: str | None) -> str:
    return escape_html(escape_lines(text or "", reads_as_row, first=False))
