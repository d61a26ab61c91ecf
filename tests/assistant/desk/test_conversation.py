"""The conversation answers, asks and proposes; it keeps what it is told and never writes a text by itself."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.bootstrap import build
from assistant.desk import Desk
from assistant.drafts.facts import Fact
from assistant.drafts.profile import profile_from_json
from assistant.errors import ResponseNotFoundError
from assistant.settings import Settings
from index.form import parse, print_form
from tests.assistant.commands.material import COMPLETE, INSPECTION, PROFILE
from tests.assistant.desk.conftest import USER, Ask
from tests.fakes import FixedClock
from tests.scripted_server import Refusal, Reply, ScriptedServer


def facts_of(desk: Desk, response: str) -> tuple[Fact, ...]:
    return desk.responses.case(USER, response).response.facts


def test_a_draft_that_is_asked_for_is_proposed_and_not_written(desk: Desk, response: str, ask: Ask) -> None:
    turn = ask(response, "draft the initial response")
    assert turn.draft is not None
    assert turn.draft == desk.drafts.suggestion(USER, response, "initial_response")
    assert "line" in turn.reply
    assert desk.responses.case(USER, response).response.text("initial_response") is None


def test_the_line_is_kept_and_the_next_draft_takes_the_position(desk: Desk, response: str, ask: Ask) -> None:
    assert "F1" in ask(response, "our line is mixed").reply
    line = desk.responses.case(USER, response).response.line
    assert line is not None
    assert (line.text, line.sender) == ("mixed", "Odile Farthing, Police and Crime Commissioner")
    turn = ask(response, "draft it")
    assert turn.draft is not None
    assert turn.draft.text.startswith("This is a mixed report.")


def test_a_fact_that_says_everything_is_kept_at_once(desk: Desk, response: str, ask: Ask) -> None:
    ask(
        response,
        "Superintendent Io Marsh told us on 20 February 2026 that nine calls wait on recommendation 1. "
        "Cleared for publication.",
    )
    (kept,) = facts_of(desk, response)
    assert (kept.sender, kept.date, kept.clearance) == ("Superintendent Io Marsh", date(2026, 2, 20), "publication")
    assert kept.about == ("recommendation 1",)


TELLING = "Here is a fact: nine posts are vacant."


@pytest.mark.parametrize(
    "answers",
    [
        ["Superintendent Io Marsh, 20 February 2026, cleared for publication"],
        ["Superintendent Io Marsh", "20 February 2026", "it is for publication"],
        ["20 February 2026", "cleared for publication", "Superintendent Io Marsh"],
        ["Superintendent Io Marsh on 20 February 2026", "cleared for publication"],
    ],
    ids=["at once", "one by one", "in another order", "in two"],
)
def test_a_fact_is_kept_only_when_who_when_and_clearance_were_told(
    desk: Desk, response: str, ask: Ask, answers: list[str]
) -> None:
    reply = ask(response, TELLING).reply
    for question in ("Who", "day", "published"):
        assert question in reply
    for answer in answers:
        assert facts_of(desk, response) == ()
        reply = ask(response, answer).reply
    (kept,) = facts_of(desk, response)
    assert reply.startswith("Kept as F1")
    assert (kept.sender, kept.date, kept.clearance) == ("Superintendent Io Marsh", date(2026, 2, 20), "publication")
    assert kept.text == "Nine posts are vacant."


def test_what_is_asked_between_ends_the_question_about_a_fact(desk: Desk, response: str, ask: Ask) -> None:
    ask(response, TELLING)
    ask(response, "when is it due?")
    ask(response, "Superintendent Io Marsh, 20 February 2026, cleared for publication")
    assert facts_of(desk, response) == ()


def test_words_that_answer_nothing_keep_nothing(desk: Desk, response: str, ask: Ask) -> None:
    ask(response, TELLING)
    for words in ("Superintendent Io Marsh", "hm", "…", "20 February 2026"):
        ask(response, words)
    assert facts_of(desk, response) == ()


def test_a_background_fact_is_kept_and_said_to_be_one(desk: Desk, response: str, ask: Ask) -> None:
    ask(response, TELLING)
    reply = ask(response, "Superintendent Io Marsh, 20 February 2026, background only").reply
    assert "background" in reply
    assert facts_of(desk, response)[0].clearance == "background"


def test_shorter_changes_the_suggestion_and_closes_no_gap(desk: Desk, response: str, ask: Ask) -> None:
    first = ask(response, "draft the initial response").draft
    turn = ask(response, "make it shorter")
    assert first is not None
    assert turn.draft is not None
    assert len(turn.draft.text) <= len(first.text)
    assert [gap.ask for gap in turn.draft.gaps] == [gap.ask for gap in first.gaps]
    assert "suggestion" in turn.reply


def test_without_a_text_there_is_nothing_to_shorten(desk: Desk, response: str, ask: Ask) -> None:
    turn = ask(response, "make it shorter")
    assert turn.draft is None
    assert turn.reply
    assert desk.drafts.suggestion(USER, response, "initial_response") is None


def test_one_recommendation_is_answered_alone(desk: Desk, response: str, ask: Ask) -> None:
    turn = ask(response, "answer recommendation 2")
    assert turn.draft is not None
    assert turn.draft.item == "recommendation 2"
    assert "how long they will wait" in turn.draft.text
    assert desk.drafts.suggestion(USER, response, "initial_response") is None
    assert "recommendation 1" in ask(response, "answer recommendation 7").reply


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("when is it due?", "Monday 6 April 2026"),
        ("The report was published on 25 August 2023, when is it due?", "19 October 2023"),
        ("what is missing?", "initial response is blank"),
        ("why can’t I export it?", "initial response is blank"),
        ("what did we promise?", ""),
        ("please order me a pizza", "responses to inspection reports"),
        ("publish it", "for a person"),
        ("", "I can draft"),
        ("   ", "I can draft"),
    ],
)
def test_questions_are_answered_and_change_nothing(desk: Desk, response: str, ask: Ask, text: str, words: str) -> None:
    before = desk.responses.case(USER, response)
    reply = ask(response, text).reply
    assert reply
    assert words in reply
    assert desk.responses.case(USER, response) == before


def test_what_we_promised_is_told_with_its_date(desk: Desk, response: str, ask: Ask, tmp_path: Path) -> None:
    earlier = COMPLETE.replace("10 February 2026", "10 February 2023").replace("2025–27", "2021/22")
    past = tmp_path / "past.txt"
    past.write_text(print_form(parse(earlier, source="past.txt")))
    desk.past.ingest(USER, [past])
    reply = ask(response, "what did we promise about waiting callers?").reply
    assert "how long callers wait" in reply or "101 calls" in reply
    assert "[O1]" in reply


def test_what_others_said_is_found_and_called_wording_only(desk: Desk, response: str, ask: Ask, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(COMPLETE.replace("Hallowmere", "Elmsworth"))
    desk.past.ingest(USER, [other])
    turn = ask(response, "what have others said about answering 101 calls?")
    assert {p.force for p in turn.precedents} == {"Elmsworth"}
    assert "Elmsworth" in turn.reply
    assert "never a fact" in turn.reply


def test_both_sides_of_the_conversation_are_kept_in_order(desk: Desk, response: str, ask: Ask) -> None:
    reply = ask(response, "  when is it due?  ").reply
    ask(response, "draft it")
    turns = [(turn.role, turn.text, turn.author) for turn in desk.conversation.turns(USER, response)]
    assert turns[:2] == [("user", "when is it due?", USER.name), ("assistant", reply, "assistant")]
    assert [role for role, _, _ in turns] == ["user", "assistant"] * 2


def test_a_response_that_is_not_in_hand_has_no_conversation(desk: Desk) -> None:
    with pytest.raises(ResponseNotFoundError):
        desk.conversation.turns(USER, "resp-nobody")
    with pytest.raises(ResponseNotFoundError):
        list(desk.conversation.ask(USER, "resp-nobody", "initial_response", "draft it"))


def test_three_chips_at_most_say_what_may_come_next(desk: Desk, response: str) -> None:
    assert 1 <= len(desk.conversation.chips(USER, response)) <= 3


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer(Reply("The report was published on 10 February 2026. [R1]")) as server:
        yield server


@pytest.fixture
def modelled(server: ScriptedServer, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk with a model behind it that does as the server's script says."""
    monkeypatch.setenv("FIFTYSIX_MODEL", "scripted")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-quince")
    monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
    desk = build(Settings(data_dir=tmp_path / "modelled"), now=clock)
    desk.office.save_profile(USER, profile_from_json(PROFILE))
    return desk


