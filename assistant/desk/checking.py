"""What stands in the way: of a response in hand, of a file, of a passage held against its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.checks import check_record, check_response, ground, read_facts
from assistant.desk.workplace import User, Workplace, authorise
from assistant.drafts.facts import Fact
from assistant.drafts.findings import Finding, apply_clearances, is_ready
from index.form import with_published
from index.records import Record, SectionKind


@dataclass(frozen=True)
class Verdict:
    """What the checks say, and whether anything blocks."""

    findings: tuple[Finding, ...]

    @property
    def ready(self) -> bool:
        """True where nothing blocks."""
        return is_ready(self.findings)


class CheckActions:
    """The checks, run for a person."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def response(self, user: User, response_id: str) -> Verdict:
        """The state of a response in hand, with what named people have cleared. Raises ResponseNotFoundError."""
        authorise(user)
        case = self._work.case(response_id)
        return Verdict(apply_clearances(check_response(case), case.response.clearances))

    def record(self, user: User, record: Record, *, published: date | None = None) -> Verdict:
        """The state of a record on its own, such as a form in a file."""
        authorise(user)
        if published:
            record = with_published(record, published)
        profile = self._work.office.profile()
        return Verdict(check_record(record, profile=profile, today=self._work.today()))

    def ground(self, user: User, text: str, *, record: Record, facts: Sequence[Fact], section: SectionKind) -> Verdict:
        """A passage against every field and section of a record and these facts."""
        authorise(user)
        return Verdict(ground(text, record=record, facts=facts, section=section))

    def read_facts(self, text: str) -> tuple[Fact, ...]:
        """The facts of a file in the form that `ground` takes; an empty file is no facts. Raises ExpectedError."""
        return read_facts(text)
