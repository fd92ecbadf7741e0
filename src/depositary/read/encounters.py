"""Who met whom, in a language that writes spaces and puts a verb between the two who meet.

In: a sentence with its persons and actors. Out: `Encounter`s: where they are told, between which parties and at what
level. Told by a verb ("X met with Y", "X received Y"), by a noun that is held ("X held a brief meeting with Y"), by a
noun that frames what is said ("at the talks between X and Y", "during his meeting with Y, X said"), by a participle at
the head of the sentence ("Meeting Y in A, X said"), or by those of one organisation who met.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depositary.read.lexicon import Lexicon
from depositary.read.meeting_records import RANKED_LEVELS
from depositary.read.mentions import PersonMention, Sentence
from depositary.read.organs import whole_of
from depositary.read.party_signs import unique
from depositary.read.scan import Token

__all__ = ["Encounter", "Side", "find_encounters", "the_talks"]


@dataclass(frozen=True, slots=True)
class Side:
    """One who meets: a person in office, or the ministers, leaders or envoys of a party. level: theirs, if a group."""

    start: int
    end: int
    party: str
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Encounter:
    """Offsets of the word that tells it, between whom it was, at what level."""

    start: int
    end: int
    name: str
    parties: tuple[str, ...]
    level: str
    ahead: bool = False  # still to come


_FAR = 9  # tokens between a verb and whom it governs: when, where, a word of courtesy
_MANY = 3
_CHARGE = 2  # words for what a group is in charge of
_HELD = 7  # between the verb of holding and its noun: when, of what kind
_AHEAD = 4  # between "will" or "is scheduled" and what is to be held
_BEHIND = 3  # code points from a guest to the one pointed at behind the comma
_OPENING = 5  # before a noun that frames what is said
_LOOSE = frozenset({"adverb", "article", "here", "place", "place_word", "about", "post_link", "courtesy", "reflexive"})
_JOINED = frozenset({"conjunction", "connector", "article", "courtesy"})


def find_encounters(sentence: Sentence, lexicon: Lexicon, spoke: Sequence[PersonMention]) -> list[Encounter]:
    """The encounters a sentence tells of, in order. spoke: those last named before it, for "he also met …"."""
    words = lexicon.words
    sides = sorted([*_persons(sentence, lexicon), *_groups(sentence, lexicon)], key=lambda side: side.start)
    if not sides:
        return []
    found: list[Encounter] = []
    for index, token in enumerate(sentence.tokens):
        noun = _is_noun(sentence, index, lexicon)
        opening = index == 0 and token.text.lower() in words.encountering and _governs(sentence.tokens, 0)
        if not noun and not opening and "talks" not in token.senses:
            continue
        if _open(sentence.tokens, index, lexicon):
            continue
        found += _told(sentence, index, sides, lexicon, spoke, noun=noun and not opening)
    return found


def _is_noun(sentence: Sentence, index: int, lexicon: Lexicon) -> bool:
    """A word for an encounter; it may be the last of a known phrase ("to hold bilateral meetings"), or the first of
    one before the day ("talks on Friday")."""
    token, nouns = sentence.tokens[index], lexicon.words.encounters
    text = token.text.lower()
    if text in nouns:
        return True
    if "itinerary" in token.senses:
        lead = sentence.tokens[max(0, index - _AHEAD) : index]
        return text.rpartition(" ")[2] in nouns and any(map(_tells_ahead, lead))
    after = sentence.tokens[index + 1 : index + 2]
    if "shield" in token.senses and text.rpartition(" ")[2] in nouns and after:
        return after[0].text.lower() in lexicon.words.accompanying  # "In talks with Y"
    if "shield" in token.senses and text.partition(" ")[0] in nouns:
        return any(0 <= t.start - token.end <= 1 for t in sentence.times)
    return False


def _tells_ahead(token: Token) -> bool:
    return "scheduled" in token.senses or any(v.role == "will" for v in token.senses.get("verb", ()))


def _told(
    sentence: Sentence, index: int, sides: Sequence[Side], lexicon: Lexicon, spoke: Sequence[PersonMention], *,
    noun: bool,
) -> Iterator[Encounter]:  # fmt: skip
    token, tokens = sentence.tokens[index], sentence.tokens
    guests = _guests(sentence, index, sides, lexicon)
    if guests and any(v.force for v in token.senses.get("verb", ())) and _is_asked(tokens, guests[-1]):
        return
    before = [side for side in sides if side.end <= token.start]
    held = noun and _is_held(tokens, index, lexicon)
    if noun and not held and not _frames(tokens, index, lexicon):
        return
    if noun and guests and _joins(tokens, index, lexicon):  # "the talks between X and Y"
        parties = unique(side.party for side in guests[:2])
        if len(guests) > 1 and len(parties) == 2:
            yield _made(sentence, index, guests[:2], parties, lexicon)
            return
    if noun and not guests:
        if len(before) > 1 and _hosted(tokens, index, before[-2:], lexicon):
            yield _made(sentence, index, before[-2:], (before[-2].party, before[-1].party), lexicon)
        elif len(before) > 1 and (held or _theirs(tokens, index)):
            yield from _both_before(sentence, index, before, lexicon)
        return
    if (
        noun
        and not any("between" in t.senses for t in tokens[index + 1 : index + 2])
        and not _with_later(tokens, index, guests[0], lexicon)
    ):
        return
    told = not noun or held or (bool(before) and _owned(tokens, index, before[-1])) or _set_by(tokens, index, lexicon)
    host = before[-1] if before and told else None
    if noun and not held and _may_not_be(tokens, index, lexicon):
        return
    if host is None and (noun or index == 0):
        host = _behind_comma(sentence, guests[-1] if guests else None, sides)
        if host is None and len(guests) > 1 and not _listed(tokens, *guests[-2:]):
            *guests, host = guests  # "Following talks with Y of A, X of B said"
    if host is None and any(a.kind == "speaker" and a.end <= token.start for a in sentence.actors):
        last = next((p for p in spoke if p.party), None)
        host = Side(token.start, token.start, whole_of(str(last.party), lexicon)) if last is not None else None
    if host is None and noun and guests:  # "In talks with Y of A, the minister said"
        last = next((p for p in spoke if p.party and whole_of(p.party, lexicon) != guests[-1].party), None)
        pointed = any(a.kind == "speaker" and 0 < a.start - guests[-1].end <= _BEHIND for a in sentence.actors)
        host = Side(token.start, token.start, whole_of(str(last.party), lexicon)) if pointed and last else None
    if host is None:
        return
    if not guests:
        yield from _both_before(sentence, index, before, lexicon)
    for guest in guests:
        if guest.party != host.party:
            yield _made(sentence, index, (host, guest), (host.party, guest.party), lexicon)


def _is_asked(tokens: Sequence[Token], guest: Side) -> bool:
    """ "X called on the members of A to engage": no visit."""
    after = next((t for t in tokens if t.start >= guest.end), None)
    return after is not None and "infinitive" in after.senses and "place_word" not in after.senses


def _made(
    sentence: Sentence, index: int, sides: Sequence[Side], parties: tuple[str, ...], lexicon: Lexicon
) -> Encounter:
    token, lead = sentence.tokens[index], sentence.tokens[max(0, index - _AHEAD) : index]
    level = next((side.level for side in sides if side.level is not None), "bilateral")
    ahead = token.text.lower().startswith(tuple(lexicon.words.encounters_ahead)) or any(
        _tells_ahead(t) for t in lead if t.end > sides[0].end
    )
    return Encounter(token.start, token.end, token.text, parties, level, ahead)


def _persons(sentence: Sentence, lexicon: Lexicon) -> Iterator[Side]:
    for person in sentence.persons:
        if person.party:
            yield Side(person.start, person.end, whole_of(person.party, lexicon))


def _groups(sentence: Sentence, lexicon: Lexicon) -> Iterator[Side]:
    """ "ASEAN foreign ministers", "the foreign ministers of ASEAN", "defence leaders from A, B and C"."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        equal = token.text.lower() in lexicon.words.counterparts
        if not (equal or token.senses.keys() & {"member", "level", "post"}) or any(
            p.start <= token.start < p.end for p in sentence.persons
        ):
            continue
        if not equal and not token.senses.keys() & {"member", "level"} and not _pointed_at(tokens, index):
            continue
        level = token.senses.get("level")
        level = str(level) if level in RANKED_LEVELS else None
        step = index - 1
        while step > 0 and tokens[step].senses.keys() & {"possessive"}:
            step -= 1
        if step > 1 and tokens[step].text == ")" and tokens[step - 2].text == "(":
            step -= 3  # "the Association of A (AA) foreign ministers"
        if step >= 0 and (party := _party(tokens[step])) is not None:
            yield from _group(tokens[step].start, token.end, [party], level, lexicon)
            continue
        step = index + 1
        if step >= len(tokens):
            continue
        if "between" not in tokens[step].senses and tokens[step].text not in lexicon.words.origins:
            continue
        named: list[str] = []
        end = token.end
        for later in tokens[step + 1 : step + 14]:
            party = later.senses.get("party")
            if party is not None:
                named.append(str(party))
                end = later.end
            elif not (later.text == "," or later.shape == "number" or later.senses.keys() & _JOINED):
                break
        step = index  # "defence and trade chiefs from A": what they are in charge of
        while step and tokens[step - 1].shape == "word" and not tokens[step - 1].senses and index - step < _CHARGE:
            step -= 1
        yield from _group(tokens[step].start, end, named, level, lexicon)


