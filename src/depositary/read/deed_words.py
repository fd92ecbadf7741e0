"""Words round a deed: how it is done, who is to do it, and two verbs with one object.

In: the tokens of a complement. Out: whether a part of it only says how, or a verb goes on with the one before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon_words import Words
from depositary.read.scan import Token

__all__ = [
    "attributive",
    "before_the_occasion",
    "goes_with_deed",
    "in_a_pair",
    "last_deed",
    "leads_in",
    "opens_with_deed",
    "says_how",
    "shares_object",
    "taken_as",
    "without_asides",
    "without_idle",
    "without_means",
]

_ASIDE = 14  # tokens of what a party is, told by the way
_DEEDS = frozenset({"action", "drafting"})
_DOERS = frozenset({"party", "group", "member", "adverb"})
_SIGNS = ",，;；、:："
_QUIET = " \t\n,，;；、.。:：“”\"'‘’-–—"


def opens_with_deed(tokens: Sequence[Token], cut: int, spaced: bool) -> bool:
    """A deed at the head of the part that begins at `cut`, in a spaced language also behind who is to do it, or how."""
    while (
        spaced
        and cut + 1 < len(tokens)
        and not tokens[cut].senses.keys() & _DEEDS
        and tokens[cut].senses.keys() & _DOERS
    ):
        cut += 1
    return "action" in tokens[cut].senses or (spaced and "drafting" in tokens[cut].senses)


def says_how(part: Sequence[Token], words: Words) -> bool:
    """ "in the spirit of A and B", "under the principles of A": how what follows is done."""
    opens = part[0].text.startswith((*words.manners, *words.leads, "\0"))
    return opens and part[-1].text.endswith((*words.manner_nouns, "\0"))


def attributive(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "deepened and focused talks": a deed right before the mark of a noun only describes it; "A and respect for B":
    a noun, told by the word behind it; "help for the first time" says when."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is not None and "for" in after.senses and tokens[index].text.lower() in words.nouns_before_for:
        ahead = " ".join(t.text.lower() for t in tokens[index + 2 : index + 5])
        return not any(f"{ahead} ".startswith(f"{time} ") for time in words.for_times)
    return after is not None and bool(words.noun_marks) and after.text.startswith(words.noun_marks[0])


def without_idle(parts: list[list[Token]], words: Words) -> list[list[Token]]:
    """ "join hands, protect A": parts that say no more than that one works, and works together, fall away beside
    others, in a script without spaces."""
    kept = [part for part in parts if not all(t.senses.keys() & _IDLE for t in part)]
    kept = [part for part in kept if not _only_joins(part, words)]
    return kept or parts[:1]


def _only_joins(part: Sequence[Token], words: Words) -> bool:
    if part[0].text not in words.joining_hands:
        return False
    return all(t.text in words.joining_hands or t.shape == "sign" or not t.senses for t in part)


_IDLE = frozenset({"adverb", "activity", "connector"})


def in_a_pair(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "trade and investment facilitation": a deed that names a thing as well, behind a word that joins things, in a
    script without spaces."""
    before = tokens[index - 1].senses.keys()
    return {"between", "post_link"} <= before and tokens[index].text in words.noun_deeds


def goes_with_deed(tokens: Sequence[Token], index: int) -> bool:
    """ "ties further improve": the joining word before the deed at `index` is an adverb, with no sign before it."""
    before = tokens[index - 1].senses.keys()
    if not {"adverb", "connector"} <= before or "conjunction" in before or index < 2:
        return False
    return tokens[index - 2].text not in _SIGNS and "connector" not in tokens[index - 2].senses


def taken_as(tokens: Sequence[Token], opening: int, index: int, words: Words) -> bool:
    """ "taking A as a guide, do B": what stands between the opening word and the deed at `index` says how."""
    if tokens[opening].text not in words.purposes_as:
        return False
    return "".join(t.text for t in tokens[opening + 1 : index]).rstrip(_QUIET).endswith((*words.taken_as, *words.ways))


def without_means(parts: list[list[Token]], words: Words) -> list[list[Token]]:
    """ "by doing A, do B", "give C, used for D": how or what for a deed is done is no deed beside it."""
    kept: list[list[Token]] = []
    for number, part in enumerate(parts):
        if number + 1 < len(parts) and part[0].text in words.need_papers:
            continue
        if kept and part[0].text in words.serving:
            kept[-1] = [*kept[-1], *part]
        else:
            kept.append(part)
    return kept


