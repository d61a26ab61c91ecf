"""Small pieces of plain English: lists, numbers in words, first letters."""

import re
from collections.abc import Collection, Sequence

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_KEEP = frozenset(
    (*MONTHS, "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Parliament", "England",
     "Wales", "Welsh", "British", "Britain", "Christmas", "Easter", "Operation", "I")
)  # fmt: skip


def number(count: int) -> str:
    """A count as running text has it: words up to ten, digits above."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else f"{count:,}"


def ordinal(position: int) -> str:
    """The place in a list, from one: "first" ... "tenth", then "11th"."""
    return _ORDINALS[position - 1] if 0 < position <= len(_ORDINALS) else f"{position}th"


def listed(parts: Sequence[str]) -> str:
    """Parts joined as a sentence has them: a, b and c; with semicolons where a part holds a comma."""
    if len(parts) < 2:
        return "".join(parts)
    if any("," in part or " and " in part for part in parts) and len(parts) > 2:
        return "; ".join(parts[:-1]) + "; and " + parts[-1]
    return ", ".join(parts[:-1]) + " and " + parts[-1]


def listed_plainly(parts: Sequence[str]) -> str:
    """Names joined with commas; a name that holds "and" in the middle does not call for semicolons."""
    if any("," in part for part in parts) or sum(" and " in part for part in parts) > 1:
        return listed(parts)
    if len(parts) > 2 and any(" and " in part for part in parts):
        return ", ".join(parts[:-1]) + ", and " + parts[-1]
    return ", ".join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else "".join(parts)


def numbered(refs: Sequence[str]) -> str:
    """References in running text, runs of three and more as "1 to 4"."""
    parts: list[str] = []
    run: list[str] = []
    for ref in refs:
        if run and not (ref.isdigit() and run[-1].isdigit() and int(ref) == int(run[-1]) + 1):
            parts += _run(run)
            run = []
        run.append(ref)
    parts += _run(run)
    return listed(parts)


def _run(run: list[str]) -> list[str]:
    return [f"{run[0]} to {run[-1]}"] if len(run) > 2 else run


def plural(count: int, singular: str, several: str | None = None) -> str:
    """A count with its noun: "one recommendation", "nine recommendations"."""
    return f"{number(count)} {singular if count == 1 else several or singular + 's'}"


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def lower_first(text: str, names: Collection[str] = ()) -> str:
    """The text with a small first letter, unless it opens with a name, an abbreviation or a quotation.

    `names` are words that keep their capital. A word followed by another capital is taken for a name.
    """
    match = re.match(r"([A-Z][\w’'-]*)(?:\s+([A-Z]\w*))?", text)
    if not match:
        return text
    word = re.sub(r"[’']s?$", "", match[1])
    if word in _KEEP or word in names or (len(word) > 1 and word[1:] != word[1:].lower()):
        return text
    if match[2] and match[2] != "I" and match[2] not in MONTHS and not re.match(_OPENER, match[1]):
        return text
    return text[0].lower() + text[1:]


_OPENER = re.compile(
    r"(?:The|A|An|In|On|At|By|From|For|Since|Of|To|With|Between|During|After|Before|Until|Each|Every|All|Some|Many|Most"
    r"|This|These|Those|That|There|Our|We|It|Its|They|Their|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|When"
    r"|Where|While"
    r"|If|As|No|Not|Only|Over|Under|Both|Her|His|My|She|He|Last|Next|About|Nearly|Within|Across|Through|So|But|And)$"
)


def ended(text: str) -> str:
    """The text ended by a full stop, unless it ends as a sentence already."""
    text = text.rstrip()
    return text if re.search(r"[.!?…][”’\"')\]]*$", text) else text.rstrip(",;:") + "."


def unended(text: str) -> str:
    """The text without its last full stop."""
    return re.sub(r"\.$", "", text.rstrip())


def possessive(name: str) -> str:
    """The name with ’s, or ’ after a plural in s."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def alone(text: str) -> str:
    """The text on one line, single spaces between words."""
    return " ".join(text.split())
