"""Meetings named together: "the meetings of A with B, C and D", "talks with the ministers of B and of C".

In: the tokens of a sentence and one mention. Out: a mention for each of the meetings; the mention alone if it is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import MeetingMention, Sentence
from depositary.read.party_signs import unique
from depositary.read.scan import Token

__all__ = ["with_each", "with_partners"]


def with_partners(mention: MeetingMention, tokens: Sequence[Token], lexicon: Lexicon) -> list[MeetingMention]:
    """Partners behind a meeting's only party, for a language whose kind noun stands first: one meeting with each of
    them where the noun is a plural, one meeting with all where it is not."""
    if lexicon.language.facts.head != "first" or mention.ordinals:
        return [mention]
    if len(mention.parties) == 2:
        return [mention, *_pairs_again(mention, tokens, lexicon)]
    if len(mention.parties) != 1:
        return [mention]
    index = next((i for i, t in enumerate(tokens) if t.start >= mention.end), len(tokens))
    several = _plus_one(tokens, index)  # "A+1": with one partner each
    index += 2 if several else 0
    if index >= len(tokens) or tokens[index].text not in lexicon.words.together:
        return [mention]
    partners: list[str] = []
    end = mention.end
    for token in tokens[index + 1 :]:
        if "party" in token.senses:
            partners.append(str(token.senses["party"]))
            end = token.end
        elif not partners and token.senses.keys() & {"member", "article", "group"}:
            continue
        elif token.text != "," and "connector" not in token.senses:
            break
    others = [p for p in unique(partners) if p not in mention.parties]
    if not others:
        return [mention]
    sides = [(*mention.parties, p) for p in others] if several or _plural(mention, tokens, lexicon) else [
        (*mention.parties, *others)
    ]  # fmt: skip
    core = mention.core or " ".join(
        t.text for t in tokens if mention.start <= t.start < mention.end and "party" not in t.senses
    )
    core = core.replace(mention.parties[0], "").strip()  # the sides are put before the name
    own = replace(mention, end=end, mechanism=None, name_en=None, acronym=None, known=False, core=core)
    return [replace(own, parties=parties, bare=False) for parties in sides]


def _pairs_again(mention: MeetingMention, tokens: Sequence[Token], lexicon: Lexicon) -> list[MeetingMention]:
    """ "the meetings of ministers A-B, A-C and A-D": one more of the same kind for each further pair."""
    index = next((i for i, t in enumerate(tokens) if t.start >= mention.end), len(tokens))
    noun = _PAIR.sub("", mention.name or "")
    found: list[MeetingMention] = []
    while index + 3 < len(tokens):
        joint, one, dash, two = tokens[index : index + 4]
        if joint.text != "," and "conjunction" not in joint.senses:
            break
        if one.senses.get("party") != mention.parties[0] or dash.text not in "-–" or "party" not in two.senses:
            break
        sides = (mention.parties[0], str(two.senses["party"]))
        series = lexicon.senses_of(f"{noun} {one.text}-{two.text}").get("mechanism")
        row = lexicon.registry.mechanisms[series.id] if series is not None else None
        found.append(
            replace(
                mention, parties=sides, end=two.end, name=f"{noun} {one.text}-{two.text}", core=noun, bare=False,
                mechanism=row.id if row else None, name_en=row.name_en if row else None, known=row is not None,
                acronym=row.acronyms[0] if row and row.acronyms else None,
            )
        )  # fmt: skip
        index += 4
    return found


_PAIR = re.compile(r"\s+\S+\s*[-–]\s*[^-–]*$")


def _plus_one(tokens: Sequence[Token], index: int) -> bool:
    return [t.text for t in tokens[index : index + 2]] == ["+", "1"]


def with_each(mention: MeetingMention, sentence: Sentence, lexicon: Lexicon) -> list[MeetingMention]:
    """Talks of one side with several others, told in the plural: one meeting with each."""
    if mention.level != "bilateral" or mention.parties or not _plural(mention, sentence.tokens, lexicon):
        return [mention]
    stop = min((m.start for m in sentence.meetings if m.start > mention.start), default=sentence.end)
    sides = [a for a in sentence.actors if a.kind in ("party", "person") and a.parties]
    own = [p for a in sides if a.end <= mention.start for p in a.parties][-1:]
    others = [p for p in unique(p for a in sides if mention.end <= a.start < stop for p in a.parties) if p not in own]
    if not own or len(others) < 2:
        return [mention]
    return [replace(mention, parties=(own[0], other), bare=False) for other in others]


def _plural(mention: MeetingMention, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    before = next((t for t in reversed(tokens) if t.end <= mention.start), None)
    return before is not None and before.text in lexicon.words.plural_articles
