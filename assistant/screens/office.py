"""Our office: who the office is, who holds office, where it scrutinises, and how its texts speak."""

from dataclasses import replace

import gradio as gr

from assistant.desk import Desk
from assistant.drafts.profile import OfficeProfile
from assistant.presentation import office as words
from assistant.presentation.markup import announced
from assistant.screens.failures import told
from assistant.screens.frame import page
from assistant.screens.users import UserOf

PERSONS = [("I (“I have asked …”)", "first"), ("By title (“The Deputy Mayor has asked …”)", "third")]
NOUNS = ["force", "constabulary", "service"]


def office_page(desk: Desk, user_of: UserOf) -> gr.Blocks:
    """The profile to choose, complete and save."""
    with page("Our office", "/office", desk.work.model_name) as blocks:
        gr.Markdown("# Our office")
        gr.Markdown(
            "What you say here is the standing source of your responses: each sentence that rests on it says so."
        )
        with gr.Column(elem_classes="sheet"):
            force = gr.Dropdown(
                label="Which force do you answer for?", choices=[], allow_custom_value=True, interactive=True
            )
            propose = gr.Button("Fill in what is known", scale=0)
            fields = [force, *_fields()]
            with gr.Row(elem_classes="acts"):
                save = gr.Button("Save", variant="primary", scale=0)
                saved = gr.Markdown(elem_id="saved")
        profile = _Profile(desk, user_of)
        blocks.load(profile.show, None, fields, api_name="profile", show_progress="hidden")
        propose.click(profile.fill, force, fields, api_name="propose_profile", show_progress="hidden")
        save.click(profile.keep, fields, saved, api_name="save_profile", show_progress="hidden")
    return blocks


class _Profile:
    """The handlers of the page."""

    def __init__(self, desk: Desk, user_of: UserOf) -> None:
        self._desk = desk
        self._user_of = user_of

    @told
    def show(self, request: gr.Request) -> tuple[object, ...]:
        """The profile as it is kept, and the forces to choose from."""
        user = self._user_of(request)
        names = [known.name for known in self._desk.office.known_forces(user)]
        profile = self._desk.office.profile(user)
        values = _values(profile) if profile else ("",) * 4 + ("force", "", "first", *("",) * 6)
        return (gr.Dropdown(choices=names, value=values[0] or None), *values[1:])

    @told
    def fill(self, force: str, request: gr.Request) -> tuple[object, ...]:
        """What is known of a force; nothing without one."""
        return _values(self._desk.office.proposal(self._user_of(request), force)) if force else (gr.skip(),) * 13

    @told
    def keep(self, request: gr.Request, *values: str) -> str:
        """Keep the profile as the fields have it."""
        user = self._user_of(request)
        self._desk.office.save_profile(user, _profile(self._desk.office.profile(user), *values))
        return announced("Saved.")


def _fields() -> list[gr.components.Component]:
    with gr.Row():
        office = gr.Textbox(label="Name of the office", interactive=True)
        body = gr.Textbox(label="Legal name of the body", interactive=True)
    with gr.Row():
        force_name = gr.Textbox(label="Name of the force in full", interactive=True)
        noun = gr.Dropdown(NOUNS, label="Called in running text", value="force", interactive=True)
        title = gr.Textbox(label="Title in headings and text", interactive=True)
    person = gr.Radio(PERSONS, label="The commissioner’s texts say", value="first", interactive=True)
    commissioners = gr.Textbox(label="Commissioners", info=words.HOLDERS_HELP, lines=3, interactive=True)
    chiefs = gr.Textbox(label="Chief constables", info=words.HOLDERS_HELP, lines=3, interactive=True)
    boards = gr.Textbox(label="Boards", info=words.BOARDS_HELP, lines=3, interactive=True)
    panel = gr.Textbox(label="Police and crime panel", info="As for boards.", lines=1, interactive=True)
    addresses = gr.Textbox(label="Addresses", info=words.ADDRESSES_HELP, lines=2, interactive=True)
    statements = gr.Textbox(label="Further standing sentences", info=words.STATEMENTS_HELP, lines=2, interactive=True)
    return [office, body, force_name, noun, title, person, commissioners, chiefs, boards, panel, addresses, statements]


def _values(profile: OfficeProfile) -> tuple[str, ...]:
    return (
        profile.force,
        profile.office,
        profile.body,
        profile.force_name,
        profile.force_noun,
        profile.title,
        profile.person,
        words.holders_text(profile.commissioners),
        words.holders_text(profile.chiefs),
        words.boards_text(profile.boards),
        words.panel_text(profile.panel),
        words.addresses_text(profile),
        "\n".join(profile.statements),
    )


def _profile(before: OfficeProfile | None, *values: str) -> OfficeProfile:
    force, office, body, force_name, noun, title, person, *people = values
    named = OfficeProfile(office, body, force, force_name)
    kept = replace(before, office=office, body=body, force=force, force_name=force_name) if before else named
    kept = replace(kept, force_noun=noun, title=title or kept.title, person=person)  # type: ignore[arg-type]
    return words.with_people(kept, *people)
