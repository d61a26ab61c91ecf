"""Writes a whole file or none: a temporary file beside it, flushed to disk, then renamed."""

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from assistant.errors import ExportError

_REASONS = {
    errno.ENOSPC: ("there is no room left on the disk", "Free some room, or choose a folder on another disk."),
    errno.EDQUOT: ("your share of the disk is used up", "Free some room, or choose a folder on another disk."),
    errno.EFBIG: ("the file would be larger than this disk allows", "Choose a folder on another disk."),
    errno.EACCES: ("you may not write there", "Choose a folder that you may write in."),
    errno.EPERM: ("you may not write there", "Choose a folder that you may write in."),
    errno.EROFS: ("that disk can only be read", "Choose a folder on another disk."),
    errno.ENOENT: ("its folder does not exist", "Make the folder first, or choose another."),
    errno.ENOTDIR: ("its folder is a file", "Choose another folder."),
    errno.EISDIR: ("a folder has that name", "Choose another name."),
    errno.ENAMETOOLONG: ("its name is too long", "Choose a shorter name."),
}


def write_whole(path: Path, content: bytes) -> None:
    """Puts the content at the path, replacing what is there. Raises ExportError; then nothing has changed."""
    part = path.parent / f".{secrets.token_hex(8)}.part"
    try:
        # Opened by number so that the file has the rights any new file of this user has.
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, path)
        finally:
            # Renamed, it is gone already; whatever went wrong, even an interrupt, it goes now.
            with suppress(OSError):
                part.unlink()
    except OSError as error:
        reason, hint = _REASONS.get(error.errno or 0, (error.strerror or "the disk refused", "Choose another folder."))
        raise ExportError(f"{path} cannot be written: {reason}.", hint) from error
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """Makes the new name last through a power cut, on systems that can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
