"""What every part of a draft needs: the case, who is called what, and the sentences that were used already."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from assistant.cases import Case
from assistant.drafting.building import TextBuilder
from assistant.drafts.deadlines import deadline, long_date
from assistant.drafts.facts import Fact
from assistant.drafts.texts import SourceSpan
from assistant.matrix.told import Told, told_for
from assistant.sources import Source
from assistant.wording.phrases import possessive
from assistant.wording.reported import Body, Voice
from assistant.wording.statements import Statement, speaker_of


@dataclass
class Writing:
    """One text being written. `used` holds what was printed, so that nothing is said twice."""

    case: Case
    to: TextBuilder = field(default_factory=TextBuilder)
    used: set[tuple[str, str]] = field(default_factory=set)
    paragraph_number: int = 0

    def paragraph(self) -> None:
        """Begins a new paragraph."""
        self.to.paragraph()
        self.paragraph_number += 1

    def turn(self, *choices: str) -> str:
        """One of several equal wordings, by the paragraph's place: the same text each time, no two in a row alike."""
        return choices[self.paragraph_number % len(choices)]

    @cached_property
    def told(self) -> Told:
        """What the usable facts say of each item."""
        return told_for(self.case.response, self.case.today)

    @cached_property
    def noun(self) -> str:
        """What the force is called in running text: "the constabulary"."""
        return f"the {self.case.response.profile.force_noun}"

    @cached_property
    def force_name(self) -> str:
        """The force's full name."""
        return self.case.response.profile.force_name

    @cached_property
    def chief(self) -> str:
        """The chief officer in running text: "the chief constable", or "the Commissioner" where that is the title."""
        holder = self.case.response.profile.chief_on(self.case.today)
        title = (holder.title if holder else None) or self.case.response.record.chief.title or "Chief Constable"
        return "the Commissioner" if title.lower().startswith("commissioner") else "the chief constable"

    @cached_property
    def body(self) -> Body:
        """How the body speaks of itself on the day."""
        profile = self.case.response.profile
        holder = profile.commissioner_on(self.case.today)
        short = re.sub(r" (?:for|of) .*", "", profile.title)
        if short.lower().endswith("commissioner") and self.chief != "the Commissioner":
            short = "commissioner"
        names = [short, profile.title, *(n for h in [holder] if h for n in (h.title, h.name))]
        if profile.title.lower().endswith("commissioner") and self.chief != "the Commissioner":
            names += ["Commissioner", "commissioner", "PCC", "PFCC"]
        styles = ("Mr", "Mrs", "Ms", "Miss", "Dr")
        names += [f"{style} {h.name.split()[-1]}" for h in [holder] if h for style in styles]
        return Body(profile.person == "first", f"the {short}", tuple(dict.fromkeys(names)), self._pronoun(tuple(names)))

    def _pronoun(self, names: tuple[str, ...]) -> str | None:
        """She or he, only where the office uses it of the holder: a sentence that follows one about the holder."""
        subject = "|".join(re.escape(name) for name in names)
        for fact in self.case.response.usable_facts(self.case.today):
            if speaker_of(fact.sender, fact.text, self.case.response.profile) != "office":
                continue
            match = re.search(rf"(?:^|[.] )(?:The )?(?:{subject}) (?:[^.]|[.](?=\d))*[.] (She|He)\b", fact.text, re.I)
            if match:
                return match[1].lower()
        return None

    @cached_property
    def inspectorate(self) -> Voice:
        """The inspectorate as a speaker; a joint inspection has several."""
        joint = re.search(
            r" and |,|/|&",
            re.sub(r"Fire (?:and|&) Rescue", "", self.case.response.record.inspection.inspectorate or ""),
        )
        known = re.search(r"constabulary", self.case.response.record.inspection.inspectorate or "", re.I)
        if joint and not known:
            return Voice("the inspectorates", "they", "their", several=True)
        return Voice("the inspectorate", "it", "its")

    @property
    def inspectorates(self) -> str:
        """The inspectorate's possessive."""
        return possessive(self.inspectorate.first)

    @cached_property
    def report_noun(self) -> str:
        """What the inspectorate published: a report or a letter."""
        inspection = self.case.response.record.inspection
        return (
            "letter"
            if re.search(r"\bletter\b|\brevisit\b", f"{inspection.title} {inspection.type}", re.I)
            else "report"
        )

    @cached_property
    def line(self) -> Fact | None:
        """The commissioner's line where it may be used."""
        line = self.case.response.line
        return line if line and self.case.evidence.get(line.fact_id) else None

    def span(self, field_path: str, part: str | None = None) -> tuple[SourceSpan, ...]:
        """The report's exact words at a field of the record, nothing where the record has none."""
        source = self.case.evidence.with_field(field_path)
        return (source.span(field_path, part),) if source else ()

    def statement_span(self, statement: Statement) -> SourceSpan:
        """The exact words of a statement in its fact."""
        return self.case.evidence[statement.mark].span("text", statement.text)

    def introduced(self) -> bool:
        """True where the office holder needs no name any more: named already, or speaking as "I"."""
        return self.body.first_person or ("holder", "named") in self.used

    def hearer(self) -> tuple[str, tuple[SourceSpan, ...]]:
        """To whom things were told: "me", or the title, with the name the first time."""
        holder = self.case.response.profile.commissioner_on(self.case.today)
        if self.introduced() or holder is None:
            return self.body.object, ()
        self.used.add(("holder", "named"))
        source = self.standing(f"standing:commissioner-{holder.name}")
        return f"{self.body.object}, {holder.name},", (source.span("text"),) if source else ()

    def mark_used(self, statement: Statement) -> None:
        """Says that a statement was printed."""
        self.used.add((statement.mark, statement.text))

    def fresh(self, statements: tuple[Statement, ...] | list[Statement]) -> list[Statement]:
        """The statements that were not printed yet."""
        return [s for s in statements if (s.mark, s.text) not in self.used]

    def standing(self, starts: str) -> Source | None:
        """The standing source whose identifier begins so, for instance "standing:commissioner-"."""
        return next((s for s in self.case.evidence.of_kind("standing") if s.source_id.startswith(starts)), None)

    @cached_property
    def names(self) -> frozenset[str]:
        """Words that keep their capital: the names that the record and the profile give."""
        profile, record = self.case.response.profile, self.case.response.record
        people = [h.name for h in (*profile.commissioners, *profile.chiefs)]
        whole = " ".join(
            filter(
                None,
                [
                    profile.force,
                    profile.force_name,
                    *people,
                    record.commissioner.name,
                    record.chief.name,
                    *profile.partners,
                ],
            )
        )
        return frozenset(re.findall(r"\b[A-Z][\w-]+", whole)) - {"The", "Police", "Constabulary"}

    def published_text(self) -> str | None:
        """The report's date in full, None where it is not known."""
        published = self.case.response.record.inspection.published
        return long_date(published) if published else None

    def next_meeting(self) -> tuple[str, tuple[SourceSpan, ...]] | None:
        """The first public board meeting after the last lawful day, in words, with its source; None where unknown."""
        published = self.case.response.record.inspection.published
        last = deadline(published).last_day if published else None
        after = max(last or self.case.today, self.case.today)
        meetings = [
            (day, board)
            for board in self.case.response.profile.boards
            if board.public
            for day in board.next
            if day > after
        ]
        if not meetings:
            return None
        day, board = min(meetings, key=lambda meeting: meeting[0])
        source = self.standing(f"standing:board-{board.name}")
        where = re.sub(r"^the ", "", board.name, flags=re.I)
        return f"the {where} on {long_date(day)}", (
            source.span("text", long_date(day)),
            source.span("text", board.name),
        ) if source else ()
