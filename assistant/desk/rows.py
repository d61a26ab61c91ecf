"""What a person enters in a row of the matrix, told as facts, so that a sentence can rest on it."""

from collections.abc import Iterator

from assistant.drafts.deadlines import long_date
from assistant.drafts.facts import Fact
from assistant.drafts.response import Response, RowEntry
from assistant.wording.phrases import capital, ended


def row_facts(entry: RowEntry, response: Response, user: str) -> Iterator[tuple[str, str, str | None]]:
    """Text, sender and the fact that it replaces: for the force’s side and for the body’s own, where they say anything.

    An equal fact of the row that is already kept is not told again.
    """
    profile = response.profile
    by = f", entered by {user}"
    sides = (
        (_force_text(entry), entry.cleared_by or f"{profile.force_name}{by}"),
        (_own_text(entry), f"{profile.office}{by}"),
    )
    for text, sender in sides:
        before = _before(response, entry.item, sender)
        if text and not (before and before.text == text):
            yield text, sender, before.fact_id if before else None


def _force_text(entry: RowEntry) -> str:
    parts = [capital(entry.force_position) if entry.force_position else None, entry.force_action]
    parts += [f"Owner: {entry.force_owner}" if entry.force_owner else None]
    parts += [f"Date: {long_date(entry.force_date)}" if entry.force_date else None]
    return _sentences(parts)


def _own_text(entry: RowEntry) -> str:
    return _sentences([entry.action_taken, entry.action_proposed, entry.reason_for_none])


def _sentences(parts: list[str | None]) -> str:
    return " ".join(ended(part.strip()) for part in parts if part and part.strip())


def _before(response: Response, item: str, sender: str) -> Fact | None:
    replaced = {fact.replaces for fact in response.facts}
    rows = [f for f in response.facts if f.role == "row" and item in f.about and f.fact_id not in replaced]
    return next((fact for fact in reversed(rows) if fact.sender == sender), None)
