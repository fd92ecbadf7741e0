"""Whether somebody sat or is to sit in a meeting, and whether it goes on now, by what stands round its name.

In: the tokens round a meeting's name. Out: a yes or no.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from depositary.read.lexicon import Lexicon
from depositary.read.lexicon_words import Words
from depositary.read.meeting_records import RANKED_LEVELS, is_beside
from depositary.read.mentions import MeetingMention, Sentence
from depositary.read.scan import Token

__all__ = [
    "gone_to",
    "hoped_for",
    "of_no_time",
    "opens_at",
    "told_held",
    "told_where",
    "took_part",
    "under_way",
    "will_be_there",
]

_DELEGATION = 12  # tokens between who leads a delegation and where to


def took_part(before: Sequence[Token], words: Words) -> bool:
    """ "exchanged views with partners in the X Meeting", "led a delegation of officials to the X Meeting"."""
    if not before:
        return False
    if "infinitive" in before[-1].senses:
        return _sent(before[-_DELEGATION:], words)
    if "place_word" not in before[-1].senses:
        return False
    noun = before[-2].text.lower() if len(before) > 1 else ""
    if noun in words.attendances and words.month_names:  # "concluded her participation in the X Meeting"
        told = [v for t in before for v in t.senses.get("verb", ())]
        return not any(v.role == "will" or v.force in _WISHED for v in told) and not any(
            "scheduled" in t.senses or t.text.lower() in words.speculation for t in before
        )
    for token in reversed(before[:-1]):
        if token.text in ";:" or "scheduled" in token.senses:
            return False
        if "verb" in token.senses:
            verbs = [v for v in token.senses["verb"] if v.lemma in words.taking_part]
            return any(v.form == "past" or (v.form == "gerund" and _goes_on(before, token)) for v in verbs)
    return False


def _goes_on(before: Sequence[Token], doing: Token) -> bool:
    """ "X is representing A at": a form of doing behind "is"."""
    return any("be" in one.senses and two is doing for one, two in pairwise(before))


def hoped_for(tokens: Sequence[Token], mention: MeetingMention, text: str, lexicon: Lexicon) -> bool:
    """ "We look forward to the success of the 4th A-B summit", in a script without spaces: a numbered one, and nobody
    asks that it be held."""
    if _briefed_on(tokens, mention, lexicon.words):
        return True
    words = lexicon.words
    if lexicon.language.facts.spaces or not mention.ordinals:
        return False
    at = next((t for t in reversed(tokens) if t.end <= mention.start and t.text in words.awaited), None)
    if at is None:
        return False
    between = text[at.end : mention.start]
    held = any("held" in t.senses and at.end <= t.start < mention.start for t in tokens)
    return "," not in between and (not held or any(mark in between for mark in words.noun_marks))


def _sent(before: Sequence[Token], words: Words) -> bool:
    led = next((i for i, t in enumerate(before) if _leads(t, words)), None)
    return led is not None and any(t.text.lower() in words.delegation_words for t in before[led:])


def _leads(token: Token, words: Words) -> bool:
    return any(v.lemma in words.leading_one and v.form == "past" for v in token.senses.get("verb", ()))


def _briefed_on(tokens: Sequence[Token], mention: MeetingMention, words: Words) -> bool:
    """ "tổ chức họp báo về Hội nghị …": what was held is a press conference, on a meeting still to come."""
    before = [t for t in tokens if t.end <= mention.start][-4:]
    at = next((i for i, t in enumerate(before) if i and t.text.lower() in words.press), 0)
    if not at or "held" not in before[at - 1].senses or "about" not in before[-1].senses:
        return False
    return all("qualifier" in t.senses for t in before[at + 1 : -1])


def will_be_there(tokens: Sequence[Token], mention: MeetingMention, lexicon: Lexicon) -> bool:
    """ "will be adopted at the 46th Summit": "will" a few words before "at", with nothing that parts them."""
    first = lexicon.language.facts.head == "first" and lexicon.language.facts.spaces
    if not first and lexicon.words.infinitive and _during_it(tokens, mention, lexicon.words):
        return True
    before = [t for t in tokens if t.end <= mention.start and "article" not in t.senses][-10 if first else -6 :]
    if first and len(before) > 1 and "hosting" in before[-1].senses:
        return any(v.role == "will" for v in before[-2].senses.get("verb", ()))  # "A will host the meeting"
    if not (first or lexicon.words.infinitive) or not before or "place_word" not in before[-1].senses:
        return False
    will = next((i for i, t in enumerate(before) if any(v.role == "will" for v in t.senses.get("verb", ()))), None)
    if will is None or any(t.text in ",;" for t in before[will:]):
        return False
    return not first or not any(t.senses.keys() & {"fact", "have", "subordinator"} for t in before[will:])


def _during_it(tokens: Sequence[Token], mention: MeetingMention, words: Words) -> bool:
    """ "would push for A during his participation in the 47th Summit": what somebody is to do there."""
    before = [t for t in tokens if t.end <= mention.start and "article" not in t.senses]
    if len(before) < _DURING or "place_word" not in before[-1].senses or "reflexive" not in before[-3].senses:
        return False
    if before[-4].text.lower() not in words.occasions or before[-2].text.lower() not in words.attendances:
        return False
    clause = before[max((i for i, t in enumerate(before) if t.text in ".;"), default=-1) + 1 : -_DURING]
    return any(v.role == "will" for t in clause for v in t.senses.get("verb", ()))


_DURING = 4  # tokens of "during his participation in"


def told_held(tokens: Sequence[Token], mention: MeetingMention, coming: Token) -> bool:
    """ "The X took place on 13 July, discussing A and preparing for the Y": it is told already that X was held."""
    if coming.start < mention.end:
        return False
    behind = [t for t in tokens if mention.end <= t.start < coming.start]
    held = next((i for i, t in enumerate(behind) if "held" in t.senses and "scheduled" not in t.senses), None)
    if held is None or any(t.senses.keys() & {"be", "infinitive"} or t.text == "," for t in behind[:held]):
        return False
    return any(t.text == "," for t in behind[held:])


def told_where(sentence: Sentence, mention: MeetingMention, lexicon: Lexicon) -> bool:
    """ "was announced at the A-B summit in C", "met on the margins of the A summit in C": a sitting that is told by
    where it was."""
    if mention.plural or not (len(mention.parties) > 1 or mention.known):
        return False
    if sentence.kind != "main" or lexicon.language.facts.head != "last" or not lexicon.language.facts.spaces:
        return False
    if gone_to(sentence, mention, lexicon) is not None:
        return True
    before = [t for t in sentence.tokens if t.end <= mention.start and "article" not in t.senses][-1:]
    after = [t for t in sentence.tokens if t.start >= mention.end and "article" not in t.senses][:2]
    two = len(mention.parties) > 1 and mention.level == "summit"
    at = two and bool(before) and "place_word" in before[0].senses
    if mention.level in RANKED_LEVELS and before and before[0].text.lower() in lexicon.words.occasions:
        return _past_before(sentence, mention)  # "exchanged views during the A-B ministers' meeting"
    beside = mention.level in RANKED_LEVELS and is_beside(sentence, mention)
    if (at or beside) and not _past_before(sentence, mention):
        return False  # "may be raised at …", "proposed to discuss it at …"
    there = len(after) > 1 and "place_word" in after[0].senses and bool(after[1].senses.keys() & _PLACES)
    then = any(t.text in lexicon.words.month_names for t in after)  # "at the A-B meeting in December"
    at = at or (then and bool(before) and "place_word" in before[0].senses and _past_before(sentence, mention))
    return (at or beside) and (there or then)


def opens_at(sentence: Sentence, mention: MeetingMention, lexicon: Lexicon) -> bool:
    """ "At the A-B summit in 2018, A agreed …": one sitting, though only its year is told."""
    if lexicon.language.facts.head != "last" or not lexicon.language.facts.spaces or mention.level != "summit":
        return False
    before = [t for t in sentence.tokens if t.end <= mention.start and "article" not in t.senses][-1:]
    return bool(before) and "place_word" in before[0].senses and len(mention.parties) > 1 and not mention.plural


def gone_to(sentence: Sentence, mention: MeetingMention, lexicon: Lexicon) -> Token | None:
    """ "travelled to A to co-chair the X", "is in A for the X and the Y": the place where one is for a meeting."""
    if lexicon.language.facts.head != "last" or not lexicon.language.facts.spaces:
        return None
    lead = [t for t in sentence.tokens if t.end <= mention.start]
    others = [m for m in sentence.meetings if m.end <= mention.start]
    step = len(lead)
    while step and (
        lead[step - 1].senses.keys() & {"article", "conjunction"}
        or lead[step - 1].text == ","
        or lead[step - 1].text.isdigit()
        or lead[step - 1].text in _ORDINAL_ENDS
        or any(m.start <= lead[step - 1].start < m.end for m in others)
    ):
        step -= 1
    end = step
    while step and end - step < _ATTENDING and not lead[step - 1].senses.keys() & _PLACES:
        step -= 1
    deed = lead[step:end]
    if not step or not deed or (step > 1 and not lead[step - 2].senses.keys() & {"place_word", "infinitive"}):
        return None
    to_attend = "infinitive" in deed[0].senses and len(deed) > 1 and "itinerary" in deed[1].senses
    onwards = len(deed) == 1 and "for" in deed[0].senses
    plain = all(t.senses.keys() & {"infinitive", "itinerary", "place_word", "for"} for t in deed)
    return lead[step - 1] if plain and step > 1 and (to_attend or onwards) else None


_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
_ATTENDING = 4  # tokens of "to take part in"


def _past_before(sentence: Sentence, mention: MeetingMention) -> bool:
    """The last verb before the name tells what was done, and nothing what may be."""
    lead = [t for t in sentence.tokens if t.end <= mention.start]
    if lead and "article" in lead[-1].senses and lead[-1].text.lower().startswith("a"):
        return False
    verbs = [t for t in lead if "verb" in t.senses]
    if any(t.senses.keys() & {"speculation", "negation", "scheduled", "condition"} for t in lead):
        return False
    return bool(verbs) and any(v.form == "past" and v.force not in _WISHED for v in verbs[-1].senses["verb"])


_WISHED = ("propose", "request")
_PLACES = frozenset({"place", "place_en"})


def under_way(tokens: Sequence[Token], mention: MeetingMention, lexicon: Lexicon) -> bool:
    """ "the X and the related meetings are taking place in A": by the word for what goes on now, before the verb."""
    for before, token in pairwise(t for t in tokens if t.start >= mention.end):
        if token.start - mention.end > _NEAR or before.text in ",;":
            return False
        if "held" in token.senses and before.text.lower() in lexicon.words.under_way:
            return True
    return False


_NEAR = 80  # characters


def of_no_time(token: Token, sentence: Sentence, words: Words) -> bool:
    """A word that tells what is to come only behind a time ("next"), and means something else without ("to")."""
    if token.text.lower() not in words.time_tails:
        return False
    before = next((t for t in reversed(sentence.tokens) if t.end <= token.start), None)
    timed = any(0 <= token.start - t.end <= 1 or t.start < token.start < t.end for t in sentence.times)
    return not timed and (before is None or before.shape != "number")
