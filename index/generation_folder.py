"""The folder of search generations: who owns it, which generation is current, and what each one holds.

FOLDER/serving.lock          held by the serving process; the system frees it when the process ends
FOLDER/CURRENT               the name of the current generation
FOLDER/REBUILD               a command asks the serving process for a new generation
FOLDER/generations/NAME/     manifest.json, vectors/ and words/; NAME is model-dimensions-passage version-number
"""

import json
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType

from index.embedding import Embedding
from index.errors import AlreadyServedError, SearchCacheError
from index.passages import PASSAGE_VERSION

WAIT_SECONDS = 0.3


@dataclass(frozen=True)
class Manifest:
    """What a generation holds: every change up to `sequence`.

    `lost` of fifty passages did not find themselves when it was built; an approximate index may miss some.
    """

    model: str
    dimensions: int
    passage_version: int
    sequence: int
    passages: int
    built_at: str
    lost: int = 0


class ServingLock:
    """Held by the one process that serves from a folder. Raises AlreadyServedError at once where it is held."""

    def __init__(self, folder: Path) -> None:
        import fcntl

        with file_failures("taken"):
            folder.mkdir(parents=True, exist_ok=True)
            # Not inherited by children, so a child cannot hold it longer than we live.
            self._descriptor = os.open(folder / "serving.lock", os.O_RDWR | os.O_CREAT, 0o600)
        # A command that only asks whether we serve holds the lock for an instant.
        until = time.monotonic() + WAIT_SECONDS
        while True:
            try:
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError as error:
                if time.monotonic() < until:
                    time.sleep(0.02)
                    continue
                owner = os.pread(self._descriptor, 20, 0).decode(errors="replace").strip()
                os.close(self._descriptor)
                raise AlreadyServedError(
                    f"Another process (number {owner or 'unknown'}) already serves from {folder}.",
                    "Use the one that runs, stop it first, or choose another data folder.",
                ) from error
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, str(os.getpid()).encode(), 0)

    def release(self) -> None:
        """Lets another process serve."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> "ServingLock":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def is_served(folder: Path) -> bool:
    """Whether a process serves from this folder now."""
    if not (folder / "serving.lock").exists():
        return False
    try:
        with ServingLock(folder):
            return False
    except AlreadyServedError:
        return True


def prefix(embedding: Embedding) -> str:
    """The start of the name of every generation that fits this embedding and our way of splitting."""
    return f"{re.sub(r'[^A-Za-z0-9.]+', '_', embedding.name)}-{embedding.dimensions}-{PASSAGE_VERSION}-"


def current(folder: Path) -> Path | None:
    """The current generation's folder, or None where there is none or its name is not one of ours."""
    try:
        name = (folder / "CURRENT").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    path = folder / "generations" / name
    return path if name and "/" not in name and name not in (".", "..") and path.is_dir() else None


def new_folder(folder: Path, embedding: Embedding, *, above: int) -> Path:
    """A generation folder with a number that was not used before, and is above this one."""
    with file_failures("made"):
        parent = folder / "generations"
        parent.mkdir(parents=True, exist_ok=True)
        used = [number_of(path.name) for path in parent.iterdir()]
        path = parent / f"{prefix(embedding)}{max([above, *used]) + 1}"
        path.mkdir()
        return path


def number_of(name: str) -> int:
    """The number at the end of a generation's name, 0 where there is none."""
    found = re.search(r"-(\d{1,9})$", name)
    return int(found[1]) if found else 0


def make_current(folder: Path, generation: Path) -> None:
    """Points at a generation, whole on the disk, in one step."""
    with file_failures("made current"):
        for path in sorted(generation.rglob("*")):
            if path.is_file() and not path.is_symlink():
                _flush(path)
        write_whole(folder / "CURRENT", generation.name)


def remove_others(folder: Path, kept: Path | None) -> None:
    """Removes every generation but this one; what cannot be removed now is left for the next time."""
    parent = folder / "generations"
    for path in parent.iterdir() if parent.is_dir() else ():
        if kept is None or path.name != kept.name:
            shutil.rmtree(path, ignore_errors=True)


def read_manifest(generation: Path) -> Manifest | None:
    """What a generation says that it holds, or None where it cannot be read."""
    try:
        return Manifest(**json.loads((generation / "manifest.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_manifest(generation: Path, manifest: Manifest) -> None:
    """Writes what a generation holds, in one step."""
    with file_failures("written"):
        write_whole(generation / "manifest.json", json.dumps(asdict(manifest)))


def request_rebuild(folder: Path) -> None:
    """Asks the process that serves from this folder for a new generation. Raises SearchCacheError."""
    with file_failures("asked to rebuild"):
        (folder / "REBUILD").touch()


def take_request(folder: Path) -> bool:
    """Whether a new generation was asked for since the last call."""
    with file_failures("rebuilt"):
        asked = (folder / "REBUILD").exists()
        (folder / "REBUILD").unlink(missing_ok=True)
        return asked


def write_whole(path: Path, text: str) -> None:
    """Writes a file so that after any crash it is either the old one or the new one. Raises OSError."""
    beside = path.with_name(path.name + ".new")
    beside.write_text(text, encoding="utf-8")
    _flush(beside)
    os.replace(beside, path)
    _flush(path.parent)


@contextmanager
def file_failures(what: str) -> Iterator[None]:
    """Tells a failure of the file system as SearchCacheError."""
    try:
        yield
    except OSError as error:
        raise SearchCacheError(
            f"The search cache could not be {what}: {error.strerror or error}.",
            "Search stays exact. See that the data folder may be written and the disk has room.",
        ) from error


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
