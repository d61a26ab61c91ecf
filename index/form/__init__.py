"""The standard form: text to record and record to text.

The law, for every record: `as_printed(parse(print_form(record))) == as_printed(record)`.
`as_printed` is the record in canonical form (NFC, LF, no outer blanks) less what the form does
not print: `record_id`, `source`, `illustrative`, `inspection.address` and the notes that describe
a reading. An answer is a span of a section: the spans that the section's own lines name
("Recommendation 2:") come back, others are not printed and do not.

What makes it hold: a line that would be read as a label, a heading or the start of an item is
printed with a leading backslash, and so is a literal HTML tag where it stands; what an item's
words do not tell of it (an addressee, a due date, a page) stands under it in braces; a label that
we do know but that names another field, or that could not be read as a label, stands in square
brackets.
"""

from index.form.answers import answers_in
from index.form.canon import as_printed, canonical, texts_of
from index.form.dates import print_date, read_date
from index.form.labels import FORM_TITLE, ILLUSTRATIVE_MARK, LABELS, SECTION_NAMES
from index.form.parsing import parse
from index.form.printing import print_form
from index.form.publication import with_published

__all__ = [
    "FORM_TITLE",
    "ILLUSTRATIVE_MARK",
    "LABELS",
    "SECTION_NAMES",
    "answers_in",
    "as_printed",
    "canonical",
    "parse",
    "print_date",
    "print_form",
    "read_date",
    "texts_of",
    "with_published",
]
