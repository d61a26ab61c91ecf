"""What this body said before on the same subject: commitments in its own earlier published responses, word for word."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.drafts.deadlines import long_date
from assistant.drafts.matrix import SaidBefore
from assistant.sources import Evidence, Source
from assistant.wording.sentences import sentences_in
from assistant.wording.statements import day_in
from assistant.wording.subjects import bearing, subject_words, weighed
from index.records import Record

_COMMITMENT = re.compile(
    r"\b(?:I|we|commissioner|mayor|office|audit|team|staff) (?:\w+ )?(?:will|shall"
    r"|undertake|intend|commit|expect|propose|plan to)\b"
    r"|\b(?:have|has) asked (?:\w+ ){0,3}that\b"
    r"|\bwill (?:also |then |now )?be \w+|\bI am (?:asking|committed)\b",
    re.I,
)
_OTHERS_DOING = re.compile(
    r"^(?:the )?(?:force|constabulary|service|chief constable|inspectorate|inspectors)\b[^,]* will\b", re.I
)
_FIELDS = ("sections.initial_response.text", "sections.overall_comments.text")
FLOOR = 2.0


@dataclass(frozen=True)
class Promise:
    """A commitment with the field of the own record where it stands."""

    said: SaidBefore
    field: str
    score: float


def promises_for(
    subjects: Mapping[str, frozenset[str]], records: Sequence[Record], evidence: Evidence
) -> dict[str, tuple[Promise, ...]]:
    """Earlier commitments by item, the strongest match first, at most two an item and newest first among equals."""
    found: dict[str, list[Promise]] = {}
    for record, source in zip(records, evidence.of_kind("own record"), strict=False):
        for field in _FIELDS:
            text = source.fields.get(field)
            if text:
                for item, promise in _in_text(text, field, subjects, (record, source)):
                    found.setdefault(item, []).append(promise)
    return {item: tuple(sorted(made, key=lambda p: -p.score)[:2]) for item, made in found.items()}


def _in_text(
    text: str, field: str, subjects: Mapping[str, frozenset[str]], own: tuple[Record, Source]
) -> list[tuple[str, Promise]]:
    record, source = own
    before = ""
    made: list[tuple[str, Promise]] = []
    for span in sentences_in(text):
        sentence = text[span.start : span.end]
        if _COMMITMENT.search(sentence) and not _OTHERS_DOING.match(sentence):
            for item, score in _scores(sentence, before, subjects).items():
                said = SaidBefore(
                    source.mark, record.record_id, published_on(record), record.commissioner.name, sentence
                )
                made.append((item, Promise(said, field, score)))
        before = sentence
    return made


def _scores(sentence: str, before: str, subjects: Mapping[str, frozenset[str]]) -> dict[str, float]:
    """Items on which a commitment bears; what all items share does not decide between them."""
    if len(subject_words(sentence)) < 2:
        return {}
    own = {item for item, subject in subjects.items() if subject_words(sentence) & subject}
    # A sentence about "it" says too little to be quoted beside an item that only the sentence before names.
    leans = re.search(r"\b(?:it|this|that|them)\b", sentence)
    for text in (sentence,) if leans else (sentence, f"{before} {sentence}"):
        plain = {item: bearing(text, subject) for item, subject in subjects.items() if item in own}
        near = {item: weighed(text, subjects[item], subjects) for item in plain if plain[item] >= FLOOR}
        if near:
            top = max(near.values())
            return {item: score for item, score in near.items() if score >= 0.75 * top}
    return {}


def published_on(record: Record) -> date | None:
    """When the response in a record was published: its own field, else the form's row of that name."""
    if record.response_published:
        return record.response_published
    row = next(
        (other.text for other in record.other_fields if other.label.lower().startswith("response published")), None
    )
    return day_in(row) if row else None


def date_span(source: Source, on: date) -> tuple[str, str] | None:
    """The field and the exact words of an own record that give its response's date, or None."""
    for field, text in source.fields.items():
        if field == "response_published" and text == on.isoformat():
            return field, text
        if field.startswith("other_fields") and long_date(on) in text:
            return field, long_date(on)
    return None
