"""Builds the rows: the force's side, the body's side, what was said before, and the state in words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from assistant.drafts.matrix import CommissionerSide, ForceSide, ItemKind, Printed, Row, SaidBefore
from assistant.drafts.response import Response, RowEntry
from assistant.matrix.addressees import addressed_to, addressee_of
from assistant.matrix.promises import promises_for
from assistant.matrix.told import Told, item_subjects, told_for
from assistant.sources import Evidence
from assistant.wording.phrases import ended, listed
from assistant.wording.statements import Statement, bare_position, day_in, owner_in, position_rest, unlabelled
from index.records import Recommendation

NO_ACTION = re.compile(
    r"\b(?:no (?:further )?action (?:is|was|from|by)\b|(?:takes?|taken|proposes?|plans?|needs?) no (?:further )?action"
    r"|nothing (?:more |further )?is (?:needed|required))",
    re.I,
)
_TELLING = re.compile(r"\d|\bwill\b|^(?:Since|From|Every)\b")
_BY = re.compile(r"\b(?:by|before|from|on)\b[^.]*?(\d{1,2} [A-Z][a-z]+ \d{4})")


def build_matrix(response: Response, evidence: Evidence, *, today: date) -> tuple[Row, ...]:
    """One row an item, in the form's order: causes of concern, recommendations, areas for improvement."""
    told = told_for(response, today)
    promises = promises_for(item_subjects(response.record), response.own_records, evidence)
    rows = []
    for bare in _bare_rows(response):
        said = tuple(promise.said for promise in promises.get(bare.item, ()))
        row = _filled(bare, told, response, said)
        rows.append(_stated(_by_hand(row, response.rows), response))
    return tuple(rows)


def _bare_rows(response: Response) -> list[Row]:
    record = response.record
    rows = [
        Row(f"cause of concern {c.ref}", c.ref, "cause of concern", ("force",), None, c.text, state=c.status)
        for c in record.causes_of_concern
    ]
    named: tuple[tuple[ItemKind, Sequence[Recommendation]], ...] = (
        ("recommendation", record.recommendations or ()),
        ("area for improvement", record.areas_for_improvement or ()),
    )
    for kind, items in named:
        rows += [
            Row(f"{kind} {item.ref}", item.ref, kind, item.addressees or ("force",), item.due, item.text)
            for item in items
        ]
    return rows


def _filled(row: Row, told: Told, response: Response, said: tuple[SaidBefore, ...]) -> Row:
    statements = told.of(row.item)
    force = _force_side([s for s in statements if s.speaker == "force"], told.received.get(row.item, ()))
    own = _own_side([s for s in statements if s.speaker == "office"])
    applies, why_not = True, None
    if not addressed_to(row.addressees, response.profile) & {"force", "body"}:
        applies, why_not = False, f"addressed to {listed(list(row.addressees))}"
    elif force.position == "does not apply":
        applies = False
        reasons = [s.text for s in statements if s.speaker == "force" and s.kind == "reason"]
        rests = [ended(rest) for s in statements if s.kind == "position" and (rest := position_rest(s.text))]
        why_not = " ".join(rests + reasons) or "the force says that it does not apply"
    return replace(row, applies=applies, why_not=why_not, force=force, commissioner=own, said_before=said)


def _force_side(told: Sequence[Statement], received: Sequence[Statement]) -> ForceSide:
    statements = [*told, *received]
    if not statements:
        return ForceSide()
    position = next((s.position for s in reversed(statements) if s.position), None)
    doing = [s for s in told if s.claims_action or (s.kind == "position" and position_rest(s.text))]
    doing += [s for s in received if s.claims_action and _TELLING.search(s.text)]
    if position == "not accepted":
        doing += [s for s in told if s.kind == "reason"]
    words = [ended(position_rest(s.text) or unlabelled(s.text)) for s in doing if not bare_position(s.text)]
    owner = next((found for s in reversed(statements) if (found := owner_in(s.text))), None)
    dates = [day_in(s.text) for s in statements if s.kind == "date"]
    dates += [day_in(match[1]) for s in doing if (match := _BY.search(s.text))]
    return ForceSide(
        position=position,
        action=" ".join(dict.fromkeys(words)) or None,
        owner=owner,
        date=next((day for day in dates if day), None),
        cleared_by=statements[-1].sender,
        sources=tuple(dict.fromkeys(s.mark for s in statements)),
    )


