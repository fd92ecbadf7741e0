"""Is a passage evidence for any line at all? Signs of who acts, what is done and when, weighed into one probability."""

from __future__ import annotations

import math

import msgspec

from depositary.evidence.names import NamesFound, PlanParties
from depositary.evidence.records import EvidencePlan, Reason
from depositary.evidence.signs import PassageSigns
from depositary.evidence.weighing import Verdict, sign_words

__all__ = ["Case", "gather_signs", "judge_passage", "names_partner", "outside_period"]

_HEARSAY = 0.2  # of a sign that rests on nobody else being named, where a name is that may be anybody's
_FULL = 2  # joint words from which more say no more
_LOOKBACK = 12  # years before a plan that still count as its time told of; older ones belong to histories and names


class Case(msgspec.Struct, frozen=True):
    """The signs of one passage against the plan of its best line: name (a field of `Verdict`) → strength."""

    passage: str
    plan: str
    signs: dict[str, float]


def gather_signs(
    fit: float,
    margin: float,
    plan: EvidencePlan,
    parties: PlanParties,
    names: NamesFound,
    signs: PassageSigns,
    *,
    aims: frozenset[str],
    deed: float,
) -> dict[str, float]:
    """The strength of every sign present. fit, margin: of the best line, and how far the next ones are behind.

    aims: "removal" if that line is about removing something, so that words of ending are no sign against it; "combat"
    if about fighting crime, so that harsh words are none; and the kinds of words the line itself holds, which say
    nothing against it either (a line on parliaments or the press). deed: see `Deeds`.
    """
    cues = signs.cues
    own, shared = names.parties & parties.own, names.parties & parties.shared
    members = names.members & parties.members
    partly = len(own) / max(1, len(parties.own)) if not parties.shared else float(bool(own))
    others_side = bool(shared or members or names.places or "side_words" in cues)
    joint = min(cues.get("joint", 0), _FULL) / _FULL
    other_plans = names.parties - parties.own - parties.shared
    found: dict[str, float] = {
        "fit": fit,
        "margin": margin,
        "partner": partly,
        "both_sides": float(partly == 1 and not parties.shared and len(parties.own) > 1)
        or float(bool(own) and others_side),
        "joint": joint,
        "deed": deed,
        "other_partner": float(bool(other_plans)),
        "stranger": float(bool(names.others)),
        "nobody": float(not own and not shared and not members and not names.places),
        "alone": float(bool(own) and not others_side and not joint) * (_HEARSAY if names.unplaced else 1.0),
        "own_affair": float("own" in cues and not joint),
        "doubtful": float("doubtful" in cues),
        "undone": float(bool({"doubtful", "planned"} & cues.keys()) and not {"done", "pledged"} & cues.keys()),
        "called_off": float("called_off" in cues and "removal" not in aims),
        "against": float("against" in cues and "combat" not in aims),
        "talk": float("talk" in cues and "talk" not in aims),
        "about_plan": float("about_plan" in cues),
        "business": float("business" in cues and "business" not in aims),
        "mishap": float("mishap" in cues and "mishap" not in aims and not joint),
        "outside_period": float(outside_period(plan, signs)),
        "other_period": float(_other_period(plan, signs)),
    }
    return {name: strength for name, strength in found.items() if strength}


def judge_passage(found: dict[str, float], weights: Verdict) -> tuple[float, tuple[Reason, ...]]:
    """The probability that the passage is evidence, and the signs that speak for and against, weightiest first."""
    added = {name: getattr(weights, name) * strength for name, strength in found.items()}
    total = weights.base + sum(added.values())
    reasons = sorted(
        (Reason(name, sign_words(name, found[name]), round(weight, 2)) for name, weight in added.items() if weight),
        key=lambda reason: -abs(reason.weight),
    )
    return 1 / (1 + math.exp(-total)), tuple(reasons)


def names_partner(parties: PlanParties, every: frozenset[str], names: NamesFound) -> float:
    """1: a party is named that only this plan has, and none of another's; -1: the other way round; else 0.

    every: the own parties of all plans.
    """
    own, others = names.parties & parties.own, (names.parties & every) - parties.own
    return float(bool(own) and not others) - float(bool(others) and not own)


def outside_period(plan: EvidencePlan, signs: PassageSigns) -> bool:
    """All the years told, those of histories aside, lie before or after the plan's."""
    if plan.period is None:
        return False
    first, last = plan.period
    years = [*signs.years, *(year for period in signs.periods for year in period)]
    near = [year for year in years if year >= first - _LOOKBACK]
    return bool(near) and (max(near) < first or min(near) > last)


def _other_period(plan: EvidencePlan, signs: PassageSigns) -> bool:
    """A period of years is named that ends before the plan's begins, or begins after its end."""
    if plan.period is None:
        return False
    first, last = plan.period
    return any(end < first or start > last for start, end in signs.periods)
