"""Which sentence of which fact speaks to which item."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.drafts.facts import Fact
from assistant.drafts.response import Response, items_of
from assistant.matrix.addressees import addressed_to
from assistant.wording.sentences import sentences_in
from assistant.wording.statements import Statement, statements_of
from assistant.wording.subjects import best_matches, subject_words
from index.records import Record

_ALL = re.compile(
    r"\b(?:both|all|each|every|the|its|these)\b(?: \w+)? (?:of (?:its|the|these) )?recommendations?\b", re.I
)
_NUMBERED = re.compile(r"\brecommendations? ((?:\d+(?:, | and | to )?)+)", re.I)


@dataclass(frozen=True)
class Told:
    """Statements by item, those about the whole report, and what the chief officer's own text says of each item."""

    by_item: Mapping[str, tuple[Statement, ...]]
    general: tuple[Statement, ...]
    received: Mapping[str, tuple[Statement, ...]]

    def of(self, item: str) -> tuple[Statement, ...]:
        """What was told of an item, apart from the chief officer's own text."""
        return self.by_item.get(item, ())


def told_for(response: Response, today: date) -> Told:
    """What the usable facts say of each item on a day, in the order in which they were told."""
    record, profile = response.record, response.profile
    items = items_of(record)
    subjects = item_subjects(record)
    by_item: dict[str, list[Statement]] = {}
    general: list[Statement] = []
    received: dict[str, tuple[Statement, ...]] = {}
    newest = response.received
    for fact in response.usable_facts(today):
        if fact.role == "received text":
            if newest and fact.fact_id == newest.fact_id:
                received = _received(fact, response, subjects)
            continue
        if fact.role in ("line", "none received", "invitation"):
            continue
        statements = statements_of(fact, profile)
        about = [item for item in fact.about if item in items] or _unnamed(fact, subjects)
        for statement in statements:
            for item in _widened(about, statement.text, record):
                by_item.setdefault(item, []).append(statement)
        if not about and (not fact.about or "report" in fact.about or "initial_response" in fact.about):
            general += statements
    return Told({item: tuple(found) for item, found in by_item.items()}, tuple(general), received)


def item_subjects(record: Record) -> dict[str, frozenset[str]]:
    """The subject words of each item: its own, and for a cause of concern those of its part of the summary."""
    subjects: dict[str, frozenset[str]] = {}
    for concern in record.causes_of_concern:
        part = summary_part(record, concern.text)
        subjects[f"cause of concern {concern.ref}"] = subject_words(f"{concern.text}\n{part}")
    for name, found in (
        ("recommendation", record.recommendations),
        ("area for improvement", record.areas_for_improvement),
    ):
        for item in found or ():
            whole = " ".join([item.text, *(sub.text for sub in item.sub_items)])
            subjects[f"{name} {item.ref}"] = subject_words(whole)
    # The force's own name stands in most items and says nothing of what they are about.
    own_name = subject_words(record.force or "")
    return {item: words - own_name for item, words in subjects.items()}


def summary_part(record: Record, heading: str) -> str:
    """The paragraph of the summary that opens with a heading and a colon, blank where there is none."""
    summary = record.inspection.summary or ""
    wanted = re.escape(heading.strip().rstrip("."))
    found = re.search(rf"(?:^|\n|[.] |[.])\s*{wanted}[:.]\s+(.*?)(?=\n|$)", summary, re.I)
    if not found:
        return _before_closing(record, heading)
    others = [re.escape(c.text.strip().rstrip(".")) for c in record.causes_of_concern if c.text != heading]
    return re.split(rf"(?:{'|'.join(others)})[:.]", found[1], flags=re.I)[0] if others else found[1]


def _before_closing(record: Record, heading: str) -> str:
    """The sentences that lead up to the one that closes a cause of concern by name, in its paragraph."""
    summary = record.inspection.summary or ""
    if not any(c.text == heading and c.status == "closed" for c in record.causes_of_concern):
        return ""
    for paragraph in summary.split("\n"):
        spans = sentences_in(paragraph)
        for number, span in enumerate(spans):
            words = paragraph[span.start : span.end].lower()
            if "closed" in words and "cause of concern" in words and heading.strip().rstrip(".").lower() in words:
                return paragraph[spans[0].start : spans[number - 1].end] if number else ""
    return ""


