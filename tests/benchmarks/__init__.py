"""Benchmarks: commands that print ratios, never tests that time."""
