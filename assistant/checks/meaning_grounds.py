"""Sentences that reverse what their source says: rose for fell, accepted for not accepted, all for some."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from assistant.checks.claims import Claim, Fault
from assistant.checks.grounds import Grounds, Statement
from assistant.checks.words import stem, stems_near
from assistant.wording.dates import dates_in
from assistant.wording.figures import figures_in
from assistant.wording.quotations import words_in

_NOT = re.compile(
    r"\b(?:not|never|no|none|nobody|neither|nor|without|cannot|hardly|failed to|fails to|fail to|"
    r"unable to|yet to|n[’']t)\b"
    r"|n[’']t\b",
    re.I,
)
# family -> (words that affirm it, words that deny it)
_FAMILIES: dict[str, tuple[str, str]] = {
    "accept": (r"accept(?:s|ed|ing)?|agree(?:s|d)?", r"reject(?:s|ed|ing)?|refuse(?:s|d)?|disagree(?:s|d)?"),
    "rise": (
        r"rose|risen|rises?|rising|increas(?:e|es|ed|ing)|grew|grown|up (?=by|from|to)|climbed|"
        r"(?<=\d )more|(?<=\d )extra|higher",
        r"fell|fallen|falls?|falling|decreas(?:e|es|ed|ing)|reduc(?:ed|es|ing)|down (?=by|from|to)|"
        r"dropped|(?<=\d )fewer|(?<=\d )less|"
        r"lower",
    ),
    "improve": (r"improv(?:e|es|ed|ing)|better", r"worsen(?:s|ed|ing)?|deteriorat(?:e|es|ed|ing)|worse|declined"),
    "close": (r"clos(?:e|es|ed|ing)(?! to)", r"reopen(?:s|ed)?|remains? open|kept open|stays? open"),
    "repeat": (r"again|repeated|once more", r"(?!)"),
    "apply": (r"appl(?:y|ies)", r"(?!)"),
    "meet": (r"met|achiev(?:e|es|ed)", r"missed"),
    "will": (r"(?:will|shall)(?! not)", r"(?:will|shall) not|won[’']t"),
    "press": (r"press(?:es|ed)?", r"(?!)"),
    "quick": (r"quicker|faster|sooner|shorter|earlier", r"slower|longer|later"),
    "support": (r"support(?:s|ed)?", r"oppos(?:e|es|ed)"),
    "engage": (
        r"(?:moved|placed|put|returned) (?:back )?(?:in|into|to|on)(?= (?:the )?[‘'“\"]?engage)",
        r"(?:removed|moved|taken|released) (?:out of|from)(?= (?:the )?[‘'“\"]?engage)",
    ),
}
_PREDICATES = tuple(
    (family, re.compile(rf"\b(?:{yes})(?![\w-])", re.I), re.compile(rf"\b(?:{no})(?![\w-])", re.I))
    for family, (yes, no) in _FAMILIES.items()
)
_OPPOSITES = tuple(
    (frozenset(a.split()), frozenset(b.split()))
    for a, b in (
        ("all every each both", "some most many few several half none no any"),
        ("more greater higher above over", "less fewer lower below under"),
        (
            "rose risen rise increased increase increasing up grew",
            "fell fallen fall decreased decrease decreasing down dropped reduced",
        ),
        (
            "better improved improving improve improvement stronger",
            "worse worsened worsening worsen deteriorated weaker poorer",
        ),
        (
            "accepted accepts accept welcomed welcome welcomes",
            "rejected rejects reject refused refuses criticised criticise",
        ),
        ("always consistently routinely regularly often", "never rarely seldom sometimes occasionally inconsistently"),
        ("will shall", "may might could"),
        ("quicker faster shorter", "slower longer"),
        ("closed closes close", "opened opens open reopened"),
        ("before by", "after"),
        ("best", "worst"),
        ("lowest", "highest"),
        ("met achieved reached", "missed"),
        ("outstanding good adequate", "inadequate requires"),
        ("effective adequate", "ineffective inadequate"),
        ("with", "without"),
        ("first", "last"),
        ("can able", "cannot unable"),
    )
)
_NEGATIONS = frozenset(["not", "never", "no", "none", "nobody", "neither", "nor", "without", "cannot"])
_TAIL = re.compile(r"^(?:\s+(?:in|by|on|from|since|to|at))?\s+$")
_SAME_SENTENCE = 0.72


@dataclass(frozen=True)
class _Predicate:
    family: str
    affirmed: bool
    start: int
    end: int


@lru_cache(maxsize=4096)
def _predicates(text: str) -> tuple[_Predicate, ...]:
    found = []
    for family, yes, no in _PREDICATES:
        for pattern, affirmed in ((yes, True), (no, False)):
            found += [
                _Predicate(family, affirmed != _negated(text, match.start()), match.start(), match.end())
                for match in pattern.finditer(text)
            ]
    return tuple(found)


def _negated(text: str, position: int) -> bool:
    clause = re.split(r"[.;:,]", text[max(0, position - 60) : position])[-1]
    words = clause.split()[-4:]
    return bool(_NOT.search(" ".join(words)))


def meaning_faults(claim: Claim, grounds: Grounds) -> Iterator[Fault]:
    """Where a sentence says the opposite of the source that tells of the same thing, and no source says as it does."""
    seen: list[tuple[int, int]] = []
    for fault in (*_changed_words(claim, grounds), *_opposed(claim, grounds)):
        if not any(fault.start < end and start < fault.end for start, end in seen):
            seen.append((fault.start, fault.end))
            yield fault


def _opposed(claim: Claim, grounds: Grounds) -> Iterator[Fault]:
    for predicate in _predicates(claim.text):
        same, opposite, witness = 0, 0, None
        for statement in grounds.statements:
            for other in _predicates(statement.text):
                if other.family != predicate.family:
                    continue
                score = _likeness(claim, predicate, statement, other)
                if other.affirmed == predicate.affirmed:
                    same = max(same, score)
                elif score > opposite:
                    opposite, witness = score, statement
        if witness is not None and opposite >= 3 and opposite > same + 1:
            yield _fault(claim, predicate, witness)


def _likeness(claim: Claim, ours: _Predicate, statement: Statement, theirs: _Predicate) -> int:
    items = set(claim.items)
    shared_items = 3 * bool(items & set(statement.items))
    if items and statement.items and not shared_items:
        return 0
    here = stems_near(claim.text, ours.start, ours.end)
    there = stems_near(statement.text, theirs.start, theirs.end)
    own = {stem(w.plain) for w in words_in(claim.text[ours.start : ours.end])}
    days = [d for d in dates_in(claim.text) if _near(d.start, d.end, ours) and d.kind != "relative"]
    shared_days = 2 * any(d.within(t) for d in days for t in statement.dates if _near(t.start, t.end, theirs))
    figures = [f for f in figures_in(claim.text) if _near(f.start, f.end, ours)]
    shared_figures = 2 * any(
        f.value == t.value and f.unit == t.unit
        for f in figures
        for t in statement.figures
        if _near(t.start, t.end, theirs)
    )
    return shared_items + shared_days + shared_figures + len((here & there) - own)


def _near(start: int, end: int, predicate: _Predicate) -> bool:
    return start - predicate.end < 30 and predicate.start - end < 30


def _fault(claim: Claim, predicate: _Predicate, witness: Statement) -> Fault:
    start, end = predicate.start, predicate.end
    while claim.text[end - 1].isspace():
        end -= 1
    places = [(d.start, d.end) for d in claim.dates] + [(f.start, f.end) for f in claim.figures]
    anchors = sorted(place for place in places if place[0] > end - 1)
    if anchors and _TAIL.match(claim.text[end : anchors[0][0]]):
        end = anchors[0][1]
    return Fault(
        "meaning",
        start,
        end,
        f"The source says the opposite: {witness.quoted}.",
        "Say it as the source does, or take it out.",
    )


def _changed_words(claim: Claim, grounds: Grounds) -> Iterator[Fault]:
    """Near-verbatim sentences in which a negation, a quantity or the like was changed."""
    if len(claim.stems) < 3:
        return
    ours = words_in(claim.text)
    plain = [word.plain for word in ours]
    for statement in grounds.statements:
        if len(claim.stems & statement.stems) < 0.6 * len(claim.stems):
            continue
        theirs = [word.plain for word in words_in(statement.text)]
        matcher = SequenceMatcher(None, plain, theirs, autojunk=False)
        if matcher.ratio() < _SAME_SENTENCE and _covered(matcher, len(plain)) < 0.85:
            continue
        for _, i1, i2, j1, j2 in (op for op in matcher.get_opcodes() if op[0] != "equal"):
            if max(i2 - i1, j2 - j1) <= 3 and (span := _reversal(plain, theirs, (i1, i2, j1, j2))):
                start, end = ours[span[0]].start, ours[min(span[1], len(ours)) - 1].end
                message = f"The source says the opposite: {statement.quoted}."
                yield Fault("meaning", start, end, message, "Say it as the source does, or take it out.")
                return


def _covered(matcher: "SequenceMatcher[str]", length: int) -> float:
    return sum(block.size for block in matcher.get_matching_blocks() if block.size >= 2) / max(1, length)


def _reversal(ours: list[str], theirs: list[str], places: tuple[int, int, int, int]) -> tuple[int, int] | None:
    i1, i2, j1, j2 = places
    mine, its = ours[i1:i2], theirs[j1:j2]
    if (
        _denies(mine) != _denies(its)
        and len(mine) <= 2
        and len(its) <= 2
        and 0 < i1 < len(ours)
        and 0 < j1 < len(theirs)
    ):
        return (i1, i2) if _denies(mine) else (i1, max(i2, i1 + 1))
    for n, word in enumerate(mine):
        if any(_opposite(word, other) for other in its):
            return (i1 + n, i1 + n + 1)
    return None


def _denies(words: list[str]) -> bool:
    return any(word in _NEGATIONS or word.endswith("n’t") for word in words)


def _opposite(a: str, b: str) -> bool:
    return any((a in x and b in y) or (a in y and b in x) for x, y in _OPPOSITES)
