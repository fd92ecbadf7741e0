"""Words for deeds that are nouns where they stand, in a language whose verbs do not change their form.

In: the tokens of a sentence and the index of such a word ("commitment" or "commit"). Out: whether it names a thing: a
promise somebody has made, an accord reached, what was proposed. The lexicon says which words can be both, after which
words they are nouns, and before which.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon import Verb, Words
from depositary.read.pledge_lists import goes_on_after_colon
from depositary.read.scan import Token

__all__ = ["is_no_deed", "is_undergone", "names_a_thing", "of_follows"]


_BEHIND_NOUNS = frozenset({"explanation", "about", "that", "conjunction", "be"})
_REACH = 8  # tokens between "since" and the verb of its clause
_CLOSING = frozenset(",;:，；：。.、")
_JOINING = frozenset({"conjunction", "connector", "result", "abstract"})


def is_no_deed(tokens: Sequence[Token], index: int, verb: Verb, last: int | None, words: Words) -> bool:
    """Whether a verb that stands for a deed elsewhere names a thing here, or is an item of the list that the verb at
    `last` opens with a colon."""
    if verb.force == "decide" and verb.frame == "object" and words.anniversaries and _of_old(tokens, index, words):
        return True
    if verb.force:
        return names_a_thing(tokens, index, words)
    return last is not None and goes_on_after_colon(tokens, last, index)


def _of_old(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "33 years after founding A", "since both sides upgraded ties": by the deed something else is dated."""
    if index > 1 and tokens[index - 1].text.lower() in words.anniversaries and tokens[index - 2].shape != "word":
        return True
    before = [token.text.lower() for token in tokens[max(0, index - _REACH) : index]]
    clause = " ".join(before[max((i + 1 for i, text in enumerate(before) if text in ",;:."), default=0) :])
    return any(f" {word} " in f" {clause} " for word in words.since_words)


def names_a_thing(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether the word at `index` is a noun by the word before it, the one after it, or its capital letter."""
    token = tokens[index]
    before = tokens[index - 1] if index else None
    if before is not None and "nominaliser" in before.senses and words.deed_nouns:
        return True  # "preparations for the admission of A"
    if before is not None and "about" in before.senses and words.deed_nouns and words.according:
        if any(verb.force == "decide" and verb.frame == "object" for verb in token.senses.get("verb", ())):
            return True  # "A's initiative on setting up B"
    if before is not None and before.text.lower() in words.habits:
        return any(verb.force == "request" for verb in token.senses.get("verb", ()))  # "always asks its ministries to"
    if token.text.lower() not in words.deed_nouns:
        return False
    if before is not None and before.text.lower() in words.noun_openers:
        return True
    if before is not None and before.text == "," and index > 1 and tokens[index - 2].text.lower() in words.deed_nouns:
        if names_a_thing(tokens, index - 2, words):
            return True  # "the promises, accords reached"
    if before is not None and token.text[:1].isupper() and before.text in '“"':
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        return after is not None and "about" in after.senses  # the title of a paper
    if token.text.lower() in words.wishing and _to_be_allowed(tokens, index):
        return False
    behind = " ".join(t.text.lower() for t in tokens[index + 1 : index + 3])
    joined = before is None or before.text == "," or bool(before.senses.keys() & _JOINING)
    if joined and before is not None and _set_down(tokens[index + 1 : index + 3], words):
        return True
    if joined and index > 1 and tokens[index - 2].senses.keys() & {"instrument_kind", "instrument"}:
        if index + 1 < len(tokens) and tokens[index + 1].senses.keys() & {"about", "activity"}:
            return True  # "agreements and accords on the border", "signed agreements and cooperation accords"
    return joined and any(behind == word or behind.startswith(f"{word} ") for word in words.noun_followers)


def _set_down(after: Sequence[Token], words: Words) -> bool:
    """ "(wishes and commitments) in the charter": a paper holds them."""
    return (
        len(after) > 1
        and after[0].text.lower() in words.in_words
        and "about" not in after[0].senses
        and bool(after[1].senses.keys() & {"instrument", "instrument_kind"})
    )


def _to_be_allowed(tokens: Sequence[Token], index: int) -> bool:
    """ "wishes to be able to contribute", in a language whose passive word also stands for what one may do."""
    after = tokens[index + 1 : index + 3]
    return len(after) > 1 and "be" in after[0].senses and "action" in after[1].senses


def is_undergone(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "The proposal to set up X has been put forward", "the decision to admit Y is a step": the opening noun is what
    the passive, or the word for "is", is said of."""
    opening = tokens[index]
    syllables = opening.text.lower().split()
    stem = " ".join(syllables[:2])
    noun = stem in words.deed_nouns and stem not in words.wishing
    if not noun and "proposal" not in opening.senses:
        return False
    for step, (one, two) in enumerate(
        zip(tokens[index + 1 : index + 16], tokens[index + 2 : index + 17], strict=False)
    ):
        if one.text in _CLOSING:
            return False
        if "have" in one.senses and "be" in two.senses:
            return True
        far = step > (len(syllables) < 3)  # behind the deed, which may be part of the opening word
        if noun and far and ("copula" in one.senses or ("be" in one.senses and "party" in two.senses)):
            return True
    return False


def of_follows(tokens: Sequence[Token], index: int) -> bool:
    """ "issues of trade": a noun, though written as the verb is."""
    following = tokens[min(index + 1, len(tokens) - 1)]
    after = following.senses.keys()
    noun = {"between", "post_link"} <= after or bool(after & _BEHIND_NOUNS) or following.text in ",.;"
    return noun and (index == 0 or tokens[index].text.islower())
