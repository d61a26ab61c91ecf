"""The words of the trade, from dated files: forces and bodies, titles, grades, inspections, inspectorates, themes.

Knows nothing of records, searching or drafts. What is not in the files is accepted as typed.
"""

from index.vocabulary.addressees import addressees_in, national_addressees
from index.vocabulary.forces import (
    Body,
    Force,
    body_on,
    find_force,
    force_key,
    forces,
    other_bodies,
    same_force,
)
from index.vocabulary.grades import cycle_of, grade_areas, grade_scale, is_grade
from index.vocabulary.inspections import clean_inspectorate, inspection_type, is_fire, strap_line_in
from index.vocabulary.themes import themes, themes_in
from index.vocabulary.titles import Headings, Role, role_of_title, title_headings

__all__ = [
    "Body",
    "Force",
    "Headings",
    "Role",
    "addressees_in",
    "body_on",
    "clean_inspectorate",
    "cycle_of",
    "find_force",
    "force_key",
    "forces",
    "grade_areas",
    "grade_scale",
    "inspection_type",
    "is_fire",
    "is_grade",
    "national_addressees",
    "other_bodies",
    "role_of_title",
    "same_force",
    "strap_line_in",
    "themes",
    "themes_in",
    "title_headings",
]
