"""Genre: what kind of document this is, by the words of its head and its opening.

The cues are data (`languages/<code>/genres.yml`): phrases with a weight, each looked for in one place.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from depositary.clean.knowledge import fold_pattern, plain
from depositary.languages import load_language
from depositary.model.reading import Genre

__all__ = ["Cue", "Genres", "tell_genre"]

_OPENING = 700  # characters of main text that tell a genre by themselves
_READ = 5_000  # characters in which repeated cues are counted
_FOOT = 4_000
_CLEAR = 4.0  # a score from which the text itself need not be counted
_MOST_SIGHTS = 10
_SIGNS = re.compile(r"\W{40,}")


class Cue(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """where: head (title and masthead) · opening (the first lines of main text) · text (all of it) · foot (the rest of
    the page); pattern: over the plain text; weight: what one sight of it adds; each: count every sight, up to ten.
    """

    genre: Genre
    where: Literal["head", "opening", "text", "foot", "dateline"]
    pattern: str = ""
    weight: float = 1.0
    each: bool = False
    note: str | None = None


class Genres(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """genres.yml. least: the score a genre must reach; otherwise: the genre of a text that reaches none."""

    least: float
    otherwise: Genre
    cues: list[Cue]


@cache
def _load(code: str) -> tuple[Genres, tuple[tuple[Cue, re.Pattern[str]], ...]]:
    genres = load_language(code).table("genres", Genres)
    return genres, tuple((cue, re.compile(fold_pattern(cue.pattern), re.M)) for cue in genres.cues)


def tell_genre(code: str, *, head: str, text: str, foot: str, has_dateline: bool) -> Genre:
    """The genre with the highest score. head, text, foot: title and masthead, main text, what surrounds it."""
    genres, cues = _load(code)
    places = {"head": _words(head[:_READ]), "opening": _words(text[:_OPENING]), "foot": _words(foot[:_FOOT])}
    scores = _score([cue for cue in cues if cue[0].where != "text"], places, has_dateline=has_dateline)
    if max(scores.values(), default=0.0) < _CLEAR:
        places["text"] = _words(text[:_READ])
        for genre, score in _score([cue for cue in cues if cue[0].where == "text"], places).items():
            scores[genre] = scores.get(genre, 0.0) + score
    if not scores:
        return genres.otherwise
    best = max(scores, key=lambda genre: scores[genre])
    return best if scores[best] >= genres.least else genres.otherwise


def _words(text: str) -> str:
    """Plain text without the long stretches of signs over which a cue's search would go again and again."""
    return _SIGNS.sub("\n", plain(text))


def _score(
    cues: list[tuple[Cue, re.Pattern[str]]], places: dict[str, str], *, has_dateline: bool = False
) -> dict[Genre, float]:
    scores: dict[Genre, float] = {}
    for cue, pattern in cues:
        if cue.where == "dateline":
            seen = 1 if has_dateline else 0
        elif cue.each:
            seen = min(len(pattern.findall(places[cue.where])), _MOST_SIGHTS)
        else:
            seen = 1 if pattern.search(places[cue.where]) else 0
        if seen:
            scores[cue.genre] = scores.get(cue.genre, 0.0) + cue.weight * seen
    return scores
