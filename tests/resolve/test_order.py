"""Clusters do not depend on the order of arrival, nor on ids; people's judgements hold in any order."""

from __future__ import annotations

import random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from depositary.model import Meeting
from depositary.resolve import Judgement, Sighting, blocking_keys, cluster
from resolve.sightings import gold_sightings, meeting
from samples import CORPUS

GOLD = gold_sightings(CORPUS / "written")
MEETINGS = [s for s in GOLD if s.kind in ("meeting", "person")]


def groups(sightings: list[Sighting], judgements: list[Judgement] | None = None) -> set[tuple[str, ...]]:
    return {found.ids for found in cluster(sightings, judgements or [])}


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_order_gives_the_same_clusters(chance: random.Random) -> None:
    kept = chance.sample(MEETINGS, k=len(MEETINGS) // 2)
    shuffled = chance.sample(kept, k=len(kept))
    assert groups(kept) == groups(shuffled)


claims = st.builds(
    Meeting,
    mechanism_en=st.sampled_from(["ASEAN-Russia Summit", "ASEAN-China Summit", "ASEAN Summit", None]),
    parties=st.sampled_from([["ASEAN"], ["ASEAN", "Russia"], ["ASEAN", "China"], []]),
    ordinal=st.sampled_from([None, 3, 4]),
    level=st.sampled_from(["summit", "ministerial", "other"]),
    start=st.sampled_from([None, "2018", "2018-11", "2018-11-13", "2018-11-14", "2018-11-15", "2021-10"]),
    place=st.sampled_from([None, "Singapore", "Sochi"]),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(claims, max_size=14), st.randoms(use_true_random=False))
def test_conflicting_claims_in_any_order_and_under_any_ids(claims: list[Meeting], chance: random.Random) -> None:
    sightings = [
        Sighting(id=f"s{n}", kind="meeting", document=f"d{n}", language="en", claim=c) for n, c in enumerate(claims)
    ]
    before = groups(sightings)
    names = [f"t{n}" for n in range(len(claims))]
    chance.shuffle(names)
    renamed = {s.id: name for s, name in zip(sightings, names, strict=True)}
    moved = [msgspec.structs.replace(s, id=renamed[s.id]) for s in sightings]
    chance.shuffle(moved)
    assert groups(moved) == {tuple(sorted(renamed[i] for i in group)) for group in before}


@settings(max_examples=40, deadline=None)
@given(st.lists(claims, min_size=2, max_size=10), st.randoms(use_true_random=False))
def test_judgements_hold_in_any_order(claims: list[Meeting], chance: random.Random) -> None:
    sightings = [
        Sighting(id=f"s{n}", kind="meeting", document=f"d{n}", language="en", claim=c) for n, c in enumerate(claims)
    ]
    one, two = chance.sample([s.id for s in sightings], k=2)
    chance.shuffle(sightings)
    apart = groups(sightings, [Judgement(verb="not-same-as", sightings=(one,), others=(two,))])
    assert not any(one in group and two in group for group in apart)
    together = groups(sightings, [Judgement(verb="same-as", sightings=(one,), others=(two,))])
    assert any(one in group and two in group for group in together)


def test_pairs_that_join_share_a_key() -> None:
    keys = {s.id: set(blocking_keys(s)) for s in GOLD}
    for found in cluster(GOLD):
        for reason in found.reasons:
            assert keys[reason.left] & keys[reason.right], reason
            assert reason.signs


def test_reasons_say_why_in_words() -> None:
    pair = [
        meeting(mechanism_en="ASEAN-Russia Summit", ordinal=3, parties=["ASEAN", "Russia"], level="summit", start=day)
        for day in ("2018-11", "2018-11-14")
    ]
    (found,) = cluster(pair)
    said = " ".join(found.reasons[0].signs)
    assert "same ordinal (3)" in said and "same partners" in said and "same month" in said
