"""Lists of deeds with their marks: "agreed: (i) to do A; (ii) to do B", "three directions: first, A; second, B".

In: the tokens of what one verb governs. Out: in a spaced language without inflection those tokens without the marks of
the items and without the label before a colon, so that each item begins with its deed; where verbs change their form,
the items themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from depositary.read.clause_subjects import Predicate
from depositary.read.lexicon import Words
from depositary.read.mentions import TimeMention
from depositary.read.scan import Token

__all__ = [
    "further_sum",
    "goes_on_after_colon",
    "is_to_be",
    "mark_end",
    "marked_items",
    "names_fields",
    "other_paper",
    "should_too",
    "tells_a_deed",
    "values_and_acts",
    "without_marks",
]

_SIGNS = frozenset({";", ",", ":", "："})
_LABEL = 9  # tokens before the colon
_ANNOUNCED = 16  # tokens up to "among them"


def without_marks(tokens: list[Token], words: Words) -> list[Token]:
    """The tokens of the deeds alone; as given where there is no list."""
    if len(tokens) > 1 and tokens[0].senses.keys() & {"example", "explanation"} and "action" in tokens[1].senses:
        tokens = tokens[1:]  # "put forward three proposals, among them to do A"
    tokens = _without_announcement(tokens, words)
    if not any(t.text in ":;" for t in tokens):
        return tokens
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        opens = not kept or kept[-1].text in _SIGNS
        behind = mark_end(tokens, index, words) if opens else index
        if behind > index:
            index = behind
            continue
        kept.append(tokens[index])
        index += 1
    colon = next((i for i, t in enumerate(kept[:_LABEL]) if t.text in ":："), None)
    if colon is not None and colon + 1 < len(kept) and "action" in kept[colon + 1].senses:
        if not any("action" in t.senses and "activity" not in t.senses for t in kept[:colon]):
            return kept[colon + 1 :]
    return kept


def _without_announcement(tokens: list[Token], words: Words) -> list[Token]:
    """ "some directions of cooperation, among them doing A, doing B": the deeds alone."""
    if not words.steps:
        return tokens
    for index, token in enumerate(tokens[:_ANNOUNCED]):
        if index and token.senses.keys() & {"example", "explanation"} and index + 2 < len(tokens):
            lead = " ".join(t.text.lower() for t in tokens[:index])
            named = any(f" {word} " in f" {lead} " for word in words.steps)
            first = index + 2 if tokens[index + 1].text == ":" else index + 1
            if named and "action" in tokens[first].senses:
                return tokens[first:]
        deed = "action" in token.senses and "activity" not in token.senses
        if deed and token.text.lower() not in words.steps:
            return tokens
    return tokens


def marked_items(tokens: Sequence[Token], words: Words) -> list[list[Token]]:
    """ "to: (i) do A; (ii) do B and (iii) do C", "three steps, including: first, doing A; second, …": the tokens of
    each item; empty where there is no such list, or its items are only the fields of a deed told before them."""
    marks: list[tuple[int, int]] = []
    for index in range(len(tokens)):
        if index and not (tokens[index - 1].text in _SIGNS or tokens[index - 1].senses.keys() & _OPENING):
            continue
        behind = mark_end(tokens, index, words)
        if behind > index and tokens[index].text != "(" and tokens[behind - 1].text not in ").,:":
            continue  # "during the first half"
        if behind > index and (not marks or index >= marks[-1][1]):
            marks.append((index, behind))
    if len(marks) < 2:
        return _after_following(tokens, words) or _steps(tokens, words)
    lead = list(tokens[: marks[0][0]])
    if tells_a_deed(lead, words):
        return []
    ends = [start for start, _ in marks[1:]] + [len(tokens)]
    return [item for (_, first), end in zip(marks, ends, strict=True) if (item := _trimmed(tokens[first:end]))]


def _after_following(tokens: Sequence[Token], words: Words) -> list[list[Token]]:
    """ "on the following: A; B; and C"."""
    colon = next((i for i, t in enumerate(tokens[:6]) if t.text == ":"), None)
    if colon is None or not colon or tokens[colon - 1].text.lower() not in words.following:
        return []
    cuts = [colon + 1, *(i + 1 for i in range(colon + 1, len(tokens)) if tokens[i].text == ";")]
    ends = [*cuts[1:], len(tokens)]
    return [item for a, b in zip(cuts, ends, strict=True) if (item := _trimmed(tokens[a:b]))] if len(cuts) > 1 else []


def _steps(tokens: Sequence[Token], words: Words) -> list[list[Token]]:
    """ "a number of steps including doing A and doing B": the doings, each by itself."""
    opened = next((i for i, t in enumerate(tokens[:10]) if t.text.lower() in words.consisting), None)
    if opened is None or not opened or not any(t.text.lower() in words.steps for t in tokens[:opened]):
        return []
    cuts = [
        i
        for i in range(opened + 1, len(tokens))
        if tokens[i].text.partition(" ")[0].endswith(tuple(words.doing_endings) or "\0")
        and (i == opened + 1 or tokens[i - 1].text == "," or "conjunction" in tokens[i - 1].senses)
        and tokens[i].shape == "word"
    ]
    if len(cuts) < 2 or cuts[0] != opened + 1:
        return []
    return [item for a, b in zip(cuts, [*cuts[1:], len(tokens)], strict=True) if (item := _trimmed(tokens[a:b]))]


def tells_a_deed(lead: list[Token], words: Words) -> bool:
    """Whether what stands before the first mark says a deed of its own ("to deepen cooperation in the areas of: …")."""
    while lead and (
        lead[-1].text in _SIGNS
        or lead[-1].text.lower() in words.following
        or lead[-1].senses.keys() & (_OPENING | {"explanation", "be", "subordinator"})
        or any(verb.lemma in words.consisting for verb in lead[-1].senses.get("verb", ()))
        or lead[-1].text.lower() in words.consisting
    ):
        lead.pop()
    return any("action" in t.senses and not t.senses.keys() & {"activity", "instrument_kind", "proposal"} for t in lead)


def _trimmed(item: Sequence[Token]) -> list[Token]:
    """An item without the signs and the joining words around it."""
    kept = list(item)
    while kept and (kept[-1].text in _SIGNS or "conjunction" in kept[-1].senses):
        kept.pop()
    while kept and (kept[0].text in _SIGNS or kept[0].senses.keys() & {"infinitive", "that", "article", "conjunction"}):
        kept.pop(0)
    return kept


_OPENING = frozenset({"infinitive", "that", "conjunction", "article", "about", "verb"})


def mark_end(tokens: Sequence[Token], index: int, words: Words) -> int:
    """The index behind the mark of an item at `index`: "(i)", "1)", "a.", "first,"; `index` if there is none."""
    bracket = tokens[index].text == "("
    inner = index + bracket
    if (
        inner + 1 < len(tokens)
        and len(tokens[inner].text) <= _LONGEST_MARK
        and _ITEM.fullmatch(tokens[inner].text)
        and tokens[inner + 1].text in (")" if bracket else ").")
    ):
        return inner + 2
    for size in (3, 2, 1):
        if " ".join(t.text.lower() for t in tokens[index : index + size]) in words.item_marks:
            end = index + size
            return end + 1 if end < len(tokens) and tokens[end].text in ",:" else end
    return index


_ITEM = re.compile(r"[ivx]{1,4}|[a-h]|\d{1,2}", re.IGNORECASE)
_LONGEST_MARK = 4


def goes_on_after_colon(tokens: Sequence[Token], verb: int, index: int) -> bool:
    """A word for a deed behind a semicolon, in a list that a colon behind `verb` opens: one more item."""
    if index < 1 or tokens[index - 1].text != ";" or "action" not in tokens[index].senses:
        return False
    return any(t.text in ":：" for t in tokens[verb + 1 : index])


def further_sum(tokens: Sequence[Token], index: int, times: Sequence[TimeMention]) -> bool:
    """ "pledged 21 million for A; 70 million for B; and 230 million for C": behind a semicolon another sum, or a stand
    that is asked for too ("asked them to back A; back B")."""
    opens = tokens[index - 1].text in _STOPS or (
        index > 1 and "conjunction" in tokens[index - 1].senses and tokens[index - 2].text in _STOPS
    )
    if not opens:
        return False
    amount = tokens[index].shape == "number" and not any(time.start == tokens[index].start for time in times)
    stand = any(v.force == "support" for v in tokens[index].senses.get("verb", ()))
    return stand or (amount and any(t.shape == "number" for t in tokens[:4]))


def is_to_be(part: Sequence[Token], words: Words) -> bool:
    """ "to go on being a partner", "that B become a hub": what somebody is to be, a deed though no word for one."""
    first = next((i for i, t in enumerate(part) if not t.senses.keys() & _WHO and not _will(t)), 0)
    opening = [t.text for t in part[first : first + 2]]
    return bool({opening[0], " ".join(opening)} & set(words.becoming))


def names_fields(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "in three priority fields, which are A, B …", "in the fields of researching A, protecting B": what is listed
    are fields."""
    before = tokens[index - 1]
    if "copula" in before.senses:
        return "action" not in tokens[index].senses and not is_to_be(tokens, words)
    if "action" not in tokens[index].senses:
        return False
    phrase = f" {' '.join(t.text.lower() for t in tokens[max(0, index - 4) : index])}"
    named = next((field for field in words.fields_of if phrase.endswith(f" {field}")), None)
    if named is None:
        return False
    opened = index - len(named.split()) - 1
    return opened < 0 or "action" not in tokens[opened].senses  # "promote the fields of work": what is done


