"""The illustrative records as the reader of the form reads them."""

from collections import Counter
from datetime import date

import pytest

from index.form import as_printed, parse, print_form
from index.records import SECTION_KINDS
from index.vocabulary import same_force
from tests.index.samples.expected import EXPECTED, TEXTS, rows, written

each_text = pytest.mark.parametrize("name", TEXTS)


@each_text
def test_the_form_reads_every_sample_to_what_it_holds_and_prints_it_back(name: str) -> None:
    record = parse(TEXTS[name])
    expected = EXPECTED[name]
    assert record.illustrative
    assert len(record.recommendations or ()) == expected.recommendations
    assert len(record.areas_for_improvement or ()) == expected.areas_for_improvement
    statuses = Counter(cause.status for cause in record.causes_of_concern)
    assert (statuses["new"], statuses["continuing"], statuses["closed"]) == expected[2:]
    assert all(record.section(kind).text for kind in SECTION_KINDS)
    assert record.commissioner.name
    assert record.chief.name
    found = rows(TEXTS[name])
    assert record.inspection.published == written(found["Date published"])
    assert record.response_published == written(found["Response published"])
    assert record.other_fields == ()
    assert as_printed(parse(print_form(record))) == as_printed(record)


def test_the_form_tells_the_parts_of_particular_samples() -> None:
    vetting = parse(TEXTS["08-kingsreach-fit-to-serve.txt"])
    assert (vetting.commissioner.title, vetting.chief.title) == ("Deputy Mayor for Policing and Crime", "Commissioner")
    children = parse(TEXTS["06-moelfryn-child-protection-2023.txt"]).recommendations or ()
    assert [part.ref.strip("()") for part in children[1].sub_items] == ["a", "b", "c", "d"]
    accelerated = parse(TEXTS["15-larkmoor-accelerated-concern.txt"]).recommendations or ()
    assert [item.due for item in accelerated] == [date(2025, 2, 26), date(2025, 2, 26), date(2025, 5, 26)]
    assert "96.7% of reported sexual offences recorded." in (
        parse(TEXTS["07-moelfryn-crime-data-integrity-2019.txt"]).sections.initial_response.text or ""
    )


def test_the_records_of_one_force_are_known_as_one_force() -> None:
    for name, text in TEXTS.items():
        for other, there in TEXTS.items():
            shared = name.split("-")[1] == other.split("-")[1]
            assert same_force(rows(text)["Force"], rows(there)["Force"]) == shared, (name, other)
