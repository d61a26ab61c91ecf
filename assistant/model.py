"""The language model behind one small protocol. The only file that imports langchain and openai for chat.

Every failure of a vendor becomes ModelUnavailableError (nobody answered, or nobody was allowed to) or
UnusableReplyError (an answer came and cannot be used). A reply that did not end of its own accord is never
passed off as whole: a stream that ends without the finish reason "stop" raises. No tool is ever given to the
model, redirects are not followed, and tracing services are switched off for every call.
"""

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from contextvars import Context, copy_context
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from assistant.errors import ModelError, ModelUnavailableError, UnusableReplyError
from assistant.model_errors import TRY_AGAIN, vendor_error
from assistant.prompting import Rendered

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

OPENAI_URL = "https://api.openai.com/v1"
LONGEST_REPLY_CHARACTERS = 60_000
_WHOLE = ("stop", "end_turn", "stop_sequence", "eos")
_REASON_KEYS = ("finish_reason", "stop_reason", "done_reason")


class ChatModel(Protocol):
    """A language model that answers one rendered prompt at a time and keeps nothing."""

    @property
    def name(self) -> str:
        """What the history, the export and the screens call it."""

    def reply(self, rendered: Rendered) -> str:
        """The whole reply. Raises ModelError as `stream` does."""

    def stream(self, rendered: Rendered) -> Iterator[str]:
        """The reply piece by piece; closing the iterator ends the request.

        Raises ModelUnavailableError or UnusableReplyError, the latter also at the end of a reply that was cut.
        """


@dataclass(frozen=True)
class Patience:
    """How long to wait, in seconds, and how often to try again before the first word has come."""

    connect_seconds: float = 5.0
    read_seconds: float = 30.0
    total_seconds: float = 90.0
    retries: int = 1


def make_model(
    name: str | None, *, api_key: str | None = None, base_url: str | None = None, patience: Patience | None = None
) -> ChatModel | None:
    """The model of this name ("gpt-4.1", "anthropic:claude-..."), or None where none is configured.

    None where the name is blank, or where an OpenAI name has neither a key nor an address of its own.
    """
    if not name or not name.strip():
        return None
    provider, _, own_name = name.strip().partition(":")
    if provider not in _providers() or not own_name:
        provider, own_name = "openai", name.strip()
    if provider == "openai" and not api_key and not base_url:
        return None
    return LangChainModel(own_name, provider, api_key=api_key, base_url=base_url, patience=patience or Patience())


def _providers() -> tuple[str, ...]:
    # A colon also stands inside names of local models ("llama3:8b"), so only these words are prefixes.
    return ("openai", "azure_openai", "anthropic", "google_genai", "google_vertexai", "bedrock_converse", "mistralai",
            "ollama", "groq", "deepseek", "xai", "cohere", "fireworks", "together", "openrouter")  # fmt: skip


