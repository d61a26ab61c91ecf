"""What a database's driver says, in our words: one clear line for each failure that can be foreseen."""

import shutil
import sqlite3
from pathlib import Path

import sqlalchemy as sa

from index.errors import DatabaseError, DatabaseFullError

FULL_BELOW_BYTES = 256 * 1024


def mapped(error: sa.exc.DBAPIError, name: str, *, seconds: int) -> Exception:
    """Our error for a driver's error about the database `name`; the driver's own where it is a bug of ours.

    `seconds` is how long a lock was waited for.
    """
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return _mapped_sqlite(cause, name, seconds) or error
    return _mapped_postgresql(cause, name, lost=error.connection_invalidated) or error


def _mapped_sqlite(cause: sqlite3.Error, name: str, seconds: int) -> DatabaseError | None:
    # Python gives no name to errors that it raises itself.
    code = getattr(cause, "sqlite_errorname", "")
    if code == "SQLITE_FULL" or (code.startswith("SQLITE_IOERR") and _is_full(name)):
        return DatabaseFullError(
            f"There is no room left for the database {name}; nothing was changed.", "Free some space and try again."
        )
    if "no such table" in str(cause) or "no such column" in str(cause):
        return _not_prepared(name)
    told = {
        "SQLITE_READONLY": ("is read-only.", "Give yourself leave to write to the file and its folder."),
        "SQLITE_PERM": ("may not be opened.", "Give yourself leave to read and write the file and its folder."),
        "SQLITE_CANTOPEN": ("cannot be opened.", "See that the folder exists and that you may write to it."),
        "SQLITE_BUSY": (
            f"is held by another process; {seconds} seconds were not enough.",
            "Try again when the other work has ended.",
        ),
        "SQLITE_LOCKED": ("is held by another process.", "Try again when the other work has ended."),
        "SQLITE_NOTADB": ("is not a database.", "Name another file, or restore this one from a backup."),
        "SQLITE_CORRUPT": ("is damaged.", "Restore it from a backup."),
        "SQLITE_IOERR": ("cannot be read or written: the disk reports a fault.", "Check the disk, then try again."),
    }
    for prefix, (what, hint) in told.items():
        if code.startswith(prefix):
            return DatabaseError(f"The database {name} {what}", hint)
    return None


def _is_full(name: str) -> bool:
    # A full disk shows as a fault of input and output when the shared-memory file cannot grow.
    folder = Path(name).parent
    return folder.is_dir() and shutil.disk_usage(folder).free < FULL_BELOW_BYTES


def _mapped_postgresql(cause: BaseException | None, name: str, *, lost: bool) -> DatabaseError | None:
    import psycopg

    state = getattr(cause, "sqlstate", None) or ""
    if state == "53100":
        return DatabaseFullError(
            f"There is no room left for the database {name}; nothing was changed.",
            "Free some space on the database server and try again.",
        )
    if state in ("42P01", "42703"):
        return _not_prepared(name)
    told = {
        "25006": ("is read-only.", "Use the address of the server that takes writes."),
        "42501": ("refuses this to our user.", "Give the user of the address leave to read and write its tables."),
        "55P03": ("is held by another process.", "Try again when the other work has ended."),
        "40P01": ("stopped this work: two processes waited for each other.", "Try again."),
        "40001": ("stopped this work: another process changed the same rows.", "Try again."),
    }
    if state in told:
        what, hint = told[state]
        return DatabaseError(f"The database {name} {what}", hint)
    if lost or (
        isinstance(cause, psycopg.OperationalError) and (not state or state[:2] in ("08", "28", "3D", "57", "53"))
    ):
        said = " ".join(str(cause).split())[-200:]
        return DatabaseError(
            f"The database {name} cannot be reached: {said}",
            "See that the server runs, and that address, user and password are right.",
        )
    return None


def _not_prepared(name: str) -> DatabaseError:
    return DatabaseError(
        f"The database {name} is not set up for this version.", "Run any fiftysix command on it once, then try again."
    )
