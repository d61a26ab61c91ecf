"""Which words of a source a sentence rests on: exact slices, chosen by the words, figures and names that they share."""

import re
from dataclasses import dataclass
from datetime import date

from assistant.drafts.deadlines import long_date
from assistant.drafts.texts import SourceSpan
from assistant.sources import Source
from assistant.wording.sentences import sentences_in

SHORT_FIELD = 120
MOST_SPANS = 4
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_ABOUT = re.compile(r"(?:^from|^date|name|title|published)$")
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ing|ed|es|s|d|e)$")
_NEVER_CITED = ("clearance",)
# fmt: off
_LITTLE = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "did", "do", "does", "for", "from", "had",
    "has", "have", "he", "her", "his", "i", "if", "in", "into", "is", "it", "its", "me", "my", "no", "nor", "not",
    "of", "on", "or", "our", "she", "so", "than", "that", "the", "their", "them", "there", "they", "this", "to",
    "was", "we", "were", "what", "when", "which", "who", "will", "with", "would",
))
# fmt: on


@dataclass(frozen=True)
class _Slice:
    field: str
    text: str
    tokens: frozenset[str]


def best_spans(sentence: str, source: Source) -> tuple[SourceSpan, ...]:
    """The slices of a source that best support a sentence, best first, at most four.

    The first has the greatest overlap; others are added only for a figure or a name that no earlier one has.
    A short field is taken whole. With no overlap at all the longest field's first sentence is named, or a
    fact's words.
    """
    wanted = _tokens(sentence)
    slices = [
        part for field, text in source.fields.items() if field not in _NEVER_CITED for part in _slices(field, text)
    ]
    if not slices:
        return ()
    names = _tokens(" ".join(token for token in _TOKEN.findall(sentence) if token[0].isupper() or token[0].isdigit()))
    first = _first(slices, wanted, names, source)
    if not _weight(first, wanted, names) and source.kind != "fact":
        longest = max((part.field for part in slices), key=lambda field: len(source.fields[field]))
        return (source.span(longest, _slices(longest, source.fields[longest])[0].text),)
    chosen, covered = [first], set(first.tokens)
    while len(chosen) < MOST_SPANS:
        missing = names - covered
        following = max(slices, key=lambda part: (len(part.tokens & missing), len(part.tokens & wanted)))
        if not following.tokens & missing:
            break
        chosen.append(following)
        covered |= following.tokens
    return tuple(source.span(part.field, part.text) for part in chosen)


def _first(slices: list[_Slice], wanted: frozenset[str], names: frozenset[str], source: Source) -> _Slice:
    """What was said comes before who said it and when; a fact is never cited for its sender alone."""

    def rank(part: _Slice) -> tuple[int, int]:
        return _weight(part, wanted, names), -len(part.tokens)

    said = [part for part in slices if not _ABOUT.search(part.field)]
    best = max(said or slices, key=rank)
    return best if source.kind == "fact" or _weight(best, wanted, names) else max(slices, key=rank)


def _weight(part: _Slice, wanted: frozenset[str], names: frozenset[str]) -> int:
    # Who said a thing and when supports a sentence only by name or date: "chief" alone is in most of them.
    shared = part.tokens & (names if _ABOUT.search(part.field) else wanted)
    return sum(3 if token in names else 1 for token in shared)


def _slices(field: str, text: str) -> list[_Slice]:
    sentences = () if len(text) <= SHORT_FIELD else sentences_in(text)
    parts = [text[span.start : span.end] for span in sentences] or [text]
    return [_Slice(field, part, _tokens(part)) for part in parts]


def _tokens(text: str) -> frozenset[str]:
    written = _ISO.sub(_as_written, text)
    found = (token.lower().replace("’s", "").replace("'s", "") for token in _TOKEN.findall(written))
    return frozenset(_ENDING.sub("", token) for token in found if token not in _LITTLE)


def _as_written(match: re.Match[str]) -> str:
    try:
        return long_date(date.fromisoformat(match[0]))
    except ValueError:
        return match[0]
