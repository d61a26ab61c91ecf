"""The labels, headings and marks of the standard form, and how each is told from running text.

The predicates here decide both what reading takes as structure and what printing escapes:
that they are the same ones is what makes the law of the form hold.
"""

import re
from functools import cache
from typing import Literal, get_args

from index.records import SECTION_KINDS, SectionKind
from index.vocabulary import is_grade, role_of_title

RowKey = Literal[
    "version",
    "force",
    "commissioner",
    "commissioner_title",
    "chief",
    "chief_title",
    "title",
    "inspectorate",
    "type",
    "published",
    "response_published",
    "summary",
    "causes",
    "grade",
    "grades",
    "recommendations",
    "areas",
]
ROW_KEYS: tuple[RowKey, ...] = get_args(RowKey)

FORM_TITLE = "PCC and CC Force Inspection response record"
ILLUSTRATIVE_MARK = "Illustrative record: the force and the people are fictional."

LABELS: dict[RowKey, str] = {
    "version": "Version",
    "force": "Force",
    "commissioner": "Police and Crime Commissioner",
    "commissioner_title": "Title of the commissioner",
    "chief": "Chief Constable",
    "chief_title": "Title of the chief officer",
    "title": "Title of inspection",
    "inspectorate": "Inspectorate",
    "type": "Type of inspection",
    "published": "Date published",
    "response_published": "Response published",
    "summary": "Summary of inspection",
    "causes": "Causes of concern",
    "grade": "Grade",
    "grades": "Grades by area",
    "recommendations": "Recommendations",
    "areas": "Areas for improvement",
}
_OTHER_NAMES: dict[str, RowKey] = {
    "force name": "force",
    "inspection title": "title",
    "title of report": "title",
    "inspection type": "type",
    "published": "published",
    "publication date": "published",
    "date of publication": "published",
    "date of report": "published",
    "date response published": "response_published",
    "summary": "summary",
    "inspection summary": "summary",
    "cause of concern": "causes",
    "grades": "grade",
    "recommendation": "recommendations",
    "area for improvement": "areas",
    "afis": "areas",
    "areas for improvement (afis)": "areas",
}
SECTION_NAMES: dict[SectionKind, str] = {
    "initial_response": "initial response",
    "chief_constable_response": "chief officer’s response",
    "overall_comments": "overall comments",
}

_POSSESSIVE = re.compile(r"^(.{1,120}?)(?:['’‘`]s|s['’‘`])?\s+(initial response|response|overall comments)\s*:?$", re.I)
_PLAIN_HEADING = re.compile(r"^(initial response|overall comments)\s*:?$", re.I)
_NAMED_HEADING = re.compile(r"^\[(initial response|chief officer’s response|overall comments)\] (\S.*)$")
_BARE_COMMISSIONER = re.compile(r"^(?:the )?(?:acting |temporary |deputy )?commissioner$", re.I)
_VERSION = re.compile(r"^version\s*:\s*(.*)$", re.I | re.S)
_MARK = re.compile(r"^(?:DRAFT\b|OFFICIAL\b|Illustrative\b|\[mark\])")
LIST_MARKER = re.compile(r"^\s*(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]|[-–—•*·▪◦●o])$", re.I)
_ITEM_START = re.compile(
    r"^\s*(?:\d{1,3}[.)](?:\s|$)|\((?:[a-z]|[ivx]{1,4})\)(?:\s|$)|[a-h][.)](?:\s|$)|\(\[|[-–—•*·▪◦●]\s"
    r"|\{(?:Ref|Addressed to|Due|Due text|Due basis|Page):)"
)
NAMED_ITEM = re.compile(
    r"^\s*(?:recommendation|area for improvement|AFI|cause of concern)\s+(?:no\.? ?)?(\d{1,3})\b", re.I
)


