"""The commissioner's line, asked before anything is drafted: a person's decision that nothing here takes."""

from collections.abc import Sequence

import gradio as gr

from assistant.presentation.strip import LINE_ASKED
from assistant.presentation.view import View
from assistant.screens.failures import told
from assistant.screens.response.looking import QUIET, Screen

# Each label is the line that it keeps, in lower case.
LINES = ("Welcome", "Mixed", "Critical")


class Line:
    """The card that asks; it stands in the draft pane until a line is given or put off."""

    def __init__(self) -> None:
        with gr.Column(visible=False, elem_id="line", elem_classes="ask-card") as self.card:
            gr.Markdown(LINE_ASKED)
            with gr.Row(elem_classes="acts"):
                self.choices = [gr.Button(label, scale=0) for label in LINES]
                self.later = gr.Button("Not yet", scale=0)
            self.own = gr.Textbox(
                label="Or the commissioner’s own words",
                submit_btn="Keep",
                lines=1,
                interactive=True,
                elem_id="own-line",
            )

    @property
    def outputs(self) -> Sequence[gr.blocks.Block]:
        """The card."""
        return [self.card]

    def show(self, view: View) -> Sequence[object]:
        """Asked while there is no line."""
        return [gr.Column(visible=view.case.response.line is None)]

    def wire(self, screen: Screen) -> None:
        """Keep what was chosen or typed; put it off; ask again."""

        @told
        def keep(line: str, request: gr.Request) -> None:
            if line.strip():
                screen.desk.responses.set_line(screen.user(request), screen.response_id(request), line)

        for button in self.choices:
            screen.show_after(button.click(keep, button, None, **QUIET))
        screen.show_after(self.own.submit(keep, self.own, None, **QUIET))
        self.later.click(lambda: gr.Column(visible=False), None, self.card, **QUIET)

    def wire_asking(self, again: gr.Button) -> None:
        """Ask again by a button of another pane."""
        again.click(lambda: gr.Column(visible=True), None, self.card, **QUIET)
