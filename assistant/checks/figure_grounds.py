"""Figures of a sentence that no source gives, or that a source gives of something else."""

import itertools
import re
from collections.abc import Iterator

from assistant.checks.claims import SUPPLY, Claim, Fault, nearest_text
from assistant.checks.grounds import Grounds, Statement
from assistant.checks.words import stem, stems_near
from assistant.wording.figures import Figure, same_figure
from assistant.wording.numbers import number_value

_ITEM_NOUN = re.compile(
    r"^\s+(?P<rest>(?:other|remaining|further|more|new)\s+)?(?:[a-z]+\s+)?(?P<noun>recommendation|"
    r"area for improvement|areas for improvement|"
    r"cause of concern|causes of concern)s?\b"
)
_PART_OF = re.compile(
    r"^(?P<rest> of (?:the|its|these|those|our) )(?:\w+ )?(?P<noun>recommendation|areas for improvement|"
    r"causes of concern)s?\b"
)
_BETWEEN = re.compile(
    r"^\s*(?:\w+\s+)?(?:before|after|ahead of)\s+(?:the\s+|that\s+)?(?:\w+’s\s+)?(?:date|day|deadline|publication|\d)"
)
_DAY, _MONTH = 86400, 30.44
_BOTH = re.compile(
    r"\b[Bb]oth (?:of )?(?:its |the |those |these )?(?P<noun>recommendation|areas for improvement|"
    r"causes of concern)s?\b"
)
_FROM, _TO = re.compile(r"\bfrom\s+(?:\w+\s+){0,2}$"), re.compile(r"\bto\s+(?:\w+\s+){0,2}$")


def figure_faults(claim: Claim, grounds: Grounds) -> Iterator[Fault]:
    """Figures that no source gives, in digits or words, by value, unit and bound; and figures of another thing."""
    for figure in claim.figures:
        if counts_items(claim, figure, grounds):
            continue
        same = [(s, f) for s in grounds.statements for f in s.figures if same_figure(figure, f)]
        if (wrong := _wrong_count(claim, figure, grounds)) is not None:
            yield wrong
        elif not same:
            if not is_calculated(claim, figure, grounds):
                yield _unknown(claim, figure, grounds)
        elif (fault := _misplaced(claim, figure, same, grounds)) is not None:
            yield fault
    yield from _reversed_pairs(claim, grounds)
    yield from _wrong_both(claim, grounds)


def counts_items(claim: Claim, figure: Figure, grounds: Grounds) -> bool:
    """True where the figure counts the inspection's own items, rightly."""
    match = _ITEM_NOUN.match(claim.text[figure.end :]) or _PART_OF.match(claim.text[figure.end :])
    if match is None or figure.unit != "count":
        return False
    kind = match["noun"].replace("areas", "area").replace("causes", "cause")
    total = dict(grounds.counts).get(kind)
    return total is not None and (figure.value == total or (bool(match["rest"]) and figure.value < total))


def _wrong_count(claim: Claim, figure: Figure, grounds: Grounds) -> Fault | None:
    """A number of recommendations, areas or causes that is neither the inspection's nor told in any source."""
    match = _ITEM_NOUN.match(claim.text[figure.end :])
    if match is None or figure.unit != "count" or match["rest"]:
        return None
    kind = match["noun"].replace("areas", "area").replace("causes", "cause")
    total = dict(grounds.counts).get(kind)
    told = (
        same_figure(figure, f) and ((m := _ITEM_NOUN.match(s.text[f.end :])) is not None and m["noun"][:4] == kind[:4])
        for s in grounds.statements
        for f in s.figures
    )
    if not total or any(told):
        return None
    message = f"No source gives {figure.text} for this. The inspection has {total}: {kind} 1 to {total}."
    return Fault("figure", figure.start, figure.end, message, f"Write {total}.")


def is_calculated(claim: Claim, figure: Figure, grounds: Grounds) -> bool:
    """A sum that says that it is one, of two figures of one statement; or the time between two days of the sources."""
    if figure.unit in ("months", "seconds") and _BETWEEN.match(claim.text[figure.end :]):
        return _is_span(figure, grounds)
    if "calculated" not in claim.text.lower():
        return False
    for statement in grounds.statements:
        values = [f.value for f in statement.figures if f.unit in (figure.unit, "count")]
        results = {round(op, 1) for a in values for b in values if b for op in (a + b, a - b, 100 * a / b)}
        if round(figure.value, 1) in results:
            return True
    return False


def _is_span(figure: Figure, grounds: Grounds) -> bool:
    days = sorted(grounds.days | {d.full for s in grounds.statements for d in s.dates if d.full})
    spans = {(later - earlier).days for n, earlier in enumerate(days) for later in days[n + 1 :]}
    if figure.unit == "seconds":
        return figure.value / _DAY in spans
    return any(round(span / _MONTH) == figure.value for span in spans)


def _candidates(claim: Claim, figure: Figure, grounds: Grounds) -> list[tuple[int, Statement, Figure]]:
    """Figures of the same unit in the evidence, the ones told in the most similar words first."""
    here = claim.near(figure.start, figure.end, 12)
    days = claim.dates
    found = []
    for statement in grounds.statements:
        for other in statement.figures:
            if other.unit == figure.unit and not other.inner:
                shared = 2 * len(here & stems_near(statement.text, other.start, other.end, 12))
                shared += any(day.within(there) for day in days for there in statement.dates)
                shared += 2 * (stem(figure.noun) == stem(other.noun) != "")
                found.append((shared, statement, other))
    return sorted(found, key=lambda row: -row[0])


