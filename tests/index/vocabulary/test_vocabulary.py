"""The vocabulary: forces and bodies by date, titles, types of inspection, cycles, inspectorates, themes."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from index.vocabulary import (
    addressees_in,
    body_on,
    clean_inspectorate,
    cycle_of,
    find_force,
    force_key,
    forces,
    grade_areas,
    grade_scale,
    inspection_type,
    is_fire,
    is_grade,
    other_bodies,
    role_of_title,
    same_force,
    strap_line_in,
    themes,
    themes_in,
    title_headings,
)


def test_there_are_43_territorial_forces_each_with_one_body_on_a_day() -> None:
    assert len(forces()) == 43 == len({force.key for force in forces()})
    kinds = Counter(body_on(force, date(2025, 6, 1)).type for force in forces())
    assert kinds == {"PCC": 33, "PFCC": 4, "mayor": 4, "MOPAC": 1, "Common Council": 1}


def test_bodies_of_a_force_follow_each_other_without_gap_or_overlap() -> None:
    for force in forces():
        spans = [(body.since, body.until) for body in force.bodies]
        assert spans[-1][1] is None, force.name
        for (_, until), (since, _) in pairwise(spans):
            assert until is not None
            assert since is not None
            assert (since - until).days == 1, force.name


@pytest.mark.parametrize(
    "text",
    [
        "Staffordshire",
        "staffordshire police",
        "STAFFORDSHIRE POLICE",
        " Staffordshire  Police ",
        "the Staffordshire Police",
    ],
)
def test_a_force_is_found_by_any_of_its_names(text: str) -> None:
    force = find_force(text)
    assert force is not None
    assert force.full_name == "Staffordshire Police"


@pytest.mark.parametrize(
    ("text", "full_name"),
    [
        ("the Met", "Metropolitan Police Service"),
        ("GMP", "Greater Manchester Police"),
        ("Avon & Somerset", "Avon and Somerset Constabulary"),
        ("Hampshire Constabulary", "Hampshire and Isle of Wight Constabulary"),
        ("Dyfed Powys", "Dyfed-Powys Police"),
        ("city of london", "City of London Police"),
        ("BTP", "British Transport Police"),
    ],
)
def test_aliases_name_the_force(text: str, full_name: str) -> None:
    force = find_force(text)
    assert force is not None
    assert force.full_name == full_name


@pytest.mark.parametrize("text", ["", None, "Harrowmoor", "Police", "Kent and Essex"])
def test_what_is_not_in_the_files_is_not_found(text: str | None) -> None:
    assert find_force(text) is None


def test_names_outside_the_files_are_compared_without_endings_case_and_spaces() -> None:
    assert same_force("Harrowmoor", "harrowmoor  POLICE")
    assert same_force("Harrowmoor Constabulary", "Harrowmoor")
    assert not same_force("Harrowmoor", "Plashbury")
    assert not same_force("West Mercia", "West Midlands")
    assert not same_force("", None)
    assert force_key("Plashbury Police") == "plashbury"


def test_bodies_that_are_inspected_outside_section_55_say_so() -> None:
    assert all(not force.section_55 for force in other_bodies())
    assert body_on("PSNI", date(2025, 1, 1)).type == "none"


@pytest.mark.parametrize(
    ("force", "on", "kind", "title"),
    [
        ("South Yorkshire", date(2024, 5, 6), "PCC", "Police and Crime Commissioner"),
        ("South Yorkshire", date(2024, 5, 7), "mayor", "Mayor"),
        ("North Yorkshire", date(2024, 3, 12), "PFCC", "Police, Fire and Crime Commissioner"),
        ("Met", date(2020, 1, 1), "MOPAC", "Deputy Mayor for Policing and Crime"),
        ("Durham", date(2020, 1, 1), "PCC", "Police, Crime and Victims’ Commissioner"),
        ("West Midlands", date(2025, 1, 1), "PCC", "Police and Crime Commissioner"),
        ("Harrowmoor", date(2025, 1, 1), "PCC", "Police and Crime Commissioner"),
        ("Kent", date(2010, 1, 1), "police authority", "Chair of the Police Authority"),
    ],
)
def test_the_body_and_its_title_depend_on_the_day(force: str, on: date, kind: str, title: str) -> None:
    body = body_on(force, on)
    assert (body.type, body.commissioner_title) == (kind, title)


def test_the_chief_officer_of_the_met_and_the_city_is_a_commissioner() -> None:
    named = {force.name for force in forces() if force.chief_title == "Commissioner"}
    assert named == {"Metropolitan", "City of London"}
    assert role_of_title("Commissioner", force="Met") == "chief"
    assert role_of_title("Commissioner", force="Kent") == "commissioner"
    assert role_of_title("Commissioner", commissioner_seen=True) == "chief"


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Police, Fire & Rescue and Crime Commissioner", "commissioner"),
        ("Deputy Mayor for Policing and Crime", "commissioner"),
        ("Chair of the Police Authority Board", "commissioner"),
        ("Acting Chief Constable", "chief"),
        ("Commissioner of Police of the Metropolis", "chief"),
        ("Deputy Police and Crime Commissioner", None),
        ("Head of communications", None),
    ],
)
def test_a_title_tells_whose_it_is(title: str, role: str | None) -> None:
    assert role_of_title(title) == role


def test_headings_are_the_title_in_the_possessive() -> None:
    assert title_headings("Deputy Mayor for Policing and Crime").initial_response == "Deputy Mayor’s initial response"
    headings = title_headings(None, "Commissioner")
    assert headings.overall_comments == "Police and Crime Commissioner’s overall comments"
    assert headings.chief_constable_response == "Commissioner’s response"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("PEEL 2023–25: An inspection of Harrowmoor Constabulary", "PEEL"),
        ("Harrowmoor Police: PEEL causes of concern revisit letter", "cause of concern revisit"),
        ("Heard twice: an inspection of how police forces follow up calls", "thematic"),
        ("An inspection of vetting, misconduct, and misogyny in the police service", "thematic"),
        (
            "Harrowmoor – National child protection inspection: post-inspection review",
            "national child protection inspection",
        ),
        ("Joint targeted area inspection of Harrowmoor", "JTAI"),
        ("Report on an unannounced inspection visit to police custody suites", "custody"),
        ("Harrowmoor: Crime Data Integrity inspection 2019", "crime data integrity"),
        (
            "An inspection of the south west regional response to serious and organised crime",
            "serious and organised crime",
        ),
        ("State of Policing: The Annual Assessment of Policing in England and Wales 2023", "State of Policing"),
        ("The police super-complaint on stalking", "super-complaint"),
        ("Harrowmoor Fire and Rescue Service 2023–25", "fire and rescue"),
        ("An inspection of the integrity of Harrowmoor Police", "integrity"),
        ("A joint inspection of multi-agency public protection", "joint"),
        ("A letter", None),
    ],
)
def test_the_type_of_inspection_is_told_by_its_title(title: str, kind: str | None) -> None:
    assert inspection_type(title) == kind


def test_only_fire_services_are_fire() -> None:
    assert is_fire("Harrowmoor Fire and Rescue Service: effectiveness, efficiency and people")
    assert not is_fire("Police, Fire & Rescue and Crime Commissioner")
    assert not is_fire("His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services")


@pytest.mark.parametrize(
    ("title", "published", "cycle"),
    [
        ("PEEL 2023–25: An inspection", None, "2023–25"),
        ("PEEL 2021/22: An inspection", None, "2021/22"),
        ("PEEL 2023-25", date(2019, 1, 1), "2023–25"),
        ("PEEL spotlight", date(2019, 9, 1), "2018/19"),
        ("A letter", date(2024, 1, 1), None),
    ],
)
def test_a_cycle_is_told_by_title_then_by_date(title: str, published: date | None, cycle: str | None) -> None:
    assert cycle_of(title, published) == cycle


def test_adequate_is_a_grade_only_since_2021() -> None:
    assert "adequate" not in grade_scale("2018/19")
    assert "adequate" in grade_scale("2021/22")
    assert "adequate" in grade_scale("2023-25")
    assert "Leadership and force management" in grade_areas("2023–25")
    assert "Leadership and force management" not in grade_areas("2018/19")
    assert is_grade("Requires  Improvement")
    assert not is_grade("fair")


def test_the_strap_line_is_not_part_of_the_inspectorates_name() -> None:
    assert clean_inspectorate("HMICFRS Making communities safer") == "HMICFRS"
    assert clean_inspectorate("HMIC") == "HMIC"
    assert strap_line_in("HMIC") is None


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("One caller in four hung up before the 101 line was answered.", "answering calls"),
        ("Officers attended 58% of the incidents within the hour.", "response times"),
        ("Registered sex offenders were visited late.", "managing offenders"),
        ("Property stores held cash that nobody had counted.", "property and exhibits"),
        ("Officers record why they stopped and searched people.", "stop and search"),
        ("Vetting clearances had lapsed.", "vetting and misconduct"),
        ("The budget has a gap next year.", "leadership and finance"),
        ("Antisocial behaviour worries people most.", "neighbourhood and antisocial behaviour"),
        ("Supervisors look after the wellbeing of their teams.", "workforce and wellbeing"),
    ],
)
def test_words_reveal_a_theme(text: str, theme: str) -> None:
    assert theme in themes_in(text)


def test_themes_are_ordered_by_how_often_they_are_named() -> None:
    assert len(themes()) >= 12
    assert themes_in("Custody. A detainee in custody. One victim.")[0] == "custody"
    assert themes_in("") == themes_in(None) == ()


def test_only_those_who_should_act_are_addressees() -> None:
    assert addressees_in("The Home Office should work with chief constables.") == ("Home Office",)
    assert addressees_in("Kent Police should act.", force="Kent") == ("force",)
    assert addressees_in("The Association of Police and Crime Commissioners should act.") == (
        "Association of Police and Crime Commissioners",
    )
