"""Answers are worked out once, and anew when the ledger changed; never one role's for another."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from depositary.errors import NotInLedger
from depositary.ledger import Ledger, create_ledger, record_document
from depositary.ledger.seen import seen_by
from depositary.ledger.veils import restrict_document
from depositary.report import list_documents, show_thing
from depositary.web.kept import kept
from samples import sample


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with create_ledger(tmp_path / "ledger.db") as opened:
        record_document(opened, *sample("first", "The ministers met.\nMore."))
        yield opened


def names(ledger: Ledger) -> list[str]:
    return [row.name for row in kept(ledger, list_documents)]


def test_what_was_added_is_told_at_once(ledger: Ledger) -> None:
    assert names(ledger) == ["first"]
    record_document(ledger, *sample("second", "They met again.\nMore."))
    assert names(ledger) == ["first", "second"]


def test_each_role_has_its_own(ledger: Ledger) -> None:
    viewer, editor = seen_by(ledger, "viewer"), seen_by(ledger, "editor")
    record_document(ledger, *sample("held back", "They met in secret.\nMore."), restricted_to="editor")
    assert (names(ledger), names(editor), names(viewer)) == (["first", "held back"], ["first", "held back"], ["first"])
    key = next(row.id for row in list_documents(ledger) if row.name == "first")
    restrict_document(ledger, key, "admin", who="An")
    assert (names(ledger), names(editor), names(viewer)) == (["first", "held back"], ["held back"], [])


def test_nobody_changes_what_others_are_told(ledger: Ledger) -> None:
    kept(ledger, list_documents).clear()
    assert names(ledger) == ["first"]


def test_questions_differ_by_what_is_asked(ledger: Ledger) -> None:
    assert kept(ledger, list_documents, language="vi") == []
    assert names(ledger) == ["first"]


def test_many_ask_and_one_works(ledger: Ledger) -> None:
    worked = []
    begun = threading.Barrier(8)

    def slow(_: Ledger) -> int:
        worked.append(1)
        time.sleep(0.2)
        return 7

    def ask(_: int) -> int:
        begun.wait(10)
        return kept(ledger, slow)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(8))) == [7] * 8
    assert len(worked) == 1


def test_an_error_is_not_kept(ledger: Ledger) -> None:
    for _ in range(2):
        with pytest.raises(NotInLedger):
            kept(ledger, show_thing, "meeting-0000000000000000")
