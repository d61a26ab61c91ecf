"""What an edit did to a text: sentences that stayed keep who wrote them and what they rest on."""

from difflib import SequenceMatcher

from assistant.drafts.response import AcceptedText
from assistant.drafts.texts import Sentence
from assistant.wording.sentences import sentences_in
from index.records import SectionKind


def carry_sources(before: AcceptedText | None, section: SectionKind, text: str) -> AcceptedText:
    """The edited text, not yet numbered. A sentence that stands unchanged keeps its origin and sources;
    a new or changed one is a person's, with no sources. Answers keep their place where both ends stayed.
    """
    spans = sentences_in(text)
    new_words = [text[span.start : span.end] for span in spans]
    old = before.sentences if before else ()
    old_words = [before.text[s.start : s.end] for s in old] if before else []
    kept: dict[int, Sentence] = {}
    for block in SequenceMatcher(a=old_words, b=new_words, autojunk=False).get_matching_blocks():
        for offset in range(block.size):
            kept[block.b + offset] = old[block.a + offset]
    sentences = tuple(
        Sentence(span.start, span.end, kept[n].origin, kept[n].sources)
        if n in kept
        else Sentence(span.start, span.end, "person")
        for n, span in enumerate(spans)
    )
    moved = {(kept[n].start, kept[n].end): spans[n] for n in kept}
    starts = {old_start: span.start for (old_start, _), span in moved.items()}
    ends = {old_end: span.end for (_, old_end), span in moved.items()}
    printed = tuple(
        (item, starts[start], ends[end])
        for item, start, end in (before.printed if before else ())
        if start in starts and end in ends
    )
    return AcceptedText(section, 0, text, sentences, printed, model=before.model if before else None)
