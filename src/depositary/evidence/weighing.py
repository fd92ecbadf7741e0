"""The weights of all signs, as data, and the words each sign is explained with."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from depositary.tables import load_table

__all__ = ["Fit", "Verdict", "Weights", "fit_words", "load_weights", "sign_words"]


class Fit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes one line likelier than another; see weights.yml."""

    cosine: float
    words: float
    areas: float
    partner: float
    places: float
    period: float


class Verdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a passage's being evidence at all hangs on; log-odds a unit of the sign."""

    base: float
    fit: float
    margin: float
    partner: float
    both_sides: float
    joint: float
    deed: float
    other_partner: float
    stranger: float
    nobody: float
    alone: float
    own_affair: float
    doubtful: float
    undone: float
    called_off: float
    against: float
    talk: float
    about_plan: float
    business: float
    mishap: float
    outside_period: float
    other_period: float


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """weights.yml."""

    fit: Fit
    spread: float
    verdict: Verdict


@cache
def load_weights() -> Weights:
    """The weights the package ships."""
    return load_table(Path(__file__).with_name("weights.yml"), Weights)


_WORDS = {
    "fit": "reads like the line",
    "margin": "fits this line much better than the next",
    "partner": "names the partner of the plan",
    "both_sides": "both sides take part",
    "joint": "something is done together or for the other side",
    "deed": "reads like passages that tell of a deed",
    "other_partner": "names the partner of another plan",
    "stranger": "names a party that has no part in the plan",
    "nobody": "names none of the parties",
    "alone": "only the partner acts, nothing is said of the other side",
    "own_affair": "an affair of one's own, with no word of working together",
    "doubtful": "asked for, wished or considered",
    "undone": "wished or considered, and no deed told",
    "called_off": "called off, failed or not done",
    "against": "works against the line's aim or against the other side",
    "talk": "opinion or comment",
    "about_plan": "speaks of the plan itself, not of what was done under it",
    "business": "a firm's or a market's own affairs",
    "mishap": "something that befell, not something done",
    "outside_period": "all years named lie outside the plan's period",
    "other_period": "speaks of a plan of another period",
}


_AGAINST = {"deed": "reads like passages that tell of no deed under a plan"}


def sign_words(sign: str, strength: float = 1.0) -> str:
    """A sign of the verdict in words."""
    return _AGAINST.get(sign, _WORDS[sign]) if strength < 0 else _WORDS[sign]


_FIT_WORDS = {
    "cosine": ("means much the same", "means something else"),
    "words": ("shares telling words", ""),
    "areas": ("same area", ""),
    "partner": ("names this plan's partner", "names another plan's partner"),
    "places": ("names what the line names", ""),
    "period": ("outside the plan's years", ""),
}


def fit_words(part: str, strength: float) -> str:
    """A part of the fit in words."""
    return _FIT_WORDS[part][strength < 0]
