"""The particulars of the inspection: one at a time, filled in or corrected by a person."""

import gradio as gr

from assistant.errors import RefusedError
from assistant.presentation import particulars as words
from assistant.presentation.matrix import day_in
from assistant.screens.failures import told
from assistant.screens.response.looking import QUIET, Screen


class Particulars:
    """The form above the report. Its words are filled when it opens, so that a refresh never takes away typing."""

    def __init__(self) -> None:
        with gr.Accordion("Correct the particulars", open=False, elem_id="particulars") as self.fold:
            self.chosen = gr.Dropdown(
                words.CHOICES, value=words.FIRST, label="Particular", interactive=True, filterable=False
            )
            self.text = gr.Textbox(label="Its text", lines=2, max_lines=12, interactive=True)
            self.way = gr.Markdown(words.way_text(words.FIRST))
            self.save = gr.Button("Save", variant="primary", size="sm", scale=0)
            self.saved = gr.Markdown(elem_id="particular-saved")

    def wire(self, screen: Screen) -> None:
        """Opening, choosing, saving."""

        @told
        def fill(field: str, request: gr.Request) -> tuple[str, str, str]:
            return self._text(screen, field, request), words.way_text(field), ""

        @told
        def save(field: str, text: str, request: gr.Request) -> tuple[str, str]:
            user, response_id = screen.user(request), screen.response_id(request)
            if field != words.PUBLISHED:
                screen.desk.responses.set_field(user, response_id, field, words.checked_value(field, text))
            elif day := day_in(text):
                screen.desk.responses.set_published(user, response_id, day)
            else:
                raise RefusedError("The day of publication cannot be made blank.", "Write it as 21 May 2024.")
            return self._text(screen, field, request), words.saved_text(field)

        shown = [self.text, self.way, self.saved]
        gr.on([self.fold.expand, self.chosen.input], fill, self.chosen, shown, **QUIET)
        saved = self.save.click(save, [self.chosen, self.text], [self.text, self.saved], **QUIET)
        screen.show_after(saved)

    def wire_leading(self, screen: Screen, wanted: gr.Textbox, around: dict[gr.blocks.Block, object]) -> None:
        """Open the form at the particular that `wanted` names, with the updates of what stands around it."""
        outputs = [wanted, self.fold, self.chosen, self.text, self.way, self.saved, *around]

        @told
        def lead(field: str, request: gr.Request) -> tuple[object, ...]:
            if not field:
                return tuple(gr.skip() for _ in outputs)
            text = self._text(screen, field, request)
            return "", gr.Accordion(open=True), field, text, words.way_text(field), "", *around.values()

        wanted.change(lead, wanted, outputs, **QUIET)

    @staticmethod
    def _text(screen: Screen, field: str, request: gr.Request) -> str:
        case = screen.desk.responses.case(screen.user(request), screen.response_id(request))
        return words.value_of(case.response.record, field)
