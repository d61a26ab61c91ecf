"""One recommendation with everything that was told of it, and how it is named in the text."""

import re
from dataclasses import dataclass

from assistant.drafting.writing import Writing
from assistant.drafts.matrix import Row
from assistant.drafts.texts import SourceSpan
from assistant.wording.phrases import listed, lower_first, numbered, unended
from assistant.wording.statements import Statement
from index.records import Recommendation


@dataclass(frozen=True)
class Asked:
    """A recommendation with its row, its place in the record, and what was told of it."""

    row: Row
    item: Recommendation
    path: str
    statements: tuple[Statement, ...]
    received: tuple[Statement, ...]
    together: tuple[str, ...] = ()

    @property
    def this(self) -> str:
        """What it is called just after its words."""
        return "these recommendations" if self.together else "this recommendation"

    @property
    def named(self) -> str:
        """What it is called anywhere: "recommendation 2", or the numbers of those that are answered together."""
        return f"recommendations {numbered(self.together)}" if self.together else f"recommendation {self.item.ref}"

    @property
    def force(self) -> list[Statement]:
        """What the force told."""
        return [s for s in self.statements if s.speaker == "force"]

    @property
    def own(self) -> list[Statement]:
        """What the office told."""
        return [s for s in self.statements if s.speaker == "office"]


def name_it(writing: Writing, one: Asked) -> None:
    """Its number with its exact words, or with its addressees and date where the office does not quote."""
    label = f"Recommendation {one.item.ref}"
    if writing.case.response.profile.quote_recommendations:
        text = " ".join(one.item.text.split())
        writing.to.sentence(f"{label}: “{text.rstrip()}”", *writing.span(f"{one.path}.text"))
        if one.item.sub_items:
            words = [re.sub(r"[;,](?: and| or)?$", "", unended(" ".join(s.text.split()))) for s in one.item.sub_items]
            refs = [s.ref.strip("()") for s in one.item.sub_items]
            parts = listed([f"({ref}) “{text}”" for ref, text in zip(refs, words, strict=True)])
            spans = [s for n in range(len(one.item.sub_items)) for s in writing.span(f"{one.path}.sub_items.{n}.text")]
            writing.to.sentence(f"Its parts are {parts}.", *spans)
        return
    details = []
    if set(one.row.addressees) != {"force"}:
        details.append(listed(addressees(one)))
    if one.item.due_text:
        details.append(lower_first(" ".join(one.item.due_text.split())))
    spans = [*addressee_spans(writing, one), *writing.span(f"{one.path}.due_text")]
    text = f"{label} ({', '.join(details)})." if details else f"{label}."
    writing.to.sentence(text, *(spans or writing.span(f"{one.path}.text")))


def addressees(one: Asked) -> list[str]:
    """The addressees in running text."""
    return [to_whom(a) for a in one.row.addressees]


def to_whom(name: str) -> str:
    """An addressee in running text: bodies with "the", several of a kind without."""
    body = re.match(r"(?:National|College|Home|Crown|Ministry|Department)\b", name)
    one_of = name[:1].islower() and not name.endswith("s") and not name.startswith(("the ", "all ", "each "))
    return f"the {name}" if body or one_of else name


def addressee_spans(writing: Writing, one: Asked) -> list[SourceSpan]:
    """Where the record names the addressees."""
    return [s for n in range(len(one.item.addressees)) for s in writing.span(f"{one.path}.addressees.{n}")]
