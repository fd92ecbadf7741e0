"""Power loss: the files as they are after it open, and hold whole documents, the first so many of those recorded.

What a power failure leaves is made here from a ledger in use: its journal cut at any byte or garbled at its end, and
pages of the file half written, as when the power went while the journal was being copied into it.
"""

from __future__ import annotations

import random
import shutil
import struct
from pathlib import Path

import pytest
from killing import rounds

from depositary.ledger import create_ledger, open_ledger, record_document
from depositary.ledger.library import find_documents
from depositary.ledger.verifying import verify_ledger
from samples import CORPUS, gold

NAMES = [document.id for document, _ in list(gold(CORPUS / "written"))[:12]]
WAL_HEADER, FRAME_HEADER = 32, 24


@pytest.fixture(scope="module")
def in_use(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger's two files, copied while it was open: 12 documents, the later ones only in the journal."""
    folder = tmp_path_factory.mktemp("in-use")
    with create_ledger(folder / "ledger.db") as ledger:
        for document, reading in list(gold(CORPUS / "written"))[: len(NAMES)]:
            record_document(ledger, document, reading)
        for rest in ("", "-wal"):
            shutil.copy(folder / f"ledger.db{rest}", folder / f"torn.db{rest}")
    return folder / "torn.db"


def after_power_loss(in_use: Path, folder: Path, database: bytes, journal: bytes) -> list[str]:
    """Names of the documents in the order they were recorded, all of it sound."""
    folder.mkdir()
    (folder / "l.db").write_bytes(database)
    (folder / "l.db-wal").write_bytes(journal)
    with open_ledger(folder / "l.db", writable=True) as ledger:
        assert verify_ledger(ledger).problems == ()
        with ledger.reading() as connection:
            found = [row.name for row in sorted(find_documents(connection), key=lambda row: row.number)]
        record_document(ledger, *next(iter(gold(CORPUS / "hard"))))
        assert verify_ledger(ledger).problems == ()
    shutil.rmtree(folder)
    return found


def test_journal_cut_anywhere(in_use: Path, tmp_path: Path) -> None:
    database, journal = in_use.read_bytes(), Path(f"{in_use}-wal").read_bytes()
    draw = random.Random(7)
    seen = set()
    for number in range(rounds(6, 80)):
        kept = draw.randrange(len(journal)) if number else len(journal)
        found = after_power_loss(in_use, tmp_path / str(number), database, journal[:kept])
        assert found == NAMES[: len(found)]
        seen.add(len(found))
    assert max(seen) == len(NAMES)
    assert len(seen) > 2


def test_end_of_the_journal_garbled(in_use: Path, tmp_path: Path) -> None:
    database, journal = in_use.read_bytes(), Path(f"{in_use}-wal").read_bytes()
    draw = random.Random(8)
    for number in range(rounds(2, 40)):
        kept = draw.randrange(len(journal))
        rest = bytes(len(journal) - kept) if number % 2 else draw.randbytes(len(journal) - kept)
        found = after_power_loss(in_use, tmp_path / str(number), database, journal[:kept] + rest)
        assert found == NAMES[: len(found)]


def test_pages_half_written_from_the_journal(in_use: Path, tmp_path: Path) -> None:
    database, journal = in_use.read_bytes(), Path(f"{in_use}-wal").read_bytes()
    size = struct.unpack(">I", journal[8:12])[0]
    frames = range(WAL_HEADER, len(journal) - size - FRAME_HEADER + 1, size + FRAME_HEADER)
    latest = {struct.unpack(">I", journal[at : at + 4])[0]: at + FRAME_HEADER for at in frames}
    draw = random.Random(9)
    for number in range(rounds(2, 40)):
        torn = bytearray(database)
        for page, at in latest.items():
            if draw.random() < 0.5:
                written = draw.choice((size, size // 2, 512))
                start = (page - 1) * size
                if len(torn) < start + size:
                    torn += bytes(start + size - len(torn))
                torn[start : start + written] = journal[at : at + written]
        assert after_power_loss(in_use, tmp_path / str(number), bytes(torn), journal) == NAMES
