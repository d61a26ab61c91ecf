"""Figures as plain English tells them: digits and words, with unit, scale, bound and how often."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.wording.dates import dates_in
from assistant.wording.numbers import NO_CLAIM, NUMBER, SCALES, number_value

_SMALL_TEXT = """
of to and or in on at by for from with were was are is had has have who that which out per than
"""


Unit = Literal["count", "percent", "points", "pounds", "seconds", "months", "a year", "rank"]
Bound = Literal["exactly", "about", "under", "over", "at most", "at least"]

_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6,
    "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
_RANKS = {"third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
_BOUNDS: tuple[tuple[str, Bound], ...] = (
    (r"no (?:more|longer|later) than|not more than|at most|up to|a maximum of", "at most"),
    (r"no (?:fewer|less) than|at least|a minimum of", "at least"),
    (
        r"(?:just |slightly |well )?under|below|(?:fewer|less|quicker|faster|shorter|lower) than|nearly|"
        r"almost|not quite",
        "under",
    ),
    (r"(?:just |slightly |well )?over|above|(?:more|greater|longer|higher) than|in excess of|upwards of", "over"),
    (r"about|around|approximately|roughly|some|circa|close to", "about"),
)
_PERIODS = {
    "hour": 8760.0, "day": 365.0, "week": 52.0, "fortnight": 26.0, "month": 12.0, "quarter": 4.0, "year": 1.0,
}  # fmt: skip
_ADVERBS = {
    "hourly": 8760.0, "daily": 365.0, "weekly": 52.0, "fortnightly": 26.0, "monthly": 12.0, "quarterly": 4.0,
    "yearly": 1.0, "annually": 1.0,
}  # fmt: skip
_TIMES: dict[str, tuple[Unit, float]] = {
    "second": ("seconds", 1), "minute": ("seconds", 60), "hour": ("seconds", 3600), "day": ("seconds", 86400),
    "week": ("seconds", 604800), "month": ("months", 1), "year": ("months", 12),
}  # fmt: skip

_BOUND_BEFORE = tuple((re.compile(rf"\b(?:{words})\s+(?:a |an |the )?$", re.I), bound) for words, bound in _BOUNDS)

_RATIO = re.compile(
    rf"\b(?P<a>{NUMBER})\s+(?:in|out of)\s+(?:every\s+)?(?P<b>{NUMBER})\b(?!\s*(?:%|per cent|seconds|"
    rf"minutes|hours|days|weeks|months|years))",
    re.I,
)
_BASES = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000}
_FRACTION = re.compile(
    rf"\b(?:(?P<count>a|one|two|three|four|nine)[ -])?(?P<part>{'|'.join(sorted(_PARTS, key=len, reverse=True))})"
    r"(?=\s+of\b|\s+(?:the|as|fewer|more|less)\b|\s*[,.;:)]|$)",
    re.I,
)
_RANK = re.compile(
    rf"\b(?P<rank>{'|'.join(_RANKS)}|\d+(?:st|nd|rd|th))[ -](?=(?:lowest|highest|largest|smallest|best|"
    rf"worst|busiest|most|fastest)\b)",
    re.I,
)
_OFTEN = re.compile(
    rf"\b(?:(?:every|each)(?:\s+(?P<span>{NUMBER}))?\s+(?P<period>hour|day|week|fortnight|month|quarter|year)s?"
    rf"|(?P<adverb>{'|'.join(_ADVERBS)}))\b",
    re.I,
)
_ONCE_A = re.compile(
    rf"\b(?P<times>once|twice|(?P<n>{NUMBER}) times)\s+(?:an?|each|every|per)(?:\s+(?P<span>{NUMBER}))?\s+"
    r"(?P<period>hour|day|week|fortnight|month|quarter|year)s?\b",
    re.I,
)
_PLAIN = re.compile(
    rf"(?<![\w£.,/–-])(?P<pounds>£\s?)?(?P<number>{NUMBER})(?P<scale>(?<=\d)\s?(?:m|bn|k)\b|\s+(?:hundred"
    rf"|thousand|million|billion)\b)?"
    r"(?P<unit>\s?%|\s+per\s?cent\b|\s+percentage\s+points?\b|\s+points?\b|\s+pounds\b)?(?![\w£]|[.,]\d|/\d)",
    re.I,
)
_NOUN = re.compile(r"[\s-]+((?:[a-z’'-]+\s+){0,2}?)([a-z]+)")
# "one" and small words before these say how a text is built, not a measured number.
_STRUCTURE = re.compile(
    r"\s+(?:thing|things|way|ways|reason|reasons|part|parts|point|points|question|questions|side|sides|half"
    r"|halves|matter|matters|"
    r"theme|themes|heading|headings|sentence|sentences|paragraph|paragraphs|more thing|further|of these|"
    r"of those|of them|other|others)\b",
    re.I,
)
_SMALL = frozenset(_SMALL_TEXT.split())


@dataclass(frozen=True)
class Figure:
    """A number in a text as a claim. `value` is in `unit`: percent 0-100, seconds, months, times a year or a count.

    A share ("nine in ten", "a fifth") has unit percent. `noun` is the word counted. `start` to `end`
    is the number with its unit; `bound_start` is where "nearly" or "fewer than" begins.
    """

    start: int
    end: int
    text: str
    value: float
    unit: Unit
    bound: Bound = "exactly"
    bound_start: int | None = None
    noun: str = ""
    inner: bool = False


@lru_cache(maxsize=4096)
def figures_in(text: str) -> tuple[Figure, ...]:
    """The figures of a text in order. Dates, section numbers, item numbers, 999, 101, 24/7 and 56 days are none.

    A number inside a frequency ("every two years") is given too, marked `inner`.
    """
    masked = _masked(text)
    found: list[Figure] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(masked):
            overlaps = [f for f in found if match.start() < f.end and f.start < match.end()]
            inside_often = bool(overlaps) and all(f.unit == "a year" for f in overlaps)
            if overlaps and not inside_often:
                continue
            figure = read(match, masked)
            if figure is not None:
                found.append(_bounded(figure, text, inner=inside_often))
    return tuple(sorted(found, key=lambda figure: (figure.start, figure.inner)))


def _masked(text: str) -> str:
    spans = [(date.start, date.end) for date in dates_in(text) if date.kind != "relative"]
    spans += [m.span() for m in NO_CLAIM.finditer(text)]
    for start, end in spans:
        text = text[:start] + "\x00" * (end - start) + text[end:]
    return text


def _ratio(match: re.Match[str], text: str) -> Figure | None:
    a, b = number_value(match["a"]), number_value(match["b"])
    if a is None or b is None or b not in _BASES or a >= b:
        return None
    return Figure(match.start(), match.end(), match[0], 100 * a / b, "percent")


def _fraction(match: re.Match[str], text: str) -> Figure | None:
    count, part = (match["count"] or "").lower(), match["part"].lower()
    if not count and part != "half":
        return None
    if part == "quarter" and not text.startswith(" of", match.end()):
        return None
    if part != "half" and count in ("a", "one") and not re.match(r"\s+of\b", text[match.end() :]) and part == "third":
        return None
    value = 100 * (number_value(count) or 1.0) / _PARTS[part] if count != "a" else 100 / _PARTS[part]
    return Figure(match.start(), match.end(), match[0], value, "percent")


def _rank(match: re.Match[str], text: str) -> Figure | None:
    word = match["rank"].lower()
    value = float(_RANKS[word]) if word in _RANKS else float(re.sub(r"\D", "", word))
    return Figure(match.start("rank"), match.end("rank"), match["rank"], value, "rank")


def _often(match: re.Match[str], text: str) -> Figure | None:
    parts = match.groupdict()
    if parts.get("adverb"):
        return Figure(match.start(), match.end(), match[0], _ADVERBS[parts["adverb"].lower()], "a year")
    times = (parts.get("times") or "once").lower()
    count = {"once": 1.0, "twice": 2.0}.get(times) or number_value(parts.get("n") or "one") or 1.0
    span = number_value(parts["span"]) if parts.get("span") else 1.0
    if not span:
        return None
    return Figure(match.start(), match.end(), match[0], count * _PERIODS[parts["period"].lower()] / span, "a year")


def _plain(match: re.Match[str], text: str) -> Figure | None:
    number, unit = match["number"], (match["unit"] or "").strip().lower()
    value = number_value(number)
    if value is None or (number.lower() in ("zero", "dozens", "hundreds", "thousands")):
        return None
    if match["scale"]:
        value *= SCALES[match["scale"].strip().lower()]
    if match["pounds"] or unit == "pounds":
        return Figure(match.start(), match.end(), match[0], value, "pounds")
    if unit in ("%", "per cent", "percent"):
        return Figure(match.start(), match.end(), match[0], value, "percent")
    if "point" in unit and ("percentage" in unit or number[0].isdigit()):
        return Figure(match.start(), match.end(), match[0], value, "points")
    end = match.end("scale") if match["scale"] else match.end("number")
    return _counted(match.start(), end, value, text)


def _counted(start: int, end: int, value: float, text: str) -> Figure | None:
    words = text[start:end]
    after = _NOUN.match(text, end)
    noun = after[2].lower() if after else ""
    first = re.match(r"[\s-]+([a-z]+)", text[end:], re.I)
    word = first[1].lower() if first and first[1].lower() not in _SMALL else ""
    noun = "" if noun in _SMALL else noun
    time = _TIMES.get(word.rstrip("s"))
    if time and (word.endswith("s") or "-" in text[end : end + 1] or value == 1):
        unit, scale = time
        return Figure(start, end, words, value * scale, unit, noun=word)
    if words.lower() == "one" or (words[0].isalpha() and _STRUCTURE.match(text, end)):
        return None
    return Figure(start, end, words, value, "count", noun=word or noun)


def _bounded(figure: Figure, text: str, *, inner: bool) -> Figure:
    before = text[max(0, figure.start - 24) : figure.start]
    for pattern, bound in _BOUND_BEFORE:
        if match := pattern.search(before):
            if figure.unit in ("seconds", "months") and match[0].strip().lower() == "over":
                break  # "over two years" is a span of time
            start = figure.start - (len(before) - match.start())
            return _copy(figure, text, bound, start, inner)
    return _copy(figure, text, "exactly", None, inner)


def _copy(figure: Figure, text: str, bound: Bound, bound_start: int | None, inner: bool) -> Figure:
    return Figure(
        figure.start, figure.end, text[figure.start : figure.end], figure.value, figure.unit, bound, bound_start,
        figure.noun, inner,
    )  # fmt: skip


_READERS = (
    (_RATIO, _ratio),
    (_FRACTION, _fraction),
    (_RANK, _rank),
    (_ONCE_A, _often),
    (_OFTEN, _often),
    (_PLAIN, _plain),
)


def same_figure(claim: Figure, source: Figure) -> bool:
    """True where the source's figure bears the claim out, allowing for rounding that the claim admits to.

    "About" allows five per cent or the claim's own rounding; "nearly" and "fewer than" allow a source up to a fifth
    below, "more than" up to a quarter above; a share up to three tenths below and a half above.
    """
    if {claim.unit, source.unit} == {"count", "percent"}:
        share, percent = (claim, source) if claim.unit == "count" else (source, claim)
        return 0 < share.value < 1 and "." in share.text and abs(100 * share.value - percent.value) < 1e-6
    if claim.unit != source.unit:
        return False
    if _equal(claim, source):
        return _bounds_agree(claim.bound, source.bound)
    if source.bound in ("under", "over") and claim.bound == "exactly":
        return False
    value, truth = claim.value, source.value
    if claim.bound == "about":
        return abs(truth - value) <= 0.05 * value
    if claim.bound in ("under", "at most"):
        return (0.7 if claim.unit == "percent" else 0.8) * value <= truth < value
    if claim.bound in ("over", "at least"):
        return value < truth <= (1.5 if claim.unit == "percent" else 1.25) * value
    return False


def _equal(claim: Figure, source: Figure) -> bool:
    return abs(claim.value - source.value) <= 1e-6 * max(1.0, abs(source.value))


def _bounds_agree(claim: Bound, source: Bound) -> bool:
    if source == "exactly":
        return claim not in ("under", "over")
    down, up = ("under", "at most"), ("over", "at least")
    return not (claim in down and source in up) and not (claim in up and source in down)
