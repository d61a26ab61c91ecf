"""Responses in hand, kept: what was told, asked, drafted, accepted and cleared, by whom and when.

Revisions, facts, messages, clearances and audit rows are only ever added. Every writing action
adds its audit row in the same transaction. Imports no other activity.
"""

from assistant.draft_store.office import OfficeStore
from assistant.draft_store.store import DraftStore
from assistant.draft_store.stored import Message, Revision, Stored

__all__ = ["DraftStore", "Message", "OfficeStore", "Revision", "Stored"]
