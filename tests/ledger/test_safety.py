"""Bad days: killed, locked, damaged, read-only, of another version, changed behind the history's back."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from depositary.errors import (
    LedgerBusy,
    LedgerCorrupt,
    LedgerError,
    LedgerMissing,
    LedgerReadOnly,
    LedgerVersion,
)
from depositary.ledger import Ledger, create_ledger, open_ledger, record_document
from depositary.ledger.copying import back_up, restore_from
from depositary.ledger.library import find_documents
from depositary.ledger.verifying import verify_ledger
from depositary.model import Meeting
from samples import WRITER, sample

SUMMIT = Meeting(
    mechanism_en="ASEAN-Russia Summit", ordinal=4, parties=["ASEAN", "Russia"], level="summit", start="2021-10"
)


def names_in(ledger: Ledger) -> list[str]:
    with ledger.reading() as connection:
        return [row.name for row in find_documents(connection)]


@pytest.mark.parametrize("written", [1, 7, 20])
def test_killed_while_writing_leaves_whole_documents_and_all_that_were_reported(tmp_path: Path, written: int) -> None:
    place = tmp_path / "ledger.db"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(place), str(Path(__file__).parents[1])], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    reported = [writer.stdout.readline().strip() for _ in range(written)]
    time.sleep(0.004 * written)  # somewhere inside a later document
    os.kill(writer.pid, signal.SIGKILL)
    reported += writer.stdout.read().split()
    writer.wait()
    with create_ledger(place) as ledger:
        assert set(reported) <= set(names_in(ledger))
        assert verify_ledger(ledger).problems == ()
        assert record_document(ledger, *sample("after", "After the crash.", SUMMIT)).state == "added"


def test_exception_inside_a_transaction_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with create_ledger(tmp_path / "ledger.db") as ledger:
        document, reading = sample("one", "One.", SUMMIT)
        with pytest.raises(ZeroDivisionError), ledger.writing() as connection:
            connection.exec_driver_sql("INSERT INTO counters VALUES ('documents', 9)")
            raise ZeroDivisionError
        record_document(ledger, document, reading)
        assert names_in(ledger) == ["one"]
        assert verify_ledger(ledger).problems == ()


def test_two_writers_at_once_both_get_through(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"

    def write(start: int) -> None:
        with create_ledger(place) as ledger:
            for number in range(start, start + 15):
                record_document(ledger, *sample(f"d{number}", f"Document {number}.", SUMMIT))

    threads = [threading.Thread(target=write, args=(start,)) for start in (0, 100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_ledger(place) as ledger:
        assert len(names_in(ledger)) == 30
        assert verify_ledger(ledger).problems == ()


def test_ledger_held_by_another_process_is_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("depositary.ledger.dialects._BUSY_SECONDS", 0.1)
    place = tmp_path / "ledger.db"
    create_ledger(place).close()
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_ledger(place, writable=True) as ledger, pytest.raises(LedgerBusy, match="another process"):
        record_document(ledger, *sample("one", "One.", SUMMIT))
    other.close()


def test_reading_goes_on_while_another_process_writes(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    with create_ledger(place) as ledger:
        record_document(ledger, *sample("one", "One.", SUMMIT))
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("DELETE FROM documents")
    with open_ledger(place) as ledger:
        assert names_in(ledger) == ["one"]
    other.close()


@pytest.mark.parametrize(
    "content, error",
    [
        (b"this is a letter, not a database " * 100, LedgerCorrupt),
        (b"SQLite format 3\x00" + b"\xff" * 5000, LedgerError),
        (b"", LedgerCorrupt),  # to be read, an empty file is no ledger
    ],
)
def test_file_that_is_no_ledger(tmp_path: Path, content: bytes, error: type[LedgerError]) -> None:
    place = tmp_path / "ledger.db"
    place.write_bytes(content)
    with pytest.raises(error):
        open_ledger(place)
    assert place.read_bytes() == content


def test_another_database_is_not_taken_for_a_ledger(tmp_path: Path) -> None:
    place = tmp_path / "other.db"
    with sqlite3.connect(place) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(LedgerCorrupt, match="no ledger"):
        create_ledger(place)


def test_truncated_ledger_is_corrupt(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    with create_ledger(place) as ledger:
        for number in range(20):
            record_document(ledger, *sample(f"d{number}", f"Document {number}.", SUMMIT))
    place.write_bytes(place.read_bytes()[: place.stat().st_size // 2])
    with pytest.raises(LedgerCorrupt), open_ledger(place) as ledger:
        names_in(ledger)
        if verify_ledger(ledger).problems:
            raise LedgerCorrupt("verify says so")


def test_missing_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing, match="depositary add"):
        open_ledger(tmp_path / "none.db")


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="folder"):
        create_ledger(tmp_path / "no" / "such" / "ledger.db")


def test_ledger_of_a_later_version(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    create_ledger(place).close()
    with sqlite3.connect(place) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LedgerVersion, match="newer depositary"):
        open_ledger(place)


def test_read_only_ledger_can_be_read_but_not_written(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    with create_ledger(place) as ledger:
        record_document(ledger, *sample("one", "One.", SUMMIT))
    place.chmod(0o444)
    with create_ledger(place) as ledger:
        assert names_in(ledger) == ["one"]
        with pytest.raises(LedgerReadOnly, match="permissions"):
            record_document(ledger, *sample("two", "Two.", SUMMIT))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE history SET payload = '{}' WHERE id = 2",
        "UPDATE history SET at = '2001-01-01T00:00:00Z' WHERE id = 2",
        "DELETE FROM history WHERE id = 2",
        "UPDATE passages SET quote = 'What was never said'",
        "UPDATE passages SET start = start + 1",
        "UPDATE texts SET text = 'Another text.'",
        "DELETE FROM texts",
    ],
)
def test_changes_behind_the_ledgers_back_are_found(tmp_path: Path, change: str) -> None:
    place = tmp_path / "ledger.db"
    with create_ledger(place) as ledger:
        for name in ("one", "two", "three"):
            record_document(ledger, *sample(name, f"Document {name}.", SUMMIT))
    with sqlite3.connect(place) as other:
        other.execute(change)
    with open_ledger(place) as ledger:
        assert verify_ledger(ledger).problems


def test_backup_is_whole_and_restores(tmp_path: Path) -> None:
    with create_ledger(tmp_path / "ledger.db") as ledger:
        record_document(ledger, *sample("one", "One.", SUMMIT))
        assert back_up(ledger, tmp_path / "backup.db").documents == 1
        record_document(ledger, *sample("two", "Two.", SUMMIT))
    with pytest.raises(LedgerError, match="--force"):
        restore_from(tmp_path / "backup.db", str(tmp_path / "ledger.db"))
    restore_from(tmp_path / "backup.db", str(tmp_path / "ledger.db"), replace=True)
    with open_ledger(tmp_path / "ledger.db") as ledger:
        assert names_in(ledger) == ["one"]


def test_damaged_backup_is_not_restored(tmp_path: Path) -> None:
    with create_ledger(tmp_path / "ledger.db") as ledger:
        record_document(ledger, *sample("one", "One.", SUMMIT))
        back_up(ledger, tmp_path / "backup.db")
    with sqlite3.connect(tmp_path / "backup.db") as other:
        other.execute("UPDATE texts SET text = 'Forged.'")
    with pytest.raises(LedgerCorrupt):
        restore_from(tmp_path / "backup.db", str(tmp_path / "ledger.db"), replace=True)
    with open_ledger(tmp_path / "ledger.db") as ledger:
        assert names_in(ledger) == ["one"]
    assert not list(tmp_path.glob("*.part*"))
