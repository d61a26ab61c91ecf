"""The checks: one list, blocking first, each with a way to its place, and clearing by a named person."""

from collections.abc import Sequence
from itertools import groupby

import gradio as gr

from assistant.errors import RefusedError
from assistant.presentation import findings as words
from assistant.presentation.markup import plain
from assistant.presentation.particulars import particular_of
from assistant.presentation.view import View
from assistant.screens.failures import told
from assistant.screens.response.looking import QUIET, Screen


class Checks:
    """The part that says what stands in the way."""

    def __init__(self) -> None:
        with gr.Column(visible=False, elem_id="checks") as self.pane:
            self.verdict = gr.Markdown(elem_id="verdict")
            with gr.Column(visible=False, elem_id="clearing", elem_classes="card") as self.form:
                self.what = gr.Markdown()
                self.key = gr.Textbox(visible=False)
                with gr.Row():
                    self.by = gr.Textbox(label="Who clears it: name and role", interactive=True)
                    self.reason = gr.Textbox(label="Why it does not stand in the way", interactive=True, scale=2)
                with gr.Row(elem_classes="acts"):
                    self.clear = gr.Button("Clear this finding", variant="primary", scale=0)
                    self.cancel = gr.Button("Leave it", scale=0)
            self.shown = gr.Textbox(visible="hidden", show_label=False)
            # A particular of the inspection that a finding asks for: the report opens at it.
            self.wanted = gr.Textbox(visible="hidden", show_label=False)
            self.rows = gr.Column(elem_id="findings")

    @property
    def outputs(self) -> Sequence[gr.blocks.Block]:
        """The verdict; the rows follow when what is shown changes."""
        return [self.pane, self.verdict, self.shown]

    def show(self, view: View) -> Sequence[object]:
        """The checks of a view."""
        here = view.part == "checks"
        seen = "|".join(f"{one.key}{one.severity}" for one in view.verdict.findings) if here else ""
        return [gr.Column(visible=here), words.verdict_text(view.verdict.findings), seen]

    def wire(self, screen: Screen) -> None:
        """The list, and clearing."""

        @told
        def clear(key: str, by: str, reason: str, request: gr.Request) -> tuple[object, ...]:
            user, response_id = screen.user(request), screen.response_id(request)
            found = screen.desk.checks.response(user, response_id).findings
            finding = next((one for one in found if one.key == key), None)
            if finding is None:
                raise RefusedError("This finding is gone: the text has changed.", "Look at the list again.")
            screen.desk.responses.clear(user, response_id, finding, by=by, reason=reason)
            return gr.Column(visible=False), "", ""

        screen.show_after(
            self.clear.click(clear, [self.key, self.by, self.reason], [self.form, self.by, self.reason], **QUIET)
        )
        self.cancel.click(lambda: gr.Column(visible=False), None, self.form, **QUIET)
        self._wire_rows(screen)

    def _wire_rows(self, screen: Screen) -> None:
        with self.rows:

            @gr.render(inputs=[self.shown], triggers=[self.shown.change], show_progress="hidden")  # type: ignore[untyped-decorator]
            def rows(shown: str, request: gr.Request) -> None:
                if not shown:
                    return
                view = screen.look(request, "checks")
                numbered = enumerate(words.listed(view.verdict.findings), start=1)
                for group, held in groupby(numbered, key=lambda pair: pair[1].group):
                    members = list(held)
                    gr.Markdown(f"### {group} ({len(members)})")
                    for number, one in members:
                        self._row(screen, one, number)

    def _row(self, screen: Screen, one: words.Listed, number: int) -> None:
        place = screen.place
        with gr.Row(elem_classes="finding"):
            gr.Markdown(words.finding_text(one, number))
            with gr.Column(elem_classes="acts", scale=0, min_width=180):
                go = gr.Button(words.go_label(one, number), size="sm")
                clear = gr.Button(f"{number}. Clear with a reason", size="sm") if one.clearable else None

        def lead(request: gr.Request) -> tuple[str, str, str]:
            if field := particular_of(one.finding.field):
                return one.part, "", field
            found = words.place_of(screen.look(request, one.part), one.finding)
            return one.part, "" if found is None else str(found), ""

        # Two steps and no more: the screen that is shown has no rows, and Gradio forgets what hangs on them.
        screen.show_after(go.click(told(lead), None, [place.part, place.chosen, self.wanted], **QUIET))
        if clear:
            asked = f"### Clear: {plain(one.finding.message)}"
            clear.click(
                lambda: (gr.Column(visible=True), asked, one.finding.key),
                None,
                [self.form, self.what, self.key],
                **QUIET,
            )
