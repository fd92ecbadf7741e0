"""Figures of one plan at one moment: fractions, percentages and comparators that must fit together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from depositary.model import Progress
from depositary.resolve.contradictions.base import CERTAIN, Thing, contradiction
from depositary.resolve.progress import measure_of
from depositary.resolve.sighting import Contradiction, Sighting
from depositary.resolve.spans import days_apart, span_of

__all__ = ["Share", "find_figure_conflicts", "progress_of", "share_of", "shares_fit", "shown_figure"]

_ABOUT = 2.5  # percentage points "about" may stray


class Share(NamedTuple):
    """The percentages a claim allows: lowest and highest, both possible."""

    low: float
    high: float


def find_figure_conflicts(thing: Thing) -> Iterator[Contradiction]:
    """Within one thing (one instrument, one measure, one moment) every source's figure must fit one of every other's.

    A source that gives several figures (launched, completed) is fitted with any of them: which is which may be
    unsaid in the other.
    """
    if thing.kind != "progress":
        return
    kept = [s for s in thing.sightings if share_of(progress_of(s)) and progress_of(s).certainty >= CERTAIN]
    by_source: dict[str, list[Sighting]] = {}
    for sighting in kept:
        by_source.setdefault(sighting.source, []).append(sighting)
    seen: set[tuple[str, str]] = set()
    for sighting in kept:
        for source, others in by_source.items():
            comparable = [other for other in others if _comparable(sighting, other)]
            if source == sighting.source or not comparable:
                continue
            if any(_fit(sighting, other) for other in comparable):
                yield from _benign(thing, sighting, comparable, kept, seen)
                continue
            yield from _report(thing, sighting, comparable[0], kept, seen)


def progress_of(sighting: Sighting) -> Progress:
    claim = sighting.claim
    assert isinstance(claim, Progress)  # noqa: S101 - the kind says so
    return claim


def share_of(progress: Progress) -> Share | None:
    """The percentages a claim allows; None if it gives no share."""
    if progress.done is not None and progress.total:
        exact = 100 * progress.done / progress.total
        return _bounded(exact, exact, progress.comparator)
    if progress.percent is None:
        return None
    step = _step(progress.percent)
    # Published figures are rounded or cut off: 99.66 stands as 99.7 and as 99.6.
    return _bounded(progress.percent - step / 2, progress.percent + step, progress.comparator)


def shares_fit(a: Share, b: Share) -> bool:
    return a.low <= b.high + 1e-9 and b.low <= a.high + 1e-9


def shown_figure(progress: Progress) -> str:
    """A figure as people write it: 97/103, >96 %."""
    sign = "" if progress.comparator == "=" else progress.comparator
    if progress.done is not None and progress.total:
        return f"{sign}{progress.done}/{progress.total}"
    if progress.percent is not None:
        return f"{sign}{progress.percent:g} %"
    return f"{sign}{progress.done if progress.done is not None else '?'}/{progress.total or '?'}"


def _bounded(low: float, high: float, comparator: str) -> Share:
    if comparator in (">", ">="):
        return Share(low, 100.0)
    if comparator in ("<", "<="):
        return Share(0.0, high)
    if comparator == "~":
        return Share(low - _ABOUT, high + _ABOUT)
    return Share(low, high)


def _step(percent: float) -> float:
    digits = f"{percent:.6f}".rstrip("0").partition(".")[2]
    return 10.0 ** -len(digits)


def _comparable(a: Sighting, b: Sighting) -> bool:
    one, two = progress_of(a), progress_of(b)
    measures = {measure_of(one), measure_of(two)}
    if len(measures) == 2 and "ambiguous" not in measures:
        return False
    spans = span_of(one.as_of), span_of(two.as_of)
    return not (spans[0] and spans[1] and days_apart(spans[0], spans[1]) > 1)


def _fit(a: Sighting, b: Sighting) -> bool:
    one, two = progress_of(a), progress_of(b)
    if one.done is not None and two.done is not None and one.total and two.total:
        # Two fractions are compared as such: 41/52 and 43/52 are near, and not the same.
        counted = {one.comparator, two.comparator} == {"="}
        if counted:
            return (one.done, one.total) == (two.done, two.total)
    left, right = share_of(one), share_of(two)
    return left is not None and right is not None and shares_fit(left, right)


def _report(
    thing: Thing, a: Sighting, b: Sighting, kept: list[Sighting], seen: set[tuple[str, str]]
) -> Iterator[Contradiction]:
    one, two = progress_of(a), progress_of(b)
    values = shown_figure(one), shown_figure(two)
    pair = (min(values), max(values))
    if values[0] == values[1] or pair in seen:
        return
    seen.add(pair)
    sides = {value: [s for s in kept if shown_figure(progress_of(s)) == value] for value in pair}
    span = span_of(one.as_of), span_of(two.as_of)
    if not (span[0] and span[1]):
        yield contradiction(thing, "progress", "different_as_of", sides, "one of the figures has no date")
        return
    if _inferred_apart(one, two):
        yield contradiction(thing, "progress", "different_as_of", sides, "the dates are worked out, not stated")
        return
    words = {one.word, two.word} - {None} if a.language == b.language else set()  # other languages, other words
    if "ambiguous" in {measure_of(one), measure_of(two)} and len(words) == 2:
        yield contradiction(
            thing, "progress", "different_term", sides, f"the words differ ({', '.join(sorted(map(str, words)))})"
        )
        return
    counted = one.done is not None and two.done is not None
    slot = "percent" if not counted else "total" if one.total != two.total and one.done == two.done else "done"
    yield contradiction(thing, f"progress.{slot}", "value_conflict", sides, "one plan, one moment, two figures")


def _inferred_apart(a: Progress, b: Progress) -> bool:
    """A date worked out for either, and not the same: the figures may be of different moments."""
    return (a.inferred or b.inferred) and a.as_of != b.as_of


def _benign(
    thing: Thing, a: Sighting, others: list[Sighting], kept: list[Sighting], seen: set[tuple[str, str]]
) -> Iterator[Contradiction]:
    for other in others:
        values = shown_figure(progress_of(a)), shown_figure(progress_of(other))
        pair = (min(values), max(values))
        if values[0] == values[1] or pair in seen or not _fit(a, other):
            continue
        seen.add(pair)
        sides = {value: [s for s in kept if shown_figure(progress_of(s)) == value] for value in pair}
        yield contradiction(thing, "progress", "rounding", sides, "the figures fit, rounded, cut off or as a bound")
