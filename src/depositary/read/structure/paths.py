"""Full-path numbers: how a clause is cited from where its mark stands.

Under a heading the levels are joined with stops (`A.II.1`, `1.2.3`); under a paragraph they follow in brackets
(`5 (a) (i)`, `4 (1)`). `1.2.3` printed in full is taken as printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.structure.marks import Mark
from depositary.read.structure.nesting import Placed

__all__ = ["clause_path"]


def clause_path(above: Sequence[Placed], mark: Mark) -> str:
    """The number of a clause with `mark` under `above` (outermost first)."""
    path, under_heading = "", True
    for placed in above:
        path = _join(path, placed.mark, under_heading)
        under_heading = placed.heading
    return _join(path, mark, under_heading)


def _join(path: str, mark: Mark, under_heading: bool) -> str:
    label = f"{mark.label} {mark.repeat}" if mark.repeat and mark.repeat not in mark.label else mark.label
    if mark.style == "dotted" or not path:
        return label
    bracketed = label.startswith("(")
    if under_heading and not (bracketed and label[1].isalpha()):
        return f"{path}.{label.strip('()')}"
    return f"{path} {label if bracketed else f'({label})'}"
