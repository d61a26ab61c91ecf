"""A thread that does one thing again and again until it is stopped, and survives foreseen failures."""

import threading
from collections.abc import Callable

from index.errors import ExpectedError

# After a failure the next try waits longer, and longer still after the next: a full disk does not empty
# in a second, and an index that cannot be built would otherwise be built all day.
PATIENCE = 4
LONGEST_WAIT_SECONDS = 300.0


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
        wait = interval_seconds
        while not self._stopping.is_set():
            try:
                self._tick()
                wait = interval_seconds
            except ExpectedError as error:
                self._failed(error)
                wait = min(wait * PATIENCE, max(LONGEST_WAIT_SECONDS, interval_seconds))
            self._wanted.wait(wait)
            self._wanted.clear()
