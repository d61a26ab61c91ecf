"""Whose words they are decides: a pattern's unsupported word blocks, a person's is warned about."""

from dataclasses import replace
from datetime import date

from assistant.cases import open_case
from assistant.checks import check_draft, check_response
from assistant.drafts.facts import Fact
from assistant.drafts.findings import Clearance, apply_clearances, is_ready
from assistant.drafts.profile import Holder, OfficeProfile
from assistant.drafts.response import AcceptedText, Invitation, Response, RowEntry
from assistant.drafts.texts import Draft, Origin, Sentence
from index.retrieval import Precedent
from tests.assistant.checks.evidence import FACTS, inspection

TODAY = date(2025, 6, 20)
PROFILE = OfficeProfile(
    "Office of the Police and Crime Commissioner",
    "Police and Crime Commissioner for Thornmere",
    "Thornmere",
    "Thornmere Police",
    commissioners=(Holder("Odette Wray", "Police and Crime Commissioner", date(2024, 5, 9)),),
    chiefs=(Holder("Silas Brandreth", "Chief Constable", date(2020, 1, 1)),),
)


def response(text: str | None = None, origin: Origin = "pattern", **changes: object) -> Response:
    """A response in hand; `text` is its accepted initial response."""
    accepted = {}
    if text is not None:
        sentence = Sentence(0, len(text), origin)
        accepted = {"initial_response": AcceptedText("initial_response", 1, text, (sentence,))}
    made = Response("resp-1", inspection(), PROFILE, TODAY, facts=FACTS, accepted=accepted)  # type: ignore[arg-type]
    return replace(made, **changes)  # type: ignore[arg-type]


def found(made: Response, check: str):
    """The findings of one check on a response."""
    return [f for f in check_response(open_case(made, today=TODAY)) if f.check == check]


def test_an_unsupported_figure_blocks_in_a_patterns_sentence():
    assert [(f.severity, f.absolute, f.text) for f in found(response("It audited 421 reports."), "figure")] == [
        ("block", False, "421")
    ]


def test_the_same_figure_in_a_persons_sentence_is_a_warning_that_asks_who_told_them():
    warned = found(response("It audited 421 reports.", "person"), "figure")
    assert [f.severity for f in warned] == ["warn"]
    assert "I supply this fact" in warned[0].mend


def test_a_judgement_can_be_cleared_by_name_and_an_absolute_finding_cannot():
    findings = check_response(open_case(response("It audited 421 reports. [office to confirm: x.]"), today=TODAY))
    clearances = [Clearance(f.key, "Odette Wray", "checked", "2025-06-20T10:00:00Z") for f in findings]
    left = [f for f in apply_clearances(findings, clearances) if f.severity == "block"]
    assert {f.check for f in left} == {"open-gap", "required-field"}
    assert not is_ready(left)


def test_each_recommendation_needs_the_bodys_own_column_and_the_forces_does_not_count():
    blocked = found(response(), "recommendation-answer")
    assert [f.field for f in blocked] == [f"recommendations.{n}.text" for n in range(3)]
    entry = RowEntry("recommendation 3", reason_for_none="No contractor is used.")
    theirs = RowEntry("recommendation 1", force_action="Done.")
    left = found(response(rows=(entry, theirs)), "recommendation-answer")
    assert [f.field for f in left] == ["recommendations.0.text", "recommendations.1.text"]


def chief_text(words: str, **changes: object) -> Response:
    """A response whose chief officer's text was received."""
    fact = Fact("F8", "Chief Constable Silas Brandreth", date(2025, 6, 15), "publication", words, role="received text")
    kind = "chief_constable_response"
    accepted = {kind: AcceptedText(kind, 1, words, (Sentence(0, len(words), "person"),))}  # type: ignore[arg-type]
    return response(facts=(*FACTS, fact), accepted=accepted, **changes)


def test_the_chief_officers_own_figures_and_names_are_never_blocked():
    made = chief_text("Superintendent Ada Pell closed 4,321 cases in Wexcombe on 3 June 2025.")
    assert [
        f for f in check_response(open_case(made, today=TODAY)) if f.field.endswith("chief_constable_response")
    ] == []


def test_two_sources_with_two_dates_for_one_event_are_a_warning():
    fact = Fact(
        "F7",
        "Chief Inspector Ada Pell",
        date(2025, 6, 10),
        "publication",
        "Since 4 May 2025 a detective has sat in the control room on every shift.",
    )
    made = chief_text("Since 1 May a detective has sat in our control room on every shift.")
    made = replace(made, facts=(*made.facts, fact))
    assert [(f.severity, f.text) for f in found(made, "conflict")] == [("warn", "Since 1 May")]


def test_a_written_chiefs_section_that_nobody_received_blocks_until_none_is_recorded():
    words = "Outline only."
    kind = "chief_constable_response"
    made = response(accepted={kind: AcceptedText(kind, 1, words)})  # type: ignore[arg-type]
    assert [f.absolute for f in found(made, "chief-constable")] == [False]
    assert found(replace(made, invitation=Invitation(none_by=date(2025, 6, 18))), "chief-constable") == []


def test_none_received_fills_the_chiefs_section():
    made = response(invitation=Invitation(none_by=date(2025, 6, 18)))
    assert "sections.chief_constable_response" not in [f.field for f in found(made, "required-field")]


def test_the_name_of_a_similar_responses_force_is_a_leak():
    precedent = Precedent(
        1, "p1", "q", "q.txt", "Quenby", "t", None, "initial_response",
        "sections.initial_response.text", 0, 1, "x", 0.9, (), False, True,
    )  # fmt: skip
    text = "Quenby has set the pattern."
    draft = Draft("resp-1", "initial_response", text, (Sentence(0, len(text), "model"),))
    case = open_case(response(), today=TODAY, precedents=(precedent,))
    assert [(f.check, f.severity, f.text) for f in check_draft(case, draft)] == [("other-force", "block", "Quenby")]


def test_a_draft_carries_one_open_gap_a_gap_in_text_order_first():
    text = "[force to confirm: how many.] It audited 421 reports. [office to confirm: when.]"
    sentences = (Sentence(0, 29, "pattern"), Sentence(30, 53, "pattern"), Sentence(54, len(text), "pattern"))
    carried = check_draft(open_case(response(), today=TODAY), Draft("resp-1", "initial_response", text, sentences))
    assert [(f.check, f.start, f.end) for f in carried] == [
        ("open-gap", 0, 29),
        ("open-gap", 54, 80),
        ("figure", 41, 44),
    ]


def test_a_held_fact_is_noted_at_its_gap_and_not_hinted_at():
    held = Fact(
        "F9",
        "Chief Inspector Ada Pell",
        TODAY,
        "not-before:2025-07-01",
        "We hired forty people.",
        about=("area for improvement 1",),
    )
    text = "[force to confirm: action on answering callers, owner and date.]"
    noted = found(response(text, facts=(*FACTS, held)), "held-fact")
    assert [(f.severity, f.text) for f in noted] == [("note", text)]
    assert "forty" not in noted[0].message
