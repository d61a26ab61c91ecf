"""The thread that follows: it survives foreseen failures, waits longer after each, and ends when told."""

import threading
import time

from index.errors import DatabaseError, ExpectedError
from index.following import Follower


def test_a_foreseen_failure_is_told_and_the_next_round_comes_later() -> None:
    rounds: list[float] = []
    failures: list[ExpectedError] = []
    enough = threading.Event()

    def fail() -> None:
        rounds.append(time.monotonic())
        if len(rounds) == 3:
            enough.set()
        raise DatabaseError("The database is away.")

    follower = Follower(fail, failures.append)
    follower.start(0.02)
    assert enough.wait(10)
    follower.stop()
    assert [error.message for error in failures[:2]] == ["The database is away."] * 2
    first, second = rounds[1] - rounds[0], rounds[2] - rounds[1]
    assert 0.02 < first < second


def test_waking_starts_the_next_round_now_and_stopping_ends_the_thread() -> None:
    rounds = threading.Semaphore(0)
    follower = Follower(rounds.release, lambda error: None)
    follower.start(3600)
    assert rounds.acquire(timeout=5)
    follower.wake()
    assert rounds.acquire(timeout=5)
    follower.stop()
    assert not any(thread.name == "follower" for thread in threading.enumerate())
    follower.wake()
    assert not rounds.acquire(timeout=0.05)