class LangChainModel:
    """A model through LangChain's `init_chat_model`; OpenAI-compatible unless another provider is named."""

    def __init__(
        self, name: str, provider: str = "openai", *, api_key: str | None, base_url: str | None, patience: Patience
    ) -> None:
        """Nothing is imported or connected before the first request."""
        self.name = name
        self._provider = provider
        self._api_key = api_key
        self._base_url = base_url
        self._patience = patience

    def reply(self, rendered: Rendered) -> str:
        """The whole reply, through the same stream: one path, one set of limits."""
        return "".join(self.stream(rendered))

    def stream(self, rendered: Rendered) -> Iterator[str]:
        """The reply piece by piece. See `ChatModel.stream`."""
        deadline = time.monotonic() + self._patience.total_seconds
        context, tracing, told, characters = copy_context(), _no_tracing(), "", 0
        context.run(tracing.__enter__)
        chunks = self._start(rendered, context)
        try:
            while (chunk := self._next(chunks, context, started=characters > 0)) is not None:
                told = _finish_reason(chunk) or told
                piece = _text(chunk)
                characters += len(piece)
                if characters > LONGEST_REPLY_CHARACTERS:
                    raise UnusableReplyError(f"The language model {self.name} did not stop writing.", TRY_AGAIN)
                if piece:
                    yield piece
                if time.monotonic() > deadline:
                    raise self._too_slow()
        finally:
            context.run(chunks.close)
            context.run(tracing.__exit__, None, None, None)
        self._check_end(told, characters)

    def _start(self, rendered: Rendered, context: Context) -> Any:
        from langchain_core.messages import HumanMessage, SystemMessage

        messages = [SystemMessage(rendered.system), HumanMessage(rendered.request)]
        return context.run(self._client.stream, messages)

    def _next(self, chunks: Iterator[Any], context: Context, *, started: bool) -> Any:
        import httpx2
        import openai
        from langchain_core.exceptions import LangChainException

        try:
            return context.run(next, chunks, None)
        except _OutOfTimeError as error:
            raise self._too_slow() from error
        except (openai.OpenAIError, LangChainException, httpx2.HTTPError, OSError) as error:
            raise vendor_error(error, self.name, self._address, started=started) from error
        except RuntimeError as error:
            # LangChain's own refusal, such as a LANGCHAIN_TRACING that it no longer knows.
            raise ModelUnavailableError(
                f"LangChain refused to ask {self.name}: {str(error).splitlines()[0]}", "Unset LANGCHAIN_TRACING."
            ) from error
        except (ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
            raise UnusableReplyError(
                f"What came from {self._address} is not a chat reply.", "Check OPENAI_BASE_URL: it should end in /v1."
            ) from error

    def _check_end(self, told: str, characters: int) -> None:
        reason = told.lower()
        if reason == "length":
            raise UnusableReplyError(
                f"The reply of {self.name} was cut: it reached the model’s longest reply.", "Ask for a shorter text."
            )
        if reason in ("content_filter", "safety", "refusal"):
            raise UnusableReplyError(
                f"The filter of {self.name} held the reply back.", "Draft without the model, or by hand."
            )
        if reason not in _WHOLE:
            raise UnusableReplyError(f"The reply of {self.name} stopped before its end.", TRY_AGAIN)
        if not characters:
            raise UnusableReplyError(f"The reply of {self.name} was empty.", TRY_AGAIN)

    def _too_slow(self) -> ModelError:
        return ModelUnavailableError(
            f"The language model {self.name} took longer than {self._patience.total_seconds:g} seconds.",
            "Try again, or draft without the model.",
        )

    @property
    def _address(self) -> str:
        return urlsplit(self._base_url or OPENAI_URL).netloc if self._provider == "openai" else self._provider

    @cached_property
    def _client(self) -> "BaseChatModel":
        from langchain.chat_models import init_chat_model

        options: dict[str, Any] = {"max_retries": self._patience.retries}
        if self._api_key or self._provider == "openai":
            options["api_key"] = self._api_key or "none"
        if self._provider == "openai":
            options |= self._openai_options()
        else:
            options["timeout"] = self._patience.read_seconds
            options |= {"base_url": self._base_url} if self._base_url else {}
        try:
            client: BaseChatModel = init_chat_model(self.name, model_provider=self._provider, **options)
        except (ImportError, ValueError, TypeError) as error:
            raise ModelUnavailableError(
                f"The language model {self.name} of {self._provider} cannot be set up: {str(error).splitlines()[0]}",
                f"Install LangChain’s package for {self._provider}, or use an OpenAI-compatible address.",
            ) from error
        return client

    def _openai_options(self) -> dict[str, Any]:
        import openai

        patience = self._patience
        timeout = openai.Timeout(patience.read_seconds, connect=patience.connect_seconds)
        client = openai.DefaultHttpxClient(
            timeout=timeout, follow_redirects=False, event_hooks={"response": [_limit(patience.total_seconds)]}
        )
        return {
            "base_url": self._base_url or OPENAI_URL,
            "timeout": timeout,
            "http_client": client,
            "openai_proxy": None,
            "use_responses_api": False,
            "stream_usage": False,
        }


class _OutOfTimeError(TimeoutError):
    pass


def _limit(total_seconds: float) -> Any:
    # A server that sends keep-alive comments never trips the read time-out, so bytes are timed here.
    import httpx2

    class TimedStream(httpx2.SyncByteStream):
        def __init__(self, stream: httpx2.SyncByteStream) -> None:
            self._stream = stream
            self._deadline = time.monotonic() + total_seconds

        def __iter__(self) -> Iterator[bytes]:
            for part in self._stream:
                if time.monotonic() > self._deadline:
                    raise _OutOfTimeError
                yield part

        def close(self) -> None:
            self._stream.close()

    def hook(response: httpx2.Response) -> None:
        if isinstance(response.stream, httpx2.SyncByteStream):
            response.stream = TimedStream(response.stream)

    return hook


def _no_tracing() -> AbstractContextManager[None]:
    # LANGSMITH_TRACING in the environment would send every prompt to another company's host.
    from langsmith.run_helpers import tracing_context

    return tracing_context(enabled=False)


def _finish_reason(chunk: Any) -> str:
    metadata = getattr(chunk, "response_metadata", None) or {}
    return next((str(metadata[key]) for key in _REASON_KEYS if metadata.get(key)), "")


def _text(chunk: Any) -> str:
    text = chunk.text
    return str(text() if callable(text) and not isinstance(text, str) else text)
