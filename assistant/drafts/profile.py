"""The office profile: who the office is. The standing source of every response."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from assistant.errors import SettingsError
from index.records import SectionKind

_COMPARE = "Compare it with `fiftysix profile propose FORCE`."
Noun = Literal["force", "constabulary", "service"]


@dataclass(frozen=True)
class Holder:
    """A person in office; `since` and `until` are the first and last day, None where not known or still in office."""

    name: str
    title: str
    since: date | None = None
    until: date | None = None

    def held_on(self, on: date) -> bool:
        """True where this person was in office on the day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True)
class Board:
    """Where the body holds the chief officer to account."""

    name: str
    public: bool = True
    meets: str | None = None
    next: tuple[date, ...] = ()


@dataclass(frozen=True)
class Panel:
    """The police and crime panel, or what stands in its place."""

    name: str
    next: tuple[date, ...] = ()


@dataclass(frozen=True)
class OfficeProfile:
    """Which office this is, who holds office, where it scrutinises, and how its texts speak.

    `title` is the short title used in running text and headings ("Deputy Mayor"); `person` says
    whether the body's texts say "I" or name the office holder; `statements` are further standing
    sentences (such as a delegation); `partners` are bodies whose names are the office's own.
    """

    office: str
    body: str
    force: str
    force_name: str
    force_noun: Noun = "force"
    title: str = "Police and Crime Commissioner"
    person: Literal["first", "third"] = "first"
    body_type: str | None = None
    commissioners: tuple[Holder, ...] = ()
    chiefs: tuple[Holder, ...] = ()
    boards: tuple[Board, ...] = ()
    panel: Panel | None = None
    answers_print_in: SectionKind = "initial_response"
    quote_recommendations: bool = True
    addresses: tuple[tuple[str, str], ...] = ()
    statements: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()

    def commissioner_on(self, on: date) -> Holder | None:
        """Who held the commissioner's office on the day."""
        return next((holder for holder in self.commissioners if holder.held_on(on)), None)

    def chief_on(self, on: date) -> Holder | None:
        """Who was chief officer on the day."""
        return next((holder for holder in self.chiefs if holder.held_on(on)), None)

    def next_meeting(self, after: date) -> tuple[Board, date] | None:
        """The first meeting of a board after a day, or None."""
        meetings = [(day, board) for board in self.boards for day in board.next if day > after]
        return (min(meetings, key=lambda m: m[0])[1], min(day for day, _ in meetings)) if meetings else None


@cache
def _adapter() -> TypeAdapter[OfficeProfile]:
    return TypeAdapter(OfficeProfile)


def profile_to_json(profile: OfficeProfile) -> dict[str, Any]:
    """The profile as plain JSON values; holders say `from` and `until`."""
    values: dict[str, Any] = _adapter().dump_python(profile, mode="json")
    for holders in (values["commissioners"], values["chiefs"]):
        for holder in holders:
            holder["from"] = holder.pop("since")
    values["addresses"] = dict(values["addresses"])
    return values


def profile_from_json(values: Mapping[str, Any]) -> OfficeProfile:
    """The profile that JSON describes; {"profile": ..., "standing": [...]} is accepted too.

    Raises SettingsError naming the first field that cannot be used.
    """
    given = values.get("profile", values) if isinstance(values, Mapping) else values
    if not isinstance(given, Mapping):
        raise SettingsError("This is not an office profile: it is no object with fields.", _COMPARE)
    data = dict(given)
    for key in ("commissioners", "chiefs"):
        if isinstance(holders := data.get(key), list):
            data[key] = [_with_since(holder) for holder in holders]
    if isinstance(data.get("addresses"), Mapping):
        data["addresses"] = tuple(data["addresses"].items())
    try:
        return _adapter().validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsError(
            f"This is not an office profile: {where}: {first['msg'].lower()}.",
            _COMPARE,
        ) from error


def _with_since(holder: Any) -> Any:
    if not isinstance(holder, Mapping):
        return holder
    return {("since" if name == "from" else name): value for name, value in holder.items()}
