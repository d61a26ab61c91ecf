"""Drafts of the three sections and of single items, from the case alone and without a language model."""

from assistant.cases import Case
from assistant.drafting.revising import revise
from assistant.drafting.sections import draft_item, draft_section

__all__ = ["draft_item", "draft_section", "request_to_force", "revise"]


def request_to_force(case: Case) -> str:
    """The request to the force, as text to read and send; nothing is sent."""
    from assistant.drafting.request import request_to_force as request

    return request(case)
