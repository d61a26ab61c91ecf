"""An edit leaves the sentences that it did not touch with who wrote them and what they rest on."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafts.response import AcceptedText
from assistant.drafts.texts import Sentence, SourceSpan
from assistant.wording.edits import carry_sources
from assistant.wording.sentences import sentences_in

# Whole sentences as drafts have them: headings, gaps, abbreviations, decimals, several quoted as one, repeats.
PIECES = (
    "The force told me that 96.7% of calls were answered.",
    "I welcome this.",
    "I welcome this.",
    "Recommendation 1: “By 31 May it should act. It should say so.”",
    "[force to confirm: the number, and when it was counted.]",
    "Mr. Castellane agreed. He will report.",
    "Mae’r llu yn gwrando 😀",
    "Recommendation 2",
    "In 2022 I wrote: “I will ask.” That was kept.",
    "It waits!",
)
GAPS = (" ", "\n", "\n\n", "  ")


def a_text(pieces: list[str], gaps: list[str]) -> AcceptedText:
    text, sentences = "", []
    for number, piece in enumerate(pieces):
        text += gaps[number] if number else ""
        span = SourceSpan(f"F{number}", f"F{number}", "fact", "text", 0, 1, "x")
        sentences.append(Sentence(len(text), len(text) + len(piece), "pattern", (span,)))
        text += piece
    whole = ((sentences[0].start, sentences[-1].end),) if sentences else ()
    printed = tuple(("recommendation 1", start, end) for start, end in whole)
    return AcceptedText("initial_response", 4, text, tuple(sentences), printed, "Morwenna Hale", "scripted")


@st.composite
def texts(draw: st.DrawFn, *, unique: bool = False) -> AcceptedText:
    pieces = draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8, unique=unique))
    return a_text(pieces, draw(st.lists(st.sampled_from(GAPS), min_size=len(pieces), max_size=len(pieces))))


def words(text: AcceptedText, sentence: Sentence) -> str:
    return text.text[sentence.start : sentence.end]


def covers(text: AcceptedText) -> bool:
    """True where the sentences stand in order, apart, and leave nothing but white space between them."""
    position = 0
    for sentence in text.sentences:
        if sentence.start < position or text.text[position : sentence.start].strip():
            return False
        position = sentence.end
    return not text.text[position:].strip()


@settings(max_examples=150)
@given(texts())
def test_an_edit_that_changes_nothing_keeps_everything(before: AcceptedText) -> None:
    after = carry_sources(before, before.section, before.text)
    assert (after.sentences, after.printed, after.model) == (before.sentences, before.printed, before.model)


@settings(max_examples=150)
@given(texts(unique=True), st.data())
def test_sentences_that_were_not_touched_keep_their_sources(before: AcceptedText, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(before.sentences) - 1))
    old = before.sentences[number]
    written = data.draw(st.sampled_from(["", "I will ask the board on 3 June.", "No. Not yet. Perhaps (a)."]))
    after = carry_sources(before, before.section, before.text[: old.start] + written + before.text[old.end :])
    untouched = [s.sources for n, s in enumerate(before.sentences) if n not in (number, number - 1, number + 1)]
    kept = [s.sources for s in after.sentences if s.sources]
    assert [sources for sources in kept if sources in untouched] == untouched
    assert covers(after)


@settings(max_examples=150)
@given(texts(), st.text(alphabet="ab .!?\n[]“”1)", max_size=40), st.data())
def test_whatever_is_typed_no_sentence_keeps_sources_for_words_that_it_did_not_have(
    before: AcceptedText, typed: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(before.text)))
    end = data.draw(st.integers(start, len(before.text)))
    after = carry_sources(before, before.section, before.text[:start] + typed + before.text[end:])
    had = {(words(before, s), s.sources) for s in before.sentences}
    assert all((words(after, s), s.sources) in had for s in after.sentences if s.sources)
    assert all(s.origin == "person" for s in after.sentences if not s.sources)
    assert covers(after)
    assert all(0 <= begin < stop <= len(after.text) for _, begin, stop in after.printed)


def test_a_changed_word_makes_the_sentence_a_persons_and_only_that_one() -> None:
    before = a_text(["I welcome this.", "It rose to 41 per cent.", "It waits!"], ["", " ", " "])
    after = carry_sources(before, "initial_response", before.text.replace("41", "42"))
    assert [(words(after, s), s.origin) for s in after.sentences] == [
        ("I welcome this.", "pattern"),
        ("It rose to 42 per cent.", "person"),
        ("It waits!", "pattern"),
    ]


def test_words_added_to_the_end_of_a_sentence_make_it_a_persons() -> None:
    before = a_text(["Recommendation 2", "It waits!"], ["", "\n\n"])
    after = carry_sources(before, "initial_response", "Recommendation 2 is done\n\nIt waits!")
    assert [(words(after, s), s.origin) for s in after.sentences] == [
        ("Recommendation 2 is done", "person"),
        ("It waits!", "pattern"),
    ]


def test_a_sentence_that_was_moved_keeps_its_sources_once() -> None:
    before = a_text(["One came first.", "Two came second.", "Three came third."], ["", " ", " "])
    after = carry_sources(
        before, "initial_response", "Three came third. One came first. Two came second. One came first."
    )
    marks = [s.sources[0].mark if s.sources else None for s in after.sentences]
    assert marks == ["F2", "F0", "F1", None]


def test_answers_keep_their_place_while_both_ends_stand() -> None:
    before = a_text(["One came first.", "Two came second."], ["", " "])
    added = carry_sources(before, "initial_response", "Before all. One came first. Mine. Two came second.")
    assert added.printed == (("recommendation 1", 12, len(added.text)),)
    assert carry_sources(before, "initial_response", "One came first. Another.").printed == ()


def test_a_text_without_sentences_becomes_a_persons_where_it_is_edited() -> None:
    received = AcceptedText("chief_constable_response", 1, "We accept both.\r\nWe act.")
    after = carry_sources(received, "chief_constable_response", "We accept both. We act.")
    assert {(s.origin, s.sources) for s in after.sentences} == {("person", ())}
    assert len(carry_sources(None, "overall_comments", "First. Second.").sentences) == 2


def test_a_long_text_is_carried_quickly() -> None:
    pieces = [f"In week {n} the force answered {n * 7} of the calls that the public made to it." for n in range(600)]
    before = a_text(pieces, [" "] * 600)
    after = carry_sources(before, "initial_response", before.text.replace("week 300 ", "the week 300 "))
    assert sum(not s.sources for s in after.sentences) == 1


@settings(max_examples=100)
@given(st.text(alphabet="abA .!?\n[]“”’1)-•", max_size=80) | st.text(max_size=60))
def test_sentences_cover_a_text_but_for_its_white_space(text: str) -> None:
    spans = [Sentence(span.start, span.end, "person") for span in sentences_in(text)]
    assert covers(AcceptedText("overall_comments", 0, text, tuple(spans)))
