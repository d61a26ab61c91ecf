"""Content words of a text in a form that lets two tellings of one thing be compared. No model, no input or output."""

from functools import lru_cache

from assistant.wording.quotations import Word, words_in

_STOP_TEXT = """
a an the this that these those it its itself he she they them their theirs we us our ours you your i me my
mine his her hers who whom whose which what when where while how why there here and but or nor so yet if than
then as at by for from in into of off on onto out over to up down under with within without about after before
between during until since through across against per via be am is are was were been being have has had having
do does did done doing will would shall should can could may might must not no none also only even still just
very more most less least much many some any all both each every either neither other others another such same
own too again further now today already yet well one say says said saying tell tells told give gives gave
given make makes made making take takes took taken get gets got go goes went come comes came put puts
"""
_TRADE_TEXT = """
force forces police policing constabulary constable constables chief commissioner commissioners mayor deputy
officer officers inspector inspectors inspectorate hmicfrs report reports reported inspection inspections
recommendation recommendations area areas improvement improvements cause causes concern concerns section
sections year years month months day days per cent percent number figure figures office body response
"""


_STOP = frozenset(_STOP_TEXT.split())
# Words that stand in almost every response: shared, they show nothing.
_TRADE = frozenset(_TRADE_TEXT.split())
_ENDINGS = (
    "ations",
    "ation",
    "ingly",
    "ments",
    "ment",
    "ings",
    "ing",
    "edly",
    "ies",
    "ied",
    "ers",
    "ed",
    "es",
    "ly",
    "s",
)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word with its common endings taken off; two forms of one word mostly give one stem."""
    word = word.removesuffix("’s").removesuffix("’")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


@lru_cache(maxsize=16384)
def is_content(word: str) -> bool:
    """True for a word (in comparable form) that says what a sentence is about."""
    plain = word.removesuffix("’s").removesuffix("’")
    return plain not in _STOP and plain not in _TRADE and len(plain) > 1 and not plain[0].isdigit() and plain[0] != "£"


@lru_cache(maxsize=4096)
def stems_of(text: str) -> frozenset[str]:
    """The stems of a text's content words."""
    return frozenset(stem(word.plain) for word in words_in(text) if is_content(word.plain))


@lru_cache(maxsize=16384)
def stems_near(text: str, start: int, end: int, reach: int = 9) -> frozenset[str]:
    """The stems of the content words within `reach` words before and after a span."""
    words = words_in(text)
    before = [word for word in words if word.end <= start][-reach:]
    after = [word for word in words if word.start >= end][:reach]
    return frozenset(stem(word.plain) for word in (*before, *after) if is_content(word.plain))


def content_words(text: str) -> tuple[Word, ...]:
    """The content words of a text with their places."""
    return tuple(word for word in words_in(text) if is_content(word.plain))
