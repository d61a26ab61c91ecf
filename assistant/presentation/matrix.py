"""The matrix in words: which item lacks what, and one row to fill by hand."""

from datetime import date

from assistant.drafts.deadlines import long_date
from assistant.drafts.facts import Fact
from assistant.drafts.matrix import Row
from assistant.drafts.response import RowEntry
from assistant.errors import RefusedError
from assistant.presentation.markup import card, plain, quoted, table, tagged
from assistant.presentation.view import View
from index.form import read_date

DONE, HELD, NOTHING = "●", "◐", "○"
SHORT = {"cause of concern": "Concern", "recommendation": "Rec", "area for improvement": "Area"}
POSITIONS = [("As told, or not yet", ""), *((p.capitalize(), p) for p in ("accepted", "partly accepted"))]
POSITIONS += [("Not accepted", "not accepted"), ("Does not apply", "does not apply")]
NO_ITEMS = "The report states no cause of concern, recommendation or area for improvement, so there is nothing to fill."


def matrix_table(view: View) -> str:
    """One row an item, unanswered first; ● done, ◐ held or in part, ○ nothing."""
    if not view.case.rows:
        return NO_ITEMS
    rows = [
        (
            f"**{SHORT[row.kind]} {plain(row.ref)}**<br>{_asked(row)}",
            plain(_short(row.text)),
            _force_cell(view, row),
            _own_cell(row),
            plain(row.state),
        )
        for row in unanswered_first(view.case.rows)
    ]
    headings = ("Item", "What the report asks", "The force", "Our own action", "State")
    return f"{DONE} given · {HELD} held or in part · {NOTHING} nothing yet\n\n{table(headings, rows)}"


def _asked(row: Row) -> str:
    due = f"due {long_date(row.due)}" if row.due else ""
    return ", ".join(filter(None, (*map(plain, row.addressees), due)))


def unanswered_first(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Recommendations without the body's answer, other open rows, the rest; causes of concern last."""
    return tuple(sorted(rows, key=_urgency))


def _urgency(row: Row) -> tuple[bool, bool, int]:
    answers = (_force_mark(row), _own_mark(row))
    return row.kind == "cause of concern", row.s55_5b is not False, answers.count(DONE)


def choices(view: View) -> list[tuple[str, str]]:
    """The items as choices, unanswered first, each with its marks for the force and for us."""
    return [
        (f"{row.item.capitalize()}: force {_force_mark(row)}, us {_own_mark(row)}", row.item)
        for row in unanswered_first(view.case.rows)
    ]


def following(view: View, item: str | None) -> str | None:
    """The item to fill after this one: the first that still lacks our answer, else the next in order."""
    ordered = [row.item for row in unanswered_first(view.case.rows) if row.item != item]
    return next(iter(ordered), item)


def row_text(view: View, item: str | None) -> str:
    """What the report asks in its exact words, what we were told of it, and what we said before."""
    row = view.case.row(item) if item else None
    if row is None:
        return NO_ITEMS if not view.case.rows else "Choose an item."
    parts = [f"### {row.item.capitalize()}", quoted(row.text)]
    if row.why_not:
        parts.append(card("note", f"Does not apply to this force: {plain(row.why_not)}."))
    told = [fact for fact in view.case.response.facts if row.item in fact.about]
    parts += [_told(view, fact) for fact in told] or ["Nobody has told us anything about this item."]
    for said in row.said_before:
        day = f" on {long_date(said.published)}" if said.published else ""
        parts.append(card("note", f"{tagged('mark', said.mark)} We said{day}: “{plain(said.text)}”"))
    return "\n\n".join(parts)


def _told(view: View, fact: Fact) -> str:
    replaced = {other.replaces for other in view.case.response.facts if other.replaces}
    state = "Replaced. " if fact.fact_id in replaced else "" if fact.cleared_on(view.case.today) else "Held back. "
    who = f"{plain(fact.sender)}, {long_date(fact.date)}. {state}{clearance_words(fact)}"
    return f"{tagged('mark', fact.fact_id)} {plain(fact.text)}<br>{tagged('subdued', who)}"


def clearance_words(fact: Fact) -> str:
    """What may be done with a fact, in words."""
    held = fact.held_until()
    if held:
        return f"Not before {long_date(held)}."
    return "For publication." if fact.clearance == "publication" else "Background only, never published."


def _short(text: str) -> str:
    return text if len(text) <= 110 else text[:107].rsplit(" ", 1)[0] + " …"


def _force_mark(row: Row) -> str:
    if row.force.action or not row.applies:
        return DONE
    return HELD if row.force.position or row.force.sources else NOTHING


def _own_mark(row: Row) -> str:
    return DONE if row.commissioner.answers else HELD if row.commissioner.position else NOTHING


def _force_cell(view: View, row: Row) -> str:
    parts = [row.force.position.capitalize() if row.force.position else "", _short(row.force.action or "")]
    parts += [f"Owner: {row.force.owner}" if row.force.owner else ""]
    parts += [f"By {long_date(row.force.date)}" if row.force.date else ""]
    if not any(parts):
        held = [f for f in view.case.response.facts if row.item in f.about and not f.cleared_on(view.case.today)]
        return f"{HELD} {plain(held[-1].fact_id)}: {clearance_words(held[-1])}" if held else f"{NOTHING} Not mentioned"
    return f"{_force_mark(row)} " + plain(". ".join(part.rstrip(".") for part in parts if part) + ".")


def _own_cell(row: Row) -> str:
    own = row.commissioner
    told = [part for part in (own.action_taken, own.action_proposed, own.reason_for_none) if part]
    words = [plain(_short(part)) for part in told or filter(None, [own.position])]
    return f"{_own_mark(row)} {'<br>'.join(words)}" if words else f"{NOTHING} Nothing yet"


def entry_values(view: View, item: str | None) -> tuple[str, ...]:
    """What a person entered in the row before, in the order of the form; blank where nothing was."""
    entry = next((e for e in reversed(view.case.response.rows) if e.item == item), RowEntry(item or ""))
    day = long_date(entry.force_date) if entry.force_date else ""
    given = (entry.force_position, entry.force_action, entry.force_owner, day)
    own = (entry.action_taken, entry.action_proposed, entry.reason_for_none)
    return tuple(value or "" for value in (*given, *own))


def entry_of(item: str, *values: str) -> RowEntry:
    """The row as the form gives it, blank parts left to the sources. Raises RefusedError for what is no date."""
    position, action, owner, day, taken, proposed, reason = (value.strip() or None for value in values)
    return RowEntry(
        item,
        force_position=position,
        force_action=action,
        force_owner=owner,
        force_date=day_in(day or ""),
        action_taken=taken,
        action_proposed=proposed,
        reason_for_none=reason,
    )


def day_in(words: str) -> date | None:
    """The day that was typed, None where it was left out. Raises RefusedError for what is no date."""
    if not words.strip():
        return None
    day = read_date(words.strip())
    if day is None:
        raise RefusedError(f"“{words.strip()}” is not a date.", "Write it as 21 May 2024.")
    return day


def clearance_value(kind: str, day: str) -> str:
    """The clearance as kept, from the choice and the day beside it. Raises RefusedError where a day is needed."""
    if kind != "not-before":
        return kind
    held = day_in(day)
    if held is None:
        raise RefusedError("A held fact needs the day from which it may be used.", "Write it as 21 May 2024.")
    return f"not-before:{held.isoformat()}"
