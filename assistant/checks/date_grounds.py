"""Dates of a sentence that no source gives, or that a source gives of something else."""

from collections.abc import Iterator

from assistant.checks.claims import SUPPLY, Claim, Fault, nearest_text
from assistant.checks.grounds import Grounds, Statement
from assistant.checks.words import stems_near
from assistant.drafts.deadlines import day_and_date
from assistant.wording.dates import DateMention
from assistant.wording.figures import Figure

# A figure within so many code points of a date is told with it.
_BESIDE = 60


def date_faults(claim: Claim, grounds: Grounds) -> Iterator[Fault]:
    """Dates that no source gives. A partial date stands where a finer one does; a year may be shared by neighbours."""
    for mention in claim.dates:
        if mention.kind == "relative":
            continue
        if mention.full and mention.weekday is not None and mention.full.weekday() != mention.weekday:
            message = f"{mention.text} did not exist: the day was {day_and_date(mention.full)}."
            yield Fault("date", mention.start, mention.end, message, f"Write {day_and_date(mention.full)}.")
            continue
        same = [(s, d) for s in grounds.statements for d in s.dates if mention.within(d)]
        if not same and not _is_known_day(mention, grounds):
            yield _unknown(claim, mention, grounds)
        elif same and (fault := _misplaced(claim, mention, same, grounds)) is not None:
            yield fault


def _is_known_day(mention: DateMention, grounds: Grounds) -> bool:
    if mention.kind == "years":
        return False
    days = grounds.days if mention.day else {s.source.on for s in grounds.statements if s.source.on}
    return any(
        (mention.year is None or mention.year == day.year)
        and (mention.month is None or mention.month == day.month)
        and (mention.day is None or mention.day == day.day)
        for day in days
    )


def _candidates(claim: Claim, mention: DateMention, grounds: Grounds) -> list[tuple[float, Statement, DateMention]]:
    here = claim.near(mention.start, mention.end, 12)
    found = []
    for previous, statement in zip((None, *grounds.statements), grounds.statements, strict=False):
        for other in statement.dates:
            if other.kind == mention.kind:
                shared = 2.0 * len(here & stems_near(statement.text, other.start, other.end, 12))
                shared += len(here & previous.stems) if previous and previous.source is statement.source else 0
                shared += 3 * (other.day == mention.day) + (other.month == mention.month) + (other.year == mention.year)
                found.append((shared, statement, other))
    return sorted(found, key=lambda row: -row[0])


def _unknown(claim: Claim, mention: DateMention, grounds: Grounds) -> Fault:
    near = next(iter(_candidates(claim, mention, grounds)), None)
    if near is None or near[0] < 4:
        return Fault("date", mention.start, mention.end, f"No source gives {mention.text}.", SUPPLY)
    _, statement, other = near
    message = (
        f"No source gives {mention.text}. The nearest true text is {nearest_text(statement, other.start, other.end)}."
    )
    return Fault("date", mention.start, mention.end, message, f"Write {other.text}.")


def _closeness(claim: Claim, mention: DateMention, statement: Statement, other: DateMention) -> int:
    """What two dates share around them: content words, and figures twice."""
    here = {(f.value, f.unit) for f in claim.figures if _beside(f, mention)}
    there = {(f.value, f.unit) for f in statement.figures if _beside(f, other)}
    words = claim.near(mention.start, mention.end) & stems_near(statement.text, other.start, other.end)
    return len(words) + 2 * len(here & there)


def _told_about(claim: Claim, mention: DateMention, statement: Statement, grounds: Grounds) -> int:
    """The same for a source that has the date: it counts for the sentences next to it too."""
    near = grounds.around(statement)
    here = {(f.value, f.unit) for f in claim.figures if _beside(f, mention)}
    there = {(f.value, f.unit) for each in near for f in each.figures}
    stems = frozenset(stem for each in near for stem in each.stems)
    return len(claim.near(mention.start, mention.end) & stems) + 2 * len(here & there)


def _beside(figure: Figure, mention: DateMention) -> bool:
    return figure.start - mention.end < _BESIDE and mention.start - figure.end < _BESIDE


def _misplaced(
    claim: Claim, mention: DateMention, same: list[tuple[Statement, DateMention]], grounds: Grounds
) -> Fault | None:
    """The right date of another event: told elsewhere of something else, while another date is told of this."""
    if mention.kind not in ("day", "month"):
        return None
    best_same = max(_told_about(claim, mention, s, grounds) for s, _ in same)
    for _, statement, other in _candidates(claim, mention, grounds)[:3]:
        if mention.within(other) or any(mention.within(there) for there in statement.dates):
            continue
        if any(other.within(there) or there.within(other) for there in claim.dates):
            continue
        shared = _closeness(claim, mention, statement, other)
        if shared >= 3 and shared >= best_same + 2:
            message = (
                f"No source gives {mention.text} for this. The nearest true text is "
                f"{nearest_text(statement, other.start, other.end)}."
            )
            return Fault("date", mention.start, mention.end, message, f"Write {other.text}.")
    return None
