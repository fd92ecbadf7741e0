"""What a verb of voicing voices: "conveyed its full support for", "expressed China's willingness to".

In: the tokens of a sentence and the index of such a verb. Out: the force its noun has, the frame that goes with it and
where the content begins; None where no stance is voiced ("expressed thanks", "extended greetings").
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon_words import Words
from depositary.read.scan import Token

__all__ = ["agrees_with_a_proposal", "agrees_with_a_view", "is_owned", "is_ready", "voiced_stance", "would_have"]

_REACH = 8
_FRAMES = {"commit": "act", "propose": "act", "support": "stand", "reaffirm": "stand"}


_LINKS = frozenset({"infinitive", "that", "for", "post_link", "place_word", "about", "stance_link"})


def voiced_stance(tokens: Sequence[Token], index: int, feelings: Sequence[str]) -> tuple[str, str, int] | None:
    """Force, frame and index of the first token of the content of the verb of voicing at an index; none for feelings
    ("gratitude for A's support")."""
    for step in range(index + 1, min(index + 1 + _REACH, len(tokens) - 1)):
        token = tokens[step]
        if token.text in ',;:.“"' or token.text.lower() in feelings:
            return None
        force = token.senses.get("stance")
        owned = step > index + 1 and tokens[step - 1].senses.keys() & {"reflexive", "article", "possessive"}
        if force is None and owned:  # "her hope that": the noun is written as the verb is
            verb = next((v for v in token.senses.get("verb", ()) if v.form == "base" and v.force), None)
            linked = " " in token.text or tokens[step + 1].senses.keys() & _LINKS  # not "at a press conference"
            if verb is not None and linked:
                force = "commit" if verb.force == "decide" else verb.force  # "their resolve to do A"
                return force, _FRAMES.get(force, "stand"), step + 1
        if force is not None:
            following = tokens[step + 1].senses.keys()
            if not following & _LINKS:
                return None  # "support measures", "hope": nothing is said of what for
            links = following & {"for", "place_word", "about", "stance_link"}
            return force, _FRAMES.get(force, "stand"), step + (2 if links else 1)
        if token.senses.keys() & {"infinitive", "that"} and "post_link" not in token.senses:
            return None
    return None


def would_have(content: Sequence[Token]) -> bool:
    """ "thinks that A and B should do C": those named first are who should."""
    if not content or not content[0].senses.keys() & {"party", "group", "member"}:
        return False
    near = content[:_NEAR]
    ought = next((i for i, t in enumerate(near) if any(v.role == "ought" for v in t.senses.get("verb", ()))), 0)
    deed = {sense for token in content[ought + 1 : ought + 3] for sense in token.senses}
    return bool(ought) and all(token.senses for token in content[:ought]) and "action" in deed


_NEAR = 8  # tokens before the word for what should be


def agrees_with_a_proposal(content: Sequence[Token], words: Words) -> bool:
    """ "agreed with B's proposal to …", in a language whose verbs do not change their form: that backs it."""
    if words.infinitive or not content or content[0].text not in words.together:
        return False
    return any("proposal" in t.senses and "action" not in t.senses for t in content[1:4])


def is_ready(content: Sequence[Token], words: Words) -> bool:
    """ "(welcomed that) B is ready to give …": a party, and close behind it a verb that binds it; or "B's policy",
    how B bears itself."""
    bound = (v for t in content[1:4] for v in t.senses.get("verb", ()))
    if "party" in content[0].senses and any(v.force == "commit" for v in bound):
        return True
    end = next((i for i, t in enumerate(content) if i and t.text in ",;:，；：。"), len(content))
    named = any(t.senses.keys() & {"party", "side"} for t in content[:3])
    return named and content[end - 1].text.endswith((*words.welcomed_bearings, "\0"))


def is_owned(content: Sequence[Token], index: int, words: Words) -> bool:
    """ "(welcomed) A's proposal to hold B", in a script without spaces: the noun at `index` ends its clause, behind the
    mark of a noun, in what names a party and tells of nothing done."""
    behind = content[index + 1] if index + 1 < len(content) else None
    if behind is not None and behind.shape != "sign":
        return False
    named = any(t.senses.keys() & {"party", "group"} for t in content[:2])
    done = any(t.text.endswith(tuple(words.perfective)) or "have" in t.senses for t in content[:index])
    return named and not done and content[index - 1].text.endswith(words.noun_marks[0])


def agrees_with_a_view(content: Sequence[Token], words: Words) -> bool:
    """ "agreed with B's assessment of A", in such a language: nothing is settled; so with "agreed that the visit
    had brought ties to a new stage"."""
    if _tells_what_came_of_it(content, words):
        return True
    if not words.opinions or len(content) < 2 or content[0].text not in words.together:
        return False
    opening = " ".join(t.text.lower() for t in content[1:4])
    return any(opening == word or opening.startswith(f"{word} ") for word in words.opinions)


def _tells_what_came_of_it(content: Sequence[Token], words: Words) -> bool:
    """A clause of what was, in a language whose verbs have no tense, unless something is yet to be done."""
    if not words.brought_about or not content or not content[0].senses.keys() & {"that", "nominaliser"}:
        return False
    for index, token in enumerate(content[:_CLAUSE]):
        if any(v.role in ("ought", "will") for v in token.senses.get("verb", ())):
            return False
        if "have" in token.senses:
            behind = " ".join(t.text.lower() for t in content[index + 1 : index + 4])
            return f"{behind} ".startswith(tuple(f"{word} " for word in words.brought_about))
    return False


_CLAUSE = 24  # tokens of such a clause up to its verb
