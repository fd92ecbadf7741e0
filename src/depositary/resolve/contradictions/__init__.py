"""What cannot both be true, and what only looks so: one module a rule, each with its verdicts.

To add a rule, write a module with a function Thing → contradictions and put it into RULES.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from depositary.resolve.contradictions.arithmetic import find_wrong_arithmetic
from depositary.resolve.contradictions.backwards import compare_over_time
from depositary.resolve.contradictions.base import BENIGN, Rule, Thing
from depositary.resolve.contradictions.chairs import find_chair_conflicts
from depositary.resolve.contradictions.dues import find_due_conflicts
from depositary.resolve.contradictions.figures import find_figure_conflicts
from depositary.resolve.contradictions.formats import find_format_conflicts
from depositary.resolve.contradictions.headlines import find_headline_conflict
from depositary.resolve.contradictions.impossible_dates import find_impossible_dates
from depositary.resolve.contradictions.instrument_dates import find_adoption_conflicts
from depositary.resolve.contradictions.meeting_dates import find_date_conflicts
from depositary.resolve.contradictions.ordinals import find_ordinal_conflicts
from depositary.resolve.contradictions.places import find_place_conflicts
from depositary.resolve.contradictions.plan_periods import find_period_conflicts
from depositary.resolve.contradictions.posts import find_post_differences
from depositary.resolve.contradictions.statements import Statement, judge_statements
from depositary.resolve.sighting import Contradiction, Judgement, Sighting

__all__ = [
    "BENIGN", "BETWEEN", "RULES", "Statement", "Thing", "compare_over_time", "find_between", "find_contradictions",
    "find_headline_conflict", "judge_statements",
]  # fmt: skip

RULES: dict[str, Rule] = {
    "meeting dates": find_date_conflicts,
    "places": find_place_conflicts,
    "formats": find_format_conflicts,
    "chairs": find_chair_conflicts,
    "figures": find_figure_conflicts,
    "arithmetic": find_wrong_arithmetic,
    "impossible dates": find_impossible_dates,
    "dues": find_due_conflicts,
    "adoption dates": find_adoption_conflicts,
    "posts": find_post_differences,
}
"""Rules on one thing."""

BETWEEN = {"plan periods": find_period_conflicts, "ordinals": find_ordinal_conflicts}
"""Rules between two things that were kept apart; the first is the one whose id sorts first."""


def find_contradictions(
    things: Mapping[str, Sequence[Sighting]], judgements: Sequence[Judgement] = ()
) -> list[Contradiction]:
    """Contradictions and benign pairs within each thing, and (where several are given) between them.

    things: id → the sightings of one thing, all of one kind. A rejected sighting is left out; a property a person has
    corrected is settled and not reported.
    """
    kept = _without_rejected(things, judgements)
    found = [item for thing in kept for rule in RULES.values() for item in rule(thing)]
    found += [
        item
        for rule in BETWEEN.values()
        for one, two in combinations(kept, 2)
        if one.kind == two.kind
        for item in rule(one, two)
    ]
    return [item for item in found if not _settled(item, judgements)]


def find_between(
    about: str, things: Mapping[str, Sequence[Sighting]], judgements: Sequence[Judgement] = ()
) -> list[Contradiction]:
    """Contradictions of one of these things with each of the others, as far as they are told of that one: of two
    things the one whose id sorts first."""
    kept = _without_rejected(things, judgements)
    own = next((thing for thing in kept if thing.id == about), None)
    later = [thing for thing in kept if thing.id > about] if own else []
    found = [item for rule in BETWEEN.values() for other in later if own for item in rule(own, other)]
    return [item for item in found if not _settled(item, judgements)]


def _without_rejected(things: Mapping[str, Sequence[Sighting]], judgements: Sequence[Judgement]) -> list[Thing]:
    """The things in the order of their ids, without rejected sightings and without those that have no other."""
    rejected = {i for judgement in judgements if judgement.verb == "reject" for i in judgement.sightings}
    return [
        Thing(about, kept[0].kind, kept)
        for about, sightings in sorted(things.items())
        if (kept := tuple(s for s in sightings if s.id not in rejected))
    ]


def _settled(item: Contradiction, judgements: Sequence[Judgement]) -> bool:
    own = {sighting for side in item.sides for sighting in side.sightings}
    field = item.property.rpartition(".")[2]
    return any(
        judgement.verb == "correct" and judgement.field == field and own & set(judgement.sightings)
        for judgement in judgements
    )
