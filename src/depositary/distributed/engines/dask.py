"""Dask distributed: a cluster that is there, or workers on this machine for as long as the run lasts.

Splits are tasks keyed by what they depend on. A worker that dies loses its tasks to the others (the scheduler's doing);
a split whose workers died several times over is given up and named.
"""

from __future__ import annotations

import hashlib
import logging
import os
import pickle
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from importlib import import_module
from typing import Any

from depositary.distributed.engines.base import Lost, Work
from depositary.distributed.inputs import Split
from depositary.distributed.part import Part
from depositary.errors import EngineError

__all__ = ["DaskEngine"]

_AHEAD = 3  # splits a worker has waiting, so that it never waits itself
_CONNECTING = 30  # seconds
_RETRIES = 2  # of a task whose error is none of ours


class DaskEngine:
    """`dask`, `dask:local:N`, `dask:ADDRESS` of a scheduler. Workers need this program and see the same folders."""

    name = "dask"

    def __init__(self, rest: str = "") -> None:
        kind, _, number = rest.partition(":")
        self.address = None if kind in ("", "local") else rest
        if self.address is None and number and not (number.isdecimal() and int(number) > 0):
            raise EngineError(f"dask:{rest}: write dask, dask:local:N for N workers, or dask:tcp://HOST:PORT")
        self.workers = int(number) if self.address is None and number else os.cpu_count() or 1

    def run(self, work: Work, splits: Sequence[Split]) -> Iterator[Part | Lost]:
        try:
            distributed: Any = import_module("distributed")
        except ImportError:
            raise EngineError("dask is not there: pip install 'depositary[dask]'") from None
        with ExitStack() as stack:
            client = self._connect(distributed, stack)
            waiting = list(reversed(splits))
            running: dict[str, Split] = {}
            outcomes = distributed.as_completed()
            ahead = _AHEAD * max(1, len(client.scheduler_info(n_workers=-1)["workers"]))

            def submit() -> None:
                split = waiting.pop()
                future = client.submit(work, split, key=_key(work, split), retries=_RETRIES, pure=True)
                running[future.key] = split
                outcomes.add(future)

            for _ in range(min(ahead, len(waiting))):
                submit()
            for future in outcomes:
                split = running.pop(future.key)
                yield _outcome(future, split)
                future.release()
                if waiting:
                    submit()

    def _connect(self, distributed: Any, stack: ExitStack) -> Any:
        address: Any = self.address
        if address is None:
            address = stack.enter_context(
                distributed.LocalCluster(
                    n_workers=self.workers,
                    threads_per_worker=1,
                    processes=True,
                    dashboard_address=None,
                    silence_logs=logging.CRITICAL,
                )
            )
        try:
            client = stack.enter_context(distributed.Client(address, timeout=_CONNECTING))
            if self.address is not None and not client.scheduler_info()["workers"]:
                client.wait_for_workers(1, timeout=_CONNECTING)
        except (OSError, ValueError) as error:  # a time-out is an OSError
            raise EngineError(f"dask: no scheduler with workers at {self.address} ({error})") from error
        return client


def _key(work: Work, split: Split) -> str:
    return f"read_split-{hashlib.blake2b(pickle.dumps((work, split)), digest_size=12).hexdigest()}"


def _outcome(future: Any, split: Split) -> Part | Lost:
    """Raises: EngineError, if a worker cannot write, or has another reader."""
    try:
        part: Part = future.result()
    except EngineError:
        raise
    except Exception as error:  # what the engine raises for a task: workers killed, a machine gone, a module missing
        return Lost(split=split, reason=f"{type(error).__name__}: {error}".partition("\n")[0][:300])
    return part
