"""The vocabulary of a response in the making, and its rules. No input or output."""
