"""Our own DOCX read back: pandoc takes it apart in a limited child; its tables and headings become the form's text."""

import json
import subprocess
from collections.abc import Sequence
from typing import Any

from index.errors import UnreadableRecordError
from index.form.escaping import escape_html, escape_lines
from index.form.labels import FORM_TITLE, LABELS, heading_of, reads_as_row, row_key
from index.reading.blocks import Block, Paragraph, Table, blocks_text, read_blocks
from index.reading.packages import check_docx

_SECONDS = 15
_LISTS = ("recommendations", "areas", "causes")
_LINES = ("grade", "grades")


def is_zip(data: bytes) -> bool:
    """Whether these bytes begin like a zipped document."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def docx_as_form(data: bytes, name: str) -> str:
    """The text of the form that a DOCX holds. Raises UnreadableRecordError for one that is not opened or not read."""
    check_docx(data, name)
    return "\n".join(_lines(read_blocks(_pandoc(data, name)["blocks"])))


def _pandoc(data: bytes, name: str) -> dict[str, Any]:
    import pypandoc

    command = [pypandoc.get_pandoc_path(), "+RTS", "-M512m", "-RTS", "--sandbox", "--from", "docx", "--to", "json"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, env={}, check=True)
        values: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise _unreadable(name, f"it took longer than {_SECONDS} seconds") from error
    except (subprocess.CalledProcessError, json.JSONDecodeError) as error:
        raise _unreadable(name, "it is damaged, or too large to unfold") from error
    return values


def _lines(blocks: Sequence[Block]) -> list[str]:
    """The form's lines: marks, rows from tables, headings, and paragraphs between them."""
    lines: list[str] = []
    in_sections = False
    for block in blocks:
        if isinstance(block, Paragraph):
            heading = block.level is not None and heading_of(block.text) is not None
            in_sections = in_sections or heading
            if heading or not in_sections:
                lines += [" ".join(block.text.split()) if heading else block.text, ""]
                continue
        elif isinstance(block, Table) and not in_sections:
            for label, value in block.rows:
                lines += _row(label, value)
            continue
        lines += [_prose(blocks_text([block])), ""]
    return lines


def _row(label: str, value: Sequence[Block]) -> list[str]:
    plain = " ".join(label.split()).rstrip(":")
    key = row_key(plain)
    if not plain or plain.casefold() in ("field", "label", "item", FORM_TITLE.casefold()):
        return []
    if key in _LISTS:
        text = blocks_text(value, numbered=True)
    else:
        text = blocks_text(value, between="\n" if key in _LINES else "\n\n")
        text = escape_html(escape_lines(text.strip(), reads_as_row, first=False))
    return [f"{LABELS['version']}: {text}" if key == "version" else f"{plain}\t{text}"]


def _prose(text: str) -> str:
    return escape_html(escape_lines(text, lambda line: heading_of(line) is not None, first=True))


def _unreadable(name: str, why: str) -> UnreadableRecordError:
    return UnreadableRecordError(
        f"{name} could not be read as a Word document: {why}.",
        "Open it in Word, save it again as DOCX and try once more.",
    )
