"""Who says what a sentence tells, where the sentence names him last: "A and B should do X, said minister Y".

In: the tokens and actors of a sentence and the place of a verb. Out: the one who is said to have said it, or None. For
languages whose verbs change their form and whose sentences may close with who spoke; and, where verbs keep their form,
who does what stands before him ("Affirming A, minister Y proposed B").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from depositary.read.clause_subjects import Predicate
from depositary.read.lexicon import Verb
from depositary.read.mentions import ActorMention
from depositary.read.scan import Token

__all__ = ["closing_attribution", "done_by_who_follows", "speaker_after", "speaker_behind"]

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


def done_by_who_follows(found: Sequence[Predicate], tokens: Sequence[Token], actors: Sequence[ActorMention]) -> None:
    """ "Affirming A, praising B, minister Y proposed C": A and B are Y's as well."""
    behind = _acts_behind(tokens, found[0].index, actors) if found[0].subject is None else None
    for predicate in found if behind is not None else ():
        if behind is not None and predicate.index < behind[0] and predicate.subject is None:
            predicate.subject = behind[1]
            predicate.content_last = min(predicate.content_last, behind[0])


def _acts_behind(
    tokens: Sequence[Token], index: int, actors: Sequence[ActorMention]
) -> tuple[int, ActorMention] | None:
    """Of a sentence that opens with the verb at an index, the comma behind what that governs and the one right behind
    the comma, who acts with a verb of his own; None if it opens otherwise or nobody does."""
    if any(t.senses.keys().isdisjoint(_LEADS) for t in tokens[:index]):
        return None
    starts = {a.start: a for a in actors if a.kind in _ACTS and a.start > tokens[index].end}
    for step in range(index + 2, len(tokens) - 2) if starts else ():
        if tokens[step].text == ";":
            return None
        actor = starts.get(tokens[step + 1].start) if tokens[step].text == "," else None
        if actor is None:
            continue
        behind = next((t for t in tokens[step + 2 :] if t.start >= actor.end and t.senses.keys() - _LEADS), None)
        verbs = behind.senses.get("verb", ()) if behind is not None else ()
        if verbs and not any(verb.role in ("ought", "will") for verb in verbs):
            return step, actor
    return None


_ACTS = frozenset({"person", "speaker", "party", "group"})
_LEADS = frozenset({"adverb", "connector", "have"})


def _says(verb: Verb) -> bool:
    return verb.form in ("past", "present") and (
        verb.role == "report" or (verb.force in ("propose", "reaffirm", "request") and verb.frame in ("act", "stand"))
    )
