"""A zipped document looked through before it is opened: sizes, names, macros and passwords."""

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from index.errors import UnreadableRecordError

MAX_MEMBERS = 2000
MAX_INFLATED_BYTES = 200 * 1024 * 1024
_ENCRYPTED = 0x1
_BLOCK = 1 << 16


def check_docx(data: bytes, name: str) -> None:
    """Return only if these bytes are a DOCX that may be opened. Raises UnreadableRecordError that says why not.

    At most 2,000 members and 200 MB inflated, counted while inflating, whatever the headers say.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            _check_names(members, name)
            _check_size(package, members, name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise _refused(name, "a damaged document") from error


def _check_names(members: list[zipfile.ZipInfo], name: str) -> None:
    if len(members) > MAX_MEMBERS:
        raise _refused(name, f"a document of more than {MAX_MEMBERS} parts")
    names = [member.filename for member in members]
    if len(set(names)) != len(names):
        raise _refused(name, "a document with two parts of one name")
    for member in members:
        parts = PurePosixPath(member.filename.replace("\\", "/"))
        if ".." in parts.parts or parts.is_absolute() or ":" in parts.parts[0:1]:
            raise _refused(name, "a document with a part that points outside it")
        if member.flag_bits & _ENCRYPTED:
            raise _refused(name, "a document with a password")
    low = [each.lower() for each in names]
    if any("vbaproject" in each or (each.endswith((".bin", ".docm")) and "embeddings" not in each) for each in low):
        raise _refused(name, "a document with macros")
    if "word/document.xml" not in low:
        raise _refused(name, "a compressed file, but not a Word document")


def _check_size(package: zipfile.ZipFile, members: list[zipfile.ZipInfo], name: str) -> None:
    total = 0
    for member in members:
        with package.open(member) as part:
            while block := part.read(_BLOCK):
                total += len(block)
                if total > MAX_INFLATED_BYTES:
                    raise _refused(name, "a document that unfolds to more than 200 MB")


def _refused(name: str, what: str) -> UnreadableRecordError:
    return UnreadableRecordError(f"{name} is {what}, and is not opened.", "Save the form as text, JSON or a new DOCX.")
