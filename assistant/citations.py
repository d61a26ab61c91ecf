"""The grammar of marks: `[F1][R2]` after a sentence names the sources that it rests on.

A model's reply is parsed into text without marks, and sentences with exact slices of their sources. Unknown
marks are dropped and reported, so are marks of precedents, which are never evidence. Gaps such as
`[force to confirm: the date]` are no marks: they stay, and what only nearly looks like one is made one, so that
nothing unconfirmed passes as prose.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafts.texts import GAP, Origin, Sentence, SourceSpan, gap_text
from assistant.plain_text import cleaned
from assistant.sources import Evidence
from assistant.support import best_spans
from assistant.wording.sentences import Span, sentences_in

_ONE = r"\^?[A-Za-z]{0,2}\d{1,3}"
_GROUP = rf"(?:\[[ ]*{_ONE}(?:[ ]*[,;&][ ]*{_ONE})*[ ]*\]|【[^【】]*】)"
_MARKS = re.compile(rf"[ ]*{_GROUP}(?:[ ]*{_GROUP})*")
_GAP_OPENS = re.compile(
    r"\[[ ]*(force|chief constable|commissioner|pcc|office|opcc)[ ]+to[ ]+confirm[ ]*[:;,–—-]?[ ]*", re.IGNORECASE
)
_BRACKET = re.compile(r"\[((?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]")
_UNFINISHED = re.compile(r"[ ]*(?:!?\[[^\[\]]{0,600}\]?|【[^】]{0,40}|<[^<>\n]{0,200}|!|\]\([^()\n]{0,600})\Z")
_WHO = {"force": "force", "chief constable": "force", "commissioner": "commissioner", "pcc": "commissioner"}
_LOOSE = re.compile(r"\A\s+|\s+\Z|[ ]+(?=\n)|(?<=\n\n)\n+|(?<=\S) +(?= \S)")
_ENDS = re.compile(r"[.!?…:;][”’\"')\]]*\Z")


@dataclass(frozen=True)
class MarkedText:
    """A reply without its marks. `unmarked` are sentences that name no source and are no gaps.

    `unknown` and `of_precedents` are the marks that were dropped; `removed` says what else was taken out.
    """

    text: str
    sentences: tuple[Sentence, ...]
    unmarked: tuple[Span, ...] = ()
    unknown: tuple[str, ...] = ()
    of_precedents: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def parse_marked(reply: str, evidence: Evidence, *, origin: Origin = "model") -> MarkedText:
    """The text, sentences and faults of a model's reply."""
    allowed = "\n".join(text for source in evidence.sources for text in source.fields.values())
    plain, removed = cleaned(reply, allowed=allowed)
    text, placed = _take_marks(_with_gaps(plain, allowed))
    spans = sentences_in(text)
    named: list[list[str]] = [[] for _ in spans]
    for position, marks in placed:
        if spans:
            named[_sentence_at(spans, text, position)] += marks
    known = [_unique(mark for mark in marks if evidence.get(mark)) for marks in named]
    every = [mark for marks in named for mark in marks]
    strange = _unique(mark for mark in every if not evidence.get(mark))
    sentences = tuple(
        Sentence(span.start, span.end, origin, _spans(text[span.start : span.end], marks, evidence))
        for span, marks in zip(spans, _shared(text, spans, known), strict=True)
    )
    bare = tuple(Span(s.start, s.end) for s in sentences if not s.sources and not GAP.fullmatch(text[s.start : s.end]))
    return MarkedText(
        text,
        sentences,
        bare,
        tuple(mark for mark in strange if not mark.startswith("P")),
        tuple(mark for mark in strange if mark.startswith("P")),
        removed,
    )


def render_marked(text: str, sentences: Sequence[Sentence]) -> str:
    """The text with the marks of its sources after each sentence: what a model is shown, and what it should write."""
    parts, position = [], 0
    for sentence in sentences:
        marks = "".join(f"[{mark}]" for mark in _unique(span.mark for span in sentence.sources))
        parts += [text[position : sentence.end], f" {marks}" if marks else ""]
        position = sentence.end
    return "".join(parts) + text[position:]


def so_far(reply: str, *, allowed: str = "") -> str:
    """What may be shown of a reply that is still coming: no marks, no half mark, no half gap, no half link."""
    open_end = _UNFINISHED.sub("", reply)
    plain, _ = cleaned(open_end, allowed=allowed)
    return _UNFINISHED.sub("", _take_marks(_with_gaps(plain, allowed))[0])


def without_marks(text: str) -> str:
    """The text with every mark taken out; gaps stay."""
    return _take_marks(text)[0]


