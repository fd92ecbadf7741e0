"""A fraction and a percentage in one claim that do not fit; more done than there is."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.model import Progress
from depositary.resolve.contradictions.base import CERTAIN, Thing, contradiction
from depositary.resolve.contradictions.figures import progress_of
from depositary.resolve.sighting import Contradiction, Sighting

__all__ = ["find_wrong_arithmetic", "percent_fits"]


def find_wrong_arithmetic(thing: Thing) -> Iterator[Contradiction]:
    """Each claim by itself, copies and repetitions together."""
    if thing.kind != "progress":
        return
    found: dict[tuple[int, int, float | None, str], list[Sighting]] = {}
    for sighting in thing.sightings:
        progress = progress_of(sighting)
        if progress.done is None or not progress.total or progress.certainty < CERTAIN:
            continue
        found.setdefault((progress.done, progress.total, progress.percent, progress.comparator), []).append(sighting)
    for (done, total, percent, _comparator), said in found.items():
        fraction = f"{done}/{total}"
        if done > total:
            yield contradiction(thing, "progress.done", "arithmetic", {fraction: said}, "more than all of them")
        elif percent is not None:
            true = 100 * done / total
            sides = {fraction: said, f"{percent:g} %": said}
            if not percent_fits(progress_of(said[0])):
                note = f"{fraction} is {true:.1f} %, not {percent:g} %"
                yield contradiction(thing, "progress.percent", "arithmetic", sides, note)
            elif abs(true - percent) > 1e-9:
                note = f"{fraction} is {true:.2f} %, published as {percent:g} %"
                yield contradiction(thing, "progress.percent", "rounding", sides, note)


def percent_fits(progress: Progress) -> bool:
    """Is the stated percentage the fraction, rounded, cut off, or (about, over) near enough?"""
    if progress.done is None or not progress.total or progress.percent is None:
        return True
    true, said = 100 * progress.done / progress.total, progress.percent
    if progress.comparator in (">", ">="):
        return -1 < true - said < 10
    if progress.comparator in ("<", "<="):
        return -1 < said - true < 10
    # Within one point is rounding in every way people round; "about" strays a little more.
    return abs(true - said) <= (2.5 if progress.comparator == "~" else 1.0)
