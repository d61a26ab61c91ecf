"""The example inspection: ready to draft, with a promise kept, one forgotten, and no position taken for anybody."""

import json
from collections import Counter
from datetime import date, timedelta

from index import samples
from index.form import parse
from index.records import SECTION_KINDS
from tests.index.samples.expected import EXAMPLE, EXAMPLE_TEXT, TEXTS, numbered, rows, sections, written


def test_the_example_is_a_graded_report_with_two_recommendations_a_new_cause_of_concern_and_blank_sections() -> None:
    found = rows(EXAMPLE_TEXT)
    assert numbered(found["Recommendations"]) == EXAMPLE.recommendations
    assert numbered(found["Areas for improvement"]) == EXAMPLE.areas_for_improvement
    assert found["Causes of concern"].count("(new)") == EXAMPLE.new
    assert len(found["Grade"].splitlines()) == 8
    assert [body for _, body in sections(EXAMPLE_TEXT)] == ["", "", ""]
    assert "Response published" not in found


def test_the_example_is_of_a_force_with_three_earlier_records_and_a_predecessor_in_office() -> None:
    profile = samples.example().profile
    own = [rows(text) for text in TEXTS.values() if rows(text)["Force"].startswith(profile["force"])]
    holders = {holder["name"] for holder in profile["commissioners"]}
    assert {record["Police and Crime Commissioner"] for record in own} == holders
    assert len(own) == 3
    for record in own:
        answered = written(record["Response published"])
        for role, label in (("commissioners", "Police and Crime Commissioner"), ("chiefs", "Chief Constable")):
            holder = next(one for one in profile[role] if one["name"] == record[label])
            assert date.fromisoformat(holder["from"]) <= answered
            assert holder["until"] is None or answered <= date.fromisoformat(holder["until"])


def test_the_example_has_a_profile_of_the_contract_with_addresses_that_reach_nobody() -> None:
    profile = samples.example().profile
    assert set(profile) == {
        *("office", "body", "force", "force_name", "force_noun", "title", "person", "commissioners", "chiefs"),
        *("boards", "panel", "answers_print_in", "quote_recommendations", "addresses"),
    }
    assert all(address.endswith("@example.org") for address in profile["addresses"].values())


def test_the_example_has_facts_of_every_clearance_one_replaced_and_no_line() -> None:
    facts = samples.example().facts
    kinds = Counter(fact["clearance"].partition(":")[0] for fact in facts)
    assert kinds["background"] == 1
    assert kinds["not-before"] == 1
    assert kinds["publication"] == len(facts) - 2
    names = [fact["fact_id"] for fact in facts]
    assert [fact["replaces"] for fact in facts if fact["replaces"]] == ["F1"]
    assert names == [f"F{place}" for place in range(1, len(facts) + 1)]
    assert all("line" not in fact["about"] for fact in facts)
    published = written(rows(EXAMPLE_TEXT)["Date published"])
    assert all(published <= date.fromisoformat(fact["date"]) <= published + timedelta(days=55) for fact in facts)


def test_the_example_keeps_one_promise_and_is_silent_on_another() -> None:
    told = json.dumps(samples.example().facts) + samples.example().chief_text
    assert "publish the average waiting time on my website" in TEXTS["01-aldermere-peel-2018-19.txt"]
    assert "has published the average waiting time on 101 every month" in told
    assert "will read 60 closed investigations" in TEXTS["02-aldermere-peel-2021-22.txt"]
    assert "closed investigations" not in told


def test_the_example_has_the_chief_constables_text_signed_and_open_on_one_subject() -> None:
    text = samples.example().chief_text
    assert text.rstrip().endswith("Tobias Merriden\nChief Constable")
    assert "I accept the cause of concern and both recommendations." in text
    assert "I shall have more to say about 101" in text


def test_the_example_gives_its_inspection_as_a_file_on_disk() -> None:
    with samples.example().inspection_file() as path:
        assert path.read_text(encoding="utf-8") == EXAMPLE_TEXT


def test_the_form_reads_the_example_as_a_response_still_to_be_written() -> None:
    record = parse(EXAMPLE_TEXT)
    assert record.illustrative
    assert len(record.recommendations or ()) == EXAMPLE.recommendations
    assert len(record.areas_for_improvement or ()) == EXAMPLE.areas_for_improvement
    assert [cause.status for cause in record.causes_of_concern] == ["new"]
    assert Counter(one.grade for one in record.inspection.grades) == {
        "good": 2,
        "adequate": 4,
        "requires improvement": 1,
        "inadequate": 1,
    }
    assert not any(record.section(kind).text for kind in SECTION_KINDS)
