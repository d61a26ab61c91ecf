"""What a sentence may rest on, told statement by statement and read once for all checks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from assistant.checks.words import stems_of
from assistant.drafts.deadlines import deadline, long_date
from assistant.drafts.facts import Fact
from assistant.sources import Evidence
from assistant.wording.dates import DateMention, dates_in
from assistant.wording.figures import Figure, figures_in
from assistant.wording.names import TRADE_WORDS, Name, names_in, plain_word
from assistant.wording.quotations import word_stream
from assistant.wording.sentences import sentences_in
from index.records import Record, text_at, to_json

_SECTION_LABELS = {
    "initial_response": "the initial response",
    "chief_constable_response": "the chief constable’s response",
    "overall_comments": "the overall comments",
}
_FIELD_LABELS = {
    "inspection.title": "title of inspection",
    "inspection.summary": "summary of inspection",
    "inspection.published": "date published",
    "inspection.grade": "grade",
}
_ITEM_FIELDS = {
    "recommendations": "recommendation",
    "areas_for_improvement": "area for improvement",
    "causes_of_concern": "cause of concern",
}
ITEM = re.compile(
    r"\b(?P<kind>recommendations?|areas? for improvement|AFIs?|causes? of concern)\s+"
    r"(?P<refs>\d+[a-z]?(?:\([a-z]\))?(?:(?:,\s*(?:and\s+)?|\s+and\s+|\s+or\s+|\s+to\s+|–)\d+[a-z]?\b)*|one|two|three|four|five)\b",
    re.I,
)
_WORD_REFS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}


@dataclass(frozen=True)
class EvidenceText:
    """One text that may supply facts: `label` says whose it is, `items` what it is about, `on` when it was said."""

    text: str
    label: str
    items: tuple[str, ...] = ()
    on: date | None = None
    mark: str = ""


@dataclass(frozen=True)
class Statement:
    """One sentence of the evidence."""

    text: str
    source: EvidenceText

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures."""
        return figures_in(self.text)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """Its dates; a day or month without a year is read as the nearest one to the day on which it was said."""
        return tuple(_placed(mention, self.source.on) for mention in dates_in(self.text))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its content words."""
        return stems_of(self.text)

    @cached_property
    def items(self) -> tuple[str, ...]:
        """The items that it is about: those of its text, and those that it names."""
        return (*self.source.items, *(item for reference in references_in(self.text) for item in reference.items))

    @property
    def quoted(self) -> str:
        """The statement in quotation marks with whose it is, for a message."""
        return f"“{bare(self.text)}” ({self.source.label})"


@dataclass(frozen=True)
class Reference:
    """Where a text names items of the inspection by number."""

    start: int
    end: int
    text: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Grounds:
    """The evidence as the checks look at it: statements, known words and names, the inspection's counts and days."""

    statements: tuple[Statement, ...]
    items: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    days: frozenset[date]
    force: str | None = None
    partners: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @cached_property
    def _places(self) -> dict[int, int]:
        return {id(statement): n for n, statement in enumerate(self.statements)}

    def around(self, statement: Statement) -> tuple[Statement, ...]:
        """The statement with its neighbours in the same text."""
        n = self._places[id(statement)]
        return tuple(s for s in self.statements[max(0, n - 1) : n + 2] if s.source is statement.source)

    @cached_property
    def stream(self) -> str:
        """Every text's words in comparable form; texts never run into each other."""
        texts = dict.fromkeys(t for s in self.statements for t in (s.source.text, s.source.label))
        return "|".join(word_stream(text) for text in texts)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all content words."""
        return frozenset(stem for statement in self.statements for stem in statement.stems)

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Every capitalised word of the evidence, the labels and the trade, in lower case."""
        words = {plain_word(word) for word in TRADE_WORDS} | TRADE_WORDS
        for text in {t for s in self.statements for t in (s.text, s.source.label)} | {self.force or "", *self.partners}:
            words.update(plain_word(word).lower() for word in re.findall(r"[A-ZÀ-Þ][\w’'-]*", text))
        return frozenset(words | {part for word in words for part in word.split("-")})

    @cached_property
    def people(self) -> tuple[Name, ...]:
        """The persons whom the evidence names, with their ranks there."""
        texts = dict.fromkeys(t for s in self.statements for t in (s.text, s.source.label))
        return tuple(name for text in texts for name in names_in(text) if name.is_person or (name.rank and name.words))


def bare(text: str) -> str:
    """A text without outer spaces, quotation marks and full stop, to be quoted in a message."""
    return text.strip(' “”"').rstrip(".")


def _placed(mention: DateMention, on: date | None) -> DateMention:
    if on is None or mention.year is not None or mention.month is None:
        return mention
    middle = mention.day or 15
    years = sorted((on.year, on.year - 1, on.year + 1), key=lambda y: _distance(y, mention.month or 1, middle, on))
    return replace(mention, year=years[0])


def _distance(year: int, month: int, day: int, on: date) -> int:
    return abs((date(year, month, min(day, 28)) - on).days)


@lru_cache(maxsize=2048)
def references_in(text: str) -> tuple[Reference, ...]:
    """The items that a text names by number: "recommendation 5", "areas for improvement 1, 3 and 5"."""
    result = []
    for match in ITEM.finditer(text):
        kind = match["kind"].lower().replace("areas", "area").replace("causes", "cause").removesuffix("s")
        kind = "area for improvement" if kind == "afi" else kind
        words = match["refs"]
        refs = [_WORD_REFS[words.lower()]] if words.isalpha() else numbers_in(words)
        result.append(Reference(match.start(), match.end(), match[0], tuple(f"{kind} {ref}" for ref in refs)))
    return tuple(result)


