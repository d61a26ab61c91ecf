"""Export: seven formats, each with when it is of use, and whether the copy is final."""

from collections.abc import Sequence

import gradio as gr

from assistant.presentation import leaving as words
from assistant.presentation.view import View
from assistant.screens.response.looking import Screen


class Export:
    """The part with the downloads; each is made when it is asked for."""

    def __init__(self) -> None:
        with gr.Column(visible=False, elem_id="export") as self.pane:
            self.state = gr.Markdown()
            self.links = []
            with gr.Column(elem_classes="card"):
                for format, name, use in words.FORMATS:
                    with gr.Row(elem_classes="format"):
                        self.links.append(gr.Button(name, scale=0, min_width=220, elem_id=f"export-{format}"))
                        gr.Markdown(use)

    @property
    def outputs(self) -> Sequence[gr.blocks.Block]:
        """The state and the links."""
        return [self.pane, self.state, *self.links]

    def show(self, view: View) -> Sequence[object]:
        """The downloads of a view."""
        response_id = view.case.response.response_id
        return [
            gr.Column(visible=view.part == "export"),
            words.export_text(view),
            *(
                gr.Button(words.export_label(name, view), link=f"/export/{response_id}/{format}")
                for format, name, _ in words.FORMATS
            ),
        ]

    def wire(self, screen: Screen) -> None:
        """Nothing here acts."""
