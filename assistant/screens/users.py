"""Who is asking: worked out from the request on the server, never from a component."""

from collections.abc import Callable
from typing import Any

from assistant.desk import User
from assistant.settings import Settings

UserOf = Callable[[Any], User]


def local_user(settings: Settings) -> UserOf:
    """Who is asking: the one local user, until accounts exist."""
    return lambda _request: User(settings.user_name)
