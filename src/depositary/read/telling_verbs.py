"""Verbs that only tell, in a script without spaces: speeches given, signals sent, what is agreed on before the verb.

In: the tokens of a sentence and the place of a verb. Out: whether it binds or asks anybody.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from depositary.read.clause_subjects import _CLAUSE_SIGNS
from depositary.read.lexicon import Verb
from depositary.read.lexicon_words import Words
from depositary.read.scan import Token

__all__ = ["as_announced", "binds_next", "only_tells", "rises_to", "stands_before"]

_DEED_AHEAD = frozenset({
    "action", "verb", "adverb", "held", "scheduled", "topic", "between", "place_word", "purpose", "convene", "adopted",
})  # fmt: skip
_SOON = 4  # tokens between the word for getting and what is got
_LATE = 14  # where nothing follows what is got
_SIGNS = ",;:，；：。.、"


def only_tells(tokens: Sequence[Token], index: int, verb: Verb, before: int, words: Words) -> bool:
    """A speech given, a signal of support sent; a "will" with nobody before it, which marks an object.

    before: index of the last word of weight before the verb, -1 if there is none.
    """
    if verb.role == "will":
        behind = tokens[index + 1].senses.keys() if index + 1 < len(tokens) else frozenset()
        return index == 0 and not behind & _DEED_AHEAD
    if verb.force == "reaffirm" and index and _would_have(tokens[index - 1]):
        return True  # "should uphold A": what somebody would have done
    if verb.force == "support" and _serves_an_end(tokens, index, words):
        return True
    if verb.force and _recalled(tokens, index, words):
        return True
    if _is_noun(tokens, index, verb, words) or _has_come_about(tokens, index, verb, words):
        return True
    nearest = {before, index - 1} - {-1}
    if verb.force == "support" and any(tokens[i].text.endswith((*words.signalling, "\0")) for i in nearest):
        return True
    if verb.force != "decide" or verb.frame != "object":
        return False
    if index + 1 < len(tokens) and _long_since(tokens[index + 1 : index + 4], words):
        return True  # "the first such paper in the forty years since A was set up"
    opens = max((i + 1 for i in range(index) if tokens[i].text in _SIGNS), default=0)
    if any(_would_have(t) for t in tokens[opens:index]) and "enumerator" not in tokens[opens].senses:
        return True  # "should issue a common position"
    last = index
    while last + 1 < len(tokens) and tokens[last + 1].text not in _SIGNS:
        last += 1
        if tokens[last].text in words.intending:
            return True  # "setting up A is meant to …": the deed is what is spoken of
    return last > index and tokens[last].text.endswith((*words.speeches, "\0"))


def _serves_an_end(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "(a vision) that helps to promote A, support B": what something is good for, no clause since naming anybody."""
    for at in range(index - 1, -1, -1):
        token = tokens[at]
        if token.text in ";；。" or ("verb" in token.senses and "action" not in token.senses):
            return False
        if token.text in words.intending:
            return True
        if token.text in ",，" and tokens[at + 1].senses.keys() & _SOMEBODY:
            return False
    return False


_SOMEBODY = frozenset({"group", "party", "side", "post", "person"})


