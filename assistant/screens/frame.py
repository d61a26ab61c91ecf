"""The frame that every page shares: the name, the way about, and whether anything leaves this computer."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import gradio as gr

from assistant.presentation.home import model_badge

PAGES = (
    ("Responses in hand", "/"),
    ("Start from a report", "/new"),
    ("Past responses", "/past"),
    ("Our office", "/office"),
)
SCRIPT = Path(__file__).with_name("page.js")
# A small square of the accent colour, so that no browser asks for an icon that is not there.
ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='3' fill='%230b5c8a'/%3E%3C/svg%3E"
)


def head() -> str:
    """What every page has in its head: the icon, and the script that does what Gradio leaves out."""
    return f'<link rel="icon" href="{ICON}">\n<script>\n{SCRIPT.read_text(encoding="utf-8")}</script>\n'


@contextmanager
def page(title: str, here: str, model_name: str | None) -> Iterator[gr.Blocks]:
    """A page with its own title, the head of every page, and room for its own parts."""
    with gr.Blocks(title=f"{title} – Fiftysix", fill_width=True, analytics_enabled=False) as blocks:
        with gr.Row(elem_id="top"):
            gr.Markdown("Fiftysix", elem_id="name")
            for label, path in PAGES:
                classes = ["way", "here"] if path == here else ["way"]
                gr.Button(label, link=path if path == "/" else f"{path}/", size="sm", elem_classes=classes, scale=0)
            gr.Markdown(model_badge(model_name), elem_id="badge")
        yield blocks
