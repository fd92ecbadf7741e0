"""Verbs parted from their deed by when and where: "pledged Friday to help", "agreed in A on 5 May to work together".

In: a sentence and the place of a verb in it, in a language that opens a deed with a word of its own ("to"). Out: the
verb with that word, and where the deed begins.
"""

from __future__ import annotations

from depositary.read.lexicon import Lexicon, Verb
from depositary.read.mentions import Sentence
from depositary.read.scan import Token

__all__ = ["deed_behind"]

_FAR = 14  # tokens


def deed_behind(sentence: Sentence, index: int, lexicon: Lexicon) -> tuple[list[Verb] | None, int]:
    """The verb at `index` joined to its "to", with nothing but a time, place or meeting between them, and the index of
    the deed; (None, 0) where it is not so."""
    tokens, links = sentence.tokens, lexicon.words.day_links
    first, _, link = tokens[index].text.lower().partition(" ")
    step, linked, told = index + 1, link in links, False
    if link and not linked:
        return None, 0
    while step < min(index + _FAR, len(tokens) - 1):
        token = tokens[step]
        if "infinitive" in token.senses:
            return (lexicon.senses_of(f"{first} {token.text}").get("verb"), step + 1) if told else (None, 0)
        end = _unit_end(sentence, token, lexicon)
        if end is not None and (linked or (not told and _is_day(sentence, token, end, lexicon))):
            told, linked = True, False
            while step < len(tokens) and tokens[step].start < end:
                step += 1
        elif not linked and token.text.lower() in links:
            linked, step = True, step + 1
        elif linked and "article" in token.senses and _unit_end(sentence, tokens[step + 1], lexicon) is not None:
            step += 1
        else:
            return None, 0
    return None, 0


def _unit_end(sentence: Sentence, token: Token, lexicon: Lexicon) -> int | None:
    """Where the time, place or meeting that begins here ends; None where none does."""
    for start, end in [(t.start, t.end) for t in sentence.times] + [(m.start, m.end) for m in sentence.meetings]:
        if start <= token.start < end:
            return end
    if token.text in lexicon.words.weekdays or token.senses.keys() & {"place", "place_en"}:
        return token.end
    if "party" in token.senses and token.shape == "name":
        return token.end
    if "group" in token.senses and " " in token.text:
        noun = token.text.rpartition(" ")[2].lower()
        return token.end if "kind" in lexicon.senses_of(noun) else None
    return None


def _is_day(sentence: Sentence, token: Token, end: int, lexicon: Lexicon) -> bool:
    """A day by itself, as reports put it right behind the verb."""
    if token.shape != "name":
        return False
    return token.text in lexicon.words.weekdays or any((t.start, t.end) == (token.start, end) for t in sentence.times)
