"""Grades by area, read from the text of the Grade row."""

import re

from index.records import AreaGrade
from index.vocabulary import is_grade

_LINE = re.compile(r"^[-–•*]?\s*(\S.*?)\s*(?::|\t|–|—|\s-\s)\s*([^:\t–—]+)$")
_ESCAPED = re.compile(r"\\([\\:])")


def grades_in(text: str | None) -> tuple[AreaGrade, ...]:
    """The grades that the text gives area by area, in its order; empty where it gives one grade or none.

    Areas stand on lines of their own or between semicolons.
    """
    grades = []
    for line in re.split(r"[\n;]", text or ""):
        found = _LINE.match(line.strip())
        if found and is_grade(found[2]):
            grades.append(AreaGrade(found[1], found[2].strip()))
    return tuple(grades)


def print_grades(grades: tuple[AreaGrade, ...]) -> str:
    """The text of the row "Grades by area", printed where the Grade row does not tell the same."""
    escaped = [(re.sub(r"([\\:])", r"\\\1", each.area), each.grade) for each in grades]
    return "\n".join(f"{area}: {grade}" for area, grade in escaped) or "None"


def read_grades(text: str) -> tuple[AreaGrade, ...]:
    """The grades that `print_grades` was given."""
    grades = []
    for line in text.split("\n"):
        found = re.match(r"((?:\\.|[^\\:])*): ?(.*)$", line)
        if found:
            grades.append(AreaGrade(_ESCAPED.sub(r"\1", found[1]).strip(), found[2].strip()))
    return tuple(grades)
