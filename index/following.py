"""A thread that does one thing again and again until it is stopped, and survives foreseen failures."""

import threading
from collections.abc import Callable

from index.errors import ExpectedError

# After a failure the next try waits this many times longer: a full disk does not empty in a second.
PATIENCE = 10


class Follower:
    """Calls `tick` at once and then at intervals. A foreseen failure is told to `failed`, and tried again later."""

    def __init__(self, tick: Callable[[], None], failed: Callable[[ExpectedError], None]) -> None:
        self._tick = tick
        self._failed = failed
        self._stopping = threading.Event()
        self._wanted = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, interval_seconds: float) -> None:
        """Starts the thread; a second start does nothing."""
        if self._thread is None:
            self._stopping.clear()
            self._thread = threading.Thread(target=self._run, args=(interval_seconds,), name="follower", daemon=True)
            self._thread.start()

    def wake(self) -> None:
        """Makes the next round start now."""
        self._wanted.set()

    def stop(self) -> None:
        """Ends the thread after its present round; returns when it has ended."""
        self._stopping.set()
        self._wanted.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self, interval_seconds: float) -> None:
        while not self._stopping.is_set():
            wait = interval_seconds
            try:
                self._tick()
            except ExpectedError as error:
                self._failed(error)
                wait = interval_seconds * PATIENCE
            self._wanted.wait(wait)
            self._wanted.clear()
