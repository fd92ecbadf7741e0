"""Talks of two told by who met whom, in a script without spaces: whom one meets stands behind the verb, or before it
behind a word for "with".

In: a sentence with its persons and actors. Out: `Meeting`s, one for each whom somebody met: "X of A met Y of B, Z of C
and the foreign ministers of D and E", "X held talks with Y and Z", "he also met Y". Nothing is told by what is hoped
for, may happen or does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depositary.read.lexicon import Lexicon, Words
from depositary.read.mentions import PersonMention, Sentence
from depositary.read.scan import Token

__all__ = ["Meeting", "find_unspaced_talks"]


@dataclass(frozen=True)
class Meeting:
    """The word that tells it, whose person met whose, and their names where they have one; ahead: still to come."""

    start: int
    end: int
    name: str
    parties: tuple[str, str]
    persons: frozenset[str]
    ahead: bool
    named: bool  # whom one met, by a name


@dataclass(frozen=True)
class _Guest:
    start: int
    end: int
    party: str
    name: str | None


_LED = 16  # tokens between the verb and the first whom it governs: where he comes from, what for
_DESCRIBED = 8  # between "with" and the one: what he is there for
_OPEN = 2  # tokens between the verb and ministers who have no name
_WISHES = ("propose", "request", "commit")
_BREAKS = frozenset(",;:。")


def find_unspaced_talks(
    sentence: Sentence, lexicon: Lexicon, spoke: PersonMention | None, *, lead: bool
) -> list[Meeting]:
    """spoke: whom "he" stands for. lead: the sentence stands at the head of a page, where two who are named with a
    word for talks held them."""
    persons = [p for p in sentence.persons if p.party]
    found: list[Meeting] = []
    told: set[tuple[str, str | None]] = set()
    for index, verb in enumerate(sentence.tokens):
        if "talks" not in verb.senses or _of_something(sentence.tokens, index, lexicon.words):
            continue
        if any(m.start <= verb.start < m.end and not m.bare for m in sentence.meetings):
            continue  # the noun of a meeting that has a name
        behind = _behind(sentence, persons, index, lexicon)
        before = [] if behind else _with_whom(sentence, persons, index, lexicon)
        guests = behind or before
        edge = verb.start if behind or not before else before[0].start
        met = {g.start for g in guests}
        hosts = [p for p in persons if p.end <= edge and p.start not in met]
        if not hosts and guests and (host := _behind_comma(sentence, persons, guests[-1])) is not None:
            hosts = [host]
        if not hosts and spoke is not None and _points_back(sentence, edge):
            hosts = [spoke]
        if not guests and lead and hosts:
            guests = _anywhere(persons, verb, hosts[0])
        for guest in guests:
            host = next((p for p in reversed(hosts) if p.party != guest.party and p.name != guest.name), None)
            if host is None or host.party is None or (guest.party, guest.name) in told:
                continue
            own = host.end if host.end <= edge else sentence.start
            if _open(sentence.tokens, own, verb, lexicon.words):
                continue
            told.add((guest.party, guest.name))
            names = frozenset(n for n in (host.name, guest.name) if n)
            ahead = _ahead(sentence.tokens, own, verb, lexicon.words)
            found.append(
                Meeting(verb.start, verb.end, verb.text, (host.party, guest.party), names, ahead, bool(guest.name))
            )
    return found


def _of_something(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "Whom one talks to are …"; "X together with Y received the press"."""
    behind = "".join(t.text for t in tokens[index + 1 : index + 3])
    for sign in words.perfective:
        behind = behind.removeprefix(sign)
    return behind.startswith((*words.noun_marks[:1], *words.others_met))


def _behind(sentence: Sentence, persons: Sequence[PersonMention], index: int, lexicon: Lexicon) -> list[_Guest]:
    """Those the verb governs: the first within its clause, the others listed behind him."""
    tokens = sentence.tokens
    end, room = tokens[index].end, _LED
    found: list[_Guest] = []
    bodies = _bodies(sentence, lexicon.words)
    for guest in sorted([*_named(persons), *_unnamed(sentence), *bodies], key=lambda g: g.start):
        if found and guest.start == found[-1].start:
            found.append(guest)  # ministers of several
        if guest.start < end:
            continue
        between = [t for t in tokens if end <= t.start and t.end <= guest.start]
        if found and not _listed(between, lexicon):
            break
        near = room if guest.name else _OPEN
        if not found and (len(between) > near or _ends_clause(between, lexicon.words)):
            break
        found.append(guest)
        end = max(end, guest.end)
    return found


def _behind_comma(sentence: Sentence, persons: Sequence[PersonMention], guest: _Guest) -> PersonMention | None:
    """ "When meeting X, Y said": Y."""
    later = next((p for p in persons if p.start >= guest.end and p.name != guest.name), None)
    if later is None:
        return None
    between = [t for t in sentence.tokens if guest.end <= t.start and t.end <= later.start]
    return later if between and between[-1].text == "," and len(between) <= _OPEN + 1 else None


