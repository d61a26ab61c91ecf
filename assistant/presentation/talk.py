"""The conversation in words: the last answer, and the history."""

from collections.abc import Sequence
from typing import Protocol

from assistant.drafts.texts import Draft
from assistant.presentation.markup import announced, paragraphs, quoted


class Said(Protocol):
    """A message as the conversation keeps it."""

    @property
    def role(self) -> str:
        """Who spoke: "user" or "assistant"."""

    @property
    def text(self) -> str:
        """The words."""


GREETING = "Ask for a draft, what is missing, when it is due, what others have said, or tell me a fact."
STOPPED = "Stopped before the answer was whole. Nothing of it went into the record. Retry asks again."


def answer_text(text: str, *, done: bool = True) -> str:
    """The assistant's last words, announced when whole."""
    shown = paragraphs(text) or "…"
    return f"**Assistant** {announced(shown) if done and chr(10) not in shown else shown}"


def turn_text(reply: str, draft: Draft | None, *, done: bool) -> str:
    """An answer as it grows; the draft of one item grows in it, since only whole sections go on the sheet.

    When it is done the answer itself holds the item's words, or says that the section's suggestion does.
    """
    if done or draft is None or draft.item is None:
        return answer_text(reply, done=done)
    return f"{answer_text(reply, done=False)}\n\n{quoted(draft.text)}"


def last_answer(turns: Sequence[Said]) -> str:
    """The last thing that the assistant said, or what it can do; a question without an answer was stopped."""
    if turns and turns[-1].role == "user":
        return answer_text(STOPPED)
    return answer_text(next((turn.text for turn in reversed(turns) if turn.role == "assistant"), GREETING))


def last_question(turns: Sequence[Said]) -> str:
    """The last thing that was asked, to ask it again."""
    return next((turn.text for turn in reversed(turns) if turn.role == "user"), "")


def history(turns: Sequence[Said]) -> list[dict[str, str]]:
    """The conversation as Gradio's Chatbot takes it, texts made safe."""
    return [
        {"role": "assistant" if turn.role == "assistant" else "user", "content": paragraphs(turn.text)}
        for turn in turns
    ]
