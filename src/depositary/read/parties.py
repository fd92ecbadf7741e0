"""Parties the registry does not know, by the grammar that introduces them; and who acts in a sentence.

A name becomes a party when the document treats it as one: an organisation's name with its acronym in brackets, a state
after "Republic of", a name joined to a known party in the title of a meeting or plan, the owner of a post, the subject
of a pledge. Each is a sign with a weight; two weak signs or one strong one are enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.parties_spaced import SpacedNames
from depositary.read.parties_unspaced import UnspacedNames
from depositary.read.party_signs import FAIR, STRONG, NewNames
from depositary.read.scan import Token

__all__ = ["NewNames", "discover_names"]


def discover_names(
    text: str, sentences: Sequence[Sequence[Token]], lexicon: Lexicon, people: Iterable[str] = ()
) -> NewNames:
    """Find the parties (and glossed places) that only this document names. people: full names of persons it names,
    whose parts are no parties."""
    if lexicon.language.facts.spaces:
        finder = SpacedNames(text, sentences, lexicon)
        for name in people:
            words = name.split()
            if len(words) > 2 and f"({words[0]})" in text:
                finder.signs.add(
                    words[0], STRONG, "located"
                )  # a place's state in brackets: the post's owner, no given name
                continue
            finder.against[name] += STRONG
            finder.people.append(f" {name} ")
            for word in {words[0], words[-1]} if len(words) > 1 else ():
                finder.against[word] += 1 if word == words[0] else FAIR
        return finder.run()
    return UnspacedNames(text, sentences, lexicon).run()