def other_paper(tokens: Sequence[Token], cut: int, index: int) -> bool:
    """ "backed the carrying out of the Declaration and the conclusion of the Code": a deed of its own for each."""
    if "action" not in tokens[index].senses or not tokens[index].senses.keys() & _OF_PAPERS:
        return False
    ahead, behind = tokens[index + 1 : index + 4], tokens[cut:index]
    if not any("instrument" in t.senses for t in ahead) or not any("instrument" in t.senses for t in behind):
        return False
    return any("action" in t.senses and t.senses.keys() & _OF_PAPERS for t in behind)


_OF_PAPERS = frozenset({"drafting", "implemented", "adopted"})
_STOPS = ";；"
_WHO = frozenset({"party", "member", "adverb", "group"})


def _will(token: Token) -> bool:
    return any(verb.role == "will" for verb in token.senses.get("verb", ()))


def should_too(tokens: Sequence[Token], index: int) -> bool:
    """ "; A should …": a clause of its own, of what somebody should do; ", should …": the next deed of the same."""
    before, token = tokens[index - 1] if index else None, tokens[index]
    if before is None or before.text in ";；":
        if token.senses.keys() & {"party", "group", "member", "mechanism"}:
            return any(v.role == "ought" for t in tokens[index + 1 : index + 4] for v in t.senses.get("verb", ()))
    elif index < 2 or not (before.text == "," or "conjunction" in before.senses):
        return False
    deed = next((t for t in tokens[index + 1 : index + 3] if "adverb" not in t.senses), token)
    return any(v.role == "ought" for v in token.senses.get("verb", ())) and "action" in deed.senses


