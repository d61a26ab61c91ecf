"""The right pane: the sources of the chosen sentence, similar responses, and what the checks say of the section."""

from collections.abc import Sequence

import gradio as gr

from assistant.presentation.evidence import section_findings, similar_text, sources_text
from assistant.presentation.view import View, section_of
from assistant.screens.failures import told
from assistant.screens.response.looking import QUIET, Screen
from index.errors import EmbeddingError


class Why:
    """Why the draft may say what it says."""

    def __init__(self) -> None:
        with gr.Column(elem_id="evidence"):
            self.sources = gr.Markdown(elem_id="sources")
            with gr.Accordion("Similar responses", open=True, elem_id="similar") as self.similar_fold:
                self.similar = gr.Markdown()
            with gr.Accordion("Checks of this section", open=False) as self.checks_fold:
                self.checks = gr.Markdown()

    @property
    def outputs(self) -> Sequence[gr.blocks.Block]:
        """Sources and checks; similar responses are searched apart."""
        return [self.sources, self.checks_fold, self.checks]

    def show(self, view: View) -> Sequence[object]:
        """The evidence of a view."""
        field = f"sections.{view.section}"
        count = sum(one.field == field and one.severity != "note" for one in view.verdict.findings)
        return [
            sources_text(view),
            gr.Accordion(label=f"Checks of this section ({count})"),
            section_findings(view.verdict.findings, view.section),
        ]

    def wire(self, screen: Screen) -> None:
        """Nothing here acts."""

    def search_after(self, screen: Screen, event: gr.events.Dependency) -> None:
        """Search similar responses once an act is over."""

        @told
        def search(part: str, request: gr.Request) -> tuple[object, ...]:
            try:
                found = screen.desk.drafts.precedents(
                    screen.user(request), screen.response_id(request), section_of(part)
                )
            except EmbeddingError as error:
                return gr.Accordion(label="Similar responses"), f"They could not be searched: {error.message}"
            return gr.Accordion(label=f"Similar responses ({len(found)})"), similar_text(found)

        event.then(search, screen.place.part, [self.similar_fold, self.similar], **QUIET)
