"""Graded reports: custody with a cause of concern, all good, and one where the chief constable's text came first."""

from datetime import date

from assistant.cases import Case
from assistant.drafts.profile import Board
from tests.assistant.drafting.cases.making import a_case, an_inspection, an_office, area, asked, fact

ACC = "ACC Leila Thornycroft"
OFFICE = "Head of scrutiny, Office of the Police, Fire and Crime Commissioner for Vallerick"


def _vallerick() -> object:
    from assistant.drafts.profile import Holder

    return an_office(
        office="Office of the Police, Fire and Crime Commissioner for Vallerick",
        body="Police, Fire and Crime Commissioner for Vallerick",
        force="Vallerick",
        force_name="Vallerick Constabulary",
        force_noun="constabulary",
        title="Police, Fire and Crime Commissioner",
        commissioners=(Holder("Gethin Marlowe", "Police, Fire and Crime Commissioner", date(2021, 5, 13)),),
        chiefs=(Holder("Anneliese Porteous", "Chief Constable", date(2023, 1, 9)),),
        boards=(
            Board("Strategic Assurance Board", False, None, (date(2025, 6, 20),)),
            Board("Public Performance Meeting", True, None, (date(2025, 7, 8),)),
        ),
    )


def custody() -> Case:
    """Custody, two inspectorates, a new concern, a recommendation with parts, six areas; critical; nothing back."""
    office = _vallerick()
    summary = (
        "We inspected the constabulary’s three custody suites in November "
        "2024. We are concerned that detainees are not always safe. "
        "In 19 of the 45 cases that we reviewed, observation levels were "
        "changed without a reason being recorded. The suites were clean. "
        "The average wait for a health care professional was 97 "
        "minutes. We will return to assess progress within a year."
    )
    record = an_inspection(
        office,  # type: ignore[arg-type]
        "Report on an inspection visit to police custody suites in Vallerick",
        date(2025, 4, 22),
        summary,
        type="custody",
        inspectorate="HMICFRS and Care Quality Commission",
        concerns=(
            (
                "Detainees who are at risk of harm are not observed as often as "
                "they should be, and the reasons for changes are not recorded.",
                "new",
            ),
        ),
        recommendations=(
            asked(
                1,
                "The constabulary should take immediate action to "
                "make sure that detainees at risk are observed safely.",
                parts=(
                    "set observation levels by risk",
                    "record the reason for every change",
                    "check a sample each week",
                ),
            ),
        ),
        areas=tuple(
            area(n, text)
            for n, text in enumerate(
                (
                    "The constabulary should reduce the time that detainees wait to see a health care professional.",
                    "The constabulary should improve the recording of the use of force in custody.",
                    "The constabulary should make sure that children are "
                    "not kept in custody overnight when this can be avoided.",
                    "The constabulary should offer outside exercise.",
                    "The constabulary should make sure that all detainees "
                    "can read their rights in a language that they understand.",
                    "The constabulary should monitor complaints.",
                ),
                start=1,
            )
        ),
    )
    line = fact(1, "Gethin Marlowe, Police, Fire and Crime Commissioner", "critical", "line", role="line")
    own = fact(
        2,
        OFFICE,
        "Mr Marlowe visited all three suites on 30 April 2025. The PFCC has asked "
        "independent custody visitors to look at observation records on each visit.",
        "recommendation 1",
    )
    held = fact(3, ACC, "Two suites will close in 2026.", "recommendation 1", clearance="not-before:2025-09-01")
    return a_case(office, record, line, own, held)  # type: ignore[arg-type]


def all_good() -> Case:
    """Graded, nothing below adequate, no recommendation, one area; no line."""
    office = an_office()
    summary = (
        "We graded Lowmarsh Police across eight areas of policing. The force "
        "answers 999 calls quickly: 94% within ten seconds in the year to "
        "31 December 2024. It understands its demand."
    )
    good = ("Preventing crime", "Responding to the public", "Investigating crime", "Leadership and force management")
    record = an_inspection(
        office,
        "PEEL 2025–27: An inspection of Lowmarsh Police",
        date(2025, 4, 29),
        summary,
        type="PEEL",
        grades=[(a, "good") for a in good]
        + [("Protecting vulnerable people", "outstanding"), ("Managing offenders", "adequate")],
        areas=(
            area(
                1, "The force should improve the supervision of registered sex offenders, so that visits are on time."
            ),
        ),
    )
    return a_case(office, record)


def received() -> Case:
    """The chief constable's text is in before the initial response is drafted; one late date; no line."""
    office = an_office()
    summary = (
        "We graded Lowmarsh Police inadequate at investigating crime. In the "
        "12 months to 31 January 2025, 31 per cent of victims were not told "
        "that their case had been closed. Half of the 120 investigations "
        "that we reviewed had no plan. We issued a cause of concern."
    )
    record = an_inspection(
        office,
        "PEEL 2025–27: An inspection of Lowmarsh Police",
        date(2025, 4, 1),
        summary,
        type="PEEL",
        grades=[
            ("Investigating crime", "inadequate"),
            ("Responding to the public", "requires improvement"),
            ("Preventing crime", "good"),
        ],
        concerns=(("The force does not keep victims informed, and too many investigations have no plan.", "new"),),
        recommendations=(
            asked(
                1,
                "Within three months, the force should make sure that every victim is told when a case is closed.",
                due=date(2025, 7, 1),
                due_text="Within three months",
            ),
            asked(
                2,
                "Within six months, the force should make sure that "
                "every investigation has a plan agreed by a supervisor.",
                due=date(2025, 10, 1),
                due_text="Within six months",
            ),
        ),
    )
    text = (
        "I accept both recommendations and the cause of concern. \n\nOn "
        "recommendation 1, since 1 March 2025 the crime system will not let "
        "an officer close a case until the victim has been told. "
        "Superintendent Nkechi Farrow is responsible for this.\n\n"
        "On recommendation 2, we will train 90 sergeants in supervising plans by 30 November 2025."
    )
    return a_case(
        office,
        record,
        fact(1, "Chief Constable Oluwaseun Braithwaite", text, "chief_constable_response", role="received text"),
        fact(
            2,
            "Piotr Wolanski, policy lead, Office of the Police and Crime Commissioner for Lowmarsh",
            "On 24 April 2025 the commissioner approved £180,000 for 6 victim contact posts.",
            "recommendation 1",
        ),
    )
