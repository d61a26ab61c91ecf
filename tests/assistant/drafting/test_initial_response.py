"""Laws of every draft of the initial response, over inspections of many shapes."""

import re
from dataclasses import replace
from datetime import date

import pytest

from assistant.cases import Case
from assistant.drafting import draft_item, draft_section
from assistant.drafts.deadlines import long_date
from assistant.drafts.texts import GAP, Draft
from assistant.wording.sentences import sentences_in
from index.retrieval import Precedent
from tests.assistant.drafting.cases import ALL
from tests.assistant.drafting.worked_example import FOLDER, NAMES, example

EXAMPLES = [
    pytest.param(name, marks=pytest.mark.skipif(not FOLDER.exists(), reason="the shared worked example is not here"))
    for name in NAMES
]
EVERY = [*ALL, *EXAMPLES]


def case_of(name: str) -> Case:
    return ALL[name]() if name in ALL else example(name)


def drafted(name: str) -> Draft:
    return draft_section(case_of(name), "initial_response")


def words_of(draft: Draft, n: int) -> str:
    return draft.text[draft.sentences[n].start : draft.sentences[n].end]


@pytest.mark.parametrize("name", EVERY)
def test_every_sentence_has_a_source_or_is_only_a_gap(name: str) -> None:
    draft = drafted(name)
    for n, sentence in enumerate(draft.sentences):
        assert sentence.sources or GAP.fullmatch(words_of(draft, n)), words_of(draft, n)


@pytest.mark.parametrize("name", EVERY)
def test_sentences_cover_everything_but_white_space(name: str) -> None:
    draft = drafted(name)
    covered = "".join(words_of(draft, n) for n in range(len(draft.sentences)))
    assert "".join(covered.split()) == "".join(draft.text.split())
    assert draft.text == draft.text.strip()
    assert "  " not in draft.text
    assert "\n\n\n" not in draft.text


@pytest.mark.parametrize("name", EVERY)
def test_every_source_is_the_exact_slice_of_its_field(name: str) -> None:
    case, draft = case_of(name), drafted(name)
    for sentence in draft.sentences:
        for span in sentence.sources:
            assert case.evidence[span.mark].fields[span.field][span.start : span.end] == span.text
            assert span.text


@pytest.mark.parametrize("name", EVERY)
def test_a_sentence_of_the_draft_is_one_sentence_or_one_quotation(name: str) -> None:
    draft = drafted(name)
    for n in range(len(draft.sentences)):
        text = words_of(draft, n)
        assert len(sentences_in(re.sub(r"“[^”]*”", "“x”", text))) == 1, text
        assert text[0].isupper() or text[0] in "[“", text


REFERENCES = re.compile(
    r"(?:[Rr]ecommendations?|areas? for improvement|section) \d+(?:(?:, | and | to |; )\d+)*|makes \d+ recommendations"
)


@pytest.mark.parametrize("name", EVERY)
def test_every_figure_and_date_stands_in_its_own_sentences_sources(name: str) -> None:
    draft = drafted(name)
    for n, sentence in enumerate(draft.sentences):
        told = " ".join(s.text for s in sentence.sources)
        for iso in re.findall(r"\d{4}-\d{2}-\d{2}", told):
            told += " " + long_date(date.fromisoformat(iso))
        for figure in re.findall(r"£?\d[\d,.]*\d%?|\d%?", REFERENCES.sub("", words_of(draft, n))):
            assert figure.rstrip(".,") in told, (figure, words_of(draft, n), told)


@pytest.mark.parametrize("name", EVERY)
def test_every_name_in_a_draft_stands_in_a_source_of_the_response(name: str) -> None:
    case, draft = case_of(name), drafted(name)
    told = " ".join(text for source in case.evidence.sources for text in source.fields.values())
    told += " ".join(map(str, vars(case.response.profile).values()))
    for name_found in re.findall(r"(?<!^)(?<![.“:] )\b(?!The |In |On |By )[A-Z][a-z]+ [A-Z][a-z]+\b", draft.text):
        assert name_found in told, name_found


