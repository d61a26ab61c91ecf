"""References to items of the inspection that point to the wrong one, or to none."""

from collections import Counter
from collections.abc import Iterator

from assistant.checks.claims import Claim, Fault
from assistant.checks.grounds import Grounds, Reference

# How much more a sentence must share with another item than with the one that it names, in words of that item alone.
_CLEARLY_ANOTHER = 1.5


def reference_faults(claim: Claim, grounds: Grounds) -> Iterator[Fault]:
    """References to an item that the inspection does not have, or to another item than the sentence is about."""
    told = dict(grounds.counts)
    for reference in claim.references:
        kind = reference.items[0].rpartition(" ")[0]
        missing = [item for item in reference.items if item not in grounds.items]
        if kind in told and missing:
            total = told[kind]
            message = f"The inspection has no {missing[0]}; it has {total or 'none'} of that kind."
            yield Fault("recommendation-reference", reference.start, reference.end, message, "Give the right number.")
            return
    if len(claim.references) == 1 and len(claim.references[0].items) == 1:
        yield from _about_another(claim, claim.references[0], grounds)


def _about_another(claim: Claim, reference: Reference, grounds: Grounds) -> Iterator[Fault]:
    item = reference.items[0]
    kind = item.rpartition(" ")[0]
    words = {each: _words_about(each, grounds) for each in grounds.items if each.startswith(kind)}
    spread = Counter(stem for stems in words.values() for stem in stems)
    scores = {
        each: sum(1 / spread[stem] for stem in claim.stems & stems) for each, stems in words.items()
    }  # fmt: skip
    best = max(scores, key=lambda each: scores[each], default=item)
    own = scores.get(item, 0.0)
    if best == item or scores[best] < 2 or scores[best] - own < _CLEARLY_ANOTHER or own >= 1:
        return
    message = (
        f"It is {best} that is about this: {_shown(best, grounds)}. {item.capitalize()} is: {_shown(item, grounds)}."
    )
    yield Fault("recommendation-reference", reference.start, reference.end, message, f"Write {best.capitalize()}.")


def _words_about(item: str, grounds: Grounds) -> frozenset[str]:
    return frozenset(stem for s in grounds.statements if s.items == (item,) for stem in s.stems)


def _shown(item: str, grounds: Grounds) -> str:
    return next((s.quoted for s in grounds.statements if s.source.items == (item,)), item)