def heading_of(line: str) -> tuple[SectionKind, str] | None:
    """The section that a line begins, and its heading as it came; None for any other line.

    Either apostrophe and any title of office will do. "Commissioner’s response" is the chief officer's.
    """
    if line.startswith("\\") or "\t" in line.strip() or _VERSION.match(line.strip()) or _ITEM_START.match(line):
        return None
    plain = " ".join(line.split())
    named = _NAMED_HEADING.match(plain)
    if named:
        return next(kind for kind in SECTION_KINDS if SECTION_NAMES[kind] == named[1]), named[2]
    bare = _PLAIN_HEADING.match(plain)
    if bare:
        return ("initial_response" if "initial" in bare[1].lower() else "overall_comments"), plain
    found = _POSSESSIVE.match(plain)
    role = role_of_title(found[1]) if found else None
    if found is None or role is None:
        return None
    words = found[2].lower()
    if words == "initial response":
        return "initial_response", plain
    if words == "overall comments":
        return "overall_comments", plain
    if role == "chief" or _BARE_COMMISSIONER.match(found[1]):
        return "chief_constable_response", plain
    return "initial_response", plain


def row_key(label: str) -> RowKey | None:
    """The row that a label names, titles of office left out; None for a label that we do not know."""
    return _known_labels().get(" ".join(label.split()).rstrip(" :").casefold())


def row_of(line: str, *, within: RowKey | None = None) -> tuple[str, str] | None:
    """The label and value that a line of the particulars begins, or None where it continues the row `within`.

    A label stands before the first tab, or alone on its line, or is "Version:". A label in square
    brackets is one that we do not know. Escaped lines begin no row.
    """
    if line.startswith("\\"):
        return None
    version = _VERSION.match(line.lstrip())
    if version:
        return LABELS["version"], version[1]
    label, tab, value = line.partition("\t")
    label = label.strip()
    if not tab:
        alone = label.rstrip(" :")
        known = row_key(alone) is not None or alone in ("Police, Fire and Crime Commissioner",)
        return (alone, "") if known else None
    if not _reads_as_label(label):
        return None
    if row_key(label) is None and _continues(label, value, within):
        return None
    return label, value


def reads_as_row(line: str) -> bool:
    """Whether a line within the particulars would be taken for a row or a heading."""
    return row_of(line) is not None or heading_of(line) is not None


def is_plain_label(label: str) -> bool:
    """Whether this label of an unknown row may be printed as it stands."""
    known = row_key(label) is not None or role_of_title(label) is not None or _VERSION.match(label) is not None
    known = known or NAMED_ITEM.match(label) is not None or heading_of(label) is not None
    return not known and not label.startswith(("[", "\\")) and _reads_as_label(label)


def title_label(title: str | None, role: str, *, force: str | None) -> str | None:
    """The title as the label of its holder's row, or None where reading could not tell from it whose it is."""
    if not title or not _reads_as_label(title) or title.startswith(("[", "\\")) or row_key(title) not in (None, role):
        return None
    found = role_of_title(title, force=force, commissioner_seen=role == "chief")
    return title if found == role and heading_of(title) is None else None


def is_mark(line: str) -> bool:
    """Whether a line above the particulars is a mark that we print: DRAFT, a protective marking, illustrative."""
    return _MARK.match(line.strip()) is not None


def _reads_as_label(label: str) -> bool:
    if label.startswith("[") and label.endswith("]") and len(label) > 2:
        return True
    if not label or len(label) > 80 or label[-1] in ".;,":
        return False
    if LIST_MARKER.match(label) or _ITEM_START.match(label):
        return False
    return any(character.isalpha() for character in label)


def _continues(label: str, value: str, within: RowKey | None) -> bool:
    if within == "grade":
        return is_grade(value)
    return within in ("recommendations", "areas", "causes") and NAMED_ITEM.match(label) is not None


@cache
def _known_labels() -> dict[str, RowKey]:
    return {label.casefold(): key for key, label in LABELS.items()} | _OTHER_NAMES
