"""The chief constable's part: receive the text word for word, or record that none came; the request to the force."""

from collections.abc import Sequence

import gradio as gr

from assistant.errors import RefusedError
from assistant.presentation import chief as words
from assistant.presentation.matrix import day_in
from assistant.presentation.view import View
from assistant.screens.failures import told
from assistant.screens.response.looking import QUIET, Screen


class Chief:
    """The part that receives; nothing is written for the chief constable."""

    def __init__(self) -> None:
        with gr.Row(visible=False, elem_id="chief", elem_classes="two") as self.pane:
            with gr.Column(scale=3, min_width=320, elem_classes="card"):
                self.state = gr.Markdown(elem_id="chiefstate")
                with gr.Accordion("Outline for the force", open=False) as self.fold:
                    gr.Markdown(words.OUTLINE_HELP)
                    self.notes = gr.Markdown(visible=False, elem_id="outlinenotes")
                    self.outline = gr.Textbox(
                        label="The outline, to copy",
                        lines=10,
                        max_lines=24,
                        visible=False,
                        interactive=True,
                        buttons=["copy"],
                    )
                    with gr.Row(elem_classes="acts"):
                        self.make = gr.Button("Make the outline", scale=0)
                        self.reject = gr.Button("Throw it away", scale=0, visible=False)
            with gr.Column(scale=2, min_width=320, elem_classes="card"):
                gr.Markdown(f"### Receive the text\n\n{words.HELP}")
                self.text = gr.Textbox(label="The chief constable’s text", lines=8, max_lines=20, interactive=True)
                with gr.Row():
                    self.sender = gr.Textbox(label="Received from", interactive=True, min_width=160)
                    self.day = gr.Textbox(label="On", placeholder="today", interactive=True, min_width=120)
                self.receive = gr.Button("Put it into the record", variant="primary", scale=0)
                with gr.Accordion("None received", open=False):
                    with gr.Row():
                        self.none_by = gr.Textbox(label="None received by", placeholder="21 May 2024", interactive=True)
                        self.none_from = gr.Textbox(label="Who records this", interactive=True)
                    self.none = gr.Button("Record that none was received", scale=0)
                with gr.Accordion("Request to the force", open=False):
                    self.request = gr.Textbox(
                        label="The request, to copy and send", lines=12, interactive=True, buttons=["copy"]
                    )
                    self.write = gr.Button("Write the request", scale=0)

    @property
    def outputs(self) -> Sequence[gr.blocks.Block]:
        """The pane, what the record holds, and the outline."""
        return [self.pane, self.state, self.fold, self.notes, self.outline, self.make, self.reject]

    def show(self, view: View) -> Sequence[object]:
        """The part of a view."""
        outline = view.suggestions.get("chief_constable_response")
        there = outline is not None
        return [
            gr.Row(visible=view.part == "chief_constable_response"),
            words.state_text(view),
            gr.Accordion(open=True) if there else gr.skip(),
            gr.Markdown(words.outline_notes(outline) if outline else "", visible=there),
            gr.Textbox(outline.text if outline else "", visible=there),
            gr.Button("Make it again" if there else "Make the outline"),
            gr.Button(visible=there),
        ]

    def wire(self, screen: Screen) -> None:
        """Receiving, recording none, writing the request, making the outline."""

        @told
        def receive(text: str, sender: str, day: str, request: gr.Request) -> tuple[str, str, str]:
            user, response_id = screen.user(request), screen.response_id(request)
            screen.desk.responses.receive(user, response_id, text, sender=sender, on=day_in(day))
            return "", "", ""

        @told
        def none(by: str, sender: str, request: gr.Request) -> tuple[str, str]:
            day = day_in(by)
            if day is None:
                raise RefusedError("The day by which nothing came is missing.", "Write it as 21 May 2024.")
            screen.desk.responses.none_received(
                screen.user(request), screen.response_id(request), sender=sender, by=day
            )
            return "", ""

        @told
        def write(request: gr.Request) -> str:
            return screen.desk.drafts.request(screen.user(request), screen.response_id(request))

        @told
        def outline(request: gr.Request) -> None:
            user, response_id = screen.user(request), screen.response_id(request)
            for _ in screen.desk.drafts.suggest(user, response_id, "chief_constable_response"):
                pass  # an outline is shown when it is whole

        @told
        def reject(request: gr.Request) -> None:
            screen.desk.drafts.reject(screen.user(request), screen.response_id(request), "chief_constable_response")

        given = [self.text, self.sender, self.day]
        screen.show_after(self.receive.click(receive, given, given, **QUIET))
        by = [self.none_by, self.none_from]
        screen.show_after(self.none.click(none, by, by, **QUIET))
        self.write.click(write, None, self.request, **QUIET)
        screen.show_after(self.make.click(outline, None, None, **QUIET))
        screen.show_after(self.reject.click(reject, None, None, **QUIET))
