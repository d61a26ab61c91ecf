"""Reading a file of facts: who told us, when, with what clearance, about what, then the words."""

import re
from datetime import date

from assistant.drafts.facts import BACKGROUND, NOT_BEFORE, PUBLICATION, Fact
from assistant.wording.dates import dates_in
from index.errors import ExpectedError

_DATE = r"\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}-\d\d-\d\d"
_HEAD = re.compile(
    rf"From (?P<sender>.+?), (?P<on>{_DATE}), (?P<clearance>[^,:]+?)"
    r"(?:, on (?P<about>[^:]+?))?(?:, replaces (?P<replaces>F\d+))?:",
    re.I,
)
_NOT_BEFORE = re.compile(rf"not[ -]before[ :](?P<on>{_DATE})", re.I)
_SHAPE = "Each fact begins with a line such as: From WHO, 18 March 2025, cleared for publication, on recommendation 1:"


class UnreadableFactsError(ExpectedError):
    """A file of facts is not in the shape that we can read; the message names the line."""

    kind = "unreadable-facts"


def read_facts(text: str) -> tuple[Fact, ...]:
    """The facts of a file, F1, F2 ... in its order; none where it is empty or blank.

    A fact begins with "From WHO, DATE, CLEARANCE[, on ITEM and ITEM][, replaces F1]:" on a line of its own, where the
    clearance is "cleared for publication", "background" or "not before DATE". Its words
    follow, up to the next such line.
    Raises UnreadableFactsError naming the first line that is neither.
    """
    facts: list[Fact] = []
    heads: list[tuple[int, str]] = []
    bodies: list[list[str]] = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        plain = line.strip()
        if plain.startswith("From ") and plain.endswith(":") and re.search(_DATE, plain):
            heads.append((number, plain))
            bodies.append([])
        elif bodies:
            bodies[-1].append(line)
        elif plain:
            raise UnreadableFactsError(
                f"Line {number} of the facts does not say who told us, when and with what clearance.", _SHAPE
            )
    for (number, head), body in zip(heads, bodies, strict=True):
        facts.append(_fact(f"F{len(facts) + 1}", number, head, "\n".join(body).strip()))
    return tuple(facts)


def _fact(fact_id: str, number: int, head: str, words: str) -> Fact:
    match = _HEAD.fullmatch(head)
    if match is None:
        raise UnreadableFactsError(f"Line {number} of the facts cannot be read: “{head}”.", _SHAPE)
    if not words:
        raise UnreadableFactsError(f"Line {number} of the facts is followed by no words.", _SHAPE)
    about = tuple(part.strip() for part in re.split(r", (?:and )?| and ", match["about"] or "") if part.strip())
    clearance = _clearance(match["clearance"].strip(), number)
    return Fact(fact_id, match["sender"], _day(match["on"], number), clearance, words, match["replaces"], about)


def _clearance(words: str, number: int) -> str:
    plain = words.lower()
    if held := _NOT_BEFORE.fullmatch(words):
        return f"{NOT_BEFORE}{_day(held['on'], number).isoformat()}"
    if plain in ("cleared for publication", "for publication", "publication", "cleared"):
        return PUBLICATION
    if plain in ("background", "background only", "for background", "for background only", "not for publication"):
        return BACKGROUND
    raise UnreadableFactsError(
        f"Line {number} of the facts has the clearance “{words}”.",
        "Say: cleared for publication, background, or not before a date.",
    )


def _day(words: str, number: int) -> date:
    day = next((mention.full for mention in dates_in(words)), None)
    if day is None:
        raise UnreadableFactsError(f"Line {number} of the facts has no such day: “{words}”.", _SHAPE)
    return day
