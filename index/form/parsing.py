"""A record read from the text of the standard form, with notes on what reading did or could not tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from index.errors import UnreadableRecordError
from index.form.addressing import due_notes, make_item
from index.form.answers import answers_in
from index.form.canon import canonical, normal_text
from index.form.concerns import Concerns, concerns_in_row, concerns_in_summary
from index.form.counts import count_notes
from index.form.dates import read_date
from index.form.escaping import unescape_lines
from index.form.grading import grades_in, read_grades
from index.form.items import read_items
from index.form.labels import LABELS, RowKey, heading_of, reads_as_row, row_key
from index.form.layout import Layout, Row, read_layout
from index.form.markup import read_markup
from index.records import (
    SECTION_KINDS,
    AreaForImprovement,
    Inspection,
    OfficeHolder,
    OtherField,
    ReadingNote,
    Recommendation,
    Record,
    Section,
    Sections,
    make_record_id,
)
from index.vocabulary import inspection_type, role_of_title, strap_line_in, title_headings

Item = TypeVar("Item", Recommendation, AreaForImprovement)

REQUIRED_ROWS: tuple[RowKey, ...] = (
    "force",
    "commissioner",
    "chief",
    "title",
    "inspectorate",
    "summary",
    "grade",
    "recommendations",
    "areas",
)
_ENOUGH_ROWS = 3
_NONE = re.compile(r"(?:none|nil)\.?", re.I)
_NEAR_NONE = re.compile(
    r"(?:n/?a|not applicable|none (?:made|identified|issued|given)"
    r"|(?:there (?:are|were) )?no (?:recommendations|areas for improvement|AFIs|causes of concern)"
    r"(?: (?:were )?(?:made|identified))?)\.?",
    re.I,
)


def parse(text: str, *, source: str = "") -> Record:
    """The record that a text in the standard form holds, in canonical form; `source` is the name of its file.

    Nothing is corrected: what reading had to decide stands in `reading_notes`. Raises UnreadableRecordError where
    fewer than three of the form's labels are found.
    """
    layout = read_layout(normal_text(text))
    reader = _Reader(layout)
    found = [key for key in REQUIRED_ROWS if key in reader.rows]
    if len(found) < _ENOUGH_ROWS:
        raise _not_the_form(found)
    return canonical(reader.record(source))


def _not_the_form(found: Sequence[RowKey]) -> UnreadableRecordError:
    missing = "; ".join(LABELS[key] for key in REQUIRED_ROWS if key not in found)
    return UnreadableRecordError(
        f"This is not the standard form. These labels are missing: {missing}.",
        "Paste the form with its labels (Force, Title of inspection, ...), each with a tab or a colon after it.",
    )


@dataclass
class _Reader:
    """Makes a record of a form that was taken apart, and collects the notes."""

    layout: Layout
    rows: dict[RowKey, Row] = field(default_factory=dict)
    others: list[Row] = field(default_factory=list)
    notes: list[ReadingNote] = field(default_factory=list)

    def __post_init__(self) -> None:
        force = next((row.text.strip() for row in self.layout.rows if row_key(row.label) == "force"), None)
        for row in self.layout.rows:
            key = row_key(row.label)
            if key in (None, "commissioner", "chief"):
                key = role_of_title(row.label, force=force, commissioner_seen="commissioner" in self.rows)
            if key == "causes" and key in self.rows:
                self.rows[key].lines += ["", *row.lines]
            elif key is None or key in self.rows:
                self.others.append(row)
            else:
                self.rows[key] = row

    def record(self, source: str) -> Record:
        """The whole record."""
        others = self._above()
        force = self._text("force", "force")
        title = self._text("title", "inspection.title")
        inspectorate = self._inspectorate()
        summary = self._text("summary", "inspection.summary")
        grade = self._text("grade", "inspection.grade")
        grades = read_grades(self._raw("grades")) if self._raw("grades") else grades_in(grade)
        published = self._date("published", others)
        response_published = self._date("response_published", others)
        stated_type = self._text("type", "inspection.type")
        kind = stated_type if "type" in self.rows else inspection_type(title, summary, grades=grades)
        concerns = self._concerns(summary)
        recommendations = self._items("recommendations", Recommendation, force, published, others)
        areas = self._items("areas", AreaForImprovement, force, published, others)
        self.notes += count_notes(summary, recommendations, areas)
        commissioner, chief = self._holder("commissioner"), self._holder("chief")
        others += [OtherField(_plain_label(row.label), self._value(row, "")) for row in self.others]
        return Record(
            record_id=make_record_id(force, published, title, summary),
            source=source,
            illustrative=any(mark.startswith("Illustrative") for mark in self.layout.marks),
            version=self._text("version", "version"),
            force=force,
            commissioner=commissioner,
            chief=chief,
            inspection=Inspection(title, inspectorate, kind, published, None, summary, grade, grades),
            causes_of_concern=concerns.causes,
            recommendations=recommendations,
            areas_for_improvement=areas,
            response_published=response_published,
            sections=self._sections(commissioner, chief),
            other_fields=tuple(others),
            reading_notes=tuple(self.notes),
        )

    def _above(self) -> list[OtherField]:
        above = "\n".join(self.layout.above).strip()
        return [OtherField("Above the form", above)] if above else []

    def _value(self, row: Row, path: str) -> str:
        """The row's text, without HTML and escapes; HTML leaves a note at `path`."""
        text = self._markup(row.text, path)
        return unescape_lines(text, reads_as_row, first=False).strip()

    def _markup(self, text: str, path: str) -> str:
        plain, note = read_markup(text.strip())
        if note and path:
            whole = path in ("recommendations", "areas_for_improvement", "causes_of_concern")
            self.notes.append(ReadingNote(path, None if whole else 0, None if whole else len(plain), note))
        return plain

    def _text(self, key: RowKey, path: str) -> str | None:
        row = self.rows.get(key)
        return self._value(row, path) or None if row else None

    def _raw(self, key: RowKey) -> str:
        return self._text(key, "") or ""

    def _inspectorate(self) -> str | None:
        text = self._text("inspectorate", "inspection.inspectorate")
        strap = strap_line_in(text)
        if text and strap:
            at = text.index(strap)
            note = "These words are the web site’s strap line, not part of the name. They were kept."
            self.notes.append(ReadingNote("inspection.inspectorate", at, at + len(strap), note))
        return text

    def _holder(self, key: RowKey) -> OfficeHolder:
        row = self.rows.get(key)
        title_key: RowKey = "commissioner_title" if key == "commissioner" else "chief_title"
        title = row.label if row else None
        if title_key in self.rows:
            title = self._text(title_key, "")
        return OfficeHolder(self._text(key, f"{key}.name"), title)

    def _date(self, key: RowKey, others: list[OtherField]) -> date | None:
        text = self._text(key, "")
        on = read_date(text) if text else None
        if text and on is None:
            path = f"other_fields.{len(others)}.text"
            note = "This could not be read as one full date, so no date was taken from it."
            self.notes.append(ReadingNote(path, 0, len(text), note))
            others.append(OtherField(LABELS[key], text))
        return on

    def _concerns(self, summary: str | None) -> Concerns:
        row = self.rows.get("causes")
        if row is None:
            concerns = concerns_in_summary(summary)
        else:
            text = self._markup(row.text, "causes_of_concern")
            none = not text.strip() or _NONE.fullmatch(text.strip()) or _NEAR_NONE.fullmatch(text.strip())
            concerns = Concerns() if none else concerns_in_row(text, summary)
        self.notes += concerns.notes
        return concerns

    def _items(
        self, key: RowKey, kind: type[Item], force: str | None, published: date | None, others: list[OtherField]
    ) -> tuple[Item, ...] | None:
        row = self.rows.get(key)
        path = "recommendations" if key == "recommendations" else "areas_for_improvement"
        text = self._markup(row.text, path).strip() if row else ""
        if not text:
            return None
        if _NONE.fullmatch(text):
            return ()
        if _NEAR_NONE.fullmatch(text):
            self.notes.append(ReadingNote(path, None, None, f"“{text}” was read as None. Confirm it."))
            return ()
        listed = read_items(text)
        if listed.style in ("bullets", "unnumbered"):
            note = "The form does not number these. They were numbered in its order."
            self.notes.append(ReadingNote(path, None, None, note))
        if listed.introduction:
            others.append(OtherField(f"Before the {LABELS[key].lower()}", listed.introduction))
            note = "These words come before the first item. They were kept apart from the list."
            self.notes.append(ReadingNote(f"other_fields.{len(others) - 1}.text", 0, len(listed.introduction), note))
        items = tuple(make_item(item, kind, force=force, published=published) for item in listed.items)
        self.notes += due_notes(path, items)
        return items

    def _sections(self, commissioner: OfficeHolder, chief: OfficeHolder) -> Sections:
        default = title_headings(commissioner.title, chief.title)
        sections = {}
        for kind in SECTION_KINDS:
            row = self.layout.sections.get(kind)
            if row is None:
                sections[kind] = Section(getattr(default, kind))
                continue
            text = self._markup(row.text.strip("\n"), f"sections.{kind}")
            text = unescape_lines(text, lambda line: heading_of(line) is not None, first=True).strip()
            sections[kind] = Section(row.label, text or None, answers_in(text))
        return Sections(**sections)


def _plain_label(label: str) -> str:
    return label[1:-1] if label.startswith("[") and label.endswith("]") and len(label) > 2 else label
