"""When do two claims give the same figure: one instrument, one measure, one moment?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from depositary.model import Instrument, Progress
from depositary.resolve import instruments
from depositary.resolve.clustering import LOOSE
from depositary.resolve.instruments import InstrumentFeatures
from depositary.resolve.sighting import Sighting
from depositary.resolve.signs import Sign, Weighing, weigh
from depositary.resolve.spans import days_apart, span_of
from depositary.resolve.wording import fold, words

__all__ = [
    "SIGNS",
    "THRESHOLD",
    "ProgressFeatures",
    "blend",
    "core",
    "features",
    "keys",
    "mentioned_instrument",
    "weigh_pair",
]

THRESHOLD = 1.0


class ProgressFeatures(NamedTuple):
    instrument: InstrumentFeatures
    measure: str
    as_of: str | None
    done: int | None
    total: int | None
    percent: float | None
    comparator: str


def mentioned_instrument(sighting: Sighting) -> Sighting:
    """The instrument a progress claim speaks of, as a sighting of its own (id + "#instrument")."""
    progress = sighting.claim
    assert isinstance(progress, Progress)  # noqa: S101 - the kind says so
    claim = Instrument(
        title_en=progress.instrument_en,
        title=progress.instrument,
        period=progress.period,
        passages=progress.passages,
        certainty=progress.certainty,
    )
    return Sighting(
        id=f"{sighting.id}#instrument", kind="instrument", document=sighting.document, language=sighting.language,
        claim=claim, published=sighting.published, publisher=sighting.publisher, group=sighting.group,
    )  # fmt: skip


def features(sighting: Sighting) -> ProgressFeatures:
    progress = sighting.claim
    assert isinstance(progress, Progress)  # noqa: S101 - the kind says so
    return ProgressFeatures(
        instrument=instruments.features(mentioned_instrument(sighting)),
        measure=measure_of(progress),
        as_of=progress.as_of,
        done=progress.done,
        total=progress.total,
        percent=progress.percent,
        comparator=progress.comparator,
    )


def measure_of(progress: Progress) -> str:
    """touched, done or ambiguous; figures are compared only inside one. The unit may say it (measures completed)."""
    if progress.word_class:
        return progress.word_class
    unit = set(fold(progress.unit_en or "").split())
    said = {name for name, forms in words().measures.items() if forms & unit}
    return said.pop() if len(said) == 1 else "ambiguous"


def core(f: ProgressFeatures) -> ProgressFeatures:
    """One plan, measure and moment are one thing to know, whatever figure is given for it."""
    return f._replace(done=None, percent=None, comparator="=")


def blend(faces: Sequence[ProgressFeatures]) -> ProgressFeatures:
    """Several sightings of one core as one, with the figure if they agree on it."""
    return faces[0] if len({(f.done, f.percent) for f in faces}) == 1 else core(faces[0])


def keys(f: ProgressFeatures) -> Iterator[str]:
    month = (f.as_of or "")[:7]  # figures of other moments are other figures
    for key in instruments.keys(f.instrument):
        yield f"g{key}:{month}"
    if f.instrument.period:  # a title in another language is found by its years
        loose = LOOSE if f.instrument.title else ""
        yield f"g:{f.instrument.period[0]}-{f.instrument.period[1]}:{month}{loose}"


@lru_cache(maxsize=32768)
def weigh_pair(a: ProgressFeatures, b: ProgressFeatures) -> Weighing:
    return weigh(SIGNS, a, b)


def instruments_differ(a: ProgressFeatures, b: ProgressFeatures) -> str | None:
    return "other instruments" if instruments.weigh_pair(a.instrument, b.instrument).veto else None


def measures_differ(a: ProgressFeatures, b: ProgressFeatures) -> str | None:
    if a.measure != b.measure and "ambiguous" not in (a.measure, b.measure):
        return "other measures (one launched, one completed)"
    return None


def moments_differ(a: ProgressFeatures, b: ProgressFeatures) -> str | None:
    one, two = span_of(a.as_of), span_of(b.as_of)
    if one is None or two is None:
        return None
    return "as of other days" if days_apart(one, two) > 1 else None


def same_instrument(a: ProgressFeatures, b: ProgressFeatures) -> str | None:
    weighing = instruments.weigh_pair(a.instrument, b.instrument)
    return "of the same instrument" if not weighing.veto and weighing.score >= 0.8 else None


def same_moment(a: ProgressFeatures, b: ProgressFeatures) -> str | None:
    one, two = span_of(a.as_of), span_of(b.as_of)
    return "as of the same day" if one and two and days_apart(one, two) <= 1 else None


def same_period(a: ProgressFeatures, b: ProgressFeatures) -> str | None:
    """What is left to go by where the plan is named in two languages."""
    if same_instrument(a, b) or a.instrument.period is None or a.instrument.period != b.instrument.period:
        return None
    return "of plans of the same years"


def same_total(a: ProgressFeatures, b: ProgressFeatures) -> str | None:
    return f"of the same total ({a.total})" if a.total and a.total == b.total else None


def same_share(a: ProgressFeatures, b: ProgressFeatures) -> str | None:
    if a.total and b.total:
        return None
    one, two = _percent(a), _percent(b)
    return "of the same share" if one is not None and two is not None and abs(one - two) <= 1 else None


def titles_apart(a: ProgressFeatures, b: ProgressFeatures) -> str | None:
    """Both titles can be read, and they are not one."""
    both = bool(a.instrument.title and b.instrument.title)
    return "of another plan by its title" if both and not same_instrument(a, b) else None


SIGNS = (
    Sign(instruments_differ, -2.0, veto=True),
    Sign(measures_differ, -2.0, veto=True),
    Sign(moments_differ, -2.0, veto=True),
    Sign(same_instrument, 0.6),
    Sign(same_moment, 0.4),
    Sign(same_period, 0.3),
    Sign(same_total, 0.35),
    Sign(same_share, 0.3),
    Sign(titles_apart, -0.6),
)


def _percent(f: ProgressFeatures) -> float | None:
    if f.done is not None and f.total:
        return 100 * f.done / f.total
    return f.percent
