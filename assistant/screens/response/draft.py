"""The draft: the waiting suggestion or the text in the record, sentence by sentence, and what may be done with it."""

import time
from collections.abc import Iterator, Sequence

import gradio as gr

from assistant.drafts.texts import Draft
from assistant.errors import StaleRevisionError
from assistant.presentation import sheet as words
from assistant.presentation.draft import heading_text, nothing_yet
from assistant.presentation.strip import STALE, saved_words
from assistant.presentation.view import View, section_of
from assistant.screens.failures import told
from assistant.screens.response.line import Line
from assistant.screens.response.looking import QUIET, Screen

# A pause in typing before a save: each save is a version that stays.
PAUSE_SECONDS = 0.8
LOOK = {"show_progress": "minimal", "api_visibility": "private", "concurrency_limit": 16}


class DraftPane:
    """The centre pane without its conversation."""

    def __init__(self) -> None:
        with gr.Row(elem_id="drafthead"):
            self.heading = gr.Markdown()
            self.report = gr.Button("Show the report", size="sm", scale=0, visible=False)
        self.line = Line()
        with gr.Column(elem_id="sheet"):
            self.empty = gr.Markdown(visible=False)
            self.sentences = gr.HighlightedText(
                label="Draft", show_label=False, container=False, elem_id="sentences", interactive=False
            )
            self.editor = gr.Textbox(
                label="Your text", lines=14, max_lines=40, interactive=True, visible=False, elem_id="editor"
            )
        self.saved = gr.Markdown(elem_id="saved")
        self.number = gr.Textbox(visible=False)
        self.edited = gr.Textbox(visible=False)
        with gr.Row(elem_id="acts", elem_classes="acts"):
            self.accept = gr.Button("Accept", variant="primary", scale=0)
            self.draft = gr.Button("Draft", variant="primary", scale=0)
            self.done = gr.Button("Done", variant="primary", scale=0)
            self.edit = gr.Button("Edit", scale=0)
            self.reject = gr.Button("Reject", scale=0)
            self.gap = gr.Button("Next gap", scale=0)
            self.again = gr.Button("Draft again", scale=0)

    @property
    def outputs(self) -> Sequence[gr.blocks.Block]:
        """Line, heading, sheet and acts."""
        acts = [self.accept, self.draft, self.done, self.edit, self.reject, self.gap, self.again]
        return [*self.line.outputs, self.heading, self.empty, self.sentences, self.editor, self.saved, *acts]

    def show(self, view: View) -> Sequence[object]:
        """The draft of a view; the words in an open editor are left alone."""
        reading, waiting = not view.editing, view.suggestion is not None
        text = bool(view.text)
        return [
            *self.line.show(view),
            heading_text(view),
            gr.Markdown(nothing_yet(view), visible=reading and not text),
            sheet_of(view.tokens, view.chosen, visible=reading and text),
            gr.Textbox(visible=view.editing),
            gr.skip() if view.editing else "",
            gr.Button(visible=reading and waiting),
            gr.Button(visible=reading and not text),
            gr.Button(visible=view.editing),
            gr.Button("Accept and edit" if waiting else "Edit" if text else "Write it yourself", visible=reading),
            gr.Button(visible=reading and waiting),
            gr.Button(visible=reading and bool(view.gaps)),
            gr.Button(visible=reading and text),
        ]

    def wire(self, screen: Screen) -> None:
        """All that a person does with a draft."""
        self.line.wire(screen)
        self._wire_drafting(screen)
        self._wire_deciding(screen)
        self._wire_editing(screen)
        self._wire_choosing(screen)

    def _wire_drafting(self, screen: Screen) -> None:
        place = screen.place

        @told
        def suggest(part: str, request: gr.Request) -> Iterator[tuple[object, ...]]:
            user, response_id = screen.user(request), screen.response_id(request)
            for draft in screen.desk.drafts.suggest(user, response_id, section_of(part)):
                yield growing(draft), ""

        event = gr.on([self.draft.click, self.again.click], suggest, place.part, [self.sentences, place.chosen], **LOOK)
        screen.show_after(event)

    def _wire_deciding(self, screen: Screen) -> None:
        place = screen.place

        @told
        def accept(part: str, request: gr.Request) -> None:
            screen.desk.drafts.accept(screen.user(request), screen.response_id(request), section_of(part))

        @told
        def reject(part: str, request: gr.Request) -> str:
            screen.desk.drafts.reject(screen.user(request), screen.response_id(request), section_of(part))
            return ""

        screen.show_after(self.accept.click(accept, place.part, None, **QUIET))
        screen.show_after(self.reject.click(reject, place.part, place.chosen, **QUIET))

    def _wire_editing(self, screen: Screen) -> None:
        place = screen.place

        @told
        def begin(part: str, request: gr.Request) -> tuple[object, ...]:
            user, response_id, section = screen.user(request), screen.response_id(request), section_of(part)
            if screen.desk.drafts.suggestion(user, response_id, section):
                screen.desk.drafts.accept(user, response_id, section, allow_incomplete=True)
            view = screen.look(request, part)
            return "yes", gr.Textbox(value=view.text, visible=True), str(view.number), section

        @told
        def save(text: str, edited: str, number: str, request: gr.Request) -> tuple[object, object]:
            time.sleep(PAUSE_SECONDS)
            user, response_id, section = screen.user(request), screen.response_id(request), section_of(edited)
            if text.strip() == screen.desk.responses.case(user, response_id).response.text(section):
                return gr.skip(), gr.skip()
            try:
                kept = screen.desk.drafts.edit(user, response_id, section, text, expected=int(number or 0))
            except StaleRevisionError:
                return number, STALE
            return str(kept.number), saved_words(kept.number, f"{screen.desk.work.now().astimezone():%H:%M:%S}")

        began = self.edit.click(begin, place.part, [place.editing, self.editor, self.number, self.edited], **QUIET)
        screen.show_after(began)
        # Not `input`: Gradio leaves it out for the first change after the server has set a value. And the section
        # is the one that was opened: the last change may be sent when the user has moved on.
        saving = self.editor.change(
            save,
            [self.editor, self.edited, self.number],
            [self.number, self.saved],
            trigger_mode="always_last",
            **QUIET,
        )
        screen.show_after(saving)
        screen.show_after(self.done.click(lambda: "", None, place.editing, **QUIET))

    def _wire_choosing(self, screen: Screen) -> None:
        place = screen.place

        def choose(event: gr.SelectData) -> str:
            return str(event.index)

        @told
        def seek(part: str, chosen: str, request: gr.Request) -> str:
            view = screen.look(request, part, chosen)
            found = words.next_gap(view.tokens, view.chosen)
            return "" if found is None else str(found)

        screen.show_after(self.sentences.select(choose, None, place.chosen, **QUIET))
        screen.show_after(self.gap.click(seek, [place.part, place.chosen], place.chosen, **QUIET))


def sheet_of(tokens: Sequence[words.Token], chosen: int | None, *, visible: bool = True) -> gr.HighlightedText:
    """The sheet with these tokens."""
    pairs, colours = words.highlighted(tokens, chosen)
    return gr.HighlightedText(value=list(pairs), color_map=colours, visible=visible)


def growing(draft: Draft) -> gr.HighlightedText:
    """The sheet while a suggestion grows."""
    return sheet_of(words.tokens_of(draft.text, draft.sentences), None)
