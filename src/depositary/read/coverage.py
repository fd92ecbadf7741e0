"""Coverage of an organ's sittings: a report whose head only counts the meetings it tells of ("39th & 40th Meetings").

In: the draft with its sentences, and the sittings found so far. Out: the sittings counted in the head, added as plenary
meetings of the organ that the first sentences name.
"""

from __future__ import annotations

from depositary.model import Passage
from depositary.read.draft import Draft
from depositary.read.meetings import Sitting
from depositary.read.numbers import find_ordinals
from depositary.read.scan import scan_words

__all__ = ["add_coverage"]

_HEAD = 700  # code points of the original in which the head stands
_LINE = 60
_OPENING = 12  # sentences among which the organ is named
_AT_MOST = 3  # sittings one report covers


def add_coverage(draft: Draft, sittings: list[Sitting]) -> None:
    """Add the meetings that a line of the head counts, if the report opens with whose they are."""
    if draft.source.genre in ("resolution", "plan_of_action") or not draft.language.facts.spaces:
        return
    found = _counted(draft)
    organ = _organ(draft) if found else None
    if organ is None:
        return
    name, owner = organ
    numbers = {number for number, _ in found}
    kept = [s for s in sittings if not (s.ordinal in numbers and _says_its_number_alone(s))]
    for sitting in kept:
        sitting.reported = False
    day = draft.source.published
    day = day if day is not None and len(day) == 10 else None
    sittings[:] = [
        Sitting(
            parties=(owner,),
            level="plenary",
            name_en=f"{name} plenary meeting",
            ordinal=number,
            start=day,
            end=day,
            inferred=day is not None,
            status="held",
            said=["held"],
            reported=True,
            strong=True,
            originals=[passage],
        )
        for number, passage in found
    ] + kept


def _says_its_number_alone(sitting: Sitting) -> bool:
    """ "7000th Meeting": parties it has can only be those of the lines around it."""
    return not sitting.parties or (
        sitting.mechanism is None and not sitting.subject and sitting.level in ("other", "plenary")
    )


def _counted(draft: Draft) -> list[tuple[int, Passage]]:
    """Numbers of the meetings, from a line of the head that holds nothing else but a bracket."""
    start = 0
    for line in draft.source.original[:_HEAD].splitlines(keepends=True):
        words = line.partition("(")[0].strip()
        if 0 < len(words) <= _LINE and words[:1].isdigit():
            numbers = find_ordinals(words, draft.language)
            rest = [t for t in scan_words(words, draft.lexicon) if not any(n.start <= t.start < n.end for n in numbers)]
            nouns = [t for t in rest if t.senses.get("kind") in ("other", "plenary")]
            joints = [t for t in rest if t.shape == "sign" or "conjunction" in t.senses]
            if numbers and len(numbers) <= _AT_MOST and len(nouns) == 1 and len(nouns) + len(joints) == len(rest):
                passage = Passage(start, start + len(line.rstrip()), line.rstrip())
                return [(number.value, passage) for number in numbers]
        start += len(line)
    return []


def _organ(draft: Draft) -> tuple[str, str] | None:
    """The organ named first, and whose it is, in English."""
    actors = draft.lexicon.registry.actors
    organs = {row.name_en: row for row in actors.values() if row.kind == "organ" and row.parent in actors}
    for sentence in draft.sentences[:_OPENING]:
        for token in sentence.tokens:
            row = organs.get(token.senses.get("party", ""))
            if row is not None:
                return row.name_en, actors[row.parent or ""].name_en
    return None
