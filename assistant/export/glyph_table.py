"""Finds which characters the fonts inside the typst wheel can print, and writes `glyphs.json`.

Run again when the pinned typst changes: `python -m assistant.export.glyph_table`. The fonts lie
uncompressed in the wheel's library; their character maps propose, and the compiler itself decides.
"""

import json
import re
import struct
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

TABLE = Path(__file__).with_name("glyphs.json")
_BATCH = 2000


def mapped_characters(library: bytes) -> set[int]:
    """The code points that the character map of any font found in the bytes of a library names."""
    found: set[int] = set()
    for match in re.finditer(rb"OTTO|\x00\x01\x00\x00", library):
        tables = _tables(library, match.start())
        if b"cmap" in tables and b"head" in tables:
            found.update(_character_map(library, tables[b"cmap"]))
    return found


def _tables(library: bytes, start: int) -> dict[bytes, int]:
    """Where each table of the font at `start` lies; empty where there is no font."""
    count = int.from_bytes(library[start + 4 : start + 6], "big")
    if not 6 <= count <= 40:
        return {}
    tables = {}
    for at in range(start + 12, start + 12 + 16 * count, 16):
        tag, _, offset, _ = struct.unpack(">4sIII", library[at : at + 16])
        if not re.fullmatch(rb"[A-Za-z0-9/ ]{4}", tag):
            return {}
        tables[tag] = start + offset
    return tables


def _character_map(library: bytes, start: int) -> Iterator[int]:
    for index in range(int.from_bytes(library[start + 2 : start + 4], "big")):
        at = start + 4 + 8 * index
        table = start + int.from_bytes(library[at + 4 : at + 8], "big")
        kind = int.from_bytes(library[table : table + 2], "big")
        if kind == 4:
            yield from _segments(library, table)
        elif kind == 12:
            yield from _groups(library, table)


def _segments(library: bytes, table: int) -> Iterator[int]:
    """Format 4: ends, a pad of two bytes, then starts, of 16 bits each."""
    double = int.from_bytes(library[table + 6 : table + 8], "big")
    for at in range(table + 14, table + 14 + double, 2):
        end = int.from_bytes(library[at : at + 2], "big")
        first = int.from_bytes(library[at + double + 2 : at + double + 4], "big")
        yield from range(first, min(end, 0xFFFE) + 1)


def _groups(library: bytes, table: int) -> Iterator[int]:
    """Format 12: groups of first, last and glyph, of 32 bits each."""
    for index in range(int.from_bytes(library[table + 12 : table + 16], "big")):
        at = table + 16 + 12 * index
        first, last = struct.unpack(">II", library[at : at + 8])
        yield from range(first, last + 1)


def printable(candidates: Sequence[int]) -> Iterator[int]:
    """Those candidates that the compiler prints in a PDF/UA-1 document, found by halving."""
    if not candidates:
        return
    if len(candidates) <= _BATCH and _compiles(candidates):
        yield from candidates
    elif len(candidates) > 1:
        middle = len(candidates) // 2
        yield from printable(candidates[:middle])
        yield from printable(candidates[middle:])


def _compiles(candidates: Sequence[int]) -> bool:
    import typst

    source = (
        '#set document(title: "t")\n#set text(lang: "en", font: "Libertinus Serif")\n= t\n'
        "#for c in json(bytes(sys.inputs.c)) { par(text(c)) }"
    )
    # A letter before it, since some marks stand only on one.
    words = json.dumps([f"a{chr(point)}" for point in candidates])
    try:
        typst.compile(
            source.encode(), format="pdf", pdf_standards=["ua-1"], ignore_system_fonts=True, sys_inputs={"c": words}
        )
    except typst.TypstError:
        return False
    return True


def main() -> None:
    """Writes the table: ranges of code points, both ends included."""
    import typst

    library = b"".join(path.read_bytes() for path in sorted(Path(typst.__file__).parent.glob("_typst*")))
    invisible = {point for point in range(0x110000) if unicodedata.category(chr(point)) == "Cf"}
    candidates = sorted(
        point
        for point in mapped_characters(library) | invisible | set(range(0xFE00, 0xFE10))
        if unicodedata.category(chr(point)) not in ("Cc", "Cs", "Co", "Cn")
    )
    ranges: list[list[int]] = []
    for point in printable(candidates):
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    TABLE.write_text(json.dumps({"typst": version("typst"), "ranges": ranges}, separators=(",", ":")) + "\n")
    print(f"{TABLE}: {sum(b - a + 1 for a, b in ranges)} characters", file=sys.stderr)


if __name__ == "__main__":
    main()
