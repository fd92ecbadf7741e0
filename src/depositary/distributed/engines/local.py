"""This machine: one split after the other, or several at once, each in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from depositary.distributed.engines.base import Lost, Work
from depositary.distributed.guard import resume_all, stop_all
from depositary.distributed.inputs import Split
from depositary.distributed.part import Part
from depositary.errors import EngineError

__all__ = ["LocalEngine"]


class LocalEngine:
    """`local`, `local:N`. The threads only watch: each split is read by a child process (see `guard`)."""

    name = "local"

    def __init__(self, rest: str = "") -> None:
        if rest and not (rest.isdecimal() and int(rest) > 0):
            raise EngineError(f"local:{rest}: write local, or local:N for N processes")
        self.jobs = int(rest or 1)

    def run(self, work: Work, splits: Sequence[Split]) -> Iterator[Part | Lost]:
        resume_all()
        waiting = list(reversed(splits))
        running: set[Future[Part]] = set()
        with ThreadPoolExecutor(self.jobs) as pool:
            try:
                while waiting or running:
                    while waiting and len(running) < self.jobs:
                        running.add(pool.submit(work, waiting.pop()))
                    done, running = wait(running, return_when=FIRST_COMPLETED)
                    for future in done:
                        yield future.result()
            finally:
                if waiting or running:  # Ctrl-C, or an error: what the children do now is of no use
                    stop_all()
