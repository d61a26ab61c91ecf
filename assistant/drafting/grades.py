"""The grades of a report: what was graded how, in words, each with its exact place in the record."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.writing import Writing
from assistant.drafts.texts import SourceSpan
from assistant.wording.phrases import listed, lower_first, number

SCALE = ("outstanding", "good", "adequate", "requires improvement", "inadequate")
_GOOD = frozenset({"outstanding", "good"})
_POOR = frozenset({"requires improvement", "inadequate", "poor", "ungraded: inadequate"})


@dataclass(frozen=True)
class Graded:
    """One area with its grade, small letters, and where the record has it."""

    area: str
    grade: str
    sources: tuple[SourceSpan, ...]


def grades(writing: Writing) -> tuple[Graded, ...]:
    """Every area with its grade, in the record's order; read from the grade row where it is not in parts."""
    inspection = writing.case.response.record.inspection
    made = []
    for n, found in enumerate(inspection.grades):
        line = f"{found.area}: {found.grade}"
        whole = writing.span("inspection.grade", line) if inspection.grade and line in inspection.grade else ()
        parts = (*writing.span(f"inspection.grades.{n}.area"), *writing.span(f"inspection.grades.{n}.grade"))
        made.append(Graded(_small(writing, found.area), found.grade.strip().lower(), whole or parts))
    if not made and inspection.grade:
        for line in inspection.grade.splitlines():
            area, colon, grade = line.strip().rpartition(":")
            if colon and area:
                made.append(
                    Graded(_small(writing, area), grade.strip().lower(), writing.span("inspection.grade", line.strip()))
                )
    return tuple(made)


def _small(writing: Writing, area: str) -> str:
    return lower_first(" ".join(area.split()), writing.names)


def good_or_better(writing: Writing) -> tuple[Graded, ...]:
    """Areas graded good or outstanding."""
    return tuple(g for g in grades(writing) if g.grade in _GOOD)


def below_adequate(writing: Writing) -> tuple[Graded, ...]:
    """Areas graded below adequate."""
    return tuple(g for g in grades(writing) if g.grade in _POOR)


def graded_poorly(found: Sequence[Graded]) -> list[str]:
    """Areas with their grades as clauses; areas of one grade stand together where their names are short."""
    clauses = []
    for grade in dict.fromkeys(g.grade for g in found):
        areas = [g.area for g in found if g.grade == grade]
        if len(areas) > 1 and not any(" and " in area or "," in area for area in areas):
            clauses.append(f"{listed(areas)} are graded {_as(grade)}")
        else:
            clauses += [f"{area} is graded {_as(grade)}" for area in areas]
    return clauses


def graded_words(found: tuple[Graded, ...]) -> str:
    """Grades with their areas: "the good grade for X", "the good grades for X and Y"."""
    words = []
    for grade in dict.fromkeys(g.grade for g in found):
        areas = [g.area for g in found if g.grade == grade]
        noun = "grade" if len(areas) == 1 else "grades"
        joined = (
            listed(areas)
            if len(areas) != 2 or not any(" and " in a for a in areas)
            else f"{areas[0]}, and for {areas[1]}"
        )
        words.append(f"the {grade} {noun} for {joined}")
    return " and ".join(words)


def distribution(writing: Writing) -> tuple[str, tuple[SourceSpan, ...]]:
    """How many areas were graded how, best first. There is no overall grade, and none is made up."""
    inspection = writing.case.response.record.inspection
    found = grades(writing)
    day = writing.published_text()
    dated = f", published on {day}," if day else ""
    spans = tuple(s for g in found for s in g.sources)
    head = f"The {writing.report_noun}{dated} grades {writing.force_name}"
    if day and ("named", f"{writing.report_noun}.") in writing.used:
        head = f"Published on {day}, it grades {writing.force_name}"
    spans = (*writing.span("inspection.published"), *spans)
    if not found:
        whole = " ".join((inspection.grade or "").split())
        return f"{head} {lower_first(whole)}.", (*spans, *writing.span("inspection.grade"))
    if len(found) <= 3:
        parts = [
            f"{_as(grade)} for {listed([g.area for g in found if g.grade == grade])}"
            for grade in dict.fromkeys(g.grade for g in found)
        ]
        return f"{head} {', and '.join(parts)}.", spans
    order = sorted(
        dict.fromkeys(g.grade for g in found), key=lambda grade: SCALE.index(grade) if grade in SCALE else len(SCALE)
    )
    counts = [(grade, sum(g.grade == grade for g in found)) for grade in order]
    parts = [f"{_as(grade)} in {number(count)}" for grade, count in counts]
    noun = "area" if counts[0][1] == 1 else "areas"
    parts[0] += (
        f" {noun} of policing" if re.search(r"peel", f"{inspection.title} {inspection.type}", re.I) else f" {noun}"
    )
    return f"{head} {listed(parts)}.", spans


def _as(grade: str) -> str:
    return "as requiring improvement" if grade == "requires improvement" else grade