def ask_modelled(desk: Desk, response: str, text: str) -> str:
    *_, last = desk.conversation.ask(USER, response, "initial_response", text)
    return last.reply


def test_a_model_writes_the_draft_and_is_named(modelled: Desk) -> None:
    response = modelled.responses.new(USER, parse(INSPECTION, source="i.txt"))
    *_, last = modelled.conversation.ask(USER, response, "initial_response", "draft the initial response")
    assert last.draft is not None
    assert (last.draft.model, last.draft.complete) == ("scripted", True)
    assert "published on 10 February 2026" in last.draft.text


def test_a_model_that_fails_is_told_and_nothing_changes(modelled: Desk, server: ScriptedServer) -> None:
    response = modelled.responses.new(USER, parse(INSPECTION, source="i.txt"))
    ask_modelled(modelled, response, "draft the initial response")
    modelled.drafts.accept(USER, response, "initial_response")
    before = modelled.responses.case(USER, response), modelled.drafts.suggestion(USER, response, "initial_response")
    server.script = [Refusal(401, "Incorrect API key provided: sk-quince")]
    for text in ("draft the initial response", "make it shorter"):
        reply = ask_modelled(modelled, response, text)
        assert "was not changed" in reply
        assert "sk-quince" not in reply
        assert modelled.conversation.turns(USER, response)[-1].text == reply
    after = modelled.responses.case(USER, response), modelled.drafts.suggestion(USER, response, "initial_response")
    assert after == before


def test_a_question_needs_no_model(modelled: Desk, server: ScriptedServer) -> None:
    response = modelled.responses.new(USER, parse(INSPECTION, source="i.txt"))
    assert "6 April 2026" in ask_modelled(modelled, response, "when is it due?")
    assert server.requests == []


def test_the_model_never_sees_what_may_not_be_published(modelled: Desk, server: ScriptedServer) -> None:
    response = modelled.responses.new(USER, parse(INSPECTION, source="i.txt"))
    for text, clearance in (("backgroundquince", "background"), ("heldquince", "not-before:2027-01-01")):
        modelled.responses.add_fact(USER, response, f"The {text}.", sender="Io Marsh", clearance=clearance)
    ask_modelled(modelled, response, "draft the initial response")
    assert server.requests
    assert all("quince" not in request.prompt for request in server.requests)
