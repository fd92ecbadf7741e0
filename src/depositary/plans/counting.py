"""What of a plan adds up: lines by step, with data and with evidence, of the whole plan or by pillar, area or actor."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from depositary.plans.scale import load_scale
from depositary.plans.views import LineView

__all__ = ["GROUPINGS", "Counted", "Grouping", "count_by", "count_lines"]

Grouping = Literal["pillar", "heading", "area", "actor"]
_ACTORS = re.compile(r"[;,；，、/\n]+")


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of lines. name: of the group ("" for lines in none); steps: by id of the scale, only those that occur.

    reported: somebody says something of it; evidenced: accepted evidence is on file; no_data: neither;
    touched: on a step that counts as touched or done; done: as done; void: no longer asked for.
    """

    name: str
    total: int
    steps: dict[str, int]
    no_data: int
    reported: int
    evidenced: int
    touched: int
    done: int
    void: int


def count_lines(lines: Sequence[LineView], name: str = "") -> Counted:
    """Count these lines as one group."""
    scale = load_scale()
    steps: dict[str, int] = {}
    counts: dict[str, int] = {}
    for line in lines:
        if line.progress is not None:
            steps[line.progress] = steps.get(line.progress, 0) + 1
            step = scale.step(line.progress)
            if step is not None:
                counts[step.counts] = counts.get(step.counts, 0) + 1
    order = {step.id: place for place, step in enumerate(scale.steps)}
    return Counted(
        name=name,
        total=len(lines),
        steps=dict(sorted(steps.items(), key=lambda item: order.get(item[0], len(order)))),
        no_data=sum(line.reported == "no_data" for line in lines),
        reported=sum(line.reported != "no_data" for line in lines),
        evidenced=sum(line.reported == "evidenced" for line in lines),
        touched=counts.get("touched", 0) + counts.get("done", 0),
        done=counts.get("done", 0),
        void=counts.get("void", 0),
    )


def count_by(lines: Sequence[LineView], grouping: Grouping) -> list[Counted]:
    """A line of counts a group, in the order the groups come up, lines in no group last.

    A line of two areas or actors counts in both.
    """
    groups: dict[str, list[LineView]] = {}
    for line in lines:
        for name in GROUPINGS[grouping](line) or ("",):
            groups.setdefault(name, []).append(line)
    last = groups.pop("", None)
    found = [count_lines(own, name) for name, own in groups.items()]
    return [*found, *([count_lines(last)] if last else [])]


def _pillar(line: LineView) -> Iterable[str]:
    return (line.pillar or (line.headings[0] if line.headings else ""),)


def _heading(line: LineView) -> Iterable[str]:
    return (" / ".join(line.headings),)


def _areas(line: LineView) -> Iterable[str]:
    return line.areas


def _actors(line: LineView) -> Iterable[str]:
    said = (part.strip() for part in _ACTORS.split(f"{line.lead or ''};{line.partner or ''}"))
    return tuple(dict.fromkeys(part for part in said if part))


GROUPINGS: Mapping[Grouping, Callable[[LineView], Iterable[str]]] = {
    "pillar": _pillar,
    "heading": _heading,
    "area": _areas,
    "actor": _actors,
}
