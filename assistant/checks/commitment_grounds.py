"""Promises, spending, posts and programmes that no source gives."""

import re
from collections.abc import Iterator

from assistant.checks.claims import SUPPLY, Claim, Fault
from assistant.checks.grounds import Grounds
from assistant.checks.words import content_words, stem

_MANNER_TEXT = """
january february march april may june july august september october november december end start early late both
will continue ask asked agree agreed plan intend promise commit want wants hope expect expects approve
approved work working ensure ensuring sure closely public publicly time new way people thing include including
part use using used
"""


_PROMISE = re.compile(
    r"\b(?:will|shall|(?:is|are|am) (?:now )?(?:going to|recruiting|funding|investing|introducing|"
    r"launching|setting up|paying)|"
    r"plans? to|intends? to|(?:undertake|undertakes|promises?|pledges?|commits?) to|"
    r"(?:has|have|had|I|we|she|he) (?:also |now |already )?(?:agreed|promised|committed|pledged|"
    r"undertaken|set aside|released|allocated|"
    r"approved|funded|invested|recruited|secured|launched|introduced|established|commissioned|directed|instructed|required|ordered|"
    r"asked|requested|paid|doubled|created))\b|[’']ll\b"
)
_BREAK = re.compile(
    r"\s*[;:]\s+|,\s+(?:(?:and|but|so|or|then|while|which|because|after|when)\s+)?|\s+[–—]\s+"
    r"|\s+(?:and|but)\s+(?=(?:I|we|it|they|she|he|the|this|my|our|its|their)\b)|\s+because\s+|\s*[.!?]+[”’\"']*\s*$"
)
# Words of promising and of asking, which say nothing of what is promised.
_MANNER = frozenset(stem(word) for word in _MANNER_TEXT.split())


def commitment_faults(claim: Claim, grounds: Grounds) -> Iterator[Fault]:
    """Clauses that promise or spend what no source tells: fewer than half of their words stand together there."""
    for start, end in _clauses(claim.text):
        clause = claim.text[start:end]
        if not _PROMISE.search(clause):
            continue
        stems = {stem(word.plain) for word in content_words(clause)} - _MANNER
        if len(stems) < 2:
            continue
        best = max((len(stems & window) for window in _windows(grounds)), default=0)
        if len(stems) - best >= 2 and best < 0.5 * len(stems) and len(stems - grounds.stems) >= 1:
            message = f"No source says this: “{clause}”."
            yield Fault("commitment", start, end, message, SUPPLY)


def _windows(grounds: Grounds) -> Iterator[frozenset[str]]:
    statements = grounds.statements
    for n, statement in enumerate(statements):
        following = statements[n + 1] if n + 1 < len(statements) else None
        joined = following is not None and following.source is statement.source
        yield statement.stems | following.stems if joined and following is not None else statement.stems


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)
