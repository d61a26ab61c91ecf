"""Figures are read by value, unit and bound, and never from inside another number."""

import pytest

from assistant.wording.figures import figures_in, same_figure


def one(text: str):
    """The only figure of a text."""
    figures = [figure for figure in figures_in(text) if not figure.inner]
    assert len(figures) == 1, figures
    return figures[0]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("18.5% of cases", 18.5, "percent"),
        ("ten per cent of cases", 10, "percent"),
        ("nine in ten callers", 90, "percent"),
        ("97 in every 100 crimes", 97, "percent"),
        ("a fifth of callers", 20, "percent"),
        ("two thirds of callers", 200 / 3, "percent"),
        ("£1.2m for the posts", 1_200_000, "pounds"),
        ("£640,000 for the posts", 640_000, "pounds"),
        ("a dozen posts", 12, "count"),
        ("two hundred and fifty visits", 250, "count"),
        ("1,318 reports", 1318, "count"),
        ("24 hours", 86_400, "seconds"),
        ("two years", 24, "months"),
        ("once an hour", 8760, "a year"),
        ("every quarter", 4, "a year"),
        ("once every two years", 0.5, "a year"),
        ("the fifth lowest rate", 5, "rank"),
    ],
)
def test_a_figure_has_a_value_and_a_unit(text, value, unit):
    figure = one(text)
    assert (figure.value, figure.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "answering 999 and 101 calls",
        "a team that works 24/7",
        "section 55(5B) of the Act",
        "within 56 days",
        "recommendations 8 and 9",
        "area for improvement 4",
        "the PEEL 2021/22 report of 11 March 2025",
        "one of the best in the country",
        "there are two things to say",
    ],
)
def test_what_claims_nothing_is_no_figure(text):
    assert figures_in(text) == ()


def test_fifty_does_not_hide_in_fifteen_hundred():
    assert not any(
        same_figure(one("50 calls"), figure) for figure in figures_in("1500 calls, 1,500 calls and 150 calls")
    )


@pytest.mark.parametrize(
    ("claim", "source", "agree"),
    [
        ("18.5 per cent", "18.5%", True),
        ("0.185 of cases", "18.5%", True),
        ("a dozen posts", "12 posts", True),
        ("fewer than six in ten", "58%", True),
        ("fewer than six in ten", "62%", False),
        ("nearly a fifth of calls", "19% of calls", True),
        ("nearly a fifth of calls", "21% of calls", False),
        ("around 1,200 calls", "1,204 calls", True),
        ("around 1,200 calls", "1,404 calls", False),
        ("more than 10 seconds", "less than 10 seconds", False),
        ("less than ten seconds", "less than 10 seconds", True),
        ("24 hours", "one day", True),
        ("10 minutes", "10 seconds", False),
        ("monthly", "once a month", True),
        ("18 calls", "18 per cent", False),
    ],
)
def test_figures_agree_by_meaning_not_by_spelling(claim, source, agree):
    assert same_figure(one(claim), one(source)) is agree
