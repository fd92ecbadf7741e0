"""The scale of progress: `registry/plan-scale.yml`, or the file named by DEPOSITARY_SCALE.

A step has an id, what it counts as, a colour, and its names by language.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

import depositary.registry
from depositary.errors import DataError
from depositary.plans.labels import fold_name
from depositary.tables import load_table

__all__ = ["Scale", "Step", "load_scale"]

Counts = Literal["open", "moving", "touched", "done", "void"]
_OWN = Path(depositary.registry.__file__).parent / "plan-scale.yml"


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step. counts: open (nothing done) · moving · touched (something was done) · done · void (no longer asked
    for); colour: RRGGBB; names, by language: the first is printed, all are understood."""

    id: str
    counts: Counts
    colour: str
    names: dict[str, tuple[str, ...]]

    def name(self, language: str) -> str:
        """Its name in a language, else in the first it has."""
        names = self.names.get(language) or next(iter(self.names.values()), ())
        return names[0] if names else self.id.replace("_", " ")


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    steps: tuple[Step, ...]
    source: str = ""


class Scale(msgspec.Struct, frozen=True):
    """The steps in their order."""

    steps: tuple[Step, ...]

    def step(self, id_: str | None) -> Step | None:
        """The step of this id; None for none, and for one of another scale."""
        return next((step for step in self.steps if step.id == id_), None)

    def understand(self, said: str) -> Step | None:
        """The step a word in any language names; None if none does."""
        wanted = fold_name(said)
        for step in self.steps:
            names = {fold_name(name) for own in step.names.values() for name in own}
            if wanted in names or wanted == fold_name(step.id):
                return step
        return None


def load_scale() -> Scale:
    """The scale in use. Raises: DataError naming file and fault."""
    return _load(Path(os.environ.get("DEPOSITARY_SCALE") or _OWN))


@cache
def _load(path: Path) -> Scale:
    steps = load_table(path, _File).steps
    ids = [step.id for step in steps]
    if len(set(ids)) != len(ids) or not ids:
        raise DataError(path, "steps: each needs an id of its own, and there must be one at least")
    for step in steps:
        if len(step.colour) != 6 or not set(step.colour.upper()) <= set("0123456789ABCDEF"):
            raise DataError(path, f"steps: {step.id}: colour: {step.colour!r} is not RRGGBB")
    seen: dict[str, str] = {}
    for step in steps:
        for name in {fold_name(name) for own in step.names.values() for name in own}:
            if seen.setdefault(name, step.id) != step.id:
                raise DataError(path, f"steps: {name!r} names both {seen[name]} and {step.id}")
    return Scale(steps)
