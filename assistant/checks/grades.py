"""Grades outside their cycle's scale, and grades compared between cycles."""

import re
from collections.abc import Iterator

from assistant.checks.matter import Matter, list_of
from assistant.drafts.findings import Finding
from assistant.wording.dates import dates_in
from assistant.wording.sentences import sentences_in
from index.vocabulary import cycle_of, grade_scale

_GRADE = re.compile(
    r"[‘’“”\"']?\b(outstanding|good|adequate|requires improvement|requiring improvement|inadequate)\b", re.I
)
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|up from|down from|better than|worse than|improved from|dropped from|"
    r"fell from|rose from|risen from|"
    r"fallen from|previously|previous(?:ly)? graded|from [‘“\"']?(?:outstanding|good|adequate|"
    r"requires improvement|inadequate)[’”\"']? "
    r"(?:in \d{4}[\w/–-]* )?to|last time|since the last inspection|used to be)\b",
    re.I,
)
_GRADING = re.compile(r"\b(?:grade|graded|grading|rated|rating|judged|assessed|PEEL)\b", re.I)


def grade_scales(matter: Matter) -> Iterator[Finding]:
    """A warning for each grade that its cycle's scale does not have."""
    inspection = matter.record.inspection
    cycle = cycle_of(inspection.title, inspection.published)
    if cycle is None:
        return
    scale = grade_scale(cycle)
    for n, given in enumerate(inspection.grades):
        grade = given.grade.strip()
        if grade and grade.casefold().rstrip(".") not in scale:
            yield Finding(
                "grade",
                "warn",
                f"inspection.grades.{n}.grade",
                f"“{grade}” for {given.area} is not a grade of PEEL {cycle}. Its grades are {list_of(scale)}.",
                "Each cycle of inspection has its own scale.",
                "Compare it with the report.",
                0,
                len(given.grade),
                given.grade,
            )


def grade_comparisons(matter: Matter) -> Iterator[Finding]:
    """A warning for each sentence that sets grades of two cycles against each other."""
    for kind, text in matter.written:
        for span in sentences_in(text):
            sentence = text[span.start : span.end]
            grades = {match[1].lower() for match in _GRADE.finditer(sentence)}
            years = {
                (d.year, d.until) for d in dates_in(sentence) if d.kind in ("year", "years", "month", "day") and d.year
            }
            match = _COMPARED.search(sentence)
            if len(grades) >= 2 and _GRADING.search(sentence) and match and (years or "from" in match[0].lower()):
                yield Finding(
                    "grade",
                    "warn",
                    f"sections.{kind}",
                    f"Grades of two inspections are compared here: {list_of(sorted(grades))}.",
                    "The inspectorate says that grades are not comparable between cycles: the scale and "
                    "the questions changed.",
                    "Give each grade with its own inspection, and do not say that one rose or fell to the other.",
                    span.start,
                    span.end,
                    sentence,
                )
