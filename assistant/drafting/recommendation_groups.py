"""Recommendations answered together: those addressed to others, and those of which nothing is known yet."""

from collections.abc import Sequence

from assistant.drafting.asked import Asked, addressee_spans, addressees, name_it
from assistant.drafting.writing import Writing
from assistant.wording.phrases import capital, listed, numbered


def write_open(writing: Writing, open_: Sequence[Asked]) -> None:
    """Recommendations of which nothing is known yet: each named, then the two questions once."""
    writing.paragraph()
    refs = [one.item.ref for one in open_]
    words = [s for one in open_ for s in writing.span(f"{one.path}.text")]
    with writing.to.item(*(one.row.item for one in open_)):
        same = len({one.row.addressees for one in open_}) == 1 and open_[0].row.addressees != ("force",)
        whom = listed(addressees(open_[0])) if same else writing.noun
        if writing.case.response.profile.quote_recommendations:
            for one in open_:
                name_it(writing, one)
        else:
            writing.to.sentence(f"Recommendations {numbered(refs)} are addressed to {whom}.", *words)
        told = [s for one in open_ for s in one.received[:1]]
        if len(told) == len(open_):
            writing.to.sentence(f"{capital(writing.chief)} accepts them.", *map(writing.statement_span, told))
        stance = "" if len(told) == len(open_) else f"whether {writing.noun} accepts it, "
        ask = (
            f"for each of recommendations {numbered(refs)}, {stance}"
            f"what {writing.noun if told else 'it'} has done and will do, who is responsible and by when"
        )
        writing.to.gap("force", ask, *words)
        own = (
            f"for each of recommendations {numbered(refs)}, {writing.body.possessive} "
            f"own action, taken or proposed, or the reason for none"
        )
        writing.to.gap("commissioner", own, *words)


def write_to_others(writing: Writing, others: Sequence[Asked]) -> None:
    """One sentence for everything that is addressed to others, and one proposal to take no action."""
    groups: dict[tuple[str, ...], list[Asked]] = {}
    for one in others:
        groups.setdefault(one.row.addressees, []).append(one)
    parts = []
    if len(groups) == len(others) > 1:
        refs = numbered([one.item.ref for one in others])
        parts.append(f"Recommendations {refs} are addressed to {listed([listed(addressees(one)) for one in others])}")
    else:
        for position, found in enumerate(groups.values()):
            refs = numbered([one.item.ref for one in found])
            noun = "Recommendation" if len(found) == 1 else "Recommendations"
            verb = "is" if len(found) == 1 else "are"
            start = f"{noun if position == 0 else noun.lower()} {refs} {verb} addressed"
            parts.append(f"{start} to {listed(addressees(found[0]))}")
    spans = [s for one in others for s in addressee_spans(writing, one)]
    with writing.to.item(*(one.row.item for one in others)):
        writing.to.sentence("; ".join(parts) + ".", *spans)
        on = {1: "", 2: " on either"}.get(len(others), " on any of them")
        none = writing.body.verb("propose", "proposes")
        writing.to.gap("commissioner", f"For that reason {writing.body.subject} {none} no action{on}.", *spans)
