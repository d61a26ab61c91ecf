"""What the force and the office told us, as sentences of the body's text: attributed, or in its own voice."""

import re
from collections.abc import Sequence

from assistant.drafting.writing import Writing
from assistant.drafts.texts import SourceSpan
from assistant.wording.phrases import capital, ended, lower_first, unended
from assistant.wording.reported import Voice, own_words, reported
from assistant.wording.statements import Statement, unlabelled

_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might"
    r"|must|should|do|does|did|[Ww]e|I|it|they|\w{3,}ed|read|began|begun|stood|fell|rose|held|met|gave|took|made"
    r"|ran|sent|set"
    r"|put|cut|went|came|became|brought|built|left|led|kept|told|saw|grew|spent|paid|won|wrote|found"
    r"|(?:sign|check|review|work|run|store|use|make|give|hold|take|meet|include|approve|attend|send|carry|carrie|cover"
    r"|receive|report|record|visit|call|answer|train|monitor|audit|lead|own|show|see|reassesse|allocate|chair|expect"
    r"|aim|need|keep|provide|oversee|ask|reach|begin|start)s?)\b"
)


_NO_SUBJECT = re.compile(
    r"(?!(?:red|speed|need|unfunded|three|six)\b)(?:[a-z]+ed|complete|done|under ?way|in hand)"
    r"(?= (?:from|by|in|on|at|since|and|to|with|for|within|as)\b|[.,;]|$)",
    re.I,
)


def force_clause(writing: Writing, text: str) -> str | None:
    """What the force said, as a clause after "that"; None where it has to be quoted."""
    text = unlabelled(text)
    if not _FINITE.search(text) or _NO_SUBJECT.match(text):
        return None
    text = re.sub(
        r"^Our (?:force|constabulary|service)\b(?![’'])", f"The {writing.case.response.profile.force_noun}", text
    )
    pronoun = re.search(r"\b(?:[Ww]e|us)\b", text)
    late = pronoun and re.search(r"\b(?:is|are|was|were|has|have|had|will|\w{3,}ed)\b", text[: pronoun.start()])
    told = reported(text, Voice(writing.noun, "it", "its"), introduced=not late)
    if told is None or re.search(r"\b(?:I|my|me)\b", text):
        return None
    profile = writing.case.response.profile
    names = [profile.force_name, f"The {profile.force_noun}", "The force", profile.force + " Police"]
    for name in names:
        told = re.sub(rf"^{re.escape(name)}(?P<own>[’']s)?(?= )", lambda m: "Its" if m["own"] else "It", told)
    return lower_first(unended(told), writing.names)


def tell_force(writing: Writing, statements: Sequence[Statement], *, named: bool) -> None:
    """Prints what the force told, one sentence a statement. `named` says that the force was named in the paragraph."""
    fresh = writing.fresh(list(statements))
    for position, statement in enumerate(sorted(fresh, key=lambda s: s.kind == "account")):
        writing.mark_used(statement)
        intro, spans = _intro(writing, named or position > 0, position)
        clause = force_clause(writing, statement.text)
        spans = (writing.statement_span(statement), *spans)
        if clause is None:
            writing.to.sentence(f"{intro}: “{ended(quoted(statement.text))}”", *spans)
        else:
            writing.to.sentence(f"{intro} that {clause}.", *spans)


def _intro(writing: Writing, named: bool, position: int) -> tuple[str, tuple[SourceSpan, ...]]:
    if named:
        more = ("It also says", "It adds")[(position + writing.paragraph_number) % 2]
        spoken = re.search(r"\bsays(?: that|:)[^.]*[.”]$", writing.to.text.rsplit("\n\n", 1)[-1])
        return more if position or spoken else "It says", ()
    if not writing.introduced():
        hearer, spans = writing.hearer()
        return capital(f"{writing.noun} has told {hearer}"), spans
    hearer = writing.body.object
    return capital(
        writing.noun + writing.turn(f" has told {hearer}", f" tells {hearer}", " says", f" has told {hearer}")
    ), ()


_PERSON = re.compile(r"\b(?:[Cc]hief|[Cc]onstable|[Ss]uperintendent|[Ss]he|[Hh]e|her|his)\b|[A-Z][a-z]+ [A-Z][a-z]+")


def quoted(text: str) -> str:
    """Words to stand in quotation marks: one line, without a form's label, inner quotation marks made single."""
    return unlabelled(text).replace("“", "‘").replace("”", "’")


def body_sentence(writing: Writing, statement: Statement, before: str | None = None) -> str | None:
    """What the office told of the body's own doing, in the body's voice; None where it has to be quoted."""
    holder = writing.case.response.profile.commissioner_on(writing.case.today)
    by_holder = bool(holder and holder.name in statement.sender)
    names = "|".join(re.escape(name) for name in writing.body.names)
    follows = bool(not before or (re.match(rf"(?:The )?(?:{names})\b", before, re.I) or not _PERSON.search(before)))
    told = own_words(statement.text, writing.body, by_holder=by_holder, pronoun_is_holder=follows)
    if told is None:
        return None
    if not writing.body.first_person:
        # The office writes its holder's title in many ways; a text has one.
        told = re.sub(rf"\b[Tt]he (?:{names})\b(?=[’' ])", writing.body.title, told)
    return ended(capital(told))


