"""Meetings told without a name: "foreign ministers of A hold a meeting in B on 11 July", in a script without spaces.

In: a sentence and a bare noun for a meeting in it. Out: who meets, at what level, and what their meeting is called;
None where the noun goes back to a meeting spoken of before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from depositary.read.lexicon import Lexicon
from depositary.read.meeting_records import RANKED_LEVELS
from depositary.read.mentions import MeetingMention, Sentence
from depositary.read.party_signs import unique
from depositary.read.scan import Token

__all__ = ["Unnamed", "states_in_run", "told_by_both", "told_by_talks", "told_by_those_who_meet"]

_FROM_SUBJECT = 22  # tokens between those who meet and the noun: when, where, about what
_DAY = 10  # figures of a date that is a day
_BEFORE_NOUN = 5  # between the verb of holding and the noun: how long, what kind
_FEW = 5  # states one name stands for that meet by themselves
_JOINING = frozenset({"between", "connector", "conjunction", "post_link", "member"})
_STATES = ("state", "territory")


class Unnamed(NamedTuple):
    """The parties, the level, how the meeting is called, and the mechanism the registry knows by that name."""

    parties: tuple[str, ...]
    level: str
    name: str
    mechanism: str | None


def told_by_those_who_meet(sentence: Sentence, mention: MeetingMention, lexicon: Lexicon) -> Unnamed | None:
    """A verb of holding right before the noun; before it parties, and those of theirs who meet."""
    tokens = [t for t in sentence.tokens if t.end <= mention.start]
    verbs = lexicon.words.gathering
    nearest = range(len(tokens) - 1, max(-1, len(tokens) - 1 - _BEFORE_NOUN), -1)
    held = next((i for i in nearest if tokens[i].text in verbs), None)
    if held is None or any("thing" in t.senses or t.shape == "sign" for t in tokens[held + 1 :]):
        return None
    return _subject_before(tokens, held, lexicon) or _bodies_before(sentence, held, mention, lexicon)


def _bodies_before(sentence: Sentence, held: int, mention: MeetingMention, lexicon: Lexicon) -> Unnamed | None:
    """ "On the 8th A and B hold in C a meeting of leaders": those the sentence opens with, behind a day at most."""
    if mention.level not in RANKED_LEVELS or not mention.name:
        return None
    tokens, days = sentence.tokens, sentence.times
    first = _behind_setting(tokens, held, lexicon)
    while first < held and (tokens[first].text == "," or any(d.start <= tokens[first].start < d.end for d in days)):
        first += 1
    end = first
    while end < held and (tokens[end].senses.keys() & ({"party"} | _JOINING) or tokens[end].text in ("、", "(", ")")):
        end += 1
    states = states_in_run(tokens[first], lexicon)
    if states and end <= first + 1:
        end = first + 2 if tokens[first + 1].senses.keys() & {"group", "member"} else first + 1
        while end + 1 < held and tokens[end].senses.keys() & _JOINING and "party" in tokens[end + 1].senses:
            states, end = unique([*states, str(tokens[end + 1].senses["party"])]), end + 2
    named = [t for t in tokens[first:end] if "party" in t.senses]
    behind = tokens[end]
    if not states and (not named or tokens[first] is not named[0] or "connector" in tokens[end - 1].senses):
        return None
    if end < held and not (
        any(d.start <= behind.start < d.end for d in days)
        or behind.senses.keys() & {"place_word", "auxiliary", "scheduled"}
    ):
        return None
    if states:
        return Unnamed(states, str(mention.level), mention.name, None)
    return _called(named, [mention.name], str(mention.level), lexicon)


def _behind_setting(tokens: Sequence[Token], held: int, lexicon: Lexicon) -> int:
    """Where a sentence begins behind "against the background of A, …"."""
    if "place_word" not in tokens[0].senses:
        return 0
    comma = next((i for i in range(1, held) if tokens[i].text == ","), 0)
    closes = "".join(t.text for t in tokens[max(0, comma - 3) : comma]).endswith((*lexicon.words.settings, "\0"))
    return comma + 1 if comma and closes else 0


def told_by_both(
    sentence: Sentence, mention: MeetingMention, parties: Sequence[str], lexicon: Lexicon
) -> Unnamed | None:
    """ "Both sides will hold a summit in October": of the two whose other meeting is told of."""
    if mention.level not in RANKED_LEVELS or len(parties) != 2 or not mention.name:
        return None
    before = [t for t in sentence.tokens if t.end <= mention.start]
    if not any(t.text in lexicon.words.both for t in before) or not any("scheduled" in t.senses for t in before):
        return None
    if not before or before[-1].text not in lexicon.words.gathering:
        return None
    ids = {row.id for row in lexicon.registry.actors.values() if row.name_en in parties}
    rows = lexicon.registry.mechanisms.values() if mention.level == "summit" else ()
    known = next((m.id for m in rows if m.level == mention.level and set(m.parties) == ids and not m.others), None)
    return Unnamed(tuple(parties), str(mention.level), mention.name, known)


def states_in_run(token: Token, lexicon: Lexicon) -> tuple[str, ...]:
    """States named by one character each, with nothing between them, or by the name of the few they are."""
    actors = lexicon.registry.actors
    row = actors.get(getattr(token.senses.get("actor"), "id", ""))
    if row is not None and row.kind == "group" and 1 < len(row.members) < _FEW:
        return tuple(actors[member].name_en for member in row.members)
    return () if "party" in token.senses else lexicon.parties_by_chars(token.text)


def told_by_talks(sentence: Sentence, lexicon: Lexicon) -> MeetingMention | None:
    """ "The foreign ministers of A held talks in B on the 25th": the meeting, if no person is named and a day is."""
    if sentence.persons or not any(len(time.first) == _DAY for time in sentence.times):
        return None
    tokens = sentence.tokens
    at = next((i for i, t in enumerate(tokens) if "talks" in t.senses and t.text in lexicon.words.itinerary), None)
    told = _subject_before(tokens[:at], at, lexicon) if at else None
    if told is None or at is None or any("connector" in t.senses for t in tokens[at + 1 : at + 2]):
        return None
    row = lexicon.registry.mechanisms.get(told.mechanism or "")
    return MeetingMention(
        start=tokens[at].start, end=tokens[at].end, kind_start=tokens[at].start, parties=told.parties, level=told.level,
        name=told.name, subject=None if row else told.name, mechanism=told.mechanism, known=row is not None,
        name_en=row.name_en if row else None, acronym=row.acronyms[0] if row and row.acronyms else None,
    )  # fmt: skip


def _subject_before(tokens: Sequence[Token], held: int, lexicon: Lexicon) -> Unnamed | None:
    """Those who meet, some tokens before the verb of holding at `held`."""
    for index in range(held - 1, max(0, held - _FROM_SUBJECT), -1):
        senses = tokens[index].senses
        if "kind" in senses or tokens[index].text in ";:":
            return None
        who = _who_meets(tokens[index], lexicon)
        if who is not None:
            named = _sides(tokens[:index], tokens[index].start, lexicon)
            nouns = [noun for noun in lexicon.words.kinds.get(who[1], ()) if noun.startswith(who[0])]
            return _called(named, nouns, who[1], lexicon) if named else None
        if "held" not in senses and any(verb.force for verb in senses.get("verb", ())):
            return None
    return None


def _who_meets(token: Token, lexicon: Lexicon) -> tuple[str, str] | None:
    """Those who meet and their level: "foreign ministers", "(states') leaders", "economic ministers"."""
    level = token.senses.get("level")
    if level in RANKED_LEVELS:
        return token.text, str(level)
    if not token.senses.keys() & {"post", "member"}:
        return None
    for found, words in lexicon.words.levels.items():
        for word in words if found in RANKED_LEVELS else ():
            if token.text.endswith(word):
                return (token.text if "post" in token.senses else word), found
    return None


def _sides(tokens: Sequence[Token], end: int, lexicon: Lexicon) -> list[Token]:
    """The parties right before those who meet, one touching the other, behind them the mark of a noun and others of
    that level at most ("A and B's heads of state or government"); none where somebody else meets them."""
    found: list[Token] = []
    joined = False
    marks = (*lexicon.words.noun_marks, *lexicon.words.either)
    for token in reversed(tokens):
        if token.end != end:
            break
        if "party" in token.senses:
            found.insert(0, token)
        elif not found and (token.text in marks or token.senses.keys() & {"level", "member"}):
            pass
        elif not token.senses.keys() & _JOINING and token.text not in ("、", "(", ")"):
            break
        joined = bool(found) and "party" not in token.senses and "member" not in token.senses
        end = token.start
    return [] if joined else found


def _called(named: Sequence[Token], nouns: Sequence[str], level: str, lexicon: Lexicon) -> Unnamed | None:
    parties = unique(str(t.senses["party"]) for t in named)
    rows = [lexicon.registry.actors.get(getattr(t.senses.get("actor"), "id", "")) for t in named]
    kinds = [row.kind if row is not None else "" for row in rows]
    if "office" in kinds or (len(parties) == 1 and kinds[-1] in ("", *_STATES)):
        return None  # one state's ministers meet among themselves
    texts = [t.text for t in named]
    for noun in nouns:
        for joint in ("", "-", *lexicon.words.between_words[:1]):
            for sides in (texts, texts[::-1]):
                known = lexicon.senses_of(lexicon.fold(joint.join(sides) + noun)).get("mechanism")
                if known is not None:
                    return Unnamed(parties, level, noun, known.id)
    mechanisms = lexicon.registry.mechanisms.values() if level == "summit" else ()
    ids = {row.id for row in rows if row is not None}
    series = next((m.id for m in mechanisms if m.level == level and set(m.parties) == ids and not m.others), None)
    return Unnamed(parties, level, nouns[0], series) if nouns else None
