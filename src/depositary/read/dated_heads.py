"""When and where those who issue a statement met, where its head alone tells: a day and a place below its title.

In: the draft with its sentences, and its meetings. Out: the meeting reported, with the day and the place of the head.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.draft import Draft
from depositary.read.meetings import Sitting
from depositary.read.mentions import Sentence

__all__ = ["date_by_head"]

_HEAD = 9  # sentences and lines of a head
_DAY = 10  # characters of a date known to the day


def date_by_head(draft: Draft, sittings: Sequence[Sitting]) -> None:
    """ "Statement of the A Conference / 25 July 2016 / Vientiane, Laos": the day of the head, if the text dates no
    sitting that it reports."""
    reported = [s for s in sittings if s.reported and s.status == "held"]
    if draft.source.genre != "statement" or not reported or any(s.start for s in reported):
        return
    main = reported[0]
    title = next((s.index for s in draft.sentences if s.kind == "title"), None)
    if title is None or not (main.parties or main.known):
        return
    head = [s for s in draft.sentences[:_HEAD] if s.kind in ("title", "heading")]
    day = next((t.last for s in head for t in s.times if t.last and len(t.last) == _DAY and not t.period), None)
    day = day or draft.source.published
    if day is None or len(day) != _DAY:
        return
    main.start = main.end = day
    main.inferred, main.reason = True, f"head, {day}"
    if main.place is None and main.format != "virtual":
        main.place = next((place for s in head if (place := _only_a_place(s, draft)) is not None), None)


def _only_a_place(sentence: Sentence, draft: Draft) -> str | None:
    """The place a line names, if it says nothing else but the state it is in."""
    tokens = sentence.tokens
    if not tokens or "place" not in tokens[0].senses:
        return None
    if any(t.shape != "sign" and not t.senses.keys() & {"party", "place"} for t in tokens[1:]):
        return None
    row = draft.lexicon.registry.places.get(tokens[0].senses["place"].id)
    return row.name_en if row is not None else None
