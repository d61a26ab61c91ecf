"""The desk: all actions, by area. An area is loaded when it is first used, so that start-up does not pay for it."""

from functools import cached_property
from typing import TYPE_CHECKING

from assistant.desk.workplace import Workplace

if TYPE_CHECKING:
    from assistant.desk.checking import CheckActions
    from assistant.desk.conversation import ConversationActions
    from assistant.desk.drafting import DraftActions
    from assistant.desk.example import ExampleActions
    from assistant.desk.exporting import ExportActions
    from assistant.desk.measures import MeasureActions
    from assistant.desk.office import OfficeActions
    from assistant.desk.past import PastActions
    from assistant.desk.responses import ResponseActions


class Desk:
    """Every action that a user can take; each takes the user first."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @cached_property
    def office(self) -> "OfficeActions":
        """What the office says of itself."""
        from assistant.desk.office import OfficeActions

        return OfficeActions(self.work)

    @cached_property
    def past(self) -> "PastActions":
        """Past responses."""
        from assistant.desk.past import PastActions

        return PastActions(self.work)

    @cached_property
    def responses(self) -> "ResponseActions":
        """Responses in hand, but for their texts."""
        from assistant.desk.responses import ResponseActions

        return ResponseActions(self.work)

    @cached_property
    def drafts(self) -> "DraftActions":
        """The texts of responses in hand."""
        from assistant.desk.drafting import DraftActions

        return DraftActions(self.work)

    @cached_property
    def checks(self) -> "CheckActions":
        """What stands in the way."""
        from assistant.desk.checking import CheckActions

        return CheckActions(self.work)

    @cached_property
    def exports(self) -> "ExportActions":
        """Files that leave the office."""
        from assistant.desk.exporting import ExportActions

        return ExportActions(self.work)

    @cached_property
    def conversation(self) -> "ConversationActions":
        """The chat about a response."""
        from assistant.desk.conversation import ConversationActions

        return ConversationActions(self.work)

    @cached_property
    def example(self) -> "ExampleActions":
        """The example inspection of a demonstration."""
        from assistant.desk.example import ExampleActions

        return ExampleActions(self.work)

    @cached_property
    def measures(self) -> "MeasureActions":
        """Figures about the product itself."""
        from assistant.desk.measures import MeasureActions

        return MeasureActions(self.work)
