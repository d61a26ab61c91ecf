"""Stored text shows as it was typed, whatever it holds."""

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.presentation.markup import card, counted, paragraphs, plain, quoted, table

NASTY = st.text(st.sampled_from("<>&\"'`*_#[]()!|~$=@:/.-+\\ \n1aé🙂"), max_size=40)


@settings(max_examples=60)
@given(NASTY)
def test_plain_text_loses_no_character_and_leaves_no_tag(text: str) -> None:
    shown = plain(text)
    assert "<" not in shown
    assert ">" not in shown.replace("\\&gt;", "").replace("&gt;", "")
    assert html.unescape(re.sub(r"\\([^\w\s]|_)", r"\1", shown)) == text


def test_lines_that_would_begin_a_list_a_link_or_a_heading_do_not() -> None:
    assert plain("96.7% of calls") == "96\\.7% of calls"
    assert plain("1. First") == "1\\. First"
    assert "https://" not in plain("see https://example.org")
    assert plain("www.example.org").startswith("www\\.")
    assert "==" not in plain("title\n===").replace("\\=", "")


def test_paragraphs_and_line_breaks_stay() -> None:
    assert paragraphs("One\ntwo\n\n\nThree") == "One<br>two\n\nThree"
    assert paragraphs(None) == ""
    assert quoted("A\n\nB") == "> A\n>\n> B"


def test_a_table_repeats_its_headings_in_the_cells_for_narrow_screens() -> None:
    made = table(("Force", "Due"), [("Aldermere", "never\nsoon")])
    assert made.splitlines() == [
        "| Force | Due |",
        "| --- | --- |",
        '| <span class="th">Force</span>Aldermere | <span class="th">Due</span>never soon |',
    ]


def test_numbers_agree_with_their_nouns() -> None:
    assert counted(1, "gap") == "1 gap"
    assert counted(0, "day") == "0 days"
    assert counted(2, "part of the report", "parts of the report") == "2 parts of the report"


def test_a_card_names_its_kind() -> None:
    assert card("warn", "One", "Two") == '<div class="box warn">\n\nOne\n\nTwo\n\n</div>'