def _unknown(claim: Claim, figure: Figure, grounds: Grounds) -> Fault:
    near = next(iter(_candidates(claim, figure, grounds)), None)
    start, end = _wrong_part(claim, figure, near[2] if near else None, grounds)
    words = claim.text[start:end]
    if near is None or near[0] < 3:
        return Fault("figure", start, end, f"No source gives {words}.", SUPPLY)
    _, statement, other = near
    day = next((d.text for d in claim.dates if any(d.within(there) for there in statement.dates)), None)
    when = f" for {day}" if day else ""
    message = (
        f"No source gives {words}{when}. The nearest true text is {nearest_text(statement, other.start, other.end)}."
    )
    true = other.text if other.bound_start is None else statement.text[other.bound_start : other.end]
    return Fault("figure", start, end, message, f"Write {true}.")


def _wrong_part(claim: Claim, figure: Figure, near: Figure | None, grounds: Grounds) -> tuple[int, int]:
    """The number; with "more than" where only that is wrong, with its unit where only that is wrong."""
    number = re.match(r"£?\s?[\d,.]*\d(?:%|(?:m|bn|k)\b)?", figure.text)
    start, end = figure.start, figure.start + number.end() if number and figure.unit == "percent" else figure.end
    if near is not None and near.value == figure.value and figure.bound_start is not None:
        return figure.bound_start, end
    spelt = {_number_of(f) for s in grounds.statements for f in s.figures if not same_figure(figure, f)}
    if figure.unit in ("seconds", "months", "percent") and _number_of(figure) in spelt:
        unit = re.match(r"(?:\s?%|[\s-]+per\s?cent|[\s-]+[a-z]+)", claim.text[end:])
        end += unit.end() if unit else 0
    return start, end


def _number_of(figure: Figure) -> float | None:
    """The number as it is spelt, without its unit."""
    return number_value(re.sub(r"[^\w,.-].*$|%", "", figure.text))


def _misplaced(claim: Claim, figure: Figure, same: list[tuple[Statement, Figure]], grounds: Grounds) -> Fault | None:
    """The right number for another thing: its own statements tell of something else, and another one tells of this."""
    if figure.unit == "months" or figure.value == 1:
        return None
    here = claim.near(figure.start, figure.end)
    best_same = max(len(here & stems_near(s.text, f.start, f.end)) for s, f in same)
    days = [day for day in claim.dates if day.kind != "relative"]
    same_day = any(day.within(there) for s, _ in same for day in days for there in s.dates)
    for _, statement, other in _candidates(claim, figure, grounds)[:3]:
        if same_figure(figure, other) or other.value == 1 or any(s is statement for s, _ in same):
            continue
        there = stems_near(statement.text, other.start, other.end)
        shared = len(here & there)
        one_day = any(day.within(d) for day in days for d in statement.dates)
        alike = stem(figure.noun) == stem(other.noun) or not figure.noun
        clearly = shared >= 3 and alike and shared >= best_same + (2 if _is_unclaimed(claim, other) else 3)
        other_day = one_day and not same_day and alike and shared >= 2 and shared > best_same
        if clearly or other_day:
            when = (
                f" for {next(d.text for d in days if any(d.within(t) for t in statement.dates))}"
                if one_day
                else " for this"
            )
            message = (
                f"No source gives {figure.text}{when}. The nearest true text is "
                f"{nearest_text(statement, other.start, other.end)}."
            )
            return Fault("figure", figure.start, figure.end, message, f"Write {other.text}.")
    return None


def _is_unclaimed(claim: Claim, other: Figure) -> bool:
    """True where the sentence does not give the other figure too: then it stands in that one's place."""
    return not any(same_figure(figure, other) for figure in claim.figures)


def _pairs(text: str, figures: tuple[Figure, ...]) -> Iterator[tuple[Figure, Figure]]:
    for first, second in itertools.pairwise(figures):
        if _FROM.search(text[: first.start]) and _TO.search(text[first.end : second.start]):
            yield first, second


def _reversed_pairs(claim: Claim, grounds: Grounds) -> Iterator[Fault]:
    """From nine to 214, where the source says from 214 to nine."""
    told = [(s, a, b) for s in grounds.statements for a, b in _pairs(s.text, s.figures)]
    for first, second in _pairs(claim.text, claim.figures):
        if first.unit != second.unit or any(same_figure(first, a) and same_figure(second, b) for _, a, b in told):
            continue
        for statement, a, b in told:
            if same_figure(first, b) and same_figure(second, a):
                yield Fault(
                    "meaning",
                    first.start,
                    second.end,
                    f"The source says it the other way round: {nearest_text(statement, a.start, b.end)}.",
                    f"Write “from {a.text} to {b.text}”.",
                )


def _wrong_both(claim: Claim, grounds: Grounds) -> Iterator[Fault]:
    for match in _BOTH.finditer(claim.text):
        kind = match["noun"].replace("areas", "area").replace("causes", "cause")
        total = dict(grounds.counts).get(kind)
        if total is not None and total != 2 and match[0].lower() not in grounds.stream:
            message = f"“Both” is two; the inspection has {total or 'none'}."
            yield Fault("figure", match.start(), match.start() + 4, message, "Say how many, or which.")
