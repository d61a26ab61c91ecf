"""One item's new answer put in the place of its present one; the rest of the text stays byte for byte."""

from dataclasses import replace

from assistant.drafts.texts import Draft, Sentence


def spliced(whole: Draft, answer: Draft) -> Draft | None:
    """The section's text with the item's answer replaced, or None where the section has no answer to that item.

    Sentences outside the answer keep their sources, and move with the text. Findings are left out.
    """
    span = next(((start, end) for item, start, end in whole.printed if item == answer.item), None)
    if span is None or not answer.text:
        return None
    start, end = span
    shift = len(answer.text) - (end - start)

    def moved(place: int) -> int:
        return place if place <= start else place + shift

    before = [sentence for sentence in whole.sentences if sentence.end <= start]
    after = [_moved(sentence, shift) for sentence in whole.sentences if sentence.start >= end]
    inside = [_moved(sentence, start) for sentence in answer.sentences]
    printed = tuple(
        (item, first, start + len(answer.text)) if (first, last) == span else (item, moved(first), moved(last))
        for item, first, last in whole.printed
    )
    return replace(
        whole,
        text=whole.text[:start] + answer.text + whole.text[end:],
        sentences=(*before, *inside, *after),
        printed=printed,
        model=answer.model or whole.model,
        prompt=answer.prompt or whole.prompt,
        notes=answer.notes,
        precedents=answer.precedents,
        findings=(),
    )


def _moved(sentence: Sentence, by: int) -> Sentence:
    return replace(sentence, start=sentence.start + by, end=sentence.end + by)
