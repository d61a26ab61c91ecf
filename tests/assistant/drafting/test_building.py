"""The builder keeps offsets, sources and answers exact."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafting.building import TextBuilder
from assistant.drafts.texts import SourceSpan, gaps_in

SPAN = SourceSpan("F1", "F1", "fact", "text", 0, 3, "abc")


def test_a_sentence_without_a_source_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a source"):
        TextBuilder().sentence("Nobody said this.")


def test_answers_are_marked_and_may_be_shared() -> None:
    builder = TextBuilder()
    builder.sentence("One.", SPAN)
    builder.paragraph()
    with builder.item("recommendation 1", "recommendation 2"):
        builder.sentence("Two.", SPAN)
        builder.gap("force", "when")
    draft = builder.build("r", "initial_response")
    assert draft.text == "One.\n\nTwo. [force to confirm: when.]"
    assert draft.printed == (("recommendation 1", 6, 36), ("recommendation 2", 6, 36))


def test_brackets_in_an_ask_do_not_end_the_gap() -> None:
    builder = TextBuilder()
    builder.gap("office", "which [of the] two\nit is")
    assert [gap.ask for gap in gaps_in(builder.text)] == ["which (of the) two it is."]


def test_a_text_of_somebody_else_stays_letter_by_letter() -> None:
    text = "I accept.\n\nAll of it  is done."
    builder = TextBuilder()
    builder.verbatim(text, [SPAN, SPAN])
    draft = builder.build("r", "chief_constable_response")
    assert draft.text == text
    assert [s.origin for s in draft.sentences] == ["person", "person"]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("spg"), st.text("abcXYZ £%é🙂", min_size=1, max_size=12)), max_size=12))
def test_offsets_always_name_what_was_added(parts: list[tuple[str, str]]) -> None:
    builder, added = TextBuilder(), []
    for kind, text in parts:
        if kind == "p":
            builder.paragraph()
        elif kind == "s" and text.strip():
            builder.sentence(text, SPAN)
            added.append(text.strip())
        elif kind == "g":
            builder.gap("force", text)
            added.append(None)
    draft = builder.build("r", "initial_response")
    assert len(draft.sentences) == len(added)
    for sentence, text in zip(draft.sentences, added, strict=True):
        words = draft.text[sentence.start : sentence.end]
        assert words == text if text is not None else words.startswith("[force to confirm: ")
