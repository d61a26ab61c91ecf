"""Bytes decoded as text: UTF-8, UTF-16, else Windows-1252 with a note."""

import codecs

from index.errors import UnreadableRecordError

_BINARY = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "an old Word or Office file, or one with a password",
    b"{\\rtf": "an RTF file",
    b"\x1f\x8b": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
    b"SQLite format 3": "a database",
    b"\x7fELF": "a program",
    b"MZ": "a program",
}
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\x0b\x0c\x1b\x1a")


def decode(data: bytes, name: str) -> tuple[str, str | None]:
    """The text in these bytes, and a note where its encoding had to be assumed.

    Raises UnreadableRecordError for what is no text.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and len(data) % 2 == 0:
        try:
            return data.decode("utf-16"), None
        except UnicodeDecodeError as error:
            raise _not_text(name, "damaged UTF-16 text") from error
    for start, what in _BINARY.items():
        if data.startswith(start):
            raise _not_text(name, what)
    without_mark = _utf16_without_mark(data)
    if without_mark is not None:
        return without_mark, "The text had no sign of its encoding. It was read as UTF-16."
    if any(byte in _CONTROLS for byte in data[:65536]) or b"\x00" in data:
        raise _not_text(name, "binary data, not text")
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        note = "The text was not UTF-8. It was read as Windows-1252: look at quotation marks and accents."
        return data.decode("cp1252", errors="replace"), note


def _utf16_without_mark(data: bytes) -> str | None:
    """Text of mostly Latin letters in UTF-16 has a zero in nearly every other byte."""
    if len(data) < 40 or len(data) % 2:
        return None
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = data[offset::2], data[1 - offset :: 2]
        if zeros.count(0) > 0.8 * len(zeros) and others.count(0) == 0:
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None


def _not_text(name: str, what: str) -> UnreadableRecordError:
    return UnreadableRecordError(
        f"{name} is {what}, and cannot be read as a record.", "Save the form as text, JSON or DOCX."
    )
