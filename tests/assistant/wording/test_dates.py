"""Dates are read with what they leave open, and a year may stand in a neighbour."""

from datetime import date

import pytest

from assistant.wording.dates import dates_in, yearless_in


def test_a_year_is_shared_along_a_list_of_days():
    first, second = dates_in("on 14 January and 8 April 2025")
    assert (first.full, second.full) == (date(2025, 1, 14), date(2025, 4, 8))
    assert (first.own_year, second.own_year) == (False, True)


@pytest.mark.parametrize(
    ("claim", "source", "within"),
    [
        ("in December 2022", "on 9 December 2022", True),
        ("in 2022", "on 9 December 2022", True),
        ("on 9 December 2022", "in December 2022", False),
        ("on 21 May", "on 21 May 2024", True),
        ("on 21 May 2023", "on 21 May 2024", False),
        ("in 2021/22", "the 2021/22 inspection", True),
        ("in 2020/21", "the 2021/22 inspection", False),
        ("on 11 March 2025", "2025-03-11", True),
    ],
)
def test_a_partial_date_stands_where_a_finer_one_does(claim, source, within):
    assert dates_in(claim)[0].within(dates_in(source)[0]) is within


def test_there_is_no_thirtieth_of_february():
    assert dates_in("on 30 February 2025")[0].full is None


def test_may_and_march_are_also_words():
    assert dates_in("It may be so, and we march on.") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("decided today (21 May) by them", ["today (21 May)"]),
        ("Since 1 November we have", ["Since 1 November"]),
        ("open since 29 April.", ["since 29 April"]),
        ("counted every April", []),
        ("on 14 January and 8 April 2025", []),
        ("the report was published in October of that year", ["in October"]),
        ("in October 2023 and again last month", ["last month"]),
    ],
)
def test_dates_that_a_later_reader_cannot_place_are_found_with_their_preposition(text, found):
    assert [mention.text for mention in yearless_in(text)] == found
