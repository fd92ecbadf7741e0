"""Meetings told by a clause: "the foreign ministers of A met in C on 3 May", in a language whose nouns stand before
what they govern and whose words are parted by spaces.

In: a sentence. Out: the meeting those who stand before the verb held, with their parties, level and number; None where
none is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from depositary.read.lexicon import Lexicon
from depositary.read.meeting_records import RANKED_LEVELS
from depositary.read.mentions import MeetingMention, Sentence
from depositary.read.numbers import find_ordinals
from depositary.read.party_signs import unique
from depositary.read.scan import Token

__all__ = ["met_by_clause"]

_OWNING = frozenset({"member", "article", "post_link", "owning", "conjunction", "connector"})
_ASIDE = frozenset({"have", "adverb", "place_word", "place", "format", "fact", "party", "alongside", "qualifier"})
_GENERAL = ("other", "bilateral")
_FAR = 18  # tokens between those who meet and the verb


def met_by_clause(sentence: Sentence, text: str, lexicon: Lexicon) -> MeetingMention | None:
    """The meeting told by who met; a bare noun for it ("held a meeting with B") is taken into the mention."""
    words, tokens = lexicon.words, sentence.tokens
    for index, token in enumerate(tokens):
        if not index:
            continue
        if not token.senses and token.text.lower() not in words.meeting_verbs:
            continue
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if (sat := _organ_sat(tokens, index, lexicon)) is not None:
            return sat
        bare = after is not None and after.senses.get("kind") in RANKED_LEVELS and after.text.islower()
        told = token.text.lower() in words.meeting_verbs or (bare and "convene" in token.senses)
        noun = (
            token.senses.get("kind") in _GENERAL
            and tokens[index - 1].text.lower() in words.gathering
            and (token.senses["kind"] == "bilateral" or any(verb in token.text.lower() for verb in words.meeting_verbs))
        )
        if not told and not noun:
            continue
        kind = tokens[index + 1].senses.get("kind") if index + 1 < len(tokens) else None
        who = _who(sentence, index, lexicon) or (_sides(sentence, index, lexicon) if kind in RANKED_LEVELS else None)
        if who is None:
            continue
        level, hosts = who
        end, partner = _with_whom(sentence, index, lexicon)
        if kind in RANKED_LEVELS:
            level, end = str(kind), max(end, tokens[index + 1].end)
        parties = unique([*hosts, *partner])
        if (
            token.senses.get("kind") == "bilateral"
            and len(parties) < 3
            and set(parties) <= set(lexicon.capitals.values())
        ):
            return None  # talks of two states
        if len(parties) < 2 and (not parties or parties[0] in lexicon.capitals.values()):
            return None  # ministers of one state meet among themselves
        if len(parties) == 2 and set(parties) <= set(lexicon.capitals.values()) and kind not in RANKED_LEVELS:
            level = "bilateral"
        number = next(iter(find_ordinals(text[end : end + 24], lexicon.language)), None)
        numbered = number is not None and not text[end : end + number.start].strip()
        noun_text = next(iter(words.kinds.get(level, ())), None)
        return MeetingMention(
            start=token.start, end=end + number.end if number and numbered else end, kind_start=token.start,
            name=noun_text, parties=parties, level=level, subject=None,
            ordinal=number.value if number and numbered else None,
            ordinals=(number.value,) if number and numbered else (),
        )  # fmt: skip
    return None


def _who(sentence: Sentence, verb: int, lexicon: Lexicon) -> tuple[str, list[str]] | None:
    """The level and the parties of those right before the verb."""
    tokens = sentence.tokens
    for index in range(verb - 1, max(-1, verb - _FAR - 1), -1):
        senses = tokens[index].senses
        if tokens[index].text in ".;:" or ("verb" in senses and any(v.force for v in senses["verb"])):
            return None
        level = _level(tokens[index], lexicon)
        if level is None:
            continue
        parties, end = _owners(tokens, index + 1, sentence, lexicon)
        if parties and all(_beside(t, sentence) for t in tokens[end:verb]):
            joined = index > 1 and "conjunction" in tokens[index - 1].senses
            before = (
                _who(sentence, index - 1, lexicon) if joined else None
            )  # "the ministers of A and the minister of B"
            if before is not None:
                return before
            other = next((p for p in sentence.persons if joined and p.end == tokens[index - 2].end and p.party), None)
            return level, [str(other.party), *parties] if other is not None else parties
    return None


def _organ_sat(tokens: Sequence[Token], verb: int, lexicon: Lexicon) -> MeetingMention | None:
    """ "The council held an open debate on …": the organ's own meeting."""
    noun = tokens[verb + 1] if verb + 1 < len(tokens) else None
    if noun is None or noun.senses.get("kind") != "plenary" or not tokens[verb].senses.keys() & {"convene", "held"}:
        return None
    before = next((t for t in reversed(tokens[:verb]) if not t.senses.keys() & {"have", "adverb"}), None)
    party = before.senses.get("party") if before is not None else None
    if before is None or party not in _organs(lexicon):
        return None
    return MeetingMention(
        start=noun.start, end=noun.end, kind_start=noun.start, name=noun.text, parties=(str(party),), level="plenary"
    )


