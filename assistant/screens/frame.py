"""The frame that every page shares: the name, the way about, and whether anything leaves this computer."""

from collections.abc import Iterator
from contextlib import contextmanager

import gradio as gr

from assistant.presentation.home import model_badge

PAGES = (
    ("Responses in hand", "/"),
    ("Start from a report", "/new"),
    ("Past responses", "/past"),
    ("Our office", "/office"),
)

# Gradio opens every link of a text in a new tab, our own pages too; and it names no page to a screen reader.
HEAD = """
<script>
document.addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest("a[target=_blank]");
  if (link && link.origin === location.origin) link.target = "_self";
}, true);
document.documentElement.lang = "en-GB";
</script>
"""


@contextmanager
def page(title: str, here: str, model_name: str | None) -> Iterator[gr.Blocks]:
    """A page with its own title, the head of every page, and room for its own parts."""
    with gr.Blocks(title=f"{title} – Fiftysix", fill_width=True, analytics_enabled=False) as blocks:
        with gr.Row(elem_id="top", equal_height=True):
            gr.Markdown("**Fiftysix**", elem_id="name")
            for label, path in PAGES:
                classes = ["way", "here"] if path == here else ["way"]
                gr.Button(label, link=path if path == "/" else f"{path}/", size="sm", elem_classes=classes, scale=0)
            gr.Markdown(model_badge(model_name), elem_id="badge")
        yield blocks
