"""Names of meetings built of parts that, without their number, are a name the registry has.

In: a mention and the tokens of its sentence. Out: the mention with the registry's name, level and parties.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from functools import lru_cache
from operator import attrgetter

from msgspec.structs import replace

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import MeetingMention
from depositary.read.numbers import Ordinal
from depositary.read.party_signs import unique
from depositary.read.scan import Token
from depositary.registry.names import Name
from depositary.registry.shapes import Mechanism

__all__ = ["KnownNames", "by_letters", "is_spoken_of", "members_apart", "papers_opened", "takes_number"]

_TO_NUMBER = 24  # code points from a body's name to the noun of its numbered sitting
_OF_THE = " of the "
_DISTINCT = 3  # words of a short form that is said of few
_UNSAID = frozenset({"annual", "virtual", "regular"})  # qualifiers that are no part of a series' name
_LONG_NAME = 24  # code points of a name before its number


class KnownNames:
    """The registry's name for a name of several parts."""

    text: str
    tokens: Sequence[Token]
    lexicon: Lexicon
    ordinals: Sequence[Ordinal]
    spaces: bool

    def _index_at(self, offset: int) -> int:
        return bisect_left(self.tokens, offset, key=attrgetter("start"))

    def _behind_title(self, start: int, plain: str) -> tuple[Name | None, int]:
        """ "the 13th senior officials' meeting on carrying out «X»": the title and what governs it open the name."""
        opened = self._index_at(self.text.rfind("《", 0, start))
        if not opened or opened >= len(self.tokens) or self.tokens[opened].text != "《":
            return None, start
        begin = self.tokens[opened - 1].start
        name = self.lexicon.senses_of(self.text[begin:start] + plain).get("mechanism")
        return name, begin if name is not None else start

    def _longer_name(self, start: int, plain: str) -> tuple[Name | None, int]:
        """The number stands inside the name: what stands before it, with the noun behind it, is a known name."""
        for begin in range(max(0, start - _LONG_NAME), start - 1):
            if self.text[begin : begin + 1] not in ",，。;；":
                name = self.lexicon.senses_of(self.text[begin:start] + plain).get("mechanism")
                if name is not None:
                    return name, begin
        return None, start

    def _owner_named(self, name: Name) -> bool:
        """One of those whose meeting a short form is, stands in the sentence."""
        return any(getattr(t.senses.get("actor"), "id", None) in name.own_only for t in self.tokens)

    def _with_mechanism(self, mention: MeetingMention) -> MeetingMention:
        """Give a built name the registry's, where without its number, or the city in it, it is the registry's name."""
        if self.spaces:
            head_last = self.lexicon.language.facts.head == "last"
            return between_two(mention, self.lexicon) if head_last else _named_after_both(mention, self.lexicon)
        cities = [
            (t.start, t.end)
            for t in self.tokens
            if mention.start < t.start and t.end == mention.kind_start and "place" in t.senses
        ]
        online = [form for form, english in self.lexicon.words.qualifiers.items() if english in _HOW_HELD]
        told_online = next((form for form in online if form in (mention.name or "")), "")
        titled = "《" in self.text[mention.start : mention.end]
        if not mention.ordinals and not cities and not told_online and not titled:
            return mention
        pieces = []
        position = mention.start
        for start, end in sorted([*((o.start, o.end) for o in self.ordinals), *cities]):
            if mention.start <= start and end <= mention.end:
                pieces.append(self.text[position:start])
                position = end
        pieces.append(self.text[position : mention.end])
        whole = "".join(pieces)
        whole = whole.replace(told_online, "") if told_online else whole
        plain = re.sub(r"\s+|[(（][^()（）]*[)）]|[「」“”]", "", whole)
        short = re.sub(r"^[^()（）]*[(（]([^()（）]*)[)）]", r"\1", whole)  # "Long Name (Short) summit": "Short summit"
        name = self.lexicon.senses_of(plain).get("mechanism") or self.lexicon.senses_of(short).get("mechanism")
        if name is None and self.text[mention.start - 1 : mention.start] == "》":
            name, mention.start = self._behind_title(mention.start, plain)
        if name is None and titled:
            name = self.lexicon.senses_of(re.sub(r"[《》]", "", plain)).get("mechanism")
            close = self.text.rfind("》", mention.start, mention.end) + 1
            if name is None and close:
                name, begin = self._behind_title(close, plain.rpartition("》")[2])
                mention.start = begin if name is not None else mention.start
        if name is None and mention.ordinals and not titled:
            name, mention.start = self._longer_name(mention.start, plain)
        if name is None or (name.own_only and not self._owner_named(name)):
            return mention
        known = self.lexicon.registry.mechanisms[name.id]
        actors = self.lexicon.registry.actors
        parties = unique(actors[p].name_en for p in known.parties if p in actors)
        if len(parties) == 1 and len(mention.parties) > 1 and parties[0] in mention.parties:
            return mention  # "the summit of A and Long Name (B)" is not B's
        mention.mechanism, mention.name_en, mention.known = known.id, known.name_en, True
        mention.level = known.level
        mention.acronym = mention.acronym or (known.acronyms[0] if known.acronyms else None)
        mention.parties = () if known.others or len(parties) > 6 else parties
        return mention


