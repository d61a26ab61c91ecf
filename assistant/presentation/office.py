"""The office profile as a form: holders and boards one a line, parts with a bar between them."""

from dataclasses import replace
from datetime import date

from assistant.drafts.deadlines import long_date
from assistant.drafts.profile import Board, Holder, OfficeProfile, Panel
from assistant.errors import SettingsError
from index.form import read_date

HOLDERS_HELP = "One a line: Name | Title | first day | last day. Leave the last day out for who is in office now."
BOARDS_HELP = "One a line: Name | how often it meets | next meetings, with semicolons between | private, where it is."
ADDRESSES_HELP = "One a line: who | e-mail address. For the covers of what you publish; nothing is sent."
STATEMENTS_HELP = "One a line, such as a delegation. A draft may rest on each."


def holders_text(holders: tuple[Holder, ...]) -> str:
    """Office holders, one a line."""
    return "\n".join(" | ".join([h.name, h.title, _day(h.since), _day(h.until)]).rstrip(" |") for h in holders)


def boards_text(boards: tuple[Board, ...]) -> str:
    """Boards, one a line."""
    return "\n".join(
        " | ".join(
            [b.name, b.meets or "", "; ".join(long_date(day) for day in b.next), "" if b.public else "private"]
        ).rstrip(" |")
        for b in boards
    )


def read_holders(text: str) -> tuple[Holder, ...]:
    """The holders of the form. Raises SettingsError naming the line that cannot be read."""
    holders = []
    for line in filter(None, map(str.strip, text.splitlines())):
        parts = [part.strip() for part in line.split("|")] + ["", "", ""]
        if not parts[0] or not parts[1]:
            raise SettingsError(f"“{line}” has no name or no title.", HOLDERS_HELP)
        holders.append(Holder(parts[0], parts[1], _read(parts[2], line), _read(parts[3], line)))
    return tuple(holders)


def read_boards(text: str) -> tuple[Board, ...]:
    """The boards of the form. Raises SettingsError naming the line that cannot be read."""
    boards = []
    for line in filter(None, map(str.strip, text.splitlines())):
        parts = [part.strip() for part in line.split("|")] + ["", "", ""]
        days = (_read(day.strip(), line) for day in parts[2].split(";") if day.strip())
        public = parts[3].lower() != "private"
        boards.append(Board(parts[0], public, parts[1] or None, tuple(day for day in days if day)))
    return tuple(boards)


def read_panel(text: str) -> Panel | None:
    """The panel of the form, None where its line is blank."""
    boards = read_boards(text)
    return Panel(boards[0].name, boards[0].next) if boards else None


def panel_text(panel: Panel | None) -> str:
    """The panel as one line."""
    return boards_text((Board(panel.name, next=panel.next),)) if panel else ""


def addresses_text(profile: OfficeProfile) -> str:
    """The addresses, one a line."""
    return "\n".join(f"{who} | {address}" for who, address in profile.addresses)


def read_addresses(text: str) -> tuple[tuple[str, str], ...]:
    """The addresses of the form. Raises SettingsError naming the line that cannot be read."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        who, bar, address = (part.strip() for part in line.partition("|"))
        if not bar or "@" not in address:
            raise SettingsError(f"“{line}” is not a name and an e-mail address.", ADDRESSES_HELP)
        found.append((who, address))
    return tuple(found)


def with_people(
    profile: OfficeProfile, commissioners: str, chiefs: str, boards: str, panel: str, *more: str
) -> OfficeProfile:
    """The profile with the people, boards and panel of the form; `more` are its addresses and statements."""
    addresses, statements = more
    return replace(
        profile,
        commissioners=read_holders(commissioners),
        chiefs=read_holders(chiefs),
        boards=read_boards(boards),
        panel=read_panel(panel),
        addresses=read_addresses(addresses),
        statements=tuple(filter(None, map(str.strip, statements.splitlines()))),
    )


def _day(day: date | None) -> str:
    return long_date(day) if day else ""


def _read(words: str, line: str) -> date | None:
    if not words:
        return None
    day = read_date(words)
    if day is None:
        raise SettingsError(f"“{words}” in “{line}” is not a date.", "Write dates as 21 May 2024.")
    return day
