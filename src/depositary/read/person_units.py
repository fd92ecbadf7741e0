"""Posts of persons: the body a post is of, where its name goes on behind a party, and the state behind a comma.

In: the tokens of a sentence and a place in a post's tail. Out: how far the body's name goes, or the state that closes a
post as lists of those present give it ("…, Department of Foreign Affairs, X;").
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.scan import Token

__all__ = [
    "body_ahead",
    "bracketed_party",
    "heads_state",
    "is_initial",
    "is_office",
    "is_state",
    "party_name",
    "past_retirement",
    "serves_its_holder",
    "state_closing",
    "state_word",
    "unit_behind",
    "unit_named",
    "unknown_owner",
]

_LONG = 7  # tokens of a body's name
_GLOSS = 5  # tokens in brackets that say what a body is
_ENDS = frozenset(";.)")


def party_name(token: Token) -> str | None:
    """Output name of the party a token names or points to (adjective), None if none."""
    senses = token.senses
    value = senses.get("party") or senses.get("adjective_en") if senses else None
    return str(value) if value else None


def body_ahead(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> int:
    """ "Chairman of the Military Council of A X Y", "Director of the Department for B Affairs X Y", in a language whose
    nouns stand first: behind the noun of a body the index where its owner stands, or a name that opens as names of the
    language do; behind a post the index after the number of its term or the ministry in brackets. `position` where
    there is none."""
    if lexicon.language.facts.head != "first":
        return position
    if tokens[position].text.lower() in lexicon.words.office_terms:
        number = tokens[position + 1] if position + 1 < len(tokens) else None
        return position + 2 if number is not None and number.shape == "number" else position
    if tokens[position].text == "(" and position + 1 < len(tokens) and "ministry" in tokens[position + 1].senses:
        inside = tokens[position + 1 : position + _FAR]  # "Director of the A Department (Ministry of B) X Y"
        return next((position + 2 + i for i, t in enumerate(inside) if t.text == ")"), position)
    noun = tokens[position - 1]
    opens = "head" in noun.senses or ("ministry" in noun.senses and " " not in noun.text)
    if not opens or tokens[position].shape != "name":
        return position
    if tokens[position].senses.keys() & _NO_BODY or party_name(tokens[position]):
        return position
    for step in range(position + 1, min(position + _FAR, len(tokens))):
        token = tokens[step]
        if party_name(token) or "person" in token.senses or "ministry" in token.senses:
            return step
        if token.text == "," and step + 1 < len(tokens) and tokens[step + 1].senses.keys() & {"ministry", "courtesy"}:
            return step
        if token.shape == "name" and lexicon.fold(token.text) in lexicon.surnames:
            named = step + 1 < len(tokens) and tokens[step + 1].shape == "name" and not tokens[step + 1].senses
            return step if named else position
        if token.shape not in ("name", "word") and token.text != "-":
            return position
        if token.senses.keys() & _NO_BODY and not token.senses.keys() & {"activity", "action", "place_kind"}:
            return position
    return position


_FAR = 10  # tokens of a body's name up to its owner or the officer's name
_NO_BODY = frozenset({"verb", "held", "place_word", "post", "person", "courtesy", "kind", "have"})


def unit_named(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> int:
    """ "Chairman of the A Business Council Board X Y": the index behind the last word for a body in a run of capitals;
    `position` where there is none."""
    words = lexicon.words
    if not words.units or tokens[position].shape != "name" or "person" in tokens[position].senses:
        return position
    found = position
    for step in range(position, min(position + _LONG, len(tokens))):
        token = tokens[step]
        if token.text == "-" and token.start == tokens[step - 1].end:
            continue  # "Anti-Terrorism Structure"
        if token.shape != "name" or token.senses.keys() & {"person", "courtesy", "post"}:
            break
        last = token.text.rpartition(" ")[2]
        if last in words.units or last in words.party_shapes.heads:
            found = step + 1
    return found


def unit_behind(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> int:
    """ "for A Political-Security Community": behind "for" or "of" and a party, capitals that end in a body's noun: the
    index after them, else `position`. What a body is may stand there in brackets."""
    if tokens[position].text == "(":
        return _gloss_behind(tokens, position)
    if position < 2 or not party_name(tokens[position - 1]):
        return position
    opening = position - 2 - ("article" in tokens[position - 2].senses)
    if opening < 0 or tokens[opening].text.lower() not in lexicon.words.posts_of:
        return position
    heads = lexicon.words.party_shapes.heads
    step = position
    while step < len(tokens) and step - position < 6 and (tokens[step].shape == "name" or tokens[step].text in "-–"):
        if tokens[step].text.rpartition(" ")[2] in heads and step > position:
            return step + 1
        step += 1
    return position


def _gloss_behind(tokens: Sequence[Token], position: int) -> int:
    """ "Speaker of the State Duma (lower house) X": what a body is, in brackets between the post and a name or its
    owner: the index after them, else `position`."""
    if tokens[position].text != "(":
        return position
    for step in range(position + 2, min(position + 2 + _GLOSS, len(tokens) - 1)):
        if tokens[step].text == ")":
            return step + 1 if tokens[step + 1].shape == "name" else position
        if tokens[step].shape not in ("word", "name"):
            return position
    return position


def next_titled(tokens: Sequence[Token], comma: int) -> bool:
    """ "X, Prime Minister of B, Mr Y", "X, General Secretary of B, President of B Y": behind the comma after a post a
    title of courtesy or a further post opens its holder's name."""
    two = tokens[comma : comma + 3]
    if len(two) < 3 or two[0].text != ",":
        return False
    if "courtesy" in two[1].senses and "post" not in two[1].senses:
        return two[2].shape == "name"
    if "post" not in two[1].senses:
        return False
    for token in tokens[comma + 2 : comma + 2 + _GLOSS]:
        if token.shape == "name" and ("person" in token.senses or not token.senses):
            return True
        if not token.senses.keys() & {"party", "ministry", "post_link", "member", "state_of"}:
            return False
    return False


