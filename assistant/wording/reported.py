"""Reported speech: what somebody said in the first person, told by another. Figures, dates and names never change.

Where a sentence cannot be turned safely the functions give None, and the caller quotes it instead.
"""

import re
from dataclasses import dataclass

from assistant.wording.phrases import possessive

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’(?!\w)")
_FIRST = re.compile(r"\b(We|we|I|Our|our|Ours|ours|Us|us|My|my|me|Mine|mine|ourselves|myself)\b(?!-)")
_ADVERBS = r"(?:\w+ly|also|now|then|already|still|therefore|often|always|never|not|both|again|have therefore)"
_AFTER = re.compile(rf"(\s+(?:{_ADVERBS}\s+)*)([A-Za-z]+)")
_UNCHANGED_WORDS = """
    will would can could should may might must shall cannot did had found made saw took gave began went set held
    told kept left met paid sent spent brought built bought thought knew said heard led lost ran spoke wrote
    came became chose drew grew rose fell felt got cut understood undertook sought taught drove won withdrew let
    cost hit read put flew froze hid rode rang sang sank shook shot slept stole struck swore tore threw woke
    wore dealt dug fought bound caught fed fled forgot laid lay lent meant overcame oversaw quit sold shut split
    spread stood stuck swept underwent withheld foresaw bet beat broke bred ate drank was
"""
_UNCHANGED = frozenset(_UNCHANGED_WORDS.split())
_BE = {"have": "has", "are": "is", "am": "is", "were": "was", "do": "does"}
_ED_NOUNS = frozenset({"need", "feed", "speed", "exceed", "proceed", "succeed", "embed", "shed", "lead"})


@dataclass(frozen=True)
class Voice:
    """How the speaker is called: in full at first, by `later` after that, and with which possessive."""

    first: str
    later: str = "it"
    possessive: str = "its"
    several: bool = False


def reported(text: str, voice: Voice, *, introduced: bool = False) -> str | None:
    """A sentence in the first person as told by another: "We found" -> "the inspectorate found".

    `introduced` says that the speaker was named just before, so that the first mention is short too.
    None where a verb cannot be turned safely.
    """
    text = _aligned(text)
    if not _first_person(text):
        return text
    parts: list[str] = []
    position = 0
    named = introduced
    for match in _FIRST.finditer(text):
        if _inside_quotation(text, match.start()) or match.start() < position:
            continue
        parts.append(text[position : match.start()])
        word = match[1].lower()
        if word in ("we", "i"):
            name = voice.later if named else voice.first
            verb = _AFTER.match(text, match.end())
            turned = _verb(verb[2], voice.several) if verb else ""
            if verb is None or turned is None:
                return None
            if turned != verb[2] and verb[2] not in _BE and _second_verb(text, verb.end()):
                return None
            parts.append(name + verb[1] + turned)
            position = verb.end()
            named = True
            continue
        parts.append(_object(word, voice, named))
        position = match.end()
    told = "".join(parts) + text[position:]
    if not voice.several and re.search(r"\b[Ww]e\b[^.;]*\band were\b", text):
        told = re.sub(r"\band were\b", "and was", told, count=1)
    if not voice.several and re.search(r"\b(?:has|is) .* and (?:have|are) (?:\w+ed|made|begun|given|set|put)\b", told):
        told = re.sub(r"(\b(?:has|is) .*? and )(have|are)\b", lambda m: m[1] + _BE[m[2]], told, count=1)
    return told[:1].upper() + told[1:] if text[:1].isupper() else told


def _aligned(text: str) -> str:
    parts = re.split(r"(“[^”]*”)", " ".join(text.split()))
    for n in range(0, len(parts), 2):
        for short, full in (("re", "are"), ("ve", "have"), ("ll", "will"), ("m", "am")):
            parts[n] = re.sub(rf"\b(We|we|I)[’']{short}\b", rf"\1 {full}", parts[n])
    return "".join(parts)


def _first_person(text: str) -> bool:
    return any(not _inside_quotation(text, match.start()) for match in _FIRST.finditer(text))


def speaks_in_first_person(text: str) -> bool:
    """True where the text says "we" or "I" outside quotation marks."""
    return _first_person(text)


def _inside_quotation(text: str, position: int) -> bool:
    return any(match.start() < position < match.end() for match in _QUOTED.finditer(text))


def _object(word: str, voice: Voice, named: bool) -> str:
    if word in ("our", "my"):
        return voice.possessive
    if word in ("ours", "mine"):
        return {"her": "hers", "his": "his", "their": "theirs", "my": "mine"}.get(
            voice.possessive, possessive(voice.first)
        )
    if word in ("ourselves", "myself"):
        return "themselves" if voice.several else {"her": "herself", "his": "himself"}.get(voice.possessive, "itself")
    if named:
        return {"she": "her", "he": "him"}.get(voice.later, voice.later)
    return voice.first


def _verb(word: str, several: bool) -> str | None:
    """The verb of "we" or "I" for the named speaker; None where the word is no verb that can be turned."""
    if word == "am":
        return "are" if several else "is"
    if several:
        return {"was": "were", "shall": "will"}.get(word, word)
    lower = word.lower()
    if lower == "shall":
        return "will"
    if lower in _BE:
        return _BE[lower]
    if lower in _UNCHANGED or lower == "was" or (lower.endswith("ed") and lower not in _ED_NOUNS):
        return word
    if re.search(r"(?:s|x|z|ch|sh|o)$", lower):
        return word + "es"
    if re.search(r"[^aeiou]y$", lower):
        return word[:-1] + "ies"
    return word + "s"


