"""The shared worked example as cases, where it lies beside the repository."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.cases import Case, open_case
from assistant.drafts.facts import Fact, FactRole
from assistant.drafts.profile import profile_from_json
from assistant.drafts.response import Response
from index.records import from_json

FOLDER = Path(__file__).parents[3] / ".." / "shared" / "worked-example"
NAMES = ("closed-concern", "mixed", "national")


def example(name: str, today: date | None = None) -> Case:
    """One of the worked examples as it stood on a day, by default the day on which its draft was made."""
    sources = json.loads((FOLDER / name / "sources.json").read_text("utf-8"))
    record = from_json(json.loads((FOLDER / name / "json" / "new.json").read_text("utf-8"))["record"])
    on = today or date.fromisoformat(sources["made_on"])
    statements = tuple(s["text"] for s in sources["standing"] if "functions" in s["text"])
    profile = replace(profile_from_json(sources["profile"]), statements=statements)
    facts = tuple(
        Fact(
            f["fact_id"],
            f["from"],
            date.fromisoformat(f["date"]),
            f["clearance"],
            f["text"],
            f["replaces"],
            tuple(f["about"]),
            _role(f),
        )
        for f in sources["facts"]
        if date.fromisoformat(f["date"]) <= on
    )
    own = tuple(from_json(entry["record"]) for entry in sources["own_records"])
    response = Response(sources["response_id"], record, profile, on, True, facts=facts, own_records=own)
    return open_case(response, today=on)


def _role(fact: dict[str, object]) -> FactRole:
    if fact["about"] == ["line"]:
        return "line"
    if "was invited" in str(fact["text"]):
        return "invitation"
    return "received text" if fact["about"] == ["chief_constable_response"] else "told"
