"""Whether each recommendation has the body's own answer, and each area for improvement any."""

import re
from collections.abc import Iterator

from assistant.checks.grounds import numbers_in, references_in
from assistant.checks.matter import Matter, list_of
from assistant.drafts.findings import Finding, Place
from assistant.drafts.matrix import Row
from assistant.drafts.texts import Gap, gaps_in
from index.records import Recommendation, SectionKind

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve")
_NO_ACTION = re.compile(r"\bno (?:further )?action\b", re.I)
_NUMBERED = re.compile(r"^\s*(\d{1,2}(?:(?:, | and | to |–)\d{1,2})*)[.):]\s", re.M)
_ALL = re.compile(r"\b(?:both|all|each|every|the \w+)\b(?: \w+){0,3} recommendations?\b", re.I)
_ALL_AREAS = re.compile(r"\b(?:both|all|each|every|the \w+)\b(?: \w+){0,3} areas? for improvement\b", re.I)


def recommendation_answers(matter: Matter, rows: tuple[Row, ...]) -> Iterator[Finding]:
    """A block for each recommendation whose row holds neither the body's own action nor its reason for none."""
    for n, item in enumerate(matter.record.recommendations or ()):
        row = next((row for row in rows if row.item == f"recommendation {item.ref}"), None)
        if row is None or row.s55_5b:
            continue
        yield _unanswered(matter, n, item, row)


def _unanswered(matter: Matter, n: int, item: Recommendation, row: Row) -> Finding:
    label, printed = f"Recommendation {item.ref}", row.printed
    gap = _own_gap(matter, printed.section, (printed.start, printed.end)) if printed else None
    if printed and gap and not _NO_ACTION.search(gap.ask):
        return _open_row(matter, row, printed.section, gap)
    basis = "Police Act 1996 section 55(5B) asks for the body’s own part; an account of the force is not that."
    message = f"{label}: {matter.office}’s own action is missing, and so is a reason for taking none."
    mend = "Say in the row what was done or will be, or why nothing will."
    if gap:
        basis = "Police Act 1996 section 55(5B) speaks of every recommendation, those to others among them."
        message = f"{label}: a reason for doing nothing is offered in the text; nobody has confirmed it."
        mend = f"Confirm the sentence “{gap.ask.rstrip('.')}”."
    path = f"recommendations.{n}.text"
    return Finding("recommendation-answer", "block", path, message, basis, mend, 0, len(item.text), item.text)


def gap_of_row(matter: Matter, row: Row, section: SectionKind, span: tuple[int, int] | None) -> Iterator[Finding]:
    """A block at the gap for the body's own action where a text has one for this row; none for a proposed reason.

    `span` is where the text answers the row; without it, the gap that names the item.
    """
    named = (
        gap
        for gap in gaps_in(matter.texts.get(section) or "")
        if gap.who == "commissioner" and row.item in {item for r in references_in(gap.ask) for item in r.items}
    )
    gap = _own_gap(matter, section, span) if span else next(named, None)
    if gap and not _NO_ACTION.search(gap.ask):
        yield _open_row(matter, row, section, gap)


def _open_row(matter: Matter, row: Row, section: SectionKind, gap: Gap) -> Finding:
    office = matter.office
    message = f"{row.item.capitalize()}: there is neither {office}’s own action nor a reason for none."
    mend = f"Enter {office}’s action, taken or proposed, or the reason for none."
    if not row.force.sources and not row.force.action and not row.force.position and row.applies:
        message += " The force’s row has not come back either."
        mend = (
            f"Ask the force for its row. {office[:1].upper()}{office[1:]}’s action or reason does not have to "
            "wait for it."
        )
    words = (matter.texts.get(section) or "")[gap.start : gap.end]
    basis = "Police Act 1996 section 55(5B)."
    return Finding(
        "recommendation-answer", "block", f"sections.{section}", message, basis, mend, gap.start, gap.end, words
    )


def _own_gap(matter: Matter, section: SectionKind, span: tuple[int, int]) -> Gap | None:
    """The commissioner's last gap in the text that answers a row."""
    start, end = span
    gaps = gaps_in(matter.texts.get(section) or "")
    return next((g for g in reversed(gaps) if start <= g.start and g.end <= end and g.who == "commissioner"), None)


def file_answers(matter: Matter) -> Iterator[Finding]:
    """For a record without a matrix: recommendations that the body's own sections never speak of."""
    record = matter.record
    own = " ".join(text for kind, text in matter.written if kind != "chief_constable_response")
    spoken = _spoken_of(matter, own)
    for head in _NUMBERED.finditer(
        "\n".join(text for kind, text in matter.written if kind != "chief_constable_response")
    ):
        spoken |= {f"recommendation {number}" for number in numbers_in(head[1])}
    if _ALL.search(own):
        return
    for n, item in enumerate(record.recommendations or ()):
        if f"recommendation {item.ref}" not in spoken:
            message = f"Recommendation {item.ref}: {matter.office}’s own action, or a reason for none, is not given."
            yield Finding(
                "recommendation-answer",
                "block",
                f"recommendations.{n}.text",
                message,
                "Police Act 1996 section 55(5B) asks for the body’s own part; an account of the force is not that.",
                "Give the action taken or proposed, or the reason for none.",
                0,
                len(item.text),
                item.text,
            )


def _spoken_of(matter: Matter, text: str) -> set[str]:
    spoken = {item for reference in references_in(text) for item in reference.items}
    for kind, _ in matter.written:
        spoken |= {answer.item for answer in matter.record.section(kind).answers}
    return spoken


def area_answers(matter: Matter, rows: tuple[Row, ...] = ()) -> Iterator[Finding]:
    """One warning for the areas for improvement that no section and no row answers."""
    areas = matter.record.areas_for_improvement or ()
    text = " ".join(text for _, text in matter.written)
    spoken = _spoken_of(matter, text) | {
        row.item for row in rows if row.printed or row.force.action or row.commissioner.answers
    }
    if not areas or (not rows and _ALL_AREAS.search(text)):
        return
    left = [n for n, area in enumerate(areas) if f"area for improvement {area.ref}" not in spoken]
    if not left:
        return
    refs = [areas[n].ref for n in left]
    run = [int(ref) for ref in refs] if all(ref.isdigit() for ref in refs) else []
    in_row = len(run) > 2 and run == list(range(run[0], run[0] + len(run)))
    which = f"{refs[0]} to {refs[-1]}" if in_row else list_of(refs)
    number = _NUMBERS[len(left)] if len(left) < len(_NUMBERS) else str(len(left))
    many = "area for improvement is" if len(left) == 1 else "areas for improvement are"
    places = tuple(Place(f"areas_for_improvement.{n}.text", 0, len(areas[n].text)) for n in left)
    yield Finding(
        "area-for-improvement",
        "warn",
        places[0].field,
        f"{number} {many} unanswered: {which}.",
        "Good practice; section 55(5B) speaks of recommendations only.",
        "Answer each in one line, or several together." if len(left) > 1 else "Answer it in one line.",
        0,
        places[0].end,
        areas[left[0]].text,
        places=places if len(places) > 1 else (),
    )
