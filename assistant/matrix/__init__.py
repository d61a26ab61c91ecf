"""The matrix of a response: one row an item, filled from the record, the usable facts and what people entered."""

from assistant.matrix.rows import build_matrix

__all__ = ["build_matrix"]
