"""Facts and the commissioner's line as officers give them in chat."""

import re

from assistant.chat.folding import Folded
from assistant.chat.intents import GiveFact, GiveLine
from assistant.chat.naming import day_in, item_in
from assistant.chat.summary import CaseSummary

_LEAD = re.compile(
    r"^(?:(?:ok|okay|hi|hello|right|also|and|so|fyi|please note|just to say)[,:]? )*"
    r"(?:(?:here's|here is|here are|this is|i have|i've got|we have|we've got|i've|add|record|note|take|log) "
    r"(?:(?:a|an|another|one more|some|this|the following|the)? ?)?(?:new |further |more )?"
    r"(?:facts?|figures?|information|update|news)\b[^:]{0,60}?(?::|,| -|$)|"
    r"(?:new |another |latest )?(?:facts?|figures?|update|news)(?: from [^:]{2,60})?:) ?"
)
_ROLE = (
    r"(?:(?:temporary|acting|temp|t/|a/|assistant|deputy|the) ?)*(?:acc|dcc|cfo|ceo|"
    r"chief constable|chief superintendent|"
    r"superintendent|chief inspector|inspector|detective \w+|sergeant|constable|commissioner|"
    r"deputy mayor|mayor|chief executive|"
    r"chief finance officer|head of [\w ]+?|director of [\w ]+?|internal audit|treasurer|staff officer)"
)
_ROLE_WORDS = frozenset(
    """the our temporary acting temp deputy assistant acc dcc cfo ceo chief constable superintendent inspector sergeant
    commissioner mayor executive finance officer head of director internal audit treasurer staff detective and for
    scrutiny performance policy assurance governance contact control room""".split()  # noqa: SIM905
)
_COLLECTIVE = (
    r"(?:the |our )?(?:force|constabulary|police service|service|met|office|team|opcc|board|"
    r"council|college of policing|they)"
)
_SAID = (
    r"(?:(?:has|have|had|'s|'ve) )?(?:now |just |also |since |since then )?"
    r"(?:told|tell|tells|confirmed|confirms?|said|say|says|advised|advises|informed|reported|e-?mailed|wrote)"
    r"(?: (?:to )?(?:us|me|this office|the office|the opcc))?(?: in writing| by e-?mail| by phone)?"
)
_TELLING = re.compile(
    rf"^(?:(?:ok|okay|right|also|and|so|fyi)[,:]? )?(?P<who>{_ROLE}(?: [a-z'-]+){{0,3}}?|{_COLLECTIVE}|"
    rf"(?P<person>[a-z'-]+(?: [a-z'-]+){{1,3}}?)) {_SAID}\b"
)
_TOLD_BY = re.compile(
    r"^(?:(?:i|we)(?:'ve| have| was| were|'ve just)?(?: just)? |just )(?:been )?(?:told|advised|informed|heard)"
    r"(?: (?:by|from) (?P<who>[^,:]+?))?(?= on \d| yesterday| today| this morning|,| that\b|:|$)"
)
_NOT_INSPECTED = re.compile(
    r"^((?:our|the) (?:force|constabulary|service) (?:was|is|were) (?:not|never|n't) (?:one of .*)?inspected\b|"
    r"(?:our|the) (?:force|constabulary|service) wasn't inspected\b)"
)
_FROM = re.compile(
    r"\b(?:from|source|told by|given by|according to)(?: is|:)? (?P<who>[^,;:.()]{2,60}?)(?= on \d| dated|[,;:.()]|$)"
)
_POSITION = re.compile(
    r"^(?:(?:please )?(?:make it )?(?:say|put|state|write) (?:that )?)?(?P<own>we|i|she|he|"
    r"the commissioner|the force|the deputy mayor|the chief constable) "
    r"(?:(?:do|does|will|would|can|cannot|fully|partly|partially|also|not|don't|doesn't|won't) )*"
    r"(?:accepts?|rejects?|agrees? (?:with|to)|disagrees? with|supports?) "
)
_BACKGROUND = re.compile(
    r"\b(?:not (?:to be |for )(?:publication|publish(?:ed|ing)?|release)|"
    r"(?:for )?background(?: only)?|off the record|"
    r"confidential|do not publish|don't publish|internal only|not public)\b"
)
_NOT_BEFORE = re.compile(
    r"\b(?:not before|not until|embargoed (?:until|till|to)|hold (?:it )?(?:until|till)|"
    r"held until|publish (?:from|after))\b"
)
_CLEARED = re.compile(
    r"\b(?:cleared(?: for publication| to publish)?|for publication|can be (?:published|used|"
    r"quoted)|(?:ok|okay|fine|happy) to publish|"
    r"it's public|is public|already public|publishable)\b"
)
_QUESTION = re.compile(
    r"^(?:what|when|why|who|how|which|where|can|could|would|will|should|is|are|do|does|did|has|"
    r"have|draft|write|show|tell|make|find)\b"
)
_QUALIFIED = re.compile(r"\b(?:broadly|largely|mostly|partly|cautiously|in part|but|except|not|don't|doesn't|never)\b")
_LINE_LEAD = re.compile(
    r"^(?:(?:ok|okay|yes|so|right|well)[,:]? )?(?:(?:the|our|her|his|their|my|commissioner's) )*(?:commissioner's )?"
    r"(?:line|position|view|stance)(?: (?:on (?:it|this|the report)|here))?(?: (?:is|will be|"
    r"should be|would be)(?: that)?|:| -)? ?"
)
_WELCOME = re.compile(
    r"^(?:(?:we|i|she|he|they|the commissioner|commissioner|the mayor|the deputy mayor|let's|"
    r"say (?:that )?we|put that we) )?"
    r"(?:would |will |'d |'ll )?(?:like to )?(?:warmly |very much )?(?:welcom(?:e|es|ing)|(?:is|"
    r"are|am|'re|'s) (?:very )?(?:pleased|happy|positive))"
    r"(?: (?:it|this|that|the report|the letter|the findings?|them|with (?:it|this|the report)|about (?:it|this)|"
    r"the decision|this report|the inspection|line))?[.! ]*$"
)
_MIXED = re.compile(
    r"^(?:(?:it's|it is|this is|we're|we are|she's|he's|go|make it|say|call it|the report is) )*(?:a )?(?:bit )?"
    r"(?:mixed|balanced)(?: (?:one|bag|picture|report|line|feelings|about it|response))*[.! ]*$"
)
_CRITICAL = re.compile(
    r"^(?:(?:it's|it is|this is|we're|we are|we|i'm|i am|i|she's|she is|he's|he is|they're|go|be|"
    r"the commissioner is|commissioner is|"
    r"very|really|rather|quite) )*(?:critical|disappointed|concerned|unhappy|not happy|worried)"
    r"(?: (?:of|about|at|by|with) (?:it|this|that|the (?:report|findings?|letter|results?)))?[.! ]*$"
)