def state_closing(tokens: Sequence[Token], comma: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """The state behind the comma that closes a post in a list of those present, and the index behind it."""
    if comma + 1 >= len(tokens) or tokens[comma].text != ",":
        return None
    step = comma + 1
    if "article" in tokens[step].senses:
        step += 1
    if step >= len(tokens) or "party" not in tokens[step].senses:
        return None
    after = tokens[step + 1] if step + 1 < len(tokens) else None
    if after is not None and not (after.text in _ENDS or "conjunction" in after.senses):
        if after.text != "," or step + 2 >= len(tokens) or "courtesy" not in tokens[step + 2].senses:
            return None
    return str(tokens[step].senses["party"]), step + 1


def is_initial(tokens: Sequence[Token], position: int) -> bool:
    """ "D.A. X": a capital with a point right behind it opens a name."""
    after = tokens[position + 1] if position + 1 < len(tokens) else None
    return len(tokens[position].text) == 1 and tokens[position].shape == "name" and after is not None and (
        after.text == "." and after.start == tokens[position].end
    )  # fmt: skip


def past_retirement(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> int:
    """ "General X (Ret.), Prime Minister", "Mr X-y Z (X Y Z), Prime Minister": the index behind the brackets."""
    if index + 2 >= len(tokens) or tokens[index].text != "(":
        return index
    end = next((i for i in range(index + 2, min(index + _BRACKETS, len(tokens))) if tokens[i].text == ")"), index)
    if tokens[index + 1].text.lower() in lexicon.words.retired:
        return end + 1 if index < end < index + 5 else index
    inside, behind = tokens[index + 1 : end], tokens[end + 1 : end + 3]
    spelt = len(inside) > 1 and all(t.shape == "name" and not t.senses.keys() & _NO_NAME for t in inside)
    posted = len(behind) > 1 and behind[0].text == "," and "post" in behind[1].senses
    return end + 1 if spelt and posted else index


_BRACKETS = 8  # tokens of a name spelt anew in brackets, and these
_NO_NAME = frozenset({"party", "post", "place", "instrument", "mechanism", "head"})


def heads_state(token: Token, owner: str, lexicon: Lexicon) -> bool:
    """A head of state or government, who is not of the body that is named before the post."""
    entry = lexicon.registry.posts.get(getattr(token.senses.get("post"), "id", ""))
    head = entry is not None and entry.rank == 1 and not entry.party
    return head and not lexicon.language.facts.spaces and owner not in lexicon.state_names


def is_state(token: Token, lexicon: Lexicon) -> bool:
    """A word that is a state's name and another state's office; the office is named with its state."""
    state, entry = token.senses.get("party"), lexicon.registry.posts.get(token.senses["post"].id)
    return (
        state in lexicon.state_names
        and entry is not None
        and entry.party not in (None, getattr(token.senses.get("actor"), "id", None))
    )


def serves_its_holder(token: Token, text: str, lexicon: Lexicon) -> bool:
    """ "the administration of President X": those who serve X."""
    words = tuple(lexicon.words.administrations)
    return bool(words) and text[max(0, token.start - 24) : token.start].rstrip().lower().endswith(words)


def unknown_owner(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> str | None:
    """ "X, Foreign Minister Owner, and Y", in a language whose nouns stand first: one unknown capital word behind a
    post, closed by a sign, is whose post it is and no name."""
    if lexicon.language.facts.head != "first" or index + 1 >= len(tokens):
        return None
    token, after = tokens[index], tokens[index + 1]
    lone = token.shape == "name" and not token.senses and after.text in ",.;)"
    return token.text if lone and lexicon.fold(token.text) not in lexicon.surnames else None


def is_office(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """ "the Prime Minister's Office": a place of work named after a post."""
    after = tokens[index + 1 : index + 3]
    if after and lexicon.language.facts.head == "last" and after[0].shape == "name" and "kind" in after[0].senses:
        return "post_link" not in tokens[index].senses and lexicon.language.facts.spaces  # "A Post Minister Conference"
    return (
        len(after) > 1
        and "possessive" in after[0].senses
        and after[0].start == tokens[index].end
        and (after[1].text in lexicon.words.ministry or after[1].shape == "word")
    )


def state_word(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> bool:
    """ "the prime minister of the country A": the word for a state before its name, where nouns stand first."""
    if lexicon.language.facts.head != "first" or position + 1 >= len(tokens):
        return False
    senses = tokens[position].senses
    several = "group" in senses or " " in tokens[position].text or not tokens[position].text.islower()
    if "member" not in senses or several:
        return False
    return "state_of" in tokens[position + 1].senses or party_name(tokens[position + 1]) is not None


def bracketed_party(tokens: Sequence[Token], position: int) -> bool:
    """ "Deputy Secretary-General of the Association of A (AA) for …": the owner's short form."""
    inner = tokens[position : position + 4]
    return (
        len(inner) == 4
        and inner[0].text == "("
        and party_name(inner[1]) is not None
        and inner[2].text == ")"
        and "post_link" in inner[3].senses
        and "connector" not in inner[3].senses
    )
