"""Dates of a sentence that no source gives, or that a source gives of something else."""

from collections.abc import Iterator

from assistant.checks.claims import SUPPLY, Claim, Fault, nearest_text
from assistant.checks.grounds import Grounds, Statement
from assistant.checks.words import stems_near
from assistant.drafts.deadlines import day_and_date
from assistant.wording.dates import DateMention


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
    return any(
        (mention.year is None or mention.year == day.year)
        and (mention.month is None or mention.month == day.month)
        and (mention.day is None or mention.day == day.day)
        for day in grounds.days
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


def _misplaced(
    claim: Claim, mention: DateMention, same: list[tuple[Statement, DateMention]], grounds: Grounds
) -> Fault | None:
    """The right date of another event: told elsewhere of something else, while another date is told of this."""
    if mention.kind not in ("day", "month"):
        return None
    here = claim.near(mention.start, mention.end)
    best_same = max(len(here & stems_near(s.text, d.start, d.end)) for s, d in same)
    for _, statement, other in _candidates(claim, mention, grounds)[:3]:
        if mention.within(other) or any(mention.within(there) for there in statement.dates):
            continue
        if any(other.within(there) for there in claim.dates):
            continue
        shared = len(here & stems_near(statement.text, other.start, other.end))
        if shared >= 3 and shared >= best_same + 2:
            message = (
                f"No source gives {mention.text} for this. The nearest true text is "
                f"{nearest_text(statement, other.start, other.end)}."
            )
            return Fault("date", mention.start, mention.end, message, f"Write {other.text}.")
    return None
