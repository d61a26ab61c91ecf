"""Where the sentences of a text begin and end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Rt|Hon|St|Sgt|Supt|Ch|Insp|No|nos?|vs?|etc|approx|para|paras|cf|ss?|art|reg|pp?)|e\.g"
    r"|i\.e|\b[A-Z])$"
)
# A short line before a line break is a line of its own (a heading, a signature); a long one may only be wrapped.
_END = re.compile(
    r"[.!?…]+[”’\"')\]]*(?=\s|$)|\n{2,}|\n(?=\s*[-•*]\s|\s*\d{1,2}[.)]\s)|(?:(?<=\n)|^)[^\n]{1,60}\n(?=[A-Z“\"])", re.M
)
_GAP_AHEAD = re.compile(r"\[(?:force|commissioner|office) to confirm: [^\[\]]*\]")


@dataclass(frozen=True)
class Span:
    """A slice of a text, in code points, half-open."""

    start: int
    end: int


def sentences_in(text: str) -> tuple[Span, ...]:
    """The sentences of a text in order; together they cover everything but white space.

    A gap in square brackets is a sentence of its own. Abbreviations, initials and decimals do not end one.
    """
    spans: list[Span] = []
    position = 0
    for gap in _GAP_AHEAD.finditer(text):
        spans += _prose(text, position, gap.start())
        spans.append(Span(gap.start(), gap.end()))
        position = gap.end()
    spans += _prose(text, position, len(text))
    return tuple(spans)


def _prose(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for match in _END.finditer(text, start, end):
        if match[0].startswith(".") and _ABBREVIATION.search(text, begin, match.start()):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
