"""When do two documents report one commitment? Who, with what force, of what, by when; never within one document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from depositary.model import Commitment
from depositary.resolve.parties import PartyName, compare_parties, party_name
from depositary.resolve.sighting import Sighting
from depositary.resolve.signs import Sign, Weighing, weigh
from depositary.resolve.spans import days_apart, span_of
from depositary.resolve.wording import dice, tokens

__all__ = ["SIGNS", "THRESHOLD", "CommitmentFeatures", "features", "keys", "weigh_pair"]

THRESHOLD = 1.2
_DAYS = 7
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


class CommitmentFeatures(NamedTuple):
    document: str
    actors: tuple[PartyName, ...]
    addressees: tuple[PartyName, ...]
    force: str
    what: frozenset[str]
    numbers: frozenset[str]  # written in digits, in whatever language
    instrument: frozenset[str]
    areas: frozenset[str]
    due: str | None
    session: str | None
    clause: str | None
    published: str | None


def features(sighting: Sighting) -> CommitmentFeatures:
    commitment = sighting.claim
    assert isinstance(commitment, Commitment)  # noqa: S101 - the kind says so
    return CommitmentFeatures(
        document=sighting.document,
        actors=tuple(sorted({party_name(actor) for actor in commitment.actors})),
        addressees=tuple(sorted({party_name(party) for party in commitment.addressees})),
        force=commitment.force,
        what=tokens(commitment.what_en),
        numbers=frozenset(_NUMBER.findall(f"{commitment.what_en or ''} {commitment.what or ''}")),
        instrument=tokens(commitment.instrument_en),
        areas=frozenset(commitment.areas),
        due=commitment.due,
        session=commitment.due_session,
        clause=commitment.clause,
        published=sighting.published,
    )


def keys(f: CommitmentFeatures) -> Iterator[str]:
    """Reports of one commitment stand in documents a few days apart."""
    actors = "+".join(" ".join(actor) for actor in f.actors)
    for area in sorted(f.areas):
        for stretch in _stretches(f.published):
            yield f"c:{actors}:{area}:{stretch}"


@lru_cache(maxsize=32768)
def weigh_pair(a: CommitmentFeatures, b: CommitmentFeatures) -> Weighing:
    return weigh(SIGNS, a, b)


def one_document(a: CommitmentFeatures, b: CommitmentFeatures) -> str | None:
    return "two claims of one document" if a.document == b.document else None


def actors_differ(a: CommitmentFeatures, b: CommitmentFeatures) -> str | None:
    return "other actors" if compare_parties(a.actors, b.actors) < 0 else None


def published_apart(a: CommitmentFeatures, b: CommitmentFeatures) -> str | None:
    one, two = span_of(a.published), span_of(b.published)
    return "published over a month apart" if one and two and days_apart(one, two) > 31 else None


def same_actors(a: CommitmentFeatures, b: CommitmentFeatures) -> str | None:
    return "the same actors" if compare_parties(a.actors, b.actors) == 1 else None


def same_addressees(a: CommitmentFeatures, b: CommitmentFeatures) -> str | None:
    return "the same addressees" if compare_parties(a.addressees, b.addressees) == 1 else None


def same_force(a: CommitmentFeatures, b: CommitmentFeatures) -> str | None:
    return f"the same force ({a.force})" if a.force == b.force else None


def same_areas(a: CommitmentFeatures, b: CommitmentFeatures) -> str | None:
    return "the same areas" if a.areas and a.areas == b.areas else None


def like_areas(a: CommitmentFeatures, b: CommitmentFeatures) -> str | None:
    return "areas in common" if a.areas != b.areas and dice(a.areas, b.areas) >= 0.5 else None


def like_what(a: CommitmentFeatures, b: CommitmentFeatures) -> str | None:
    return "much the same content" if dice(a.what, b.what) >= 0.5 else None


def near_what(a: CommitmentFeatures, b: CommitmentFeatures) -> str | None:
    return "content in common" if 0.3 <= dice(a.what, b.what) < 0.5 else None


def same_due(a: CommitmentFeatures, b: CommitmentFeatures) -> str | None:
    return f"the same due ({a.due})" if a.due and a.due == b.due else None


def same_numbers(a: CommitmentFeatures, b: CommitmentFeatures) -> str | None:
    shared = {n for n in a.numbers & b.numbers if len(n) > 1 and not n.startswith("20")}
    return f"the same figure ({min(shared)})" if shared else None


def same_instrument(a: CommitmentFeatures, b: CommitmentFeatures) -> str | None:
    return "of the same instrument" if a.instrument and dice(a.instrument, b.instrument) >= 0.6 else None


def several_areas(a: CommitmentFeatures, b: CommitmentFeatures) -> str | None:
    return "several areas, all the same" if len(a.areas) > 1 and a.areas == b.areas else None


def content_untold(a: CommitmentFeatures, b: CommitmentFeatures) -> str | None:
    """No English content on one side: who and in what area is all there is to compare."""
    return "content in two languages" if not a.what or not b.what else None


def what_differs(a: CommitmentFeatures, b: CommitmentFeatures) -> str | None:
    return "other content" if a.what and b.what and dice(a.what, b.what) < 0.2 else None


def forces_differ(a: CommitmentFeatures, b: CommitmentFeatures) -> str | None:
    return f"other force ({', '.join(sorted((a.force, b.force)))})" if a.force != b.force else None


def dues_differ(a: CommitmentFeatures, b: CommitmentFeatures) -> str | None:
    return "other due" if a.due and b.due and a.due != b.due else None


SIGNS = (
    Sign(one_document, -2.0, veto=True),
    Sign(actors_differ, -2.0, veto=True),
    Sign(published_apart, -2.0, veto=True),
    Sign(same_actors, 0.4),
    Sign(same_addressees, 0.2),
    Sign(same_force, 0.2),
    Sign(same_areas, 0.4),
    Sign(like_areas, 0.2),
    Sign(like_what, 0.6),
    Sign(near_what, 0.3),
    Sign(same_due, 0.4),
    Sign(same_numbers, 0.3),
    Sign(same_instrument, 0.15),
    Sign(several_areas, 0.15),
    Sign(content_untold, -0.2),
    Sign(what_differs, -0.6),
    Sign(forces_differ, -0.3),
    Sign(dues_differ, -0.3),
)


def _stretches(published: str | None) -> range:
    """Stretches of two weeks, each half over the next, that a date touches; dates a week apart share one."""
    span = span_of(published)
    return range(span[0] // _DAYS, span[1] // _DAYS + 2) if span else range(1)
