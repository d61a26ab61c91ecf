"""The head: what the response is, how long is left, and the parts with their states."""

from collections.abc import Sequence

import gradio as gr

from assistant.presentation import strip as words
from assistant.presentation.matrix import day_in
from assistant.presentation.view import NAMES, PARTS, View
from assistant.screens.failures import told
from assistant.screens.response.looking import QUIET, Screen


class Head:
    """Title, facts and the strip of parts; a field for the publication date where it is missing."""

    def __init__(self) -> None:
        self.title = gr.Markdown("# Response", elem_id="subject")
        with gr.Row(elem_id="facts"):
            self.facts = gr.Markdown()
            self.change_line = gr.Button("Change line", size="sm", scale=0, visible=False, elem_id="change-line")
        with gr.Row(visible=False, elem_classes="ask-card", elem_id="ask-date") as self.date_card:
            gr.Markdown(words.NO_DATE)
            self.day = gr.Textbox(label="Day of publication", placeholder="21 May 2024", interactive=True)
            self.keep_day = gr.Button("Keep the date", variant="primary", scale=0)
        with gr.Row(elem_id="parts"):
            self.parts = [
                gr.Button(NAMES[part], elem_id=f"part-{part}", elem_classes="part", scale=0, size="sm")
                for part in PARTS
            ]

    @property
    def outputs(self) -> Sequence[gr.blocks.Block]:
        """Title, facts, card for the date, strip."""
        return [self.title, self.facts, self.change_line, self.date_card, *self.parts]

    def show(self, view: View) -> Sequence[object]:
        """The head of a view."""
        response = view.case.response
        return [
            words.title_text(response),
            words.facts_line(view, words.due_of(response)),
            gr.Button(visible=response.line is not None),
            gr.Row(visible=response.record.inspection.published is None),
            *(
                gr.Button(label, elem_classes=["part", "here"] if part == view.part else ["part"])
                for part, label in zip(PARTS, words.strip_labels(view), strict=True)
            ),
        ]

    def wire(self, screen: Screen) -> None:
        """Moving between parts, and the date."""
        place = screen.place
        where = [place.part, place.chosen, place.editing]
        self.moved = [
            screen.show_after(button.click(lambda part=part: (part, "", ""), None, where, **QUIET))
            for part, button in zip(PARTS, self.parts, strict=True)
        ]

        @told
        def keep(day: str, request: gr.Request) -> None:
            if on := day_in(day):
                screen.desk.responses.set_published(screen.user(request), screen.response_id(request), on)

        screen.show_after(gr.on([self.keep_day.click, self.day.submit], keep, self.day, None, **QUIET))
