"""Passages: the pieces of a record that are embedded and searched, one kind of section each.

Knows the record and nothing of databases, embeddings or search.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from index.records import SECTION_KINDS, Recommendation, Record

PassageKind = Literal[
    "initial_response",
    "chief_constable_response",
    "overall_comments",
    "summary",
    "recommendation",
    "area_for_improvement",
]
PASSAGE_KINDS: tuple[PassageKind, ...] = get_args(PassageKind)

# Part of every digest and of the search generation's name: raise it when splitting or embedding changes.
PASSAGE_VERSION = 1

# A passage ends at a paragraph once it has this many words, and before it would have more than the most:
# 256 tokens, all that the default embedding reads, are about 190 words of this trade.
ENOUGH_WORDS = 120
MOST_WORDS = 190
# A last passage shorter than this says nothing alone and joins the one before.
FEWEST_WORDS = 25
MOST_CHARS = 2400

_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n+")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Passage:
    """A piece of a record's field: `text` is `[start:end]` of the text that `field` names, in code points.

    For a recommendation or an area with sub-items `field` names the item, `text` holds the sub-items
    too, each on a line of its own, and the offsets cover the item's own text. `title` is the
    inspection's title. `digest` is the SHA-256 of what is embedded, with the passage version.
    """

    passage_id: str
    record_id: str
    kind: PassageKind
    field: str
    start: int
    end: int
    text: str
    title: str
    digest: str


@dataclass(frozen=True)
class _Piece:
    """A span that is never cut: a sentence, as a rule."""

    start: int
    end: int
    words: int
    opens_paragraph: bool


def split(record: Record) -> tuple[Passage, ...]:
    """The passages of a record, in the form's order. Blank fields have none.

    Prose is split into some 120 to 190 words at paragraphs and sentences; a recommendation or an area for
    improvement is one passage with its sub-items; causes of concern count as summary.
    """
    made: list[Passage] = []

    def add_prose(kind: PassageKind, field: str, text: str | None) -> None:
        for ordinal, (start, end) in enumerate(spans(text or "")):
            made.append(_passage(record, kind, field, (ordinal, start, end, (text or "")[start:end])))

    def add_items(kind: PassageKind, field: str, items: Sequence[Recommendation] | None) -> None:
        for number, item in enumerate(items or ()):
            lines = [item.text, *(f"({sub.ref}) {sub.text}" for sub in item.sub_items)]
            text = "\n".join(line for line in lines if line.strip())
            if text:
                made.append(_passage(record, kind, f"{field}.{number}", (0, 0, len(item.text), text)))

    add_prose("summary", "inspection.summary", record.inspection.summary)
    for number, concern in enumerate(record.causes_of_concern):
        add_prose("summary", f"causes_of_concern.{number}", concern.text)
    add_items("recommendation", "recommendations", record.recommendations)
    add_items("area_for_improvement", "areas_for_improvement", record.areas_for_improvement)
    for section in SECTION_KINDS:
        add_prose(section, f"sections.{section}", record.section(section).text)
    return tuple(made)


def _passage(record: Record, kind: PassageKind, field: str, place: tuple[int, int, int, str]) -> Passage:
    ordinal, start, end, text = place
    digest = hashlib.sha256(f"{PASSAGE_VERSION}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
    passage_id = f"{record.record_id}:{field}:{ordinal}:{digest[:12]}"
    title = record.inspection.title or ""
    return Passage(passage_id, record.record_id, kind, field, start, end, text, title, digest)


def spans(text: str) -> list[tuple[int, int]]:
    """Where the passages of a prose text start and end: in order, apart by white space only, none of it blank."""
    groups: list[list[_Piece]] = []
    words = 0
    for piece in _pieces(text):
        full = words + piece.words > MOST_WORDS or (words >= ENOUGH_WORDS and piece.opens_paragraph)
        if not groups or full or piece.end - groups[-1][0].start > MOST_CHARS:
            groups.append([])
            words = 0
        groups[-1].append(piece)
        words += piece.words
    joined = groups[-2:] if len(groups) > 1 and words < FEWEST_WORDS else []
    if joined and joined[1][-1].end - joined[0][0].start <= MOST_CHARS:
        groups[-2:] = [joined[0] + joined[1]]
    return [(group[0].start, group[-1].end) for group in groups]


def _pieces(text: str) -> Iterator[_Piece]:
    opens = True
    for start, end in _sentences(text):
        found = list(_WORD.finditer(text, start, end))
        ends_paragraph = "\n" in text[start:end]
        if found:
            yield from _cut([match.span() for match in found], opens)
            opens = False
        opens = opens or ends_paragraph


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def _cut(words: list[tuple[int, int]], opens: bool) -> Iterator[_Piece]:
    """A sentence as one piece, but for one so long that no passage could hold it."""
    parts = [(first, min(first + MOST_CHARS, end)) for start, end in words for first in range(start, end, MOST_CHARS)]
    start, count = 0, 0
    for place, (_, end) in enumerate(parts):
        count += 1
        last = place + 1 == len(parts)
        if last or count == MOST_WORDS or parts[place + 1][1] - parts[start][0] > MOST_CHARS:
            yield _Piece(parts[start][0], end, count, opens and start == 0)
            start, count = place + 1, 0
