"""Two persons of one post named after a word for both: "the two foreign ministers X and Y".

In: the tokens of a sentence and where such a word stands, in a language whose nouns stand first. Out: the two persons;
none where no two names follow.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import PersonMention
from depositary.read.person_names import cleaned_name, name_from
from depositary.read.scan import Token

__all__ = ["two_of_one_post"]

_FIELD = 3  # tokens of what they are ministers of


def two_of_one_post(
    tokens: Sequence[Token], index: int, text: str, lexicon: Lexicon
) -> tuple[list[PersonMention], int]:
    """The two and the index behind them; an empty list where the word at `index` opens no such pair."""
    token = tokens[index]
    if lexicon.language.facts.head != "first" or token.text.lower() not in lexicon.words.both:
        return [], index
    noun_start = token.start + len(token.text.split(" ")[0]) + 1
    for more in range(_FIELD, -1, -1):
        last = index + more
        if last + 3 >= len(tokens):
            continue
        post = lexicon.senses_of(text[noun_start : tokens[last].end]).get("post")
        row = lexicon.registry.posts.get(post.id) if post is not None else None
        if row is None:
            continue
        found: list[PersonMention] = []
        position = last + 1
        while len(found) < 2 and (name := name_from(tokens, position, text, lexicon)) is not None:
            start, stop, after = name
            full = cleaned_name(text, start, stop)
            known = lexicon.officials.get(lexicon.fold(full))
            found.append(
                PersonMention(
                    start,
                    stop,
                    full,
                    text[noun_start : tokens[last].end],
                    row.name_en,
                    known,
                    start,
                    stop,
                    row.rank or 6,
                )
            )
            joined = after < len(tokens) and "conjunction" in tokens[after].senses
            position = after + joined
            if not joined:
                break
        if len(found) == 2:
            for person, own in zip(found, _learnt(tokens, found), strict=True):
                person.party = person.party or own
            return found, position
    return [], index


def _learnt(tokens: Sequence[Token], found: Sequence[PersonMention]) -> list[str | None]:
    """The parties of those who were introduced before."""
    known = {t.start: t.senses["person"].party for t in tokens if "person" in t.senses}
    return [known.get(person.name_start) for person in found]
