"""Several processes on one ledger, backups while others write, and a server that goes away in the middle."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from content import content_of
from killing import rounds

from databases import PostgresServer, missing_programs, place, postgresql_server
from depositary.errors import LedgerError
from depositary.ledger import create_ledger, open_ledger, record_document
from depositary.ledger.copying import back_up, restore_from
from depositary.ledger.library import find_documents
from depositary.ledger.verifying import verify_ledger
from depositary.model import Meeting
from samples import CORPUS, WRITER, gold, sample

if TYPE_CHECKING:
    from databases import Place

__all__ = ["place"]

SUMMIT = Meeting(
    mechanism_en="ASEAN-Russia Summit", ordinal=4, parties=["ASEAN", "Russia"], level="summit", start="2021-10"
)


def names_in(location: str | Path) -> list[str]:
    with open_ledger(location) as ledger, ledger.reading() as connection:
        return [row.name for row in find_documents(connection)]


def test_two_commands_add_at_once(place: Place, tmp_path: Path) -> None:
    ledger = place()
    samples = list(gold(CORPUS / "written"))[:12]
    for name, some in (("one", samples[:8]), ("two", samples[4:])):
        (tmp_path / name).mkdir()
        (tmp_path / "readings").mkdir(exist_ok=True)
        for document, reading in some:
            (tmp_path / name / f"{document.id}.txt").write_text(document.text, "utf-8")
            (tmp_path / "readings" / f"{document.id}.json").write_bytes(msgspec.json.encode(reading))
    begin = "from depositary.cli import main; main()"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", begin, "add", name, "--readings", "readings", "--jobs", "1", "--ledger", ledger],
            cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        for name in ("one", "two")
    ]  # fmt: skip
    told = [process.communicate(timeout=300)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0], told
    assert sorted(names_in(ledger)) == sorted(document.id for document, _ in samples)  # the four of both came in once
    with open_ledger(ledger) as opened:
        assert verify_ledger(opened).problems == ()


def test_backups_while_another_process_writes(tmp_path: Path) -> None:
    place = tmp_path / "ledger.db"
    create_ledger(place).close()
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, place, Path(__file__).parents[1]], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    reported: list[str] = []
    lines = writer.stdout
    listening = threading.Thread(target=lambda: reported.extend(line.strip() for line in lines))
    listening.start()
    try:
        for number in range(rounds(3, 20)):
            time.sleep(0.2)
            before = list(reported)
            copy = tmp_path / f"copy{number}.db"
            with open_ledger(place) as ledger:
                assert back_up(ledger, copy).problems == ()
            held = names_in(copy)
            assert set(before) <= set(held)
            assert sorted(held) == sorted(f"d{n}" for n in range(len(held)))  # the first so many, none left out
    finally:
        writer.kill()
        writer.wait()
        listening.join()
    with open_ledger(copy) as ledger:
        content = content_of(ledger)
    restore_from(copy, str(tmp_path / "restored.db"))
    with open_ledger(tmp_path / "restored.db") as ledger:
        assert content_of(ledger) == content
        assert verify_ledger(ledger).problems == ()


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    if missing := missing_programs():
        pytest.skip(f"no PostgreSQL server to start: {', '.join(missing)} not found")
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install depositary[postgres]")
    with postgresql_server() as running:
        yield running


@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_server_gone_in_the_middle_of_a_transaction_and_back(server: PostgresServer, how: str) -> None:
    location = server.place()
    with create_ledger(location) as ledger:
        record_document(ledger, *sample("one", "One.", SUMMIT))
        with pytest.raises(LedgerError, match="server"), ledger.writing() as connection:
            connection.exec_driver_sql("UPDATE documents SET title = 'half done'")
            server.stop(how)
            try:
                connection.exec_driver_sql("UPDATE documents SET publisher = 'half done'")
            finally:
                server.start()
        # the same open ledger goes on as soon as the server is there again
        assert record_document(ledger, *sample("two", "Two.", SUMMIT)).state == "added"
        assert sorted(names_in(location)) == ["one", "two"]
        assert verify_ledger(ledger).problems == ()
        with ledger.reading() as connection:
            assert {row.title for row in find_documents(connection)} == {None}


def test_server_gone_between_two_documents(server: PostgresServer) -> None:
    location = server.place()
    with create_ledger(location) as ledger:
        record_document(ledger, *sample("one", "One.", SUMMIT))
        server.stop("immediate")
        with pytest.raises(LedgerError, match="is it running"):
            record_document(ledger, *sample("two", "Two.", SUMMIT))
        with pytest.raises(LedgerError, match="is it running"):
            open_ledger(location)
        server.start()
        assert record_document(ledger, *sample("two", "Two.", SUMMIT)).state == "added"
        assert verify_ledger(ledger).problems == ()
