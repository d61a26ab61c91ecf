"""Quotations are found in straight and curly marks, and over paragraphs that each open one."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.wording.quotations import quotations_in, word_stream, words_in


def texts(text: str) -> list[str]:
    return [quotation.text for quotation in quotations_in(text)]


def test_straight_and_curly_marks_open_and_close_quotations():
    assert texts('She said: "We agree." He said: “So do we.”') == ["We agree.", "So do we."]


def test_each_paragraph_of_a_long_quotation_opens_one_and_only_the_last_closes():
    assert texts("He said: “First.\n\n“Second.\n\n“Third.”\n\nAfter.") == ["First.", "Second.", "Third."]


def test_an_apostrophe_is_no_quotation_mark():
    assert texts("the force’s own officers’ views and the PCC's plan") == []


def test_single_marks_quote_a_term():
    assert texts("known as ‘the bridge’ here") == ["the bridge"]


def test_words_compare_without_regard_to_marks_and_spaces():
    assert word_stream("The  force’s “10,000” calls.") == word_stream("the force's 10,000 calls")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab “”\"'’‘\n.", max_size=60))
def test_every_quotation_and_word_is_the_slice_at_its_offsets(text):
    assert all(text[q.start : q.end] == q.text for q in quotations_in(text))
    assert all(0 <= word.start < word.end <= len(text) for word in words_in(text))