@pytest.mark.parametrize("name", EVERY)
def test_every_item_is_answered_somewhere(name: str) -> None:
    case, draft = case_of(name), drafted(name)
    assert {row.item for row in case.rows} == {item for item, _, _ in draft.printed}
    for item, start, end in draft.printed:
        assert draft.text[start:end] == draft.text[start:end].strip(), item


@pytest.mark.parametrize("name", EVERY)
def test_an_item_by_itself_says_what_the_section_says_of_it(name: str) -> None:
    case, whole = case_of(name), drafted(name)
    for row in case.rows:
        draft = draft_item(case, row.item)
        assert draft.text
        assert draft.text in whole.text
        assert draft.item == row.item
        assert draft.sentences[0].start == 0
        assert draft.sentences[-1].end == len(draft.text)
        assert all(GAP.fullmatch(draft.text[gap.start : gap.end]) for gap in draft.gaps)


@pytest.mark.parametrize("name", EVERY)
def test_the_same_case_gives_the_same_draft(name: str) -> None:
    assert drafted(name) == drafted(name)


@pytest.mark.parametrize("name", EVERY)
def test_every_recommendation_has_the_bodys_own_action_or_reason_or_a_gap_for_it(name: str) -> None:
    case, draft = case_of(name), drafted(name)
    for row in case.rows:
        if row.kind != "recommendation":
            continue
        start, end = next((s, e) for item, s, e in draft.printed if item == row.item)
        answer = draft.text[start:end]
        own = {s.mark for s in (*draft.sentences,) if start <= s.start < end for s in s.sources} & set(
            row.commissioner.sources
        )
        assert own or "[commissioner to confirm:" in answer, answer


@pytest.mark.parametrize("name", EVERY)
def test_nobody_is_thanked_and_nothing_is_praised_that_no_source_praises(name: str) -> None:
    plain = re.sub(r"“[^”]*”", "", drafted(name).text)
    assert not re.search(r"\b(?:thank|proud|delighted|robust|pleased|dedicat|excellent|I note)\w*", plain)


@pytest.mark.parametrize("name", EVERY)
def test_the_body_speaks_in_one_person_throughout(name: str) -> None:
    case, draft = case_of(name), drafted(name)
    plain = re.sub(r"“[^”]*”", "", draft.text)
    if case.response.profile.person == "third":
        assert not re.search(r"\b(?:I|my|me|we|our)\b", plain)
    else:
        assert not re.search(r"\b(?:we|our|us)\b", plain)
        assert "the commissioner" not in plain.lower().replace("[commissioner", "")


def test_background_held_and_replaced_facts_leave_no_word() -> None:
    areas, custody = drafted("areas only").text, drafted("custody").text
    assert "investigation" not in areas
    assert "close in 2026" not in custody
    assert "Two suites" not in custody


def test_a_held_fact_may_be_used_from_its_day_on() -> None:
    case = ALL["custody"]()
    from assistant.cases import open_case

    later = open_case(case.response, today=date(2025, 9, 1))
    assert "two suites will close in 2026" in draft_section(later, "initial_response").text


def test_no_two_shapes_have_the_same_paragraphs() -> None:
    shapes = {name: [re.split(r"[ ,:]", p)[0:3] for p in drafted(name).text.split("\n\n")] for name in ALL}
    assert len({str(shape) for shape in shapes.values()}) >= len(shapes) - 1
    assert len({len(shape) for shape in shapes.values()}) > 3


def test_precedents_change_no_word() -> None:
    case = ALL["closed and new"]()
    precedent = Precedent(
        1, "p", "r", "s.txt", "Quenby", "Quenby Police", date(2024, 1, 1), "initial_response", "f", 0, 9,
        "Quenby has spent £77,000 on Operation Nightjar and I will visit Hollin Road each month.", 0.9, (), False, True,
    )  # fmt: skip
    with_precedent = draft_section(replace(case, precedents=(precedent,)), "initial_response")
    assert with_precedent.text == draft_section(case, "initial_response").text
    assert with_precedent.precedents == (precedent,)


