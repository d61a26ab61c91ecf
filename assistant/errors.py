"""What may go wrong between a report and its response. The root is in `index.errors`.

ExpectedError
+- SettingsError              a setting is missing or has a value that cannot be used
+- PromptError                a prompt file is missing, or its variables do not match
+- ModelError
|  +- ModelUnavailableError   refused key, rate limit, time-out, no network
|  +- UnusableReplyError      cut short, or not in the shape that was asked for
+- ResponseError
|  +- ResponseNotFoundError   no response in hand has this id
|  +- StaleRevisionError      somebody saved a newer text in the meantime
|  +- RefusedError            the action is not allowed in this state
+- ProfileMissingError        the office has not said who it is
+- ExportError                the file cannot be written, or a converter failed
"""

from index.errors import ExpectedError


class SettingsError(ExpectedError):
    """A setting is missing or has a value that cannot be used."""

    kind = "settings"


class PromptError(ExpectedError):
    """A prompt file is missing, or its variables do not match what is given."""

    kind = "prompt"


class ModelError(ExpectedError):
    """The language model could not be asked, or its reply cannot be used."""

    kind = "model"


class ModelUnavailableError(ModelError):
    """The endpoint refused, is busy, is silent or cannot be reached; raised after retries."""

    kind = "model-unavailable"


class UnusableReplyError(ModelError):
    """The reply was cut short, or has not the shape that was asked for."""

    kind = "unusable-reply"


class ResponseError(ExpectedError):
    """Something about one response in hand."""

    kind = "response"


class ResponseNotFoundError(ResponseError):
    """No response in hand has this id."""

    kind = "response-not-found"


class StaleRevisionError(ResponseError):
    """A newer text was saved in the meantime; nothing was overwritten."""

    kind = "stale-revision"


class RefusedError(ResponseError):
    """The action is not allowed in this state."""

    kind = "refused"


class ProfileMissingError(ExpectedError):
    """The office has not said who it is."""

    kind = "profile-missing"


class ExportError(ExpectedError):
    """The file cannot be written, or a converter failed; nothing half-written is left."""

    kind = "export"
