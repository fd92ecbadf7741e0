"""For whom "we" and "I" stand in a speech: the party of who holds it, as its heading names or describes him.

In: the sentences of a speech. Out: the party, or none where the page does not say.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import Sentence
from depositary.read.organs import offices_called, whole_of

__all__ = ["speaker_of_speech"]

_OPENING = 6  # sentences in which the speaker is named, if at all
_MINISTERS = 2  # ranks of those whose state needs no saying where one state meets others


def speaker_of_speech(sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[str, ...]:
    """The party of the first person named in the heading, else of the office in it, else of the first person named
    whom nobody addresses."""
    opening = sentences[:_OPENING]
    for sentence in opening:
        if (party := _whose_words(sentence, lexicon)) is not None:
            return (party,)
    for sentence in opening:
        if sentence.kind == "main":
            continue
        named = next((person.party for person in sentence.persons if person.party), None)
        if named is not None:
            return (named,)
        if (party := _by_office(sentence, lexicon)) is not None:
            return (party,)
    for sentence in opening:
        for person in sentence.persons:
            if person.party and not (sentence.kind == "main" and _speaks_before(sentence, person.start, lexicon)):
                return (person.party,)
    return ()


def _whose_words(sentence: Sentence, lexicon: Lexicon) -> str | None:
    """ "Following are Secretary-General X's remarks at …": the party of X."""
    for person in sentence.persons:
        behind = [token for token in sentence.tokens if token.start >= person.end][:2]
        if person.party and len(behind) == 2 and "possessive" in behind[0].senses:
            if behind[1].text.split()[0].lower() in lexicon.words.own_words:
                return person.party
    return None


def _speaks_before(sentence: Sentence, position: int, lexicon: Lexicon) -> bool:
    """ "I thank President X": he who speaks is not the one he names."""
    words = lexicon.words.first_persons
    return any(token.end <= position and token.text.lower() in words for token in sentence.tokens)


def _by_office(sentence: Sentence, lexicon: Lexicon) -> str | None:
    """The party an office in a heading belongs to: named beside it, or the only one it can be of."""
    token = next((t for t in sentence.tokens if "post" in t.senses), None)
    if token is None or any(meeting.start <= token.start < meeting.end for meeting in sentence.meetings):
        return None
    near = (a for a in sentence.actors if a.kind == "party" and a.parties)
    beside = next(
        (a.parties[0] for a in near if a.start <= token.end + _BESIDE and a.end >= token.start - _BESIDE), None
    )
    if beside is not None:
        return whole_of(beside, lexicon)
    registry = lexicon.registry
    sides = {
        row.id: row.name_en
        for row in registry.actors.values()
        if any(row.name_en in meeting.parties for meeting in sentence.meetings)
    }
    row = registry.posts.get(token.senses["post"].id)
    if row is None or not sides:
        return None
    owners = [post for post in offices_called(row.name_en, lexicon) if post.party in sides]
    if owners:
        first = min(owners, key=lambda post: post.rank or _LAST)
        return sides[first.party or ""]
    states = [name for id_, name in sides.items() if registry.actors[id_].kind == "state"]
    return states[0] if len(states) == 1 and row.rank is not None and row.rank <= _MINISTERS else None


_BESIDE = 12  # code points between an office and the party it is of
_LAST = 9  # an office without a rank
