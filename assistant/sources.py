"""The sources of one response: what each sentence may rest on, by mark.

Five kinds are never mixed. The report is R1 (particulars and summary), then R2, R3 ... in the
form's order; facts are F1, F2 ...; own records O1, O2 ...; standing sentences S1, S2 ...;
precedents P1, P2 ... supply pattern and wording only and are never evidence.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.drafts.deadlines import long_date
from assistant.drafts.facts import Fact
from assistant.drafts.profile import Board, Holder, OfficeProfile
from assistant.drafts.response import Response
from assistant.drafts.texts import SourceKind, SourceSpan
from index.records import Record, text_at, to_json

STATUTE_RECOMMENDATIONS = (
    "Section 55(5B) of the Police Act 1996: where a report includes a recommendation, the body’s comments "
    "must say what it has done or means to do about it, or why it does nothing."
)
STATUTE_INVITATION = (
    "Section 55(4) of the Police Act 1996: the chief officer of police must be invited to comment on the report "
    "by a day that the local policing body chooses."
)
STATUTE_PUBLICATION = (
    "Section 55(5) and (5A) of the Police Act 1996: the body’s comments, those of the chief officer, and any response "
    "that it has to those comments, are to be published by the 56th day, the day of the report being the first."
)


@dataclass(frozen=True)
class Source:
    """One thing that a person can open: `fields` maps each citable field to its exact text."""

    source_id: str
    mark: str
    kind: SourceKind
    what: str
    fields: Mapping[str, str]

    def span(self, field: str, part: str | None = None) -> SourceSpan:
        """The exact slice `part` of a field, the whole field where `part` is None.

        Raises ValueError where the part does not stand in the field: a citation is never approximate.
        """
        text = self.fields[field]
        start = 0 if part is None else text.index(part)
        end = len(text) if part is None else start + len(part)
        return SourceSpan(self.source_id, self.mark, self.kind, field, start, end, text[start:end])


@dataclass(frozen=True)
class Evidence:
    """All sources that may supply a fact to this response on one day, by mark."""

    sources: tuple[Source, ...]

    def __getitem__(self, mark: str) -> Source:
        return next(source for source in self.sources if source.mark == mark)

    def get(self, mark: str) -> Source | None:
        """The source with this mark, or None."""
        return next((source for source in self.sources if source.mark == mark), None)

    def of_kind(self, kind: SourceKind) -> tuple[Source, ...]:
        """The sources of one kind, in order."""
        return tuple(source for source in self.sources if source.kind == kind)

    def with_field(self, field: str) -> Source | None:
        """The report's source that holds this field of the record."""
        return next((s for s in self.of_kind("report") if field in s.fields), None)


def gather(response: Response, *, today: date) -> Evidence:
    """The evidence of a response on a day: report, usable facts, own records and standing sentences."""
    return Evidence(
        (
            *report_sources(response.record),
            *(fact_source(fact) for fact in response.usable_facts(today)),
            *own_sources(response.own_records),
            *standing_sources(response.profile),
        )
    )


def report_sources(record: Record) -> tuple[Source, ...]:
    """R1 for the particulars and summary, then one source an item, or one for a stated None."""
    values = to_json(record)
    groups: list[tuple[str, list[str]]] = [
        (
            "particulars and summary",
            [f"inspection.{name}" for name in ("title", "inspectorate", "type", "published", "summary")]
            + ["force", "commissioner.name", "commissioner.title", "chief.name", "chief.title"],
        )
    ]
    if record.inspection.grade or record.inspection.grades:
        grades = [
            f"inspection.grades.{n}.{part}" for n in range(len(record.inspection.grades)) for part in ("area", "grade")
        ]
        groups.append(("grades", ["inspection.grade", *grades]))
    groups += [
        (f"cause of concern {c.ref}", [f"causes_of_concern.{n}.{part}" for part in ("text", "status")])
        for n, c in enumerate(record.causes_of_concern)
    ]
    for name, singular in (("recommendations", "recommendation"), ("areas_for_improvement", "area for improvement")):
        items = values[name]
        if items == []:
            groups.append((name.replace("_", " "), [name]))
        groups += [
            (f"{singular} {item['ref']}", _item_fields(f"{name}.{n}", item)) for n, item in enumerate(items or [])
        ]
    sources: list[Source] = []
    for what, paths in groups:
        fields = {path: text for path in paths if (text := text_at(values, path)) is not None}
        mark = f"R{len(sources) + 1}"
        sources.append(Source(f"report:{what}", mark, "report", f"the report: {what}", fields))
    return tuple(sources)