def line_in(folded: Folded) -> GiveLine | None:
    """The commissioner's line where the utterance gives one, or None. Qualified words are kept as they were said."""
    text = folded.text
    if text.endswith("?") or _QUESTION.match(text):
        return None
    lead = _LINE_LEAD.match(text)
    rest = text[lead.end() :] if lead else text
    if lead and not rest.strip(" .:-"):
        return None
    for value, pattern in (("welcome", _WELCOME), ("mixed", _MIXED), ("critical", _CRITICAL)):
        if pattern.match(rest):
            return GiveLine(value)
    if lead:
        return GiveLine(folded.as_typed(lead.end()).strip(" ."))
    qualified = re.match(
        r"^(?:we|i|she|he|the commissioner) (?:\w+ ){0,2}welcomes? (?:it|this|the (?:report|letter|"
        r"findings?))\b",
        text,
    )
    return GiveLine(folded.typed.strip()) if qualified and _QUALIFIED.search(text) else None


def fact_in(folded: Folded, summary: CaseSummary) -> GiveFact | None:
    """The fact that the utterance gives, with what it says of who, when and clearance, or None."""
    text = folded.text
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    telling = _TOLD_BY.match(text[start:]) or _told_us(folded, start)
    position = _POSITION.match(text) if item_in(text) else _NOT_INSPECTED.match(text)
    if text.endswith("?") or (not lead and not position and (_QUESTION.match(text) or not telling)):
        return None
    said_from = start + telling.end() if telling else position.start(1) if position else start
    named_day = day_in(text[said_from : said_from + 30], summary.today) if telling else None
    if named_day and re.fullmatch(r"[ ,]*(?:on |dated )?", text[said_from : said_from + named_day.start]):
        said_from += named_day.end
    else:
        named_day = None
    said_from += len(text[said_from:]) - len(re.sub(r"^[ ,:]*(?:that\b|it's that\b)?[ ,:-]*", "", text[said_from:]))
    end = _aside(text, said_from)
    who = _who(folded, telling, start, said_from, end)
    aside = text[:said_from] + " " + text[end:]
    told = _NOT_BEFORE.split(text[end:])[0]
    day = named_day or day_in(told, summary.today)
    item = item_in(text)
    return GiveFact(
        _tidy(folded.as_typed(said_from, end)) if said_from < end else "",
        who[0],
        item[0] if item and item[0] in summary.items else None,
        _clearance(aside, summary),
        day.on if day else None,
        who[1],
    )


