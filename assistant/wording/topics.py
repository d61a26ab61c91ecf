"""A short name for what an item is about, taken from its own words: "101 calls", "investigation plans"."""

import re

from assistant.wording.phrases import lower_first
from assistant.wording.subjects import asked_for, topic_of_heading

_LONGEST = 9
_PEOPLE = (
    r"(?:it|they|(?:the |its |their |all )?(?:force|constabulary|service|officers|staff|supervisors|teams"
    r"|leaders|managers"
    r"|sergeants|investigators|everyone|people))"
)
_WAY = (
    r"(?:now|early|well|promptly|sooner|properly|fully|consistently|regularly|routinely|quickly|effectively|better|"
    r"correctly|accurately|more|enough|always|too|also)"
)
# Where a name ends: what follows says when, how or why, not what.
_STOP = re.compile(
    rf"(?:[,;:].*|\s(?:{_WAY}\b|in (?:time|order|full|line|a|an|every|the same)\b|on (?:time|the day)\b|within\b"
    rf"|without\b"
    r"|by\b|at (?:the|least|all|any)\b|so that\b|so\b(?= )|because\b|before\b|after\b|when\b|where\b|while\b"
    r"|who\b|which\b"
    r"|that (?:are|is|was|were|they|it|have|need|each)\b|to (?:make|ensure|support|help|improve|reduce"
    r"|understand|meet|protect"
    r"|one|a|an)\b|with (?:a|an|its|their)\b|and (?:act|keep|know|make|that|record|assess|use|ensure|supervise"
    r"|it|they|its|to|review|should|does|do|understand|take|acts|records|uses)\b|the (?:attention|priority"
    r"|support|time)"
    r"|as \w+|once\b|every\b|each\b|when\b|rather\b|one to one\b).*)$"
)
_AUX = r"(?:is|are|was|were|has|have|can|do|does|will|get|gets|receive|receives)"


def short_topic(text: str) -> str | None:
    """A short noun phrase for an item's subject, None where its wording gives none that reads well."""
    what = asked_for(text)
    if what is None:
        heading = topic_of_heading(text)
        return heading if heading and not re.search(r"\b(?:should|must|needs? to)\b", heading) else None
    if re.match(r"be \w+", what):
        lead = re.split(r"\b(?:should|must)\b", " ".join(text.split()), maxsplit=1)[0]
        topic = lower_first(_name(lead) or "") or None
    else:
        topic = _topic(what)
    return topic if topic and len(topic.split()) <= _LONGEST else None


def _topic(what: str) -> str | None:
    sure = re.match(r"(?:make(?:s)? sure|ensures?|be able to|check|see)(?: that)? (?:that )?(.+)$", what)
    if sure and re.match(r"(?:make|ensure|check|see)", what):
        return _of_clause(sure[1])
    counted = re.match(r"(?:\w+ )(?:the\s+)?number of (.+)$", what)
    if counted:
        return _name(counted[1])
    how = re.match(r"(?:improve|strengthen|review|address|change) how (?:it|they) \w+ (.+)$", what)
    if how:
        return _name(how[1])
    asked = re.match(r"(?:understand|know|establish|find out|review) ((?:why|how|what|where|whether)\b.+)$", what)
    if asked:
        question = re.split(r"[,;:]| and (?=act|use|do|make)", asked[1])[0].strip()
        return None if re.search(r"\b(?:it|they)\b", question) or len(question.split()) < 3 else question
    carried = re.match(r"(?:carry|carries) out (.+)$|(?:set|sets) up (.+)$", what)
    if carried:
        return _name(carried[1] or carried[2])
    done = re.match(
        r"[a-z]+(?:, and \w+(?: on)?,)? (?:(?:in|out|up|down|off|with|on|to|of) )?(?:(?!early)\w+ly )?(.+)$", what
    )
    return _name(done[1]) if done else None


def _of_clause(clause: str) -> str | None:
    """What a clause is about: its object where people in general do something, else its subject."""
    clause = re.sub(r"^that ", "", clause)
    nested = re.match(rf"{_PEOPLE} (?:check|see|know|understand)s? that (.+)$", clause, re.I)
    if nested:
        return _of_clause(nested[1])
    time_for = re.match(r"(?:.+?) (?:has|have) (?:enough |the |sufficient )?((?:time|capacity) for .+)$", clause)
    if time_for:
        return _name(time_for[1])
    enough = re.match(
        rf"{_PEOPLE} (?:has|have) (?:the |enough |sufficient )?(?:\w+ and )?(?:\w+) to (?:\w+ (?:after |to )?)"
        r"(the \w+ of .+|.+)$",
        clause,
        re.I,
    )
    if enough and not re.match(rf"{_PEOPLE} (?:has|have) enough", clause, re.I):
        return _name(enough[1])
    own = re.match(
        rf"{_PEOPLE} (?:(?:do|does) not )?(?:{_AUX} )?(?:{_WAY} )?(?P<verb>[a-z]+)(?:, and \w+(?: on)?,)? "
        rf"(?:(?:in|out|up|down|off|on|to) )?(?P<what>.+)$",
        clause,
        re.I,
    )
    if own:
        return None if own["what"].startswith(("their ", "its targets")) else _name(own["what"])
    has = re.match(r"((?:[\w’'-]+ ){0,3}[\w’'-]+s) have (an? [\w-]+(?: [\w-]+)?)(?=,|$| and| that| which)", clause)
    if has and not re.match(r"\w+ (?:time|access)", has[2]):
        return f"{_several(has[2])} for {has[1]}"
    subject = re.match(rf"(.+?) {_AUX}\b", clause) or re.match(r"(.+?) \w+ed\b", clause)
    return _name(subject[1]) if subject else None


def _cut(phrase: str) -> str:
    return _STOP.sub("", " ".join(phrase.split())).strip()


def _name(phrase: str) -> str | None:
    """A noun phrase cut where it stops naming; nothing where what is left leans on something or is no name."""
    name = _cut(phrase)
    name = re.sub(r"^(?:every|each) ([\w-]+[a-z])$", r"a \1", name)
    name = re.sub(r"^(?:every|each|all|any|no|more) ", "", name)
    name = re.sub(r"^(?:its|their) (?=[\w-]+ (?:of|for|to)\b|\w+ \w+)", "the ", name)
    name = re.sub(r"^(?:its|their) ", "", name)
    name = re.sub(r"\b(?:its|their) (?=[\w-]+s\b)", "", name)
    name = re.sub(r"\b(?:its|their) ", "the ", name)
    name = _several(name)
    if not name or _NO_NAME.search(name):
        return None
    return name if re.search(r"[a-z]{3}|\b101\b|\b999\b", name) else None


_NO_NAME = re.compile(
    r"\b(?:it|they|them|this|these|those|one)\b|^(?:that|whether|if|to|be|not|of|and|for|by|from|at|in|how often"
    r"|works?)\b"
    r"|\b(?:that|to|for|of|in|and|on|with|from)$",
    re.I,
)


def _several(name: str) -> str:
    """One of a kind as the kind: "an investigation plan" -> "investigation plans"."""
    one = re.fullmatch(r"an? ((?:[\w-]+ )*)([a-z]+[^s\W])", name)
    if not one or one[2].endswith(("ing", "ness", "tion", "ity")):
        return re.sub(r"^an? ", "", name) if one else name
    last = one[2]
    plural = (
        last[:-1] + "ies"
        if re.search(r"[^aeiou]y$", last)
        else last + ("es" if re.search(r"(?:ch|sh|x)$", last) else "s")
    )
    return f"{one[1]}{plural}"
