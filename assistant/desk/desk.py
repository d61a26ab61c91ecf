"""The desk: all actions, by area."""

from functools import cached_property

from assistant.desk.checking import CheckActions
from assistant.desk.conversation import ConversationActions
from assistant.desk.drafting import DraftActions
from assistant.desk.example import ExampleActions
from assistant.desk.exporting import ExportActions
from assistant.desk.measures import MeasureActions
from assistant.desk.office import OfficeActions
from assistant.desk.past import PastActions
from assistant.desk.responses import ResponseActions
from assistant.desk.workplace import Workplace


class Desk:
    """Every action that a user can take; each takes the user first."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @cached_property
    def office(self) -> OfficeActions:
        """What the office says of itself."""
        return OfficeActions(self.work)

    @cached_property
    def past(self) -> PastActions:
        """Past responses."""
        return PastActions(self.work)

    @cached_property
    def responses(self) -> ResponseActions:
        """Responses in hand, but for their texts."""
        return ResponseActions(self.work)

    @cached_property
    def drafts(self) -> DraftActions:
        """The texts of responses in hand."""
        return DraftActions(self.work)

    @cached_property
    def checks(self) -> CheckActions:
        """What stands in the way."""
        return CheckActions(self.work)

    @cached_property
    def exports(self) -> ExportActions:
        """Files that leave the office."""
        return ExportActions(self.work)

    @cached_property
    def conversation(self) -> ConversationActions:
        """The chat about a response."""
        return ConversationActions(self.work)

    @cached_property
    def example(self) -> ExampleActions:
        """The example inspection of a demonstration."""
        return ExampleActions(self.work)

    @cached_property
    def measures(self) -> MeasureActions:
        """Figures about the product itself."""
        return MeasureActions(self.work)
