"""The completed record, in the formats that leave the office."""

from dataclasses import dataclass, replace
from pathlib import Path

from assistant.desk.checking import CheckActions, Verdict
from assistant.desk.workplace import User, Workplace, authorise
from assistant.drafts.response import Response
from assistant.export import to_bytes, write
from index.records import SECTION_KINDS, Answer, Record, Section, Sections


@dataclass(frozen=True)
class Exported:
    """Where the file is, and whether it is the clean copy or marked DRAFT."""

    path: Path
    format: str
    final: bool
    verdict: Verdict


class ExportActions:
    """Exports of responses and of files. What has something in its way is written all the same, marked DRAFT."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def response(self, user: User, response_id: str, path: Path, format: str) -> Exported:
        """A response in hand as a file. Raises ExportError, with nothing half-written left."""
        authorise(user)
        verdict = CheckActions(self._work).response(user, response_id)
        write(completed(self._work.response(response_id)), path, format, draft=not verdict.ready)
        return Exported(path, format, verdict.ready, verdict)

    def record(self, user: User, record: Record, path: Path, format: str) -> Exported:
        """A record as a file."""
        verdict = CheckActions(self._work).record(user, record)
        write(record, path, format, draft=not verdict.ready)
        return Exported(path, format, verdict.ready, verdict)

    def content(self, user: User, response_id: str, format: str) -> tuple[bytes, bool]:
        """The bytes of an export for download, and whether it is the clean copy."""
        authorise(user)
        verdict = CheckActions(self._work).response(user, response_id)
        return to_bytes(completed(self._work.response(response_id)), format, draft=not verdict.ready), verdict.ready


def completed(response: Response) -> Record:
    """The record with the accepted texts in its sections, as it will be published."""
    sections = []
    for kind in SECTION_KINDS:
        section, accepted = response.record.section(kind), response.accepted.get(kind)
        if accepted:
            answers = tuple(Answer(item, start, end) for item, start, end in accepted.printed)
            section = Section(section.heading, accepted.text, answers)
        sections.append(section)
    return replace(response.record, sections=Sections(*sections), illustrative=response.illustrative, reading_notes=())
