"""The example inspection, made ready to draft: its office, its facts, and no line, which the user chooses."""

from datetime import date, timedelta

from assistant.desk.responses import ResponseActions
from assistant.desk.workplace import User, Workplace, authorise
from assistant.drafts.profile import profile_from_json
from index import samples
from index.reading import read_file


class ExampleActions:
    """The example of a demonstration. The chief constable's text is left for the user to receive."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    def add(self, user: User) -> str | None:
        """Start the example response, unless it is there already; gives its id, or None where nothing was done.

        The story is told as of two days after the last fact came, so that it never runs late.
        """
        authorise(user)
        example = samples.example()
        with example.inspection_file() as path:
            record = read_file(path)
        if any(self._work.store.get(known).record.record_id == record.record_id for known in self._work.store.ids()):
            return None
        actions = ResponseActions(self._work)
        told = max(date.fromisoformat(fact["date"]) for fact in example.facts)
        profile = profile_from_json(example.profile)
        response_id = actions.new(user, record, illustrative=True, profile=profile, made_on=told + timedelta(days=2))
        for fact in example.facts:
            actions.add_fact(
                user,
                response_id,
                fact["text"],
                sender=fact["from"],
                on=date.fromisoformat(fact["date"]),
                item=", ".join(fact["about"]),
                clearance=fact["clearance"],
                replaces=fact["replaces"],
            )
        return response_id

    def chief_text(self, user: User) -> str:
        """The chief constable's text of the example, as it would arrive."""
        authorise(user)
        return samples.example().chief_text
