"""Meetings called by where they take place, or by the end of their name: "the A summit" of the page that tells of the
summit of X in A, "the third Annual Conference" of the one that tells of the third X-Y Annual Conference; and headlines
that say no more of a meeting than its kind.

In: the sittings found so far. Out: those to keep, such names taken together with the meetings they stand for.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.meeting_records import Sitting, finer_place
from depositary.read.mentions import Sentence

__all__ = ["called_by_place", "called_for_short", "called_in_general"]


def called_by_place(kept: list[Sitting], lexicon: Lexicon) -> list[Sitting]:
    """The sittings without those that another is called by for short."""
    for sitting in list(kept):
        place = None if sitting.parties or sitting.mechanism or sitting.ordinal else _place_in(sitting, lexicon)
        if place is None or sitting.chairs:
            continue
        others = [o for o in kept if o is not sitting and o.level == sitting.level and (o.parties or o.mechanism)]
        there = [o for o in others if o.place and finer_place(o.place, place, lexicon) == place]
        if len(there) == 1:
            meant = there[0]
            meant.place = place
            meant.passages += sitting.passages
            meant.sentences += sitting.sentences
            meant.seen |= sitting.seen
            kept.remove(sitting)
    return kept


def called_for_short(kept: list[Sitting], *, spaces: bool) -> list[Sitting]:
    """The sittings without those that bear the number and the last words of another's name."""
    for sitting in list(kept) if spaces else ():
        short = (sitting.name_en or "").lower()
        if sitting.mechanism or sitting.ordinal is None or " " not in short or len(sitting.parties) > 1:
            continue
        meant = [
            other
            for other in kept
            if other is not sitting
            and other.ordinal == sitting.ordinal
            and (other.name_en or "").lower().endswith(f" {short}")
            and other.date_fits(sitting.start)
        ]
        if len(meant) == 1:
            _take(meant[0], sitting)
            kept.remove(sitting)
    return kept


def called_in_general(kept: list[Sitting], sentences: Sequence[Sentence], lexicon: Lexicon) -> list[Sitting]:
    """The sittings without one that a headline alone names, by partners it does not tell ("DIALOGUE PARTNERS SUMMIT"),
    above a text that tells of sittings of its level."""
    for sitting in list(kept):
        nobody = bool(sitting.parties) and all(party[:1].islower() for party in sitting.parties)
        if not nobody or sitting.mechanism or sitting.ordinal or sitting.start or sitting.chairs:
            continue
        if any(sentences[index].kind == "main" for index in sitting.sentences):
            continue
        meant = [o for o in kept if o is not sitting and o.level == sitting.level and o.parties]
        if meant:
            for other in meant:
                other.place = (
                    finer_place(other.place, sitting.place, lexicon) if other.status == "held" else other.place
                )
            meant[0].passages[:0] = sitting.passages
            meant[0].sentences[:0] = sitting.sentences
            kept.remove(sitting)
    return kept


def _take(meant: Sitting, sitting: Sitting) -> None:
    """What was told of the meeting under its short name."""
    if len(sitting.start or "") > len(meant.start or ""):
        meant.start, meant.end, meant.inferred, meant.reason = (
            sitting.start, sitting.end, sitting.inferred, sitting.reason,
        )  # fmt: skip
    meant.place = meant.place or sitting.place
    meant.format = meant.format or sitting.format
    meant.chairs = meant.chairs or sitting.chairs
    meant.said += sitting.said
    meant.reported = meant.reported or sitting.reported
    meant.passages += sitting.passages
    meant.sentences = sorted([*meant.sentences, *sitting.sentences])
    meant.seen |= sitting.seen


def _place_in(sitting: Sitting, lexicon: Lexicon) -> str | None:
    """The place that is all a meeting is called by."""
    if not sitting.subject:
        return None
    name = lexicon.senses_of(lexicon.fold(sitting.subject)).get("place")
    row = lexicon.registry.places.get(getattr(name, "id", ""))
    return row.name_en if row is not None else None
