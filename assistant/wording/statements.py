"""What a sentence of the force or of the office says: a position, an owner, an action, an account."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.drafts.facts import Fact
from assistant.drafts.profile import OfficeProfile
from assistant.wording.sentences import sentences_in

Speaker = Literal["force", "office"]
Kind = Literal["position", "reason", "owner", "date", "action", "plan", "view", "account"]
Position = Literal["accepted", "partly accepted", "not accepted", "does not apply"]

_RANK = re.compile(
    r"\b(?:chief constable|chief officer|(?:chief )?superintendent|(?:chief "
    r"|detective )?inspector|sergeant|commander|[DAT]/?[CA]?CC|ACC|DCC"
    r"|ACPO|constable|force|constabulary)\b",
    re.I,
)
_OFFICE = re.compile(
    r"\b(?:commissioner|mayor|mayoral|O?PF?CC|MOPAC|police authority|internal audit|the office|our office)\b", re.I
)


def speaker_of(sender: str, text: str, profile: OfficeProfile) -> Speaker:
    """Who speaks in a fact: the force or the office, told from the sender's rank and organisation.

    An organisation counts for more than a rank; a sender who gives neither is judged by the words.
    """
    plain = sender.replace("’", "'").lower()
    if re.search(r"office of the chief (?:constable|officer)|chief constable's office", plain):
        return "force"
    if profile.office.replace("’", "'").lower() in plain or re.search(
        r"office of (?:the )?(?:police|mayor|deputy)", plain
    ):
        return "office"
    if any(holder.name.lower() in plain for holder in profile.commissioners):
        return "office"
    if any(holder.name.lower() in plain for holder in profile.chiefs):
        return "force"
    if re.search(r"\b(?:assistant|deputy assistant) commissioner\b|commissioner of police", plain):
        return "force"
    ours = any(holder.title.lower() in plain for holder in profile.commissioners) or profile.title.lower() in plain
    if _RANK.search(sender) and not re.search(r"internal audit", plain):
        return "force"
    if ours or _OFFICE.search(sender):
        return "office"
    if profile.force_name.lower() in plain or re.search(r"\bpolice\b|chief officer", plain):
        return "force"
    return "office" if _OFFICE.search(text) and not re.match(r"(?:we|our)\b", text, re.I) else "force"


@dataclass(frozen=True)
class Statement:
    """One sentence of a fact: `text` is the exact slice of the fact's text, `kind` what it does."""

    mark: str
    speaker: Speaker
    sender: str
    on: date
    text: str
    kind: Kind
    position: Position | None = None

    @property
    def claims_action(self) -> bool:
        """True where the sentence tells of something done or to be done."""
        return self.kind in ("action", "plan")


