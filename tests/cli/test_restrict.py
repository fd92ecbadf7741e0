"""`restrict`: documents held back from lesser roles, from the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

from commands import Run
from depositary.ledger import create_ledger
from depositary.ledger.accounts.audit import list_audit
from depositary.ledger.seen import seen_by
from depositary.report.documents import list_documents


def names(folder: Path, role: str) -> set[str]:
    with create_ledger(folder / "depositary.db") as ledger:
        seen = seen_by(ledger, role)  # type: ignore[arg-type]
        try:
            return {row.name for row in list_documents(seen)}
        finally:
            seen.close()


def test_documents_are_held_back_and_opened_again(tmp_path: Path, filled: Path, run_in: Run) -> None:
    shutil.copy(filled / "depositary.db", tmp_path)
    everything = names(tmp_path, "viewer")
    held = sorted(everything)[:2]
    done = run_in(tmp_path, "restrict", *held, "--to", "editor")
    assert done.returncode == 0 and done.stdout.count("editors and admins only") == 2, done.stderr
    assert names(tmp_path, "viewer") == everything - set(held)
    assert names(tmp_path, "editor") == everything
    done = run_in(tmp_path, "restrict", held[0], "no-such-document", "--to", "viewer")
    assert done.returncode == 2 and "no-such-document" in done.stderr and "everybody" in done.stdout
    assert names(tmp_path, "viewer") == everything - {held[1]}
    with create_ledger(tmp_path / "depositary.db") as ledger, ledger.reading() as connection:
        lines = list_audit(connection)
    assert [line.payload["to"] for line in lines] == ["viewer", "editor", "editor"]
    assert all(line.who.startswith("cli:") for line in lines)
