"""What "will" tells of a programme, in a language whose verbs have no forms: that parties will meet, attend, look back
on or end something binds nobody.

In: what stands behind the "will". Out: whether it is only a programme.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon_words import Words
from depositary.read.mentions import Sentence
from depositary.read.scan import Token
from depositary.read.to_come import describes_held

__all__ = ["on_the_agenda"]

_WHOLE_DAY = 10  # characters of a date that names its day
_BEHIND = 3  # tokens behind "with the foreign ministers of B" in which a talk or signature is told
_STOPS = "。.:"
_COMMAS = ",;，；"
_PAPER = frozenset({"instrument", "instrument_kind"})
_DEEDS = frozenset({"action", "verb", "itinerary", "held", "discussing", "chairing"})


def on_the_agenda(content: Sequence[Token], sentence: Sentence, will: str, words: Words) -> bool:
    """The first thing told is a meeting, a visit, a talk, a look back or an end; or a sitting is held on a day; or
    nothing but with whom. will: the word for it, which may hold a "with"."""
    if will.endswith((*words.between_words, "\0")) and _joins_others(content, sentence, words):
        return True
    end = next((index for index, token in enumerate(content) if token.text in _COMMAS), len(content))
    clause = [token for token in content[:end] if token.text not in _STOPS]
    if any("talks" in token.senses for token in clause[-1:]):
        return True  # "will with the leaders of B and C hold talks"
    first = next((i for i, t in enumerate(clause) if _DEEDS & t.senses.keys() and "adverb" not in t.senses), None)
    if first is None and clause and end == len(content):
        return _then_told(content, sentence)
    if first is None and clause and clause[-1].text.endswith((*words.jointly, "\0")):
        return on_the_agenda(content[end + 1 :], sentence, "", words)  # "will together with B, at the summit, …"
    if first is None or "subordinator" in clause[0].senses:
        return False  # "will, taking the summit as an occasion, …"
    deed = clause[first]
    if _describes(clause, first, words):
        return True
    if deed.text in words.looking_back or ("discussing" in deed.senses and "action" not in deed.senses):
        return True  # "will sum up the year", "will, at the summit, discuss"
    if "adopted" in deed.senses and "action" not in deed.senses and clause[-1].text in words.any_papers:
        return True  # "and adopt a series of important papers"
    if deed.senses.keys() >= {"adopted", "action"} and any(_PAPER & t.senses.keys() for t in clause[first + 1 :]):
        return True  # "will sign the memorandum"
    if "itinerary" in deed.senses or ("held" in deed.senses and "action" not in deed.senses):
        return True
    if "action" not in deed.senses and any(verb.role == "narrate" for verb in deed.senses.get("verb", ())):
        return True
    if "held" not in deed.senses or "convene" not in deed.senses:
        return False
    before, behind = clause[0].start, clause[-1].end
    dated = any(before <= time.start < deed.start and len(time.first) == _WHOLE_DAY for time in sentence.times)
    return dated and any(deed.end <= meeting.start < behind for meeting in sentence.meetings)


def _describes(clause: Sequence[Token], first: int, words: Words) -> bool:
    """ "the forum | that will be held in A": the "will" belongs to what describes a meeting."""
    if any(t.senses.keys() & {"verb", "action"} for t in clause[first + 2 :]):
        return False  # "will, at the forum held in A, propose …"
    return describes_held(clause, first, words)


def _then_told(content: Sequence[Token], sentence: Sentence) -> bool:
    """ "will with the seven partners | hold talks": all that stands before a verb that only tells."""
    behind = next((t for t in sentence.tokens if t.start >= content[-1].end), None)
    if behind is None or not any(verb.role == "narrate" for verb in behind.senses.get("verb", ())):
        return False
    return "action" not in behind.senses or bool(behind.senses.keys() & {"itinerary", "talks", "adopted"})


def _joins_others(content: Sequence[Token], sentence: Sentence, words: Words) -> bool:
    """ "will with other leaders, at the manor, dine": with somebody, a talk, meal or signature, and nothing else known
    is done."""
    if any(t.senses.keys() & {"action", "verb", "activity"} or t.text in words.striving for t in content):
        return False
    behind = [t for t in sentence.tokens if content and t.start >= content[-1].end][:_BEHIND]
    cut = next((i for i, t in enumerate(behind) if t.text in _COMMAS + _STOPS), len(behind))
    said = "".join(t.text for t in [*content, *behind[:cut]])
    return any(word in said for word in words.with_others)
