"""What stands between a subject and its verb without being either: how a meeting was held, who led it, by what means.

In: a sentence and the place of a token before a verb, in a language whose verbs change their form. Out: the place of
the token the subject ends with, if such an aside stands between.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from depositary.read.lexicon import Lexicon, Words
from depositary.read.mentions import ActorMention, Sentence
from depositary.read.scan import Token

__all__ = [
    "as_whom",
    "before_chairs",
    "before_dashes",
    "before_held",
    "before_means",
    "is_manner",
    "is_timed",
    "joins",
    "told_to",
    "where_one_stays",
]

_TOOK_PLACE = frozenset({"held", "met", "convene"})
_MEANS = frozenset({"explanation", "place_word", "about", "for"})
_WITH_WHOM = frozenset({"between", "passive"})  # "together with B", "joined by B"
_NO_VERB = frozenset({"action", "kind", "explanation"})
_OPENING = 8  # code points before the meeting that opens a sentence
_CAPACITY = 6  # tokens of "as chair of B"
_LONG = 16  # tokens of an aside
_SHORT = 5  # letters of a participle told by its ending, and more
_SHORTEST = 7  # letters of an adverb told by its ending
_DASHES = frozenset("-–—")


def before_held(sentence: Sentence, position: int, lexicon: Lexicon) -> int:
    """ "The 9th A-B Forum held virtually today agreed …": the end of the meeting's name; `position` where it is not
    so."""
    if position < 2 or not sentence.actors:
        return position
    tokens, first = sentence.tokens, sentence.actors[0]
    if first.kind != "meeting" or first.start - sentence.start > _OPENING:
        return position
    at = next((i for i, t in enumerate(tokens[:position]) if t.end == first.end), None)
    if at is None or position - at > _LONG:
        return position
    between = tokens[at + 1 : position + 1]
    auxiliary = between[0].text.split()[0].lower() in lexicon.words.be_words
    if not between[0].senses.keys() & _TOOK_PLACE or auxiliary or any(t.text in ",;" for t in between):
        return position
    return position if any("verb" in t.senses and not t.senses.keys() & _TOOK_PLACE for t in between) else at


def before_chairs(sentence: Sentence, comma: int) -> int | None:
    """ "The meeting, co-chaired by X, A's minister, and Y, agreed …": the end of "the meeting"."""
    first = sentence.actors[0] if sentence.actors else None
    if first is None or first.kind not in ("group", "meeting") or first.start - sentence.start > _OPENING:
        return None
    tokens = sentence.tokens
    at = next((i for i, t in enumerate(tokens[: max(0, comma - 2)]) if t.end == first.end), None)
    led = at is not None and tokens[at + 1].text == "," and "chairing" in tokens[at + 2].senses
    return at if led else None


def before_means(
    tokens: Sequence[Token], comma: int, ending: Callable[[Token], object | None], words: Words
) -> int | None:
    """ "The minister, through a statement with leaders, reaffirmed …", "A, noting B and thanking C, agreed …": before
    an aside of how, with whom, or doing what.

    ending: the actor that ends with a token, None if none does.
    """
    doing = tuple(words.doing_endings) or ("\0",)
    for step in range(comma - 1, max(-1, comma - _LONG), -1):
        token = tokens[step]
        if token.text == ",":
            opening = tokens[step + 1]
            told = opening.senses.keys() & _MEANS or _is_participle(tokens[step + 1 : step + 3], doing)
            told = told or any(t.senses.keys() & _WITH_WHOM for t in tokens[step + 2 : step + 3])
            whose = step and ending(tokens[step - 1]) is not None
            if (told and whose) or not _goes_on(tokens[step + 1 : step + 3], doing):
                return step - 1 if told and whose else None
        elif "verb" in token.senses and token.senses.keys().isdisjoint(_NO_VERB) and not token.text.endswith(doing):
            return None
    return None


def _is_participle(tokens: Sequence[Token], doing: tuple[str, ...]) -> bool:
    """ "noting …", "also speaking …", in small letters: what somebody does by the way."""
    first = tokens[1] if len(tokens) > 1 and "adverb" in tokens[0].senses else tokens[0]
    return first.shape == "word" and len(first.text) > _SHORT and first.text.endswith(doing)


def _goes_on(tokens: Sequence[Token], doing: tuple[str, ...]) -> bool:
    """Behind a comma the aside goes on: another participle, or "and" with one."""
    first = tokens[1:] if tokens and tokens[0].senses.keys() & {"connector", "conjunction"} else tokens
    return bool(first) and _is_participle(first, doing)


def is_manner(tokens: Sequence[Token], position: int, index: int, words: Words, actor_ends: Container[int]) -> bool:
    """ "staunchly": an adverb told by its ending alone, before a verb at `index`, in a language whose verbs change
    their form; before a past form only behind who acts (not in "and internationally agreed norms")."""
    token = tokens[position]
    if token.senses or not words.infinitive or token.shape != "word" or len(token.text) < _SHORTEST:
        return False
    if not token.text.endswith(tuple(words.adverb_endings) or "\0"):
        return False
    if any(v.form in ("present", "base") for v in tokens[index].senses.get("verb", ())):
        return True
    if position > 0 and "conjunction" in tokens[position - 1].senses and index + 1 < len(tokens):
        return bool(
            tokens[index + 1].senses.keys() & {"article", "reflexive", "party"}
        )  # "and staunchly backed its role"
    return position > 0 and tokens[position - 1].end in actor_ends


def is_timed(sentence: Sentence, index: int) -> bool:
    """Within a time, or the comma between two parts of one: "on Tuesday, 12 March"."""
    beside = (index - 1, index + 1) if sentence.tokens[index].text == "," else (index,)
    return all(any(t.start <= sentence.tokens[i].start < t.end for t in sentence.times) for i in beside)


def joins(sentence: Sentence, position: int, before_aside: Callable[[int], int]) -> bool:
    """A joining word; not the "also" of "The meeting, chaired by X, also agreed", "X, who is in A, also called on".

    before_aside: the token before the aside that the comma at a place closes, or that place where it closes none.
    """
    senses = sentence.tokens[position].senses
    if "connector" not in senses:
        return False
    aside = "adverb" in senses and position > 1 and sentence.tokens[position - 1].text == ","
    return not (aside and before_aside(position - 1) != position - 1)


def before_dashes(
    tokens: Sequence[Token], close: int, ending: Callable[[Token], ActorMention | None], words: Words
) -> int:
    """ "A – the bloc of ten – agreed", "A and its partners – B and C – agreed": the token before the dash at `close`
    that ends who acts; `close` where no dash opened the aside."""
    if not words.infinitive or close < 1 or tokens[close].text not in _DASHES:
        return close
    for step in range(close - 2, max(0, close - _LONG), -1):
        if tokens[step].text in ";:":
            break
        if tokens[step].text in _DASHES:
            before, within = ending(tokens[step - 1]), ending(tokens[close - 1])
            if within is not None and (before is None or before.kind == "group" or within.start < tokens[step].start):
                return close - 1
            return step - 1 if before is not None else close
    return close


def told_to(tokens: Sequence[Token], mention: ActorMention, words: Words) -> bool:
    """ "informed B of A": whom something is told, right behind the word for "to", in a language without inflection."""
    if not words.recipients or mention.kind != "person":
        return False
    before = next((t for t in reversed(tokens) if t.end <= mention.start), None)
    return before is not None and before.text in words.recipients and before.end == mention.start


def as_whom(tokens: Sequence[Token], position: int, words: Words) -> int:
    """ "A as chair (of B) will": the place of A, where the word for what somebody is stands right behind him."""
    if not words.capacities or words.infinitive or position < 1:
        return position
    for step in range(position, max(0, position - _CAPACITY), -1):
        if tokens[step].shape == "sign":
            return position
        if tokens[step].text in words.capacities:
            return step - 1
    return position


def where_one_stays(tokens: Sequence[Token], mention: ActorMention, words: Words) -> bool:
    """ "the chair, on a visit to B, …", told before the chair in a script without spaces: B does nothing."""
    if not words.noun_marks or mention.kind != "party":
        return False
    behind = [t for t in tokens if t.start >= mention.end][:3]
    stays = next((i for i, t in enumerate(behind) if "itinerary" in t.senses), None)
    return stays is not None and any(t.text.startswith(words.noun_marks[0]) for t in behind[stays + 1 :])
