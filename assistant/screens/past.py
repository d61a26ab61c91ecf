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

        archive = _Archive(desk, user_of)
        blocks.load(archive.show, None, [whole, rows, chosen], api_name="records", show_progress="hidden")
        gr.on([find.click, query.submit], archive.search, [query, section], [whole, found], api_name="search")
        files.upload(archive.add, files, [state, rows, chosen], api_name="ingest")
        chosen.change(archive.read, chosen, opened, api_name="show_record", show_progress="hidden")
        changed = [opened, rows, chosen]
        remove.click(archive.take_away, chosen, changed, api_name="remove_record", show_progress="hidden")
        remove_samples.click(
            archive.take_samples_away, None, changed, api_name="remove_samples", show_progress="hidden"
        )
    return blocks


class _Archive:
    """The handlers of the page."""

    def __init__(self, desk: Desk, user_of: UserOf) -> None:
        self._desk = desk
        self._user_of = user_of

    @told
    def show(self, request: gr.Request) -> tuple[object, ...]:
        """All past responses, and the one that the address names, whole."""
        user, named = self._user_of(request), str(request.query_params.get("record", ""))
        text = words.whole_record(self._desk.past.show(user, named)) if named else ""
        return (gr.Markdown(text, visible=bool(named)), *_listing(self._desk, user))

    @told
    def search(self, query: str, section: str, request: gr.Request) -> tuple[object, str]:
        """What was found for a query; what was read before makes room for it."""
        if not query.strip():
            return gr.skip(), "Type what you are looking for."
        user = self._user_of(request)
        profile = self._desk.office.profile(user)
        kind = None if section == "all" else section
        force = profile.force if profile else None
        precedents = self._desk.past.search(user, query, section=kind, for_force=force)  # type: ignore[arg-type]
        return gr.Markdown(visible=False), words.found_text(precedents)

    @told
    def add(self, paths: list[str] | None, request: gr.Request) -> Iterator[tuple[object, ...]]:
        """Take files in, with progress; then the list as it has become."""
        user = self._user_of(request)
        for text in _ingest(self._desk, user, [Path(path) for path in paths or []]):
            yield text, gr.skip(), gr.skip()
        yield (gr.skip(), *_listing(self._desk, user))

    @told
    def read(self, record_id: str | None, request: gr.Request) -> str:
        """One past response whole."""
        return words.whole_record(self._desk.past.show(self._user_of(request), record_id)) if record_id else ""

    @told
    def take_away(self, record_id: str | None, request: gr.Request) -> tuple[object, ...]:
        """Remove one."""
        user = self._user_of(request)
        if record_id:
            self._desk.past.remove(user, [record_id])
        return (f"Removed {record_id}." if record_id else "Choose one first.", *_listing(self._desk, user))

    @told
    def take_samples_away(self, request: gr.Request) -> tuple[object, ...]:
        """Remove every illustrative record and response."""
        user = self._user_of(request)
        removed = self._desk.past.remove_samples(user)
        return (f"{len(removed)} illustrative records and responses removed.", *_listing(self._desk, user))


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
