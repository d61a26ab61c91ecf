"""What a demonstration starts with: the example inspection at once, the illustrative records as they are read."""

import logging

from assistant.bootstrap import Site
from assistant.desk import User
from index.errors import ExpectedError

_LOG = logging.getLogger("fiftysix")


def add_example(site: Site) -> None:
    """Start the example response, unless it is there."""
    site.desk.example.add(User(site.settings.user_name))


def add_records(site: Site) -> None:
    """Take the illustrative records in; a failure is logged, and the app goes on without them."""
    try:
        site.desk.past.add_samples(User(site.settings.user_name))
    except ExpectedError as error:
        _LOG.warning("The illustrative records were not added: %s %s", error.message, error.hint)
