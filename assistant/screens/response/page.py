"""The workspace of one response: its parts laid out, and shown from the address."""

from collections.abc import Sequence

import gradio as gr

from assistant.desk import Desk
from assistant.presentation.view import DRAFTED, View, part_of
from assistant.screens.failures import told
from assistant.screens.frame import page
from assistant.screens.response.checks import Checks
from assistant.screens.response.chief import Chief
from assistant.screens.response.conversation import Dock
from assistant.screens.response.draft import DraftPane
from assistant.screens.response.export import Export
from assistant.screens.response.head import Head
from assistant.screens.response.looking import QUIET, Place, Screen
from assistant.screens.response.reading import Report
from assistant.screens.response.recommendations import Recommendations
from assistant.screens.response.why import Why
from assistant.screens.users import UserOf


class Bench:
    """Report, draft and evidence side by side, for the sections that are drafted here."""

    def __init__(self) -> None:
        # Hidden until it is filled: an unknown response must not show what cannot be done.
        with gr.Row(elem_id="bench", visible=False) as self.pane:
            self.report = Report()
            with gr.Column(elem_id="draft"):
                self.draft = DraftPane()
                self.dock = Dock()
            self.why = Why()

    @property
    def outputs(self) -> Sequence[gr.blocks.Block]:
        """The bench and its panes."""
        return [self.pane, *self.report.outputs, *self.draft.outputs, *self.dock.outputs, *self.why.outputs]

    def show(self, view: View) -> Sequence[object]:
        """The bench of a view."""
        here = gr.Row(visible=view.part in DRAFTED)
        panes = (self.report, self.draft, self.dock, self.why)
        return [here, *(value for pane in panes for value in pane.show(view))]

    def wire(self, screen: Screen) -> None:
        """All panes of the bench."""
        self.report.wire(screen)
        self.report.wire_hiding(self.draft.report)
        self.draft.wire(screen)
        self.dock.wire(screen, self.draft.sentences, self.why.similar)


def response_page(desk: Desk, user_of: UserOf) -> gr.Blocks:
    """The screen of the response that the address names, `/response/?id=...&part=...`."""
    with page("Response", "/", desk.work.model_name) as blocks:
        place, head, bench = Place(), Head(), Bench()
        matrix, chief, checks, export = Recommendations(), Chief(), Checks(), Export()
        screen = Screen(desk, user_of, place, (head, bench, matrix, chief, checks, export))
        for pane in screen.panes:
            pane.wire(screen)
        bench.draft.line.wire_asking(head.change_line)
        bench.report.wire_leading(screen, checks.wanted, bench.draft.report)

        @told
        def arrive(request: gr.Request) -> str:
            return part_of(str(request.query_params.get("part", "")))

        arrived = screen.show_after(blocks.load(arrive, None, place.part, **QUIET))
        bench.dock.show_after(screen, arrived)
        for event in (arrived, *head.moved):
            bench.why.search_after(screen, event)
        matrix.fill_after(screen, arrived)
    return blocks
