"""What to ask about how things stand now, taken from an item's own words: "who counts the cash now, and how often"."""

import re

from assistant.wording.subjects import asked_for

_OFTEN = (
    r"(?:at least )?(?:once|twice|three times)? ?(?:a|every|each|per) (?:\w+ )?(?:day|week|month|quarter|year)s?\b"
    r"|\b(?:annually|monthly|weekly|daily)\b"
)
_BASE = {
    "counted": "counts", "checked": "checks", "reviewed": "reviews", "audited": "audits", "tested": "tests",
    "examined": "examines", "visited": "visits", "inspected": "inspects", "analysed": "analyses", "read": "reads",
    "approved": "approves", "supervised": "supervises", "monitored": "monitors", "assessed": "assesses",
}  # fmt: skip


def present_state(text: str) -> str | None:
    """The question that shows how far an item is met now, None where its words do not give one that reads well."""
    what = asked_for(text)
    if what is None:
        return None
    clause = re.sub(r"^(?:make sure|ensure)(?: that)? ", "", what)
    for ask in (_share_in_time, _who_and_how_often, _whether_any, _how_many_not, _how_many_people, _trained):
        asked = ask(clause)
        if asked and not re.search(r"\b(?:it|they|them|this|these)\b", asked) and len(asked.split()) < 26:
            return asked
    return None


def _who_and_how_often(clause: str) -> str | None:
    match = re.match(
        rf"(?:all |every |each )?(?P<what>[\w’, -]{{3,60}}?) (?:is|are) (?P<verb>{'|'.join(_BASE)})\b(?P<rest>.*)$",
        clause,
    )
    if not match:
        return None
    plain = re.sub(r"\s+in (?:their|its|the) [\w ]+$", "", match["what"])
    often = ", and how often" if re.search(_OFTEN, match["rest"]) else ""
    return f"who {_BASE[match['verb']]} {_the(plain)} now{often}" if often or " by " in match["rest"] else None


def _whether_any(clause: str) -> str | None:
    match = re.match(r"(?:all )?(?P<what>[\w’ -]{3,50}?) (?:is|are) no longer (?P<rest>[\w’ -]+)$", clause)
    return f"whether any {match['what']} are still {match['rest']}" if match else None


def _how_many_not(clause: str) -> str | None:
    match = re.match(
        r"(?:every|each) (?P<one>[\w’-]+)(?P<more>(?: (?!is\b|has\b)[\w’-]+)*?)(?: that is to be \w+)? "
        r"(?:is (?P<done>(?:recorded|registered|entered|held|stored|logged|flagged|vetted|seen) [\w’ -]+)|"
        r"has (?P<has>an? [\w’ -]+?))(?: (?:within|in|by|which|that)\b.*)?$",
        re.split(r", and (?=that|it|they)", clause)[0].rstrip(","),
    )
    if not match:
        return None
    more = re.sub(r"\b(?:their|its)\b", "the", match["more"] or "")
    several = f"{match['one'][:-1]}ies" if re.search(r"[^aeiou]y$", match["one"]) else f"{match['one']}s"
    state = f"are not yet {match['done']}" if match["done"] else f"have no {re.sub(r'^an? ', '', match['has'] or '')}"
    return f"how many {several}{more} {state}{'' if 'not yet' in state else ' now'}"


def _share_in_time(clause: str) -> str | None:
    within = re.match(
        r"(?P<what>[\w’ -]{3,50}?) (?P<be>is|are) (?P<done>\w+(?:ed|en|read"
        r"|met)\b(?: to [\w’]+ [\w’]+)?)(?: by [\w’ -]{3,40}?)? (?P<time>within (?:\d+|\w+) (?:minutes?|hours?"
        r"|days?|weeks?"
        r"|months?)(?: of [\w’ -]+)?)$",
        clause.split(", at any")[0],
    )
    if within:
        every = re.match(r"(?:every|each) ", within["what"])
        what = re.sub(r"^(?:all|every|each) ", "", within["what"]) + ("s" if every else "")
        be = "are" if every else within["be"]
        return f"the share of {what} that {be} {within['done']} {within['time']} now"
    target = re.match(
        r"(?:it )?(?P<verb>attends|answers) (?P<what>[\w’ -]{3,50}?) within its (?:target|published"
        r"|own) (?:times?|targets?)\b",
        clause,
    )
    done = {"attends": "attended", "answers": "answered"}.get(target["verb"], "") if target else ""
    return f"the share of {target['what']} {done} within the target times now" if target else None


def _how_many_people(clause: str) -> str | None:
    match = re.match(
        r"(?:it |they )?(?:has|have) enough (?P<who>(?:[\w-]+ ){0,3}(?:officers|staff|investigators|examiners"
        r"|handlers))\b",
        clause,
    )
    return f"how many {match['who']} are needed and how many there are" if match else None


def _trained(clause: str) -> str | None:
    match = re.match(
        r"(?:everyone|everybody|all staff|all officers|those) who (?P<who>[\w’ ]{3,50}?) (?:is"
        r"|are) (?P<done>trained|vetted)\b",
        clause,
    )
    if not match:
        return None
    who = re.sub(r"\bworks\b", "work", match["who"])
    return f"how many people {who}, and how many of them are {match['done']}"


def _the(what: str) -> str:
    return what if re.match(r"(?:the|their|its)\b", what) else f"the {what}"
