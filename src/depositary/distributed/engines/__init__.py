"""Engines: one module each, and the table of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from depositary.distributed.engines.base import Engine, Lost, Work
from depositary.distributed.engines.dask import DaskEngine
from depositary.distributed.engines.local import LocalEngine
from depositary.errors import EngineError

__all__ = ["ENGINES", "Engine", "Lost", "Work", "engine_named"]

ENGINES: Mapping[str, Any] = {kind.name: kind for kind in (LocalEngine, DaskEngine)}


def engine_named(text: str) -> Engine:
    """The engine "NAME" or "NAME:WHERE". Raises: EngineError that lists those there are, or says what is wrong."""
    name, _, rest = text.partition(":")
    if name not in ENGINES:
        raise EngineError(f"{text}: there is no such engine; there are {', '.join(sorted(ENGINES))}")
    engine: Engine = ENGINES[name](rest)
    return engine
