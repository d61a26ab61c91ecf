"""Keeps past responses and finds similar ones. It has never heard of drafts, models or screens."""
