"""An item's new answer takes the place of its present one and touches nothing else."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assistant.drafts.texts import Draft, Sentence
from assistant.wording.splicing import spliced

WORDS = st.text(alphabet="abc é😀", min_size=1, max_size=12).map(lambda text: f"x{text.strip()}.")


def whole_of(parts: list[str]) -> Draft:
    """A section of one sentence a part, each the answer to an item of its own."""
    text, sentences, printed = "", [], []
    for number, part in enumerate(parts, start=1):
        start = len(text) + (2 if text else 0)
        text = f"{text}\n\n{part}" if text else part
        sentences.append(Sentence(start, start + len(part), "pattern"))
        printed.append((f"recommendation {number}", start, start + len(part)))
    return Draft("resp", "initial_response", text, tuple(sentences), printed=tuple(printed))


@given(st.lists(WORDS, min_size=1, max_size=5), WORDS, st.integers(1, 5))
def test_the_rest_of_the_text_stays_as_it_is_and_every_span_still_holds_its_words(
    parts: list[str], new: str, number: int
) -> None:
    number = min(number, len(parts))
    item = f"recommendation {number}"
    answer = Draft("resp", "initial_response", new, (Sentence(0, len(new), "model"),), item=item)
    made = spliced(whole_of(parts), answer)
    assert made is not None
    wanted = [new if place == number else part for place, part in enumerate(parts, start=1)]
    assert made.text == "\n\n".join(wanted)
    assert [made.text[s.start : s.end] for s in made.sentences] == wanted
    assert [made.text[start:end] for _, start, end in made.printed] == wanted


def test_items_that_share_an_answer_share_the_new_one() -> None:
    whole = replace(whole_of(["Both."]), printed=(("recommendation 8", 0, 5), ("recommendation 9", 0, 5)))
    answer = Draft("resp", "initial_response", "Both anew.", (Sentence(0, 10, "pattern"),), item="recommendation 9")
    made = spliced(whole, answer)
    assert made is not None
    assert made.printed == (("recommendation 8", 0, 10), ("recommendation 9", 0, 10))


def test_a_section_without_an_answer_to_the_item_is_left_alone() -> None:
    answer = Draft("resp", "initial_response", "New.", (), item="recommendation 7")
    assert spliced(whole_of(["One."]), answer) is None