def _ends_clause(between: Sequence[Token], words: Words) -> bool:
    """A comma, unless "including" stands right behind it; a verb of saying."""
    for index, token in enumerate(between):
        behind = between[index + 1].text if index + 1 < len(between) else ""
        if (token.text in _BREAKS and not (token.text == "," and behind in words.including)) or _other_verb(token):
            return True
    return False


def _other_verb(token: Token) -> bool:
    return any(v.role == "report" for v in token.senses.get("verb", ()))


def _with_whom(sentence: Sentence, persons: Sequence[PersonMention], index: int, lexicon: Lexicon) -> list[_Guest]:
    """ "With X of B and Y of C (in D) held talks": those behind the last word for "with" before the verb."""
    tokens = sentence.tokens
    named = sorted([*_named(persons), *_unnamed(sentence)], key=lambda g: g.start)
    for at in range(index - 1, -1, -1):
        if tokens[at].text in _BREAKS and tokens[at].text != ",":
            return []
        if not _means_with(tokens[at], lexicon.words):
            continue
        found: list[_Guest] = []
        end = tokens[at].end
        for guest in named:
            if found and guest.start == found[-1].start:
                found.append(guest)
            if guest.start < end:
                continue
            if guest.start >= tokens[index].start:
                break
            between = [t for t in tokens if end <= t.start and t.end <= guest.start]
            if found and not _listed(between, lexicon):
                break
            if not found and (len(between) > _DESCRIBED or _ends_clause(between, lexicon.words)):
                break
            found.append(guest)
            end = max(end, guest.end)
        if found:
            gap = [t for t in tokens if end <= t.start and t.end <= tokens[index].start]
            return found if len(gap) <= _LED and not any(_other_verb(t) for t in gap) else []
    return []


def _means_with(token: Token, words: Words) -> bool:
    """ "with", by itself or in one word with "will"."""
    if "between" in token.senses:
        return True
    return (
        "verb" in token.senses
        and token.text.endswith(tuple(words.between_words))
        and token.text[:1] in words.will_signs
    )


def _anywhere(persons: Sequence[PersonMention], verb: Token, host: PersonMention) -> list[_Guest]:
    """The last named behind the host: "In the talks X told Y that …"."""
    others = [p for p in _named(persons) if p.start > host.end and p.party != host.party]
    return others[-1:]


def _named(persons: Sequence[PersonMention]) -> Iterator[_Guest]:
    return (_Guest(p.start, p.end, p.party, p.name) for p in persons if p.party)


def _unnamed(sentence: Sentence) -> Iterator[_Guest]:
    """ "the foreign ministers of A, B and C": each of them."""
    first, parties = 0, list[str]()
    for index, token in enumerate(sentence.tokens):
        if "party" in token.senses:
            first = first if parties else index
            parties.append(str(token.senses["party"]))
        elif parties and token.senses.keys() >= {"post", "level"}:
            if not any(p.start < token.end and token.start < p.end for p in sentence.persons):
                start = sentence.tokens[first].start
                yield from (_Guest(start, token.end, party, None) for party in parties)
            parties = []
        elif not (token.text in ("、", "等") or token.senses.keys() & {"conjunction", "member"}):
            parties = []


def _bodies(sentence: Sentence, words: Words) -> Iterator[_Guest]:
    """ "(met) the members of the Committee of A": A's."""
    for mention in sentence.meetings:
        behind = "".join(t.text for t in sentence.tokens if mention.end <= t.start)
        if mention.level == "committee" and len(mention.parties) == 1 and behind.startswith(tuple(words.body_ends)):
            yield _Guest(mention.start, mention.end, mention.parties[0], None)


def _listed(between: Sequence[Token], lexicon: Lexicon) -> bool:
    """Nothing but what joins the items of a list; nothing at all between two ministers told together."""
    return all(
        t.text in (",", "、", "等")
        or t.senses.keys() & {"conjunction", "connector"}
        or t.text in lexicon.words.including
        for t in between
    )


def _points_back(sentence: Sentence, edge: int) -> bool:
    """ "He also met …", or a sentence that opens with when it was and names nobody before."""
    before = [a for a in sentence.actors if a.end <= edge]
    return all(a.kind == "speaker" for a in before)


def _open(tokens: Sequence[Token], start: int, verb: Token, words: Words) -> bool:
    """Whether they may meet, do not, would like to or are asked to."""
    for token in tokens:
        if token.end <= start or token.start >= verb.start:
            continue
        if "negation" in token.senses or token.text in words.speculation:
            return True
        for sense in token.senses.get("verb", ()):
            if sense.force in _WISHES and not token.text.startswith((*words.will_signs, *words.planning)):
                return "scheduled" not in token.senses
    return False


def _ahead(tokens: Sequence[Token], start: int, verb: Token, words: Words) -> bool:
    signs = (*words.will_signs, *words.planning)
    near = [t for t in tokens if start <= t.start and t.start <= verb.start]
    return any("scheduled" in t.senses or t.text.startswith(signs) for t in near)
