"""What a text is about: its subject words, and how strongly one text bears on another."""

import re
from collections.abc import Mapping
from functools import lru_cache

_COMMON_WORDS = """
    a about above after again against all already also although always am among an and another any anyone are
    area areas around as ask asked asks at away back be because been before being between both but by can cannot
    could did do does doing done down during each either else enough even every few first for from further get
    give given go good had has have having her here hers him his how however i if in include including into is
    it its itself just keep kept last less like made make makes making many may me might month months more most
    much must my need needs never new next no nor not now of off often on once one only or other others our out
    over own part per place put rather same see set several she should since so some such sure take taken takes
    than that the their them then there these they thing things this those three through time times to too took
    two under until up upon us use used uses using very was way we week weeks well were what when where whether
    which while who whose why will with within without work working would year years yet you your four five six
    seven eight nine ten half second third day days force forces constabulary constabularies service police
    policing officer officers staff chief constable constables commissioner commissioners mayor deputy office
    inspectorate inspector inspectors inspection inspections hmicfrs report reports reported reporting
    recommendation recommendations cause causes concern concerns improvement improvements improve improved
    improving ensure ensures national responsible accept accepted accepts apply applies action actions found
    include includes included including response responses
    find finding findings assistant superintendent board committee meeting panel public people crime january
    february march april june july august september october november december number numbers
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_SUFFIXES = (
    "isations", "isation", "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ives", "ive", "ors", "or",
    "ers", "er", "ised", "ise", "ed", "es", "e", "s", "ly", "al",
)  # fmt: skip
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*|\b(?:101|999)\b")


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 5:
        word = word[:-3] + "y"
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            word = word[: -len(suffix)]
            break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word


@lru_cache(maxsize=4096)
def subject_words(text: str) -> frozenset[str]:
    """The stems of the words that say what a text is about; the trade's common words are left out."""
    plain = re.sub(r"[’']s?\b", "", text.lower())
    words = {part for word in _WORD.findall(plain) for part in (word.split("-"))}
    return frozenset(_stem(word) for word in words if word not in _COMMON and (len(word) > 2 or word.isdigit()))


def bearing(text: str, subject: frozenset[str]) -> float:
    """How strongly a text bears on a subject: shared stems, a telephone number counting for two."""
    shared = subject_words(text) & subject
    return sum(2.0 if word.isdigit() else 1.0 for word in shared)


def weighed(text: str, subject: frozenset[str], subjects: Mapping[str, frozenset[str]]) -> float:
    """Like `bearing`, but a stem that several subjects share counts for less."""
    score = 0.0
    for word in subject_words(text) & subject:
        spread = sum(word in other for other in subjects.values())
        score += (2.0 if word.isdigit() else 1.0) / (1.0 + 0.25 * (spread - 1))
    return score


def best_matches(
    text: str, subjects: Mapping[str, frozenset[str]], floor: float = 2.0, share: float = 0.8
) -> tuple[str, ...]:
    """The names of the subjects on which a text bears most, none where nothing reaches the floor."""
    near = {
        name: weighed(text, subject, subjects) for name, subject in subjects.items() if bearing(text, subject) >= floor
    }
    top = max(near.values(), default=0.0)
    return tuple(name for name, score in near.items() if score >= share * top)


_DEMAND = re.compile(
    r"^(?P<lead>.*?)\b(?:should(?:,[^,]*,)?|needs? to|must|are to"
    r"|is to|is required to)\s+(?:also\s+|now\s+)?(?P<what>.+)$",
    re.S,
)
_TIME_LEAD = re.compile(r"^(?:By|Within|From|Before|No later than|Immediately|As soon as)\b[^,]*,\s*", re.I)


def asked_for(text: str) -> str | None:
    """What an item asks its addressee to do, as an infinitive without "to"; None where the wording gives none.

    "The force should make sure that plans are kept." -> "make sure that plans are kept".
    """
    first = re.split(r"(?<=[a-z)’”])[.](?:\s|$)|\n", " ".join(text.split()), maxsplit=1)[0].rstrip(".:; ")
    match = _DEMAND.match(_TIME_LEAD.sub("", first))
    if not match or " " not in match["what"] or len(match["lead"]) > 90:
        return None
    return match["what"].strip()


def topic_of_heading(text: str) -> str | None:
    """A short item without a verb of demand, as it stands: the name of an area of policing."""
    plain = " ".join(text.split()).rstrip(".")
    return plain if 0 < len(plain.split()) <= 12 and "." not in plain else None
