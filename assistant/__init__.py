"""From an inspection and its sources to a signed-off response."""
