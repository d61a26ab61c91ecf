"""Model replies as plain text: no HTML, images, links, markdown or invisible characters.

A reply that shows a picture or a link could carry what it was given out of the building, so none survives.
"""

import re
import unicodedata

_DESTINATION = r"[ ]*[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[ ]+[\"'][^()]*[\"'])?[ ]*"
_BRACKETED = re.compile(r"[ ]*(?:\^?[A-Za-z]?\d{1,3}[ ]*\Z|[a-z ]+ to confirm)", re.IGNORECASE)
_REMOVED: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (
        "HTML",
        re.compile(r"<!--.*?(?:-->|\Z)|<(script|style|iframe|svg|form)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.I),
        "",
    ),
    ("HTML", re.compile(r"</?[A-Za-z][^<>\n]{0,2000}>|<[/!?]?[A-Za-z][^<>\[\]\n]*(?=\Z|[\[\]\n])"), ""),
    ("image", re.compile(r"!\[[^\[\]]*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)?|\[[^\[\]]*\])"), ""),
    ("link", re.compile(r"\[([^\[\]]*)\]\(" + _DESTINATION + r"\)"), "[text]"),
    ("link", re.compile(r"^[ ]{0,3}\[[^\[\]\n]+\]:[ ]*\S+[^\n]*$", re.MULTILINE), ""),
    ("formatting", re.compile(r"^[ ]*(?:```|~~~)[^\n]*$\n?", re.MULTILINE), ""),
    ("formatting", re.compile(r"^[ ]{0,3}(?:(?:-[ ]*){3,}|(?:_[ ]*){3,}|(?:\*[ ]*){3,}|={3,})$", re.MULTILINE), ""),
    ("formatting", re.compile(r"^[ ]{0,3}#{1,6}[ ]+", re.MULTILINE), ""),
    ("formatting", re.compile(r"^[ ]{0,3}>[ ]?", re.MULTILINE), ""),
    ("formatting", re.compile(r"^([ ]*)[*•][ ]+", re.MULTILINE), r"\1- "),
    ("formatting", re.compile(r"(\*\*|__)(?=\S)([^\n]*?\S)\1"), r"\2"),
    ("formatting", re.compile(r"(?<![\w*])\*(?=\S)([^*\n]*?\S)\*(?![\w*])"), r"\1"),
    ("formatting", re.compile(r"`+"), ""),
)
_ADDRESS = re.compile(r"\b(?:https?|ftp|data|javascript|file):[^\s\[\]]+|\bwww\.[^\s\[\]]+", re.IGNORECASE)
_TRAILING = ".,;:!?)”’\"'"


def cleaned(text: str, *, allowed: str = "") -> tuple[str, tuple[str, ...]]:
    """The plain text of a reply, and what kinds of thing were taken out ("HTML", "image", "link", "invisible").

    A web address stays where the same address stands in `allowed`, the evidence. Cleaning twice changes nothing.
    """
    removed: dict[str, None] = {}
    plain = _visible(text, removed)
    while True:
        before = plain
        for kind, pattern, kept in _REMOVED:
            plain, count = pattern.subn(_link_text if kept == "[text]" else kept, plain)
            if count and kind != "formatting":
                removed[kind] = None
        plain = _ADDRESS.sub(lambda match: _address(match[0], allowed, removed), plain)
        if plain == before:
            break
    plain = re.sub(r"(?<=\S) {2,}(?=\S)", " ", re.sub(r"[ ]+$", "", plain, flags=re.MULTILINE))
    return re.sub(r"\n{3,}", "\n\n", plain).strip(), tuple(removed)


def _link_text(match: re.Match[str]) -> str:
    # A mark or a gap that was made a link stays a mark or a gap.
    return f"[{match[1]}]" if _BRACKETED.match(match[1]) else match[1]


def _visible(text: str, removed: dict[str, None]) -> str:
    text = unicodedata.normalize("NFC", re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]", "\n", text)).replace("\t", " ")
    seen = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    if seen != text:
        removed["invisible"] = None
    return unicodedata.normalize("NFC", seen)


def _address(found: str, allowed: str, removed: dict[str, None]) -> str:
    address = found.rstrip(_TRAILING)
    if address and address in allowed:
        return found
    removed["link"] = None
    return found[len(address) :]
