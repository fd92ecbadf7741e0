"""A word that adopts a paper and also stands for "through", in a language that has one for both.

In: the tokens of a sentence and the place of such a word. Out: whether it is a way by which something is done, or
adopts a deed where no paper is named; of "several papers such as A and B" the papers named; and whether "the adoption
of X" is still ahead.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon import Words
from depositary.read.mentions import InstrumentMention, Sentence
from depositary.read.scan import Token

__all__ = [
    "adoption_ahead",
    "adopts_a_deed",
    "gives_through",
    "is_a_way",
    "leads_to_deed",
    "paper_opens",
    "papers_named",
]

_GIVEN = frozenset({"action", "activity", "result", "proposal"})
_LOOSE = frozenset({"work_plan", "other", "fund"})  # kinds whose nouns name no paper in particular
_LEAD = 12  # tokens of "many important papers such as"
_JOINS = frozenset({"owning", "between", "post_link"})


def is_a_way(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """ "A supports B through the fund", "the help of A through the plan": B and A adopt nothing there; nor does anybody
    "through initiatives such as …" or "through its secretariat issue a statement"."""
    if tokens[index].text.lower() in words.needs_paper:
        after = tokens[index + 1 : index + 3]
        if _of_several(after, words) or _by_whom(after, words):
            return True
    if tokens[index].text.lower() not in words.needs_paper or index < 2 or "party" not in tokens[index - 1].senses:
        return False
    at = index - 2
    while at > 0 and tokens[at].senses.keys() & {"member", "article"}:
        at -= 1
    if tokens[at].senses.keys() & _JOINS and at and "conjunction" not in tokens[at].senses:
        return bool(tokens[at - 1].senses.keys() & _GIVEN)
    return "action" in tokens[at].senses and "held" not in tokens[at].senses


def _by_whom(after: Sequence[Token], words: Words) -> bool:
    """ "(through) the secretariat issue": a body, and what it does with a paper."""
    body = len(after) > 1 and "party" in after[0].senses and not after[0].senses.keys() & {"instrument", "mechanism"}
    return body and after[1].text.lower() in words.needs_paper_next


def _of_several(after: Sequence[Token], words: Words) -> bool:
    return (
        len(after) > 1
        and after[0].text in words.plural_articles
        and after[1].text.islower()
        and after[1].senses.get("instrument_kind") in _LOOSE
    )


def leads_to_deed(content: Sequence[Token], words: Words) -> bool:
    """ "(will) through the fund give A help": behind the last paper of the clause stands a deed, in a script without
    spaces."""
    if not content or content[0].text not in words.need_papers:
        return False
    return any("action" in t.senses for t in _behind_papers(content)[:-1])


def gives_through(content: Sequence[Token], words: Words) -> bool:
    """ "through the initiative to A gives help": right behind the last paper of the clause stands whom a deed goes to,
    in a script without spaces. content: from the word for adopting on."""
    behind = [t for t in _behind_papers(content) if t.text not in "”」》"] if words.toward else []
    return bool(behind) and behind[0].text in words.toward and any("action" in t.senses for t in behind[1:])


def _behind_papers(content: Sequence[Token]) -> Sequence[Token]:
    """What stands behind the last paper of the first clause; empty if it names none."""
    end = next((i for i, t in enumerate(content) if t.text in ",;:。"), len(content))
    papers = [i for i in range(1, end) if content[i].senses.keys() & {"instrument", "instrument_kind"}]
    return content[papers[-1] + 1 : end] if papers else ()


def adopts_a_deed(tokens: Sequence[Token], index: int) -> bool:
    """ "The meeting approved the setting up of A": whoever meets stands right before, the deed it settles behind."""
    before = next((t for t in reversed(tokens[:index]) if not t.senses.keys() & {"have", "adverb"}), None)
    if before is None or not before.senses.keys() & {"group", "kind"}:
        return False
    behind = [t for t in tokens[index + 1 : index + 4] if "nominaliser" not in t.senses][:1]
    return any(verb.force == "decide" and verb.frame == "object" for t in behind for verb in t.senses.get("verb", ()))


def papers_named(tokens: list[Token], sentence: Sentence) -> list[Token]:
    """What is adopted, from the first paper named behind "several papers, among them" or "such as"."""
    for index in range(1, min(_LEAD, len(tokens) - 1)):
        if any(m.start <= tokens[index].start < m.end for m in sentence.instruments):
            break
        opens = tokens[index].senses.keys() & {"example", "explanation"} or tokens[index].text == ":"
        if opens and any(m.start == tokens[index + 1].start for m in sentence.instruments):
            lead = tokens[:index]
            several = lead[0].shape == "number" or lead[0].senses.keys() & {"article", "partial", "paper"}
            papers = any(t.senses.keys() & {"paper", "instrument_kind"} for t in lead)
            return tokens[index + 1 :] if several and papers else tokens
    return tokens


def paper_opens(tokens: Sequence[Token], index: int, papers: Sequence[InstrumentMention]) -> bool:
    """Whether a paper is named here that is another than those before it: it has a name, a span of years or a phrase
    of its own, a capital letter, or stands behind an article ("adopted a declaration and a plan of action")."""
    article = "article" in tokens[index].senses and index + 1 < len(tokens)
    starts = (tokens[index].start, tokens[index + 1].start) if article else (tokens[index].start,)
    mention = next((m for m in papers if m.start in starts), None)
    if mention is None:
        return False
    named = bool(mention.period) or mention.specific or not mention.generic
    return article or named or (mention.title or "")[:1].isupper()


def adoption_ahead(sentence: Sentence, index: int, published: str | None) -> bool:
    """ "the adoption of X will take place at Y": the noun opens its clause, and behind its paper stands that this is
    still to take place; what it "will help deepen" is of a paper that stands, as is one with a day gone by."""
    tokens = sentence.tokens
    if index == 0 or "article" not in tokens[index - 1].senses:
        return False
    if index > 1 and not (
        tokens[index - 2].senses.keys() & {"connector", "conjunction"} or tokens[index - 2].text in ",;."
    ):
        return False
    for place, token in enumerate(tokens[index + 1 : index + 30], index + 1):
        verbs = token.senses.get("verb", ())
        if "scheduled" in token.senses:
            return True
        if any(v.role == "will" for v in verbs):
            left, right = tokens[index].end, token.start
            if any(left <= t.start < right and published and t.last and t.last < published for t in sentence.times):
                return False
            return _takes_place(tokens[place + 1 : place + 5])
        if token.text in ",;." or any(v.force or v.role for v in verbs if v.form in ("past", "present")):
            return False
    return False


def _takes_place(tokens: Sequence[Token]) -> bool:
    """ "(will) happen", "(will) be completed"."""
    said = [t for t in tokens if "adverb" not in t.senses and "connector" not in t.senses]
    if said and "happening" in said[0].senses:
        return True
    return len(said) > 1 and "be" in said[0].senses and any(v.form == "past" for v in said[1].senses.get("verb", ()))
