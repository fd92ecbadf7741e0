"""Storage that fails: full, read-only, cut short, held by others. A clear word, exit code 3, and nothing that was
recorded is lost."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from content import content_of
from killing import command, rounds, warm_up

from depositary.ledger import create_ledger, open_ledger, record_document
from depositary.ledger.verifying import verify_ledger
from samples import CORPUS, gold, sample

TROUBLE = 3
PADDING = "The parties met again and spoke of the matters before them at some length. " * 1_500


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A small file system of its own; skips where we may not mount one."""
    folder.mkdir(exist_ok=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip(f"may not mount a file system here: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@pytest.fixture
def long_texts(tmp_path: Path) -> Path:
    """Documents of 150 kB each, more than the small file systems below hold."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "readings").mkdir()
    for number in range(12):
        document, reading = sample(f"d{number:02}", f"Document {number}.\n{PADDING}")
        (tmp_path / "texts" / f"{document.id}.txt").write_text(document.text, "utf-8")
        (tmp_path / "readings" / f"{document.id}.json").write_bytes(msgspec.json.encode(reading))
    return tmp_path


def check_sound(place: Path, most: int) -> int:
    """Verify a ledger. Returns: how many documents it holds."""
    with open_ledger(place) as ledger:
        result = verify_ledger(ledger)
    assert result.problems == ()
    assert result.documents <= most
    return result.documents


def test_disk_full_while_adding(long_texts: Path) -> None:
    warm_up()
    add = ["add", long_texts / "texts", "--readings", long_texts / "readings", "--jobs", 1, "--ledger"]
    with mounted(long_texts / "small", "size=2m") as small:
        place = small / "ledger.db"
        ended = command(*add, place, log=long_texts / "log")
        assert ended.code == TROUBLE, ended.said
        assert "no room left" in ended.said
        assert "Traceback" not in ended.said
        there = check_sound(place, 12)
        subprocess.run(["mount", "-o", "remount,size=30m", small], check=True)
        again = command(*add, place, log=long_texts / "log")
        assert again.code == 0, again.said
        assert check_sound(place, 12) == 12
        assert there < 12


def test_disk_full_from_the_first_byte(long_texts: Path) -> None:
    with mounted(long_texts / "none", "size=4k") as none:
        (none / "fill").write_bytes(b"x" * 4096)
        ended = command("add", long_texts / "texts", "--ledger", none / "ledger.db", log=long_texts / "log")
        assert ended.code == TROUBLE, ended.said
        assert "Traceback" not in ended.said


OUTPUTS: list[tuple[list[str], int]] = [
    (["backup", "small/copy.db"], TROUBLE),
    (["read", "texts", "--out", "small/out", "--jobs", "1"], 1),
    (["export", "jsonl", "--out", "small/out.jsonl"], 1),
    (["export", "csv", "--out", "small/csv"], 1),
    (["restore", "backup.db", "--ledger", "small/ledger.db"], TROUBLE),
    (["export", "workbook", "--out", "small/out.xlsx"], 1),
    (["export", "ics", "--out", "small/out.ics"], 1),
    (["export", "parquet", "--out", "small/parquet"], 1),
    (["export", "site", "--out", "small/site"], 1),
]


def test_disk_full_while_writing_out(long_texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warm_up()
    monkeypatch.chdir(long_texts)
    with create_ledger("ledger.db") as ledger:
        for document, reading in list(gold(CORPUS / "written"))[:3]:
            record_document(ledger, document, reading)
        before = content_of(ledger)
    command("backup", "backup.db", "--ledger", "ledger.db", log=Path("log"))
    with mounted(Path("small"), "size=12k"):
        for arguments, code in OUTPUTS[: rounds(4, 9)]:
            own = [] if "--ledger" in arguments or arguments[0] == "read" else ["--ledger", "ledger.db"]
            ended = command(*arguments, *own, log=Path("log"))
            assert ended.code == code, ended.said
            assert "Traceback" not in ended.said
            assert "no room" in ended.said.lower() or "No space" in ended.said, ended.said
            assert not list(Path("small").glob("*.part*"))
    with open_ledger("ledger.db") as ledger:
        assert content_of(ledger) == before


def test_standard_output_full(long_texts: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", "from depositary.cli import main; main()", "read", "texts/d01.txt"],
            cwd=long_texts, stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "No space" in done.stderr
    assert "Traceback" not in done.stderr


def test_file_may_not_grow(long_texts: Path) -> None:
    """The other way a disk says no: a quota (here a limit on the size of a file)."""
    warm_up()
    place = long_texts / "ledger.db"

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000))

    done = subprocess.run(
        [sys.executable, "-c", "from depositary.cli import main; main()", "add", "texts", "--readings", "readings",
         "--jobs", "1", "--ledger", place],
        cwd=long_texts, preexec_fn=limited, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == TROUBLE, done.stderr
    assert "Traceback" not in done.stderr
    assert check_sound(place, 12) < 12


def test_read_only_file_system(long_texts: Path) -> None:
    with mounted(long_texts / "fixed", "size=30m") as fixed:
        place = fixed / "ledger.db"
        with create_ledger(place) as ledger:
            record_document(ledger, *sample("one", "One."))
        subprocess.run(["mount", "-o", "remount,ro", fixed], check=True)
        ended = command("add", long_texts / "texts", "--ledger", place, log=long_texts / "log")
        assert ended.code == TROUBLE, ended.said
        assert "cannot be written" in ended.said
        listed = command("documents", "--ledger", place, log=long_texts / "log")
        assert listed.code == 0, listed.said
        assert "one" in listed.said


def _cut(place: Path) -> None:
    place.write_bytes(place.read_bytes()[: place.stat().st_size // 2 // 4096 * 4096 + 100])


def _garbled(place: Path) -> None:
    data = bytearray(place.read_bytes())
    for start in range(4096, len(data), 9 * 4096):
        data[start : start + 512] = os.urandom(512)
    place.write_bytes(data)


BROKEN: dict[str, Callable[[Path], object]] = {
    "cut short": _cut,
    "garbled": _garbled,
    "a letter": lambda place: place.write_text("Dear colleagues,\n" * 500),
    "a folder": lambda place: (place.unlink(), place.mkdir()),
    "another database": lambda place: (place.unlink(), sqlite3.connect(place).execute("CREATE TABLE recipes (n)")),
}


COMMANDS = [["verify"], ["add", "texts"], ["backup", "copy.db"], ["status"], ["migrate"]]


@pytest.mark.parametrize("how", BROKEN)
def test_a_file_that_is_no_ledger_any_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    warm_up()
    monkeypatch.chdir(tmp_path)
    whole, place = tmp_path / "whole.db", tmp_path / "ledger.db"
    with create_ledger(whole) as ledger:
        for document, reading in list(gold(CORPUS / "written"))[:2]:
            record_document(ledger, document, reading)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "new.txt").write_text("Ha Noi, 12 March 2026 - The ministers met and agreed to meet again.")
    for arguments in COMMANDS[: rounds(2, 5)]:
        shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)
        shutil.copy(whole, place)
        BROKEN[how](place)
        ended = command(*arguments, "--ledger", place, log=tmp_path / "log")
        assert "Traceback" not in ended.said, ended.said
        if how == "garbled" and arguments[0] in ("status", "add", "migrate"):
            assert ended.code in (0, TROUBLE), (
                ended.said
            )  # what they look at may be sound; verify and backup look at all
        else:
            assert ended.code == TROUBLE, ended.said
        assert not (tmp_path / "copy.db").exists()


def test_held_by_another_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warm_up()
    place = tmp_path / "ledger.db"
    with create_ledger(place) as ledger:
        record_document(ledger, *sample("one", "One."))
    command("backup", tmp_path / "copy.db", "--ledger", place, log=tmp_path / "log")
    monkeypatch.setenv("DEPOSITARY_BUSY_SECONDS", "0.3")
    (tmp_path / "two.txt").write_text("Ha Noi, 12 March 2026 - The ministers met and agreed to meet again.")
    script = (
        "import sqlite3, sys\nheld = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "held.execute('BEGIN IMMEDIATE')\nprint('held', flush=True)\nsys.stdin.read()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", script, place], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdin is not None
    assert other.stdout.readline() == "held\n"
    for arguments in (["add", tmp_path / "two.txt"], ["restore", tmp_path / "copy.db", "--force"]):
        ended = command(*arguments, "--ledger", place, log=tmp_path / "log")
        assert ended.code == TROUBLE, ended.said
        assert "another process" in ended.said
        assert ended.seconds < 20
    assert command("documents", "--ledger", place, log=tmp_path / "log").code == 0
    other.stdin.close()
    other.wait()
    assert command("add", tmp_path / "two.txt", "--ledger", place, log=tmp_path / "log").code == 0
