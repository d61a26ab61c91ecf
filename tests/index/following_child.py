"""A serving process on a shared database: it follows, and says when a record is found.

    python -m tests.index.following_child DATABASE_URL CACHE_FOLDER

Each line of standard input is a text; the answer is one line: the record_id found first by that
text in an overall comment, once one record's own text holds it, or "nothing" after eight seconds.
"""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from index.archive import Archive
from index.database import Database
from index.generations import Generations
from tests.fakes import HashedWords


def main() -> None:
    archive = Archive(Database(sys.argv[1]), lambda: datetime.now(UTC))
    with Generations(Path(sys.argv[2]), archive, HashedWords()) as generations:
        generations.prepare()
        generations.start_following()
        searcher = generations.searcher()
        print("serving", searcher.backend, flush=True)
        for line in sys.stdin:
            until = time.monotonic() + 8
            answer = "nothing"
            while answer == "nothing" and time.monotonic() < until:
                found = searcher.find(line.strip(), section="overall_comments", limit=10)
                answer = next((each.record_id for each in found if line.split()[-1] in each.text), "nothing")
                time.sleep(0.05)
            print(answer, searcher.backend, flush=True)


if __name__ == "__main__":
    main()