def between_two(mention: MeetingMention, lexicon: Lexicon) -> MeetingMention:
    """ "the 18th annual dialogue between A and B": a sitting of the A-B Dialogue, if the registry has that series."""
    if mention.mechanism or len(mention.parties) != 2 or not mention.name or "-" in mention.name:
        return mention
    noun = mention.name.lower().rpartition(" ")[2]
    plain = noun == mention.name.lower() or all(q in _UNSAID for q in mention.qualifiers)
    row = _of_two(lexicon).get((frozenset(mention.parties), noun)) if plain and not mention.subject else None
    if row is None:
        return mention
    mention.mechanism, mention.name_en, mention.level, mention.known = row.id, row.name_en, row.level, True
    return mention


def _named_after_both(mention: MeetingMention, lexicon: Lexicon) -> MeetingMention:
    """ "the 3rd summit between Long Name (A) and B", where the noun stands first: a sitting of the A-B Summit."""
    if mention.mechanism or len(mention.parties) != 2 or mention.level != "summit" or mention.subject:
        return mention
    row = _of_two(lexicon).get((frozenset(mention.parties), mention.level)) if not mention.qualifiers else None
    if row is not None:
        mention.mechanism, mention.name_en, mention.known = row.id, row.name_en, True
    return mention


@lru_cache(maxsize=8)
def _of_two(lexicon: Lexicon) -> dict[tuple[frozenset[str], str], Mechanism]:
    """The series of two sides that are named after them with one noun, by the sides and the noun."""
    actors = lexicon.registry.actors
    found: dict[tuple[frozenset[str], str], Mechanism] = {}
    for row in lexicon.registry.mechanisms.values():
        sides = [actors[party] for party in row.parties if party in actors]
        if len(sides) != 2 or row.others:
            continue
        code = lexicon.language.code
        forms = [[side.name_en, *side.acronyms, *side.names.get(code, ())] for side in sides]
        pairs = [f"{a}-{b} " for a in forms[0] for b in forms[1]] + [f"{b}-{a} " for a in forms[0] for b in forms[1]]
        noun = next((row.name_en.removeprefix(pair) for pair in pairs if row.name_en.startswith(pair)), "").lower()
        if noun and " " not in noun:
            found.setdefault((frozenset(side.name_en for side in sides), noun), row)
    return found


def by_letters(mention: MeetingMention, lexicon: Lexicon) -> MeetingMention:
    """ "the A Ministers' Meeting (AMM)": a name nobody knows with the letters of one of the same parties and level."""
    if mention.mechanism or not mention.acronym or not mention.parties or not lexicon.language.facts.spaces:
        return mention
    actors = lexicon.registry.actors
    name = lexicon.senses_of(mention.acronym).get("mechanism")
    row = lexicon.registry.mechanisms.get(name.id) if name is not None else None
    if row is None or row.level != mention.level or mention.acronym not in row.acronyms:
        return mention
    if {actors[party].name_en for party in row.parties if party in actors} == set(mention.parties):
        mention.mechanism, mention.name_en, mention.known = row.id, row.name_en, True
    return mention


