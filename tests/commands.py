"""What tests of the command line share: how a command is called, what it is given, what it answers."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from samples import Sample

__all__ = ["Run", "told", "write_samples"]

Run = Callable[..., subprocess.CompletedProcess[str]]


def write_samples(folder: Path, samples: Iterable[Sample]) -> None:
    """Texts and Readings in two folders, as `add --readings` takes them."""
    for name in ("texts", "readings"):
        (folder / name).mkdir(exist_ok=True)
    for document, reading in samples:
        (folder / "texts" / f"{document.id}.txt").write_text(document.text, "utf-8")
        (folder / "readings" / f"{document.id}.json").write_bytes(msgspec.json.encode(reading))


def told(done: subprocess.CompletedProcess[str]) -> Any:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
