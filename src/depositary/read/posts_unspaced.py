"""Several posts of one person in a script without spaces: "A's assistant to the president and secretary of B".

In: the tokens of a sentence and where one post begins. Out: where the first of the posts does.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.person_units import party_name
from depositary.read.scan import Token

__all__ = ["owned_again", "owner_before", "owner_in"]

_FIELDS = 12  # tokens of what a minister is in charge of
_BODY = 5  # of the name of what somebody is head of
_MINISTER = 3  # the rank of a minister's deputy
_NO_FIELD = frozenset({"post", "person", "place_word", "kind", "held", "verb", "negation", "between", "be", "copula"})


def owner_before(tokens: Sequence[Token], first: int, index: int, lexicon: Lexicon) -> int:
    """Where the posts of one person begin, the post at `index` and what stands before it from `first` on being the
    last of them; as far as whose they are, if that is said before them."""
    stationed = lexicon.words.posts_of  # "ambassador in A": where, not whose
    if any(
        party_name(t) and tokens[i - 1].text not in stationed for i, t in enumerate(tokens[first : index + 1], first)
    ):
        return first
    post = lexicon.registry.posts.get(getattr(tokens[index].senses.get("post"), "id", ""))
    if post is not None and post.party is not None:
        return first  # the post's name says whose it is
    several = first_of_several(tokens, first)
    if several != first:
        return several
    minister = post is not None and (post.rank or _MINISTER + 1) <= _MINISTER
    fields = _FIELDS if minister or tokens[index].senses.keys() & {"level", "group"} else _BODY
    for step in range(first - 1, max(-1, first - fields), -1):
        token = tokens[step]
        if token.end != tokens[step + 1].start or (token.shape != "han" and "post_link" not in token.senses):
            return first
        if party_name(token):
            if "post_link" in tokens[step + 1].senses:
                return first  # "A and the minister X": whose post it is stands right before the field
            if step > 1 and "ministry" in tokens[step - 1].senses and party_name(tokens[step - 2]):
                return step - 2  # "A's foreign ministry's B division's head"
            return step if step < first - 1 and tokens[step - 1].text not in stationed else first
        charged = token.text in stationed and step and party_name(tokens[step - 1])
        if charged and any(t.text.endswith(tuple(lexicon.words.noun_marks)) for t in tokens[step:first]):
            return step - 1  # "A's minister of state in charge of B"
        if token.text.endswith(tuple(lexicon.words.noun_marks)) and any(t.text in stationed for t in tokens[:step]):
            continue
        if token.senses.keys() & _NO_FIELD - _joint(token) or token.text.endswith(tuple(lexicon.words.noun_marks)):
            return first
    return first


def owned_again(tokens: Sequence[Token], index: int, step: int) -> bool:
    """ "A's deputy minister、A's head of delegation X", in a script without spaces: the second post opens with whose
    the first is, or with the meeting or committee it is a post of."""
    if "mechanism" in tokens[step].senses and step + 1 < len(tokens) and "post" in tokens[step + 1].senses:
        return tokens[step].shape == "han" and tokens[step + 1].start == tokens[step].end
    if _of_a_body(tokens, step):
        return True
    owner = party_name(tokens[step])
    before = tokens[index - 1] if index else None
    if owner is None or before is None or tokens[step].shape != "han" or party_name(before) != owner:
        return False
    for token in tokens[step + 1 : step + _FIELDS]:
        if "post" in token.senses:
            return True
        if token.shape != "han" or token.senses.keys() & {"verb", "person", "place_word", "held"}:
            return False
    return False


def _of_a_body(tokens: Sequence[Token], step: int) -> bool:
    """ "A's ambassador、the committee's (ABC) chair X": a body, with its short form, before the next post."""
    body = False
    for token in tokens[step : step + _BODY + 2]:
        if "post" in token.senses:
            return body
        if token.senses.keys() & {"verb", "person", "place_word", "held"} or (
            token.shape == "sign" and token.text not in "()"
        ):
            return False
        body = body or bool(token.senses.keys() & {"head", "mechanism"})
    return False


def _joint(token: Token) -> frozenset[str]:
    """ "Minister for development and A-ian affairs", "minister of investment、trade and industry": joined fields."""
    return frozenset({"between"}) if token.senses.keys() & {"conjunction", "post_link"} else frozenset()


def first_of_several(tokens: Sequence[Token], first: int) -> int:
    """ "A's assistant to the president and secretary of the council": where the posts of one person begin, if whose
    they are stands before the first of them; else where this one does."""
    step = first
    body = _body_before(tokens, first)
    if body < first:
        step = body  # "A's representative、the committee's chair X"
        if not _also_holds(tokens, step - 1):
            return first
    while step > 0 and (_also_holds(tokens, step - 1) or "tail" in tokens[step - 1].senses):
        step -= 1
    if step == first:
        return first
    field = tokens[step - 1] if step > 1 else None
    if field is not None and field.shape == "han" and not field.senses and field.end == tokens[step].start:
        step -= 1  # "A's infrastructure minister and transport minister", the field not known
    owned = step > 0 and tokens[step - 1].end == tokens[step].start and party_name(tokens[step - 1])
    return step - 1 if owned else first


def _body_before(tokens: Sequence[Token], first: int) -> int:
    """Where the name of a body begins that stands right before the post at `first`; `first` if none does."""
    for step in range(first - 1, max(0, first - _BODY - 4), -1):
        token = tokens[step]
        if "post_link" in token.senses and step + 1 < first:
            body = any(t.senses.keys() & {"head", "mechanism"} for t in tokens[step + 1 : first])
            return step + 1 if body else first
        if token.senses.keys() & {"verb", "person", "place_word", "held", "post"}:
            return first
        if token.shape == "sign" and token.text not in "()":
            return first
    return first


def _also_holds(tokens: Sequence[Token], index: int) -> bool:
    """A post right before another, or the word that joins the two, with no one named between."""
    token = tokens[index]
    if token.end != tokens[index + 1].start:
        return False
    if "post" in token.senses:
        return "person" not in token.senses
    return "post_link" in token.senses and "post" in tokens[index - 1].senses and tokens[index - 1].end == token.start


def owner_in(tokens: Sequence[Token], index: int) -> bool:
    """An unknown run of characters belongs to the post if an owner or a ministry stands before it."""
    before = tokens[index - 1].senses
    if "post_link" in before and index > 1 and "post" in tokens[index - 2].senses:
        return True
    return "actor" in before or "ministry" in before or "party" in before or "tail" in before