def _second_verb(text: str, position: int) -> bool:
    clause = re.split(r"[.;:]", text[position:], maxsplit=1)[0]
    after = re.findall(r"\b(?:and|but|or)\s+(\w+)", clause)
    safe = (
        r"(?:the|a|an|its|their|our|all|each|every|this|these|those"
        r"|that|will|has|is|was|\d.*|\w+ed|\w+s|\w+ing|both|other)$"
    )
    return any(not re.match(safe, word, re.I) for word in after)


@dataclass(frozen=True)
class Body:
    """How the body speaks of itself: "I", or its office holder by title; `names` are all words for the holder.

    `pronoun` is "she" or "he" only where a source uses it of this person; None otherwise.
    """

    first_person: bool
    title: str
    names: tuple[str, ...]
    pronoun: str | None = None

    @property
    def subject(self) -> str:
        """ "I", or the title with "the"."""
        return "I" if self.first_person else self.title

    @property
    def object(self) -> str:
        """ "me", or the title with "the"."""
        return "me" if self.first_person else self.title

    @property
    def possessive(self) -> str:
        """ "my", or the title with ’s."""
        return "my" if self.first_person else possessive(self.title)

    @property
    def again(self) -> str:
        """The short later mention: "I", the pronoun that a source uses, or the title."""
        return "I" if self.first_person else self.pronoun or self.title

    @property
    def again_possessive(self) -> str:
        """ "my", "her" or "his" where a source has the pronoun, or the title with ’s."""
        if self.first_person or self.pronoun is None:
            return self.possessive
        return {"she": "her", "he": "his"}[self.pronoun]

    def verb(self, for_i: str, for_title: str) -> str:
        """The verb's form for this body."""
        return for_i if self.first_person else for_title


def own_words(text: str, body: Body, *, by_holder: bool, pronoun_is_holder: bool = False) -> str | None:
    """What the office told us of the body's own doing, in the body's own voice.

    "The commissioner approved" -> "I approved" (first person). `by_holder` says that the office
    holder is speaking, so that "I" is theirs; of anybody else in the office "we" is "this office".
    `pronoun_is_holder` says that a leading "She" or "He" means the office holder. None where it is unsafe.
    """
    text = _aligned(text)
    if _first_person(text):
        if not (by_holder and body.first_person and not re.search(r"\b(?:we|us|our)\b", text, re.I)):
            voice = (
                Voice(body.title, body.again, body.again_possessive)
                if by_holder
                else Voice("this office", "this office", "this office’s")
            )
            turned = reported(text, voice)
            if turned is None:
                return None
            text = turned
        elif by_holder:
            return text
    return _as_first_person(text, body, pronoun_is_holder) if body.first_person else text


def _as_first_person(text: str, body: Body, pronoun_is_holder: bool) -> str | None:
    names = "|".join(re.escape(name) for name in sorted(body.names, key=len, reverse=True))
    naming = re.compile(rf"\b(?:[Tt]he\s+)?(?:{names})(?P<own>[’']s?)?(?![\w-])")
    if pronoun_is_holder:
        text = re.sub(r"^(?:She|He)\b", "The " + body.names[0], text)
    mentioned = False
    parts: list[str] = []
    position = 0
    for match in naming.finditer(text):
        if _inside_quotation(text, match.start()) or match.start() < position:
            continue
        parts.append(text[position : match.start()])
        mentioned = True
        verb = _AFTER.match(text, match.end())
        if match["own"]:
            parts.append("my")
            position = match.end()
        elif verb and verb[2] == "to" and not text[: match.start()].strip():
            return None
        elif verb and _is_subject(text[: match.start()], verb[2]):
            parts.append("I" + verb[1] + _verb_of_i(verb[2]))
            position = verb.end()
        else:
            parts.append("me")
            position = match.end()
    told = "".join(parts) + text[position:]
    if (
        mentioned
        and re.search(r"\b(?:she|he|herself|himself)\b", told)
        and not re.search(r"chief constable", told, re.I)
    ):
        told = re.sub(r"\b(?:she|he)(\s+)(has|is)\b", lambda m: "I" + m[1] + _verb_of_i(m[2]), told)
        told = re.sub(r"\b(?:she|he)\b", "I", told)
        told = re.sub(r"\b(?:herself|himself)\b", "myself", told)
    told = re.sub(r"(\bI (?:have|am) .*? and )(has|is)\b", lambda m: m[1] + _verb_of_i(m[2]), told, count=1)
    if mentioned and not re.search(r"chief constable|[A-Z]\w+ [A-Z]\w+", told):
        told = re.sub(r"\bher (?=\w)|\bhis (?=\w)", "my ", told)
    return told[:1].upper() + told[1:]


def _is_subject(before: str, verb: str) -> bool:
    if re.search(r"\b(?:to|by|from|for|with|of|before|after|asked|told|gave|give|tell|ask|advise[sd]?)\s*$", before):
        return False
    return bool(
        re.match(r"(?:has|have|had|is|was|will|would|can|could|should|may|must|does|did|\w+ed|\w+s|\w+)$", verb)
    )


def _verb_of_i(word: str) -> str:
    known = {"has": "have", "is": "am", "does": "do", "was": "was"}
    if word in known:
        return known[word]
    if word.endswith("ies"):
        return word[:-3] + "y"
    if re.search(r"(?:sses|shes|ches|xes)$", word):
        return word[:-2]
    return word[:-1] if re.search(r"[^su]s$", word) else word
