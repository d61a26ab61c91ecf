"""How a handler's failure is told on screen: the message of an expected error, a reference for a bug."""

import inspect
import logging
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from index.errors import ExpectedError

_LOG = logging.getLogger("fiftysix")


def told(handler: Callable[..., Any]) -> Callable[..., Any]:
    """The handler, with its failures shown as a message that stays until it is closed. Nothing is lost by one."""
    if inspect.isgeneratorfunction(handler):

        @wraps(handler)
        def streaming(*values: Any, **named: Any) -> Iterator[Any]:
            with _failures():
                yield from handler(*values, **named)

        return streaming

    @wraps(handler)
    def answering(*values: Any, **named: Any) -> Any:
        with _failures():
            return handler(*values, **named)

    return answering


@contextmanager
def _failures() -> Iterator[None]:
    import gradio as gr

    try:
        yield
    except (gr.Error, GeneratorExit):
        raise
    except ExpectedError as error:
        raise gr.Error(f"{error.message} {error.hint}".strip(), duration=None, title="Not done") from error
    except Exception as error:
        reference = uuid.uuid4().hex[:8]
        _LOG.exception("a handler failed, reference %s", reference)
        words = f"Something failed that we did not foresee. Nothing was changed. Quote {reference} when you report it."
        raise gr.Error(words, duration=None, title="Not done") from error
