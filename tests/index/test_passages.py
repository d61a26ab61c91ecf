"""Splitting a record into passages."""

import itertools
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from index.passages import MOST_CHARS, MOST_WORDS, PASSAGE_KINDS, spans, split
from index.records import (
    AreaForImprovement,
    CauseOfConcern,
    Inspection,
    Recommendation,
    Record,
    Section,
    Sections,
    SubItem,
    text_at,
    to_json,
)

SENTENCE = "The control room in Pellwick answered nine of every ten calls before the third ring. "
PROSE = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(["Calls wait. ", SENTENCE, "\n\n", "“We will act.” ", "96.7% of ", "x" * 900, " "])).map(
        "".join
    ),
)


def a_record(**changes: object) -> Record:
    return replace(
        Record(
            record_id="pellwick-2024-01-09-peel",
            inspection=Inspection(title="Pellwick Police: PEEL", summary=SENTENCE * 30),
            causes_of_concern=(CauseOfConcern("1", "Calls go unanswered."),),
            recommendations=(
                Recommendation(
                    "1", "Answer calls in time:", sub_items=(SubItem("a", "by day"), SubItem("b", "by night"))
                ),
            ),
            areas_for_improvement=(AreaForImprovement("1", "Supervise investigations."),),
            sections=Sections(
                Section("Initial", "I have asked for a report."),
                Section("Chief", SENTENCE * 3),
                Section("Overall", None),
            ),
        ),
        **changes,
    )


@given(PROSE)
@settings(max_examples=150, deadline=None)
def test_the_passages_of_a_text_hold_all_that_is_not_blank_in_order(text: str) -> None:
    found = spans(text)
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    assert all(earlier[1] <= later[0] for earlier, later in itertools.pairwise(found))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in found)
    assert all(end - start <= MOST_CHARS for start, end in found)


def test_a_sentence_is_never_cut_and_a_passage_has_about_two_hundred_words_at_most() -> None:
    text = SENTENCE * 60
    pieces = [text[start:end] for start, end in spans(text)]
    assert len(pieces) > 3
    assert all(piece.startswith("The control") and piece.endswith("ring.") for piece in pieces)
    assert all(len(piece.split()) <= MOST_WORDS for piece in pieces)


def test_a_passage_ends_with_a_paragraph_where_it_is_long_enough() -> None:
    paragraph = (SENTENCE * 9).strip()
    text = f"{paragraph}\n\n{paragraph}\n\n{paragraph}"
    assert [text[start:end] for start, end in spans(text)] == [paragraph] * 3


def test_a_sentence_longer_than_any_passage_is_cut_between_words() -> None:
    text = "calls " * 1000
    pieces = [text[start:end] for start, end in spans(text)]
    assert {word for piece in pieces for word in piece.split()} == {"calls"}
    assert len(pieces) > 5


def test_a_last_line_too_short_to_say_anything_joins_the_one_before() -> None:
    text = (SENTENCE * 12).strip() + "\n\nThank you."
    assert len(spans(text)) == 1


def test_every_kind_of_passage_comes_from_its_own_field() -> None:
    record = a_record()
    made = split(record)
    assert {passage.kind for passage in made} == set(PASSAGE_KINDS) - {"overall_comments"}
    for passage in made:
        whole = text_at(to_json(record), passage.field)
        assert whole is not None
        assert passage.text.startswith(whole[passage.start : passage.end])
        assert passage.title == "Pellwick Police: PEEL"
    assert next(one for one in made if one.field == "causes_of_concern.0").kind == "summary"


def test_a_recommendation_is_one_passage_with_its_sub_items() -> None:
    made = [passage for passage in split(a_record()) if passage.kind == "recommendation"]
    assert [passage.text for passage in made] == ["Answer calls in time:\n(a) by day\n(b) by night"]
    assert (made[0].start, made[0].end) == (0, len("Answer calls in time:"))


def test_a_blank_field_and_a_stated_none_have_no_passage() -> None:
    assert split(Record(record_id="blank", recommendations=())) == ()
    assert split(Record(record_id="blank", inspection=Inspection(summary=" \n "))) == ()


def test_ids_are_stable_and_only_changed_text_gets_new_ones() -> None:
    before = split(a_record())
    assert before == split(a_record())
    assert len({passage.passage_id for passage in before}) == len(before)
    after = split(a_record(causes_of_concern=(CauseOfConcern("1", "Calls are answered late."),)))
    changed = {passage.passage_id for passage in before} ^ {passage.passage_id for passage in after}
    assert {one.split(":")[1] for one in changed} == {"causes_of_concern.0"}


def test_the_digest_is_of_the_text_alone() -> None:
    first, second = split(a_record()), split(a_record(record_id="other", inspection=Inspection(title="Another")))
    same = {passage.digest for passage in first} & {passage.digest for passage in second}
    assert len(same) == len([passage for passage in first if passage.field != "inspection.summary"])