@lru_cache(maxsize=16)
def _organs(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row.name_en for row in lexicon.registry.actors.values() if row.kind == "organ")


def _sides(sentence: Sentence, verb: int, lexicon: Lexicon) -> tuple[str, list[str]] | None:
    """ "A and B (announced that they) will hold a summit": two or more joined right before the verb, with one that is
    no state."""
    tokens = sentence.tokens
    index = verb - 1
    while index >= 0 and tokens[index].senses.keys() & {"have", "adverb", "verb", "scheduled"}:
        if any(v.force for v in tokens[index].senses.get("verb", ())):
            return None
        index -= 1
    found: list[str] = []
    while index >= 0 and (tokens[index].senses.keys() & {"party", *_OWNING} or tokens[index].text in ",()-–"):
        if "party" in tokens[index].senses:
            found.insert(0, str(tokens[index].senses["party"]))
        index -= 1
    parties = list(unique(found))
    return ("summit", parties) if len(parties) > 1 and not set(parties) <= set(lexicon.capitals.values()) else None


def _level(token: Token, lexicon: Lexicon) -> str | None:
    level = token.senses.get("level")
    if level in RANKED_LEVELS and "kind" not in token.senses:
        return str(level)
    said = token.text.lower()
    if "post" in token.senses:  # ministers of whatever
        for found in RANKED_LEVELS:
            if any(said.startswith(f"{form} ") for form in lexicon.words.levels.get(found, ())):
                return found
    return next((found for found, forms in lexicon.words.who_meet.items() if said in forms), None)


def _owners(tokens: Sequence[Token], index: int, sentence: Sentence, lexicon: Lexicon) -> tuple[list[str], int]:
    """The parties listed behind those who meet, and a person of another who stands beside them; where they end."""
    found: list[str] = []
    end = index
    counted = 0
    while index < len(tokens):
        token = tokens[index]
        person = next((p for p in sentence.persons if p.start == token.start and p.party), None)
        if person is not None and found:
            found.append(str(person.party))
            index = next((i for i, t in enumerate(tokens) if t.start >= person.end), len(tokens))
            end = index
            continue
        if "party" in token.senses:
            found.append(str(lexicon.offices.get(token.senses["party"], token.senses["party"])))
            end = index + 1
        elif not found and (token.shape == "number" or not token.senses) and counted < 3:
            counted += 1  # "of the ten states which are members of A"
        elif found and "level" in token.senses and "conjunction" in tokens[index - 1].senses:
            pass  # "the ministers of A and the minister of B"
        elif not token.senses.keys() & _OWNING and token.text not in ",-–":
            break
        index += 1
    return found, end


def _beside(token: Token, sentence: Sentence) -> bool:
    """A word of time or place, or of none of the senses that tell something else."""
    timed = any(t.start <= token.start < t.end for t in sentence.times)
    return timed or not token.senses or token.text in ",()" or bool(token.senses.keys() & _ASIDE)


def _with_whom(sentence: Sentence, verb: int, lexicon: Lexicon) -> tuple[int, list[str]]:
    """Where the words for the meeting end, and the party met ("with the minister of B")."""
    tokens = sentence.tokens
    after = tokens[verb + 1] if verb + 1 < len(tokens) else None
    if after is None or after.text.lower() not in lexicon.words.together:
        return tokens[verb].end, []
    person = next((p for p in sentence.persons if 0 <= p.start - after.end <= 2), None)
    if person is not None and person.party:
        return tokens[verb].end, [person.party]
    parties = []
    for token in tokens[verb + 2 : verb + 10]:
        if "party" in token.senses:
            parties.append(str(lexicon.offices.get(token.senses["party"], token.senses["party"])))
        elif not token.senses.keys() & (_OWNING | {"level", "group", "post"}) and token.text != ",":
            break
    return tokens[verb].end, parties
