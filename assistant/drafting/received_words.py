"""The chief officer's own sentences in the body's answer: which of them can be told, and how."""

import re

from assistant.drafting.attribution import quoted
from assistant.drafting.writing import Writing
from assistant.matrix.told import ORDINALS
from assistant.wording.phrases import ended, lower_first, unended
from assistant.wording.reported import Voice, reported
from assistant.wording.statements import Statement

MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEARLESS = re.compile(rf"\b\d{{1,2}} {MONTH}\b(?! \d{{4}})|\b(?:in|since|by|until) {MONTH}\b(?! \d{{4}})", re.I)
_LEANS_INSIDE = re.compile(
    r"^(?:In|On|By|Since|For|At|During|Over)\b(?: [\w’]+){1,5},? (?:they|it|he|she)\b"
    r"|^An? (?:year|month|week|day) (?:earlier|before|later)\b|\b(?:of|in) them\b|\bthe other (?:\d+|\w+)\b",
    re.I,
)
LEANING = re.compile(r"(?:that|this|it|they|these|those|he|she|nine|all|each|both)\b(?! \d)", re.I)


def chief_clause(writing: Writing, text: str) -> str | None:
    """What the chief officer wrote, as a clause after "that": "we" is the force; None where it has to be quoted."""
    # A date without its year is clear in the chief officer's own text only.
    if re.search(r"\b(?:I|my|me|myself|your?)\b|[“\"?]", text) or _YEARLESS.search(text):
        return None
    text = re.sub(rf"^On the (?:{'|'.join(ORDINALS)})(?: recommendation)?, ", "", text)
    if re.search(r"\b(?:We|we)[’'](?:re|ve|ll)\b|n[’']t\b", text):
        return None
    told = reported(re.sub(r"^[-–•*]\s*", "", text).rstrip(";, "), Voice(writing.noun, "it", "its"))
    return None if told is None else lower_first(unended(told), writing.names)


def counts(statement: Statement) -> bool:
    """True where a sentence counts or measures something beside its dates and the numbers of items."""
    plain = re.sub(rf"\b\d{{1,2}} {MONTH}(?: \d{{4}})?|\b{MONTH} \d{{4}}|\b(?:19|20)\d\d\b", "", statement.text)
    plain = re.sub(
        r"\b(?:[Rr]ecommendations?|[Aa]reas?(?: for improvement)?) \d+(?:(?:, | to | and )\d+)*|\b(?:101|999)\b",
        "",
        plain,
    )
    return bool(
        re.search(
            r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine) (?:\w+ )?in (?:three|four|five|six|seven"
            r"|eight|nine|ten)\b",
            plain,
        )
    )


def statements_on(writing: Writing, item: str) -> tuple[Statement, ...]:
    """The sentences of the chief officer's own text that speak of an item, in order."""
    return writing.told.received.get(item, ())


def leans(text: str) -> bool:
    """True where a sentence cannot be read without the one before it."""
    return bool(LEANING.match(text) or _LEANS_INSIDE.search(text))


def chief_words(writing: Writing, text: str, *, also: bool = False) -> str:
    """What the chief officer says, with its verb: "says that ..." in reported speech, or "writes: “...”"."""
    more = "also " if also else ""
    clause = chief_clause(writing, text)
    if clause is None:
        return f"{more}writes: “{ended(quoted(text).rstrip('; '))}”"
    return f"{more}says that {clause}."
