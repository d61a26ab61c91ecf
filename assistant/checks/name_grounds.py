"""Names of a sentence that no source gives: people, their ranks, boards, operations, places and other forces."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.checks.claims import SUPPLY, Claim, Fault
from assistant.checks.grounds import Grounds
from assistant.wording.names import Name, is_police_rank, names_in, plain_word
from assistant.wording.quotations import word_stream
from index.vocabulary import find_force, forces, other_bodies, same_force

_LIKENESS = re.compile(
    r"(?:\b(?:[Aa]s|[Ll]ike|[Uu]nlike|[Ss]imilar to|[Cc]ompared (?:with|to)|[Mm]irroring|"
    r"[Ff]ollowing)(?: (?:in|at|did|the))?\s+)$"
)
_FORCE_AFTER = re.compile(r"^(?:[’']s)?\s*(?:Police|Constabulary|Force)\b")
# Names of forces that are everyday words or other places' too, when they stand alone.
_PLAIN_NAMES = frozenset({"city of london", "the city", "met", "the met", "city police"})


@cache
def _force_names() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = []
    for force in (*forces(), *other_bodies()):
        names = sorted({force.name, force.full_name, *force.aliases}, key=len, reverse=True)
        pattern = "|".join(re.escape(name) for name in names if name.lower() not in _PLAIN_NAMES)
        rows.append((re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])"), force.name))
    return tuple(rows)


@cache
def _any_force() -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for pattern, _ in _force_names()))


def other_forces_in(text: str, own: str | None) -> Iterator[tuple[int, int, str]]:
    """Where a text names a force of the vocabulary other than its own: start, end, the name in the text."""
    if not _any_force().search(text):
        return
    for pattern, name in _force_names():
        if own and same_force(name, own):
            continue
        for match in pattern.finditer(text):
            yield match.start(), match.end(), match[0]


def _of_precedents(text: str, others: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    for name in others:
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            yield match.start(), match.end(), match[0]


def name_faults(claim: Claim, grounds: Grounds) -> Iterator[Fault]:
    """Names that no source gives. Another force is told apart; a rank that the source does not give is a fault too."""
    taken: list[tuple[int, int]] = []
    for start, end, name in (*other_forces_in(claim.text, grounds.force), *_of_precedents(claim.text, grounds.others)):
        if word_stream(name).strip() and word_stream(name) in grounds.stream:
            continue
        if any(start < b and a < end for a, b in taken):
            continue
        taken.append((start, end))
        yield _other_force(claim, start, end)
    for run in names_in(claim.text):
        if any(run.start < b and a < run.end for a, b in taken):
            continue
        yield from _faults_of(claim, run, grounds)


def _faults_of(claim: Claim, name: Name, grounds: Grounds) -> Iterator[Fault]:
    words = name.words
    unknown = [word for word in words if not _known(word, grounds)]
    if name.opening and unknown and words[0] == unknown[0]:
        unknown = unknown if len(unknown) > 1 or (name.is_person and len(words) > 1) else unknown[1:]
    if unknown or (name.is_person and _is_mixed(name, grounds)):
        yield _unknown(claim, name, grounds)
    elif name.is_body and not _stands(name.text, grounds):
        yield Fault("name", name.start, name.end, f"No source names {name.text}.", _nearest_body(name, grounds))
    elif name.rank and is_police_rank(name.rank):
        yield from _wrong_rank(name, grounds)


def _known(word: str, grounds: Grounds) -> bool:
    low = word.lower()
    if low in grounds.capitals or len(word) == 1:
        return True
    if low.endswith("s") and low[:-1] in grounds.capitals:
        return True
    return "-" in low and all(part in grounds.capitals or part in ("on", "upon", "and") for part in low.split("-"))


def _stands(words: str, grounds: Grounds) -> bool:
    return (
        word_stream(" ".join(plain_word(word) for word in words.split())) in grounds.stream
        or word_stream(words) in grounds.stream
    )


def _is_mixed(name: Name, grounds: Grounds) -> bool:
    """One person's first name with another's surname: both words known, the pair not."""
    if _stands(name.text, grounds):
        return False
    first = {person.words[0].lower() for person in grounds.people}
    last = {person.words[-1].lower() for person in grounds.people}
    return name.words[-1].lower() in last or (name.words[0].lower() in first and bool(name.rank))


def _unknown(claim: Claim, name: Name, grounds: Grounds) -> Fault:
    start, end, text = name.start, name.end - _possessive(name), " ".join(name.words)
    before, after = claim.text[:start], claim.text[end:]
    place = _LIKENESS.search(before) or _FORCE_AFTER.match(after) or re.search(r"\b(?:Police|Constabulary)$", text)
    if place and not name.rank and find_force(text) is None and len(name.words) <= 3:
        return _other_force(claim, start, end)
    near = _nearest_person(name, grounds)
    if near is None or not (name.is_person or name.rank):
        return Fault("name", start, end, f"No source names {text}.", SUPPLY)
    full = " ".join(near.words)
    message = (
        f"No source names {text}. The nearest name in the sources is {f'{near.rank} ' if near.rank else ''}{full}."
    )
    return Fault("name", start, end, message, f"Write {full}.")


def _possessive(name: Name) -> int:
    """How many characters of a possessive ending the name has."""
    return 2 if name.text.endswith(("’s", "'s")) else 0


def _other_force(claim: Claim, start: int, end: int) -> Fault:
    name = claim.text[start:end]
    clause = re.search(rf"[^,.;:]*{re.escape(name)}[^,.;:]*,?", claim.text)
    short = clause is not None and len(clause[0].split()) <= 5
    mend = (
        f"Take out “{clause[0].strip()}”. Check the rest of the sentence against its source."
        if clause and short
        else SUPPLY
    )
    return Fault(
        "other-force", start, end, f"“{name}” is the name of another force, and none of our sources has it.", mend
    )


def _nearest_person(name: Name, grounds: Grounds) -> Name | None:
    def likeness(person: Name) -> tuple[int, int, int]:
        a, b = [w.lower() for w in name.words], [w.lower() for w in person.words]
        return (
            len(set(a) & set(b)),
            int(bool(name.rank) and name.rank == person.rank),
            sum(x[:1] == y[:1] for x, y in zip(a, b, strict=False)),
        )

    people = [person for person in grounds.people if person.is_person]
    best = max(people, key=lambda person: (likeness(person), bool(person.rank)), default=None)
    return best if best is not None and any(likeness(best)) else None


def _nearest_body(name: Name, grounds: Grounds) -> str:
    last = name.words[0].lower()
    for statement in grounds.statements:
        for other in names_in(statement.text):
            if other.is_body and last in (word.lower() for word in other.words):
                return f"Write {' '.join(other.words)}."
    return SUPPLY


def _wrong_rank(name: Name, grounds: Grounds) -> Iterator[Fault]:
    surname = name.words[-1].lower()
    ranks = {person.rank for person in grounds.people if person.words[-1].lower() == surname and person.rank}
    police = {rank for rank in ranks if is_police_rank(rank)}
    if police and name.rank not in ranks and name.rank_start is not None:
        given = " or ".join(sorted(police))
        message = f"The sources give {' '.join(name.words)} the rank of {given}."
        yield Fault("name", name.rank_start, name.end, message, f"Write {sorted(police)[0]} {' '.join(name.words)}.")
