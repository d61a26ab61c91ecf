"""From what an officer typed to what is asked for: patterns of the trade's own phrasing, in a fixed order."""

import re

from assistant.chat.folding import Folded, fold
from assistant.chat.given import fact_in, line_in
from assistant.chat.intents import (
    AnswerItem,
    DraftSection,
    Intent,
    Revise,
    RevisionKind,
    Unknown,
    WhatDidWePromise,
    WhatHaveOthersSaid,
    WhatIsMissing,
    WhenDue,
    WhyBlocked,
)
from assistant.chat.naming import day_in, item_in, section_in
from assistant.chat.phrases import (
    ALL_ITEMS,
    BLOCKED,
    CHANGE,
    CHECK,
    DUE,
    GRADES,
    IT,
    KINDS,
    MAKE,
    MISSING,
    NOUN_FIRST,
    OFF_TOPIC,
    ONLY_A_PERSON,
    OTHERS,
    POLITE,
    PROMISE,
    STANCE,
    TOPIC,
    TRADE,
    WANTED,
)
from assistant.chat.summary import CaseSummary

LONGEST_UTTERANCE = 20_000


def understand(text: str, case_summary: CaseSummary) -> Intent:
    """What the utterance asks for, in the light of the case. Never raises; what it cannot read is Unknown."""
    folded = fold(text[:LONGEST_UTTERANCE].strip())
    said = folded.text
    if not re.search(r"\w", said):
        return Unknown("empty", text)
    asked = _asked(folded, case_summary)
    if asked is not None:
        return asked
    off_topic = OFF_TOPIC.search(said) or (len(said.split()) > 2 and not TRADE.search(said))
    return Unknown("off-topic" if off_topic else "unclear", text.strip())


def _asked(folded: Folded, summary: CaseSummary) -> Intent | None:
    said = folded.text
    if given := line_in(folded) or fact_in(folded, summary):
        return given
    if OFF_TOPIC.search(said) and not (item_in(said) or section_in(said)):
        return None
    if ONLY_A_PERSON.match(said):
        return Unknown("only-a-person", folded.typed)
    if GRADES.search(said):
        return Unknown("grades", folded.typed)
    if CHECK.match(said):
        return WhyBlocked()
    if STANCE.search(said) and not said.endswith("?"):
        return Unknown("position", folded.typed)
    return _question(folded, summary) or _work(folded, summary)


def _question(folded: Folded, summary: CaseSummary) -> Intent | None:
    said = folded.text
    work = _is_work(said)
    if work and not said.endswith("?"):
        return None
    if found := PROMISE.search(said):
        return WhatDidWePromise(_topic(folded, found.end()))
    if found := OTHERS.search(said):
        return WhatHaveOthersSaid(_topic(folded, found.end()))
    if DUE.search(said):
        return _when_due(said, summary)
    if work:
        return None
    if BLOCKED.search(said):
        return WhyBlocked()
    return WhatIsMissing() if MISSING.search(said) else None


def _when_due(said: str, summary: CaseSummary) -> WhenDue:
    item = item_in(said)
    if item and item[0] in summary.items:
        return WhenDue(item=item[0])
    day = day_in(re.sub(r"\b(?:today|this morning|yesterday)\b", "", said), summary.today)
    if day is None and re.search(r"\b(?:published|came out|out|issued|released) (?:today|yesterday)\b", said):
        day = day_in(said, summary.today)
    return WhenDue(day.on if day else None, needs_year=day is not None and day.on is None)


def _topic(folded: Folded, after: int) -> str | None:
    match = TOPIC.search(folded.text[after:])
    if match is None:
        return None
    typed = folded.as_typed(after + match.start("topic"), after + match.end("topic")).strip(" ?.!,")
    bare = re.fullmatch(r"(?:it|this|that|these|the report|this report|the inspection|them)?", typed.lower())
    return None if bare else typed


