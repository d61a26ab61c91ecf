"""Reports to several bodies: a joint inspection, one recommendation, twenty-two recommendations."""

from datetime import date

from assistant.cases import Case
from assistant.drafts.profile import Board, Holder
from tests.assistant.drafting.cases.making import a_case, an_inspection, an_office, asked, fact

DCC = "Deputy Chief Constable Ruaridh Penhaligon"
OFFICE = "Piotr Wolanski, policy lead, Office of the Police and Crime Commissioner for Lowmarsh"


def joint() -> Case:
    """Three inspectorates, recommendations to the force with a council, to all partners and to others; no line."""
    office = an_office()
    summary = (
        "Inspectors from three inspectorates examined how local agencies "
        "respond to children at risk of exploitation. We tracked the cases of "
        "28 children and found that information was shared late in 11 of "
        "them. Partners know the children well. Some strategy meetings were "
        "held without the police."
    )
    record = an_inspection(
        office,
        "Joint targeted area inspection of the multi-agency response to child exploitation in Lowmarsh",
        date(2025, 3, 25),
        summary,
        type="JTAI",
        inspectorate="HMICFRS, Ofsted and the Care Quality Commission",
        recommendations=(
            asked(
                1,
                "Lowmarsh Police and Lowmarsh Council should make sure that an officer attends every strategy meeting.",
                "Lowmarsh Police",
                "Lowmarsh Council",
            ),
            asked(
                2, "The safeguarding partnership should agree one threshold for referrals.", "safeguarding partnership"
            ),
            asked(
                3,
                "Lowmarsh Police should share information about children at risk on the day that it receives it.",
                "Lowmarsh Police",
            ),
        ),
    )
    return a_case(
        office,
        record,
        fact(
            1,
            DCC,
            "Accepted. A sergeant is named for each meeting and we record attendance. In April 2025 "
            "officers attended 41 of 44 strategy meetings. Lead: DCI, Protecting Vulnerable People.",
            "recommendation 1",
        ),
        fact(
            2,
            DCC,
            "Accepted in part: we will share information within one working day, since checks take time at weekends.",
            "recommendation 3",
        ),
        fact(
            3,
            OFFICE,
            "No action is needed from the commissioner on recommendation "
            "2, because the partnership sets the threshold.",
            "recommendation 2",
        ),
    )


def one_recommendation() -> Case:
    """A national report with one recommendation, to every force and its commissioner; the force was not inspected."""
    office = an_office()
    summary = (
        "We looked at how six forces use drones. We found that four of "
        "the six could not tell the public how often drones were flown. "
        "We make one recommendation."
    )
    record = an_inspection(
        office,
        "Eyes up: the police use of drones",
        date(2025, 4, 10),
        summary,
        type="thematic",
        recommendations=(
            asked(
                1,
                "By 31 March 2026, chief constables and police and crime commissioners "
                "should publish each year how often drones were flown and why.",
                "chief constables",
                "police and crime commissioners",
                due=date(2026, 3, 31),
                due_text="By 31 March 2026",
            ),
        ),
    )
    return a_case(
        office,
        record,
        fact(1, DCC, "Our force was not among the six inspected. We flew drones 312 times in 2024.", "report"),
        fact(
            2,
            DCC,
            "The force accepts recommendation 1 and will publish the figures for 2025 by 28 February 2026.",
            "recommendation 1",
        ),
        fact(3, OFFICE, "The PCC will put the figures on her website in March 2026.", "recommendation 1"),
    )


def twenty_two() -> Case:
    """Twenty-two recommendations, eight of them to chief constables; third person, no pronoun known; two rows back."""
    office = an_office(
        office="Mayor’s Office for Policing, Estuary Combined Authority",
        body="Mayor of Estuary",
        force="Estuary",
        force_name="Estuary Police Service",
        force_noun="service",
        title="Mayor",
        person="third",
        commissioners=(Holder("Tamsin Okereke", "Mayor", date(2024, 5, 7)),),
        boards=(Board("Policing Assembly", True, None, (date(2025, 10, 2),)),),
        quote_recommendations=False,
    )
    to_chiefs = {1, 2, 5, 6, 9, 12, 15, 20}
    others = {3: "Home Office", 4: "Home Office", 7: "College of Policing", 22: "Crown Prosecution Service"}
    subjects = (
        "search warrants",
        "digital triage",
        "disclosure schedules",
        "witness care",
        "forensic submissions",
        "file quality",
        "case tracking",
    )
    items = []
    for n in range(1, 23):
        who = "chief constables" if n in to_chiefs else others.get(n, "National Police Chiefs’ Council")
        items.append(
            asked(
                n,
                f"By 31 December 2025, {who} should publish a plan for {subjects[n % 7]} in rape cases (part {n}).",
                who,
                due=date(2025, 12, 31),
                due_text="By 31 December 2025",
            )
        )
    summary = (
        "Between May and November 2024 we examined whether the police and "
        "prosecutors build strong rape cases. We make 22 recommendations."
    )
    record = an_inspection(
        office,
        "Stronger cases: a joint thematic inspection",
        date(2025, 4, 30),
        summary,
        type="thematic",
        inspectorate="HMICFRS and HM Crown Prosecution Service Inspectorate",
        recommendations=tuple(items),
    )
    return a_case(
        office,
        record,
        fact(
            1,
            "Assistant Commissioner Femi Ashdown, Estuary Police Service",
            "Accepted. We publish our plan on 1 September 2025.",
            "recommendation 1",
        ),
        fact(
            2,
            "Chief Superintendent Bea Lomax",
            "Not accepted. The service has had such a plan since 2023.",
            "recommendation 2",
        ),
        fact(
            3,
            "Head of policing, Mayor’s Office for Policing",
            "The Mayor has asked for quarterly reports on recommendation 1.",
            "recommendation 1",
        ),
    )
