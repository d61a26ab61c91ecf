"""Counts that the summary states, compared with the list: a stated count is never an item."""

import re
from collections.abc import Sequence

from index.form.dates import NUMBER, number_of
from index.records import AreaForImprovement, ReadingNote, Recommendation
from index.vocabulary import addressees_in, national_addressees

_COUNT = re.compile(
    rf"\b{NUMBER} (?:new |further )?(recommendations?|areas? for improvement)\b"
    r"(?! (?:from|in|of) (?:our|the|that) (?:previous|last|earlier))",
    re.I,
)
_PART = re.compile(
    rf"\b{NUMBER} (?:is |are )?(?:made |addressed )?(?:to|for) ([^,;:.]+?)(?=,? and {NUMBER} |[,;:.]|$)", re.I
)
_MAKING = re.compile(r"\bmakes? $|\bmade $|\bmaking $", re.I)
# A sentence is compared word by word with the list: a longer one is no sentence that a person wrote.
_MAX_SENTENCE_CHARS = 2000
_SENTENCE = re.compile(r"[^\s.](?:[^.\n]|\.(?=\S))*\.?")


def count_notes(
    summary: str | None,
    recommendations: Sequence[Recommendation] | None,
    areas: Sequence[AreaForImprovement] | None,
) -> list[ReadingNote]:
    """A note for each sentence of the summary that sums up its items, and for each count that differs."""
    notes = []
    for sentence in _SENTENCE.finditer(summary or ""):
        for found in _COUNT.finditer(sentence[0][:_MAX_SENTENCE_CHARS]):
            listed = recommendations if found[2].lower().startswith("recommendation") else areas
            stated = number_of(found[1])
            if listed is None or stated is None:
                continue
            note = _compared(found, sentence[0][:_MAX_SENTENCE_CHARS], stated, listed)
            if note:
                notes.append(ReadingNote("inspection.summary", sentence.start(), sentence.end(), note))
    return notes


def _compared(found: re.Match[str], sentence: str, stated: int, listed: Sequence[Recommendation]) -> str | None:
    parts = [
        (number, part[2].strip(), _listed_for(part[2], listed))
        for part in _PART.finditer(sentence, found.end())
        if (number := number_of(part[1])) is not None
    ]
    wrong = [f"{number} for {who} but {seen} listed" for number, who, seen in parts if seen not in (None, number)]
    if stated != len(listed):
        wrong.insert(0, f"{stated} stated but {len(listed)} listed")
    if wrong:
        return f"The summary counts {found[0].lower()}, and the list differs: {'; '.join(wrong)}. Check the list."
    if parts or _MAKING.search(sentence[: found.start()]):
        shares = f" ({', '.join(str(number) for number, _, _ in parts)} by addressee)" if parts else ""
        return f"The summary counts {found[0].lower()}{shares}. The list agrees."
    return None


def _listed_for(who: str, listed: Sequence[Recommendation]) -> int | None:
    """How many listed items are addressed to these, and to nobody else; None where we do not know them."""
    if re.search(r"\bnational (?:bodies|organisations)\b", who, re.I):
        return sum(bool(item.addressees) and set(item.addressees) <= national_addressees() for item in listed)
    names = set(addressees_in(f"{who} should"))
    return sum(set(item.addressees) == names for item in listed) if names else None
