"""What somebody is told to hold true: "stressed that A is a key partner", "affirmed ties have grown": a view, no stand.

In: what a verb of stressing governs, in a language whose verbs change their form. Out: whether it only tells how things
are.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon import Verb
from depositary.read.lexicon_words import Words
from depositary.read.scan import Token

__all__ = ["is_a_voice", "tells_a_view", "tells_of_achievement", "weighs_a_part", "wishes_nothing"]

_WISHED = frozenset({"action", "activity", "verb", "group", "party", "proposal", "instrument", "instrument_kind"})
_SUBJECT = 24  # tokens of who or what is spoken of


def tells_a_view(content: Sequence[Token], words: Words) -> bool:
    """Whether the clause says what is or has been: its first verb is a form of "to be" or "to have", and no word that
    weighs it ("essential") or binds ("ready to") stands behind."""
    if not content:
        return False
    that = "that" in content[0].senses or content[0].text in words.that_words
    if not that and not content[0].senses.keys() & {"party", "group", "person"}:
        return False
    for index, token in enumerate(content[that:_SUBJECT], start=int(that)):
        if token.text in ",;:()" or ("subordinator" in token.senses and index > 0):
            return False
        if token.senses.keys() & {"be", "have"}:
            break
        if any(v.role in ("ought", "will") for v in token.senses.get("verb", ())):
            return False
    else:
        return False
    step = index + 1
    while step < len(content) and content[step].senses.keys() & {"adverb", "be"}:
        step += 1
    while step + 1 < len(content) and not content[step].senses and content[step + 1].text.lower() in words.weighing:
        step += 1  # "very important"
    behind = [t.text.lower() for t in content[step : step + 2]]
    return not any(word in words.weighing for word in behind[:1]) and not any(w in words.infinitive for w in behind)


def weighs_a_part(content: Sequence[Token], words: Words) -> bool:
    """ "that A plays a key part in B": how much somebody weighs, which is a stand and no event; so is "(the urgency) of
    having A", whose verb is in the noun before it."""
    if words.nominalisers and content and "owning" in content[0].senses:
        return any("nominaliser" in t.senses for t in content[1:3])
    spoken = [t.text.lower() for t in content[:_SUBJECT]] if words.playing else []
    play = next((i for i, word in enumerate(spoken) if word in words.playing), None)
    if play is None or any(mark in spoken[:play] for mark in ",;"):
        return False
    behind = spoken[play + 1 : play + _PART]
    part = next((i for i, word in enumerate(behind) if word in words.parts), 0)
    return any(word in words.weighing or word in words.leading_parts for word in behind[:part])


_PART = 7  # tokens from "plays" to "part"


def tells_of_achievement(verb: Verb, content: Sequence[Token], words: Words) -> bool:
    """ "A has held to unity, and has played a great part for peace", in a script without spaces: what is praised. The
    verb is one of a bearing, not of saying. "Recognised that A grows": how things are, unless it is a need."""
    if verb.force != "reaffirm" or verb.lemma in words.restating:
        return False
    if verb.lemma in words.acknowledging:
        ought = any(v.role == "ought" for t in content[:_SUBJECT] for v in t.senses.get("verb", ()))
        stands = any(t.text.startswith((*words.complying, "\0")) for t in content[:1])
        said = "".join(t.text for t in content)
        return not (ought or stands) and not any(need in said for need in words.needs)
    comma = next((i for i, t in enumerate(content) if t.text in ",，"), None)
    if comma is None or not any(t.text in words.purposes for t in content[comma + 1 : comma + 2]):
        return False
    end = next((i for i in range(comma + 1, len(content)) if content[i].text in ",，;；"), len(content))
    return any(t.shape == "han" and t.text.startswith(tuple(words.perfective)) for t in content[comma + 1 : end])


def wishes_nothing(content: Sequence[Token], words: Words) -> bool:
    """A wish that somebody be right, or that a meeting will go well, which is courtesy; not that it will adopt A."""
    if not any(t.senses.keys() & _WISHED for t in content):
        return True
    if words.infinitive:
        return False
    for index, token in enumerate(content[:_SUBJECT]):
        if any(v.role == "will" for v in token.senses.get("verb", ())):
            met = any("kind" in t.senses or ("mechanism" in t.senses and " " in t.text) for t in content[:index])
            return met and not any("adopted" in t.senses for t in content[index + 1 : index + 3])
    return False


_ENDS = ",;:，；：。"


def is_a_voice(clause: Sequence[Token], words: Words) -> bool:
    """ "(raised) their joint voice against A", in a script without spaces: the clause ends in a word for what is said,
    and the stand only describes it."""
    end = next((i for i, t in enumerate(clause) if i and t.text in _ENDS), len(clause))
    said = [t for t in clause[:end] if t.shape != "sign"]
    if len(said) < 2 or not said[-1].text.endswith((*words.speeches, "\0")):
        return False
    before = "".join(t.text for t in said[-3:])
    return any(mark in before for mark in words.noun_marks)
