"""What an edit did to a text: sentences that stayed keep who wrote them and what they rest on."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from assistant.drafts.response import AcceptedText
from assistant.drafts.texts import Sentence
from assistant.wording.sentences import Span, sentences_in
from index.records import SectionKind

_WORD = re.compile(r"\S+")


def carry_sources(before: AcceptedText | None, section: SectionKind, text: str) -> AcceptedText:
    """The edited text, not yet numbered. A sentence that stands unchanged keeps its origin and sources;
    a new or changed one is a person's, with no sources. Answers keep their place where both ends stayed.
    """
    if before is None:
        before = AcceptedText(section, 0, "")
    old = before.sentences
    # A word that recurs on both sides of an edit ("Recommendation") can be read as staying at either; the reading
    # that keeps more sentences is what was done.
    readings = [_stayed(old, before.text, text, end_first=end_first) for end_first in (False, True)]
    stayed = max(readings, key=len)
    kept = [(span, old[n]) for n, span in stayed.items()]
    moved = {before.text[s.start : s.end]: s for n, s in enumerate(old) if n not in stayed}
    new: list[Sentence] = []
    for span in _between(stayed.values(), text):
        was = moved.pop(text[span.start : span.end], None)
        if was:
            kept.append((span, was))
        else:
            new.append(Sentence(span.start, span.end, "person"))
    new += [Sentence(span.start, span.end, was.origin, was.sources) for span, was in kept]
    starts = {was.start: span.start for span, was in kept}
    ends = {was.end: span.end for span, was in kept}
    printed = tuple(
        (item, starts[start], ends[end])
        for item, start, end in before.printed
        if start in starts and end in ends and starts[start] < ends[end]
    )
    sentences = tuple(sorted(new, key=lambda sentence: sentence.start))
    return AcceptedText(section, 0, text, sentences, printed, model=before.model)


def _stayed(old: Sequence[Sentence], before: str, text: str, *, end_first: bool) -> dict[int, Span]:
    """Where the untouched sentences stand now, by their number among the old ones.

    A sentence is what the draft said it was, which need not be what punctuation says. Its words must stand as they
    did, and it must still begin and end there: beside a neighbour as before, or where punctuation says so.
    """
    shift = _shifts(before, text, end_first=end_first)
    now: dict[int, Span] = {}
    for number, sentence in enumerate(old):
        moved_by = {shift[place] for place in range(sentence.start, sentence.end) if not before[place].isspace()}
        by = moved_by.pop() if len(moved_by) == 1 else None
        if by is not None and text[sentence.start + by : sentence.end + by] == before[sentence.start : sentence.end]:
            now[number] = Span(sentence.start + by, sentence.end + by)
    spans = sentences_in(text)
    starts, ends = {span.start for span in spans}, {span.end for span in spans}

    def together(first: int) -> bool:
        """True where this sentence and the next stand as far apart as they did, with only white space between."""
        if first not in now or first + 1 not in now:
            return False
        between = before[old[first].end : old[first + 1].start]
        return text[now[first].end : now[first + 1].start] == between

    return {
        number: span
        for number, span in now.items()
        if (span.start in starts or together(number - 1)) and (span.end in ends or together(number))
    }


def _alike(a: Sequence[str], b: Sequence[str], most: int) -> int:
    """How many words from the start are the same in both, at most so many."""
    return next((n for n in range(most) if a[n] != b[n]), most)


def _shifts(before: str, text: str, *, end_first: bool) -> list[int | None]:
    """How far each character of the old text moved, None where its word did not stay."""
    was, now = list(_WORD.finditer(before)), list(_WORD.finditer(text))
    shifts: list[int | None] = [None] * len(before)
    for old, new in _same_words([word[0] for word in was], [word[0] for word in now], end_first=end_first):
        word, by = was[old], now[new].start() - was[old].start()
        shifts[word.start() : word.end()] = [by] * len(word[0])
    return shifts


def _same_words(was: Sequence[str], now: Sequence[str], *, end_first: bool) -> Iterator[tuple[int, int]]:
    """Which old word stayed as which new one. What both begin and end with stayed; a match is sought between."""
    shorter = min(len(was), len(now))
    last = _alike(was[::-1], now[::-1], shorter) if end_first else 0
    first = _alike(was, now, shorter - last)
    last = last or _alike(was[::-1], now[::-1], shorter - first)
    yield from ((n, n) for n in range(first))
    same = SequenceMatcher(a=was[first : len(was) - last], b=now[first : len(now) - last], autojunk=False)
    for block in same.get_matching_blocks():
        yield from ((first + block.a + n, first + block.b + n) for n in range(block.size))
    yield from ((len(was) - n, len(now) - n) for n in range(last, 0, -1))


def _between(kept: Iterable[Span], text: str) -> Iterator[Span]:
    """The sentences of the parts of a text that no kept sentence covers."""
    position = 0
    for span in (*sorted(kept, key=lambda one: one.start), Span(len(text), len(text))):
        for found in sentences_in(text[position : span.start]):
            yield Span(position + found.start, position + found.end)
        position = span.end
