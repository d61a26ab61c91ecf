"""One line makes an office, an inspection, a fact or an earlier response; everything in them is invented."""

from dataclasses import replace
from datetime import date
from typing import Any

from assistant.cases import Case, open_case
from assistant.drafts.facts import Fact, FactRole
from assistant.drafts.profile import Board, Holder, OfficeProfile
from assistant.drafts.response import Response
from index.records import (
    AreaForImprovement,
    AreaGrade,
    CauseOfConcern,
    Inspection,
    OfficeHolder,
    Recommendation,
    Record,
    Section,
    Sections,
    SubItem,
)


def an_office(**changes: Any) -> OfficeProfile:
    """Lowmarsh: a police and crime commissioner who writes "I", with one public board."""
    profile = OfficeProfile(
        office="Office of the Police and Crime Commissioner for Lowmarsh",
        body="Police and Crime Commissioner for Lowmarsh",
        force="Lowmarsh",
        force_name="Lowmarsh Police",
        commissioners=(
            Holder("Imogen Trask", "Police and Crime Commissioner", date(2024, 5, 9)),
            Holder("Desmond Achterberg", "Police and Crime Commissioner", date(2016, 5, 12), date(2024, 5, 8)),
        ),
        chiefs=(Holder("Oluwaseun Braithwaite", "Chief Constable", date(2022, 2, 1)),),
        boards=(
            Board(
                "Holding to Account Board",
                True,
                "every quarter",
                (date(2025, 6, 10), date(2025, 9, 9), date(2025, 12, 9)),
            ),
        ),
    )
    return replace(profile, **changes)


def an_inspection(
    office: OfficeProfile, title: str, published: date | None, summary: str | None, **changes: Any
) -> Record:
    """A record with an inspection and blank sections; `grades` may be pairs, `concerns` pairs of text and status."""
    grades = tuple(AreaGrade(area, grade) for area, grade in changes.pop("grades", ()))
    row = "\n".join(f"{g.area}: {g.grade}" for g in grades) or None
    concerns = tuple(CauseOfConcern(str(n), t, s) for n, (t, s) in enumerate(changes.pop("concerns", ()), start=1))
    holder, chief = office.commissioners[0], office.chiefs[0]
    inspection = Inspection(
        title, changes.pop("inspectorate", "HMICFRS"), changes.pop("type", None), published, None, summary, row, grades
    )
    return Record(
        record_id="case",
        force=office.force,
        commissioner=OfficeHolder(holder.name, holder.title),
        chief=OfficeHolder(chief.name, chief.title),
        inspection=inspection,
        causes_of_concern=concerns,
        recommendations=changes.pop("recommendations", ()),
        areas_for_improvement=changes.pop("areas", ()),
        **changes,
    )


def asked(
    ref: int, text: str, *to: str, due: date | None = None, due_text: str | None = None, parts: tuple[str, ...] = ()
) -> Recommendation:
    """A recommendation; `to` its addressees, the force where there are none; `parts` become (a), (b) ..."""
    subs = tuple(SubItem("abcdef"[n], part) for n, part in enumerate(parts))
    return Recommendation(str(ref), text, to or ("force",), due_text, due, None, None, subs)


def area(ref: int, text: str) -> AreaForImprovement:
    """An area for improvement of the force."""
    return AreaForImprovement(str(ref), text, ("force",))


def fact(number: int, sender: str, text: str, *about: str, **changes: Any) -> Fact:
    """A fact of 1 May 2025, cleared for publication, unless `changes` say otherwise."""
    role: FactRole = changes.pop("role", "told")
    return Fact(
        f"F{number}",
        sender,
        changes.pop("on", date(2025, 5, 1)),
        changes.pop("clearance", "publication"),
        text,
        changes.pop("replaces", None),
        about,
        role,
    )


def earlier(office: OfficeProfile, who: str, published: date, text: str, overall: str = "") -> Record:
    """An own response published on a day by a named holder."""
    sections = Sections(
        Section("Initial response", text),
        Section("Chief Constable’s response", "We agree."),
        Section("Overall comments", overall or None),
    )
    inspection = Inspection(
        f"An earlier inspection of {office.force_name}", "HMICFRS", "PEEL", published, None, "We found gaps."
    )
    return Record(
        record_id=f"own-{published.isoformat()}",
        force=office.force,
        commissioner=OfficeHolder(who, "Police and Crime Commissioner"),
        inspection=inspection,
        recommendations=(),
        areas_for_improvement=(),
        response_published=published,
        sections=sections,
    )


def a_case(
    office: OfficeProfile, record: Record, *facts: Fact, own: tuple[Record, ...] = (), today: date = date(2025, 5, 12)
) -> Case:
    """The case of an inspection with what was told, on a day in May 2025."""
    response = Response("case", record, office, today, True, facts=facts, own_records=own)
    return open_case(response, today=today)
