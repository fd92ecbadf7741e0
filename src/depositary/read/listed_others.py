"""What stands behind a list of parties in a script without spaces and belongs to it: "A, B and other states' leaders",
"A, B two states' foreign ministers"; and the list behind a party that names its own members or partners."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.scan import Token

_OF_MEMBERS = frozenset({"member", "group", "level", "post", "actor"})
_LONGEST = 4
_OWN = 12  # tokens of "and its three … partners –"


def others_behind(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> int:
    """Where the words end that tell of whom the party right before is one; the position itself if there are none."""
    words = lexicon.words
    if lexicon.language.facts.spaces or position >= len(tokens) or position < 3 or not words.and_others:
        return position
    before = tokens[position - 2]
    if "post_link" not in before.senses or tokens[position - 3].senses.keys().isdisjoint({"party", "member", "post"}):
        return position
    others = tokens[position].text in words.and_others
    step = position + 1 if others else position
    end = position
    while step < min(len(tokens), position + _LONGEST) and tokens[step].start == tokens[step - 1].end:
        senses = tokens[step].senses
        if senses.keys() & {"group", "member"} and "kind" not in senses and senses.keys() <= _OF_MEMBERS:
            end = step + 1
        elif not (others and "party" in senses and end == position) and tokens[step].text not in words.noun_marks:
            break
        step += 1
    return end


def own_members(between: Sequence[Token]) -> bool:
    """ "A and its three partners – B, C and D": they act with A."""
    return bool(
        3 < len(between) < _OWN
        and "conjunction" in between[0].senses
        and "reflexive" in between[1].senses
        and between[-2].senses.keys() & {"member", "shield"}
        and between[-1].text in ("-", "–", "—", ",", ":", "(")
        and not any("verb" in t.senses for t in between)
    )
