"""Changes to a draft without a language model: shorter, longer, plainer, firmer; never position, answers or gaps.

What could not be done is said in the draft's notes, so that nobody takes a draft for changed that is not.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.cases import Case
from assistant.drafting.report import SUMMARY, attributed, said_in
from assistant.drafting.writing import Writing
from assistant.drafts.texts import GAP, Draft, Sentence, SourceSpan
from assistant.wording.phrases import capital, plural


@dataclass(frozen=True)
class _Piece:
    """A sentence of a text in the making: what stands before it, its words, and its old self where it has one."""

    before: str
    text: str
    old: Sentence

    @property
    def is_gap(self) -> bool:
        """True where the piece is nothing but a gap."""
        return bool(GAP.fullmatch(self.text))


def revise(draft: Draft, case: Case, instruction: str) -> Draft:
    """The draft changed as asked, as far as that can be done without a language model.

    Understood are shorter, longer, plainer and firmer, in their usual words. Anything else gives the
    same text with a note that says so.
    """
    for words, change in _CHANGES:
        if words.search(instruction):
            return change(draft, case)
    known = "Without a language model a draft can be made shorter, longer, plainer or firmer."
    return _noted(draft, f"The text was not changed. {known} For anything else, edit it.")


def _noted(draft: Draft, note: str) -> Draft:
    return replace(draft, notes=(*draft.notes, note))


def _pieces(draft: Draft) -> list[_Piece]:
    made, position = [], 0
    for sentence in draft.sentences:
        before = draft.text[position : sentence.start]
        made.append(_Piece(before, draft.text[sentence.start : sentence.end], sentence))
        position = sentence.end
    return made


def _joined(draft: Draft, pieces: Sequence[_Piece]) -> Draft:
    """The draft of these pieces in their order; answers keep the span of what is left of them."""
    text, sentences = "", []
    for piece in pieces:
        text += (piece.before or " ") if text else ""
        sentences.append(replace(piece.old, start=len(text), end=len(text) + len(piece.text)))
        text += piece.text
    printed = []
    for item, start, end in draft.printed:
        inside = [new for piece, new in zip(pieces, sentences, strict=True) if start <= piece.old.start < end]
        if inside:
            printed.append((item, inside[0].start, inside[-1].end))
    return replace(draft, text=text, sentences=tuple(sentences), printed=tuple(printed), findings=())


def _shorter(draft: Draft, case: Case) -> Draft:
    """Leaves out what no answer rests on, the last first, until a quarter is gone or nothing is left to leave out."""
    pieces = _pieces(draft)
    wanted = len(draft.text.split()) // 4
    gone = 0
    for position in range(len(pieces) - 1, 0, -1):
        if gone >= wanted:
            break
        if not _can_go(pieces, position, draft):
            continue
        dropped = pieces.pop(position)
        gone += len(dropped.text.split())
        if position < len(pieces) and "\n" in dropped.before:
            pieces[position] = replace(pieces[position], before=dropped.before)
    left_out = len(draft.sentences) - len(pieces)
    if not left_out:
        return _noted(
            draft, "Nothing was left out: every sentence is a position, an answer, a gap, or what one of them rests on."
        )
    return _noted(
        _joined(draft, pieces),
        f"Left out to make it shorter: {plural(left_out, 'sentence')}. No answer and no gap was left out.",
    )


def _can_go(pieces: Sequence[_Piece], position: int, draft: Draft) -> bool:
    """True for a sentence that only reports or explains, and that nothing after it leans on."""
    piece = pieces[position]
    if piece.is_gap or piece.old.origin == "person" or _ANSWERS.search(piece.text) or not piece.old.sources:
        return False
    cited = {source for n, other in enumerate(pieces) if n != position for source in other.old.sources}
    if set(piece.old.sources) & cited or re.search(r"%|\bper cent\b", piece.text):
        return False
    kinds = {source.kind for source in piece.old.sources}
    told = kinds == {"report"} and all(source.field == SUMMARY for source in piece.old.sources)
    explained = kinds == {"standing"} and not GAP.search(piece.text)
    if not (told or explained):
        return False
    following = pieces[position + 1] if position + 1 < len(pieces) else None
    same_paragraph = following is not None and "\n" not in following.before
    if following and same_paragraph and re.match(r"(?:It|They|That|This|These|In the same)\b", following.text):
        return False
    if following and following.is_gap and same_paragraph and set(piece.old.sources) & set(following.old.sources):
        return False
    alone = "\n" in piece.before and (following is None or not same_paragraph)
    opens = any(start == piece.old.start for _, start, _ in draft.printed) or "\n" in piece.before
    return not alone and not opens and not re.search(r"\bstays open\b|\bwill\b", piece.text)


_ANSWERS = re.compile(
    r"^(?:Recommendations? \d|My own action|For my part)|\b(?:accepts?"
    r"|welcomes?|concerned|own action|does not apply|addressed to)\b"
)


def _longer(draft: Draft, case: Case) -> Draft:
    """Adds findings of the report that the draft left out, each after the last one from the same part of the report."""
    if draft.section != "initial_response":
        return _noted(draft, "Nothing was added: only the initial response can take further findings of the report.")
    writing = Writing(case)
    pieces = _pieces(draft)
    used = [s.text for piece in pieces for s in piece.old.sources if s.field == SUMMARY]
    added = 0
    for said in said_in(writing):
        if (
            not said.finding
            or said.leans
            or len(said.text.split()) < 9
            or any(said.text in text or text in said.text for text in used)
        ):
            continue
        text, sources = attributed(writing, said, first=True)
        place = _place(pieces, [s.text for s in said_in(writing) if s.paragraph == said.paragraph])
        pieces.insert(place, _Piece(" ", capital(text), _new(pieces[place - 1], sources)))
        added += 1
        if added == 4:
            break
    if not added:
        return _noted(
            draft, "Nothing was added: the draft already holds every finding of the report that can stand by itself."
        )
    return _noted(_joined(draft, pieces), f"Added from the report: {plural(added, 'sentence')}.")


def _new(neighbour: _Piece, sources: tuple[SourceSpan, ...]) -> Sentence:
    """A new sentence that counts as standing where its neighbour stood, so that it joins the same answer."""
    return Sentence(neighbour.old.start, neighbour.old.end, "pattern", sources)


def _place(pieces: Sequence[_Piece], part: Sequence[str]) -> int:
    places = [
        n + 1
        for n, piece in enumerate(pieces)
        if any(s.field == SUMMARY and any(s.text in text or text in s.text for text in part) for s in piece.old.sources)
    ]
    first = next((n for n, piece in enumerate(pieces) if n and "\n" in piece.before), len(pieces))
    return places[-1] if places and not pieces[places[-1] - 1].is_gap else first


def _plainer(draft: Draft, case: Case) -> Draft:
    """Puts plain words for long ones, outside quotations and gaps."""
    return _reworded(draft, _PLAIN, "plainer")


def _firmer(draft: Draft, case: Case) -> Draft:
    """Takes hesitation out where the meaning stays; the position itself is the commissioner's to change."""
    return _reworded(draft, _FIRM, "firmer")


