"""An inspection of an invented force in the standard form, with what its office was told."""

INSPECTION = """PCC and CC Force Inspection response record

Version:

Force\tHallowmere
Police and Crime Commissioner\tOdile Farthing
Chief Constable\tBram Castellane
Title of inspection\tPEEL 2025–27: An inspection of Hallowmere Constabulary
Inspectorate\tHMICFRS
Type of inspection\tPEEL
Date published\t10 February 2026
Summary of inspection\tHallowmere Constabulary is good at preventing crime. \
It requires improvement at responding to the public. \
In the year to 30 September 2025, 22% of 101 calls were abandoned. \
We have made two recommendations.
Grade\tPreventing crime: good
Responding to the public: requires improvement
Recommendations\t1. By 31 August 2026, Hallowmere Constabulary should answer 101 calls sooner.
2. By 30 November 2026, Hallowmere Constabulary should tell callers how long they will wait.
Areas for improvement\t1. The constabulary should make better use of its volunteers.

Police and Crime Commissioner’s initial response

Chief Constable’s response

Police and Crime Commissioner’s overall comments
"""
RESPONSE_ID = "resp-hallowmere-2026-02-10"
PROFILE = {
    "office": "Office of the Police and Crime Commissioner for Hallowmere",
    "body": "Police and Crime Commissioner for Hallowmere",
    "force": "Hallowmere",
    "force_name": "Hallowmere Constabulary",
    "force_noun": "constabulary",
    "commissioners": [{"name": "Odile Farthing", "title": "Police and Crime Commissioner", "from": "2024-05-09"}],
    "chiefs": [{"name": "Bram Castellane", "title": "Chief Constable", "from": "2023-01-09"}],
    "boards": [{"name": "Answerability Board", "next": ["2026-06-03"]}],
}
_INITIAL = """I welcome the good grade. Recommendation 1: I have asked the chief constable to report to me on \
3 June 2026 on how soon 101 calls are answered. Recommendation 2: I will ask on 3 June 2026 how long callers wait. \
Area for improvement 1: I will ask for a plan for volunteers by 3 June 2026."""
_CHIEF = "We accept both recommendations. A new rota for the 101 team starts on 1 April 2026."
_OVERALL = "I note that the rota starts on 1 April 2026, and I will publish what I am told about its effect."
COMPLETE = INSPECTION
for _heading, _text in (
    ("Police and Crime Commissioner’s initial response", _INITIAL),
    ("Chief Constable’s response", _CHIEF),
    ("Police and Crime Commissioner’s overall comments", _OVERALL),
):
    COMPLETE = COMPLETE.replace(f"\n{_heading}\n", f"\n{_heading}\n\n{_text}\n")
FIRE = INSPECTION.replace(
    "PEEL 2025–27: An inspection of Hallowmere Constabulary", "Hallowmere Fire and Rescue Service"
).replace("Type of inspection\tPEEL", "Type of inspection\tFire and rescue")
FINDING_KEYS = ["check", "severity", "absolute", "field", "start", "end", "text", "message", "basis", "mend", "places"]
RECORD_KEYS = [
    "record_id",
    "source",
    "illustrative",
    "version",
    "force",
    "commissioner",
    "chief",
    "inspection",
    "causes_of_concern",
    "recommendations",
    "areas_for_improvement",
    "response_published",
    "sections",
    "other_fields",
    "reading_notes",
]
ROW_KEYS = [
    "item",
    "ref",
    "kind",
    "addressees",
    "due",
    "applies",
    "why_not",
    "force",
    "commissioner",
    "said_before",
    "state",
    "s55_5b",
    "printed",
]
PRECEDENT_KEYS = [
    "rank",
    "record_id",
    "source",
    "force",
    "title",
    "published",
    "section",
    "text",
    "score",
    "why",
    "own",
    "illustrative",
]
