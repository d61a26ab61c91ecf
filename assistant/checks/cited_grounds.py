"""A drafted sentence against the sources that it names itself: another source of the response does not bear it out.

A model that writes "40 officers [F6]" where F6 says 12 is wrong, although another source may say 40 of something else.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.cases import Case
from assistant.checks.claims import Claim, Fault
from assistant.checks.figure_grounds import counts_items, is_calculated
from assistant.checks.grounds import EvidenceText, Grounds, Statement
from assistant.drafts.texts import GAP, Sentence
from assistant.wording.figures import Figure, same_figure
from assistant.wording.sentences import sentences_in


def cited_faults(case: Case, text: str, sentences: Sequence[Sentence], grounds: Grounds) -> Iterator[Fault]:
    """Figures of a pattern's or model's sentence that none of its own sources gives; offsets count in the text."""
    for sentence in sentences:
        words = text[sentence.start : sentence.end]
        if sentence.origin == "person" or not sentence.sources or GAP.search(words):
            continue
        marks = dict.fromkeys(span.mark for span in sentence.sources)
        cited = [figure for mark in marks for told in _told(case, mark) for figure in told.figures]
        claim = Claim(words)
        for figure in claim.figures:
            counted = counts_items(claim, figure, grounds) or _counts_grades(case, claim, figure)
            if counted or is_calculated(claim, figure, grounds):
                continue
            if not any(same_figure(figure, other) for other in cited):
                named = ", ".join(marks)
                yield Fault(
                    "figure",
                    sentence.start + figure.start,
                    sentence.start + figure.end,
                    f"The sources named for this sentence ({named}) do not give {figure.text}.",
                    "Write the figure that they give, or name the source that gives this one.",
                )


def _counts_grades(case: Case, claim: Claim, figure: Figure) -> bool:
    """True where a sentence about grades counts the areas that have one, rightly: the list itself is its source."""
    given = Counter(one.grade.lower() for one in case.response.record.inspection.grades)
    totals = {*given.values(), sum(given.values())}
    return figure.unit == "count" and "grade" in claim.text and figure.value in totals


def _told(case: Case, mark: str) -> Iterator[Statement]:
    source = case.evidence.get(mark)
    for text in source.fields.values() if source else ():
        whole = EvidenceText(text, "", mark=mark)
        yield from (Statement(text[span.start : span.end], whole) for span in sentences_in(text))
