"""Short reports: areas for improvement only, nothing to answer, a bare header, concerns closed and new together."""

from dataclasses import replace
from datetime import date

from assistant.cases import Case
from assistant.drafts.profile import Holder
from tests.assistant.drafting.cases.making import a_case, an_inspection, an_office, area, asked, earlier, fact

ACC = "Assistant Chief Constable Leila Thornycroft"
OFFICE = "Piotr Wolanski, policy lead, Office of the Police and Crime Commissioner for Lowmarsh"


def areas_only() -> Case:
    """Three areas for improvement, two of them with something told; line: welcome."""
    office = an_office()
    summary = (
        "We inspected how well Lowmarsh Police vets the people who "
        "work for it. The force completes initial vetting quickly: "
        "in 38 of the 40 files that we examined, it was finished before "
        "the person started. But renewal is slower. On 31 January "
        "2025, 212 people were working with vetting that had run out. We will review progress in our next inspection."
    )
    record = an_inspection(
        office,
        "Lowmarsh Police: an inspection of vetting",
        date(2025, 4, 8),
        summary,
        type="integrity",
        areas=(
            area(1, "The force should make sure that vetting is renewed before it runs out."),
            area(2, "The force should improve how it records the reasons for refusing vetting clearance."),
            area(3, "Supervisors should tell the vetting unit when somebody’s circumstances change."),
        ),
    )
    return a_case(
        office,
        record,
        fact(1, "Imogen Trask, Police and Crime Commissioner", "welcome", "line", role="line"),
        fact(
            2,
            ACC,
            "We have moved four people into the vetting unit. All renewals are now completed on time.",
            "area for improvement 1",
        ),
        fact(
            3,
            "T/Supt Dario Quill",
            "New form in use since 1 March 2025. Owner: Head of Professional Standards.",
            "area for improvement 2",
        ),
        fact(
            4,
            OFFICE,
            "The commissioner will ask internal audit to test vetting files in 2025/26.",
            "area for improvement 1",
        ),
        fact(5, ACC, "The unit’s leader is under investigation.", "area for improvement 1", clearance="background"),
    )


def nothing_to_answer() -> Case:
    """A letter without recommendations, areas or concerns; the line is the commissioner's own words; "she" nowhere."""
    office = an_office(person="third")
    summary = (
        "We reviewed the data that Lowmarsh Police sends to the Home "
        "Office on stop and search. The force’s returns for the year to "
        "31 March 2024 were complete. We have no further questions."
    )
    record = an_inspection(
        office, "Lowmarsh Police: letter on stop and search data", date(2025, 4, 15), summary, type="letter"
    )
    line = fact(
        1,
        "Imogen Trask, Police and Crime Commissioner",
        "I am glad to have this confirmed and have nothing to add",
        "line",
        role="line",
    )
    return a_case(office, record, line)


def header_only() -> Case:
    """A new inspection of which only the heading is known."""
    office = an_office()
    record = an_inspection(office, "Lowmarsh Police: PEEL causes of concern revisit letter", None, None)
    return a_case(office, record)


def closed_and_new() -> Case:
    """One concern closed, one new with a recommendation; line: mixed; no grades; two promises of the past."""
    holders = (
        Holder("Imogen Trask", "Police and Crime Commissioner", date(2021, 5, 13)),
        Holder("Desmond Achterberg", "Police and Crime Commissioner", date(2016, 5, 12), date(2021, 5, 12)),
    )
    office = replace(an_office(), commissioners=holders)
    summary = (
        "In our 2023–25 PEEL inspection we issued the force with a cause of concern.\n\n"
        "Missing children: We found that the force now speaks to 88% of "
        "children within 72 hours of their return, compared with 41% in "
        "2023. I am pleased with this and have closed this cause of concern.\n\n"
        "Firearms licensing: We examined 60 renewal files. In 22 of them "
        "the force had not visited the holder before renewing. We have "
        "issued a new cause of concern with one recommendation. We will return within six months."
    )
    record = an_inspection(
        office,
        "Lowmarsh Police: revisit letter and firearms licensing",
        date(2025, 4, 2),
        summary,
        type="cause of concern revisit",
        concerns=(("Missing children", "closed"), ("Firearms licensing", "new")),
        recommendations=(
            asked(
                1,
                "By 30 September 2025, Lowmarsh Police should visit every holder "
                "of a firearms certificate before it renews the certificate.",
                due=date(2025, 9, 30),
                due_text="By 30 September 2025",
            ),
        ),
    )
    own = (
        earlier(
            office,
            "Imogen Trask",
            date(2023, 11, 20),
            "The finding on missing children is hard to read. I will publish every "
            "quarter how many children were spoken to within 72 hours of their return.",
        ),
        earlier(
            office,
            "Desmond Achterberg",
            date(2019, 7, 4),
            "Firearms licensing matters to everyone. I will visit the "
            "firearms licensing unit twice a year and report what I find.",
        ),
    )
    return a_case(
        office,
        record,
        fact(1, "Imogen Trask, Police and Crime Commissioner", "mixed", "line", role="line"),
        fact(
            2,
            OFFICE,
            "The figures on missing children were published in "
            "every quarter of 2024. She met the unit on 3 March 2025.",
            "cause of concern 1",
        ),
        fact(
            3,
            ACC,
            "We accept this recommendation. From 1 June 2025 nobody’s certificate will be "
            "renewed without a visit. All 14 enquiry officers will be trained by 31 October 2025.",
            "recommendation 1",
        ),
        fact(
            4,
            "Imogen Trask, Police and Crime Commissioner",
            "I have asked the chief constable for the number of "
            "renewals without a visit, each month, starting in June 2025.",
            "recommendation 1",
        ),
        own=own,
    )