def _pointed_at(tokens: Sequence[Token], index: int) -> bool:
    """ "the prime minister of A", "the A foreign minister", "A's minister": one in office without his name."""
    if "group" in tokens[index].senses:
        return True
    lead = tokens[max(0, index - 2) : index]
    return any(t.senses.keys() & {"article", "possessive"} for t in lead)


def _group(start: int, end: int, named: Sequence[str], level: str | None, lexicon: Lexicon) -> Iterator[Side]:
    for party in named if len(named) <= _MANY else ():  # "with counterparts from eleven countries": none in particular
        state = party in lexicon.state_names
        yield Side(start, end, whole_of(party, lexicon), None if state else level or "other")


def _party(token: Token) -> str | None:
    party = token.senses.get("party") or (token.senses.get("adjective_en") if "adjective" in token.senses else None)
    return str(party) if party is not None else None


def _guests(sentence: Sentence, index: int, sides: Sequence[Side], lexicon: Lexicon) -> list[Side]:
    """Those the word at `index` governs: the first close behind it, the others listed after them."""
    tokens = sentence.tokens
    end = tokens[index].end
    found: list[Side] = []
    for side in sides:
        if side.start < tokens[index].end:
            continue
        between = [t for t in tokens if end <= t.start and t.end <= side.start]
        if found:
            same = side.start == found[-1].start  # of one list of parties
            listed = between and all(t.text in ",;" or t.senses.keys() & {*_JOINED, "between"} for t in between)
            if not same and not listed:
                break
        elif len(between) > _FAR or not all(_passes(t, sentence, lexicon) for t in between):
            break
        found.append(side)
        end = max(end, side.end)
    return found


