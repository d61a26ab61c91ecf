"""A handler's failure is told: our words for what we foresaw, a reference for what we did not."""

import logging
from collections.abc import Iterator

import gradio as gr
import pytest

from assistant.errors import RefusedError
from assistant.screens.failures import told


def test_an_expected_failure_is_told_in_its_own_words() -> None:
    @told
    def refuse() -> None:
        raise RefusedError("It was refused.", "Do it otherwise.")

    with pytest.raises(gr.Error, match=r"It was refused\. Do it otherwise\."):
        refuse()


def test_a_bug_is_told_by_a_reference_that_the_log_has_too(caplog: pytest.LogCaptureFixture) -> None:
    @told
    def fail() -> None:
        raise KeyError("a secret word")

    with caplog.at_level(logging.ERROR, "fiftysix"), pytest.raises(gr.Error) as raised:
        fail()
    reference = str(raised.value.message).split("Quote ")[1].split()[0]
    assert "secret" not in str(raised.value.message)
    assert reference in caplog.text


def test_a_streaming_handler_gives_what_it_had_and_then_tells() -> None:
    @told
    def stream() -> Iterator[str]:
        yield "first"
        raise RefusedError("Cut.", "")

    growing = stream()
    assert next(growing) == "first"
    with pytest.raises(gr.Error, match="Cut"):
        next(growing)
