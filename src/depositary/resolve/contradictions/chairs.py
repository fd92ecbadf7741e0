"""Who chaired: two names for one party's chair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from depositary.model import Chair
from depositary.resolve.contradictions.base import CERTAIN, Thing, contradiction
from depositary.resolve.contradictions.meeting_dates import meeting_of
from depositary.resolve.names import compare_names, parse_name
from depositary.resolve.parties import party_name
from depositary.resolve.sighting import Contradiction, Sighting
from depositary.resolve.wording import dice, tokens

__all__ = ["find_chair_conflicts"]


def find_chair_conflicts(thing: Thing) -> Iterator[Contradiction]:
    """Two sources name for the same party, in the same post, people whose names cannot be one."""
    if thing.kind != "meeting":
        return
    by_party: dict[tuple[str, ...], list[tuple[Chair, Sighting]]] = defaultdict(list)
    for sighting in thing.sightings:
        meeting = meeting_of(sighting)
        if meeting.status != "held" or meeting.certainty < CERTAIN:
            continue
        parties = [party_name(chair.party) for chair in meeting.chairs if chair.party]
        for chair in meeting.chairs:
            if chair.party and parties.count(party_name(chair.party)) == 1:
                by_party[party_name(chair.party)].append((chair, sighting))
    for found in by_party.values():
        seen: set[tuple[str, str]] = set()
        for number, (one, said_one) in enumerate(found):
            for two, said_two in found[number + 1 :]:
                pair = (min(one.name, two.name), max(one.name, two.name))
                if said_one.source == said_two.source or pair in seen or not _clash(one, two):
                    continue
                seen.add(pair)
                sides = {name: [s for chair, s in found if chair.name == name] for name in pair}
                yield contradiction(thing, "meetings.chairs", "value_conflict", sides, "one chair, two names")


def _clash(a: Chair, b: Chair) -> bool:
    if compare_names(parse_name(a.name), parse_name(b.name)).weight > -1:
        return False
    return dice(tokens(a.post_en), tokens(b.post_en)) >= 0.6
