"""What stands behind a list of parties in a script without spaces and belongs to it: "A, B and other states' leaders",
"A, B two states' foreign ministers"; and the list behind a party that names its own members or partners."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import ActorMention
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


def without_examples(found: list[ActorMention], tokens: Sequence[Token], lexicon: Lexicon) -> list[ActorMention]:
    """ "Minister X and other leaders of A": those of A act, of whom X is one."""
    words = lexicon.words
    if lexicon.language.facts.spaces or not words.and_others:
        return found
    marks = {t.start: t.end for t in tokens if t.text in words.and_others}
    starts = {m.start for m in found if m.kind in ("party", "group")}
    examples = {m.start for m in found if m.kind == "person" and marks.get(m.end) in starts}
    for owner, post, name in zip(tokens, tokens[1:], tokens[2:], strict=False):  # the same, the name not known as one
        if "party" in owner.senses and "post" in post.senses and not name.senses and name.end in starts:
            if name.text.endswith(tuple(words.and_others)):
                examples.add(owner.start)
    return [m for m in found if m.start not in examples] if examples else found


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
