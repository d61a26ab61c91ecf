"""Other bodies' wording with every name, place, figure, date and quotation blotted out: a pattern, and nothing else."""

import re

BLOT = "…"
_TOKEN = re.compile(r"[^\W_][^\s\[\]()<>]*|\S")
_QUOTED = re.compile(r"[“\"][^”\"]*(?:[”\"]|\Z)|(?<!\w)‘[^‘’]*(?:’\w[^‘’]*)*’(?!\w)")
_BLOTS = re.compile(rf"{BLOT}(?:[\s,&/–—-]*(?:and\s+)?{BLOT})+")
_FIGURES = frozenset(
    [
        *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        *(
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
            "thirty",
            "forty",
        ),
        *(
            "fifty",
            "sixty",
            "seventy",
            "eighty",
            "ninety",
            "hundred",
            "thousand",
            "million",
            "billion",
            "dozen",
            "half",
        ),
        *("third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "first", "second", "fourth", "double"),
        *("doubled", "halved", "tripled", "twice", "once", "weekly", "monthly", "quarterly", "yearly", "annually"),
        *("today", "yesterday", "tomorrow", "sixth", "seventh", "eighth", "ninth", "both"),
    ]
)
# A capital at the start of a sentence is kept for these words only: any other may be a name.
_STARTERS = frozenset(
    [
        *("a", "an", "the", "this", "that", "these", "those", "it", "its", "i", "my", "me", "we", "our", "she", "he"),
        *("they", "their", "there", "in", "on", "at", "by", "as", "of", "to", "for", "from", "with", "while", "where"),
        *("when", "since", "although", "however", "but", "and", "also", "both", "each", "every", "some", "all", "no"),
        *("not", "after", "before", "during", "through", "following", "alongside", "because", "if", "so", "such"),
        *("recommendation", "recommendations", "area", "areas", "inspectors", "officers", "progress", "work"),
    ]
)


def masked(text: str) -> str:
    """The text with "…" for each quotation, figure (in digits or words), date, and every word with a capital.

    Only a short list of common words keeps its capital at the start. Several blots in a row become one.
    """
    unquoted = _QUOTED.sub(f" {BLOT} ", text)
    plain = _TOKEN.sub(lambda match: _blotted(match[0]), unquoted)
    while (joined := _BLOTS.sub(BLOT, plain)) != plain:
        plain = joined
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]{2,}", " ", plain)).strip()


def _blotted(token: str) -> str:
    core = token.rstrip(".,;:!?’'”)")
    tail = token[len(core) :]
    word = core.lower()
    parts = re.split(r"[-–—/’']", word)
    if any(c.isdigit() or c in "£$€%@" for c in core) or any(part in _FIGURES for part in parts):
        return BLOT + tail
    if core != word and word not in _STARTERS:
        return BLOT + tail
    return token
