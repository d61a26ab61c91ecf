"""Records of invented forces, each with words of its own, to fill an archive with."""

from datetime import date, timedelta

from index.records import (
    CauseOfConcern,
    Inspection,
    OfficeHolder,
    Recommendation,
    Record,
    Section,
    Sections,
    make_record_id,
)

FORCES = ("Ashmere", "Brackendale", "Calderwick", "Dunholme")


def a_past_record(number: int = 1, *, extra: str = "", source: str | None = None) -> Record:
    """The record of this number: equal numbers give equal records, and `marker(number)` stands in one passage."""
    force = f"{FORCES[number % len(FORCES)]} Police"
    published = date(2023, 1, 1) + timedelta(days=number)
    title = f"{force}: PEEL 2023/25 inspection of police effectiveness {number}"
    summary = f"The force answers {number} calls in every thousand too slowly and has asked for more staff."
    return Record(
        record_id=make_record_id(force, published, f"inspection {number}"),
        source=source or f"record-{number}.json",
        force=force,
        commissioner=OfficeHolder("Rowan Pellow", "Police and Crime Commissioner"),
        chief=OfficeHolder("Imogen Tarrow", "Chief Constable"),
        inspection=Inspection(title=title, inspectorate="HMICFRS", type="peel", published=published, summary=summary),
        causes_of_concern=(CauseOfConcern("1", f"Concern {number} about missing persons.", "continuing"),),
        recommendations=(Recommendation("1", f"By {1 + number % 28} June the force should audit register {number}."),),
        areas_for_improvement=(),
        sections=Sections(
            Section("Initial response", f"I welcome this report. I asked the board about {marker(number)}.{extra}"),
            Section("Chief Constable’s response", f"We trained {10 + number} officers in the use of {marker(number)}."),
            Section("Overall comments", f"I shall review progress on {marker(number)} in spring."),
        ),
    )


def marker(number: int) -> str:
    """A word that only the record of this number has."""
    letters = "bcdfghjklmnp"
    return "zeb" + "".join(letters[int(digit)] + "o" for digit in f"{number:04d}")
