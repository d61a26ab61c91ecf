"""The report beside the draft: read only, with the marks of its sources."""

from collections.abc import Sequence

import gradio as gr

from assistant.presentation.report import report_text
from assistant.presentation.view import View
from assistant.screens.response.looking import QUIET, Screen
from assistant.screens.response.particulars import Particulars


class Report:
    """The left pane; hidden, it gives its room to the draft."""

    def __init__(self) -> None:
        with gr.Column(elem_id="report") as self.pane:
            with gr.Row(elem_classes="panehead"):
                gr.Markdown("## The report")
                self.hide = gr.Button("Hide", size="sm", scale=0)
            self.particulars = Particulars()
            self.text = gr.Markdown()

    @property
    def outputs(self) -> Sequence[gr.blocks.Block]:
        """The report's words."""
        return [self.text]

    def show(self, view: View) -> Sequence[object]:
        """The report of a view."""
        return [report_text(view.case)]

    def wire(self, screen: Screen) -> None:
        """The report is read only; its particulars may be corrected."""
        self.particulars.wire(screen)

    def wire_hiding(self, show: gr.Button) -> None:
        """Hide the pane, and show it again by a button of another pane."""
        self.hide.click(lambda: (gr.Column(visible=False), gr.Button(visible=True)), None, [self.pane, show], **QUIET)
        show.click(lambda: (gr.Column(visible=True), gr.Button(visible=False)), None, [self.pane, show], **QUIET)

    def wire_leading(self, screen: Screen, wanted: gr.Textbox, show: gr.Button) -> None:
        """Show the pane, open at the particular that another part names in `wanted`."""
        around: dict[gr.blocks.Block, object] = {self.pane: gr.update(visible=True), show: gr.update(visible=False)}
        self.particulars.wire_leading(screen, wanted, around)