def tell_own(writing: Writing, statements: Sequence[Statement], *, label: bool) -> bool:
    """Prints the body's own doing; `label` opens it as the body's own action. True where anything was printed."""
    fresh = writing.fresh(list(statements))
    for position, statement in enumerate(fresh):
        writing.mark_used(statement)
        before = _before(writing, statement)
        told = body_sentence(writing, statement, before)
        source = writing.statement_span(statement)
        if told is None:
            writing.to.sentence(f"This office has recorded: “{ended(quoted(statement.text))}”", source)
        elif label and position == 0 and any(s.kind in ("action", "plan", "view") for s in fresh):
            writing.to.sentence(_labelled(writing, told), source)
        else:
            writing.to.sentence(told, source)
    return bool(fresh)


def _before(writing: Writing, statement: Statement) -> str | None:
    """The sentence before this one in its fact, so that "She" can be read."""
    text = writing.case.evidence[statement.mark].fields["text"]
    earlier = text[: text.index(statement.text)].strip()
    sentences = re.split(r"(?<=[.!?])\s+", earlier)
    return sentences[-1] if earlier else None


def _labelled(writing: Writing, told: str) -> str:
    body = writing.body
    text = lower_first(told, writing.names)
    if body.first_person:
        label = writing.turn("My own action", "For my part", "My own action")
        if label == "For my part" and text.startswith("I "):
            return f"For my part, {text}"
        return f"My own action: {text}"
    title = re.escape(body.title)
    if body.pronoun:
        starts = re.match(rf"(?:{title}|{body.pronoun}) (has|will)\b", text, re.I)
        paragraph = writing.to.text.rsplit("\n\n", 1)[-1]
        if starts and writing.turn("", "part") and re.search(title, paragraph, re.I):
            return f"For {body.again_possessive} part, {body.pronoun} {text[starts.start(1) :]}"
        text = re.sub(rf"(?i)\b{title}(?=\s+(?:has|have|will|is|was|\w+ed|\w+ly))", body.pronoun, text, count=1)
        return f"{capital(body.possessive)} own action: {text}"
    if re.search(rf"(?i){title}", text):
        return told
    return f"{capital(body.possessive)} own action: {text}"


_RANKS = (
    r"T/\w+|A/\w+|D?ACC|DCC|CC|DAC|Ch|Det|D?Supt|D?C/?Supt|D?C?Insp|D?CI|DI|D?Sgt|Cdr|Commander|Superintendent"
    r"|Inspector"
    r"|Sergeant|Dr|Mr|Mrs|Ms|Miss|Assistant|Deputy|Chief|Detective|Temporary|Acting"
)


def owner_sentence(writing: Writing, owner: str) -> str:
    """Who is responsible, as the force named them."""
    named = re.match(rf"(?:the |an? |our |its )|(?:[A-Z]\w+ ){{2,}}|(?:{_RANKS})\b", owner, re.I)
    post = re.match(r"(?:head|director|lead|chief of|deputy head|deputy director)\b", owner, re.I)
    who = owner if named and not post else f"the {owner}"
    who = re.sub(r"^(?:our|its)\b", "its", who, flags=re.I)
    comma = "," if "," in who else ""
    return f"{capital(who)}{comma} is responsible for this."


_CLAIM = re.compile(
    r"\b(?:the same day|the next day|within (?:\w+ )?(?:hours?|minutes?|days?|\d+ \w+)"
    r"|immediately|straight away|without delay|promptly|on time|in full"
    r"|routinely|consistently|every time|in all cases)\b",
    re.I,
)
_SHARE = re.compile(
    r"\d[\d.,]*(?:%| per ?cent)|\b\d[\d,]* (?:of|out of)\b|\b(?:one|two"
    r"|three|four|five|six|seven|eight|nine|ten) (?:in|of|out of)\b"
)


_PLAIN_DATES = re.compile(
    r"\b(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)(?: \d{4})?"
    r"|\b(?:19|20)\d\d(?:/\d\d)?\b|\bwithin (?:\d+|\w+) \w+|\b\d{1,2}(?:[.]\d\d)?(?:am|pm)\b|\b(?:101|999)\b"
)


def claim_without_figure(statement: Statement) -> str | None:
    """What to ask for where the force claims a result and gives no figure for it; None where there is nothing to ask.

    "... reports made online are read the same day" -> "the share of reports made online that are read the same day".
    """
    text = unended(statement.text)
    if statement.speaker != "force" or _SHARE.search(text) or re.search(r"\d", _PLAIN_DATES.sub("", text)):
        return None
    clauses = re.split(r",\s+(?:and|but)\s+|;\s+|\bthat\b(?= )|(?<=\w) and (?=(?:all|every|each) )", text)
    for clause in clauses:
        if not _CLAIM.search(clause):
            continue
        match = re.match(
            r"(?P<what>[\w’' -]{4,80}?) (?P<verb>(?:is|are) (?:now |always "
            r"|all )?(?:\w+ed|read|seen|sent|met|put|heard|dealt|made|given)\b.*)$",
            clause.strip(),
        )
        since = re.match(r"(Since \d{1,2} \w+ \d{4}|Since \w+ \d{4}|From \d{1,2} \w+ \d{4}|From \w+ \d{4})", text)
        when = f", {lower_first(since[1]).replace('from', 'since')}" if since else ", and the period that it covers"
        if match:
            what = re.sub(r"^(?:all|every|each|since [^,]*,) ", "", lower_first(match["what"]))
            return f"the share of {what} that {match['verb']}{when}."
        return f"the figures behind “{clause.strip()}”{when}."
    return None