def _item_fields(path: str, item: Mapping[str, list[object]]) -> list[str]:
    parts = [f"{path}.{name}" for name in ("text", "due_text", "due", "page")]
    parts += [f"{path}.addressees.{n}" for n in range(len(item["addressees"]))]
    return parts + [f"{path}.sub_items.{n}.text" for n in range(len(item["sub_items"]))]


def fact_source(fact: Fact) -> Source:
    """A fact as a source: its words, who said it, when and with what clearance."""
    fields = {"text": fact.text, "from": fact.sender, "date": fact.date.isoformat(), "clearance": fact.clearance}
    replaces = f", replaces {fact.replaces}" if fact.replaces else ""
    what = f"told to us by {fact.sender}, {long_date(fact.date)}, cleared for publication{replaces}"
    return Source(fact.fact_id, fact.fact_id, "fact", what, fields)


def own_sources(records: Iterable[Record]) -> tuple[Source, ...]:
    """Our own earlier published responses, newest first, O1, O2 ..."""
    sources = []
    for number, record in enumerate(records, start=1):
        values = to_json(record)
        paths = [
            *(f"inspection.{name}" for name in ("title", "published", "summary", "grade")),
            *("response_published", "commissioner.name", "commissioner.title", "chief.name", "chief.title"),
            *(f"sections.{kind}.text" for kind in values["sections"]),
            *(f"recommendations.{n}.text" for n in range(len(record.recommendations or ()))),
            *(f"areas_for_improvement.{n}.text" for n in range(len(record.areas_for_improvement or ()))),
            *(f"causes_of_concern.{n}.text" for n in range(len(record.causes_of_concern))),
            *(f"other_fields.{n}.text" for n in range(len(record.other_fields))),
        ]
        fields = {path: text for path in paths if (text := text_at(values, path)) is not None}
        dated = f" of {long_date(record.response_published)}" if record.response_published else ""
        who = f" ({record.commissioner.name})" if record.commissioner.name else ""
        what = f"our response{dated} to “{record.inspection.title}”{who}"
        sources.append(Source(record.record_id, f"O{number}", "own record", what, fields))
    return tuple(sources)


def standing_sources(profile: OfficeProfile) -> tuple[Source, ...]:
    """The office's standing sentences: further statements, holders, boards, panel, then the statute."""
    sentences: list[tuple[str, str]] = [(f"statement-{n}", text) for n, text in enumerate(profile.statements, start=1)]
    sentences += [(f"commissioner-{h.name}", _holder(h, f"for {profile.force}")) for h in profile.commissioners]
    sentences += [(f"chief-{h.name}", _holder(h, f"of {profile.force_name}")) for h in profile.chiefs]
    sentences += [(f"board-{board.name}", _board(board, profile)) for board in profile.boards]
    if profile.panel and profile.panel.next:
        days = _join([long_date(day) for day in profile.panel.next])
        sentences.append(("panel", f"The {profile.panel.name} meets on {days}."))
    sentences += [
        ("section-55-4", STATUTE_INVITATION),
        ("section-55-5", STATUTE_PUBLICATION),
        ("section-55-5B", STATUTE_RECOMMENDATIONS),
    ]
    return tuple(
        Source(f"standing:{name}", f"S{n}", "standing", f"standing: {text}", {"text": text})
        for n, (name, text) in enumerate(sentences, start=1)
    )


def _holder(holder: Holder, where: str) -> str:
    place = "" if " for " in f" {holder.title} " and where.startswith("for ") else f" {where}"
    if holder.until is None:
        since = f" since {long_date(holder.since)}" if holder.since else ""
        return (
            f"{holder.name} has been {holder.title}{place}{since}."
            if since
            else f"{holder.name} is {holder.title}{place}."
        )
    since = f" from {long_date(holder.since)}" if holder.since else ""
    return f"{holder.name} was {holder.title}{place}{since} to {long_date(holder.until)}."


def _board(board: Board, profile: OfficeProfile) -> str:
    short = "the commissioner" if profile.title.lower().endswith("commissioner") else f"the {profile.title}"
    public = " in public" if board.public else ""
    meets = f" It meets {board.meets}." if board.meets else ""
    following = f" Next meetings: {', '.join(long_date(day) for day in board.next)}." if board.next else ""
    return f"The {board.name} is where {short} holds the chief constable to account{public}.{meets}{following}"


def _join(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