def numbers_in(words: str) -> list[str]:
    """The numbers of a list such as "1, 3 and 5" or "1 to 3 and 5", ranges told out."""
    numbers: list[str] = []
    for joint, number in re.findall(r"(to\s+|–)?(\d+)", words):
        if joint and numbers and int(numbers[-1]) < int(number) <= int(numbers[-1]) + 60:
            numbers += [str(n) for n in range(int(numbers[-1]) + 1, int(number) + 1)]
        else:
            numbers.append(number)
    return numbers


def grounds_of(record: Record, texts: Iterable[EvidenceText], *, partners: Sequence[str] = ()) -> Grounds:
    """The grounds that these texts give for a response to this inspection."""
    given = tuple(text for text in (*texts, *_derived(record)) if text.text.strip())
    counts = tuple(
        (singular, len(items))
        for name, singular in _ITEM_FIELDS.items()
        if (items := getattr(record, name)) is not None
    )
    items = tuple(
        f"{singular} {item.ref}" for name, singular in _ITEM_FIELDS.items() for item in getattr(record, name) or ()
    )
    published = record.inspection.published
    days = {item.due for item in (*(record.recommendations or ()), *(record.areas_for_improvement or ())) if item.due}
    if published:
        days.add(published)
        days.update(filter(None, [deadline(published).last_day]))
    days.update(text.on for text in given if text.on)
    return Grounds(_statements(given), items, counts, frozenset(days), record.force, tuple(partners))


@lru_cache(maxsize=64)
def _statements(texts: tuple[EvidenceText, ...]) -> tuple[Statement, ...]:
    return tuple(
        Statement(text.text[span.start : span.end], text) for text in texts for span in sentences_in(text.text)
    )


def _derived(record: Record) -> Iterable[EvidenceText]:
    """What the form's lists say by themselves: how many of each, and how many areas have each grade."""
    grades = [grade.grade.lower() for grade in record.inspection.grades]
    for grade in dict.fromkeys(grades):
        yield EvidenceText(f"{grade} in {grades.count(grade)} areas of policing", "grades")
    if grades:
        yield EvidenceText(f"graded in {len(grades)} areas of policing", "grades")
    for name, singular in _ITEM_FIELDS.items():
        listed = getattr(record, name) or ()
        if listed:
            plural = {"cause of concern": "causes of concern", "area for improvement": "areas for improvement"}
            yield EvidenceText(f"There are {len(listed)} {plural.get(singular, singular + 's')}", "the form")


def record_texts(record: Record) -> tuple[EvidenceText, ...]:
    """Every field and section of a record as evidence."""
    values = to_json(record)
    on = record.response_published or record.inspection.published
    texts = [
        EvidenceText(text, label, on=record.inspection.published)
        for path, label in _FIELD_LABELS.items()
        if (text := text_at(values, path))
    ]
    particulars = ("force", "commissioner.name", "commissioner.title", "chief.name", "chief.title",
                   "inspection.inspectorate", "inspection.type")  # fmt: skip
    texts += [EvidenceText(text, "the form") for path in particulars if (text := text_at(values, path))]
    for person in (record.commissioner, record.chief):
        if person.name and person.title:
            texts.append(EvidenceText(f"{person.title} {person.name}", "the form"))
    texts += [EvidenceText(f"{grade.area}: {grade.grade}", "grade") for grade in record.inspection.grades]
    for name, singular in _ITEM_FIELDS.items():
        for item in getattr(record, name) or ():
            label = f"{singular} {item.ref}"
            parts = [item.text, *(sub.text for sub in getattr(item, "sub_items", ()))]
            texts += [EvidenceText(part, label, (label,), record.inspection.published) for part in parts]
    texts += [
        EvidenceText(section.text, _SECTION_LABELS[kind], on=on)
        for kind in _SECTION_LABELS
        if (section := getattr(record.sections, kind)).text
    ]
    texts += [EvidenceText(other.text, other.label, on=on) for other in record.other_fields]
    return tuple(texts)


def fact_text(fact: Fact, *, published: date | None = None) -> EvidenceText:
    """A fact as evidence, labelled with who said it, when and about what."""
    items = tuple(about for about in fact.about if re.search(r" \d", about))
    sender = ", ".join(fact.sender.split(", ")[:2])
    label = f"{sender}, {long_date(fact.date)}" + (f", on {' and '.join(items)}" if items else "")
    return EvidenceText(fact.text, label, items, fact.date, fact.fact_id)


def evidence_grounds(
    record: Record, evidence: Evidence, facts: Sequence[Fact], *, partners: Sequence[str], others: Sequence[str] = ()
) -> Grounds:
    """The grounds of a response in hand: its report, usable facts, own records and standing sentences.

    `others` are forces of similar responses, whose names are no evidence.
    """
    blank = replace(record, sections=type(record)().sections)
    by_mark = {fact.fact_id: fact for fact in facts}
    texts = [*record_texts(blank)]
    for source in evidence.sources:
        if source.kind == "fact" and source.mark in by_mark:
            texts.append(fact_text(by_mark[source.mark]))
        elif source.kind in ("own record", "standing"):
            own = source.what if source.kind == "own record" else "the office’s profile"
            texts += [EvidenceText(text, own, mark=source.mark) for text in source.fields.values()]
            texts.append(EvidenceText(source.what, own, mark=source.mark))
    return replace(grounds_of(record, texts, partners=partners), others=tuple(others))
