"""Each command prints exactly the shape of the contract, and ends with the exit code that says how it went."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.assistant.commands.conftest import File, Run
from tests.assistant.commands.material import (
    COMPLETE,
    FINDING_KEYS,
    INSPECTION,
    PRECEDENT_KEYS,
    PROFILE,
    RECORD_KEYS,
    RESPONSE_ID,
    ROW_KEYS,
)

INGESTED_KEYS = ["read", "added", "unchanged", "replaced", "refused"]
FACT_KEYS = ["fact_id", "mark", "from", "date", "clearance", "replaces", "about", "text"]
DEADLINE_KEYS = ["published", "last_day", "days", "basis", "regime"]
RECORD_ID = "hallowmere-2026-02-10-peel-2025-27"


def assert_findings(findings: list[dict[str, Any]]) -> None:
    for finding in findings:
        assert list(finding) == FINDING_KEYS
        assert finding["severity"] in ("block", "warn", "note")
        assert isinstance(finding["absolute"], bool)
        assert finding["places"]
        assert all(list(place) == ["field", "start", "end"] for place in finding["places"])


def test_ingest_says_what_became_of_every_file(run: Run, complete: Path, file: File) -> None:
    first = run("ingest", complete)
    assert first.code == 0
    assert list(first.value) == INGESTED_KEYS
    assert first.value["added"] == [{"record_id": RECORD_ID, "source": "complete.txt"}]
    again = run("ingest", complete)
    assert again.code == 0
    assert len(again.value["unchanged"]) == 1
    complete.write_text(complete.read_text().replace("22%", "23%"))
    assert len(run("ingest", complete).value["replaced"]) == 1
    refused = run("ingest", complete, file("empty.txt", ""))
    assert refused.code == 1
    assert [list(one) for one in refused.value["refused"]] == [["source", "reason"]]


def test_a_dry_run_keeps_nothing(run: Run, complete: Path) -> None:
    told = run("ingest", "--dry-run", complete)
    assert (told.code, len(told.value["added"])) == (0, 1)
    assert run("records").value == []


def test_records_lists_what_was_ingested(run: Run, complete: Path) -> None:
    assert (run("records").code, run("records").value) == (0, [])
    run("ingest", complete)
    listed = run("records")
    assert listed.code == 0
    assert listed.value == [
        {
            "record_id": RECORD_ID,
            "force": "Hallowmere",
            "title": "PEEL 2025–27: An inspection of Hallowmere Constabulary",
            "inspectorate": "HMICFRS",
            "type": "PEEL",
            "published": "2026-02-10",
            "source": "complete.txt",
            "illustrative": False,
        }
    ]
    assert run("records", as_json=False).out.startswith(f"2026-02-10  {RECORD_ID}")


@pytest.mark.parametrize("format", ["txt", "json", "md", "html"])
def test_show_prints_a_record_in_each_format(run: Run, complete: Path, format: str) -> None:
    run("ingest", complete)
    shown = run("show", RECORD_ID, "--format", format, as_json=False)
    assert shown.code == 0
    assert "22% of 101 calls" in shown.out
    assert run("show", RECORD_ID, "--format", format).value == run("show", RECORD_ID).value


def test_show_gives_the_canonical_record_as_json(run: Run, complete: Path) -> None:
    run("ingest", complete)
    shown = run("show", RECORD_ID, "--format", "json", as_json=False)
    assert list(shown.value) == RECORD_KEYS
    assert shown.value["areas_for_improvement"][0]["text"].startswith("The constabulary should")
    assert shown.value["causes_of_concern"] == []


def test_a_shown_record_is_read_again_as_the_same(run: Run, complete: Path, file: File) -> None:
    run("ingest", complete)
    for form in (run("show", RECORD_ID, "--format", "json").out, run("show", RECORD_ID, as_json=False).out):
        path = file("complete.txt", form)
        assert len(run("ingest", path).value["unchanged"]) == 1


def test_remove_takes_a_record_away_everywhere(run: Run, complete: Path) -> None:
    run("ingest", complete)
    removed = run("remove", RECORD_ID)
    assert (removed.code, removed.value) == (0, {"removed": [RECORD_ID]})
    assert run("records").value == []
    assert run("search", "101 calls abandoned").code == 1


def test_samples_are_added_and_removed_by_one_command_each(run: Run, complete: Path) -> None:
    run("ingest", complete)
    added = run("samples", "add")
    assert added.code == 0
    assert list(added.value) == INGESTED_KEYS
    assert len(added.value["added"]) >= 12
    marks = {row["record_id"]: row["illustrative"] for row in run("records").value}
    assert {name for name, mark in marks.items() if not mark} == {RECORD_ID}
    removed = run("samples", "remove")
    assert removed.code == 0
    assert sorted(removed.value["removed"]) == sorted(name for name, mark in marks.items() if mark)
    assert [row["record_id"] for row in run("records").value] == [RECORD_ID]
    assert run("samples", "remove").value == {"removed": []}


def test_search_gives_ranked_passages_that_say_why(run: Run, complete: Path) -> None:
    run("ingest", complete)
    found = run("search", "calls that callers abandoned", "--for-force", "Hallowmere Constabulary", "--limit", "2")
    assert found.code == 0
    assert list(found.value) == ["query", "elapsed_ms", "precedents"]
    assert [list(p) for p in found.value["precedents"]] == [PRECEDENT_KEYS] * 2
    assert [p["rank"] for p in found.value["precedents"]] == [1, 2]
    assert all(p["own"] and p["why"] for p in found.value["precedents"])
    only = run("search", "calls", "--section", "recommendation", "--for-force", "Kent")
    assert {(p["section"], p["own"]) for p in only.value["precedents"]} == {("recommendation", False)}


def test_search_without_result_ends_with_1(run: Run) -> None:
    nothing = run("search", "anything at all")
    assert (nothing.code, nothing.value["precedents"]) == (1, [])


def test_new_gives_the_record_its_matrix_and_what_stands_in_the_way(run: Run, inspection: Path) -> None:
    made = run("new", inspection)
    assert made.code == 0
    assert list(made.value) == ["response_id", "record", "matrix", "findings"]
    assert made.value["response_id"] == RESPONSE_ID
    assert list(made.value["record"]) == RECORD_KEYS
    assert [row["item"] for row in made.value["matrix"]] == [
        "recommendation 1",
        "recommendation 2",
        "area for improvement 1",
    ]
    assert all(list(row) == ROW_KEYS for row in made.value["matrix"])
    assert_findings(made.value["findings"])
    assert run("new", inspection).value["response_id"] == f"{RESPONSE_ID}-2"


def test_the_day_of_publication_may_be_given(run: Run, file: File) -> None:
    undated = file("undated.txt", INSPECTION.replace("Date published\t10 February 2026\n", ""))
    made = run("new", undated, "--published", "2026-02-11")
    assert made.value["record"]["inspection"]["published"] == "2026-02-11"
    assert made.value["response_id"] == "resp-hallowmere-2026-02-11"


def test_responses_lists_what_is_in_hand_the_first_due_on_top(run: Run, file: File, response: str) -> None:
    run("new", file("earlier.txt", INSPECTION.replace("10 February 2026", "20 January 2026")))
    run("new", file("undated.txt", INSPECTION.replace("Date published\t10 February 2026\n", "")))
    listed = run("responses")
    assert listed.code == 0
    assert [row["response_id"] for row in listed.value] == [
        "resp-hallowmere-2026-01-20",
        response,
        "resp-hallowmere-undated",
    ]
    assert all(list(row) == ["response_id", "force", "title", "deadline", "illustrative"] for row in listed.value)
    assert list(listed.value[0]["deadline"]) == DEADLINE_KEYS
    assert listed.value[2]["deadline"] is None
    assert run("responses", as_json=False).out.startswith("2026-03-16  resp-hallowmere-2026-01-20")


def test_fact_keeps_who_when_what_about_and_clearance(run: Run, response: str) -> None:
    kept = run("fact", response, "--from", "Supt Io Marsh", "--text", "Nine calls waited.", "--date", "2026-02-20")
    assert kept.code == 0
    assert list(kept.value) == FACT_KEYS
    assert kept.value == {
        "fact_id": "F1",
        "mark": "F1",
        "from": "Supt Io Marsh",
        "date": "2026-02-20",
        "clearance": "publication",
        "replaces": None,
        "about": [],
        "text": "Nine calls waited.",
    }
    newer = run(
        *("fact", response, "--from", "Supt Io Marsh", "--text", "Two calls waited.", "--item", "Rec 2"),
        *("--replaces", "F1", "--clearance", "not-before:2026-04-01"),
    ).value
    assert (newer["fact_id"], newer["replaces"], newer["about"]) == ("F2", "F1", ["recommendation 2"])
    assert (newer["date"], newer["clearance"]) == ("2026-03-02", "not-before:2026-04-01")


def test_fact_reads_its_words_from_a_file(run: Run, response: str, file: File) -> None:
    kept = run("fact", response, "--from", "Io", "--file", file("fact.txt", "Mae 9 galwad. 😀\n"))
    assert kept.value["text"] == "Mae 9 galwad. 😀"


@pytest.mark.parametrize("content", ["", " \n\n\t", "\ufeff"])
def test_an_empty_facts_file_is_no_fact(run: Run, response: str, file: File, content: str) -> None:
    told = run("fact", response, "--from", "Io", "--file", file("empty.txt", content))
    assert (told.code, told.value) == (1, {"fact_id": None})
    assert run("fact", response, "--from", "Io", "--text", "First").value["fact_id"] == "F1"


@pytest.mark.parametrize(
    ("line", "kept"), [("mixed", "mixed"), (" Welcome ", "welcome"), ("I welcome it, but I regret the delay.",) * 2]
)
def test_line_keeps_the_commissioners_line_as_a_fact(run: Run, response: str, line: str, kept: str) -> None:
    told = run("line", response, line)
    assert told.code == 0
    assert list(told.value) == FACT_KEYS
    assert (told.value["text"], told.value["about"]) == (kept, ["line"])
    assert told.value["from"] == "Odile Farthing, Police and Crime Commissioner"


def test_receive_takes_the_chief_constables_text_as_it_came(run: Run, response: str, file: File) -> None:
    text = "We accept  both.\n\n\tMae’r llu’n cytuno “yn llawn” 😀 e\u0301\n- 96.7% by 1 April"
    kept = run("receive", response, file("chief.txt", text), "--from", "Bram Castellane", "--date", "2026-02-27")
    assert kept.code == 0
    assert list(kept.value) == FACT_KEYS
    assert (kept.value["text"], kept.value["date"]) == (text, "2026-02-27")
    drafted = run("draft", response, "--section", "chief_constable_response").value
    assert drafted["text"] == text
    assert {s["origin"] for s in drafted["sentences"]} == {"person"}
    for sentence in drafted["sentences"]:
        (source,) = sentence["sources"]
        assert source["text"] == text[sentence["start"] : sentence["end"]]


def test_receive_records_that_none_came(run: Run, response: str) -> None:
    kept = run("receive", response, "--from", "Joss Emberly", "--none-by", "2026-03-01")
    assert kept.code == 0
    assert kept.value["text"] == "No comments were received from the chief constable by 1 March 2026."
    blank = [f for f in run("check", response).value["findings"] if f["field"] == "sections.chief_constable_response"]
    assert [f for f in blank if f["severity"] == "block"] == []


def test_the_later_of_a_text_and_none_received_counts(run: Run, response: str, file: File) -> None:
    chief = file("chief.txt", "We accept both.")
    run("receive", response, "--none-by", "2026-03-01")
    run("receive", response, chief, "--from", "Bram Castellane")
    assert run("draft", response, "--section", "chief_constable_response").value["text"] == "We accept both."
    run("receive", response, "--none-by", "2026-03-01")
    assert "No comments" in run("draft", response, "--section", "chief_constable_response").value["text"]


@pytest.mark.parametrize("section", ["initial_response", "chief_constable_response", "overall_comments"])
def test_draft_gives_a_text_whose_every_sentence_says_what_it_rests_on(run: Run, response: str, section: str) -> None:
    made = run("draft", response, "--section", section)
    assert made.code == 0
    value = made.value
    assert list(value) == [
        "response_id",
        "section",
        "text",
        "model",
        "complete",
        "sentences",
        "gaps",
        "precedents",
        "findings",
    ]
    assert (value["response_id"], value["section"], value["model"], value["complete"]) == (
        response,
        section,
        None,
        True,
    )
    assert value["sentences"]
    text = value["text"]
    for sentence in value["sentences"]:
        assert list(sentence) == ["start", "end", "origin", "sources"]
        for source in sentence["sources"]:
            assert list(source) == ["source_id", "mark", "kind", "field", "start", "end", "text"]
            assert source["end"] - source["start"] == len(source["text"])
    for gap in value["gaps"]:
        assert list(gap) == ["start", "end", "who", "ask"]
        assert text[gap["start"] : gap["end"]] == f"[{gap['who']} to confirm: {gap['ask']}]"
    assert_findings(value["findings"])


def test_draft_offers_precedents_of_others_in_the_shape_of_search(run: Run, response: str, file: File) -> None:
    other = COMPLETE.replace("Hallowmere", "Elmsworth")
    run("ingest", file("other.txt", other))
    precedents = run("draft", response, "--section", "initial_response").value["precedents"]
    assert precedents
    assert all(list(p) == PRECEDENT_KEYS and not p["own"] for p in precedents)


def test_draft_of_one_item_is_named_as_people_name_it(run: Run, response: str) -> None:
    whole = run("draft", response, "--section", "initial_response", "--item", "recommendation 2")
    short = run("draft", response, "--section", "initial_response", "--item", "Rec 2")
    assert whole.code == 0
    assert whole.value == short.value
    assert whole.value["sentences"][0]["start"] == 0
    assert "how long they will wait" in whole.value["text"]


def test_an_accepted_draft_stands_in_the_record(run: Run, response: str, tmp_path: Path) -> None:
    made = run("draft", response, "--section", "initial_response", "--accept")
    assert made.code == 0
    run("export", response, "--format", "json", "-o", tmp_path / "out.json")
    record = json.loads((tmp_path / "out.json").read_text())
    assert record["sections"]["initial_response"]["text"] == made.value["text"]


def test_a_draft_that_nobody_accepted_is_not_in_the_record(run: Run, response: str, tmp_path: Path) -> None:
    run("draft", response, "--section", "initial_response")
    run("export", response, "--format", "json", "-o", tmp_path / "out.json")
    assert json.loads((tmp_path / "out.json").read_text())["sections"]["initial_response"]["text"] is None


def test_request_prints_what_to_ask_the_force(run: Run, response: str) -> None:
    asked = run("request", response)
    assert asked.code == 0
    assert list(asked.value) == ["response_id", "text"]
    assert "101 calls sooner" in asked.value["text"]


def test_check_says_whether_a_response_is_ready(run: Run, response: str) -> None:
    checked = run("check", response)
    assert checked.code == 1
    assert list(checked.value) == ["ready", "findings"]
    assert checked.value["ready"] is False
    assert_findings(checked.value["findings"])


def test_check_reads_a_form_in_a_file(run: Run, complete: Path, inspection: Path, file: File) -> None:
    assert (run("check", complete).code, run("check", complete).value["ready"]) == (0, True)
    assert (run("check", inspection).code, run("check", inspection).value["ready"]) == (1, False)
    undated = file("undated.txt", complete.read_text().replace("Date published\t10 February 2026\n", ""))
    assert run("check", undated).code == 1
    assert run("check", undated, "--published", "2026-02-10").code == 0


def test_clear_turns_a_judgement_into_a_note_with_name_and_reason(run: Run, response: str) -> None:
    findings = run("check", response).value["findings"]
    number, finding = next(
        (n, f) for n, f in enumerate(findings, start=1) if f["severity"] == "block" and not f["absolute"]
    )
    cleared = run("clear", response, number, "--by", "Odile Farthing", "--reason", "It is answered in the letter.")
    assert cleared.code == 0
    assert list(cleared.value) == ["cleared"]
    after = [f for f in run("check", response).value["findings"] if f["field"] == finding["field"]]
    assert "note" in {f["severity"] for f in after}
    assert any("Odile Farthing: It is answered in the letter." in f["message"] for f in after)


def test_ground_holds_a_passage_against_record_and_facts(run: Run, inspection: Path, file: File) -> None:
    true = file("true.txt", "In the year to 30 September 2025, 22% of 101 calls were abandoned.")
    false = file("false.txt", "In the year to 30 September 2025, 37% of 101 calls were abandoned.")
    where = ("--record", inspection, "--section", "initial_response")
    good, bad = run("ground", "--text", true, *where), run("ground", "--text", false, *where)
    assert (good.code, good.value) == (0, {"ready": True, "findings": []})
    assert (bad.code, bad.value["ready"]) == (1, False)
    assert_findings(bad.value["findings"])
    for finding in bad.value["findings"]:
        assert false.read_text()[finding["start"] : finding["end"]] == finding["text"]
    facts = file(
        "facts.txt", "From Superintendent Io Marsh, 20 February 2026, cleared for publication:\nNine joined.\n"
    )
    assert run("ground", "--text", true, "--facts", facts, *where).code == 0
    assert run("ground", "--text", true, "--facts", file("none.txt", ""), *where).code == 0


@pytest.mark.parametrize(
    ("published", "regime", "last", "code"),
    [
        ("2024-05-21", "section-55", "2024-07-15", 0),
        ("2024-02-29", "section-55", "2024-04-24", 0),
        ("2016-05-21", "section-55", None, 1),
        ("2024-05-21", "super-complaint", None, 1),
        ("2024-05-21", "fire", None, 1),
        ("2024-05-21", "iopc", None, 1),
    ],
)
def test_deadline_gives_the_last_lawful_day_or_why_none(
    run: Run, published: str, regime: str, last: str | None, code: int
) -> None:
    due = run("deadline", published, "--regime", regime)
    assert due.code == code
    assert list(due.value) == DEADLINE_KEYS
    assert (due.value["published"], due.value["last_day"], due.value["regime"]) == (published, last, regime)
    assert due.value["days"] == (56 if last else None)
    assert due.value["basis"]


@pytest.mark.parametrize("format", ["txt", "docx", "odt", "html", "pdf", "md", "json"])
def test_export_writes_the_clean_copy_of_a_ready_form(run: Run, complete: Path, tmp_path: Path, format: str) -> None:
    out = tmp_path / f"out.{format}"
    made = run("export", complete, "--format", format, "-o", out)
    assert made.code == 0
    assert list(made.value) == ["path", "format", "final", "findings"]
    assert made.value | {"findings": []} == {"path": str(out), "format": format, "final": True, "findings": []}
    assert out.stat().st_size > 500
    assert b"DRAFT" not in out.read_bytes()


def test_what_is_blocked_is_written_all_the_same_and_marked_draft(run: Run, response: str, tmp_path: Path) -> None:
    made = run("export", response, "--format", "txt", "-o", tmp_path / "out.txt")
    assert (made.code, made.value["final"]) == (1, False)
    assert "DRAFT" in (tmp_path / "out.txt").read_text()
    assert_findings(made.value["findings"])


@pytest.mark.parametrize("format", ["txt", "json", "docx"])
def test_an_exported_form_is_read_again_as_the_same_record(
    run: Run, complete: Path, tmp_path: Path, format: str
) -> None:
    run("ingest", complete)
    out = tmp_path / f"out.{format}"
    run("export", complete, "--format", format, "-o", out)
    assert run("ingest", out).code == 0
    assert len(run("records").value) == 1
    before = run("export", complete, "--format", "txt", "-o", tmp_path / "one.txt")
    after = run("export", out, "--format", "txt", "-o", tmp_path / "two.txt")
    assert (before.code, after.code) == (0, 0)
    assert (tmp_path / "one.txt").read_text() == (tmp_path / "two.txt").read_text()


def test_index_says_what_is_stored_and_whether_it_is_sound(run: Run, complete: Path) -> None:
    run("ingest", complete)
    status = run("index", "status")
    assert (status.code, status.value["backend"], status.value["records"]) == (0, "exact", 1)
    assert (run("index", "rebuild").code, run("index", "rebuild").value) == (0, {"result": "rebuilt"})
    verified = run("index", "verify")
    assert (verified.code, verified.value["ok"], verified.value["problems"]) == (0, True, [])


def test_profile_is_proposed_set_and_shown(run: Run, file: File) -> None:
    assert (run("profile", "show").code, run("profile", "show").value) == (1, None)
    proposed = run("profile", "propose", "Kent")
    assert (proposed.code, proposed.value["force_name"]) == (0, "Kent Police")
    kept = run("profile", "set", file("kent.json", json.dumps(proposed.value)))
    assert (kept.code, kept.value) == (0, proposed.value)
    assert (run("profile", "show").code, run("profile", "show").value) == (0, proposed.value)
    run("profile", "set", file("other.json", json.dumps(PROFILE)))
    assert run("profile", "show").value["force"] == "Hallowmere"
    assert run("profile", "propose", "Hallowmere").value["force_name"] == "Hallowmere Police"


def test_discard_removes_a_response_with_all_that_was_kept_for_it(run: Run, response: str) -> None:
    run("fact", response, "--from", "Io", "--text", "A fact.")
    gone = run("discard", response)
    assert (gone.code, gone.value) == (0, {"removed": [response]})
    assert run("responses").value == []
    assert run("check", response).code == 3


def test_eval_measures_a_judged_collection(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "collection"
    folder.mkdir()
    texts = ("callers waited for an answer", "officers used force in custody", "the stores lost exhibits")
    documents = "".join(f".I {n}\n.T\n{t}\n.A\n.B\n.W\n{t} in the year\n" for n, t in enumerate(texts, start=1))
    (folder / "cran.all.1400").write_text(documents)
    (folder / "cran.qry").write_text(".I 001\n.W\nwaiting callers\n.I 002\n.W\nlost exhibits\n")
    (folder / "cranqrel").write_text("1 1 2\n2 3 1\n")
    measured = run("eval", "--collection", folder)
    assert measured.code == 0
    (one,) = measured.value["collections"]
    assert (one["documents"], one["queries"]) == (3, 2)
    assert list(one["systems"]) == ["words", "meaning", "fused", "quickstart"]
    assert one["systems"]["fused"]["mrr"] == 1.0


def test_eval_measures_drafts_of_the_example(run: Run) -> None:
    measured = run("eval", "--drafts")
    assert measured.code == 0
    assert list(measured.value) == ["drafts"]
    first = measured.value["drafts"][0]
    assert (first["section"], first["unsupported"]) == ("initial_response", 0)
    assert first["items_answered"] == first["items"] > 0


def test_bench_gives_ratios_to_a_quickstart(run: Run) -> None:
    (row,) = run("bench", "--passages", "100").value["bench"]
    assert row["passages"] >= 100
    assert row["ingest_ratio"] > 0
    assert row["search_ratio"] > 0
