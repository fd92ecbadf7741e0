"""Whose deed a verb tells where another verb stands before it, in a language whose verbs do not change their form: of a
partner it is done with, of the speaker's own party, of whoever is asked.

In: the tokens of a sentence, the predicate before and who stands right before the verb. Out: whether it is so.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from depositary.read.clause_subjects import Predicate
from depositary.read.lexicon import Lexicon, Verb, Words
from depositary.read.mentions import ActorMention, Sentence
from depositary.read.scan import Token

__all__ = [
    "behind_those_asked",
    "done_by_another",
    "goes_on_among",
    "is_asked_too",
    "is_helped",
    "is_hoped_of",
    "is_partner",
    "led_there",
    "of_one_object",
    "speaks_for",
    "without_which",
]

_NEAR = 6  # code points between a verb and the party of which it says something
_ASKED = frozenset({"article", "member", "group", "party", "partners"})
_MOST_ASKED = 24  # tokens of a list of those asked
_VOICED = frozenset({"support", "commit", "propose", "request", "agree"})


def speaks_for(tokens: Sequence[Token], last: Predicate, mention: ActorMention, verb: Verb, lexicon: Lexicon) -> bool:
    """ "The minister stressed that X supports …", X being his own party: that stand is what is said; not so behind
    "stressed the commitment of X to support …"."""
    if last.verb.force != "reaffirm" or verb.force not in _VOICED:
        return False
    if mention.kind != "party" or len(mention.parties) != 1 or mention.start - last.end > _NEAR:
        return False
    if last.verb.lemma.endswith(tuple(f" {word}" for word in lexicon.words.owning) or "\0"):
        return False
    if last.subject is None:
        return True
    own = {lexicon.offices.get(name, name) for name in last.subject.parties}
    return last.subject.kind in ("speaker", "group") or set(mention.parties) == own


def is_partner(tokens: Sequence[Token], mention: ActorMention | None, words: Words) -> bool:
    """ "to help A and, together with A, carry out B": with whom something is done."""
    if mention is None or not words.jointly_with:
        return False
    before = next((t for t in reversed(tokens) if t.end <= mention.start and "member" not in t.senses), None)
    return before is not None and before.text.lower() in words.jointly_with


def behind_those_asked(tokens: Sequence[Token], start: int, words: Words) -> int | None:
    """ "called on A, the Bs and the Cs to …", where no word parts those asked from the deed: the deed behind
    a list of them; None where it is no such list."""
    joints = 0
    for index in range(start, min(start + _MOST_ASKED, len(tokens))):
        token, before = tokens[index], tokens[index - 1]
        opens = index == start or before.text == "," or "conjunction" in before.senses
        if opens and token.text != "," and "conjunction" not in token.senses:
            named = token.senses.keys() & _ASKED or token.text.lower().startswith(_plurals(words))
            if index > start and not named:
                if "," in (before.text, tokens[index - 2].text):
                    return None  # "called on A to do B, C"
                continue  # "regional and international organisations"
            if not named:
                return None
            joints += index > start
            continue
        if token.shape == "sign" and token.text != ",":
            return None
        deed = "action" in token.senses or any(v.force or v.frame == "event" for v in token.senses.get("verb", ()))
        if deed and "article" not in before.senses:
            return index if joints else None
    return None


def _plurals(words: Words) -> tuple[str, ...]:
    return tuple(f"{word} " for word in words.plural_articles) or ("\0",)


def is_asked_too(tokens: Sequence[Token], last: int, index: int) -> bool:
    """ "suggested that B do A and back C": joined without a comma to what B is to do."""
    if "conjunction" not in tokens[index - 1].senses or index < 2 or tokens[index - 2].shape == "sign":
        return False
    inside = tokens[last + 1 : index]
    commas = [i for i, t in enumerate(inside) if t.text in ",;"]
    clause = inside[commas[-1] + 1 :] if commas else inside
    asked = any(t.senses.keys() & {"party", "group"} for t in inside[:3])
    return asked and any("action" in t.senses for t in clause)


def done_by_another(sentence: Sentence, marked: int) -> bool:
    """ "(welcomed) that B joined the fund and agreed to do A": somebody stands right behind the mark of a noun, the
    token at `marked`."""
    return any(a.start == sentence.tokens[marked + 1].start for a in sentence.actors)


def is_helped(tokens: Sequence[Token], mention: ActorMention | None) -> bool:
    """ "… and help X do": X is whom the deed before is done to."""
    if mention is None:
        return False
    before = next((t for t in reversed(tokens) if t.end <= mention.start), None)
    return mention.kind == "party" and before is not None and "action" in before.senses


def _among_welcomed(sentence: Sentence, index: int, last: Predicate) -> bool:
    """ "welcomed that B helps, among other things by giving A, committed C, opened D": the other side's deeds, told in
    a list of what is welcomed."""
    if last.verb.role != "welcome" or last.subject is None or index <= last.content_first:
        return False
    tokens = sentence.tokens[last.content_first : index]
    first = tokens[0]
    other = next((a for a in sentence.actors if a.start == first.start and a.kind == "party"), None)
    if other is None or set(other.parties) & set(last.subject.parties) or any(t.text == ";" for t in tokens):
        return False
    listed = [t for t in tokens if t.senses.keys() & {"connector", "explanation", "example", "nominaliser"}]
    return any("nominaliser" in two.senses and one.end < two.start <= one.end + 2 for one, two in pairwise(listed))


def _encourages_too(tokens: Sequence[Token], index: int, last: Predicate, words: Words) -> bool:
    """ "suggested that B do A; go on encouraging its firms to do C", "agreed to do A; to encourage firms to do B": to
    encourage those who are no side is one of the deeds asked or agreed."""
    if tokens[index].text.lower() not in words.encouraging:
        return False
    if last.verb.frame not in ("suggest", "act") or last.verb.force not in ("propose", "agree", "commit"):
        return False
    whom = next((t for t in tokens[index + 1 :] if "article" not in t.senses), None)
    return whom is not None and not whom.senses.keys() & _ASKED


def goes_on_among(sentence: Sentence, index: int, verb: Verb, last: Predicate, lexicon: Lexicon) -> bool:
    """A verb that opens its clause tells one more of the deeds that the verb before it lists."""
    if lexicon.language.facts.spaces and _encourages_too(sentence.tokens, index, last, lexicon.words):
        return True
    return verb.force in ("commit", "decide") and _among_welcomed(sentence, index, last)


def is_hoped_of(tokens: Sequence[Token], found: Sequence[Predicate], index: int) -> bool:
    """ "hoped that both sides, as partners, will do A": what both sides will do is what is hoped for."""
    if not found or found[-1].verb.force != "propose" or tokens[index - 1].text != ",":
        return False
    opening = tokens[found[-1].content_first : found[-1].content_first + 2]
    return len(opening) > 1 and bool(opening[0].senses.keys() & {"group", "party"}) and opening[1].text == ","


def of_one_object(tokens: Sequence[Token], index: int, verb: Verb) -> bool:
    """ "values and appreciates A": the second, which only tells, has the object of the first."""
    if verb.role != "narrate" or verb.frame != "stand" or index < 2:
        return False
    stands = tokens[index - 2].senses.get("verb", ())
    return "conjunction" in tokens[index - 1].senses and any(v.force == "reaffirm" for v in stands)


def led_there(found: list[Predicate], tokens: Sequence[Token], words: Words) -> list[Predicate]:
    """ "will lead B's delegation to attend the summit": that it is to attend is what its leader will do."""
    kept: list[Predicate] = []
    for predicate in found:
        last = kept[-1] if kept else None
        leads = last is not None and last.verb.role == "will" and tokens[last.index + 1].text.lower() in words.leading
        if last is not None and leads and predicate.verb.frame == "event" and predicate.verb.lemma in words.discussing:
            last.content_last = predicate.content_last
            continue
        kept.append(predicate)
    return kept


def without_which(tokens: list[Token], words: Words) -> list[Token]:
    """ "called on the parties concerned in A to do B", in a language whose nouns stand first: what is asked, without
    the words that say which parties are meant."""
    opening = f"{' '.join(t.text.lower() for t in tokens[:3])} "
    if not opening.startswith(tuple(f"{word} " for word in words.concerned) or "\0"):
        return tokens
    deed = next(
        (i for i, t in enumerate(tokens[:_WHICH]) if i and ("action" in t.senses or t.text in words.bare_deeds)), None
    )
    return tokens if deed is None else tokens[deed:]


_WHICH = 10  # tokens that say which parties are meant
