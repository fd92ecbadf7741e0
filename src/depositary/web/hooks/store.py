"""Webhooks and what became of their deliveries, in one file of the server's data folder that only the server can read.

They are no part of the ledger: their secrets must be at hand in clear to sign with, and a copy of the ledger that is
started elsewhere must not begin to tell others of its changes.
"""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec

from depositary.errors import NotInLedger
from depositary.ledger.veils import Role

__all__ = ["Delivery", "Hook", "HookStore"]

_LOGGED = 100  # deliveries that are told of one hook


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """One try. events: how many changes; status: of the answer, None without one; trouble: why there was none, or why
    it does not count; took: milliseconds."""

    at: str
    events: int
    status: int | None
    trouble: str | None
    took: int
    test: bool = False

    @property
    def taken(self) -> bool:
        """Whether the other side has it."""
        return self.trouble is None


class Hook(msgspec.Struct, frozen=True, kw_only=True):
    """role: as which role it sees the ledger; events: names of changes it is told (none: all); after: the last history
    record it has; failures: in a row; next: when it is tried again (seconds of the epoch); state: stopped ones are not
    tried until somebody starts them again, and then miss nothing."""

    id: str
    name: str
    url: str
    secret: str
    role: Role
    events: tuple[str, ...] = ()
    after: int = 0
    failures: int = 0
    next: float = 0.0
    state: Literal["active", "stopped"] = "active"
    made_by: str = ""
    made_at: str = ""
    log: tuple[Delivery, ...] = ()


class HookStore:
    """The hooks of one server."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "webhooks.json"
        self._lock = threading.Lock()

    def all(self) -> list[Hook]:
        """By name."""
        return sorted(self._read().values(), key=lambda hook: (hook.name.casefold(), hook.id))

    def one(self, id_: str) -> Hook:
        """Raises: NotInLedger."""
        found = self._read().get(id_)
        if found is None:
            raise NotInLedger(f"{id_}: there is no such webhook")
        return found

    def add(self, hook: Hook) -> None:
        """Keep a new one."""
        with self._lock:
            self._write({**self._read(), hook.id: hook})

    def change(self, id_: str, change: Callable[[Hook], Hook]) -> Hook:
        """Put what `change` makes of a hook in its place. Raises: NotInLedger."""
        with self._lock:
            there = self._read()
            if id_ not in there:
                raise NotInLedger(f"{id_}: there is no such webhook")
            changed = change(there[id_])
            self._write({**there, id_: msgspec.structs.replace(changed, log=changed.log[-_LOGGED:])})
            return changed

    def remove(self, id_: str) -> Hook:
        """Forget one. Raises: NotInLedger."""
        with self._lock:
            there = self._read()
            if id_ not in there:
                raise NotInLedger(f"{id_}: there is no such webhook")
            gone = there.pop(id_)
            self._write(there)
            return gone

    def _read(self) -> dict[str, Hook]:
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=dict[str, Hook])
        except FileNotFoundError:
            return {}

    def _write(self, hooks: dict[str, Hook]) -> None:
        """Whole, beside and moved into place, readable by the server's user alone from the first byte on."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        partial = self._file.with_suffix(f".{secrets.token_hex(4)}.part")
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(msgspec.json.encode(hooks))
            out.flush()
            os.fsync(out.fileno())
        partial.replace(self._file)