_HOW_HELD = ("virtual", "regular")  # what a sitting is like, not which


def takes_number(body: MeetingMention, sitting: MeetingMention, text: str, lexicon: Lexicon) -> bool:
    """ "the A-B Joint Committee's 27th meeting": a sitting of the body named before the possessive, which gets its
    number."""
    if body.ordinals or not sitting.ordinals or sitting.level != "other" or sitting.mechanism:
        return False
    between = text[body.end : sitting.kind_start]
    mark = next((m for m in sorted(lexicon.words.possessives, key=len, reverse=True) if between.startswith(m)), None)
    if mark is None or len(between) > _TO_NUMBER or "," in between:
        return False
    body.ordinals, body.ordinal, body.end = sitting.ordinals, sitting.ordinal, sitting.end
    return True


def is_spoken_of(name: Name, tokens: Sequence[Token], present: Collection[str], lexicon: Lexicon) -> bool:
    """Whether a short form means this mechanism: a party to it, or an organ of one, is named beside it; or the form is
    long and the document names them all ("the next meeting of the Council of Foreign Ministers").

    present: ids of the actors the document names.
    """
    actors, mechanism = lexicon.registry.actors, lexicon.registry.mechanisms[name.id]

    def whole(actor: str) -> str | None:
        row = actors.get(actor)
        return row.parent if row is not None and row.kind == "organ" else actor

    for token in tokens:
        actor = token.senses.get("actor")
        if actor is not None and not {actor.id, whole(actor.id)}.isdisjoint(name.own_only):
            return True
    long = len(name.surface.split()) >= _DISTINCT
    return long and {whole(actor) for actor in present}.issuperset(mechanism.parties)


def papers_opened(tokens: Sequence[Token], text: str, lexicon: Lexicon) -> Sequence[Token]:
    """ "the declaration of the special summit on X held on 4 May": within the name of a paper, the meeting it is of
    stands apart where it was held is told behind."""
    if not lexicon.language.facts.spaces or lexicon.language.facts.head != "last":
        return tokens
    opened: list[Token] = []
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        place = -1
        if "instrument" in token.senses and after is not None and "held" in after.senses:
            place = text.find(_OF_THE, token.start, token.end)
        start = place + len(_OF_THE)
        senses = lexicon.senses_of(text[start : token.end]) if place > 0 else {}
        if "mechanism" not in senses:
            opened.append(token)
            continue
        opened.append(replace(token, end=place, text=text[token.start : place]))
        opened.append(replace(token, start=start, text=text[start : token.end], senses=senses))
    return opened


def members_apart(tokens: Sequence[Token], text: str, lexicon: Lexicon) -> Sequence[Token]:
    """ "the foreign ministers' meeting between A and B": those who meet, without the article that also makes them those
    who act, open the name of a meeting whose parties stand behind it."""
    if not lexicon.language.facts.spaces or lexicon.language.facts.head != "last":
        return tokens
    for at, (token, sign, noun, link) in enumerate(zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False)):
        if sign.text not in _OWNING or "group" not in token.senses or sign.start != token.end:
            continue
        if "kind" not in noun.senses or "between" not in link.senses:
            continue
        if not any("party" in t.senses for t in tokens[at + 4 : at + 4 + _NEAR]):
            continue
        article, _, members = token.text.partition(" ")
        senses = lexicon.senses_of(lexicon.fold(f"{members}{sign.text}"))
        if "level" not in senses or article.lower() not in lexicon.words.articles:
            continue
        start = token.end - len(members)
        parts = (
            replace(token, end=start - 1, text=article, senses=lexicon.senses_of(article.lower())),
            replace(token, start=start, end=sign.end, text=text[start : sign.end], senses=senses),
        )
        return [*tokens[:at], *parts, *members_apart(tokens[at + 2 :], text, lexicon)]
    return tokens


_OWNING = ("'", "’")
_NEAR = 3  # tokens to the first party
