"""Whether a generation can be opened and searched, tried in a child process: a damaged index can end a process."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.errors import SearchCacheError
from index.generation import MORE_LOST, Generation, Sample

CHECK_SECONDS = 120
# By path, since a child inherits neither our working folder's meaning nor our import path.
PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from index.generation_check import main; main()"


def problem_of(folder: Path, samples: Sequence[Sample], *, limit_seconds: float = CHECK_SECONDS) -> str | None:
    """What is wrong with the generation in this folder, in one line, or None. Nobody else may have it open."""
    asked = json.dumps(
        {"folder": str(folder), "samples": [[each.kind, each.passage_id, each.vector.tolist()] for each in samples]}
    )
    child = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(Path(__file__).resolve().parents[1])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with child:
        try:
            told, said = child.communicate(asked + "\n", timeout=limit_seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            return f"the check did not end within {limit_seconds:g} seconds"
    if child.returncode:
        last = said.strip().splitlines()[-1:] or [""]
        return f"the check ended with {child.returncode}: {last[0]}".rstrip(": ")
    answer = json.loads(told.splitlines()[-1])
    return str(answer) if answer else None


def main() -> None:
    """Reads one question from standard input and prints the problem, or null."""
    asked = json.loads(sys.stdin.readline())
    samples = [Sample(kind, key, np.array(vector, np.float32)) for kind, key, vector in asked["samples"]]
    print(json.dumps(_try(Path(asked["folder"]), samples)))


def _try(folder: Path, samples: Sequence[Sample]) -> str | None:
    try:
        generation = Generation.open(folder, ())
        generation.read_everything()
        lost = generation.lost(samples)
        generation.close()
    except SearchCacheError as error:
        return error.message
    if lost > generation.manifest.lost + MORE_LOST:
        return f"{lost} of {len(samples)} passages do not find themselves"
    return None
