"""The checks on the worked examples and the seed, where those stand beside the repository."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.cases import open_case
from assistant.checks import check_draft, check_record, check_response, ground, read_facts
from assistant.drafts.facts import Fact
from assistant.drafts.profile import profile_from_json
from assistant.drafts.response import AcceptedText, Invitation, Response
from assistant.drafts.texts import Draft, Sentence, SourceSpan
from assistant.wording.quotations import quotations_in, words_in
from index.form import parse, with_published
from index.records import SECTION_KINDS, Record, from_json

SHARED = Path(__file__).parents[3] / ".." / "shared"
EXAMPLES = SHARED / "worked-example"
SEED = SHARED / "seed" / "response_record.txt"
TODAY = {"closed-concern": date(2025, 3, 25), "mixed": date(2024, 11, 20), "national": date(2025, 7, 17)}

needs_examples = pytest.mark.skipif(not EXAMPLES.exists(), reason="the worked examples are not beside the repository")
needs_seed = pytest.mark.skipif(not SEED.exists(), reason="the seed record is not beside the repository")
Key = tuple[Any, ...]


def load(name: str, path: str) -> Any:
    return json.loads((EXAMPLES / name / path).read_text(encoding="utf-8"))


def key(finding: dict[str, Any]) -> Key:
    return tuple(finding[part] for part in ("check", "severity", "absolute", "field", "start", "end", "text"))


def keys(findings: Any) -> list[Key]:
    return sorted((key(f if isinstance(f, dict) else f.to_json()) for f in findings), key=str)


def evidence_record(name: str) -> Record:
    if name == "closed-concern":
        return from_json(load(name, "json/completed-record.json"))
    return from_json(load(name, "json/new.json")["record"])


def sentences(draft: dict[str, Any]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(
            s["start"], s["end"], s["origin"], tuple(SourceSpan(**({"source_id": x["mark"]} | x)) for x in s["sources"])
        )
        for s in draft["sentences"]
    )


def bare_response(name: str) -> Response:
    given = load(name, "sources.json")
    facts = []
    for fact in given["facts"]:
        role = "received text" if fact["about"] == ["chief_constable_response"] and len(fact["text"]) > 300 else "told"
        on = date.fromisoformat(fact["date"])
        facts.append(
            Fact(
                fact["fact_id"],
                fact["from"],
                on,
                fact["clearance"],
                fact["text"],
                fact["replaces"],
                tuple(fact["about"]),
                role,
            )
        )
    if name == "closed-concern":
        facts = [fact for fact in facts if fact.date <= TODAY[name]]
    profile = replace(profile_from_json(given["profile"]), statements=tuple(s["text"] for s in given["standing"]))
    invited, due = (given["invitation"].get(part) for part in ("invited", "comments_due"))
    return Response(
        given["response_id"],
        from_json(load(name, "json/new.json")["record"]),
        profile,
        TODAY[name],
        True,
        facts=tuple(facts),
        invitation=Invitation(invited and date.fromisoformat(invited), due and date.fromisoformat(due)),
        own_records=tuple(from_json(own["record"]) for own in given["own_records"]),
    )


def drafted_response(name: str) -> Response:
    printed: dict[str, list[tuple[str, int, int]]] = {}
    for row in load(name, "json/matrix.json"):
        if row["printed"]:
            place = row["printed"]
            printed.setdefault(place["section"], []).append((row["item"], place["start"], place["end"]))
    accepted = {}
    for kind in SECTION_KINDS:
        draft = load(name, f"json/draft-{kind}.json")
        accepted[kind] = AcceptedText(kind, 1, draft["text"], sentences(draft), tuple(printed.get(kind, ())))
    return replace(bare_response(name), accepted=accepted)


@needs_examples
@pytest.mark.parametrize("name", TODAY)
@pytest.mark.parametrize("passage", ["faithful", "faulty"])
def test_grounding_finds_what_the_example_finds(name, passage):
    text = (EXAMPLES / name / "ground" / f"{passage}.txt").read_text(encoding="utf-8")
    facts = read_facts((EXAMPLES / name / "ground" / "facts.txt").read_text(encoding="utf-8"))
    section = "overall_comments" if name == "closed-concern" else "initial_response"
    found = ground(text, record=evidence_record(name), facts=facts, section=section)
    assert [key(f.to_json()) for f in found] == [key(f) for f in load(name, f"json/ground-{passage}.json")["findings"]]


@needs_examples
@pytest.mark.parametrize("name", TODAY)
def test_a_new_response_has_the_findings_of_the_example(name):
    response = replace(bare_response(name), facts=(), own_records=())
    found = check_response(open_case(response, today=TODAY[name]))
    assert keys(found) == keys(load(name, "json/new.json")["findings"])


@needs_examples
@pytest.mark.parametrize("name", TODAY)
def test_a_drafted_response_has_the_findings_of_the_example(name):
    found = check_response(open_case(drafted_response(name), today=TODAY[name]))
    assert keys(found) == keys(load(name, "json/check.json")["findings"])


@needs_examples
@pytest.mark.parametrize("name", TODAY)
@pytest.mark.parametrize(
    "section", ["initial_response", "overall_comments", "chief_constable_response", "initial_response.with-model"]
)
def test_a_draft_carries_the_findings_of_the_example(name, section):
    given, response = load(name, f"json/draft-{section}.json"), drafted_response(name)
    if section.startswith("initial"):
        response = replace(response, facts=tuple(fact for fact in response.facts if fact.role != "received text"))
    printed = () if "model" in section else response.accepted[given["section"]].printed
    draft = Draft(response.response_id, given["section"], given["text"], sentences(given), printed=printed)
    found = check_draft(open_case(response, today=TODAY[name]), draft)
    assert keys(found) == keys(given["findings"])


@needs_examples
def test_a_completed_record_is_ready():
    found = check_record(evidence_record("closed-concern"), today=date(2026, 1, 5))
    assert keys(found) == keys(load("closed-concern", "json/check-completed.json")["findings"])


@needs_seed
class TestTheSeed:
    """The one real record: its natural defects are reported, and its text bears itself out."""

    def section(self) -> tuple[Record, str]:
        record = parse(SEED.read_text(encoding="utf-8"))
        return record, record.sections.chief_constable_response.text or ""

    def test_its_natural_defects_are_reported_and_nothing_is_demanded_that_a_letter_lacks(self):
        record, _ = self.section()
        found = check_record(record, today=date(2026, 1, 5))
        checks = {f.check for f in found}
        assert {
            "html",
            "titles",
            "relative-date",
            "near-identical",
            "special-measures",
            "conflict",
            "last-day",
        } <= checks
        assert [f.check for f in found if f.severity == "block"] == ["last-day"]
        assert not checks & {"required-field", "recommendation-answer", "grade"}
        dated = check_record(with_published(record, date(2024, 5, 21)), today=date(2026, 1, 5))
        assert [f.check for f in dated if f.severity == "block"] == []
        assert any("Monday 15 July 2024" in f.message for f in dated)

    def test_five_titles_of_one_person_are_one_finding(self):
        found = [f for f in check_record(self.section()[0], today=date(2026, 1, 5)) if f.check == "titles"]
        assert [len(f.places) for f in found] == [5]

    def test_its_own_text_has_no_finding(self):
        record, text = self.section()
        assert ground(text, record=record, facts=(), section="chief_constable_response") == ()

    @pytest.mark.parametrize(
        ("true", "false", "check"),
        [
            ("18.5", "19.5", "figure"),
            ("rates up by 18", "rates down by 18", "meaning"),
            ("10,000 more", "1,000 more", "figure"),
            ("Chris Noble", "Alwyn Tarr", "name"),
            ("nearly 25 seconds", "nearly 35 seconds", "figure"),
        ],
    )
    def test_one_changed_word_is_found_at_its_place_and_nothing_else(self, true, false, check):
        record, text = self.section()
        at = text.index(true)
        changed = text[:at] + false + text[at + len(true) :]
        found = ground(changed, record=record, facts=(), section="chief_constable_response")
        assert [f.check for f in found] == [check]
        assert found[0].start < at + len(false)
        assert at < found[0].end

    @pytest.mark.parametrize("number", range(3))
    def test_one_changed_word_of_a_quotation_is_found_at_its_place_and_nothing_else(self, number):
        record, text = self.section()
        quotation = [q for q in quotations_in(text) if len(q.text.split()) > 40][number]
        word = max(
            (w for w in words_in(quotation.text) if w.plain.isalpha() and w.plain == quotation.text[w.start : w.end]),
            key=lambda w: w.end - w.start,
        )
        at = quotation.start + word.start
        changed = text[:at] + "plausible" + text[quotation.start + word.end :]
        found = ground(changed, record=record, facts=(), section="chief_constable_response")
        assert [(f.check, f.text) for f in found] == [("quotation", "plausible")]
