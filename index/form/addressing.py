"""Listed items made into recommendations, with what their words tell: addressees, due date, page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from index.form.dates import due_in, read_date
from index.form.items import ListedItem
from index.records import AreaForImprovement, ReadingNote, Recommendation, SubItem
from index.vocabulary import addressees_in

Item = TypeVar("Item", Recommendation, AreaForImprovement)

_PAGE = re.compile(r"[(\[](?:see )?(?:page|p\.) ?(\d{1,4})[)\]]", re.I)


@dataclass(frozen=True)
class Told:
    """What the words of an item tell of it."""

    addressees: tuple[str, ...]
    due_text: str | None
    due: date | None
    due_basis: str | None
    page: int | None


def told_by(
    text: str,
    sub_items: Sequence[SubItem] = (),
    *,
    kind: type[Recommendation],
    force: str | None,
    published: date | None,
) -> Told:
    """Addressees and due date as the words of an item give them, and the first page that it or a sub-item names."""
    name = "area for improvement" if issubclass(kind, AreaForImprovement) else "recommendation"
    due = due_in(text, published, kind=name)
    page = _PAGE.search("\n".join([text, *(sub.text for sub in sub_items)]))
    return Told(addressees_in(text, force=force), due.text, due.on, due.basis, int(page[1]) if page else None)


def make_item(listed: ListedItem, kind: type[Item], *, force: str | None, published: date | None) -> Item:
    """The item that a form lists: what its words tell, unless particulars in braces say otherwise."""
    told = told_by(listed.text, listed.sub_items, kind=kind, force=force, published=published)
    stated = listed.stated
    page = stated.get("Page", "" if told.page is None else str(told.page))
    addressees = stated.get("Addressed to")
    return kind(
        ref=listed.ref,
        text=listed.text,
        addressees=told.addressees if addressees is None else _split(addressees),
        due_text=stated.get("Due text", told.due_text) or None,
        due=read_date(stated["Due"]) if "Due" in stated else told.due,
        due_basis=stated.get("Due basis", told.due_basis) or None,
        page=int(page) if re.fullmatch(r"-?\d{1,9}", page) else None,
        sub_items=tuple(listed.sub_items),
    )


def list_item(item: Recommendation, *, force: str | None, published: date | None) -> ListedItem:
    """The item as the form lists it: in braces stands only what its words do not tell."""
    told = told_by(item.text, item.sub_items, kind=type(item), force=force, published=published)
    stated = {}
    if item.addressees != told.addressees:
        stated["Addressed to"] = "; ".join(item.addressees)
    if item.due_text != told.due_text:
        stated["Due text"] = item.due_text or ""
    if item.due != told.due:
        stated["Due"] = item.due.isoformat() if item.due else ""
    if item.due_basis != told.due_basis:
        stated["Due basis"] = item.due_basis or ""
    if item.page != told.page:
        stated["Page"] = "" if item.page is None else str(item.page)
    return ListedItem(item.ref, item.text, list(item.sub_items), stated)


def due_notes(field: str, items: Sequence[Recommendation]) -> list[ReadingNote]:
    """A note for each item whose due date was counted, or cannot be told."""
    notes = []
    for at, item in enumerate(items):
        if item.due_text is None or (item.due_basis or "").startswith(("date in the", "end of the month")):
            continue
        if item.due and item.due_basis:
            note = f"The item names no day. Counted from publication it is {item.due.day} {item.due:%B %Y}. Confirm it."
        elif item.due_basis == "the date has no year":
            note = "The date has no year, and none was assumed. Give the year."
        elif item.due is None and re.search(r"\d|month|week|day|year|immediate", item.due_text, re.I):
            note = "The item names no day. It will be counted once the date of the report is known."
        else:
            note = "The words give no day that can be counted."
        notes.append(ReadingNote(f"{field}.{at}.due_text", 0, len(item.due_text), note))
    return notes


def _split(addressees: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in addressees.split(";") if name.strip())