def _bare_deeds(tokens: Sequence[Token]) -> bool:
    """ "affirmed: strengthen A, build B": the first word tells a deed, and so does one behind a comma."""
    deeds = [t for t in tokens if "adverb" not in t.senses or "action" in t.senses]
    opens = bool(deeds) and "action" in deeds[0].senses and "verb" not in deeds[0].senses
    return opens and any(a.text == "," for a, b in pairwise(deeds) if "action" in b.senses)


def values_and_acts(predicate: Predicate, tokens: Sequence[Token], words: Words) -> bool:
    """ "values A, promotes B and builds C": the verb itself, or right behind who does so, opens a list of deeds; one
    deed behind a comma may as well tell how."""
    if not words.valuing or predicate.verb.force != "reaffirm" or any("nominaliser" in t.senses for t in tokens):
        return False
    if predicate.verb.gloss is None and predicate.verb.lemma not in words.valuing and _bare_deeds(tokens):
        return True
    if predicate.verb.lemma not in words.valuing:
        if not any(v.lemma in words.valuing for t in tokens[:4] for v in t.senses.get("verb", ())):
            return False
    deeds = [t for t in tokens if "adverb" not in t.senses]
    return sum(a.text == "," or "conjunction" in a.senses for a, b in pairwise(deeds) if "action" in b.senses) > 1
