"""The illustrative records: marked as such, about nobody real, and as varied as the real ones."""

import re
import tomllib
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from index import samples
from tests.index.samples.expected import EXAMPLE_TEXT, EXPECTED, TEXTS, numbered, rows, sections, written

REAL_FORCES = (
    *("Avon and Somerset", "Bedfordshire", "Cambridgeshire", "Cheshire", "City of London", "Cleveland", "Cumbria"),
    *("Derbyshire", "Devon", "Cornwall", "Dorset", "Durham", "Dyfed-Powys", "Essex", "Gloucestershire"),
    *("Greater Manchester", "Gwent", "Hampshire", "Hertfordshire", "Humberside", "Kent", "Lancashire"),
    *("Leicestershire", "Lincolnshire", "Merseyside", "Metropolitan Police", "Norfolk", "North Wales"),
    *("North Yorkshire", "Northamptonshire", "Northumbria", "Nottinghamshire", "South Wales", "South Yorkshire"),
    *("Staffordshire", "Suffolk", "Surrey", "Sussex", "Thames Valley", "Warwickshire", "West Mercia"),
    *("West Midlands", "West Yorkshire", "Wiltshire"),
)

# Two or more records on a theme, which say it in different words.
THEMES = {
    "calls not answered": {"03": "one caller in four hung up", "04": "abandonment rate", "13": "rang off"},
    "slow response": {"04": "graded “priority”", "13": "grade 2 incidents"},
    "sex offenders": {"02": "visits were overdue", "17": "men on the register had not been seen"},
    "digital forensics": {
        "02": "takes too long to examine phones",
        "12": "Turnaround times for extraction",
    },
    "vetting": {"08": "clearance had expired", "14": "clearance of 143 members of staff had lapsed"},
    "stop and search": {"01": "the grounds were not good enough", "09": "recorded reasonable grounds"},
    "crime recording": {"07": "reported crimes .excluding fraud. were recorded", "17": "never written down"},
    "children in cells": {"05": "kept in cells overnight", "06": "kept in police cells overnight"},
    "exhibits": {"10": "Nine could not be found", "11": "kept for weeks in lockers"},
    "neighbourhoods": {"04": "taken from their duties to cover", "11": "standing at hospital doors"},
    "workforce": {"11": "absent through stress", "14": "one-to-one meetings"},
    "domestic abuse": {"04": "downgraded without a reason", "15": "domestic abuse crimes"},
    "investigations": {"02": "no investigation plan", "15": "no named investigator"},
}

each_text = pytest.mark.parametrize("name", TEXTS)


def test_there_is_one_expectation_for_each_sample() -> None:
    assert list(TEXTS) == sorted(EXPECTED)


@each_text
def test_every_sample_says_that_it_is_illustrative_under_the_title_of_the_form(name: str) -> None:
    lines = [line for line in TEXTS[name].splitlines() if line.strip()]
    assert lines[0] == "PCC and CC Force Inspection response record"
    assert lines[1] == "Illustrative record: the force and the people are fictional."
    assert lines[2].startswith("Version:")


@each_text
def test_every_sample_has_the_rows_of_the_form_and_three_filled_sections_in_order(name: str) -> None:
    found = rows(TEXTS[name])
    for label in (
        "Force",
        "Title of inspection",
        "Inspectorate",
        "Type of inspection",
        "Date published",
        "Response published",
        "Summary of inspection",
        "Recommendations",
        "Areas for improvement",
    ):
        assert found[label].strip(), label
    assert "Grade" in found
    parts = sections(TEXTS[name])
    assert len(parts) == 3
    assert [re.sub(r".*’s ", "", heading) for heading, _ in parts] == [
        "initial response",
        "response",
        "overall comments",
    ]
    assert all(body for _, body in parts)


@each_text
def test_every_sample_holds_the_stated_numbers_of_findings(name: str) -> None:
    found, expected = rows(TEXTS[name]), EXPECTED[name]
    assert numbered(found["Recommendations"]) == expected.recommendations
    assert numbered(found["Areas for improvement"]) == expected.areas_for_improvement
    statuses = Counter(re.findall(r"\((new|continuing|closed)\)$", found.get("Causes of concern", ""), re.M))
    assert (statuses["new"], statuses["continuing"], statuses["closed"]) == expected[2:]


@pytest.mark.parametrize("text", [*TEXTS.values(), EXAMPLE_TEXT], ids=[*TEXTS, "example"])
def test_no_real_force_and_no_machine_phrase_is_named(text: str) -> None:
    named = [force for force in REAL_FORCES if re.search(rf"\b{re.escape(force)}\b", text)]
    assert named == []
    stale = ["testament to", "robustly", "delighted", "committed to ensuring", "special measures", "key priority"]
    assert [phrase for phrase in stale if phrase in text.lower()] == []


