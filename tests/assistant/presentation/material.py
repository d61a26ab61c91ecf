"""One invented response, looked at."""

from dataclasses import replace
from datetime import date

from assistant.cases import open_case
from assistant.desk.checking import Verdict
from assistant.drafts.facts import Fact
from assistant.drafts.findings import Finding
from assistant.drafts.profile import OfficeProfile
from assistant.drafts.response import AcceptedText, Response
from assistant.presentation.view import Part, View
from index.records import AreaGrade, Inspection, Recommendation, Record

TODAY = date(2026, 3, 2)
SUMMARY = "Pennick Police answers the public quickly. In January 2026, 12% of 101 calls were abandoned."
RECORD = Record(
    force="Pennick",
    inspection=Inspection(
        title="PEEL 2025–27: Pennick Police",
        inspectorate="HMICFRS",
        type="PEEL",
        published=date(2026, 2, 3),
        summary=SUMMARY,
        grades=(AreaGrade("Investigating crime", "adequate"),),
    ),
    recommendations=(Recommendation("1", "By 1 June 2026, Pennick Police should answer 101 calls sooner."),),
    areas_for_improvement=(),
)
FACT = Fact(
    "F1",
    "Superintendent Ola Brandt",
    date(2026, 2, 20),
    "publication",
    "Since 9 February 2026 six more people answer calls.",
    about=("recommendation 1",),
)
HELD = replace(FACT, fact_id="F2", clearance="not-before:2026-04-01", text="A new system begins on 1 April 2026.")
PROFILE = OfficeProfile("Office of the PCC", "Police and Crime Commissioner for Pennick", "Pennick", "Pennick Police")
RESPONSE = Response("resp-pennick", RECORD, PROFILE, TODAY, facts=(FACT, HELD))
BLANK = Finding(
    "required-field", "block", "sections.initial_response", "It is blank.", "A rule.", "Draft.", absolute=True
)


def look(
    response: Response = RESPONSE, *findings: Finding, part: Part = "initial_response", chosen: int | None = None
) -> View:
    """A view of a response on the day of these tests."""
    return View(open_case(response, today=TODAY), Verdict(findings), part, chosen=chosen)


def with_text(text: str, *, number: int = 1) -> Response:
    """The response with an accepted initial response."""
    accepted = AcceptedText("initial_response", number, text, author="A. Clerk")
    return replace(RESPONSE, accepted={"initial_response": accepted})
