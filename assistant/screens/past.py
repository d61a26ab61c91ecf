"""Past responses: search over all of them, taking files in, and removing."""

import queue
import threading
from collections.abc import Iterator
from pathlib import Path

import gradio as gr

from assistant.desk import Desk, User
from assistant.presentation import past as words
from assistant.screens.failures import told
from assistant.screens.frame import page
from assistant.screens.users import UserOf
from index.errors import ExpectedError
from index.ingestion import Ingested, Progress

SECTIONS = [
    ("Everything", "all"),
    ("Initial response", "initial_response"),
    ("Chief constable’s response", "chief_constable_response"),
    ("Overall comments", "overall_comments"),
    ("Summary", "summary"),
    ("Recommendation", "recommendation"),
    ("Area for improvement", "area_for_improvement"),
]


def past_page(desk: Desk, user_of: UserOf) -> gr.Blocks:
    """The archive, to search, add to and remove from."""
    with page("Past responses", "/past", desk.work.model_name) as blocks:
        gr.Markdown("# Past responses")
        with gr.Row(elem_classes="acts"):
            query = gr.Textbox(label="Search past responses", placeholder="In plain words", scale=4, interactive=True)
            section = gr.Dropdown(SECTIONS, label="Part of the form", value="all", interactive=True, scale=1)
            find = gr.Button("Search", variant="primary", scale=0)
        whole = gr.Markdown(visible=False, elem_id="whole", elem_classes="card")
        found = gr.Markdown(elem_id="found")
        with gr.Accordion("Add past responses", open=True):
            gr.Markdown(words.ADD_HELP)
            files = gr.File(label="Files", file_count="multiple", type="filepath", interactive=True, height=120)
            state = gr.Markdown(elem_id="ingest")
        with gr.Accordion("All past responses", open=True):
            rows = gr.Markdown(elem_id="records")
        with gr.Accordion("Read or remove one", open=False):
            chosen = gr.Dropdown(label="Past response", choices=[], interactive=True)
            opened = gr.Markdown(elem_id="opened")
            with gr.Row(elem_classes="acts"):
                remove = gr.Button("Remove it", variant="stop", scale=0)
                remove_samples = gr.Button("Remove all illustrative records", scale=0)

        @told
        def show(request: gr.Request) -> tuple[object, ...]:
            user, named = user_of(request), str(request.query_params.get("record", ""))
            text = words.whole_record(desk.past.show(user, named)) if named else ""
            return (gr.Markdown(text, visible=bool(named)), *_listing(desk, user))

        @told
        def search(query: str, section: str, request: gr.Request) -> str:
            if not query.strip():
                return "Type what you are looking for."
            profile = desk.office.profile(user_of(request))
            kind = None if section == "all" else section
            force = profile.force if profile else None
            return words.found_text(desk.past.search(user_of(request), query, section=kind, for_force=force))  # type: ignore[arg-type]

        @told
        def add(paths: list[str] | None, request: gr.Request) -> Iterator[tuple[object, ...]]:
            user = user_of(request)
            for text in _ingest(desk, user, [Path(path) for path in paths or []]):
                yield text, gr.skip(), gr.skip()
            yield (gr.skip(), *_listing(desk, user))

        @told
        def read(record_id: str | None, request: gr.Request) -> str:
            return words.whole_record(desk.past.show(user_of(request), record_id)) if record_id else ""

        @told
        def take_away(record_id: str | None, request: gr.Request) -> tuple[object, ...]:
            if record_id:
                desk.past.remove(user_of(request), [record_id])
            return (f"Removed {record_id}." if record_id else "Choose one first.", *_listing(desk, user_of(request)))

        @told
        def take_samples_away(request: gr.Request) -> tuple[object, ...]:
            removed = desk.past.remove_samples(user_of(request))
            done = f"{len(removed)} illustrative records and responses removed."
            return (done, *_listing(desk, user_of(request)))

        blocks.load(show, None, [whole, rows, chosen], api_name="records", show_progress="hidden")
        gr.on([find.click, query.submit], search, [query, section], found, api_name="search")
        files.upload(add, files, [state, rows, chosen], api_name="ingest")
        chosen.change(read, chosen, opened, api_name="show_record")
        remove.click(take_away, chosen, [opened, rows, chosen], api_name="remove_record")
        remove_samples.click(take_samples_away, None, [opened, rows, chosen], api_name="remove_samples")
    return blocks


def _listing(desk: Desk, user: User) -> tuple[object, ...]:
    rows = desk.past.records(user)
    choices = [(words.record_line(row), row.record_id) for row in rows]
    return words.records_table(rows), gr.Dropdown(choices=choices, value=None)


def _ingest(desk: Desk, user: User, paths: list[Path]) -> Iterator[str]:
    """Progress in words while files are taken in by another thread, then what became of each."""
    states: queue.Queue[Progress | Ingested | ExpectedError] = queue.Queue()

    def work() -> None:
        try:
            states.put(desk.past.ingest(user, paths, progress=states.put))
        except ExpectedError as error:
            states.put(error)

    threading.Thread(target=work, daemon=True).start()
    while True:
        state = states.get()
        if isinstance(state, Progress):
            yield words.progress_text(state)
        elif isinstance(state, Ingested):
            yield words.ingested_text(state)
            return
        else:
            raise state
