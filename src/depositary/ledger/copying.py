"""Backup and restore: a whole ledger in one file, checked before it is trusted."""

from __future__ import annotations

from pathlib import Path

from depositary.errors import LedgerCorrupt, LedgerError
from depositary.ledger.dialects import copy_file, file_of, settle_file, shown
from depositary.ledger.store import Ledger, open_ledger
from depositary.ledger.verifying import Verification, verify_ledger

__all__ = ["back_up", "restore_from"]


def back_up(ledger: Ledger, file: Path) -> Verification:
    """Copy the ledger to a new file while others go on working, and verify the copy.

    Raises: LedgerError if the file is there already, cannot be written, or the copy is not sound.
    """
    source = file_of(ledger.location)
    if source is None:
        place = shown(ledger.location)
        raise LedgerError(f"{place}: a server's ledger is backed up with the server's own tools (pg_dump)")
    if file.exists():
        raise LedgerError(f"{file}: is there already; name a new file")
    partial = file.with_name(file.name + ".part")
    try:
        _remove(partial)
        copy_file(source, partial)
        summary = _checked(partial)
        partial.replace(file)
    finally:
        _remove(partial)
    return summary


def restore_from(file: Path, location: str, *, replace: bool = False) -> Verification:
    """Verify a backup and put a copy of it where the ledger belongs. The copy moves into place whole or not at all.

    Raises: LedgerError if a ledger is there and is not to be replaced; LedgerBusy if another process has it open;
    LedgerCorrupt if the backup is not sound.
    """
    target = file_of(location)
    if target is None:
        raise LedgerError(f"{shown(location)}: a server's ledger is restored with the server's own tools (pg_restore)")
    if target.exists() and not replace:
        raise LedgerError(f"{target}: a ledger is there already; use --force to replace it")
    partial = target.with_name(target.name + ".part")
    try:
        _remove(partial)
        copy_file(file, partial)
        summary = _checked(partial)
        if target.exists():
            settle_file(target)  # its journal must not be applied to the new one, nor be lost if we end just here
        partial.replace(target)
    finally:
        _remove(partial)
    return summary


def _checked(file: Path) -> Verification:
    with open_ledger(file) as copy:
        summary = verify_ledger(copy)
    if summary.problems:
        raise LedgerCorrupt(
            f"{file}: the copy is not sound ({summary.problems[0]}); the original needs `depositary verify`"
        )
    return summary


def _remove(file: Path) -> None:
    for rest in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + rest).unlink(missing_ok=True)
