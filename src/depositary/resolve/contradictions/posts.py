"""One person under two posts on one day, in two languages: a title translated otherwise, as a rule."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.model import Person
from depositary.resolve.contradictions.base import Thing, contradiction, pairs_of_values, sides_of
from depositary.resolve.sighting import Contradiction, Sighting
from depositary.resolve.spans import days_apart, precision, span_of
from depositary.resolve.wording import dice, tokens

__all__ = ["find_post_differences"]

_DAYS = 3  # reports of one event


def find_post_differences(thing: Thing) -> Iterator[Contradiction]:
    """Never real: people hold several posts. Shown so that a wrong translation is seen."""
    if thing.kind != "person":
        return
    for a, said_a, b, said_b in pairs_of_values(sides_of(thing.sightings, _post)):
        if dice(tokens(str(a)), tokens(str(b))) < 0.6 and any(
            _two_languages_one_day(x, y) for x in said_a for y in said_b
        ):
            note = "one person, one day, two titles in two languages"
            yield contradiction(thing, "persons.post_en", "translation", {a: said_a, b: said_b}, note)


def _post(sighting: Sighting) -> str | None:
    return sighting.claim.post_en if isinstance(sighting.claim, Person) else None


def _two_languages_one_day(a: Sighting, b: Sighting) -> bool:
    one, two = span_of(a.published), span_of(b.published)
    exact = precision(a.published) == precision(b.published) == 3
    return bool(a.language != b.language and exact and one and two and days_apart(one, two) <= _DAYS)
