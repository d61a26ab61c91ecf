"""Our errors for a vendor's: every way in which a language model can fail has one line and one thing to do."""

from assistant.errors import ModelError, ModelUnavailableError, UnusableReplyError

TRY_AGAIN = "Try again. The text is marked incomplete until it ends of its own accord."


def vendor_error(error: Exception, name: str, address: str, *, started: bool) -> ModelError:
    """Our error for a vendor's. `started` says that words had come before it.

    The vendor's own message is never quoted: it may repeat part of the key or of the prompt.
    """
    status = getattr(error, "status_code", None)
    kinds = {cls.__name__ for cls in type(error).__mro__}
    if "LengthFinishReasonError" in kinds or "ContentFilterFinishReasonError" in kinds:
        return UnusableReplyError(f"The reply of {name} was cut before its end.", TRY_AGAIN)
    if "ContextOverflowError" in kinds or getattr(error, "code", None) == "context_length_exceeded":
        return ModelUnavailableError(
            f"The inspection and its sources are too long for {name}.",
            "Draft item by item, or use a model that reads more.",
        )
    if kinds & {"APITimeoutError", "ModelTimeoutError", "TimeoutException", "TimeoutError"}:
        return ModelUnavailableError(f"The language model at {address} was silent for too long.", "Try again later.")
    if isinstance(status, int):
        return ModelUnavailableError(*_of_status(status, name, address))
    if kinds & {"APIConnectionError", "ModelConnectionError", "HTTPError", "OSError"}:
        if started:
            return UnusableReplyError(f"The reply of {name} was cut off.", TRY_AGAIN)
        return ModelUnavailableError(
            f"The language model at {address} cannot be reached.", "Check the network and OPENAI_BASE_URL."
        )
    if "APIResponseValidationError" in kinds:
        return UnusableReplyError(f"What came from {address} is not a chat reply.", "Check OPENAI_BASE_URL.")
    return ModelUnavailableError(f"The language model at {address} reported a fault of its own.", "Try again later.")


def _of_status(status: int, name: str, address: str) -> tuple[str, str]:
    known = {
        401: (f"{address} refused the key (401).", "Check OPENAI_API_KEY."),
        403: (f"{address} does not allow this key to use {name} (403).", "Ask whoever gave you the key."),
        404: (f"{address} does not know the model {name} (404).", "Check FIFTYSIX_MODEL and OPENAI_BASE_URL."),
        408: (f"{address} gave up waiting (408).", "Try again later."),
        429: (f"{address} says that too much was asked of it (429).", "Wait a minute, or check the account’s limit."),
    }
    if status in known:
        return known[status]
    if 300 <= status < 400:
        return (
            f"{address} points to another address ({status}), which is not followed.",
            "Put that one in OPENAI_BASE_URL.",
        )
    if status >= 500:
        return f"{address} has a fault of its own ({status}).", "Try again later, or draft without the model."
    return f"{address} did not accept the request ({status}).", "Check that FIFTYSIX_MODEL is a chat model."
