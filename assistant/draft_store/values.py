"""Values to JSON text and back, for the columns that hold one."""

import json
from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

Value = TypeVar("Value")


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(Any, kind))


def to_text(value: Any) -> str:
    """One line of JSON for a frozen dataclass."""
    return json.dumps(
        _adapter(cast(Hashable, type(value))).dump_python(value, mode="json"), ensure_ascii=False, separators=(",", ":")
    )


def from_text(kind: type[Value], text: str) -> Value:
    """The value that `to_text` made; raises pydantic's ValidationError where a migration was forgotten."""
    value: Value = _adapter(cast(Hashable, kind)).validate_python(json.loads(text))
    return value