def _is_work(said: str) -> bool:
    asks_back = re.match(r"^(?:do (?:we|i|you|they)|(?:does|have|has|did) (?:we|i|you|they|it|the|she|he|any))\b", said)
    return bool(MAKE.match(said) or NOUN_FIRST.match(said) or CHANGE.match(said)) and not asks_back


def _work(folded: Folded, summary: CaseSummary) -> Intent | None:
    said = folded.text
    if re.match(r"^(?:what|which|who|where|is|are|does|how|don't|do not|never|stop)\b", said):
        return None
    kind = next((kind for kind, pattern in KINDS if pattern.search(said)), None)
    made = MAKE.match(said) or NOUN_FIRST.match(said)
    if (
        made
        and re.match(r"^make\b", re.sub(POLITE, "", said))
        and (kind or re.search(r"\b(?:it|this|that|them)\b", said))
    ):
        made = None
    item, section = item_in(said), section_in(said)
    if _is_rewriting(said, kind, making=made is not None):
        named = section[0] if section and not item else None
        return Revise(kind or "custom", folded.typed.strip(), section=named, item=item[0] if item else None)
    if item and (made or _bare(said, item[1], item[2])):
        return AnswerItem(item[0], _wish(folded, item[2]), exists=item[0] in summary.items)
    if section and (made or _bare(said, section[1], section[2]) or _wanted(said, section[1])):
        return DraftSection(section[0], _wish(folded, section[2]))
    if made:
        return _draft_of_all(folded, summary, made)
    return Revise("custom", folded.typed.strip(), summary.in_view) if CHANGE.match(said) and not item else None


def _wanted(said: str, start: int) -> bool:
    """True where only "I need the" or "could I have the" stands before the name."""
    return (
        start > 0 and bool(re.match(r"^(?:i|we|let|can|could|please)\b", said)) and bool(WANTED.fullmatch(said[:start]))
    )


def _draft_of_all(folded: Folded, summary: CaseSummary, made: re.Match[str]) -> Intent | None:
    """ "Draft it", "write the response", "let's start": the section in view, or the next one."""
    said = folded.text
    begin = made.end() - len(" draft") if made[0].endswith(" draft") and made.re is NOUN_FIRST else made.end()
    if ALL_ITEMS.match(said, made.end()):
        return DraftSection("initial_response")
    if found := IT.match(said, begin):
        return DraftSection(summary.next_section, _wish(folded, found.end()))
    alone = re.fullmatch(
        r"(?: (?:of|again|please|now|away|over|off|the|a|draft|drafting|going|started|writing|me|us))*[.!? ]*",
        said[made.end() :],
    )
    return DraftSection(summary.next_section) if alone else None


def _is_rewriting(said: str, kind: RevisionKind | None, *, making: bool) -> bool:
    if kind and (not making or re.search(r"\b(?:re-?write|version)\b", said)):
        return True
    return bool(CHANGE.match(said) and not making)


def _bare(said: str, start: int, end: int) -> bool:
    """True where the utterance is the name alone, as in "rec 2 please"."""
    rest = (said[:start] + said[end:]).strip(" .!,")
    return bool(re.fullmatch(r"(?:the|and|now|next|please|ok|okay|then|on to|onto|for|to|,| )*", rest))


def _wish(folded: Folded, after: int) -> str | None:
    following = next((start for start, *_ in folded.words if start >= after), len(folded.text))
    rest = folded.as_typed(following).strip(" ,.;:–-!") if following < len(folded.text) else ""
    rest = re.sub(
        r"^(?:of the (?:response|record|form)|section|bit|part|please|for me|for us|now|then|again|afresh|thanks)\b",
        "",
        rest,
    )
    rest = re.sub(r"\b(?:please|thanks|thank you|now|for me|again)[.!]*$", "", rest).strip(" ,.;:–-!?")
    return rest if len(rest.split()) > 1 else None
