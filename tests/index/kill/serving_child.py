"""A serving process that may be killed at any moment: it says what it has lost, then ingests and says what is safe.

    python -m tests.index.kill.serving_child DATABASE_URL CACHE_FOLDER    (one JSON line on standard input)

The line is {"expected": {record_id: text that finds it}, "files": [path, ...]}. Printed, a line each:
"lost ID", "backend NAME", then "safe ID" after each commit, and "end".
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from index.archive import Archive
from index.database import Database
from index.generations import Generations
from index.ingestion import Progress, ingest
from index.records import Record, from_json
from tests.fakes import HashedWords


def read(path: Path) -> Record:
    return from_json(json.loads(path.read_text(encoding="utf-8")))


def tell(progress: Progress) -> None:
    print("safe", progress.record_id, flush=True)


def main() -> None:
    asked = json.loads(sys.stdin.readline())
    archive, embedding = Archive(Database(sys.argv[1]), lambda: datetime.now(UTC)), HashedWords()
    with Generations(Path(sys.argv[2]), archive, embedding) as generations:
        generations.prepare()
        searcher = generations.searcher()
        for record_id, text in asked["expected"].items():
            found = searcher.find(text, section="overall_comments", limit=10)
            if record_id not in {precedent.record_id for precedent in found}:
                print("lost", record_id, flush=True)
        print("backend", searcher.backend, flush=True)
        generations.start_following(0.01)
        files = [Path(name) for name in asked["files"]]
        ingest(files, archive=archive, embedding=embedding, progress=tell, read=read)
        print("end", flush=True)


if __name__ == "__main__":
    main()