def _own_side(told: Sequence[Statement]) -> CommissionerSide:
    """Only what tells of the body's own doing counts; an account of something else stays out of the columns."""
    none = [s for s in told if NO_ACTION.search(s.text)]
    taken = [s for s in told if s.kind == "action" and s not in none]
    planned = [s for s in told if s.kind == "plan" and s not in none]
    views = [s for s in told if s.kind == "view" and s not in none]
    used = [s for s in told if s in none or s in taken or s in planned or s in views]
    return CommissionerSide(
        position=" ".join(s.text for s in views) or None,
        action_taken=" ".join(s.text for s in taken) or None,
        action_proposed=" ".join(s.text for s in planned) or None,
        reason_for_none=" ".join(s.text for s in none) or None,
        sources=tuple(dict.fromkeys(s.mark for s in used)),
    )


def _by_hand(row: Row, entries: Sequence[RowEntry]) -> Row:
    """What a person entered wins over what the sources say, field by field."""
    entry = next((e for e in reversed(entries) if e.item == row.item), None)
    if entry is None:
        return row
    force: dict[str, Any] = {
        "position": entry.force_position,
        "action": entry.force_action,
        "owner": entry.force_owner,
        "date": entry.force_date,
        "cleared_by": entry.cleared_by,
    }
    own: dict[str, Any] = {
        "position": entry.position,
        "action_taken": entry.action_taken,
        "action_proposed": entry.action_proposed,
        "reason_for_none": entry.reason_for_none,
    }
    return replace(
        row,
        applies=row.applies if entry.applies is None else entry.applies,
        why_not=None if entry.applies and entry.why_not is None else entry.why_not or row.why_not,
        force=replace(row.force, **{name: value for name, value in force.items() if value is not None}),
        commissioner=replace(row.commissioner, **{name: value for name, value in own.items() if value is not None}),
    )


def _stated(row: Row, response: Response) -> Row:
    printed = next(
        (
            Printed(kind, start, end)
            for kind, accepted in response.accepted.items()
            for item, start, end in accepted.printed
            if item == row.item
        ),
        None,
    )
    answers = row.commissioner.answers if row.kind == "recommendation" else None
    return replace(row, s55_5b=answers, state=_state(row, response), printed=printed)


def _state(row: Row, response: Response) -> str:
    if row.kind == "cause of concern":
        status = next((c.status for c in response.record.causes_of_concern if c.ref == row.ref), "new")
        if status == "closed":
            return "closed by the inspectorate"
        refs = [item.ref for item in response.record.recommendations or ()]
        several = "recommendations" if len(refs) > 1 else "recommendation"
        carried = f"; answered under {several} {listed(refs)}" if refs else ""
        return f"{'continuing' if status == 'continuing' else 'new'}{carried}"
    if row.kind == "area for improvement":
        if not row.force.action:
            return "open: no action of the force yet"
        return "answered" if row.force.owner else "answered; no owner named"
    return _recommendation_state(row, response)


def _recommendation_state(row: Row, response: Response) -> str:
    own = "the body’s action given" if row.commissioner.answers else "no action or reason of the body"
    if not row.applies:
        return (
            "answered: no action, with the reason"
            if row.commissioner.answers
            else "reason for no action waits for the commissioner"
        )
    if not any(addressee_of(name, response.profile) == "force" for name in row.addressees) and row.addressees != (
        "force",
    ):
        return "answered" if row.commissioner.answers else f"open: {own}"
    if not row.force.sources and not row.force.position and not row.force.action:
        return f"force’s row not back; {own}" if row.commissioner.answers else f"open: force’s row not back; {own}"
    missing = [
        words
        for words, value in (("position", row.force.position), ("action", row.force.action), ("owner", row.force.owner))
        if not value and not (row.force.position == "not accepted" and words == "owner")
    ]
    if not row.commissioner.answers:
        return f"open: {own}"
    return f"answered; the force’s {listed(missing)} not given" if missing else "answered"