_POSITIONS: tuple[tuple[Position, re.Pattern[str]], ...] = (
    (
        "does not apply",
        re.compile(
            r"^(?:this )?(?:recommendation )?(?:(?:\w+ )?does not apply|is not applicable|not applicable|n/a)\b", re.I
        ),
    ),
    (
        "partly accepted",
        re.compile(
            r"^(?:we |I )?(?:partly|partially|part|in part)[ -](?:accept|agree)(?:ed|d|s)?\b"
            r"|^accept(?:ed)? in part\b|\b(?:partly|partially) accepts?\b",
            re.I,
        ),
    ),
    (
        "not accepted",
        re.compile(
            r"^(?:not accepted|rejected|declined|not agreed)\b|\b(?:do(?:es)? not|cannot|will not) (?:accept|agree)\b"
            r"|^(?:we|the \w+) rejects?\b|^no\b[,.:;]",
            re.I,
        ),
    ),
    (
        "accepted",
        re.compile(
            r"^(?:fully |we |I )*(?:accepted|agreed|accepts?|agree)\b|^(?:we|I|the \w+"
            r"|\w+ (?:police|constabulary)) (?:fully |also )?(?:accepts?|agrees?)\b"
            r"|\bhas accepted\b",
            re.I,
        ),
    ),
)
_OWNER = re.compile(
    r"^(?:(?:action |force )?(?:owner|lead|responsible(?: officer)?"
    r"|who)\s*[:–-]\s*|(?:the|its|our) (?:action )?(?:owner|lead) is )(.+)$",
    re.I,
)
_OWNER_PROSE = re.compile(
    r"^(.{4,70}?)\s+(?:is|will be) (?:responsible(?: for|[.]?$)|leading|accountable(?: for|[.]?$)"
    r"|in charge of|the owner)|^(.{4,70}?) (?:owns|leads) (?:this|the work|it)\b"
)
_DATE_ROW = re.compile(
    r"^(?:date|due|by when|deadline|completion|target date|complete by|timescale)\s*[:–-]\s*(.+)$", re.I
)
_ONLY_DATE = re.compile(
    r"^(?:by|from|before|on)?\s*(?:the )?(?:(?:end of|early|late|spring|summer|autumn|winter)\s+)?"
    r"(?:\d{1,2}(?:/\d{1,2}/\d{2,4}| [A-Z][a-z]+ \d{4})|[A-Z][a-z]+ \d{4}|\d{4})[.]?$",
    re.I,
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = re.compile(rf"\b(\d{{1,2}}) ({_MONTH}) (\d{{4}})\b")
_OWN_DONE = re.compile(
    r"\b(?:(?:has|have|had) (?:also |now |already )?(?!been\b)\w+(?:ed|en"
    r"|ent|ht|de|ne|ut|at|rn|id|ld|et)\b|approved|asked|commissioned|funded"
    r"|agreed|requested|allocated|wrote|released|awarded|appointed"
    r"|set up|brought|paid|provided|signed|invested|instructed"
    r"|arranged|published|convened|scrutinised|reviewed|raised"
    r"|required|added|increased|put|made|met|visited|established"
    r"|challenged|sought|recommended|granted|ordered|launched|extended|includes?|held|chaired|tested|reported"
    r"|authorised|undertook|declined|opened|secured|spent|gave|offered|directed)\b|\b(?:am|is|are) (?:now |also )?"
    r"(?:paying|funding|providing|asking|commissioning|reviewing)\b|\b(?:pays?|funds?) (?:for|half|the)\b",
    re.I,
)
_OWN_PLAN = re.compile(
    r"^(?:the )?(?:commissioner|PF?CC|(?:deputy )?mayor) to \w+|\b(?:will"
    r"|proposes? to|intends? to|plans? to|is going to|shall|is to)\b",
    re.I,
)
_VIEW = re.compile(
    r"\b(?:will not press|has considered|is (?:content|satisfied|not satisfied|concerned"
    r"|reassured|disappointed)|accepts? (?:that|the)|agrees? (?:with|that)|supports?"
    r"|shares? the|disagrees?|does not accept|rejects?|no action (?:is"
    r"|was)|takes? no action|proposes? no|needs? no action)\b",
    re.I,
)


def statements_of(fact: Fact, profile: OfficeProfile) -> tuple[Statement, ...]:
    """The sentences of a fact, each with who speaks and what it does, in order."""
    speaker = speaker_of(fact.sender, fact.text, profile)
    made = []
    reasoning = False
    for text in _parts(fact.text):
        kind, position = _read(text, speaker, reasoning)
        reasoning = reasoning or position in ("not accepted", "does not apply", "partly accepted")
        made.append(Statement(fact.fact_id, speaker, fact.sender, fact.date, text, kind, position))
    return tuple(made)


def _parts(text: str) -> list[str]:
    """The sentences of a fact; rows of a form that open with a label ("Owner: ...") are parts of their own."""
    parts = []
    for line in re.split(r"\n(?=\s*(?:[-•*]\s*)?[A-Z][\w ]{2,24}:\s)|\n\s*\n|\n(?=\s*[-–•*]\s)", text):
        parts += [line[span.start : span.end] for span in sentences_in(line)]
    return parts


_LABEL = re.compile(
    r"^(?:[-•*]\s*)?(?:action(?: taken| planned)?|position|response"
    r"|update|progress|comment|what we are doing)\s*[:–]\s+",
    re.I,
)


def unlabelled(text: str) -> str:
    """A part of a form's row without its label or bullet: "Action: a team starts." -> "a team starts."."""
    return re.sub(r"^[-–•*]\s*", "", _LABEL.sub("", " ".join(text.split())))


def _read(text: str, speaker: Speaker, reasoning: bool) -> tuple[Kind, Position | None]:
    if owner_in(text) is not None:
        return "owner", None
    if _DATE_ROW.match(text) or _ONLY_DATE.match(text):
        return "date", None
    if speaker == "office":
        return _office_kind(text), None
    stance = re.sub(r"^(?:yes|no)[,:;.]\s+", "", unlabelled(text), flags=re.I)
    for position, pattern in _POSITIONS:
        if pattern.search(stance):
            return "position", position
    if reasoning:
        return "reason", None
    if re.match(r"(?:On|At|In|By) (?:\d|[A-Z]\w+ \d).*\b(?:was|were)\b|\d[\d,]* (?:people|officers|staff)\b", text):
        return "account", None
    if re.search(r"\b(?:will|plans? to|intends? to|by \d{1,2} \w+ 20\d\d)\b", text):
        return "plan", None
    return "action", None


def _office_kind(text: str) -> Kind:
    plan = _OWN_PLAN.search(text)
    done = _OWN_DONE.search(text)
    if _VIEW.search(text) and not (plan and "will not press" not in text):
        return "view"
    if plan and not (done and done.start() < plan.start()):
        return "plan"
    if done and not re.match(r"(?:the )?(?:force|constabulary|service|chief constable)\b", text, re.I):
        return "account" if re.match(_ACCOUNT, text) else "action"
    return "account"


_ACCOUNT = re.compile(r"(?:the|a|an)? ?(?:number|figure|paper|result|finding|store|count)s?\b", re.I)


def owner_in(text: str) -> str | None:
    """Who a sentence names as responsible, as it says it; None where it names nobody."""
    match = _OWNER.match(text.strip())
    if match:
        return match[1].strip().rstrip(".;")
    prose = _OWNER_PROSE.match(text.strip())
    owner = (prose[1] or prose[2]) if prose else None
    return owner.strip() if owner and not re.match(r"(?:this|that|it|which|who|he|she)$", owner.strip(), re.I) else None


def position_rest(text: str) -> str:
    """What follows the position in its own sentence: "Accepted: two stores use it." -> "two stores use it."."""
    plain = re.sub(r"^(?:yes|no)[,:;.]\s+", "", unlabelled(text), flags=re.I)
    for pattern in _RESTS:
        match = pattern.match(plain)
        if match:
            rest = match[1].strip()
            begins = re.match(r"(will|have|has|are|is|plan|plans)\b", rest)
            return f"We {_OF_WE.get(begins[1], begins[1])}{rest[begins.end() :]}" if begins else rest
    return ""


_OF_WE = {"has": "have", "is": "are", "plans": "plan"}
_RESTS = (
    re.compile(
        r"^(?:not accepted|rejected|declined|does not apply|not applicable)\s+(?:because|since|as)\s+(.+)$", re.I
    ),
    re.compile(
        r"^(?:fully |partly |partially |not )?(?:accepted|agreed|rejected|declined)(?: in part)?\s*[:;,–-]\s*"
        r"(?:and |because |since )?(.+)$",
        re.I | re.S,
    ),
    re.compile(r"^(?:does not apply|not applicable)\s*[:;,–-]\s*(?:because |since |as )?(.+)$", re.I | re.S),
    re.compile(
        r"^(?:we|I|the \w+|\w+ (?:police|constabulary)) (?:fully "
        r"|also )?(?:accepts?|agrees?)(?: with)? (?:this|it|recommendation \d+"
        r"|this recommendation|the recommendation|both"
        r"|both recommendations)\s*(?:,? (?:and|but)\b|;|:|,)\s*(?:that )?(?!the cause)(.+)$",
        re.I | re.S,
    ),
)


def day_in(text: str) -> date | None:
    """The last full date of a text, None where it has none."""
    found = _DAY.findall(text)
    if not found:
        return _in_figures(text)
    day, month, year = found[-1]
    months = _MONTH[3:-1].split("|")
    try:
        return date(int(year), months.index(month) + 1, int(day))
    except ValueError:
        return None


def _in_figures(text: str) -> date | None:
    """A date in figures, day first as offices write it: 29/12/2022."""
    match = re.search(r"\b(\d{1,2})[/.](\d{1,2})[/.](20\d\d)\b", text)
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None


def bare_position(text: str) -> bool:
    """True where the sentence is nothing but a position: "Accepted."."""
    plain = text.strip().rstrip(".").lower()
    return plain in (
        "accepted", "fully accepted", "agreed", "partly accepted", "partially accepted", "accepted in part",
        "not accepted",
        "rejected", "declined", "does not apply", "not applicable", "n/a", "accept", "agree", "we accept this",
        "we agree",
    )  # fmt: skip
