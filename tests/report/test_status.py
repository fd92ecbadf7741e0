"""The state at a glance: what partnerships are called."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from databases import Place
from depositary.ledger import Ledger, create_ledger, record_document
from depositary.model import Meeting
from depositary.report import ledger_status, partnership_status
from samples import sample


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    with create_ledger(place()) as opened:
        yield opened


@pytest.mark.parametrize(
    "parties, name",
    [
        (["Norlund", "SCF"], "Norlund–SCF"),  # unknown ones, an acronym among them
        (["Vélmark", "Đông Hải"], "Đông Hải–Vélmark"),  # with their marks, in the order of their folded names
        (["ASEAN", "Russia"], "ASEAN–Russia"),  # the registry's
        (["United Nations", "ASEAN"], "ASEAN–UN"),
    ],
)
def test_partnerships_are_called_as_documents_write_them(ledger: Ledger, parties: list[str], name: str) -> None:
    meeting = Meeting(mechanism_en="Joint Committee", ordinal=2, parties=parties, level="committee", start="2025-03-04")
    record_document(ledger, *sample("one", "One.", meeting))
    [line] = ledger_status(ledger).partnerships
    assert line.name == name
    assert partnership_status(ledger, line.partnership, on="2025-04-01").name == name