def test_without_a_line_the_position_is_a_gap_with_a_proposal() -> None:
    for name in ("all good", "received", "joint", "one recommendation", "twenty-two", "header only"):
        plain = GAP.sub("", drafted(name).text)
        assert not re.search(r"\bwelcome|concerned\b", plain), name
        assert re.search(
            r"\[commissioner to confirm: (?:I|The Mayor) (?:welcomes? |am concerned)", drafted(name).text
        ), name


def test_welcome_asserts_a_welcome_and_nothing_more() -> None:
    plain = GAP.sub("", drafted("areas only").text)
    assert "I welcome this report." in plain
    assert "concerned" not in plain


def test_critical_does_not_welcome() -> None:
    assert "welcome" not in drafted("custody").text
    assert drafted("custody").text.startswith("I am concerned that")


def test_a_line_in_the_commissioners_own_words_is_printed_as_those() -> None:
    assert "“I am glad to have this confirmed and have nothing to add.”" in drafted("nothing to answer").text


def test_a_bare_header_gives_a_short_draft_that_rests_on_the_header() -> None:
    draft = drafted("header only")
    assert len(draft.text.split()) < 60
    assert [gap.who for gap in draft.gaps] == ["office", "commissioner"]
    assert {s.kind for sentence in draft.sentences for s in sentence.sources} == {"report"}


def test_a_promise_is_quoted_exactly_with_its_speaker() -> None:
    text = drafted("closed and new").text
    assert "In November 2023 I wrote: “I will publish every quarter how many children" in text
    assert "In July 2019 my predecessor, Desmond Achterberg, wrote: “I will visit the firearms licensing unit" in text


def test_a_promise_that_nobody_accounts_for_is_asked_about() -> None:
    text = drafted("closed and new").text
    after = text[text.index("report what I find.”") :]
    assert after.split("] ")[0].split("\n")[0].startswith("report what I find.” [office to confirm: ")


def test_a_claim_without_a_figure_gives_a_gap_for_the_figure() -> None:
    assert "; and the share of renewals that are now completed on time" in drafted("areas only").text


def test_a_date_later_than_the_inspectorates_is_said() -> None:
    assert "That date is later than the inspectorate’s, 30 September 2025." in drafted("closed and new").text


def test_items_for_others_share_one_sentence() -> None:
    draft = drafted("twenty-two")
    spans = {
        (s, e) for item, s, e in draft.printed if item in ("recommendation 3", "recommendation 7", "recommendation 22")
    }
    assert len(spans) == 1
    assert "recommendation 7 is addressed to the College of Policing" in draft.text


def test_the_forces_facts_are_attributed_and_the_bodys_own_are_its_own() -> None:
    text = drafted("closed and new").text
    assert "The force accepts this recommendation: from 1 June 2025" in text
    assert "For my part, I have asked the chief constable" in text
    assert "I met the unit on 3 March 2025." in text


def test_private_boards_are_not_proposed() -> None:
    assert "Strategic Assurance Board" not in drafted("custody").text
    assert "Public Performance Meeting on 8 July 2025" in drafted("custody").text


def test_what_a_person_entered_without_a_source_is_offered_to_be_confirmed_and_not_asserted() -> None:
    from assistant.cases import open_case
    from assistant.drafts.response import RowEntry

    case = ALL["twenty-two"]()
    entry = RowEntry(
        "recommendation 5",
        force_position="accepted",
        force_owner="Chief Inspector Obi Lane",
        action_taken="Paid for it.",
    )
    text = draft_item(open_case(replace(case.response, rows=(entry,)), today=case.today), "recommendation 5").text
    assert "that the service accepts recommendation 5" in text
    assert "that Chief Inspector Obi Lane is responsible" in text
    assert "[commissioner to confirm: Paid for it.]" in text
    assert "Obi Lane" not in GAP.sub("", text)


@pytest.mark.parametrize("name", EVERY)
def test_our_own_checks_find_no_unfounded_figure_date_name_or_quotation(name: str) -> None:
    from assistant.checks import check_draft

    case, draft = case_of(name), drafted(name)
    founded = {"figure", "date", "name", "quotation", "meaning", "commitment", "other-force"}
    assert [f.message for f in check_draft(case, draft) if f.check in founded and f.severity == "block"] == []
