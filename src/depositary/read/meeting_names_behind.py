"""What may stand behind a meeting's parties, in a language whose noun stands first: its topic, its partners, and its
number told by a verb ("the Committee of A and B met for the 16th time").

In: the tokens and ordinals of a sentence. Out: where such a part ends, or the number.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.numbers import Ordinal
from depositary.read.scan import Token

__all__ = ["number_by_verb", "tail_to_number"]

_TAIL = 20  # tokens between the parties and the number
_PARTING = frozenset({"verb", "held", "place_word", "scheduled", "chairing", "post", "person", "mechanism", "kind"})
_ASIDE = frozenset({"have", "adverb", "held", "format", "place_word", "post_link"})
_LEAD = 2  # tokens between the verb and the number: "session", "conference"


def tail_to_number(tokens: Sequence[Token], position: int, ordinals: Sequence[Ordinal]) -> int | None:
    """ "… of ministers A-B on disasters, the 1st", "… of A with its partners, the 55th": the index of the number that
    closes the name; None if none does."""
    if not ordinals or not tokens[position].senses.keys() & {"about", "between"}:
        return None
    for step in range(position + 1, min(position + _TAIL, len(tokens))):
        token = tokens[step]
        if any(o.start <= token.start < o.end for o in ordinals):
            return step if step > position + 1 else None
        activity = "activity" in token.senses or "action" in token.senses
        plain = token.shape in ("word", "name") or token.text in ",-–()"
        if not plain or (token.senses.keys() & _PARTING and not activity) or "party" in token.senses:
            return None
    return None


def number_by_verb(
    tokens: Sequence[Token], end: int, ordinals: Sequence[Ordinal], verbs: Sequence[str]
) -> Ordinal | None:
    """ "The Committee met in its 16th session", "the working group gathered for the 8th time": the number behind a verb
    of meeting, with nothing but signs of time between the name and the verb."""
    ahead = next((o for o in ordinals if o.start >= end), None)
    if ahead is None or ahead.start - end > _FAR:
        return None
    between = [t for t in tokens if end <= t.start and t.end <= ahead.start]
    verb = next((i for i, t in enumerate(between) if t.text.lower() in verbs), None)
    if verb is None or len(between) - verb - 1 > _LEAD:
        return None
    if any(t.shape == "sign" or t.senses.keys() & {"kind", "party"} for t in between[verb + 1 :]):
        return None
    aside = (
        t.shape == "number" or not t.senses or t.text in "()" or t.text.isupper() or t.senses.keys() & _ASIDE
        for t in between[:verb]
    )
    return ahead if all(aside) else None


_FAR = 60  # characters between the name and its number
