"""Measuring: the search on judged collections, the drafts of the example, and speed beside a quickstart."""

import resource
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from assistant.cases import open_case
from assistant.checks import check_draft
from assistant.desk.workplace import User, Workplace, authorise
from assistant.drafting import draft_section
from assistant.drafts.facts import Fact
from assistant.drafts.profile import profile_from_json
from assistant.drafts.response import Response, items_of
from index import samples
from index.benchmark import compare, made_up
from index.measuring import Judged, measure, read_cranfield
from index.reading import read_file
from index.records import SECTION_KINDS, Record

GROUNDING = ("figure", "date", "name", "quotation", "commitment", "meaning", "other-force", "recommendation-reference")


class MeasureActions:
    """Figures about the product itself; nothing of an office is read but its archive."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def collections(self, user: User, folders: Sequence[Path]) -> list[dict[str, Any]]:
        """The judged collections in these folders, measured; without any, exact wording in our own archive."""
        authorise(user)
        judged = [read_cranfield(folder) for folder in folders] or [self._exact_wording()]
        return [measure(one, self._work.embedding()) for one in judged]

    def _exact_wording(self) -> Judged:
        """Each recommendation and area for improvement of the archive must find itself by its own words."""
        documents: dict[str, tuple[str, str]] = {}
        for row in self._work.archive.list():
            record = self._work.archive.get(row.record_id)
            for item in (*(record.recommendations or ()), *(record.areas_for_improvement or ())):
                documents[f"{row.record_id} {len(documents)}"] = (row.title or "", item.text)
        first = {text: name for name, (_, text) in reversed(documents.items())}
        return Judged(
            "exact wording of recommendations",
            documents,
            {name: text for text, name in first.items()},
            {name: {name: 1.0} for name in first.values()},
        )

    def drafts(self, user: User) -> list[dict[str, Any]]:
        """The sections of the example inspection drafted without a model, and what the checks say of them."""
        authorise(user)
        case = open_case(_example_response(), today=_example_response().made_on)
        rows = []
        for kind in SECTION_KINDS:
            draft = draft_section(case, kind)
            found = check_draft(case, draft)
            items = items_of(case.response.record) if kind == case.response.profile.answers_print_in else ()
            rows.append(
                {
                    "section": kind,
                    "words": len(draft.text.split()),
                    "sentences": len(draft.sentences),
                    "gaps": len(draft.gaps),
                    "unsupported": sum(f.check in GROUNDING and f.severity == "block" for f in found),
                    "items": len(items),
                    "items_answered": len({item for item, _, _ in draft.printed} & set(items)),
                }
            )
        return rows

    def speed(self, user: User, count: int) -> dict[str, Any]:
        """Ingest and search of about so many passages, ours and a quickstart's, with the memory at its highest."""
        authorise(user)
        records = list(made_up([read_file(Path(str(file))) for file in samples.files()], count))
        with tempfile.TemporaryDirectory() as folder:
            figures = compare(records, self._work.embedding(), Path(folder))
        # Linux counts in kilobytes, macOS in bytes.
        unit = 1024 * 1024 if sys.platform == "darwin" else 1024
        return figures | {"memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit)}


def _example_response() -> Response:
    example = samples.example()
    with example.inspection_file() as path:
        record: Record = read_file(path)
    facts = tuple(
        Fact(
            fact["fact_id"],
            fact["from"],
            date.fromisoformat(fact["date"]),
            fact["clearance"],
            fact["text"],
            fact["replaces"],
            tuple(fact["about"]),
        )
        for fact in example.facts
    )
    profile = profile_from_json(example.profile)
    own = tuple(
        own
        for file in samples.files()
        if (own := read_file(Path(str(file)))).force == record.force and own.inspection.published
    )
    newest = sorted(own, key=lambda past: str(past.inspection.published), reverse=True)
    made_on = max(fact.date for fact in facts)
    return Response(
        response_id="resp-example",
        record=replace(record, illustrative=True),
        profile=profile,
        made_on=made_on,
        illustrative=True,
        facts=facts,
        own_records=tuple(newest),
    )
