"""People named in several scripts become one person each, and people who look alike stay apart."""

from itertools import combinations
from pathlib import Path

import yaml

from depositary.model import Person
from depositary.resolve import Sighting, cluster

PEOPLE = yaml.safe_load((Path(__file__).parent / "persons.yml").read_text(encoding="utf-8"))


def sightings() -> list[tuple[int, Sighting]]:
    return [
        (
            number,
            Sighting(
                id=f"{number}-{place}", kind="person", document=f"d{number}-{place}", language=language, published=str(year),
                claim=Person(name=name, post_en=post, party=party),
            ),
        )
        for number, forms in enumerate(PEOPLE)
        for place, (language, name, post, party, year) in enumerate(forms)
    ]  # fmt: skip


def pairs(groups: list[list[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def test_sixty_office_holders_are_told_apart_and_brought_together() -> None:
    seen = sightings()
    meant: dict[int, list[str]] = {}
    for number, sighting in seen:
        meant.setdefault(number, []).append(sighting.id)
    gold, found = pairs(list(meant.values())), pairs([list(c.ids) for c in cluster([s for _, s in seen])])
    right = len(gold & found)
    names = {sighting.id: sighting.claim.name for _, sighting in seen}
    wrong = sorted((names[a], names[b]) for a, b in found - gold)
    missed = sorted((names[a], names[b]) for a, b in gold - found)
    assert len(PEOPLE) >= 60
    assert right / len(found) >= 0.98, wrong
    assert right / len(gold) >= 0.9, missed
