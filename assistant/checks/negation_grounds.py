"""Verbs and quantities that a sentence denies and its source affirms, or the other way round."""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.checks.claims import Claim, Fault
from assistant.checks.grounds import Grounds, Statement
from assistant.checks.words import stem
from assistant.wording.quotations import Word, words_in

_DENYING = frozenset(("not", "never", "cannot"))
_BETWEEN_TEXT = "yet be been being have has had also always now fully only so to"
_BETWEEN = frozenset(_BETWEEN_TEXT.split())
_NO_VERBS = frozenset(("one", "the", "a", "an", "all", "every", "any", "just", "in", "at", "on", "more", "less", "for"))
_IRREGULAR = {
    "found": "find", "made": "make", "began": "begin", "kept": "keep", "held": "hold", "met": "meet", "saw": "see",
    "took": "take", "gave": "give", "told": "tell", "said": "say", "went": "go", "came": "come", "left": "leave",
}  # fmt: skip
_WHOLE, _PART = frozenset(("all", "every", "each", "both")), frozenset(("some", "most", "many", "few", "several"))
# Shared words, figures, dates and items by which two sentences tell of one thing.
_ONE_THING = 4


def align(claim: Claim, statement: Statement) -> int:
    """How much both share: content words once, figures and dates twice, items three times; 0 for different items."""
    shared_items = 3 * bool(set(claim.items) & set(statement.items))
    if claim.items and statement.items and not shared_items:
        return 0
    figures = {(f.value, f.unit) for f in claim.figures} & {(f.value, f.unit) for f in statement.figures}
    dates = any(d.within(t) for d in claim.dates for t in statement.dates if d.kind != "relative")
    return shared_items + len(claim.stems & statement.stems) + 2 * len(figures) + 2 * dates


def negation_faults(claim: Claim, grounds: Grounds) -> Iterator[Fault]:
    """Where a verb is denied and the sources affirm it of the same thing, or a quantity is all for some."""
    denied, verbs = _denied(claim.text), _verbs(claim.text)
    quantities = _quantities(claim.text)
    aligned = [(score, s) for s in grounds.statements if (score := align(claim, s)) >= _ONE_THING]
    for verb, (start, end) in denied.items():
        yield from _opposed(
            claim, (start, end), verb, [(n, s, verb in _denied(s.text)) for n, s in aligned], denies=True
        )
    for verb, (start, end) in verbs.items():
        if verb not in denied and any(verb in _denied(s.text) for _, s in aligned):
            told = [(n, s, verb in _denied(s.text)) for n, s in aligned]
            yield from _opposed(claim, (start, end), verb, told, denies=False)
    for noun, (whole, start, end) in quantities.items():
        said = [(n, s, _quantities(s.text)[noun][0]) for n, s in aligned if noun in _quantities(s.text)]
        same = max((n for n, _, its in said if its == whole), default=0)
        other = max(((n, s) for n, s, its in said if its != whole), key=lambda row: row[0], default=None)
        if other is not None and other[0] > same:
            yield _fault(start, end, other[1])


def _opposed(
    claim: Claim, place: tuple[int, int], verb: str, told: list[tuple[int, Statement, bool]], *, denies: bool
) -> Iterator[Fault]:
    rows = [(n, s, its) for n, s, its in told if verb in _verbs(s.text)]
    same = max((n for n, _, its in rows if its == denies), default=0)
    other = max(((n, s) for n, s, its in rows if its != denies), key=lambda row: row[0], default=None)
    if other is not None and other[0] > same + 1:
        yield _fault(*place, other[1])


def _fault(start: int, end: int, witness: Statement) -> Fault:
    message = f"The source says the opposite: {witness.quoted}."
    return Fault("meaning", start, end, message, "Say it as the source does, or take it out.")


def _base(word: Word) -> str:
    return stem(_IRREGULAR.get(word.plain, word.plain))


@lru_cache(maxsize=4096)
def _verbs(text: str) -> dict[str, tuple[int, int]]:
    return {_base(word): (word.start, word.end) for word in words_in(text)}


@lru_cache(maxsize=4096)
def _denied(text: str) -> dict[str, tuple[int, int]]:
    """The words that a text denies ("did not find" denies find), each with the span from the denial to the word."""
    words = words_in(text)
    found: dict[str, tuple[int, int]] = {}
    for n, word in enumerate(words):
        if word.plain in _DENYING or word.plain.endswith("n’t"):
            following = next((w for w in words[n + 1 : n + 4] if w.plain not in _BETWEEN), None)
            if following is not None and following.plain not in _NO_VERBS:
                found[_base(following)] = (word.start, following.end)
    return found


@lru_cache(maxsize=4096)
def _quantities(text: str) -> dict[str, tuple[bool, int, int]]:
    """Nouns told of wholly (True) or in part (False): "every shift", "some of the hearings"."""
    words = words_in(text)
    found: dict[str, tuple[bool, int, int]] = {}
    for n, word in enumerate(words):
        if word.plain in _WHOLE or word.plain in _PART:
            for noun in words[n + 1 : n + 4]:
                between = text[word.end : noun.start]
                if re.search(r"[.,;:]", between):
                    break
                found.setdefault(_base(noun), (word.plain in _WHOLE, word.start, word.end))
    return {noun: row for noun, row in found.items() if len(noun) > 3}
