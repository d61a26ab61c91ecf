"""Position is a person's decision: sentences of a model that take one, without a source that does, become gaps."""

import re
from collections.abc import Sequence

from assistant.cases import Case
from assistant.citations import MarkedText, parse_marked
from assistant.drafts.texts import GAP, Sentence, Who, gap_text
from assistant.sources import Evidence

_FEELING = (
    r"(?:pleased|reassured|satisfied|disappointed|concerned|delighted|proud|encouraged|heartened|grateful|confident|"
    r"troubled)"
)
_ADVERB = (
    r"(?:(?:also|fully|strongly|broadly|partly|partially|very much|warmly|therefore|do|does|have|has|not|will|cannot|"
    r"would) )*"
)
_VERB = (
    r"(?:welcom\w+|accept\w*|agree\w*|endors\w+|reject\w*|support\w*|regret\w*|congratulat\w+|commend\w*|applaud\w*)"
)
_STANCE = rf"{_ADVERB}(?:{_VERB}|(?:am|is|are|was|remain|remains) (?:\w+ )?{_FEELING})"
_STEM = re.compile(
    r"welcom|accept|agree|endors|reject|support|regret|congratulat|commend|applaud|pleas|reassur|satisf"
    r"|disappoint|concern|"
    r"delight|proud|encourag|hearten|grateful|confiden|troubl",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def hold_positions(marked: MarkedText, case: Case, evidence: Evidence) -> tuple[MarkedText, int]:
    """The text with each unsupported position inside a gap as a proposal, and how many were put there.

    A commissioner's position is supported by the commissioner's line, or where a fact, or the slice of an own
    record, that the sentence cites takes the same one; a force's only by these.
    """
    parts, position, count = [], 0, 0
    for sentence in marked.sentences:
        text = marked.text[sentence.start : sentence.end]
        who = None if GAP.fullmatch(text) or sentence.origin == "person" else _taken_by(text, sentence, case)
        if who:
            text, count = gap_text(who, text.replace("[", "(").replace("]", ")")), count + 1
        parts += [marked.text[position : sentence.start], text, _marks(sentence)]
        position = sentence.end
    if not count:
        return marked, 0
    held = parse_marked("".join(parts) + marked.text[position:], evidence)
    return (
        MarkedText(held.text, held.sentences, held.unmarked, marked.unknown, marked.of_precedents, marked.removed),
        count,
    )


def _taken_by(text: str, sentence: Sentence, case: Case) -> Who | None:
    spoken = _QUOTED.sub(" ", text)
    own, theirs = _subjects(case)
    if (match := re.search(rf"\b(?:{own}) {_STANCE}", spoken)) and not _line_given(case):
        return None if _supported(match[0], sentence, case.evidence) else "commissioner"
    if match := re.search(rf"\b(?:{theirs}) {_STANCE}", spoken):
        return None if _supported(match[0], sentence, case.evidence) else "force"
    return None


def _subjects(case: Case) -> tuple[str, str]:
    profile = case.response.profile
    own: list[str] = [profile.title, profile.body, *(holder.name for holder in profile.commissioners)]
    own += ["I"] if profile.person == "first" else ["She", "He", "she", "he"]
    theirs = [profile.force_noun, profile.force_name, *(holder.name for holder in profile.chiefs)]
    return (
        "|".join([*map(re.escape, own), r"[Cc]ommissioner"]),
        "|".join([*map(re.escape, theirs), r"[Ff]orce", r"[Cc]hief [Cc]onstable"]),
    )


def _line_given(case: Case) -> bool:
    line = case.response.line
    return line is not None and case.evidence.get(line.fact_id) is not None


def _supported(stance: str, sentence: Sentence, evidence: Evidence) -> bool:
    stems = {stem.lower() for stem in _STEM.findall(stance)}
    said = [span.text for span in sentence.sources if span.kind == "own record"]
    facts = [evidence.get(span.mark) for span in sentence.sources if span.kind == "fact"]
    said += [fact.fields["text"] for fact in facts if fact]
    return bool(stems & {stem.lower() for stem in _STEM.findall(" ".join(said))})


def _marks(sentence: Sentence) -> str:
    marks: Sequence[str] = list(dict.fromkeys(span.mark for span in sentence.sources))
    return " " + "".join(f"[{mark}]" for mark in marks) if marks else ""
