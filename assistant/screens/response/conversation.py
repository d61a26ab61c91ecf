"""The conversation: what the assistant last said, what may be asked next, and the history below."""

from collections.abc import Iterator, Sequence
from typing import Any

import gradio as gr

from assistant.presentation import talk as words
from assistant.presentation.evidence import similar_text
from assistant.presentation.view import View, section_of
from assistant.screens.failures import told
from assistant.screens.response.draft import growing
from assistant.screens.response.looking import QUIET, Screen

CHIPS = 3


class Dock:
    """The dock below the draft. It proposes; the draft pane's buttons decide."""

    def __init__(self) -> None:
        with gr.Column(elem_id="dock"):
            self.answer = gr.Markdown(elem_id="answer")
            with gr.Row(elem_id="chips"):
                self.chips = [gr.Button("", size="sm", scale=0, visible=False) for _ in range(CHIPS)]
            with gr.Row(elem_id="askrow"):
                self.question = gr.Textbox(
                    label="Ask about this response",
                    placeholder="Ask about this response",
                    container=False,
                    lines=1,
                    max_lines=4,
                    submit_btn="Ask",
                    interactive=True,
                    elem_id="ask",
                )
                self.stop = gr.Button("Stop", size="sm", scale=0, visible=False)
                self.retry = gr.Button("Retry", size="sm", scale=0, visible=False)
            with gr.Accordion("Conversation", open=False, elem_id="history") as self.folded:
                self.history = gr.Chatbot(
                    label="Conversation", show_label=False, buttons=[], height=260, allow_tags=False, layout="panel"
                )

    @property
    def outputs(self) -> Sequence[gr.blocks.Block]:
        """What may be asked next; what was said is shown apart."""
        return self.chips

    def wire(self, screen: Screen, sentences: gr.HighlightedText, similar: gr.Markdown) -> None:
        """Asking by words, chip or again; stopping; and showing where the conversation stands."""
        asked = self._wire_asking(screen, [sentences, similar])
        stopped = self.stop.click(
            lambda: (words.answer_text(words.STOPPED), gr.Button(visible=False)),
            None,
            [self.answer, self.stop],
            cancels=asked,
            **QUIET,
        )
        self.show_after(screen, screen.show_after(stopped), keep_answer=True)

    def _wire_asking(self, screen: Screen, beside: list[gr.components.Component]) -> list[Any]:
        place = screen.place

        def turns(text: str, part: str, request: gr.Request) -> Iterator[tuple[object, ...]]:
            if not text.strip():
                return
            yield "", words.answer_text("", done=False), gr.Button(visible=True), gr.skip(), gr.skip(), gr.skip(), part
            for turn in screen.desk.conversation.ask(
                screen.user(request), screen.response_id(request), section_of(part), text
            ):
                whole = turn.draft if turn.draft and turn.draft.item is None else None
                sheet = growing(whole) if whole and turn.section == part else gr.skip()
                found = similar_text(turn.precedents) if turn.precedents else gr.skip()
                there = turn.section if turn.done and whole else part
                yield (
                    gr.skip(),
                    words.turn_text(turn.reply, turn.draft, done=turn.done),
                    gr.Button(visible=not turn.done),
                    sheet,
                    found,
                    "",
                    there,
                )

        def again(part: str, request: gr.Request) -> Iterator[tuple[object, ...]]:
            said = screen.desk.conversation.turns(screen.user(request), screen.response_id(request))
            yield from turns(words.last_question(said), part, request)

        outputs = [self.question, self.answer, self.stop, *beside, place.chosen, place.part]
        ask, repeat = told(turns), told(again)
        events = [self.question.submit(ask, [self.question, place.part], outputs, **QUIET)]
        events += [chip.click(ask, [chip, place.part], outputs, **QUIET) for chip in self.chips]
        events.append(self.retry.click(repeat, place.part, outputs, **QUIET))
        for event in events:
            self.show_after(screen, screen.show_after(event), keep_answer=True)
            self.show_after(screen, event, only_failed=True)
        return events

    def show_after(self, screen: Screen, event: Any, *, keep_answer: bool = False, only_failed: bool = False) -> None:
        """Show the conversation as it is kept, once an act is over; `only_failed`, where it could not be done."""

        @told
        def show(request: gr.Request) -> list[object]:
            user, response_id = screen.user(request), screen.response_id(request)
            said = screen.desk.conversation.turns(user, response_id)
            return [
                gr.skip() if keep_answer else words.last_answer(said),
                gr.Button(visible=False) if only_failed else gr.skip(),
                gr.Button(visible=bool(words.last_question(said))),
                gr.Accordion(label=f"Conversation ({len(said)})"),
                words.history(said),
            ]

        chain = event.failure if only_failed else event.then
        chain(
            show,
            None,
            [self.answer, self.stop, self.retry, self.folded, self.history],
            **QUIET,
        )

    def show(self, view: View) -> Sequence[object]:
        """The requests that a view offers."""
        labels = [*view.offered, *[""] * CHIPS][:CHIPS]
        return [gr.Button(label, visible=bool(label)) for label in labels]