def _recalled(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "recalled that A's minister proposed B": what somebody did then."""
    told = next((i for i in range(index - 1, -1, -1) if tokens[i].text in words.recalling), None)
    if told is None or any(t.text in ";；。" for t in tokens[told:index]):
        return False
    if tokens[told + 1].text in ",，":
        return True
    opens = max((i + 1 for i in range(told, index) if tokens[i].text in ",，"), default=told + 1)
    return any(t.senses.keys() & {"post", "person"} for t in tokens[opens:index])


def _names_a_paper(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "issued a statement on A, and a statement in support of B": the second is described by it."""
    if index < 2 or "conjunction" not in tokens[index - 1].senses:
        return False
    before = next((t for t in reversed(tokens[: index - 1]) if t.text not in _SIGNS), None)
    end = next((i for i in range(index + 1, len(tokens)) if tokens[i].text in _SIGNS), len(tokens))
    inside = [t for t in tokens[index + 1 : end] if t.text not in words.and_others]
    if before is None or len(inside) < 2 or not {"instrument_kind"} <= before.senses.keys() & inside[-1].senses.keys():
        return False
    return inside[-2].text.endswith(tuple(words.noun_marks))


def _two_act(tokens: Sequence[Token], index: int) -> bool:
    """Two characters right before a deed or its adverb: two states by one character each, who are to do it."""
    after = tokens[index + 1].senses.keys() if index + 1 < len(tokens) else frozenset()
    return len(tokens[index].text) == _BOTH and bool(after & {"action", "adverb"})


_BOTH = 2


def _long_since(behind: Sequence[Token], words: Words) -> bool:
    """ "(set up) 40 years since": a number of years, and the word that time has gone by."""
    ends = tuple(end for end in words.adverbial_ends if len(end) > 1)
    ahead = "".join(t.text for t in behind)[:_SPAN]
    place = min((at for end in ends if (at := ahead.find(end)) > 0), default=0)
    return 0 < place <= _NUMBER and ahead[0].isnumeric()


_SPAN, _NUMBER = 10, 4  # code points


def binds_next(tokens: Sequence[Token], index: int, verb: Verb, last: Verb) -> bool:
    """ "agreed to strengthen A and pledged B": the joining word right before a verb that binds, behind another deed of
    the same subject; what others are asked to do binds them.

    last: the verb of the deed before.
    """
    joined = index and "conjunction" in tokens[index - 1].senses and tokens[index].shape == "han"
    if not joined or verb.force not in _BINDING or verb.role == "will":
        return False
    return last.force in _OWN or last.role == "narrate"


_BINDING = frozenset({"agree", "decide", "commit", "reaffirm", "request"})
_OWN = frozenset({"agree", "decide", "commit", "reaffirm", "support"})


def _would_have(token: Token) -> bool:
    return "enumerator" in token.senses or any(v.role == "ought" for v in token.senses.get("verb", ()))


def _is_noun(tokens: Sequence[Token], index: int, verb: Verb, words: Words) -> bool:
    """ "respect, understanding and support,": last in a list or behind the mark of a noun, with nothing to govern; "the
    commitment of all" behind that mark; what one has always striven for."""
    nearest = tokens[index - 1].text if index else ""
    behind = tokens[index + 1].text if index + 1 < len(tokens) else ""
    if verb.force == "propose" and behind.startswith((*words.frame_closers, "\0")) and not tokens[index + 1].senses:
        return not _two_act(tokens, index + 1)  # "under the proposal"
    if verb.force == "support" and (_is_given(tokens, index, words) or _names_a_paper(tokens, index, words)):
        return True
    if verb.force == "commit" and (nearest in words.always or nearest.endswith((*words.noun_marks, "\0"))):
        return True
    if verb.force == "commit" and verb.lemma in words.deed_nouns and _joined_to_a_noun(tokens, index, words):
        return True
    if verb.force in ("decide", "agree") and _felt_about(tokens, index, words):
        return True
    if verb.force not in ("support", "reaffirm") or index == 0:
        return False
    if index + 1 < len(tokens) and tokens[index + 1].text not in _SIGNS:
        return False
    before = tokens[index - 1]
    return before.text == "、" or "post_link" in before.senses or before.text.endswith((*words.noun_marks, "\0"))


def _joined_to_a_noun(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "driven by the wish and pledge for peace": behind a noun and the word for "and", with the mark of a noun
    before."""
    if index < 2 or tokens[index - 1].text not in words.post_links:
        return False
    opens = max((i + 1 for i in range(index) if tokens[i].text in _SIGNS), default=0)
    marked = any(t.text.endswith((*words.noun_marks, "\0")) for t in tokens[opens : index - 1])
    return marked and "verb" not in tokens[index - 2].senses and "action" not in tokens[index - 2].senses


def _felt_about(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "regretted that A decided to do B", with the word for "about" before A: what somebody else settled."""
    opens = max((i + 1 for i in range(index) if tokens[i].text in ",;，；。"), default=0)
    if not any(t.text in words.topics for t in tokens[opens:index]):
        return False
    end = next((i for i in range(index + 1, len(tokens)) if tokens[i].text in ",;，；。"), len(tokens))
    return "".join(t.text for t in tokens[index + 1 : end]).endswith((*words.sorry, "\0"))


def _is_given(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "won the ready support of all": what somebody got."""
    if index and tokens[index - 1].text in words.giving:
        return True  # "gives support"
    ends = index + 1 >= len(tokens) or tokens[index + 1].text in _SIGNS
    for token in reversed(tokens[max(0, index - (_LATE if ends else _SOON)) : index]):
        if token.text in _SIGNS:
            return False
        if token.text in words.noun_openers or token.text.startswith((*words.noun_openers, "\0")):
            return True
    return False


def _has_come_about(tokens: Sequence[Token], index: int, verb: Verb, words: Words) -> bool:
    """ "60 years since X was founded", "help for X to set up Y": no decision of X."""
    if verb.force != "decide" or verb.frame != "object":
        return False
    ahead = tokens[index + 1 : index + 3]
    if len(ahead) == 2 and ahead[0].shape == "number" and ahead[1].text in words.adverbial_ends:
        return True
    return index > 1 and "purpose" in tokens[index - 2].senses and "party" in tokens[index - 1].senses


def as_announced(tokens: Sequence[Token], index: int, verb: Verb, words: Words) -> Verb:
    """The sense of a verb by which something is announced: a gift binds, what is made into something is decided."""
    if verb.role == "report" and _announces_a_gift(tokens, index, words):
        return structs.replace(verb, force="commit", role=None, frame="act")
    if verb.role == "report" and _weighs_a_deed(tokens, index, words):
        return structs.replace(verb, force="reaffirm", role=None, frame="stand")
    announced = tokens[index].text.startswith((*words.announcing, "\0"))
    if announced and verb.force == "commit" and _made_into_another(tokens, index, words):
        return structs.replace(verb, force="decide")
    return verb


def _weighs_a_deed(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "held that deepening A is much needed": the clause opens with a deed and ends in the word that weighs it, which
    is a stand; no view of what has been done."""
    if not words.weighing or not words.noun_marks:
        return False
    first = index + 1
    while first < len(tokens) and (tokens[first].text in ",，:：“" or tokens[first].senses.keys() & _WHO_DOES):
        first += 1
    end = next((i for i in range(first, len(tokens)) if tokens[i].text in ",;，；。"), len(tokens))
    said = "".join(t.text for t in tokens[first:end])
    if not said.endswith((*words.weighing, "\0")) or not tokens[first].senses.keys() & _DOING:
        return False
    done = tuple(words.perfective)
    return not any("have" in t.senses or (t.shape == "han" and t.text.startswith(done)) for t in tokens[first:end])


_WHO_DOES = frozenset({"adverb", "group"})
_DOING = frozenset({"action", "drafting", "implemented"})


def _announces_a_gift(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "announced for A's schools 5 million": who announces what he gives is bound by it. Not so of what was given."""
    if tokens[index].text not in words.announcing or index + 1 >= len(tokens) or tokens[index + 1].text in _SIGNS:
        return False
    done = tuple(words.perfective)
    for step in range(index + 1, len(tokens)):
        token = tokens[step]
        if token.text in _SIGNS and token.text != "、":
            return False
        if token.text in words.giving:
            return not (step + 1 < len(tokens) and tokens[step + 1].text.startswith((*done, *words.noun_marks, "\0")))
        if any(v.role == "will" for v in token.senses.get("verb", ())):
            return False  # somebody will give
        if token.senses.keys() & {"have", "negation", "verb"} and "action" not in token.senses:
            return False
    return False


def _made_into_another(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "announced A to be raised to B": the last sign of the verb marks its object, and nothing is still to come."""
    if not tokens[index].text.endswith((*words.object_marks, "\0")):
        return False
    for token in tokens[index + 1 :]:
        if token.text in _SIGNS and token.text != "、":
            return False
        if "made_into" in token.senses:
            return True
    return False


def stands_before(tokens: Sequence[Token], index: int) -> bool:
    """What is agreed on stands before the verb, which a comma ends: "on A they agreed, and proposed B"."""
    if index + 1 >= len(tokens) or tokens[index + 1].text != ",":
        return False
    opens = max((i for i in range(index) if tokens[i].text in ",;"), default=-1)
    return any(t.senses.keys() & {"topic", "place_word"} for t in tokens[opens + 1 : index])


def rises_to(tokens: Sequence[Token], index: int, verb: Verb, previous: Token | None, words: Words) -> bool:
    """ "Relations rose to a partnership": the relationship is the subject, unless a sign makes it the object."""
    if verb.force != "decide" or verb.frame != "object" or previous is None or "standing" not in previous.senses:
        return False
    opened = max((i for i in range(index) if tokens[i].text in _CLAUSE_SIGNS), default=-1)
    if opened > 0 and tokens[opened - 1].text in words.announcing:
        return False  # "A announced, relations rise to …"
    verbs = (v for t in tokens[opened + 1 : index] for v in t.senses.get("verb", ()))
    return not any(v.role == "will" or v.frame == "act" for v in verbs)
