"""The checks: what stands in the way of a response, as values. None of them asks a language model."""

from assistant.checks.facts_file import UnreadableFactsError, read_facts
from assistant.checks.grounding import ground
from assistant.checks.response_checks import check_draft, check_record, check_response

__all__ = ["UnreadableFactsError", "check_draft", "check_record", "check_response", "ground", "read_facts"]
