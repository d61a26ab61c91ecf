"""The first screen: what is due, and what to do now."""

import gradio as gr

from assistant.desk import Desk
from assistant.presentation import home as words
from assistant.screens.failures import told
from assistant.screens.frame import page
from assistant.screens.users import UserOf


def home_page(desk: Desk, user_of: UserOf) -> gr.Blocks:
    """The responses in hand, the one that is due first on top."""
    with page("Responses in hand", "/", desk.work.model_name) as blocks:
        heading = gr.Markdown("# Responses in hand")
        first_run = gr.Markdown(visible=False, elem_classes="card note")
        next_due = gr.Markdown(elem_id="next")
        with gr.Row(elem_classes="acts"):
            open_next = gr.Button("Open the next one", variant="primary", visible=False, scale=0)
            gr.Button("Start from a report", link="/new/", scale=0)
            gr.Button("Past responses", link="/past/", scale=0)
        rows = gr.Markdown(elem_id="inhand")
        gr.Markdown(words.FOOT, elem_classes="subdued")

        @told
        def show(request: gr.Request) -> tuple[object, ...]:
            user = user_of(request)
            in_hand = desk.responses.in_hand(user)
            no_office = desk.office.profile(user) is None
            link = f"/response/?id={in_hand[0].response.response_id}" if in_hand else None
            return (
                words.heading(in_hand),
                gr.Markdown(words.FIRST_RUN, visible=no_office),
                words.next_due(in_hand),
                gr.Button("Open the next one", link=link, visible=bool(in_hand)),
                words.in_hand_table(in_hand),
            )

        blocks.load(
            show, None, [heading, first_run, next_due, open_next, rows], api_name="in_hand", show_progress="hidden"
        )
    return blocks
