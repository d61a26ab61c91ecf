"""A draft on the sheet: its sentences and gaps as tokens with marks, and what stands above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.drafts.texts import Draft, Gap, Sentence, gaps_in
from assistant.presentation.markup import counted, plain
from assistant.wording.sentences import sentences_in

GAP_LABEL = "gap"
# The only hook that Gradio leaves to a style sheet is the colour of a label: these two name states, not looks.
GAP_COLOUR, CHOSEN_COLOUR, CHOSEN_GAP_COLOUR, OTHER_COLOUR = "#ffe9a8", "#d3e8f6", "#d3e8f5", "#cfd6dd"
_CHOSEN = "\u2009"
Pairs = list[tuple[str, str | float | None]]


@dataclass(frozen=True)
class Token:
    """A stretch of a text with the white space around it: one sentence, or one gap. Offsets leave the space out."""

    text: str
    start: int
    end: int
    sentence: Sentence | None = None
    gap: Gap | None = None

    @property
    def label(self) -> str | None:
        """The marks of its sources, each once; "gap" for a gap; None where nothing is to be said."""
        if self.gap:
            return GAP_LABEL
        marks = dict.fromkeys(span.mark for span in self.sentence.sources) if self.sentence else {}
        return " ".join(marks) or None


def tokens_of(text: str, sentences: Sequence[Sentence] = ()) -> tuple[Token, ...]:
    """The text in tokens, in order; joined they are the text. A text without known sentences is cut at their ends.

    White space never stands alone: line breaks close a token, other space opens the next.
    """
    known = sentences or tuple(Sentence(span.start, span.end, "person") for span in sentences_in(text))
    gaps = gaps_in(text)
    spans = [(s.start, s.end) for s in known] + [(g.start, g.end) for g in gaps]
    cuts = {0, len(text), *(cut for span in spans for cut in span)}
    ordered = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    pieces = [_trimmed(text, start, end) for start, end in pairwise(ordered) if text[start:end].strip()]
    tokens = []
    for place, (start, end) in enumerate(pieces):
        before = _break(text, pieces[place - 1][1], start) if place else 0
        after = _break(text, end, pieces[place + 1][0]) if place + 1 < len(pieces) else len(text)
        gap = next((g for g in gaps if g.start <= start and end <= g.end), None)
        sentence = next((s for s in known if s.start <= start and end <= s.end), None)
        tokens.append(Token(text[before:after], start, end, sentence, gap))
    return tuple(tokens)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _break(text: str, end: int, start: int) -> int:
    """Where, between two pieces, the first one's white space ends: after the last line break."""
    return max(end, text.rfind("\n", end, start) + 1)


def highlighted(tokens: Sequence[Token], chosen: int | None) -> tuple[Pairs, dict[str, str]]:
    """The pairs and the colours that Gradio's HighlightedText takes; the chosen token has a label of its own."""
    pairs: Pairs = []
    colours = {GAP_LABEL: GAP_COLOUR}
    for place, token in enumerate(tokens):
        label = token.label
        if place == chosen:
            label = f"{label or 'chosen'}{_CHOSEN}"
            colours[label] = CHOSEN_GAP_COLOUR if token.gap else CHOSEN_COLOUR
        elif label:
            colours.setdefault(label, OTHER_COLOUR)
        pairs.append((token.text, label))
    return pairs, colours


def token_at(tokens: Sequence[Token], start: int | None) -> int | None:
    """The place of the token that holds an offset, None where there is none."""
    if start is None:
        return None
    return next((place for place, token in enumerate(tokens) if token.start <= start < token.end), None)


def next_gap(tokens: Sequence[Token], chosen: int | None) -> int | None:
    """The place of the next gap after the chosen token, from the top again after the last; None without gaps."""
    places = [place for place, token in enumerate(tokens) if token.gap]
    after = [place for place in places if chosen is None or place > chosen]
    return next(iter(after or places), None)


def suggestion_line(draft: Draft) -> str:
    """What a waiting suggestion is: not in the record, who wrote it, how long, how many gaps."""
    notes = [plain(note) for note in draft.notes]
    if not any("language model" in note for note in notes):
        notes.insert(0, f"{plain(draft.model)} wrote it." if draft.model else "No language model wrote it.")
    cut = " **It was cut short.**" if not draft.complete else ""
    return f"Suggestion, not yet in the record. {size_of(draft.text)}.{cut} {' '.join(notes)}"


def size_of(text: str) -> str:
    """Words and open gaps of a text."""
    gaps = len(gaps_in(text))
    return f"{counted(len(text.split()), 'word')}, {counted(gaps, 'gap') if gaps else 'no gap'}"
