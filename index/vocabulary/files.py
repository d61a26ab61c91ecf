"""The vocabulary files of this folder, read once each."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The values of the vocabulary file `name` (without its ending). Callers must not change them."""
    return tomllib.loads(files("index.vocabulary").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
