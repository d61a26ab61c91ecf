"""One fictional response in hand, with every kind of fact, for tests of drafting with a model and of chat."""

from dataclasses import replace
from datetime import date

from assistant.cases import Case, open_case
from assistant.drafts.facts import Fact
from assistant.drafts.profile import Board, Holder, OfficeProfile
from assistant.drafts.response import Invitation, Response
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
from index.retrieval import Precedent

TODAY = date(2025, 7, 1)
SUMMARY = (
    "We graded Averndale Police good in one area and inadequate in one. "
    "In the year to 31 March 2025 the force answered 82.5 per cent of 999 calls within ten seconds. "
    "In 23 of the 50 delayed incidents that we reviewed, nobody had looked at the risk again."
)
PROFILE = OfficeProfile(
    office="Office of the Police and Crime Commissioner for Averndale",
    body="Police and Crime Commissioner for Averndale",
    force="Averndale",
    force_name="Averndale Police",
    commissioners=(Holder("Ines Talgarth", "Police and Crime Commissioner", date(2024, 5, 9)),),
    chiefs=(Holder("Tobias Wrexley", "Chief Constable", date(2023, 1, 9)),),
    boards=(Board("Averndale Accountability Meeting", next=(date(2025, 9, 18),)),),
)
REPORT = Record(
    record_id="averndale-2025-06-03-peel-2025-27",
    force="Averndale",
    commissioner=OfficeHolder("Ines Talgarth", "Police and Crime Commissioner"),
    chief=OfficeHolder("Tobias Wrexley", "Chief Constable"),
    inspection=Inspection(
        title="PEEL 2025–27: An inspection of Averndale Police",
        inspectorate="HMICFRS",
        type="PEEL",
        published=date(2025, 6, 3),
        summary=SUMMARY,
        grades=(AreaGrade("Responding to the public", "inadequate"), AreaGrade("Investigating crime", "good")),
    ),
    recommendations=(
        Recommendation(
            "1",
            "By 31 December 2025, Averndale Police should look again at the risk in every delayed incident.",
            ("force",),
        ),
        Recommendation(
            "2", "By 31 March 2026, Averndale Police should answer 999 calls within the national standard.", ("force",)
        ),
    ),
    areas_for_improvement=(AreaForImprovement("1", "The force should make better use of its volunteers.", ("force",)),),
)
EARLIER = Record(
    record_id="averndale-2023-02-14-peel-2021-22",
    force="Averndale",
    commissioner=OfficeHolder("Ines Talgarth", "Police and Crime Commissioner"),
    inspection=Inspection(title="PEEL 2021/22: Averndale", published=date(2023, 2, 14), summary="Calls waited."),
    response_published=date(2023, 4, 3),
    sections=Sections(
        Section("Initial response", "I will publish the number of delayed incidents every quarter from July 2023."),
        Section("Chief constable’s response"),
        Section("Overall comments"),
    ),
)
RECEIVED = "I accept both recommendations. On 20 June 2025 nine incidents were waiting. Wrexleyreceivedcanary."


def a_fact(number: int, text: str, **changes: object) -> Fact:
    fact = Fact(f"F{number}", "Deputy Chief Constable Mina Oakhart", date(2025, 6, 20), "publication", text)
    return replace(fact, **changes)  # type: ignore[arg-type]


FACTS = (
    a_fact(
        2, "Since 2 June 2025 a supervisor looks at every delayed incident once an hour.", about=("recommendation 1",)
    ),
    a_fact(3, "The control room may close. Backgroundcanary.", clearance="background"),
    a_fact(4, "Forty posts start in August. Heldcanary.", clearance="not-before:2025-08-01"),
    a_fact(5, "On 1 June 2025 there were 41 delayed incidents. Replacedcanary.", about=("recommendation 1",)),
    a_fact(6, "On 15 June 2025 there were 12 delayed incidents.", replaces="F5", about=("recommendation 1",)),
    a_fact(
        7,
        "The commissioner has asked the chief constable for a report on both recommendations on 18 September 2025.",
        sender="Joss Emberly, head of scrutiny, Office of the Police and Crime Commissioner",
        about=("recommendation 1", "recommendation 2"),
    ),
)
LINE = a_fact(1, "mixed", sender="Ines Talgarth, Police and Crime Commissioner", about=("line",), role="line")
CHIEF = a_fact(
    8, RECEIVED, sender="Tobias Wrexley, Chief Constable", about=("chief_constable_response",), role="received text"
)
PRECEDENT_TEXT = (
    "I welcome this report on Corrinshire Constabulary. In May 2023 I put £1.4m into its Brackwater desk, as Ottoline "
    "Fenwick said: “We will end delays.” I will ask for figures at the Corrin Oversight Board every six weeks until "
    "Operation Lantern ends."
)


def a_precedent(text: str = PRECEDENT_TEXT, *, own: bool = False) -> Precedent:
    return Precedent(
        rank=1,
        passage_id="p1",
        record_id="corrinshire-2023",
        source="corrinshire.txt",
        force="Corrinshire",
        title="PEEL 2021/22",
        published=date(2023, 1, 1),
        section="initial_response",
        field="sections.initial_response.text",
        start=0,
        end=len(text),
        text=text,
        score=0.8,
        why=("same theme",),
        own=own,
        illustrative=False,
    )


def a_case(*, line: bool = True, received: bool = False, **changes: object) -> Case:
    """The case on 1 July 2025; `changes` go into the response."""
    facts = (*((LINE,) if line else ()), *FACTS, *((CHIEF,) if received else ()))
    response = Response(
        "resp-averndale",
        REPORT,
        PROFILE,
        TODAY,
        facts=facts,
        own_records=(EARLIER,),
        invitation=Invitation(date(2025, 6, 4)),
    )
    return open_case(replace(response, **changes), today=TODAY, precedents=[a_precedent()])  # type: ignore[arg-type]