def _unnamed(fact: Fact, subjects: Mapping[str, frozenset[str]]) -> list[str]:
    if fact.about and not set(fact.about) <= {""}:
        return []
    numbers = _numbers(fact.text)
    named = [f"recommendation {n}" for n in numbers if f"recommendation {n}" in subjects]
    return named or list(best_matches(fact.text, subjects, 2.5))


def _numbers(text: str) -> list[str]:
    found: list[str] = []
    for match in _NUMBERED.finditer(text):
        refs = re.findall(r"\d+|to", match[1])
        for position, ref in enumerate(refs):
            if ref == "to" and 0 < position < len(refs) - 1:
                found += [str(n) for n in range(int(refs[position - 1]) + 1, int(refs[position + 1]))]
            elif ref != "to":
                found.append(ref)
    return found


def _widened(about: list[str], text: str, record: Record) -> list[str]:
    """A sentence that speaks of both or all recommendations feeds them all."""
    if about and re.search(r"\b(?:both|all|each of the|every one of the) (?:\w+ )?recommendations\b", text, re.I):
        about = about + [f"recommendation {item.ref}" for item in record.recommendations or ()]
    return list(dict.fromkeys(about))


def _received(
    fact: Fact, response: Response, subjects: Mapping[str, frozenset[str]]
) -> dict[str, tuple[Statement, ...]]:
    record = response.record
    ours = [
        f"recommendation {item.ref}"
        for item in record.recommendations or ()
        if "force" in addressed_to(item.addressees, response.profile)
    ]
    statements = statements_of(fact, response.profile)
    asked = {item: words for item, words in subjects.items() if not item.startswith("cause")} or subjects
    found: dict[str, list[Statement]] = {}
    counts: Counter[str] = Counter()
    position = 0
    labelled: list[str] = []
    for statement in statements:
        start = fact.text.index(statement.text, position)
        if "\n" in fact.text[position:start]:
            counts.clear()
            labelled = []
        position = start + len(statement.text)
        labelled = _label(statement.text, ours, asked) or labelled
        about = labelled or _about(statement, ours, asked) or (_main(counts) if _carries_on(statement.text) else [])
        if not (statement.kind == "position" and len(about) > 1):
            counts.update(about)
        for item in about:
            found.setdefault(item, []).append(statement)
    return {item: tuple(told) for item, told in found.items()}


ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def _label(text: str, ours: list[str], subjects: Mapping[str, frozenset[str]]) -> list[str]:
    """The recommendation that a heading ("Recommendation 2.") or an opening ("On the second, ...") names."""
    heading = re.match(r"(?:On |As to |For )?[Rr]ecommendation (\d+)\b(?=[.,:]| [-–(])", text)
    if heading:
        return [item for item in (f"recommendation {heading[1]}",) if item in subjects]
    opening = re.match(rf"(?:On|As to|For) the ({'|'.join(ORDINALS)})(?: recommendation| of them| of these)?,", text)
    item = f"recommendation {ORDINALS.index(opening[1]) + 1}" if opening else ""
    return [item] if item in ours and len(ours) > 1 else []


def _main(counts: Counter[str]) -> list[str]:
    """The one item of which a paragraph has spoken most so far, none where two are equal."""
    best = counts.most_common(2)
    return [best[0][0]] if len(best) == 1 or (best and best[0][1] > best[1][1]) else []


def _about(statement: Statement, ours: list[str], subjects: Mapping[str, frozenset[str]]) -> list[str]:
    numbered = [f"recommendation {n}" for n in _numbers(statement.text)]
    if any(item in subjects for item in numbered):
        return [item for item in numbered if item in subjects]
    if statement.kind == "position" and _ALL.search(statement.text):
        return ours
    return list(best_matches(statement.text, subjects, share=0.95))


def _carries_on(text: str) -> bool:
    """True where a sentence says too little of its own to be about something new."""
    return len(subject_words(text)) < 4 or bool(re.search(r"\bthis work\b|\bresponsible for this\b", text))
