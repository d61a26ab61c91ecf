"""Quoted words that stand in no source exactly as quoted."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from assistant.checks.claims import Fault
from assistant.checks.grounds import Grounds, Statement
from assistant.checks.words import stems_of
from assistant.drafts.texts import GAP
from assistant.wording.quotations import Quotation, Word, quotations_in, word_stream, words_in
from assistant.wording.sentences import sentences_in

_LEFT_OUT = re.compile(r"…|\.\.\.|\[[^\]]*\]")
# Below this likeness of words a quotation is an invention, not a slip.
_SLIP = 0.6


def quotation_faults(text: str, grounds: Grounds) -> Iterator[Fault]:
    """Quotations of a whole text that no source has word for word; offsets count in the text.

    Quotation marks, spaces and the case of letters do not count; "..." and square brackets part a quotation.
    """
    gaps = [gap.span() for gap in GAP.finditer(text)]
    for quotation in quotations_in(text):
        if any(start < quotation.end and quotation.start < end for start, end in gaps):
            continue
        if not _stands(quotation.text, grounds):
            yield from _faults_in(quotation, grounds)


def _stands(words: str, grounds: Grounds) -> bool:
    return all(word_stream(part) in grounds.stream for part in _LEFT_OUT.split(words) if words_in(part))


def _faults_in(quotation: Quotation, grounds: Grounds) -> Iterator[Fault]:
    for span in sentences_in(quotation.text):
        words = quotation.text[span.start : span.end]
        if _stands(words, grounds):
            continue
        start = quotation.start + span.start
        near = _nearest(words, grounds)
        if near is None:
            yield Fault(
                "quotation",
                start,
                start + len(words),
                f"No source has these words: “{_short(words)}”.",
                "Take the quotation out, or enter the source that has it.",
            )
            continue
        yield from _slips(start, words, near)


def _nearest(words: str, grounds: Grounds) -> Statement | None:
    stems = stems_of(words)
    best, likeness = None, _SLIP
    here = [word.plain for word in words_in(words)]
    for statement in grounds.statements:
        if len(stems & statement.stems) < max(1, len(stems) // 2):
            continue
        ratio = SequenceMatcher(None, here, [word.plain for word in words_in(statement.text)], autojunk=False).ratio()
        if ratio > likeness:
            best, likeness = statement, ratio
    return best


def _slips(start: int, words: str, near: Statement) -> Iterator[Fault]:
    ours, theirs = words_in(words), words_in(near.text)
    matcher = SequenceMatcher(None, [w.plain for w in ours], [w.plain for w in theirs], autojunk=False)
    for operation, i1, i2, j1, j2 in matcher.get_opcodes():
        if operation == "equal" or (operation == "insert" and i1 in (0, len(ours))):
            continue
        true = _slice(near.text, theirs, j1, j2)
        first, last = (i1, i2) if i2 > i1 else (i1 - 1, i1 + 1)
        begin, end = ours[first].start, ours[last - 1].end
        wrong = words[begin:end]
        if operation == "insert":
            true = f"{_slice(near.text, theirs, max(0, j1 - 1), j2 + 1)}"
        message = (
            f"The quotation says “{wrong}”; the source says {f'“{true}”' if true else 'nothing there'}: {near.quoted}."
        )
        mend = f"Write “{true}”." if true else f"Take out “{wrong}”."
        yield Fault("quotation", start + begin, start + end, message, mend)


def _slice(text: str, words: tuple[Word, ...], first: int, last: int) -> str:
    return text[words[first].start : words[min(last, len(words)) - 1].end] if first < min(last, len(words)) else ""


def _short(words: str) -> str:
    return words if len(words) <= 90 else words[: words.rfind(" ", 0, 90)] + " …"
