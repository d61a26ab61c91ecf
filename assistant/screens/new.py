"""Start from a report: paste the standard form, upload it, or type what the report says."""

from pathlib import Path

import gradio as gr

from assistant.desk import Desk
from assistant.presentation import new as words
from assistant.screens.failures import told
from assistant.screens.frame import page
from assistant.screens.users import UserOf
from index.form import parse
from index.reading import read_file
from index.records import Record


def new_page(desk: Desk, user_of: UserOf) -> gr.Blocks:
    """A new response: from a pasted or uploaded form, or from typed particulars."""
    with page("Start from a report", "/new", desk.work.model_name) as blocks:
        gr.Markdown("# Start from a report")
        gr.Markdown(words.HELP)
        made = gr.Markdown(elem_id="go")
        with gr.Column(elem_classes="sheet"):
            with gr.Tab("Type what the report says"):
                fields = _fields()
                start = gr.Button("Start the response", variant="primary", scale=0)
            with gr.Tab("Paste the form"):
                pasted = gr.Textbox(label="The standard form", lines=12, interactive=True, placeholder=words.PASTE)
                pasted_day = _day_field()
                paste = gr.Button("Start from the pasted form", variant="primary", scale=0)
            with gr.Tab("Upload the form"):
                upload_day = _day_field()
                upload = gr.File(label="The form as text, JSON or Word", type="filepath", interactive=True, height=120)
        begin = _Beginning(desk, user_of)
        blocks.load(begin.known_office, None, fields[:3], api_name="office_people", show_progress="hidden")
        start.click(begin.from_typed, fields, made, api_name="new_typed", show_progress="hidden")
        paste.click(begin.from_paste, [pasted, pasted_day], made, api_name="new_pasted", show_progress="hidden")
        upload.upload(begin.from_file, [upload, upload_day], made, api_name="new_file", show_progress="hidden")
    return blocks


class _Beginning:
    """The handlers of the page; each gives a link to the response that was started."""

    def __init__(self, desk: Desk, user_of: UserOf) -> None:
        self._desk = desk
        self._user_of = user_of

    @told
    def known_office(self, request: gr.Request) -> tuple[object, ...]:
        """Force, commissioner and chief constable of the office. Without a profile what is typed meanwhile stays."""
        profile = self._desk.office.profile(self._user_of(request))
        return words.people_of(profile, self._desk.work.today()) if profile else (gr.skip(),) * 3

    @told
    def from_typed(self, request: gr.Request, *values: str) -> str:
        """From what was typed, in the order of the fields."""
        typed = words.Typed(*values)
        return self._begin(parse(words.form_text(typed), source="typed"), typed.day, request)

    @told
    def from_paste(self, text: str, day: str, request: gr.Request) -> str:
        """From a pasted form."""
        return self._begin(words.read_pasted(text), day, request)

    @told
    def from_file(self, path: str | None, day: str, request: gr.Request) -> str:
        """From an uploaded form."""
        return self._begin(read_file(Path(path)), day, request) if path else ""

    def _begin(self, record: Record, day: str, request: gr.Request) -> str:
        user = self._user_of(request)
        return words.opened(self._desk.responses.new(user, record, published=words.day_of(day)))


def _day_field() -> gr.Textbox:
    return gr.Textbox(label="Day the report was published", placeholder="21 May 2024", interactive=True)


def _fields() -> list[gr.Textbox]:
    with gr.Row():
        force = gr.Textbox(label="Force", interactive=True)
        commissioner = gr.Textbox(label="Commissioner", interactive=True)
        chief = gr.Textbox(label="Chief constable", interactive=True)
    with gr.Row():
        title = gr.Textbox(label="Title of inspection, exactly as published", interactive=True, scale=2)
        day = _day_field()
        inspectorate = gr.Textbox(label="Inspectorate", value="HMICFRS", interactive=True)
    summary = gr.Textbox(label="Summary, in the report’s own words", lines=6, interactive=True)
    concerns = gr.Textbox(label="Causes of concern", info=words.CONCERNS_HELP, lines=2, interactive=True)
    grade = gr.Textbox(label="Grades", info=words.GRADES_HELP, lines=3, interactive=True)
    recommendations = gr.Textbox(label="Recommendations", info=words.ITEMS_HELP, lines=4, interactive=True)
    areas = gr.Textbox(label="Areas for improvement", info=words.ITEMS_HELP, lines=4, interactive=True)
    return [force, commissioner, chief, title, day, inspectorate, summary, concerns, grade, recommendations, areas]
