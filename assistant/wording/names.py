"""Names as plain English tells them: people with their ranks, bodies, boards, operations and places."""

import re
from dataclasses import dataclass
from functools import lru_cache

_TRADE_TEXT = """
police policing crime fire rescue commissioner commissioners commissioner’s mayor mayors mayor’s deputy acting
temporary assistant chief constable constables constable’s chiefs superintendent inspector inspectors
inspectorate constabulary constabularies majesty’s his her hm hmi hmic hmicfrs hmicfrs’s peel home office
secretary government parliament minister act acts section sections regulations england wales english welsh
britain british uk united kingdom college council councils national local authority authorities area areas
improvement improvements recommendation recommendations cause causes concern grade grades inspection
inspections report reports letter revisit summary response initial overall comments engage scan ‘engage ‘scan
afi afis pcc pccs pfcc opcc opfcc mopac npcc apcc iopc cps nca foi cc dcc acc faq january february march april
may june july august september october november december monday tuesday wednesday thursday friday saturday
sunday christmas easter new year i i’m i’ve i’ll i’d mr mrs ms miss dr sir dame lord lady outstanding good
adequate requires inadequate chief’s officer officers panel board plan code practice victims crown prosecution
service services annual public safety royal assent legislative bill commons lords house select committee
affairs ministry justice data protection freedom information independent conduct district borough county city
regional office’s criminal courts court professional standards state covid pandemic internet facebook
microsoft word excel
"""
_OPENERS_TEXT = """
a an the this that these those it its he she they we you i my our his her their your in on at by for from to
of as and but or nor so yet if when where while since until before after during between within without with
under over what who whom whose which why how there here not no nor all any both each every either neither some
many most more fewer less such other another one two three four five six seven eight nine ten first second
third last next then now today however although though because also only even once still again instead
meanwhile further following inspectors inspection supervisors officers staff people victims reports
recommendations does did do is are was were has have had will would shall should can could may might must let
being having given no
"""


_RANK_WORDS = (
    r"(?:(?:Temporary|Acting|Deputy|Assistant|Former|Interim|T/|A/)\s*)*"
    r"(?:Chief Constable|Chief Superintendent|Superintendent|Chief Inspector|Inspector|Sergeant|Constable|Commander|"
    r"Assistant Commissioner|Deputy Commissioner|Commissioner|Deputy Mayor|Mayor|Sir|Dame|Lord|Lady|"
    r"Baroness|Dr|Mr|Mrs|Ms|Miss|"
    r"Councillor|Cllr|Professor|Judge|Minister|ACC|DCC|CC|PCC|HMI)"
)
_RANK = re.compile(rf"\b(?P<rank>{_RANK_WORDS})\s+")
# Of these, only police ranks are compared: a commissioner's titles are many, and have a check of their own.
_POLICE_RANK = re.compile(r"(?:Chief Constable|Superintendent|Chief Inspector|Inspector|Sergeant|Constable|Commander)$")
_ALIASES = {"ACC": "Assistant Chief Constable", "DCC": "Deputy Chief Constable", "CC": "Chief Constable"}

_WORD = r"[A-ZÀ-ÖØ-Þ](?:[\w’'-]*\w)?"
_RUN = re.compile(rf"(?<![\w’'-]){_WORD}(?:[ ](?:(?:de|van|von|ap|al|bin|ab)[ ])?{_WORD})*")
_PLACE_INSIDE = re.compile(r"^[A-Z][\w’']*-(?:on|upon|in|le|under|by|next)-")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;…][”’\"')\]]*\s*|\n\s*|[“‘\"(\[]\s*|[-•*]\s+|\d[.)]\s+|—\s*|–\s+)[“‘\"(]*$")

# Words that stand with a capital in any response and name nobody of their own.
TRADE_WORDS = frozenset(_TRADE_TEXT.split())
_BODY_END = re.compile(
    r"(?:Board|Committee|Hearing|Forum|Group|Meeting|Programme|Taskforce|Team|Unit|Strategy|Partnership|Centre"
    r"|Hub|Squad|Fund|"
    r"Scheme|Initiative|Project|Trust|Association)$"
)
_OPERATION = re.compile(r"^(?:Operation|Project|Op)\s")
# Words that open sentences; a capital there says nothing.
_OPENERS = frozenset(_OPENERS_TEXT.split())


@dataclass(frozen=True)
class Name:
    """A run of capitalised words. `rank` is the title before it ("Assistant Chief Constable") or "".

    `opening` is True where the first word also opens a sentence, so that its capital says nothing.
    """

    start: int
    end: int
    text: str
    rank: str = ""
    rank_start: int | None = None
    opening: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The words, with possessive endings taken off."""
        return tuple(plain_word(word) for word in self.text.split())

    @property
    def is_person(self) -> bool:
        """True where the run can be a person's name: two or three words, none of them the trade's own."""
        words = self.words
        if not 2 <= len(words) <= 3 or self.is_body:
            return False
        return not any(word.lower() in TRADE_WORDS or word.isupper() for word in words)

    @property
    def is_body(self) -> bool:
        """True for a board, committee, programme, operation or the like."""
        run = " ".join(self.words)
        return len(self.words) > 1 and bool(_BODY_END.search(run) or _OPERATION.match(run))


@lru_cache(maxsize=4096)
def names_in(text: str) -> tuple[Name, ...]:
    """The names of a text in order, without the rank before and without a function word that opens a sentence."""
    result: list[Name] = []
    for match in _RUN.finditer(text):
        name = _name(text, match.start(), match.end())
        if name is not None:
            result.append(name)
    return tuple(result)


def _name(text: str, start: int, end: int) -> Name | None:
    opening = _SENTENCE_END.search(text[max(0, start - 6) : start]) is not None
    first, _, rest = text[start:end].partition(" ")
    if opening and plain_word(first).lower() in _OPENERS:
        if not rest:
            return None
        start, opening = start + len(first) + 1, False
    rank, rank_start = "", None
    if match := _RANK.match(text, start, end):
        rank, rank_start, start, opening = match["rank"], start, match.end(), False
    words = text[start:end]
    return Name(start, end, words, _ALIASES.get(rank, rank), rank_start, opening) if words else None


@lru_cache(maxsize=16384)
def plain_word(word: str) -> str:
    """A word without a possessive ending, quotation marks or a straight apostrophe."""
    word = word.replace("'", "’").strip('’‘“”"()[],.;:')
    return word[:-2] if word.endswith("’s") else word


def is_police_rank(rank: str) -> bool:
    """True for a rank of the police service, False for a commissioner's or a courtesy title."""
    return bool(_POLICE_RANK.search(rank))
