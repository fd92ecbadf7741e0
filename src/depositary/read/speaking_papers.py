"""Papers that speak: "the statement stressed", said for those who adopted it.

In: the tokens of a sentence and the place of a noun for papers. Out: whom the noun stands for there, as a kind of
actor (a group: those who met; "it": the body that adopts resolutions), or None.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import ActorMention
from depositary.read.scan import Token

__all__ = ["paper_speaks", "speaking_nouns"]

_OPENING = '.:!?“"(-–'  # behind these any word may have a capital letter
_VOICES = frozenset({"statement", "declaration"})
_MARKS = "《「『“", "》」』”"  # round the title of a paper
_NAMED = 4  # tokens of its name or of pointing words between the noun and its verb


def paper_speaks(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> str | None:
    """Who is meant where a paper is the subject of a verb of saying, asking or standing by."""
    senses = tokens[position].senses
    facts = lexicon.language.facts
    kind = senses.get("instrument_kind")
    if kind is None and (not facts.spaces or facts.head == "first"):
        known = lexicon.registry.instruments.get(senses["instrument"].id)
        kind = known.kind if known is not None else None
    if not facts.spaces:
        return "group" if kind in _VOICES and _opens(tokens, position) else None
    if facts.head == "first":
        if kind not in _VOICES | {"resolution"} or not _leads(tokens, position, lexicon):
            return None
        return "it" if kind == "resolution" else "group"
    if kind is not None and _definite(tokens, position):
        return "it" if kind == "resolution" else "group"
    return None


def speaking_nouns(tokens: Sequence[Token], actors: Sequence[ActorMention]) -> frozenset[int]:
    """Indexes of the nouns for papers that stand for those who act, or have a capital letter inside a sentence, where
    the same word is also a verb."""
    starts = {actor.start for actor in actors if actor.kind in ("group", "it")}
    return frozenset(
        index for index, token in enumerate(tokens)
        if "instrument_kind" in token.senses and "verb" in token.senses
        and (token.start in starts or (index and token.text[:1].isupper() and tokens[index - 1].text not in _OPENING))
    )  # fmt: skip


def _definite(tokens: Sequence[Token], position: int) -> bool:
    """ "The resolution called on …": a paper that speaks, for those who adopted it; one named in full speaks not."""
    token = tokens[position]
    if not position or position > 3 or position + 1 >= len(tokens) or not token.text.islower():
        return False
    if "article" not in tokens[position - 1].senses:
        return False
    for after in tokens[position + 1 : position + 3]:
        if any(
            v.force is not None and v.form in ("past", "present") and v.frame != "object"
            for v in after.senses.get("verb", ())
        ):
            return True
        if "adverb" not in after.senses:
            return False
    return False


def _opens(tokens: Sequence[Token], position: int) -> bool:
    """ "The statement further stressed …" at the head of a sentence, or behind "besides,", in a script without
    spaces; its title may stand in marks."""
    first, behind = position, position + 1
    if behind < len(tokens) and tokens[behind].text in _MARKS[1]:
        behind += 1
        first = next((i for i in range(position - 1, -1, -1) if tokens[i].text in _MARKS[0]), position)
    if any("connector" not in t.senses and t.text != "," for t in tokens[:first]):
        return False
    for after in tokens[behind : behind + 2]:
        if any(v.force or v.role == "report" for v in after.senses.get("verb", ())):
            return True
        if "adverb" not in after.senses:
            return False
    return False


def _leads(tokens: Sequence[Token], position: int, lexicon: Lexicon) -> bool:
    """ "The (joint) statement (of A) stressed …" at the head of a clause, in a language whose nouns stand first and
    whose verbs do not change their form: a name, a pointing word or an adverb may stand before the verb."""
    before = tokens[position - 1] if position else None
    if before is not None and before.text not in ",;" and not before.senses.keys() & {"connector", "article", "paper"}:
        return False
    words = lexicon.words
    for step, after in enumerate(tokens[position + 1 : position + 2 + _NAMED]):
        verbs = after.senses.get("verb", ())
        if any((v.force and v.frame != "object") or v.role in ("report", "welcome") for v in verbs):
            opened = before is None or bool(before.senses.keys() & {"article", "paper"})
            opened = opened or all(t.text == "," or "connector" in t.senses for t in tokens[:position])
            if before is not None and before.text == "," and "verb" not in tokens[position].senses:
                opened = True  # "On trade, the text stressed …"
            return after.text.islower() and (step > 0 or opened or tokens[position].text[:1].isupper())
        named = after.shape in ("name", "number") and not after.senses.keys() & {
            "party",
            "person",
            "post",
            "group",
            "verb",
        }
        small = after.senses.keys() & {"adverb", "connector", "have"} or after.text in words.this_words
        if not (named or small or after.text in words.deictics):
            return False
    return False