def _reworded(draft: Draft, words: Sequence[tuple[str, str]], what: str) -> Draft:
    pieces, changes = [], 0
    for piece in _pieces(draft):
        text = piece.text
        if not piece.is_gap and piece.old.origin != "person":
            for long, plain in words:
                text, count = _outside_quotations(text, long, plain)
                changes += count
        pieces.append(replace(piece, text=text))
    if not changes:
        more = " The position is the commissioner’s: change the line, and draft again." if what == "firmer" else ""
        return _noted(draft, f"The text was not changed: it has no wording that is on the list of {what} words.{more}")
    return _noted(
        _joined(draft, pieces),
        f"Made {what} in {plural(changes, 'place')}. No figure, date, name or position was changed.",
    )


def _outside_quotations(text: str, long: str, plain: str) -> tuple[str, int]:
    parts = re.split(r"(“[^”]*”)", text)
    count = 0
    for n in range(0, len(parts), 2):
        parts[n], done = re.subn(
            rf"\b{long}\b", lambda m: capital(plain) if m[0][0].isupper() else plain, parts[n], flags=re.I
        )
        count += done
    return "".join(parts), count


_PLAIN = (
    ("in order to", "to"), ("prior to", "before"), ("subsequent to", "after"), ("with regard to", "about"),
    ("in respect of", "about"), ("regarding", "about"), ("utilised", "used"), ("utilise", "use"),
    ("commenced", "started"),
    ("commence", "start"), ("approximately", "about"), ("at the present time", "now"), ("in the event that", "if"),
    ("a number of", "several"), ("additional", "more"), ("purchased", "bought"), ("sufficient", "enough"),
    ("in conjunction with", "with"), ("on a monthly basis", "every month"), ("on a weekly basis", "every week"),
)  # fmt: skip
_FIRM = (
    ("I would like", "I want"), ("I should like", "I want"), ("I would ask", "I ask"), ("would expect", "expect"),
    ("it would appear that ", ""), ("I am minded to ask", "I ask"),
)  # fmt: skip
_CHANGES: tuple[tuple[re.Pattern[str], Callable[[Draft, Case], Draft]], ...] = (
    (re.compile(r"\b(?:short\w*|cut|brief\w*|concise|less)\b", re.I), _shorter),
    (re.compile(r"\b(?:long\w*|lengthen|expand|more detail|fuller)\b", re.I), _longer),
    (re.compile(r"\b(?:plain\w*|simpl\w*|easier|clearer)\b", re.I), _plainer),
    (re.compile(r"\b(?:firm\w*|strong\w*|tough\w*|hard\w*)\b", re.I), _firmer),
)
