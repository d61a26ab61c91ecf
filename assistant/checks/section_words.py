"""Words that a reader will trip over: relative dates, press terms, wrong subsections, repeats."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from assistant.checks.matter import Matter, counted, list_of
from assistant.drafts.findings import Finding, Place
from assistant.drafts.texts import GAP
from assistant.wording.dates import DateMention, yearless_in
from assistant.wording.quotations import quotations_in, words_in
from assistant.wording.sentences import sentences_in
from index.records import SectionKind

_SPECIAL = re.compile(r"\bspecial measures\b", re.I)
_SUBSECTION = re.compile(r"\b(?:section|s\.?)\s?55\s?\((?P<number>\d[A-Z]?)\)", re.I)
_DUTIES = (
    ("5A", re.compile(r"\b56\b|\bfifty-six\b|\bwithin .{0,20}days\b", re.I), "sets the 56 days"),
    ("4", re.compile(r"\binvit", re.I), "is the invitation to the chief officer"),
    (
        "5B",
        re.compile(r"\beach recommendation\b|\bown action\b|\brecommendation.{0,60}\baction\b", re.I),
        "asks for an answer to each recommendation",
    ),
    ("5", re.compile(r"\bpublish|\bcomments?\b|\brespon", re.I), "asks the body to publish its comments"),
)
_RIGHT = frozenset({"4", "5", "5A", "5B"})
_SHORTEST_REPEAT = 9
# What a section tells as somebody else's is no repeat of its own.
_REPORTED = re.compile(
    r".{0,70}\b(?:says?|said|adds?|reports?|writes?|wrote|tells?|has told|confirmed)\b.{0,30}?(?:\bthat\b|:)"
)
_ALIKE = 0.88
_NAMES = {
    "initial_response": "the initial response",
    "chief_constable_response": "the chief constable’s response",
    "overall_comments": "the overall comments",
}


def relative_dates(matter: Matter) -> Iterator[Finding]:
    """One warning a section for dates without a year and relative dates, outside quotations of what people said."""
    for kind, text in matter.written:
        found = _outside(text, yearless_in(text))
        if not found:
            continue
        path, first = f"sections.{kind}", found[0]
        chiefs = matter.is_chiefs(kind)
        yield Finding(
            "relative-date",
            "warn",
            path,
            f"{'Dates without a year' if len(found) > 1 else 'A date without a year'}: "
            f"{', '.join(counted(m.text for m in found))}.",
            "The published page will be read for years.",
            "Let the force know; its own text never blocks." if chiefs else "Give the full date, such as 21 May 2024.",
            first.start,
            first.end,
            first.text,
            places=tuple(Place(path, m.start, m.end) for m in found) if len(found) > 1 else (),
        )


def _outside(text: str, mentions: tuple[DateMention, ...]) -> list[DateMention]:
    closed = [(q.start, q.end) for q in quotations_in(text) if len(q.text.split()) > 3]
    closed += [gap.span() for gap in GAP.finditer(text)]
    return [m for m in mentions if not any(start <= m.start < end for start, end in closed)]


def special_measures(matter: Matter) -> Iterator[Finding]:
    """One warning for the press term, wherever it stands."""
    found = [(f"sections.{kind}", match) for kind, text in matter.written for match in _SPECIAL.finditer(text)]
    if found:
        path, first = found[0]
        yield Finding(
            "special-measures",
            "warn",
            path,
            "“Special measures” is a term of the press. The inspectorate’s own terms are Scan and Engage.",
            "The inspectorate monitors forces in two phases, Scan and Engage.",
            "Write “the Engage phase of monitoring”, unless it stands in somebody’s own words.",
            first.start(),
            first.end(),
            first[0],
            places=tuple(Place(p, m.start(), m.end()) for p, m in found) if len(found) > 1 else (),
        )


def subsections(matter: Matter) -> Iterator[Finding]:
    """A warning for each subsection of section 55 that is cited for what another one says."""
    for kind, text in matter.written:
        for span in sentences_in(text):
            sentence = text[span.start : span.end]
            for match in _SUBSECTION.finditer(sentence):
                yield from _cited(kind, sentence, span.start, match)


def _cited(kind: SectionKind, sentence: str, offset: int, match: re.Match[str]) -> Iterator[Finding]:
    cited = match["number"].upper()
    meant = next(((number, what) for number, pattern, what in _DUTIES if pattern.search(sentence)), None)
    if meant is None or cited == meant[0] or (cited in _RIGHT and (meant[0] == "5" or cited == "5")):
        return
    start, end = offset + match.start(), offset + match.end()
    yield Finding(
        "subsection",
        "warn",
        f"sections.{kind}",
        f"{match[0]} is cited here; it is section 55({meant[0]}) that {meant[1]}.",
        "Police Act 1996 section 55(4), (5), (5A) and (5B).",
        f"Write section 55({meant[0]}).",
        start,
        end,
        match[0],
    )


def near_identical(matter: Matter) -> Iterator[Finding]:
    """One grouped warning for sentences that stand, nearly word for word, in two sections.

    A later section may quote an earlier one; an outline of the chief officer's section repeats ours by design.
    """
    rows = [
        (kind, *row)
        for kind, text in matter.written
        if kind != "chief_constable_response" or matter.is_chiefs(kind)
        for row in _long_sentences(text)
    ]
    pairs = []
    for n, (kind, span, quoted, words) in enumerate(rows):
        for other_kind, other_span, other_quoted, other in rows[n + 1 :]:
            if kind != other_kind and not (other_quoted and not quoted) and _alike(words, other):
                pairs.append((Place(f"sections.{kind}", *span), Place(f"sections.{other_kind}", *other_span)))
    if not pairs or (len(pairs) == 1 and not _weighs(pairs[0], matter)):
        return
    places = list(dict.fromkeys(place for pair in pairs for place in pair))
    first = places[0]
    texts = {f"sections.{kind}": text for kind, text in matter.written}
    names = list_of(dict.fromkeys(_NAMES[place.field.removeprefix("sections.")] for place in places))
    number = len({pair[0] for pair in pairs})
    yield Finding(
        "near-identical",
        "warn",
        first.field,
        f"{'A sentence stands' if number == 1 else f'{number} sentences stand'} nearly word for word in "
        f"more than one section: {names}.",
        "The three sections are three statements, by different people at different times (Police Act "
        "1996 section 55(5)).",
        "Keep each in one section; let the overall comments answer the chief constable.",
        first.start,
        first.end,
        texts[first.field][first.start : first.end],
        places=tuple(places),
    )


def _weighs(pair: tuple[Place, Place], matter: Matter) -> bool:
    """True where one sentence is most of a section: a single fact may be told again where it is answered."""
    texts = {f"sections.{kind}": text for kind, text in matter.written}
    return any((place.end or 0) - (place.start or 0) > 0.5 * len(texts[place.field]) for place in pair)


def _long_sentences(text: str) -> Iterator[tuple[tuple[int, int], bool, tuple[str, ...]]]:
    """The span, whether it stands in quotation marks, and the words of each sentence that is long enough to compare."""
    quotations = quotations_in(text)
    for span in sentences_in(text):
        sentence = text[span.start : span.end]
        words = tuple(word.plain for word in words_in(sentence))
        if len(words) >= _SHORTEST_REPEAT and not GAP.fullmatch(sentence):
            inside = sum(max(0, min(span.end, q.end) - max(span.start, q.start)) for q in quotations)
            told = _REPORTED.match(sentence) is not None
            yield (span.start, span.end), told or inside >= 0.6 * len(sentence), words


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if a == b:
        return True
    shared = len(set(a) & set(b))
    if shared < 0.8 * min(len(set(a)), len(set(b))):
        return False
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    covered = sum(block.size for block in matcher.get_matching_blocks() if block.size >= 4)
    return matcher.ratio() >= _ALIKE or covered >= _ALIKE * min(len(a), len(b))
