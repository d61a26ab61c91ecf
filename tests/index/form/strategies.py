"""Records that are hard to print: Welsh, emoji, lines that read like labels, headings, marks and items."""

from datetime import date

from hypothesis import strategies as st

from index.records import (
    AreaForImprovement,
    AreaGrade,
    CauseOfConcern,
    Inspection,
    OfficeHolder,
    OtherField,
    Recommendation,
    Record,
    Section,
    Sections,
    SubItem,
)

NASTY_LINES = (
    "96.7% of crimes were recorded",
    "96. 7 of crimes",
    "1. By 31 May 2031, the force should answer calls",
    "2) Within six months, chief constables should act (page 12)",
    "(a) first",
    "([b2]) second",
    "a) third",
    "- a bullet",
    "• a bullet",
    "{Ref: 9} text",
    "{Page: 4}",
    "{Due: }",
    "Recommendation 3: do it",
    "Recommendation 3",
    "Areas for improvement 1 and 2: both",
    "None",
    "none.",
    "Force\tOther",
    "Grade",
    "Grade\tgood",
    "Anything\tat all",
    "[Anything]\tat all",
    "Version: 9",
    "Recommendations",
    "Police and Crime Commissioner\tSomebody",
    "Police and Crime Commissioner's initial response",
    "Chief Constable’s response",
    "COMMISSIONER’S RESPONSE",
    "[overall comments] Anything",
    "Overall comments",
    "DRAFT",
    "Illustrative record",
    "OFFICIAL",
    "PCC and CC Force Inspection response record",
    "\\",
    "\\\\Force\tOther",
    "\\1. x",
    "<p>literal</p>",
    "\\<br/>",
    "a < b & c &amp; d",
    "&nbsp;",
    "Responding to the public: I have closed this cause of concern.",
    "We have issued a cause of concern with two recommendations.",
    "Investigating crime: good",
    "Mae’r heddlu wedi gwella; ŵyr, ŷd, tŷ",
    "🚓 👮🏽‍♀️ é e\u0301",
    "\u05d0\u05d1 \u202bx\u202c",
    "text (closed)",
    "",
    "   indented",
    "3 May 2024",
)

_words = st.one_of(
    st.sampled_from(NASTY_LINES),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=30),
    st.text("\\<>&;:.()[]{}1a \t\np/’'s", max_size=12),
)
texts = st.lists(_words, max_size=4).map("\n".join)
optional_texts = st.none() | texts
_refs = st.sampled_from(["1", "2", "3", "12", "7a", "A1", "", "x y", "007"]) | st.text(max_size=5)
_dates = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
_titles = st.none() | st.sampled_from(
    [
        "Police and Crime Commissioner",
        "Police, Fire and Crime Commissioner",
        "Deputy Mayor for Policing and Crime",
        "Commissioner",
        "Temporary Chief Constable",
        "Chief Constable",
        "Llywydd",
        "Grade",
        "Chair of the Police Authority Board",
    ]
)


def _items(kind):
    return st.none() | st.lists(
        st.builds(
            kind,
            ref=_refs,
            text=texts,
            addressees=st.lists(st.sampled_from(["force", "Home Office", "a; b"]), max_size=2).map(tuple),
            due_text=st.none() | st.sampled_from(["By 31 May 2031", "soon"]),
            due=_dates,
            due_basis=st.none() | st.just("said by telephone"),
            page=st.none() | st.integers(0, 999),
            sub_items=st.lists(st.builds(SubItem, _refs, texts), max_size=2).map(tuple),
        ),
        max_size=3,
    ).map(tuple)


_holders = st.builds(OfficeHolder, optional_texts, _titles)
_headings = st.sampled_from(
    ["", "Deputy Mayor’s initial response", "Chief Constable's response", "Local comments", "Overall comments"]
)
_sections = st.builds(Section, _headings | texts, optional_texts)

records = st.builds(
    Record,
    illustrative=st.booleans(),
    version=optional_texts,
    force=st.none() | st.sampled_from(["Harrowmoor", "Metropolitan", "City of London Police"]) | texts,
    commissioner=_holders,
    chief=_holders,
    inspection=st.builds(
        Inspection,
        title=optional_texts | st.just("PEEL 2023–25: An inspection of Harrowmoor Police"),
        inspectorate=optional_texts,
        type=optional_texts,
        published=_dates,
        summary=optional_texts,
        grade=optional_texts | st.just("Investigating crime: good\nResponding to the public: adequate"),
        grades=st.lists(st.builds(AreaGrade, texts, texts), max_size=2).map(tuple),
    ),
    causes_of_concern=st.lists(
        st.builds(CauseOfConcern, _refs, texts, st.sampled_from(["new", "continuing", "closed"])), max_size=3
    ).map(tuple),
    recommendations=_items(Recommendation),
    areas_for_improvement=_items(AreaForImprovement),
    response_published=_dates,
    sections=st.builds(Sections, _sections, _sections, _sections),
    other_fields=st.lists(
        st.builds(OtherField, st.sampled_from(["Response published", "Force", "1.", "Lead officer"]) | texts, texts),
        max_size=2,
    ).map(tuple),
)
