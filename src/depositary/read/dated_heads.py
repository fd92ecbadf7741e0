"""When and where those who issue a statement met, where its head alone tells: a day and a place below its title.

In: the draft with its sentences, and its meetings. Out: the meeting reported, with the day and the place of the head.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.draft import Draft
from depositary.read.meetings import Sitting
from depositary.read.mentions import Sentence, TimeMention
from depositary.read.scan import Token

__all__ = ["date_by_head", "day_of_head"]

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
    place = next((place for s in head if (place := _only_a_place(s, draft)) is not None), None)
    day = day_of_head(head)
    if day is None and place is not None:
        day = draft.source.published  # the bare day that stood beside the place; a stamp alone is of the page
    if day is None or len(day) != _DAY:
        return
    main.start = main.end = day
    main.inferred, main.reason = True, f"head, {day}"
    if main.place is None and main.format != "virtual":
        main.place = place


def day_of_head(head: Sequence[Sentence]) -> str | None:
    """The day that a line of a head tells beside nothing but a place; the title's, where it is set off: a day inside it
    is of what it is about ("Declaration on the Battle of 7 May 1954"), one beside "Published:" of the page."""
    for sentence in head:
        for time in sentence.times:
            if time.last and len(time.last) == _DAY and not time.period and _stands_alone(time, sentence):
                return time.last
    return None


def _stands_alone(time: TimeMention, sentence: Sentence) -> bool:
    tokens = [t for t in sentence.tokens if not time.start <= t.start < time.end]
    behind = [t for t in tokens if t.start >= time.end]
    before = [t for t in tokens if t.end <= time.start]
    if sentence.kind == "title" and before and before[-1].text in _SET_OFF:
        before = []
    return all(t.shape == "sign" or t.senses.keys() & _WHERE or _unknown(t) for t in [*before, *behind])


def _unknown(token: Token) -> bool:
    """A name that nothing is known of, as a small town's."""
    return token.shape in ("name", "han") and not token.senses


_SET_OFF = ",，(（–—"
_WHERE = frozenset({"party", "place", "place_word", "about", "adopted", "article"})


def _only_a_place(sentence: Sentence, draft: Draft) -> str | None:
    """The place a line names, if it says nothing else but the state it is in."""
    tokens = sentence.tokens
    if not tokens or "place" not in tokens[0].senses:
        return None
    if any(t.shape != "sign" and not t.senses.keys() & {"party", "place"} for t in tokens[1:]):
        return None
    row = draft.lexicon.registry.places.get(tokens[0].senses["place"].id)
    return row.name_en if row is not None else None
