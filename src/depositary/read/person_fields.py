"""What those in office have charge of: the words posts are named with, and fields listed behind a post.

In: the tokens of a sentence, or a name. Out: how far a list of fields goes ("Minister of Investment, Trade and
Industry"), and whether a name is made of nothing but such words ("Foreign Affairs"), so that it names no party.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from depositary.read.lexicon import Lexicon
from depositary.read.person_units import party_name
from depositary.read.scan import Token

__all__ = ["as_written", "field_goes_on", "fields_listed", "is_field", "name_behind_field"]

_MOST = 10  # tokens of a list of fields
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=16)
def _field_words(lexicon: Lexicon) -> frozenset[str]:
    """Words for fields of government, as the registry's portfolios and ministries have them, with capitals."""
    code = lexicon.language.code
    forms = [form for row in lexicon.registry.portfolios.items for form in row.names.get(code, ())]
    forms += lexicon.words.ministries
    words = {word for form in forms for word in _WORD.findall(form) if word[:1].isupper()}
    return frozenset(words | set(lexicon.words.field_words))


def is_field(name: str, lexicon: Lexicon) -> bool:
    """Whether every word of a name is one for a field of government."""
    words = _WORD.findall(name)
    return bool(words) and all(word in _field_words(lexicon) for word in words)


def fields_listed(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> int:
    """ "Minister of Investment, Trade and Industry X": from the comma on, the index behind the last field; `position`
    where no joining word closes such a list."""
    if tokens[position].text != "," or not is_field(tokens[position - 1].text.rpartition(" ")[2], lexicon):
        return position
    joined = False
    last = position
    for step in range(position, min(position + _MOST, len(tokens))):
        token = tokens[step]
        if "conjunction" in token.senses:
            if joined:
                break
            joined = True
        elif token.shape == "name" and is_field(token.text, lexicon):
            last = step + 1
        elif token.text != "," or joined:
            break
    return last if joined else position


def field_goes_on(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> bool:
    """A field of two words, the second in small letters, before an owner or a name."""
    token, behind = tokens[position], tokens[position + 1 : position + 3]
    return (
        lexicon.language.facts.head == "first"
        and token.shape == "word"
        and not token.senses
        and len(behind) > 1
        and behind[1].shape == "name"
        and not behind[1].senses
        and (bool(party_name(behind[0])) or (behind[0].shape == "name" and not behind[0].senses))
    )


def as_written(post: str, name: str, lexicon: Lexicon) -> str:
    """A minister's post with the field as the text names it: "Economic Development Minister" is no "Minister of
    Economy". `name`: the registry's, kept for other posts and in other languages."""
    title, _, field = name.rpartition(" of ")
    if lexicon.language.facts.head != "last" or not lexicon.language.facts.spaces or not is_field(field, lexicon):
        return name
    if " of " in post or " for " in post:
        written = re.split(r" (?:of|for) (?:the )?", post, maxsplit=1)[1]
    else:
        written = " ".join(word for word in post.split() if word not in title.split())
    if "," in title:
        return name  # "Permanent Secretary, Ministry of …": a house, told as the registry has it
    return f"{title} of {written}" if written[:1].isupper() and len(written) >= len(field) else name


def name_behind_field(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> bool:
    """ "Minister for Commerce and Industry X Y": behind the field two words nobody knows, which are the name."""
    if lexicon.language.facts.head != "last" or tokens[position].senses or tokens[position + 1].senses:
        return False
    return is_field(tokens[position - 1].text, lexicon) and not is_field(tokens[position + 1].text, lexicon)
