"""A plan's figures over time: growth is no contradiction, going back is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depositary.resolve.contradictions.base import CERTAIN, Thing, contradiction
from depositary.resolve.contradictions.figures import progress_of, share_of, shares_fit, shown_figure
from depositary.resolve.progress import measure_of
from depositary.resolve.sighting import Contradiction, Sighting
from depositary.resolve.spans import days_apart, precision, span_of

__all__ = ["compare_over_time"]


def compare_over_time(about: str, sightings: Sequence[Sighting]) -> Iterator[Contradiction]:
    """All progress claims of one instrument: each with the next of a later moment. Ids of `about`: the instrument's."""
    thing = Thing(about, "progress", tuple(sightings))
    dated = [
        sighting
        for sighting in sightings
        if share_of(progress_of(sighting)) and span_of(progress_of(sighting).as_of)
        and progress_of(sighting).certainty >= CERTAIN
    ]  # fmt: skip
    dated.sort(key=lambda s: (span_of(progress_of(s).as_of) or (0, 0), s.id))
    seen: set[tuple[str, str]] = set()
    for number, earlier in enumerate(dated):
        for later in dated[number + 1 :]:
            pair = shown_figure(progress_of(earlier)), shown_figure(progress_of(later))
            if pair[0] == pair[1] or pair in seen or not _after(earlier, later):
                continue
            seen.add(pair)
            yield _judge(thing, earlier, later, pair)


def _after(a: Sighting, b: Sighting) -> bool:
    one, two = span_of(progress_of(a).as_of), span_of(progress_of(b).as_of)
    return bool(one and two and days_apart(one, two) > 1 and one[1] < two[0])


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
    if a.word and b.word and a.word != b.word:
        return contradiction(thing, "progress", "different_term", sides, f"the words differ ({a.word}, {b.word})")
    loose = a.inferred or b.inferred or min(precision(a.as_of), precision(b.as_of)) < 2
    if loose or ("ambiguous" in measures and not (a.word and a.word == b.word) and a.unit_en != b.unit_en):
        return contradiction(thing, "progress", "different_as_of", sides, "the dates or the words are not firm")
    return contradiction(thing, "progress", "backwards", sides, "the later figure is lower")
