"""One event with two dates inside a record, and names of other forces in its sections."""

import re
from collections.abc import Iterator

from assistant.checks.grounds import EvidenceText, grounds_of, record_texts
from assistant.checks.matter import Matter, text_of
from assistant.checks.name_grounds import other_forces_in
from assistant.drafts.findings import Finding, Place
from assistant.wording.dates import DateMention, dates_in
from assistant.wording.quotations import word_stream
from assistant.wording.sentences import sentences_in

_ENTERED = re.compile(r"\b(?:moved|placed|put|entered|went|escalated)\b[^.]{0,60}?\bengage\b", re.I)
_LEFT = re.compile(r"\b(?:removed|moved out|taken out|released)\b|\bback into\b|\bscan\b", re.I)


def event_dates(matter: Matter) -> Iterator[Finding]:
    """A warning where the record dates the move to the Engage phase in two ways."""
    found: list[tuple[str, DateMention, int]] = []
    texts = {"inspection.summary": text_of(matter.record, "inspection.summary")}
    texts |= {f"sections.{kind}": text for kind, text in matter.written}
    for path, text in texts.items():
        for span in sentences_in(text):
            sentence = text[span.start : span.end]
            match = _ENTERED.search(sentence)
            if match is None or _LEFT.search(match[0]):
                continue
            dates = [d for d in dates_in(sentence) if d.kind in ("day", "month", "year")]
            near = min(dates, key=lambda d: abs(d.start - match.start()), default=None)
            if near is not None:
                found.append((path, near, span.start))
    for n, (path, mention, offset) in enumerate(found):
        for other_path, other, other_offset in found[n + 1 :]:
            if not mention.within(other) and not other.within(mention):
                places = (
                    Place(path, offset + mention.start, offset + mention.end),
                    Place(other_path, other_offset + other.start, other_offset + other.end),
                )
                yield Finding(
                    "conflict",
                    "warn",
                    path,
                    f"The record gives two dates for the move to Engage: {mention.text} and {other.text}.",
                    "Two places of this record date one event differently.",
                    "Find out which is right. A quotation and the inspectorate’s words stay as they are.",
                    places[0].start,
                    places[0].end,
                    mention.text,
                    places=places,
                )
                return


def other_forces(matter: Matter) -> Iterator[Finding]:
    """A warning for each other force that a section of a record names and no other field of the record gives."""
    blank = [
        text
        for text in record_texts(matter.record)
        if not text.label.startswith(("the initial", "the chief constable’s", "the overall"))
    ]
    grounds = grounds_of(matter.record, [EvidenceText(text.text, text.label) for text in blank])
    for kind, text in matter.written:
        found: dict[str, list[Place]] = {}
        for start, end, name in other_forces_in(text, matter.record.force):
            if word_stream(name) not in grounds.stream:
                found.setdefault(name, []).append(Place(f"sections.{kind}", start, end))
        for name, places in found.items():
            yield Finding(
                "other-force",
                "warn",
                f"sections.{kind}",
                f"“{name}” is another force. The inspection does not name it.",
                "A response that was made from another one can carry its names along.",
                "Take it out if it came from another force’s text; leave it if it belongs here.",
                places[0].start,
                places[0].end,
                name,
                places=tuple(places) if len(places) > 1 else (),
            )
