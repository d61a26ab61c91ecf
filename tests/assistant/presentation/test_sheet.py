"""A text in tokens: nothing lost, no white space alone, each token with its sentence or gap."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafts.texts import Draft, Sentence, SourceSpan, gap_text
from assistant.presentation.sheet import (
    CHOSEN_COLOUR,
    CHOSEN_GAP_COLOUR,
    highlighted,
    next_gap,
    size_of,
    suggestion_line,
    token_at,
    tokens_of,
)

SPAN = SourceSpan("report:summary", "R1", "report", "inspection.summary", 0, 4, "Good")
GAP = gap_text("force", "by when")
TEXT = f"Heading\n\nOne is good. {GAP} Three {GAP} goes on."


def sentence(words: str, *sources: SourceSpan) -> Sentence:
    start = TEXT.index(words)
    return Sentence(start, start + len(words), "pattern", sources)


SENTENCES = (
    sentence("Heading"),
    sentence("One is good.", SPAN, SPAN),
    sentence(f"Three {GAP} goes on.", SPAN),
)


@settings(max_examples=60)
@given(st.text(st.sampled_from("Aa. \n?é🙂[]"), max_size=60), st.integers(0, 3))
def test_tokens_joined_are_the_text_and_none_is_only_white_space(text: str, gaps: int) -> None:
    whole = text + f" {GAP} ".join([""] * (gaps + 1))
    tokens = tokens_of(whole)
    assert "".join(token.text for token in tokens) == (whole if whole.strip() else "")
    assert all(token.text.strip() for token in tokens)
    assert all(whole[token.start : token.end] == token.text.strip() for token in tokens)


def test_a_gap_inside_a_sentence_is_a_token_of_its_own() -> None:
    tokens = tokens_of(TEXT, SENTENCES)
    assert [token.text for token in tokens] == [
        "Heading\n\n",
        "One is good.",
        f" {GAP}",
        " Three",
        f" {GAP}",
        " goes on.",
    ]
    assert [token.label for token in tokens] == [None, "R1", "gap", "R1", "gap", "R1"]
    assert tokens[3].sentence == tokens[5].sentence == SENTENCES[2]


def test_line_breaks_close_a_token_and_spaces_open_the_next() -> None:
    assert [token.text for token in tokens_of("One.\n\n  Two. Three.")] == ["One.\n\n", "  Two.", " Three."]


def test_the_chosen_token_has_a_label_and_a_colour_of_its_own() -> None:
    tokens = tokens_of(TEXT, SENTENCES)
    pairs, colours = highlighted(tokens, 1)
    assert pairs[1][1] not in {label for place, (_, label) in enumerate(pairs) if place != 1}
    assert colours[str(pairs[1][1])] == CHOSEN_COLOUR
    pairs, colours = highlighted(tokens, 2)
    assert colours[str(pairs[2][1])] == CHOSEN_GAP_COLOUR


def test_the_next_gap_comes_round_again_from_the_top() -> None:
    tokens = tokens_of(TEXT, SENTENCES)
    assert [next_gap(tokens, chosen) for chosen in (None, 2, 3, 4)] == [2, 4, 4, 2]
    assert next_gap(tokens_of("No gap here."), None) is None


def test_an_offset_finds_its_token() -> None:
    tokens = tokens_of(TEXT, SENTENCES)
    assert token_at(tokens, TEXT.index("good")) == 1
    assert token_at(tokens, TEXT.index(GAP)) == 2
    assert token_at(tokens, None) is None


def test_a_suggestion_says_that_it_is_none_of_the_record_and_who_wrote_it() -> None:
    draft = Draft("resp-a", "initial_response", TEXT, SENTENCES)
    assert suggestion_line(draft).startswith("Suggestion, not yet in the record.")
    assert "No language model wrote it." in suggestion_line(draft)
    cut = Draft("resp-a", "initial_response", TEXT, SENTENCES, model="small-model", complete=False)
    assert "small\\-model wrote it." in suggestion_line(cut)
    assert "cut short" in suggestion_line(cut)
    assert size_of("Two words") == "2 words, no gap"
