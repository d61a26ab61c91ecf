"""The profile as a form comes back as it was, and a line that cannot be read is named."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.drafts.profile import Board, Holder, OfficeProfile, Panel
from assistant.errors import SettingsError
from assistant.presentation import office as words

PROFILE = OfficeProfile(
    "Office of the Commissioner for Fennmoor",
    "Commissioner for Fennmoor",
    "Fennmoor",
    "Fennmoor Police",
    commissioners=(
        Holder("Wren Ashdown", "Police and Crime Commissioner", date(2024, 5, 9)),
        Holder("Odile Marrack", "Police and Crime Commissioner", date(2016, 5, 12), date(2024, 5, 8)),
    ),
    chiefs=(Holder("Idris Calloway", "Chief Constable"),),
    boards=(
        Board("Open Forum", True, "quarterly", (date(2027, 1, 12), date(2027, 4, 6))),
        Board("Closed Group", False),
    ),
    panel=Panel("Fennmoor Police and Crime Panel", (date(2027, 2, 1),)),
    addresses=(("inspectorate", "inspectorate@example.org"),),
    statements=("The functions are delegated to the deputy.",),
)


def test_the_form_of_a_profile_gives_the_same_profile() -> None:
    bare = replace(PROFILE, commissioners=(), chiefs=(), boards=(), panel=None, addresses=(), statements=())
    texts = (
        words.holders_text(PROFILE.commissioners),
        words.holders_text(PROFILE.chiefs),
        words.boards_text(PROFILE.boards),
        words.panel_text(PROFILE.panel),
        words.addresses_text(PROFILE),
        "\n".join(PROFILE.statements),
    )
    assert words.with_people(bare, *texts) == PROFILE


@pytest.mark.parametrize(
    ("read", "line"),
    [
        (words.read_holders, "Wren Ashdown"),
        (words.read_holders, "Wren Ashdown | Commissioner | last spring"),
        (words.read_boards, "Open Forum | quarterly | soon"),
        (words.read_addresses, "inspectorate | nowhere"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(read, line: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(SettingsError, match=line.split(" | ")[0]):
        read(line)
