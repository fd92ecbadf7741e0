"""Names of parties a document introduces: the record of them, and the weighing of signs for a candidate."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from depositary.read.lexicon import Lexicon, Senses
from depositary.read.mentions import ActorMention
from depositary.read.scan import Token

__all__ = [
    "BOTH",
    "FAIR",
    "STRONG",
    "WEAK",
    "NewNames",
    "Signs",
    "another_post",
    "is_currency",
    "is_short_post",
    "names_person",
    "unique",
]

STRONG, FAIR, WEAK = 3, 2, 1
"""Weights of a sign: enough alone · enough in most places · enough with another."""


class NewNames:
    """Names this document introduces: `parties` (name as written → output name), `acronyms` (short → long form)."""

    def __init__(self) -> None:
        self.parties: dict[str, str] = {}
        self.places: dict[str, str] = {}
        self.acronyms: dict[str, str] = {}
        self.short: dict[str, str] = {}

    def senses(self, lexicon: Lexicon) -> dict[str, Senses]:
        """As extra entries for the scan."""
        extra: dict[str, Senses] = {}
        for surface, output in self.parties.items():
            extra[lexicon.fold(surface)] = {"actor": None, "party": output, "new": True}
        cased: Senses = {"cased": True} if lexicon.language.facts.head == "last" else {}  # the noun stands last
        for surface, output in self.short.items():
            extra.setdefault(lexicon.fold(surface), {"actor": None, "party": output, "new": True, **cased})
        for surface, output in self.places.items():
            extra.setdefault(lexicon.fold(surface), {"place": None, "place_en": output, "new": True})
        return extra


class Signs:
    """Evidence for each candidate name."""

    def __init__(self) -> None:
        self.weight: dict[str, int] = defaultdict(int)
        self.kinds: dict[str, set[str]] = defaultdict(set)

    def add(self, name: str, weight: int, kind: str) -> None:
        if kind not in self.kinds[name] or weight >= FAIR:
            self.weight[name] += weight
        self.kinds[name].add(kind)


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """In order, without doubles."""
    return tuple(dict.fromkeys(items))


def is_currency(tokens: Sequence[Token], position: int) -> bool:
    """ "US$": a state's letters before a sign of money name no state."""
    if position + 1 >= len(tokens):
        return False
    after = tokens[position + 1]
    return after.start == tokens[position].end and unicodedata.category(after.text[0]) == "Sc"


def is_short_post(token: Token) -> bool:
    """ "PM", "The PM" with no name behind: a post in its first letters, for the one named before."""
    return "post" in token.senses and token.text.isupper() and 1 < len(token.text) <= _LETTERS


def names_person(tokens: Sequence[Token], first: int, bracket: int) -> bool:
    """ "Prime Minister of A X-y Z (X Y Z)", "Mr X-y Z (X Y Z), Prime Minister": what the bracket spells anew is a
    person's name, no place."""
    before = tokens[max(first - 1, 0) : bracket]
    if any(token.senses.keys() & {"post", "courtesy"} for token in before):
        return True
    end = next((i for i in range(bracket, min(bracket + _SPELT, len(tokens))) if tokens[i].text == ")"), None)
    behind = tokens[end + 1 : end + 3] if end is not None else ()
    return len(behind) > 1 and behind[0].text == "," and "post" in behind[1].senses


_SPELT = 8  # tokens of a name spelt anew in brackets, and these
BOTH = " + "  # between the words of two posts that act together


def another_post(tokens: Sequence[Token], position: int) -> tuple[int, ActorMention] | None:
    """ "the Prime Minister and the Foreign Minister": the post at `position` with a second one joined to it,
    neither with a name, as those who act together; and where to go on."""
    behind = tokens[position + 1 : position + 5]
    if len(behind) < 2 or "conjunction" not in behind[0].senses:
        return None
    step = 2 if "article" in behind[1].senses else 1
    post, after = behind[step : step + 1], behind[step + 1 : step + 2]
    if not post or not ("post" in post[0].senses or post[0].senses.get("group") == "speaker"):
        return None
    named = after and (after[0].shape == "name" or after[0].senses.keys() & {"post_link", "possessive", "person"})
    if named:
        return None
    first = tokens[position]
    return position + 2 + step, ActorMention(
        first.start, post[0].end, "group", text=f"{first.text}{BOTH}{post[0].text}"
    )


_LETTERS = 4  # of a post written short
