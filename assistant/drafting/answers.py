"""Where a text answers which item: read from what its sentences cite and name."""

import re

from assistant.cases import Case
from assistant.drafting.asking import report_mark
from assistant.drafts.texts import Draft


def answered_in(case: Case, draft: Draft) -> tuple[tuple[str, int, int], ...]:
    """Item, start and end of each answer, in the order of the items.

    An answer begins with the sentence that is most about the item alone, and goes on in its paragraph until a
    sentence is about other items only. For the draft of one item it is the whole text.
    """
    if draft.item:
        return ((draft.item, 0, len(draft.text)),) if draft.text else ()
    subjects = [_subjects(case, draft, number) for number in range(len(draft.sentences))]
    found = []
    for row in case.rows:
        candidates = [number for number, items in enumerate(subjects) if row.item in items]
        if not candidates:
            continue
        first = min(candidates, key=lambda number: (len(subjects[number]), number))
        last = first
        while last + 1 < len(subjects) and _goes_on(draft, last, subjects[last + 1], row.item):
            last += 1
        found.append((row.item, draft.sentences[first].start, draft.sentences[last].end))
    return tuple(found)


def _goes_on(draft: Draft, last: int, following: frozenset[str], item: str) -> bool:
    between = draft.text[draft.sentences[last].end : draft.sentences[last + 1].start]
    return "\n\n" not in between and (not following or item in following)


def _subjects(case: Case, draft: Draft, number: int) -> frozenset[str]:
    sentence = draft.sentences[number]
    marks = {span.mark for span in sentence.sources}
    text = draft.text[sentence.start : sentence.end].lower()
    cited = {row.item for row in case.rows if report_mark(case, row.item) in marks}
    named = {row.item for row in case.rows if re.search(rf"\b{re.escape(row.item)}\b", text)}
    return frozenset(named or cited)