def _told_us(folded: Folded, start: int) -> re.Match[str] | None:
    """The beginning of "X told us that ...", where X is a role, the force, or somebody with a capital."""
    match = _TELLING.match(folded.text[start:])
    if match is None or re.fullmatch(_COLLECTIVE, match["who"]):
        return match
    typed = folded.as_typed(start, start + match.end("who"))
    named = [word for word in typed.split() if word.lower().strip(",") not in _ROLE_WORDS]
    return match if all(word[:1].isupper() or "/" in word for word in named) else None


def _tidy(text: str) -> str:
    text = text.strip(" ,;").strip('“”"').strip(" ,;")
    return text[:1].upper() + text[1:] if text else text


def _aside(text: str, start: int) -> int:
    """Where the fact ends and remarks about it (who, clearance) begin."""
    end = len(text)
    while match := re.search(
        r"(?:(?<=[.;!]) |[ ,]*(?=\()|, (?=from |source|told by |cleared|for background|background|"
        r"not (?:for|before|until) |ok to |embargoed|hold |held ))[^.;]*[.;]?$",
        text[start:end],
    ):
        tail = text[start + match.start() : end]
        if not (_BACKGROUND.search(tail) or _CLEARED.search(tail) or _NOT_BEFORE.search(tail) or _FROM.search(tail)):
            break
        if match.start() == 0:
            break
        end = start + match.start()
    return end


def _who(
    folded: Folded, telling: re.Match[str] | None, start: int, said_from: int, end: int
) -> tuple[str | None, bool]:
    text = folded.text
    if telling and telling.group("who"):
        a, b = telling.span("who")
        who = folded.as_typed(start + a, start + b).strip(" ,:")
        return who, not re.fullmatch(_COLLECTIVE, text[start + a : start + b])
    for begin, stop in ((end, len(text)), (0, said_from)):
        if match := _FROM.search(text[begin:stop]):
            who = folded.as_typed(begin + match.start("who"), begin + match.end("who")).strip(" ,:;.()")
            return who, not re.fullmatch(_COLLECTIVE, match["who"].strip())
    return None, False


def _clearance(text: str, summary: CaseSummary) -> str | None:
    if match := _NOT_BEFORE.search(text):
        day = day_in(text[match.end() :], summary.today)
        if day and day.on:
            return f"not-before:{day.on.isoformat()}"
    if _BACKGROUND.search(text):
        return "background"
    return "publication" if _CLEARED.search(text) else None