def leads_in(part: Sequence[Token], words: Words) -> bool:
    """ "On the basis of A", "in accordance with A and B": how the deed behind it is done."""
    if part[-1].text.endswith((*words.bases, *words.adverbial_ends, "\0")):
        return True
    return part[0].text.startswith((*words.lead_ins, "\0"))


def shares_object(tokens: Sequence[Token], cut: int, index: int, words: Words) -> bool:
    """ "promote and protect X", "expand trade and investment cooperation": the verb at `index`, in the part that begins
    at `cut`, is no deed of its own, as the first has no object before the joining word, or it is a noun. An adverb may
    stand between ("promote and actively protect X")."""
    while index > cut + 1 and "adverb" in (senses := tokens[index - 1].senses) and "conjunction" not in senses:
        index -= 1
    if "conjunction" not in tokens[index - 1].senses or tokens[index - 1].text in _SIGNS:
        return False
    if tokens[index].text in words.noun_deeds and "activity" in tokens[min(index + 1, len(tokens) - 1)].senses:
        return True
    if index > cut + 2 and _bare_verb(tokens, index - 2, words):
        return True
    end = next((i for i in range(index, len(tokens)) if tokens[i].shape == "sign"), len(tokens))
    if end - index > 1 and all("action" in t.senses for t in tokens[index:end]):
        return True  # "(strengthen) overall design and coordinated planning": two verbs that are one noun
    before = [t for t in tokens[cut : index - 1] if t.text not in _QUIET]
    verbs = [t for t in before if "action" in t.senses and not t.senses.keys() & {"activity", "adverb"}]
    return len(verbs) == 1 and all(t is verbs[0] or "adverb" in t.senses for t in before)


def _bare_verb(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """ "(keep X), widen and (deepen Y)": a verb that opens its item and has nothing of its own."""
    verb, before = tokens[at], tokens[at - 1]
    opens = before.text in _SIGNS or "conjunction" in before.senses
    return opens and "action" in verb.senses and "activity" not in verb.senses and verb.text not in words.noun_deeds


def without_asides(tokens: list[Token], words: Words) -> list[Token]:
    """ "with B, the country in the chair this year, to do A": the tokens without what B is."""
    for index in range(1, len(tokens) - 2):
        if tokens[index].text != "," or not tokens[index - 1].senses.keys() & {"party", "group"}:
            continue
        opening = " ".join(t.text.lower() for t in tokens[index + 1 : index + 3])
        if not any(opening == word or opening.startswith(f"{word} ") for word in words.appositions):
            continue
        close = next((i for i in range(index + 2, min(index + _ASIDE, len(tokens))) if tokens[i].text in ",;"), None)
        behind = tokens[close + 1 : close + 3] if close is not None else []
        if close is not None and any(t.senses.keys() & _DEEDS or _will(t) for t in behind):
            return [*tokens[:index], *tokens[close + 1 :]]
    return tokens


def behind_opening_aside(tokens: list[Token]) -> list[Token]:
    """ "will, together with B, build A", "agreed to, as appropriate, build A": the deed behind what is set between two
    commas before it."""
    if not tokens or tokens[0].text != ",":
        return tokens
    close = next((i for i in range(2, min(_OPENING_ASIDE, len(tokens) - 1)) if tokens[i].text == ","), 0)
    aside = tokens[1:close]
    if not close or tokens[close + 1].senses.keys().isdisjoint(_DEEDS):
        return tokens
    first = next((token for token in aside if not token.senses.keys() <= _BARE), None)
    if first is not None and first.senses.keys() & _DEEDS:
        return tokens  # "agreed, to build A, to fund B": a deed itself
    if any(verb.force for token in aside for verb in token.senses.get("verb", ()) if "action" not in token.senses):
        return tokens
    return tokens[close + 1 :]


_OPENING_ASIDE = 16  # tokens
_BARE = frozenset({"adverb", "infinitive", "post_link"})


def before_the_occasion(tokens: list[Token], words: Words) -> list[Token]:
    """ "to back A when he met B", where that closes the clause: the tokens without the occasion."""
    for index in range(2, len(tokens) - 1):
        if tokens[index].text in words.when_words and tokens[index + 1].text in words.occasion_deeds:
            if any(t.text in ",;" for t in tokens[index:]):
                return tokens
            return tokens[:index]
    return tokens


def _will(token: Token) -> bool:
    return any(verb.role == "will" for verb in token.senses.get("verb", ()))


def last_deed(tokens: list[Token]) -> list[Token]:
    """ "continue to promote and expand A": from the deed that another only says goes on."""
    while len(tokens) > 2 and "action" in tokens[0].senses and "infinitive" in tokens[1].senses:
        tokens = tokens[2:]
    return tokens
