"""What an engine is: something that hands splits to workers and brings back what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import msgspec

from depositary.distributed.inputs import Split
from depositary.distributed.part import Part

__all__ = ["Engine", "Lost", "Work"]

Work = Callable[[Split], Part]  # can be pickled; safe to do twice, at once too


class Lost(msgspec.Struct, frozen=True, kw_only=True):
    """A split no worker could finish: the machines died, not a document."""

    split: Split
    reason: str


class Engine(Protocol):
    """An adapter: made from what stands behind its name on the command line ("2", "tcp://…").

    A worker that is lost is the engine's matter: its splits go to others.
    """

    name: str

    def run(self, work: Work, splits: Sequence[Split]) -> Iterator[Part | Lost]:
        """Each split's outcome, in any order. Raises: EngineError, if it cannot go on."""
        ...
