"""Quotations as English print tells them: straight or curly, over several paragraphs, compared word by word."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_OPEN_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\S)")
_CLOSE_SINGLE = re.compile(r"(?<=\S)[’'](?!\w)")
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*%?|£[\d,.]*\d[a-z]*")


@dataclass(frozen=True)
class Quotation:
    """The quoted words, without their marks; a quotation over several paragraphs is one a paragraph."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Word:
    """A word of a text in its comparable form: lower case, plain apostrophes, no accents lost."""

    start: int
    end: int
    plain: str


@lru_cache(maxsize=1024)
def quotations_in(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text in order.

    In British print each paragraph of a long quotation opens with a mark and only the last one closes:
    a paragraph without a closing mark ends its quotation at its end, and that is no error.
    """
    found = sorted({*_doubles(text), *_singles(text)}, key=lambda quotation: (quotation.start, -quotation.end))
    outer: list[Quotation] = []
    for quotation in found:
        if not outer or quotation.start >= outer[-1].end:
            outer.append(quotation)
    return tuple(outer)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"\n+", text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _doubles(text: str) -> Iterator[Quotation]:
    for begin, end in _paragraphs(text):
        opened: int | None = None
        for n in range(begin, end):
            mark = text[n]
            if mark not in '“”"':
                continue
            if opened is None and mark != "”":
                opened = n + 1
            elif opened is not None and mark != "“":
                yield from _quotation(text, opened, n)
                opened = None
        if opened is not None and opened < end:
            yield from _quotation(text, opened, end)


def _singles(text: str) -> Iterator[Quotation]:
    for begin, end in _paragraphs(text):
        position = begin
        while opener := _OPEN_SINGLE.search(text, position, end):
            closer = _CLOSE_SINGLE.search(text, opener.end(), min(end, opener.end() + 400))
            if closer is None or (text[opener.start()] == "'" and closer.start() - opener.end() > 60):
                position = opener.end()
                continue
            yield from _quotation(text, opener.end(), closer.start())
            position = closer.end()


def _quotation(text: str, start: int, end: int) -> Iterator[Quotation]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Quotation(start, end, text[start:end])


@lru_cache(maxsize=4096)
def words_in(text: str) -> tuple[Word, ...]:
    """The words of a text in comparable form, with their places; figures keep their points and commas."""
    return tuple(Word(m.start(), m.end(), plain(m[0])) for m in _WORD.finditer(text))


def plain(word: str) -> str:
    """One word in comparable form."""
    return unicodedata.normalize("NFC", word).casefold().replace("'", "’").replace("‘", "’").replace("‑", "-")


@lru_cache(maxsize=1024)
def word_stream(text: str) -> str:
    """All words of a text in comparable form, one space between and at both ends: a quotation stands in it or not."""
    return f" {' '.join(word.plain for word in words_in(text))} "
