"""Reading the text files that a command is given."""

import json
from pathlib import Path
from typing import Any

from index.errors import UnreadableRecordError

MAX_BYTES = 20 * 1024 * 1024


def read_text(path: Path) -> str:
    """The text of a file, UTF-8 or Windows-1252. Raises UnreadableRecordError naming what is wrong with it."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableRecordError(f"{path} is larger than 20 MB.", "Give the text alone.")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableRecordError(f"There is no file {path}.", "Check the name.") from error
    except IsADirectoryError as error:
        raise UnreadableRecordError(f"{path} is a folder.", "Name the file in it.") from error
    except OSError as error:
        raise UnreadableRecordError(f"{path} cannot be read: {error.strerror}.", "Check who may read it.") from error
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableRecordError(f"{path} is not a text file.", "Save it as plain text first.")
    for encoding in ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableRecordError(f"{path} is not a text file.", "Save it as plain text (UTF-8) first.")


def read_json(path: Path) -> Any:
    """The values of a JSON file. Raises UnreadableRecordError where it is not JSON."""
    try:
        values = json.loads(read_text(path))
        json.dumps(values, ensure_ascii=False).encode()
        return values
    except UnicodeEncodeError as error:
        raise UnreadableRecordError(f"{path} holds half of a character.", "Write it anew.") from error
    except json.JSONDecodeError as error:
        raise UnreadableRecordError(
            f"{path} is not JSON: line {error.lineno}: {error.msg.lower()}.", "Correct that line."
        ) from error