def _passes(token: Token, sentence: Sentence, lexicon: Lexicon) -> bool:
    """What may stand between a verb and whom it governs: when, where, "with", "his counterpart"."""
    if any(t.start <= token.start < t.end for t in sentence.times):
        return True
    if token.text == "," or "between" in token.senses or token.shape == "number":
        return True
    if token.text.lower() in lexicon.words.visitors or token.senses.keys() & {"adjective", "qualifier"}:
        return True
    return bool(token.senses.keys() & _LOOSE) and not token.senses.keys() & {"subordinator", "verb"}


def _is_held(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """ "held on Sunday a brief meeting", "had a phone conversation": a verb of holding governs the noun."""
    if "itinerary" in tokens[index].senses:
        return True
    for token in reversed(tokens[max(0, index - _HELD) : index]):
        verbs = token.senses.get("verb", ())
        if any(v.lemma in lexicon.words.convening for v in verbs) or "have" in token.senses:
            return True
        if token.shape == "sign" and token.text not in "-–":
            return False
        if "between" in token.senses or "subordinator" in token.senses:
            return False
    return False


def _frames(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """ "At the", "During his", "Following", and "the … took place": what is said there frames it."""
    lead = tokens[max(0, index - _OPENING) : index]
    opens = any(
        t.senses.keys() & {"place_word", "framing"} or t.text.lower() in lexicon.words.encounter_frames for t in lead
    )
    return opens or (len(lead) <= 2 and index < _OPENING) or any("possessive" in t.senses for t in lead[-2:])


def _joins(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """ "between", "of": both stand behind it."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return after is not None and "between" in after.senses and after.text.lower() not in lexicon.words.accompanying


def _with_later(tokens: Sequence[Token], index: int, guest: Side, lexicon: Lexicon) -> bool:
    """ "a meeting in A on Friday with Y": the word for with stands before the guest."""
    between = [t for t in tokens[index + 1 :] if t.end <= guest.start]
    return any(t.text.lower() in lexicon.words.accompanying for t in between)


def _listed(tokens: Sequence[Token], first: Side, second: Side) -> bool:
    return any("conjunction" in t.senses for t in tokens if first.end <= t.start and t.end <= second.start)


def _may_not_be(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """ "X's talks with Y, put off on Tuesday, may take place"."""
    return any(t.text.lower() in lexicon.words.speculation for t in tokens[index + 1 :])


def _governs(tokens: Sequence[Token], index: int) -> bool:
    """ "Meeting Minister Y in A, …": whom it governs stands right behind it."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return after is not None and after.shape == "name" and not after.senses.keys() & {"between", "kind", "place_word"}


def _theirs(tokens: Sequence[Token], index: int) -> bool:
    """ "X and Y agreed … following their talks"."""
    return index > 0 and "reflexive" in tokens[index - 1].senses


def _set_by(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """ "X said following (his) talks with Y": what frames the noun stands right before it."""
    step = index - 1
    while step > 0 and tokens[step].senses.keys() & {"article", "reflexive", "qualifier", "possessive"}:
        step -= 1
    return step > 0 and tokens[step].text.lower() in lexicon.words.encounter_frames


def _hosted(tokens: Sequence[Token], index: int, sides: Sequence[Side], lexicon: Lexicon) -> bool:
    """ "X welcomed Y for a courtesy call", "X hosted Y for talks"."""
    host, guest = sides
    step = index - 1
    while step > 0 and (
        tokens[step].senses.keys() & {"article", "qualifier", "adjective"}
        or (tokens[step].shape == "word" and not tokens[step].senses)
    ):
        step -= 1
    if tokens[step].text.lower() not in lexicon.words.for_words or host.party == guest.party:
        return False
    between = [t for t in tokens if host.end <= t.start and t.end <= guest.start]
    behind = [t for t in tokens[:step] if t.start >= guest.end]
    return any(t.text.lower() in lexicon.words.welcoming for t in between) and not any(
        "verb" in t.senses for t in behind
    )


def _owned(tokens: Sequence[Token], index: int, side: Side) -> bool:
    """ "X's meeting with Y"."""
    between = [t for t in tokens[:index] if t.start >= side.end]
    return bool(between) and len(between) <= 4 and "possessive" in between[0].senses


def _behind_comma(sentence: Sentence, guest: Side | None, sides: Sequence[Side]) -> Side | None:
    """ "In the talks with Y, X said": the one who stands behind the comma that closes the phrase."""
    if guest is None:
        return None
    later = next((side for side in sides if side.start >= guest.end), None)
    if later is None:
        return None
    between = [t for t in sentence.tokens if guest.end <= t.start and t.end <= later.start]
    if any("subordinator" in t.senses or t.text == ";" for t in between):
        return None
    return later if any(t.text == "," for t in between) else None


def _both_before(sentence: Sentence, index: int, before: Sequence[Side], lexicon: Lexicon) -> Iterator[Encounter]:
    """ "X and his counterpart Y held talks", "X and Y met"."""
    if len(before) < 2 or before[-1].party == before[-2].party:
        return
    first, second = before[-2:]
    token = sentence.tokens[index]
    between = [t for t in sentence.tokens if first.end <= t.start and t.end <= second.start]
    behind = [t for t in sentence.tokens if second.end <= t.start and t.end <= token.start]
    if _theirs(sentence.tokens, index):
        behind = behind[:1]
    if any("conjunction" in t.senses for t in between) and not any("subordinator" in t.senses for t in behind):
        row = _row(sentence, before)
        parties = unique(side.party for side in row)
        if len(parties) > _PAIR:
            yield Encounter(token.start, token.end, token.text, parties, "other")
            return
        yield _made(sentence, index, (first, second), (first.party, second.party), lexicon)


def _row(sentence: Sentence, before: Sequence[Side]) -> list[Side]:
    """Those named one after the other with commas, "and" before the last: "the President of A, X; the Chair of B, Y;
    and Z of C"."""
    row = list(before[-2:])
    for side in reversed(before[:-2]):
        between = [t for t in sentence.tokens if side.end <= t.start and t.end <= row[0].start]
        if not between or between[0].text not in ",;" or any("verb" in t.senses for t in between):
            break
        row.insert(0, side)
    return row


_PAIR = 2


def _open(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether they may meet, do not, or are asked to."""
    for token in reversed(tokens[max(0, index - 4) : index]):
        lowered = token.text.lower()
        if "place_word" in token.senses and "verb" not in token.senses:
            return False  # "the tasks set at the meeting"
        if lowered in lexicon.words.speculation or lowered in lexicon.words.negations or "negation" in token.senses:
            return True
        if any(verb.force in ("propose", "request") for verb in token.senses.get("verb", ())):
            return True
    return False


def the_talks(sentence: Sentence, lexicon: Lexicon) -> Token | None:
    """ "During the talks", "following the meeting": a noun for an encounter that the sentence opens with."""
    tokens = sentence.tokens
    for index, token in enumerate(tokens[: _OPENING + 1]):
        if token.text.lower() in lexicon.words.encounters and index > 1:
            article = tokens[index - 1].senses.keys() & {"article", "reflexive"}
            frame = tokens[index - 2]
            framed = frame.text.lower() in lexicon.words.encounter_frames or "place_word" in frame.senses
            return token if article and framed else None
    return None
