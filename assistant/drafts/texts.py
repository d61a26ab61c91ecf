"""A drafted text: sentences with what each rests on, and gaps for what nobody has said yet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from assistant.drafts.findings import Finding
from index.records import SectionKind
from index.retrieval import Precedent

SourceKind = Literal["report", "fact", "own record", "standing", "precedent"]
Origin = Literal["pattern", "model", "person"]
Who = Literal["force", "commissioner", "office"]

GAP = re.compile(r"\[(force|commissioner|office) to confirm: ([^\[\]]*)\]")


@dataclass(frozen=True)
class SourceSpan:
    """An exact slice of a source: `text` is what stands at start..end of the source's `field`."""

    source_id: str
    mark: str
    kind: SourceKind
    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Sentence:
    """A sentence, heading or gap of a text, by offsets, with who wrote it and what it rests on."""

    start: int
    end: int
    origin: Origin
    sources: tuple[SourceSpan, ...] = ()


@dataclass(frozen=True)
class Gap:
    """A place where a fact or a position is missing, with who can supply it and what is asked."""

    start: int
    end: int
    who: Who
    ask: str


@dataclass(frozen=True)
class PromptUsed:
    """Which prompt made a text: name, version and digest of the rendered file."""

    name: str
    version: str
    digest: str


@dataclass(frozen=True)
class Draft:
    """A suggestion for a section, or for one item of it; never in the record until a person accepts it.

    `complete` says that the text came to its end, not that it has no gaps. `item` is set where
    offsets count in the item's own text. `printed` maps items to the spans that answer them.
    """

    response_id: str
    section: SectionKind
    text: str
    sentences: tuple[Sentence, ...]
    model: str | None = None
    complete: bool = True
    item: str | None = None
    precedents: tuple[Precedent, ...] = ()
    findings: tuple[Finding, ...] = ()
    printed: tuple[tuple[str, int, int], ...] = ()
    prompt: PromptUsed | None = None
    notes: tuple[str, ...] = field(default=())

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The open gaps of the text, in order."""
        return gaps_in(self.text)

    def with_findings(self, findings: Sequence[Finding]) -> "Draft":
        """The same draft, with what the checks said of it."""
        return replace(self, findings=tuple(findings))


def gap_text(who: Who, ask: str) -> str:
    """A gap as printed."""
    return f"[{who} to confirm: {ask}]"


def gaps_in(text: str) -> tuple[Gap, ...]:
    """The open gaps that stand in a text, in order."""
    return tuple(Gap(m.start(), m.end(), _who(m[1]), m[2]) for m in GAP.finditer(text))


def _who(label: str) -> Who:
    return "force" if label == "force" else "commissioner" if label == "commissioner" else "office"


def draft_to_json(draft: Draft) -> dict[str, Any]:
    """The contract's shape of a draft, keys in its order."""
    return {
        "response_id": draft.response_id,
        "section": draft.section,
        "text": draft.text,
        "model": draft.model,
        "complete": draft.complete,
        "sentences": [
            {
                "start": sentence.start,
                "end": sentence.end,
                "origin": sentence.origin,
                "sources": [vars(span).copy() for span in sentence.sources],
            }
            for sentence in draft.sentences
        ],
        "gaps": [{"start": gap.start, "end": gap.end, "who": gap.who, "ask": gap.ask} for gap in draft.gaps],
        "precedents": [precedent_to_json(precedent) for precedent in draft.precedents],
        "findings": [finding.to_json() for finding in draft.findings],
    }


def precedent_to_json(precedent: Precedent) -> dict[str, Any]:
    """The contract's shape of a precedent, as in search and in drafts."""
    return {
        "rank": precedent.rank,
        "record_id": precedent.record_id,
        "source": precedent.source,
        "force": precedent.force,
        "title": precedent.title,
        "published": precedent.published.isoformat() if precedent.published else None,
        "section": precedent.section,
        "text": precedent.text,
        "score": round(precedent.score, 4),
        "why": list(precedent.why),
        "own": precedent.own,
        "illustrative": precedent.illustrative,
    }
