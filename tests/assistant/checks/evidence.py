"""A fictional inspection and what was told for it, for the checks' tests."""

from dataclasses import replace
from datetime import date

from assistant.drafts.facts import Fact
from index.records import (
    AreaForImprovement,
    AreaGrade,
    Inspection,
    OfficeHolder,
    Recommendation,
    Record,
    Section,
    Sections,
)

SUMMARY = (
    "We inspected Thornmere Police in March 2025. "
    "The number of overdue visits had fallen from 214 in May 2022 to nine. "
    "We audited 412 reports and found that the force had recorded 93.4% of them. "
    "The force has improved the quality of its investigations. "
    "Callers waited 25 seconds on average. We make three recommendations."
)
FACTS = (
    Fact(
        "F1",
        "Assistant Chief Constable Maren Holt",
        date(2025, 6, 11),
        "publication",
        "Not accepted. A limit of 28 days would be too short for the courts.",
        about=("recommendation 2",),
    ),
    Fact(
        "F2",
        "Maren Holt, head of estates",
        date(2025, 6, 12),
        "publication",
        "On 10 June 2025, 12 exhibits were waiting for a detective. "
        "All five stores will use the electronic register by 30 November 2025. The count was not repeated in 2024.",
    ),
    Fact(
        "F3",
        "Idris Calloway, chief executive",
        date(2025, 6, 12),
        "publication",
        "On 6 June 2025 the commissioner approved £640,000 over two years for 12 detective posts.",
    ),
    Fact(
        "F4",
        "Assistant Chief Constable Maren Holt",
        date(2025, 6, 13),
        "background",
        "The store at Wexcombe lost 77 items.",
    ),
    Fact(
        "F5",
        "Assistant Chief Constable Maren Holt",
        date(2025, 6, 14),
        "publication",
        "The chief constable said: “Our detectives work harder than ever before.” Recommendation 1 is accepted.",
        about=("recommendation 1",),
    ),
)


def inspection(**changes: object) -> Record:
    """A new inspection of a fictional force with three recommendations and two areas for improvement."""
    record = Record(
        record_id="thornmere-2025-05-20-evidence",
        force="Thornmere",
        commissioner=OfficeHolder("Odette Wray", "Police and Crime Commissioner"),
        chief=OfficeHolder("Silas Brandreth", "Chief Constable"),
        inspection=Inspection(
            title="PEEL 2023–25: An inspection of Thornmere Police",
            inspectorate="HMICFRS",
            type="PEEL",
            published=date(2025, 5, 20),
            summary=SUMMARY,
            grades=(AreaGrade("Investigating crime", "adequate"), AreaGrade("Responding to the public", "good")),
        ),
        recommendations=(
            Recommendation(
                "1", "By 31 December 2025, the force should record every exhibit on one register.", ("force",)
            ),
            Recommendation(
                "2", "Within six months, the force should return property to owners within 28 days.", ("force",)
            ),
            Recommendation("3", "The force should audit the contractors that store cash and drugs.", ("force",)),
        ),
        areas_for_improvement=(
            AreaForImprovement("1", "The force should answer callers sooner."),
            AreaForImprovement("2", "The force should train its supervisors."),
        ),
    )
    return replace(record, **changes)  # type: ignore[arg-type]


def written(
    first: str | None = None, chief: str | None = None, overall: str | None = None, **changes: object
) -> Record:
    """The inspection with these texts in its three sections."""
    blank = Record().sections
    sections = Sections(
        Section(blank.initial_response.heading, first),
        Section(blank.chief_constable_response.heading, chief),
        Section(blank.overall_comments.heading, overall),
    )
    return inspection(sections=sections, **changes)
