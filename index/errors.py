"""What may go wrong and may be shown to an officer as it stands.

`ExpectedError` is the root for both packages: foreseen, with a message that says what
happened to which named thing, and a hint that says what to do. Anything else is a bug.

    ExpectedError
    +- RecordError
    |  +- UnreadableRecordError     a file is not a record that we can read
    |  +- RecordNotFoundError       no record has this id
    +- DatabaseError                the database cannot be opened, read or written
    |  +- DatabaseFullError         no room left on the disk
    +- SearchCacheError             the cache is held by another process, or is damaged
    |  +- AlreadyServedError        another serving process owns the data folder
    +- EmbeddingError               weights are missing or not the pinned ones; endpoint refuses
"""


class ExpectedError(Exception):
    """A foreseen failure. `message` and `hint` are each one line, without a traceback."""

    kind = "error"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = " ".join(message.split())
        self.hint = " ".join(hint.split())


class RecordError(ExpectedError):
    """Something about one record."""

    kind = "record"


class UnreadableRecordError(RecordError):
    """A file or text is not a record that we can read; the message says why."""

    kind = "unreadable-record"


class RecordNotFoundError(RecordError):
    """No record has the id that was asked for."""

    kind = "record-not-found"


class DatabaseError(ExpectedError):
    """The database cannot be opened, read or written."""

    kind = "database"


class DatabaseFullError(DatabaseError):
    """There is no room left on the disk; nothing was changed."""

    kind = "disk-full"


class SearchCacheError(ExpectedError):
    """The search cache cannot be used as it is. Search falls back to exact search."""

    kind = "search-cache"


class AlreadyServedError(SearchCacheError):
    """Another serving process owns this data folder."""

    kind = "already-served"


class EmbeddingError(ExpectedError):
    """The embedding cannot be loaded or its endpoint refuses."""

    kind = "embedding"
