"""The matrix: a table to scan, a form to fill one row, and a fact to keep."""

from collections.abc import Sequence

import gradio as gr

from assistant.presentation import matrix as words
from assistant.presentation.view import View
from assistant.screens.failures import told
from assistant.screens.response.looking import QUIET, Screen

CLEARANCES = [("For publication", "publication"), ("Background only", "background"), ("Not before a day", "not-before")]


class Recommendations:
    """The part with the rows of the matrix."""

    def __init__(self) -> None:
        with gr.Row(visible=False, elem_id="matrix", elem_classes="two") as self.pane:
            with gr.Column(scale=3, min_width=320):
                self.table = gr.Markdown(elem_id="mtable")
            with gr.Column(scale=2, min_width=320, elem_classes="card"):
                self.chosen = gr.Dropdown(label="Item to fill", choices=[], interactive=True)
                self.row = gr.Markdown(elem_id="row")
                self.fields = _row_form()
                self.save = gr.Button("Save and go to the next", variant="primary", scale=0)
                self.saved = gr.Markdown()
                with gr.Accordion("Keep a fact about this item", open=False):
                    self.fact = _fact_form()
                    self.keep = gr.Button("Keep the fact", variant="primary", scale=0)

    @property
    def outputs(self) -> Sequence[gr.blocks.Block]:
        """The table, the choice and the row's words; the form is filled when an item is chosen."""
        return [self.pane, self.table, self.chosen, self.row]

    def show(self, view: View) -> Sequence[object]:
        """The matrix of a view."""
        item = self._item(view)
        return [
            gr.Row(visible=view.part == "recommendations"),
            words.matrix_table(view),
            gr.Dropdown(choices=words.choices(view), value=item or None),
            words.row_text(view, item),
        ]

    def _item(self, view: View) -> str:
        return view.item or next((item for _, item in words.choices(view)), "")

    def wire(self, screen: Screen) -> None:
        """Choosing an item, saving its row, keeping a fact."""
        place = screen.place

        @told
        def save(request: gr.Request, item: str, *values: str) -> tuple[str, str]:
            screen.desk.responses.set_row(
                screen.user(request), screen.response_id(request), words.entry_of(item, *values)
            )
            return words.following(screen.look(request, "recommendations"), item) or "", f"Saved: {item}."

        @told
        def keep(request: gr.Request, item: str, *given: str) -> tuple[str, ...]:
            text, sender, day, clearance, until = given
            screen.desk.responses.add_fact(
                screen.user(request),
                screen.response_id(request),
                text,
                sender=sender,
                on=words.day_in(day),
                item=item or None,
                clearance=words.clearance_value(clearance, until),
            )
            return "", "", "", ""

        chosen = self.chosen.input(lambda item: item or "", self.chosen, place.item, **QUIET)
        self.fill_after(screen, screen.show_after(chosen))
        saved = self.save.click(save, [self.chosen, *self.fields], [place.item, self.saved], **QUIET)
        self.fill_after(screen, screen.show_after(saved))
        text, sender, day, _, until = self.fact
        kept = self.keep.click(keep, [self.chosen, *self.fact], [text, sender, day, until], **QUIET)
        screen.show_after(kept)

    def fill_after(self, screen: Screen, event: gr.events.Dependency) -> None:
        """Fill the form with what was entered for the item, once an act is over."""

        @told
        def fill(item: str, request: gr.Request) -> list[str]:
            view = screen.look(request, "recommendations", item=item)
            return list(words.entry_values(view, self._item(view)))

        event.then(fill, screen.place.item, self.fields, **QUIET)


def _row_form() -> list[gr.components.FormComponent]:
    gr.Markdown("#### The force", elem_classes="formhead")
    with gr.Row():
        position = gr.Dropdown(words.POSITIONS, label="Position", value="", interactive=True, min_width=160)
        owner = gr.Textbox(label="Owner", interactive=True, min_width=120)
        day = gr.Textbox(label="By when", placeholder="21 May 2024", interactive=True, min_width=120)
    action = gr.Textbox(label="Action of the force", lines=2, interactive=True)
    gr.Markdown("#### The commissioner’s own (section 55(5B))", elem_classes="formhead")
    taken = gr.Textbox(label="Action taken", lines=2, interactive=True)
    proposed = gr.Textbox(label="Action proposed", lines=2, interactive=True)
    reason = gr.Textbox(label="Or why none", lines=2, interactive=True)
    return [position, action, owner, day, taken, proposed, reason]


def _fact_form() -> list[gr.components.FormComponent]:
    text = gr.Textbox(label="The fact, in their words", lines=3, interactive=True)
    with gr.Row():
        sender = gr.Textbox(label="Who told us", interactive=True, min_width=160)
        day = gr.Textbox(label="When", placeholder="today", interactive=True, min_width=120)
    with gr.Row():
        clearance = gr.Dropdown(CLEARANCES, label="May be used", value="publication", interactive=True, min_width=160)
        until = gr.Textbox(label="From which day, if not before", interactive=True, min_width=160)
    return [text, sender, day, clearance, until]
