"""One person under several titles, and the form's row against the office's profile."""

import re
from collections.abc import Iterator

from assistant.checks.matter import NOTHING_TO_DO, Matter, text_of
from assistant.drafts.findings import Finding, Place
from index.records import SECTION_KINDS

_PARTS = r"(?:Police|Fire|Rescue|Crime|Policing)(?:(?:,? (?:and|&) |, )(?:Police|Fire|Rescue|Crime|Policing))*"
_COMMISSIONER = re.compile(
    rf"(?:(?P<place>[A-Z][\w-]+(?:[’']s)?) )?Commissioner for {_PARTS}|{_PARTS} Commissioner(?! for| of)|\bPF?CC\b"
)
_QUOTES = str.maketrans({"'": "’", "&": "&"})


def titles(matter: Matter) -> Iterator[Finding]:
    """One grouped warning where the commissioner has several titles; a note where row and profile differ."""
    record = matter.record
    note = next((note for note in record.reading_notes if note.field == "commissioner.title"), None)
    title, profile = record.commissioner.title or "", matter.profile
    on = record.inspection.published or matter.today
    holder = profile.commissioner_on(on) if profile else None
    differs = holder is not None and title and holder.title != title and not holder.title.startswith(title)
    if note is not None or differs:
        message = (
            f"The form’s row says {title}; the profile says {holder.title} on this date." if holder and differs else ""
        )
        yield Finding(
            "titles",
            "note",
            "commissioner.title",
            message or (note.note if note else ""),
            "Labels are the form’s; headings are taken from the profile.",
            NOTHING_TO_DO,
            0 if title else None,
            len(title) if title else None,
            title or None,
        )
    yield from _several(matter)


def _several(matter: Matter) -> Iterator[Finding]:
    record = matter.record
    fields = ["commissioner.title"]
    fields += [f"sections.{kind}.heading" for kind in SECTION_KINDS]
    texts = {path: text_of(record, path) for path in fields}
    texts |= {f"sections.{kind}": text for kind, text in matter.written}
    found: dict[str, list[Place]] = {}
    for path, text in texts.items():
        for match in _COMMISSIONER.finditer(text):
            title = match[0].translate(_QUOTES)
            found.setdefault(title, []).append(Place(path, match.start(), match.end()))
    in_sections = {title for title, places in found.items() if any(p.field.count(".") == 1 for p in places)}
    if len(found) < 3 or not in_sections:
        return
    places = sorted(
        (places[0] for places in found.values()),
        key=lambda p: (p.field == "commissioner.title", p.field.endswith("heading")),
    )
    first = places[0]
    words = texts[first.field][first.start : first.end]
    name = record.commissioner.name or "The commissioner"
    yield Finding(
        "titles",
        "warn",
        first.field,
        f"{name} stands under {len(found)} titles in this record: {'; '.join(found)}.",
        "One office has one title on a day; readers take several for several offices.",
        "Use the title that the office had on the day, and the short form after it.",
        first.start,
        first.end,
        words,
        places=tuple(places),
    )
