"""The illustrative records: past responses of fictional forces, and one inspection ready to draft.

They show what the product does before an office has added its own. Forces and people are
invented; no record here may serve a real response.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Example:
    """One inspection ready to draft, with what its office knows.

    `profile` is the office profile. `facts` are in the order in which they arrived; the
    `fact_id` and `replaces` of each name facts of this list only. They hold no
    commissioner's line: that is for the user to choose. `chief_text` is the chief
    constable's text as it would arrive.
    """

    inspection_path: Traversable
    profile: dict[str, Any]
    facts: list[dict[str, Any]]
    chief_text: str

    @contextmanager
    def inspection_file(self) -> Iterator[Path]:
        """The inspection as a file on disk, for as long as the context lasts."""
        with as_file(self.inspection_path) as path:
            yield path


def files() -> tuple[Traversable, ...]:
    """The illustrative past records in the standard form, one file each, sorted by name."""
    folder = package_files(__name__)
    return tuple(sorted((file for file in folder.iterdir() if file.name.endswith(".txt")), key=lambda file: file.name))


def example() -> Example:
    """The example inspection, its office's profile and facts, and the chief constable's text."""
    folder = package_files(__name__) / "example"
    return Example(
        inspection_path=folder / "inspection.txt",
        profile=json.loads((folder / "profile.json").read_text(encoding="utf-8")),
        facts=json.loads((folder / "facts.json").read_text(encoding="utf-8")),
        chief_text=(folder / "chief_constable.txt").read_text(encoding="utf-8"),
    )
