"""What a demonstration starts with: the example inspection at once, the illustrative records as they are read."""

import logging
import threading

from assistant.bootstrap import Site
from assistant.desk import User
from index.errors import ExpectedError

_LOG = logging.getLogger("fiftysix")


def prepare(site: Site) -> None:
    """Start the example response, and take the illustrative records in while the app already serves."""
    user = User(site.settings.user_name)
    site.desk.example.add(user)

    def add_records() -> None:
        try:
            site.desk.past.add_samples(user)
        except ExpectedError as error:
            _LOG.warning("The illustrative records were not added: %s %s", error.message, error.hint)

    threading.Thread(target=add_records, name="illustrative records", daemon=True).start()
