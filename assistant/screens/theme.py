"""One theme: the values that Gradio's own components take. Everything else is in `theme.css`."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gradio as gr

CSS = Path(__file__).with_name("theme.css")
FONT_ADDRESS = "/fonts"
FONT_FACES = "".join(
    f'@font-face{{font-family:"IBM Plex Sans";font-weight:{weight};font-display:swap;'
    f'src:url("{FONT_ADDRESS}/IBMPlexSans-{name}.woff2") format("woff2")}}'
    for weight, name in ((400, "Regular"), (700, "Bold"))
)


# One set for light and dark: each value is a custom property of `theme.css`.
VALUES = {
    "body_background_fill": "var(--page)",
    "body_text_color": "var(--ink)",
    "body_text_color_subdued": "var(--subdued)",
    "background_fill_primary": "var(--surface)",
    "background_fill_secondary": "var(--page)",
    "border_color_primary": "var(--line)",
    "border_color_accent": "var(--accent)",
    "block_background_fill": "var(--surface)",
    "block_border_color": "var(--line)",
    "block_info_text_size": "0.9375rem",
    "checkbox_label_text_size": "1rem",
    "block_info_text_color": "var(--subdued)",
    "block_label_background_fill": "var(--surface)",
    "block_label_text_color": "var(--ink)",
    "block_title_text_color": "var(--ink)",
    "block_title_text_weight": "700",
    "block_radius": "4px",
    "block_shadow": "none",
    "button_large_radius": "4px",
    "button_medium_radius": "4px",
    "button_small_radius": "4px",
    "button_primary_background_fill": "var(--accent)",
    "button_primary_background_fill_hover": "var(--accent-hover)",
    "button_primary_text_color": "var(--on-accent)",
    "button_primary_border_color": "var(--accent)",
    "button_secondary_background_fill": "var(--surface)",
    "button_secondary_background_fill_hover": "var(--soft)",
    "button_secondary_text_color": "var(--ink)",
    "button_secondary_border_color": "var(--control)",
    "button_cancel_background_fill": "var(--surface)",
    "button_cancel_text_color": "var(--bad)",
    "button_cancel_border_color": "var(--bad)",
    "button_border_width": "1px",
    "input_border_width": "1px",
    "input_background_fill": "var(--surface)",
    "input_background_fill_focus": "var(--surface)",
    "input_border_color": "var(--control)",
    "input_border_color_focus": "var(--accent)",
    "input_placeholder_color": "var(--subdued)",
    "input_radius": "4px",
    "input_shadow": "none",
    "link_text_color": "var(--accent)",
    "link_text_color_hover": "var(--accent-hover)",
    "link_text_color_visited": "var(--accent)",
    "color_accent": "var(--accent)",
    "color_accent_soft": "var(--soft)",
    "checkbox_background_color_selected": "var(--accent)",
    "checkbox_border_color": "var(--control)",
    "checkbox_label_background_fill": "var(--surface)",
    "checkbox_label_background_fill_selected": "var(--chosen)",
    "checkbox_label_text_color": "var(--ink)",
    "checkbox_label_text_color_selected": "var(--ink)",
    "checkbox_label_border_color": "var(--control)",
    "table_border_color": "var(--line)",
    "table_even_background_fill": "var(--surface)",
    "table_odd_background_fill": "var(--surface)",
    "table_text_color": "var(--ink)",
    "error_background_fill": "var(--bad-ground)",
    "error_text_color": "var(--bad)",
    "error_border_color": "var(--bad)",
    "shadow_drop": "none",
    "shadow_drop_lg": "none",
    "shadow_spread": "0px",
}


def make_theme() -> "gr.themes.Base":
    """Gradio's base theme with our colours, by custom property so that light and dark share one set of values."""
    import gradio as gr

    family = ["IBM Plex Sans", "system-ui", "sans-serif"]
    both = VALUES | {f"{name}_dark": value for name, value in VALUES.items()}
    theme = gr.themes.Base(font=family, font_mono=family, text_size=gr.themes.sizes.text_md)
    known = set(dir(theme)) | set(gr.themes.Base().set.__code__.co_varnames)
    return theme.set(**{name: value for name, value in both.items() if name in known})
