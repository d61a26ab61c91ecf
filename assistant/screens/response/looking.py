"""What all parts of the screen share: where the user is, one look at the desk, and showing it again after an act."""

from collections.abc import Sequence
from typing import Any, Protocol

import gradio as gr

from assistant.desk import Desk, User
from assistant.errors import ResponseNotFoundError
from assistant.presentation.view import View, part_of
from assistant.screens.failures import told
from assistant.screens.users import UserOf
from index.records import SECTION_KINDS

QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private", "concurrency_limit": 16}


class Place:
    """Where the user is: the part, the chosen token, whether the text is being edited, the item. Held by the browser.

    The response itself is named by the page's address.
    """

    def __init__(self) -> None:
        self.part = gr.Textbox(visible=False, elem_id="at-part")
        self.chosen = gr.Textbox(visible=False)
        self.editing = gr.Textbox(visible=False)
        self.item = gr.Textbox(visible=False)
        self.all = [self.part, self.chosen, self.editing, self.item]


class Pane(Protocol):
    """A part of the screen: its components, how a view fills them, and its own events."""

    @property
    def outputs(self) -> Sequence[gr.blocks.Block]:
        """The components that `show` fills, in its order."""

    def show(self, view: View) -> Sequence[object]:
        """One value or update for each output."""

    def wire(self, screen: "Screen") -> None:
        """Connect the events of this part."""


class Screen:
    """One response's screen while it is built: who asks, what is looked at, and how all panes are shown again."""

    def __init__(self, desk: Desk, user_of: UserOf, place: Place, panes: Sequence[Pane]) -> None:
        self.desk = desk
        self.user_of = user_of
        self.place = place
        self.panes = panes

    def user(self, request: gr.Request) -> User:
        """Who asks."""
        return self.user_of(request)

    def response_id(self, request: gr.Request) -> str:
        """The response that the page's address names. Raises ResponseNotFoundError where it names none."""
        name = str(request.query_params.get("id", ""))
        if not name:
            raise ResponseNotFoundError("No response is named in the address.", "Choose one from Responses in hand.")
        return name

    def look(
        self,
        request: gr.Request,
        part: str | None,
        chosen: str | None = None,
        editing: str | None = None,
        item: str | None = None,
    ) -> View:
        """The response as it stands, for one part of the screen. What was never set is None or blank."""
        user, response_id = self.user(request), self.response_id(request)
        suggested = self.desk.drafts.suggestion
        return View(
            case=self.desk.responses.case(user, response_id),
            verdict=self.desk.checks.response(user, response_id),
            part=part_of(part),
            suggestions={kind: waiting for kind in SECTION_KINDS if (waiting := suggested(user, response_id, kind))},
            chosen=int(chosen) if chosen and chosen.isdigit() else None,
            editing=bool(editing),
            item=item or "",
            offered=self.desk.conversation.chips(user, response_id),
        )

    def show_after(self, event: Any) -> Any:
        """Show every pane again once an act is over, whether or not it could be done."""
        outputs = [component for pane in self.panes for component in pane.outputs]
        return event.then(self.shown, self.place.all, outputs, **QUIET)

    @property
    def shown(self) -> Any:
        """The handler that shows every pane."""

        @told
        def show(part: str, chosen: str, editing: str, item: str, request: gr.Request) -> list[object]:
            view = self.look(request, part, chosen, editing, item)
            return [value for pane in self.panes for value in pane.show(view)]

        return show
