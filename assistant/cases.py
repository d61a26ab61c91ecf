"""One response made ready to work on: its evidence, its matrix and its precedents, as of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.drafts.matrix import Row
from assistant.drafts.response import Response
from assistant.matrix import build_matrix
from assistant.sources import Evidence, gather
from index.retrieval import Precedent


@dataclass(frozen=True)
class Case:
    """Everything that drafting, chat and checks may look at. `precedents` give pattern and wording only."""

    response: Response
    evidence: Evidence
    rows: tuple[Row, ...]
    precedents: tuple[Precedent, ...]
    today: date

    def row(self, item: str) -> Row | None:
        """The row of an item such as "recommendation 2", or None."""
        return next((row for row in self.rows if row.item == item), None)


def open_case(response: Response, *, today: date, precedents: Sequence[Precedent] = ()) -> Case:
    """The case of a response on a day."""
    evidence = gather(response, today=today)
    return Case(response, evidence, build_matrix(response, evidence, today=today), tuple(precedents), today)
