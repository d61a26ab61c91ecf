"""Every action that a user can take, as `desk.area.action(user, ...)`.

An action authorises, composes the activities (draft, then check, then store) and leaves an audit
row. Screens and commands call nothing else.
"""

from assistant.desk.desk import Desk
from assistant.desk.workplace import User, Workplace

__all__ = ["Desk", "User", "Workplace"]
