"""A headline that names another partner than its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from depositary.model import Commitment, Instrument, Meeting
from depositary.registry import load_registry
from depositary.resolve.contradictions.base import Thing, contradiction
from depositary.resolve.known import named_bodies
from depositary.resolve.parties import belongs_to, party_name
from depositary.resolve.sighting import Contradiction, Sighting

__all__ = ["find_headline_conflict"]


def find_headline_conflict(title: str | None, sightings: Sequence[Sighting]) -> Contradiction | None:
    """Compare the bodies named in a document's headline with those its claims are about.

    Reported only if the headline names exactly two bodies of the registry, one of them the text's most named, the
    other nowhere in the text's claims, while the text has another partner throughout.
    """
    if not title or not sightings:
        return None
    named = sorted(body for body in named_bodies(title) if _stands_alone(body))
    if len(named) != 2:
        return None
    counted = Counter(body for sighting in sightings for body in _bodies(sighting))
    shared = [body for body in named if counted[body]]
    strange = [body for body in named if not any(_near(body, other) for other in counted)]
    others = [
        body for body in sorted(counted, key=lambda b: (-counted[b], b)) if body not in named and _stands_alone(body)
    ]
    if len(shared) != 1 or len(strange) != 1 or not others or counted[others[0]] * 2 < counted[shared[0]]:
        return None
    first, second = shared[0], others[0]
    thing = Thing(sightings[0].document, sightings[0].kind, tuple(sightings))
    sides = {
        f"headline: {'-'.join(sorted((first, strange[0])))}".replace("@", ""): sightings[:1],
        f"text: {'-'.join(sorted((first, second)))}".replace("@", ""): [s for s in sightings if second in _bodies(s)],
    }
    return contradiction(
        thing, "document.title", "headline_body", sides, "the headline names another partner than the text"
    )


def _stands_alone(body: str) -> bool:
    """Is it a state or an organisation, not a body of one?"""
    actor = load_registry().actors.get(body.removeprefix("@"))
    return actor is not None and actor.kind in ("state", "territory", "organisation")


def _bodies(sighting: Sighting) -> set[str]:
    claim = sighting.claim
    if isinstance(claim, Meeting):
        names = claim.parties
    elif isinstance(claim, Commitment):
        names = [*claim.actors, *claim.addressees]
    elif isinstance(claim, Instrument):
        return set(named_bodies(claim.title_en or claim.title or ""))
    else:
        return set()
    return {party[0] for party in map(party_name, names) if party[0].startswith("@")}


def _near(a: str, b: str) -> bool:
    return a == b or belongs_to((a,), (b,)) or belongs_to((b,), (a,))
