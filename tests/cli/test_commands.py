"""Every command: what it prints, the shapes of its JSON, and the code it leaves with."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from commands import Run, told, write_samples
from depositary.model import Commitment, Meeting
from samples import sample

DONE, FAILED, USAGE, TROUBLE = 0, 1, 2, 3
MEETING = Meeting(
    mechanism_en="ASEAN-Russia Summit", ordinal=4, parties=["ASEAN", "Russia"], level="summit", start="2021-10"
)


def check_sources(sources: list[dict[str, Any]]) -> None:
    assert sources
    for source in sources:
        assert {"document", "language", "passages"} <= set(source)
        assert source["passages"]
        for passage in source["passages"]:
            assert {"start", "end", "quote"} == set(passage)


@pytest.mark.parametrize(
    "command, field",
    [("meetings", "mechanism_en"), ("instruments", "title_en"), ("commitments", "what_en"), ("persons", "name")],
)
def test_lists_as_json_hold_things_with_sources(filled: Path, run_in: Run, command: str, field: str) -> None:
    found = told(run_in(filled, command, "--json"))
    assert found
    for thing in found:
        assert {"id", "kind", "sources", field} <= set(thing)
        check_sources(thing["sources"])
    assert len({thing["id"] for thing in found}) == len(found)


def test_one_meeting_has_its_sources_in_three_languages(filled: Path, run_in: Run) -> None:
    [meeting] = [m for m in told(run_in(filled, "meetings", "--json")) if m["ordinal"] == 12]
    assert {source["document"] for source in meeting["sources"]} == {"w-en-03", "w-vi-03", "w-zh-03"}
    assert {source["language"] for source in meeting["sources"]} == {"en", "vi", "zh"}


@pytest.mark.parametrize(
    "arguments, ordinals",
    [
        (["--level", "committee"], {7, 8}),
        (["--status", "held"], {12, 7}),
        (["--since", "2023"], {12, 13}),
        (["--until", "2022-06-09"], {7}),
        (["--since", "2023-03-14", "--until", "2023-12"], {12}),  # a disputed date counts as shown
        (["--partnership", "SCF-Norlund"], None),  # an acronym no registry knows
        (["--language", "zh", "--level", "senior_officials"], {12, 13}),
        (["--limit", "1"], {7}),
        (["--actor", "Nobody"], set()),
    ],
)
def test_filters(filled: Path, run_in: Run, arguments: list[str], ordinals: set[int] | None) -> None:
    found = told(run_in(filled, "meetings", "--json", *arguments))
    if ordinals is not None:
        assert {meeting["ordinal"] for meeting in found if meeting["ordinal"]} <= ordinals
        assert bool(found) == bool(ordinals)


def test_documents(filled: Path, run_in: Run) -> None:
    found = told(run_in(filled, "documents", "--json", "--language", "vi"))
    assert [row["name"] for row in found] == ["w-vi-04", "w-vi-03"]  # by date
    assert {"id", "kind", "language", "published", "claims", "sources"} <= set(found[0])


def test_contradictions_are_the_planted_ones(filled: Path, run_in: Run) -> None:
    found = told(run_in(filled, "contradictions", "--json"))
    assert {item["property"] for item in found} == {"meetings.start", "progress.done"}
    for item in found:
        assert {"about", "property", "verdict", "sides"} <= set(item)
        for side in item["sides"]:
            assert "value" in side
            check_sources(side["sources"])
    everything = told(run_in(filled, "contradictions", "--all", "--json"))
    assert len(everything) > len(found)


def test_progress(filled: Path, run_in: Run) -> None:
    found = told(run_in(filled, "progress", "SCF-Norlund Plan of Action", "--json"))
    assert {"instrument", "reports", "evidenced"} <= set(found)
    assert {"lines", "total"} == set(found["evidenced"])
    for report in found["reports"]:
        assert {"done", "total", "percent", "comparator", "as_of", "word", "class", "sources"} <= set(report)
        check_sources(report["sources"])


def test_due(filled: Path, run_in: Run) -> None:
    found = told(run_in(filled, "due", "--on", "2023-01-15", "--json"))
    for item in found:
        assert {"what", "kind", "interval", "status", "sources"} <= set(item)
        assert len(item["interval"]) == 2
        assert item["status"] in ("open", "overdue", "met", "expected")
    assert {item["status"] for item in found} >= {"open", "overdue"}


def test_status(filled: Path, run_in: Run) -> None:
    found = told(run_in(filled, "status", "--json"))
    assert (found["documents"], found["languages"]) == (6, {"en": 2, "vi": 2, "zh": 2})
    name = found["partnerships"][0]["partnership"]
    one = told(run_in(filled, "status", name, "--on", "2023-05-01", "--json"))
    assert one["documents"] == 3 and one["last_meetings"]


@pytest.mark.parametrize(
    "query, document",
    [("Lâm Hải", "w-vi-04"), ("lam hai", "w-vi-04"), ("临海", "w-zh-04"), ('"Joint Committee"', "w-en-04")],
)
def test_search(filled: Path, run_in: Run, query: str, document: str) -> None:
    found = told(run_in(filled, "search", query, "--json"))
    assert document in {hit["document"] for hit in found}
    text = (filled / "texts" / f"{found[0]['document']}.txt").read_text("utf-8")
    passage = found[0]["passage"]
    assert text[passage["start"] : passage["end"]] == passage["quote"]


def test_show_tells_why_claims_were_joined(filled: Path, run_in: Run) -> None:
    [meeting] = [m for m in told(run_in(filled, "meetings", "--json")) if m["ordinal"] == 12]
    detail = told(run_in(filled, "show", meeting["id"], "--json"))
    assert len(detail["claims"]) == 3 and detail["reasons"] and detail["history"]
    by_claim = told(run_in(filled, "show", detail["claims"][0]["id"], "--json"))
    assert by_claim["id"] == meeting["id"]
    assert run_in(filled, "show", meeting["id"][:16]).stdout.count("w-vi-03") >= 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["meetings"], ["instruments"], ["commitments"], ["persons"], ["documents"], ["due"], ["progress"],
        ["contradictions"], ["status"], ["status", "SCF-Norlund"], ["search", "SCF"],
    ],
)  # fmt: skip
def test_tables_fit_eighty_columns(filled: Path, run_in: Run, arguments: list[str]) -> None:
    done = run_in(filled, *arguments)
    assert (done.returncode, done.stderr) == (DONE, "")
    assert done.stdout.strip()
    assert max(map(cell_len, done.stdout.splitlines())) <= 80


def test_adding_again_changes_nothing(filled: Path, run_in: Run) -> None:
    before = told(run_in(filled, "meetings", "--json"))
    done = told(run_in(filled, "add", filled / "texts", "--readings", filled / "readings", "--json"))
    assert (done["added"], done["known"], done["claims"]) == ([], 6, 0)
    assert told(run_in(filled, "meetings", "--json")) == before


def test_add_tells_what_is_new(tmp_path: Path, run: Run) -> None:
    promise = Commitment(actors=["Russia"], force="propose", what_en="hold the 5th summit", due="2099")
    write_samples(tmp_path, [sample("one", "One.", MEETING, promise)])
    done = run("add", "texts", "--readings", "readings")
    assert "1 document added" in done.stdout and "2 claims" in done.stdout and "hold the 5th summit" in done.stdout


def test_three_bad_and_thirty_good_documents(tmp_path: Path, run: Run) -> None:
    good = [sample(f"good-{n:02}", f"Document {n} about the summit.", MEETING) for n in range(30)]
    write_samples(tmp_path, good)
    (tmp_path / "texts" / "empty.txt").write_bytes(b"")
    (tmp_path / "texts" / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "texts" / "no-reading.txt").write_text("A text whose Reading is missing.")
    done = run("add", "texts", "--readings", "readings", "--jobs", "2")
    assert done.returncode == FAILED
    for name in ("empty", "binary", "no-reading"):
        [line] = [line for line in done.stderr.splitlines() if name in line]
        assert len(line) > len(f"failed: {name}.txt: ")
    assert "30 documents added, 3 failed" in done.stdout
    assert len(told(run("documents", "--json"))) == 30
    [meeting] = told(run("meetings", "--json"))
    assert len(meeting["sources"]) == 30


def test_reading_whose_passage_does_not_quote_the_text_is_refused(tmp_path: Path, run: Run) -> None:
    write_samples(tmp_path, [sample("one", "One.", MEETING)])
    (tmp_path / "texts" / "one.txt").write_text("Another text.")
    done = run("add", "texts", "--readings", "readings")
    assert done.returncode == FAILED and "does not quote" in done.stderr


@pytest.mark.parametrize(
    "arguments, code, words",
    [
        (["meetings"], TROUBLE, "no ledger there"),
        (["add", "nowhere.txt"], FAILED, "no such file"),
        (["add", "."], USAGE, "no documents"),
        (["add"], USAGE, "Missing argument"),
        (["due", "--within", "soon"], USAGE, "no span of time"),
        (["meetings", "--since", "yesterday"], USAGE, "no date"),
        (["meetings", "--since", "2021-02-30"], USAGE, "no date"),
        (["unknown-command"], USAGE, "No such command"),
        (["--ledger", "no/such/folder/x.db", "add", "x.txt"], USAGE, "no such folder"),
    ],
)
def test_trouble_has_its_exit_code_and_says_what_to_do(
    tmp_path: Path, run: Run, arguments: list[str], code: int, words: str
) -> None:
    done = run(*arguments)
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_unknown_id_is_a_usage_error(filled: Path, run_in: Run) -> None:
    done = run_in(filled, "show", "meeting-0000000000000000")
    assert done.returncode == USAGE and "nothing is recorded" in done.stderr


@pytest.mark.parametrize("content", [b"no database at all" * 100, b""])
def test_file_that_is_no_ledger(tmp_path: Path, run: Run, content: bytes) -> None:
    (tmp_path / "depositary.db").write_bytes(content)
    assert run("status").returncode == TROUBLE


def test_locked_ledger(tmp_path: Path, run: Run) -> None:
    write_samples(tmp_path, [sample("one", "One.", MEETING), sample("two", "Two.", MEETING)])
    assert run("add", "texts/one.txt", "--readings", "readings").returncode == DONE
    other = sqlite3.connect(tmp_path / "depositary.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    done = run("add", "texts/two.txt", "--readings", "readings", DEPOSITARY_BUSY_SECONDS="0.2")
    other.close()
    assert done.returncode == TROUBLE and "another process" in done.stderr


def test_ledger_by_option_environment_and_default(tmp_path: Path, run: Run) -> None:
    write_samples(tmp_path, [sample("one", "One.", MEETING)])
    add = ["add", "texts", "--readings", "readings"]
    assert run(*add, "--ledger", "by-option.db").returncode == DONE
    assert run("--ledger", "before.db", *add).returncode == DONE
    assert run(*add, DEPOSITARY_LEDGER="by-environment.db").returncode == DONE
    assert run(*add, DEPOSITARY_LEDGER="").returncode == DONE
    assert {path.name for path in tmp_path.glob("*.db")} == {
        "by-option.db", "before.db", "by-environment.db", "depositary.db",
    }  # fmt: skip


def test_backup_restore_verify(tmp_path: Path, run: Run) -> None:
    write_samples(tmp_path, [sample("one", "One.", MEETING)])
    run("add", "texts", "--readings", "readings")
    assert run("backup", "copy.db").returncode == DONE
    assert run("backup", "copy.db").returncode == TROUBLE  # is there already
    (tmp_path / "depositary.db").unlink()
    assert run("restore", "copy.db").returncode == DONE
    done = run("verify")
    assert done.returncode == DONE and "all well" in done.stdout
    with sqlite3.connect(tmp_path / "depositary.db") as ledger:
        ledger.execute("UPDATE history SET event = 'nothing happened'")
    assert run("verify").returncode == TROUBLE


def test_output_cut_off_by_its_reader_is_no_error(filled: Path, run_in: Run) -> None:
    script = f"{sys.executable} -c 'from depositary.cli import main; main()' commitments --json | head -c 10"
    env = {**os.environ, "DEPOSITARY_LEDGER": str(filled / "depositary.db")}
    done = subprocess.run(["bash", "-c", script], env=env, capture_output=True, encoding="utf-8")
    assert done.stderr == ""


def test_help_is_quick(run: Run) -> None:
    """Half a second of work; the clock on the wall depends on what else the machine does."""
    taken = []
    for _ in range(3):
        before = sum(os.times()[2:4])
        assert run("--help").returncode == DONE
        taken.append(sum(os.times()[2:4]) - before)
    assert min(taken) <= 0.8  # 0.3 s alone; two test processes share a core's caches
