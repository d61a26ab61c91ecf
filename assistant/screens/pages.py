"""All pages by path, most particular first: the first screen stands at the root and comes last."""

import gradio as gr

from assistant.bootstrap import Site
from assistant.screens.home import home_page
from assistant.screens.new import new_page
from assistant.screens.office import office_page
from assistant.screens.past import past_page
from assistant.screens.response.page import response_page
from assistant.screens.users import UserOf


def pages(site: Site, user_of: UserOf) -> tuple[tuple[str, gr.Blocks], ...]:
    """Each page with the path that it is mounted at."""
    desk = site.desk
    return (
        ("/response", response_page(desk, user_of)),
        ("/new", new_page(desk, user_of)),
        ("/past", past_page(desk, user_of)),
        ("/office", office_page(desk, user_of)),
        ("/", home_page(desk, user_of)),
    )
