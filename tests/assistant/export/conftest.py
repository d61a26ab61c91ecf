"""Records to export: a long one with everything that has been seen to break, and the smallest."""

from dataclasses import replace
from datetime import date

import pytest

from index.form import parse, print_form
from index.form.addressing import make_item
from index.form.items import ListedItem
from index.records import (
    AreaForImprovement,
    AreaGrade,
    CauseOfConcern,
    Inspection,
    OfficeHolder,
    OtherField,
    Recommendation,
    Record,
    Section,
    Sections,
    SubItem,
)

PUBLISHED = date(2025, 3, 4)
AWKWARD_SECTION = (
    "96.7% of calls were answered within ten seconds, up from 91.2%.\n"
    "1. This line is prose and begins with a number.\n"
    "- This one begins with a hyphen, and\tthis follows\ta tab.\n"
    "# no heading\n> no quotation\n=====\n* * *\n"
    "    four spaces in front\n"
    "\n"
    "Mae’r heddlu wedi cyflwyno’r newidiadau: ŵ ŷ â ê î ô û.\n"
    "\n"
    "The panel’s page used a 😀 and a 👩\u200d🚒; the leaflet says שלום and مرحبا.\n"
    "\n"
    "שלום לכולם, 12 מתוך 14.\n"
    "\n"
    '#read("/etc/passwd") *bold* _under_ $x$ `code` [link](http://example.org/a_b) <script>alert(1)</script> '
    "&amp; &lt;\n"
    "\n"
    "https://www.example.org/a_very_long_address/that_goes_on/2025/07/first-report-on-response-times.html?page=2\n"
    "\n"
    "\n"
    "A paragraph after two empty lines | with a bar | in it."
)


def _recommendation(number: int) -> Recommendation:
    text = (
        f"Within {number + 2} months, the chief constable should make sure that supervisors review every open "
        f"investigation in list {number}, and record why each decision was taken."
    )
    reasons = ("the reason for each delay;", "who was told, and when; and", "what follows.")
    parts = [SubItem(letter, reason) for letter, reason in zip("abc", reasons, strict=True)] if number % 5 == 0 else []
    return make_item(ListedItem(str(number), text, parts), Recommendation, force="Larkshire", published=PUBLISHED)


def _area(ref: str, text: str) -> AreaForImprovement:
    return make_item(ListedItem(ref, text), AreaForImprovement, force="Larkshire", published=PUBLISHED)


@pytest.fixture(scope="session")
def long_record() -> Record:
    """22 recommendations, lettered parts, grades, Welsh, emoji, two scripts that run from right to left."""
    made = Record(
        record_id="larkshire-2025-03-04-peel",
        source="larkshire.txt",
        illustrative=True,
        version="0.9",
        force="Larkshire",
        commissioner=OfficeHolder("Siân Prydderch", "Police and Crime Commissioner"),
        chief=OfficeHolder("Temporary appointment: Ola Brandreth", "Chief Constable"),
        inspection=Inspection(
            title="PEEL 2023–25: An inspection of Larkshire Constabulary",
            inspectorate="HMICFRS",
            type="PEEL",
            published=PUBLISHED,
            summary=(
                "We graded the constabulary across eight areas of policing.\n\n"
                "96.7% of the officers we spoke to knew the plan.\n1. A line that looks like an item.\n\n"
                "But people wait too long for an answer: 18% of calls to 101 were abandoned."
            ),
            grade="Responding to the public: requires improvement\nInvestigating crime: adequate",
            grades=(
                AreaGrade("Responding to the public", "requires improvement"),
                AreaGrade("Investigating crime", "adequate"),
            ),
        ),
        causes_of_concern=(CauseOfConcern("1", "The constabulary does not answer the public in time."),),
        recommendations=tuple(_recommendation(number) for number in range(1, 23)),
        areas_for_improvement=(
            _area("1", "The constabulary should improve how it tells victims what happens next."),
            _area("2", "The constabulary should keep better records of stop and search."),
        ),
        sections=Sections(
            Section("Police and Crime Commissioner’s initial response", AWKWARD_SECTION),
            Section("Chief Constable’s response", f"I accept all 22 recommendations.\n\n{'We report in May. ' * 60}"),
            Section("Police and Crime Commissioner’s overall comments", None),
        ),
        other_fields=(OtherField("Local reference", "LC/25/17"),),
    )
    read = parse(print_form(made))
    return replace(read, record_id=made.record_id, source=made.source, illustrative=True)


@pytest.fixture(scope="session")
def blank_record() -> Record:
    """A force and nothing else: every other row is blank, and recommendations are not stated."""
    return Record(force="Larkshire")


@pytest.fixture(scope="session")
def short_record() -> Record:
    """A letter with nothing to answer: None is stated, the grade is blank."""
    return Record(
        force="Larkshire",
        commissioner=OfficeHolder("Siân Prydderch", "Police and Crime Commissioner"),
        chief=OfficeHolder("Ola Brandreth", "Chief Constable"),
        inspection=Inspection(title="Larkshire: a letter", inspectorate="HMICFRS", summary="We saw one station."),
        recommendations=(),
        areas_for_improvement=(),
        sections=Sections(
            Section("Police and Crime Commissioner’s initial response", "I note the letter.\nIt closes the matter."),
            Section("Chief Constable’s response", "I thank the inspectors."),
            Section("Police and Crime Commissioner’s overall comments", "No more is needed.\n\nI report in June."),
        ),
    )