def test_the_list_of_real_forces_covers_those_of_the_vocabulary() -> None:
    path = Path(samples.__file__).parents[1] / "vocabulary" / "forces.toml"
    forces = tomllib.loads(path.read_text(encoding="utf-8"))["forces"]
    missing = [force["name"] for force in forces if not any(real in force["full_name"] for real in REAL_FORCES)]
    assert missing == []


def test_every_type_of_body_is_among_them() -> None:
    labels = {label for text in TEXTS.values() for label in rows(text)}
    headings = {heading for text in TEXTS.values() for heading, _ in sections(text)}
    assert labels >= {
        "Police and Crime Commissioner",
        "Police, Fire and Crime Commissioner",
        "Deputy Mayor for Policing and Crime",
        "Mayor’s Office for Policing and Crime",
        "Chair of the Police Authority Board",
        "Commissioner",
        "Chief Constable",
    }
    assert {
        "Commissioner’s response",
        "Mayor’s initial response",
        "Police Authority Board’s initial response",
    } <= headings


def test_there_are_ten_forces_and_several_have_records_over_the_years() -> None:
    forces = Counter(name.split("-")[1] for name in TEXTS)
    assert len(forces) == 10
    assert sum(count >= 2 for count in forces.values()) >= 6
    assert forces["aldermere"] == 3


def test_a_third_of_them_and_more_have_no_recommendation_and_one_has_twelve_for_several_bodies() -> None:
    assert sum(expected.recommendations == 0 for expected in EXPECTED.values()) >= 6
    twelve = rows(TEXTS["08-kingsreach-fit-to-serve.txt"])["Recommendations"]
    for body in (
        "chief constables",
        "local policing bodies",
        "College of Policing",
        "National Police Chiefs",
        "Home Office",
    ):
        assert body in twelve


def test_a_new_cause_of_concern_never_comes_without_a_recommendation() -> None:
    assert all(expected.recommendations for expected in EXPECTED.values() if expected.new)


def test_two_titles_of_one_force_are_nearly_the_same_and_their_dates_differ() -> None:
    first, second = (rows(TEXTS[name]) for name in TEXTS if "brackenholt" in name)
    assert first["Title of inspection"].replace("causes", "cause") == second["Title of inspection"]
    assert first["Title of inspection"] != second["Title of inspection"]
    assert first["Date published"] != second["Date published"]


@each_text
def test_every_response_came_within_56_days_but_the_one_that_says_it_is_late(name: str) -> None:
    found = rows(TEXTS[name])
    published, answered = written(found["Date published"]), written(found["Response published"])
    assert answered >= published
    late = answered > published + timedelta(days=55)
    assert late == (name == "13-skerrow-peel-2021-22.txt")
    assert late == ("This is late." in TEXTS[name])


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_is_told_in_different_words_by_different_records(theme: str) -> None:
    for number, words in THEMES[theme].items():
        text = next(text for name, text in TEXTS.items() if name.startswith(number))
        assert re.search(words, text), (number, words)
        others = [other for other in THEMES[theme] if other != number]
        for other in others:
            there = next(text for name, text in TEXTS.items() if name.startswith(other))
            assert not re.search(words, there), (number, other)


def test_the_natural_defects_of_real_records_are_there() -> None:
    everything = "\n".join(TEXTS.values())
    assert re.search(r"<p>.+</p>", everything)
    assert "today (14 March)" in everything
    assert re.search(r"^96\.7% of", everything, re.M)
    assert "No comments were received from the chief constable by" in everything
    assert re.search(r"^\(d\) ", everything, re.M)
    assert "Within three months" in everything
    assert "I do not accept it" in everything
    assert "does not accept" in everything
    unnumbered = rows(TEXTS["12-sallowfield-locked-screens.txt"])["Recommendations"]
    assert not re.search(r"^\d", unnumbered, re.M)


def test_quotations_of_several_paragraphs_open_each_and_close_only_the_last() -> None:
    text = dict(sections(TEXTS["18-brackenholt-revisit-2024.txt"]))["Police and Crime Commissioner’s initial response"]
    assert text.count("“") > text.count("”")


def test_passages_are_repeated_across_the_sections_of_some() -> None:
    initial, chief, _ = (body for _, body in sections(TEXTS["18-brackenholt-revisit-2024.txt"]))
    assert "Nobody claps when an offender manager knocks" in initial
    assert "Nobody claps when an offender manager knocks" in chief


def test_no_two_records_of_different_forces_share_a_sentence() -> None:
    owner: dict[str, str] = {}
    for name, text in TEXTS.items():
        force = name.split("-")[1]
        for _, body in sections(text):
            for sentence in re.split(r"(?<=[.?!])\s+", body):
                if len(sentence.split()) >= 7 and "No comments were received" not in sentence:
                    assert owner.setdefault(sentence, force) == force, sentence


def test_the_sections_run_from_very_short_to_more_than_a_thousand_words() -> None:
    lengths = [sum(len(body.split()) for _, body in sections(text)) for text in TEXTS.values()]
    assert 80 <= min(lengths) <= 130
    assert 900 <= max(lengths) <= 1300
