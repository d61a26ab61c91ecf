"""A record from a file's bytes, or one clear refusal that says why and what to do."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from index.errors import UnreadableRecordError
from index.form import canonical, parse
from index.reading.decoding import decode
from index.reading.docx import docx_as_form, is_zip
from index.records import ReadingNote, Record, from_json, make_record_id
from index.vocabulary import is_fire

MAX_BYTES = 20 * 1024 * 1024
_RECORD_KEYS = {"force", "inspection", "sections"}


def read_file(path: Path) -> Record:
    """The record in a file; its `source` is the file's name.

    Raises UnreadableRecordError for a file that is missing, a folder, closed to us, empty, over 20 MB, binary,
    no standard form, or a fire and rescue report.
    """
    try:
        if path.is_dir():
            raise UnreadableRecordError(f"{path} is a folder, not a file.", "Name a file in it.")
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(path.name)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableRecordError(f"There is no file {path}.", "Check the name and the folder.") from error
    except PermissionError as error:
        raise UnreadableRecordError(
            f"{path} may not be read: permission was refused.", "Ask its owner for the right to read it."
        ) from error
    except OSError as error:
        raise UnreadableRecordError(
            f"{path} could not be read: {error.strerror or error}.", "Copy it to this computer and try again."
        ) from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Record:
    """The record in these bytes, canonical; `name` becomes its source. Raises UnreadableRecordError as `read_file`."""
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    if not data.strip():
        raise UnreadableRecordError(f"{name} is empty.", "Choose the file that holds the form.")
    if is_zip(data):
        return read_text(docx_as_form(data, name), name)
    text, note = decode(data, name)
    if text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        record = _from_json_text(text, name)
    else:
        record = read_text(text, name)
    if note:
        record = replace(record, reading_notes=(ReadingNote("", None, None, note), *record.reading_notes))
    return record


def read_text(text: str, name: str) -> Record:
    """The record in a text of the standard form, as pasted. Raises UnreadableRecordError as `read_file`."""
    if not text.strip():
        raise UnreadableRecordError(f"{name} is empty.", "Paste the form with its labels.")
    try:
        record = parse(text, source=name)
    except UnreadableRecordError as error:
        if is_fire(text[:4000]):
            raise _fire(name) from error
        raise UnreadableRecordError(f"{name}: {error.message}", error.hint) from error
    return _police_only(record, name)


def _from_json_text(text: str, name: str) -> Record:
    try:
        values = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        where = (
            f"line {error.lineno}"
            if isinstance(error, json.JSONDecodeError)
            else "nested too deeply, or a number too long"
        )
        raise UnreadableRecordError(
            f"{name} begins like JSON but is not valid JSON ({where}).", "Export the record again."
        ) from error
    values = _record_values(values, name)
    try:
        record = from_json(values)
    except UnreadableRecordError as error:
        raise UnreadableRecordError(f"{name}: {error.message}", error.hint) from error
    record = canonical(record)
    inspection = record.inspection
    given = record.record_id.strip()
    made = make_record_id(record.force, inspection.published, inspection.title, inspection.summary)
    return _police_only(replace(record, record_id=given or made, source=record.source or name), name)


def _record_values(values: Any, name: str) -> Mapping[str, Any]:
    if isinstance(values, dict) and isinstance(values.get("record"), dict):
        values = values["record"]
    if not isinstance(values, dict) or not values.keys() >= _RECORD_KEYS:
        missing = ", ".join(sorted(_RECORD_KEYS - values.keys())) if isinstance(values, dict) else ""
        why = f"it lacks {missing}" if missing else "it is no object with fields"
        raise UnreadableRecordError(
            f"{name} is JSON, but not of a record: {why}.",
            "Compare it with the JSON of `fiftysix show RECORD_ID --format json`.",
        )
    return values


def _police_only(record: Record, name: str) -> Record:
    inspection = record.inspection
    if (
        is_fire(inspection.title)
        or (is_fire(record.force) and not inspection.title)
        or inspection.type == "fire and rescue"
    ):
        raise _fire(name)
    return record


def _fire(name: str) -> UnreadableRecordError:
    return UnreadableRecordError(
        f"{name} is a fire and rescue report: this form and section 55 of the Police Act 1996 are for police reports.",
        "Answer it under the Fire and Rescue National Framework, outside this form.",
    )


def _too_large(name: str) -> UnreadableRecordError:
    return UnreadableRecordError(
        f"{name} is larger than 20 MB, the most that is read.", "Take out pictures and appendices, and keep the form."
    )
