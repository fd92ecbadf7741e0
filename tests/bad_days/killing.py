"""Commands in processes that can be killed at any moment.

A command runs in a fork of this process, which has everything imported already: what is killed is then the work itself
and not, nine times of ten, the start of an interpreter. Each runs in a process group of its own.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from depositary.model import Document
from depositary.reading import read_document

__all__ = ["Ended", "command", "rounds", "warm_up"]


class Ended(NamedTuple):
    """How a command ended. code: what it left with, or minus the number of the signal; seconds: how long it took."""

    code: int
    said: str
    seconds: float


def rounds(short: int, long: int) -> int:
    """How often to try: the long form is asked for by DEPOSITARY_CHAOS=1 (`make chaos`)."""
    return long if os.environ.get("DEPOSITARY_CHAOS") == "1" else short


def warm_up() -> None:
    """Import what commands import when they run, once for all forks."""
    for module in ("cli", "export", "pipeline", "ledger.copying", "ledger.judging", "ledger.migrating", "report"):
        import_module(f"depositary.{module}")
    read_document(Document(id="first", text="Ha Noi, 12 March 2026 - The third ASEAN-India Summit was held in Ha Noi."))


def command(*arguments: object, log: Path, kill_after: float | None = None) -> Ended:
    """Run `depositary ARGUMENTS…`, killed after so many seconds if it is not done by then. log: takes what it says."""
    sys.stdout.flush()
    sys.stderr.flush()
    started = time.monotonic()
    pid = os.fork()
    if pid == 0:
        _become([str(argument) for argument in arguments], log)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return Ended(os.waitstatus_to_exitcode(status), log.read_text("utf-8", "replace"), time.monotonic() - started)


def _become(arguments: list[str], log: Path) -> None:
    """In the child: run the command and leave. Never returns."""
    code = 70
    try:
        out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(out, 1)
        os.dup2(out, 2)
        sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115
        sys.argv = ["depositary", *arguments]
        from depositary.cli import main

        try:
            main()
            code = 0
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 0 if left.code is None else 1
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        import traceback

        traceback.print_exc(file=sys.stderr)
        sys.stderr.flush()
    finally:
        os._exit(code)
