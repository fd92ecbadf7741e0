"""Who says what a sentence tells, where the sentence names him last: "A and B should do X, said minister Y".

In: the tokens and actors of a sentence and the place of a verb. Out: the one who is said to have said it, or None. For
languages whose verbs change their form and whose sentences may close with who spoke.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from depositary.read.lexicon import Verb
from depositary.read.mentions import ActorMention
from depositary.read.scan import Token

__all__ = ["closing_attribution", "speaker_after", "speaker_behind"]

_OPENS = frozenset(',"”')
_SPEAKERS = frozenset({"person", "speaker"})
_CLOSES = frozenset('.,;"”')


def speaker_behind(
    tokens: Sequence[Token],
    index: int,
    actors: Sequence[ActorMention],
    ends: Mapping[int, ActorMention],
    bounds: Sequence[tuple[int, int]],
) -> ActorMention | None:
    """The one who said what the verb at an index belongs to.

    ends: the actors by where they end. bounds: the times of the sentence, which may stand behind the verb of saying.
    """
    for step in range(len(tokens) - 1, index + 1, -1):
        token = tokens[step]
        if not any(_says(verb) for verb in token.senses.get("verb", ())):
            continue
        before, after = tokens[step - 1], tokens[step + 1] if step + 1 < len(tokens) else None
        if (follower := speaker_after(tokens, step, actors)) is not None:
            return follower
        closing = tokens[step - 2] if before.text == "," and step > 1 else before  # "minister Y of B, said"
        speaker = ends.get(closing.end)
        if speaker is None or speaker.kind not in _SPEAKERS:
            continue
        opened = next(
            (t for t in reversed(tokens[:step]) if t.end <= speaker.start and "article" not in t.senses), None
        )
        if opened is None or opened.text not in _OPENS:
            continue
        timed = after is not None and any(start - 4 <= after.start < end for start, end in bounds)
        if after is None or after.text in _CLOSES or timed or after.senses.keys() & {"place_word", "adverb"}:
            return speaker  # ", minister Y said on Friday"
    return None


def speaker_after(tokens: Sequence[Token], index: int, actors: Sequence[ActorMention]) -> ActorMention | None:
    """ "…, said minister Y": who is named right behind a verb that a comma or a quotation mark parts from what he
    said."""
    if index == 0 or tokens[index - 1].text not in _OPENS:
        return None
    if not any(verb.form == "past" for verb in tokens[index].senses.get("verb", ())):
        return None
    return next((a for a in actors if 0 <= a.start - tokens[index].end <= 5 and a.kind in _SPEAKERS), None)


def closing_attribution(tokens: Sequence[Token], first: int) -> int | None:
    """Where a sentence closes with who said it, a name the reader does not know: ", the presidential office said". The
    index of the comma; None if it closes otherwise. first: index of the first token to look at."""
    last = len(tokens) - 1
    while last > first and tokens[last].shape == "sign":
        last -= 1
    if last <= first + 2 or not any(
        v.role == "report" and v.form == "past" for v in tokens[last].senses.get("verb", ())
    ):
        return None
    for step in range(last - 1, max(first, last - 9), -1):
        token = tokens[step]
        if token.text == ",":
            return step
        if token.text in ";:" or ("verb" in token.senses and token.text.islower()):
            return None
    return None


def _says(verb: Verb) -> bool:
    return verb.form in ("past", "present") and (
        verb.role == "report" or (verb.force in ("propose", "reaffirm", "request") and verb.frame in ("act", "stand"))
    )