def _spans(sentence: str, marks: Sequence[str], evidence: Evidence) -> tuple[SourceSpan, ...]:
    return tuple(span for mark in marks for span in best_spans(sentence, evidence[mark]))


def _unique(marks: object) -> list[str]:
    return list(dict.fromkeys(marks))  # type: ignore[call-overload]


def _take_marks(text: str) -> tuple[str, list[tuple[int, list[str]]]]:
    """The text without marks, and where each group of marks stood in it."""
    parts: list[str] = []
    placed: list[tuple[int, list[str]]] = []
    length = position = 0
    for match in _MARKS.finditer(text):
        kept = text[position : match.start()]
        parts.append(kept)
        length += len(kept)
        position = match.end()
        found = re.findall(_ONE, match[0])
        placed.append((length, [mark.lstrip("^").upper() for mark in found]))
        following, previous = text[position : position + 1], text[match.start() - 1 : match.start()]
        if previous in ("", "\n"):
            position += len(text[position:]) - len(text[position:].lstrip(" "))
        elif following.isalnum() and not previous.isspace():
            parts.append(" ")
            length += 1
    parts.append(text[position:])
    return _tidied("".join(parts), placed)


def _tidied(text: str, placed: list[tuple[int, list[str]]]) -> tuple[str, list[tuple[int, list[str]]]]:
    """The text without the white space that marks left behind, and the places moved with it."""
    while loose := [match.span() for match in _LOOSE.finditer(text)]:
        placed = [
            (place - sum(max(0, min(end, place) - start) for start, end in loose), marks) for place, marks in placed
        ]
        text = _LOOSE.sub("", text)
    return text, placed


def _sentence_at(spans: Sequence[Span], text: str, position: int) -> int:
    before = [number for number, span in enumerate(spans) if span.start < position]
    line_start = position == 0 or text[position - 1] == "\n"
    has_line = text[position : position + 1] not in ("", "\n")
    if not before or (line_start and has_line):
        return min(len(before), len(spans) - 1)
    return before[-1]


def _shared(text: str, spans: Sequence[Span], marks: Sequence[list[str]]) -> list[list[str]]:
    """Marks of a sentence that gaps stand in the middle of belong to all of its pieces."""
    result = [list(found) for found in marks]
    pieces: list[int] = []
    for number, span in enumerate(spans):
        if GAP.fullmatch(text[span.start : span.end]):
            continue
        if pieces and (number == pieces[-1] + 1 or not _torn(text, spans[pieces[-1]], span)):
            pieces = []
        pieces.append(number)
        together = _unique(mark for piece in pieces for mark in marks[piece])
        for piece in pieces:
            result[piece] = together
    return result


def _torn(text: str, before: Span, after: Span) -> bool:
    return not _ENDS.search(text[before.start : before.end]) and "\n" not in text[before.end : after.start]


def _with_gaps(text: str, allowed: str) -> str:
    """The text with every gap in its canonical form, and other placeholders in brackets made gaps."""
    parts, position = [], 0
    while match := _GAP_OPENS.search(text, position):
        end, inner, marks = _gap_inside(text, match.end())
        parts.append(_other_brackets(text[position : match.start()], allowed))
        who = _WHO.get(match[1].lower(), "office")
        parts.append(gap_text(who, inner or "what is meant here") + marks)  # type: ignore[arg-type]
        position = end
    return "".join(parts) + _other_brackets(text[position:], allowed)


def _gap_inside(text: str, start: int) -> tuple[int, str, str]:
    """Where a gap ends, what it asks, and marks that stood in it. A gap without its end closes with its paragraph."""
    depth, end = 1, start
    limit = text.find("\n", start)
    limit = len(text) if limit < 0 else limit
    while end < limit and depth:
        depth += {"[": 1, "]": -1}.get(text[end], 0)
        end += 1
    inner = text[start : end - 1] if depth == 0 else text[start:end]
    marks = "".join(match[0].strip() for match in _MARKS.finditer(inner))
    inner = _MARKS.sub("", inner).replace("[", "(").replace("]", ")")
    return end, inner.strip(), f" {marks}" if marks else ""


def _other_brackets(text: str, allowed: str) -> str:
    def made_gap(match: re.Match[str]) -> str:
        marks = "".join(found[0].strip() for found in _MARKS.finditer(match[1]))
        inner = _MARKS.sub("", match[1]).replace("[", "(").replace("]", ")").strip()
        if _MARKS.fullmatch(match[0]) or match[0] in allowed or not re.search(r"[^\W\d_]", inner):
            return match[0]
        return gap_text("office", inner) + (f" {marks}" if marks else "")

    return _BRACKET.sub(made_gap, text)
