"""A plan's figures over time: growth is no contradiction, going back is."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from depositary.resolve.contradictions.base import CERTAIN, Thing, contradiction
from depositary.resolve.contradictions.figures import progress_of, share_of, shares_fit, shown_figure
from depositary.resolve.progress import measure_of
from depositary.resolve.sighting import Contradiction, Sighting
from depositary.resolve.spans import precision, span_of

__all__ = ["compare_over_time"]


def compare_over_time(about: str, sightings: Sequence[Sighting]) -> Iterator[Contradiction]:
    """All progress claims of one instrument, each with what went before it: the figures last given and the highest,
    of those that count the same. Ids of `about`: the instrument's. Linear in the figures, however many there are."""
    thing = Thing(about, "progress", tuple(sightings))
    dated = [
        (span, sighting)
        for sighting in sightings
        if share_of(progress_of(sighting)) and (span := span_of(progress_of(sighting).as_of))
        and progress_of(sighting).certainty >= CERTAIN
    ]  # fmt: skip
    dated.sort(key=lambda pair: (pair[0], pair[1].id))
    over = deque(sorted(dated, key=lambda pair: (pair[0][1], pair[1].id)))  # the first to end first
    last: dict[str, Sighting] = {}
    highest: dict[str, tuple[float, Sighting]] = {}
    seen: set[tuple[str, str]] = set()
    for span, later in dated:
        while over and over[0][0][1] + 1 < span[0]:
            _, earlier = over.popleft()
            measure, share = measure_of(progress_of(earlier)), share_of(progress_of(earlier))
            last[measure] = earlier
            if share is not None and (measure not in highest or share.low > highest[measure][0]):
                highest[measure] = share.low, earlier
        before = {one.id: one for one in (*last.values(), *(one for _, one in highest.values()))}
        for earlier in before.values():
            pair = shown_figure(progress_of(earlier)), shown_figure(progress_of(later))
            if pair[0] != pair[1] and pair not in seen:
                seen.add(pair)
                yield _judge(thing, earlier, later, pair)


def _judge(thing: Thing, earlier: Sighting, later: Sighting, pair: tuple[str, str]) -> Contradiction:
    a, b = progress_of(earlier), progress_of(later)
    sides = {pair[0]: [earlier], pair[1]: [later]}
    measures = {measure_of(a), measure_of(b)}
    if len(measures) == 2 and "ambiguous" not in measures:
        note = "one counts what was begun, the other what was done"
        return contradiction(thing, "progress", "different_term", sides, note)
    one, two = share_of(a), share_of(b)
    if one is None or two is None or shares_fit(one, two) or two.low > one.high:
        return contradiction(thing, "progress", "growth", sides, "the later figure is higher, or can be")
    if a.total and b.total and a.total != b.total:
        return contradiction(thing, "progress", "different_as_of", sides, "the total itself has changed")
    alike = earlier.language != later.language or a.word == b.word  # other languages have other words
    if a.word and b.word and not alike:
        return contradiction(thing, "progress", "different_term", sides, f"the words differ ({a.word}, {b.word})")
    loose = a.inferred or b.inferred or min(precision(a.as_of), precision(b.as_of)) < 2
    if loose or ("ambiguous" in measures and not (a.word and b.word and alike) and a.unit_en != b.unit_en):
        return contradiction(thing, "progress", "different_as_of", sides, "the dates or the words are not firm")
    return contradiction(thing, "progress", "backwards", sides, "the later figure is lower")
