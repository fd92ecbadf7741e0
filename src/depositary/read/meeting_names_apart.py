"""Meetings named together: "the meetings of A with B, C and D", "talks with the ministers of B and of C".

In: the tokens of a sentence and one mention. Out: a mention for each of the meetings; the mention alone if it is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import MeetingMention, Sentence
from depositary.read.numbers import Ordinal
from depositary.read.party_signs import unique
from depositary.read.scan import Token

__all__ = ["long_forms", "numbered_again", "with_each", "with_partners"]


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
    if index + 1 >= len(tokens):
        return [mention]
    partnered = tokens[index + 1].text.lower() in lexicon.words.groups.get(
        "partners", ()
    )  # "of A and the partners B, C"
    if tokens[index].text not in lexicon.words.together and not ("conjunction" in tokens[index].senses and partnered):
        return [mention]
    partners: list[str] = []
    end = mention.end
    for token in tokens[index + 1 :]:
        if "party" in token.senses:
            partners.append(str(token.senses["party"]))
            end = token.end
        elif not partners and token.senses.keys() & {"member", "article", "group"}:
            continue
        elif token.text in "()" or (partners and token.text.isupper() and not token.senses.keys() & {"mechanism"}):
            continue  # the short form of a partner
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


def long_forms(found: Sequence[MeetingMention], tokens: Sequence[Token], lexicon: Lexicon) -> list[MeetingMention]:
    """ "the Summit of the Community of A (ABC)": what stands before the brackets is the long form of the known letters
    in them, for a language whose kind noun stands first."""
    result: list[MeetingMention] = []
    for mention in found:
        before = result[-1] if result else None
        gap = [t for t in tokens if before is not None and before.end <= t.start and t.end <= mention.start]
        opens = bool(gap) and gap[-1].text == "(" and len(gap) > 1
        plain = opens and len(gap) <= _LONG_FORM and not any(t.shape == "sign" for t in gap[:-1])
        plain = plain and not any(t.senses.keys() & {"verb", "held", "place_word", "conjunction"} for t in gap[:-1])
        if before is not None and plain and mention.known and not (before.known or before.ordinals or before.parties):
            mention = replace(mention, start=before.start, kind_start=before.kind_start)
            result.pop()
        result.append(mention)
    return result


_LONG_FORM = 12  # tokens between the noun and the bracket


def numbered_again(
    found: Sequence[MeetingMention], tokens: Sequence[Token], ordinals: Sequence[Ordinal], lexicon: Lexicon
) -> list[MeetingMention]:
    """ "the Summit A-B, the 22nd, A-C, the 24th, and D, the 9th": further meetings of the same kind, each told by its
    parties and its number alone, for a language whose kind noun stands first."""
    result: list[MeetingMention] = []
    for position, mention in enumerate(found):
        result.append(mention)
        stop = found[position + 1].start if position + 1 < len(found) else None
        index = next((i for i, t in enumerate(tokens) if t.start >= mention.end), len(tokens))
        while mention.ordinals and mention.parties and index + 2 < len(tokens):
            if tokens[index].text != "," and "conjunction" not in tokens[index].senses:
                break
            parties, after = _sides_from(tokens, index + 1)
            number = next((o for o in ordinals if after < len(tokens) and o.start == tokens[after].start), None)
            if not parties or number is None or (stop is not None and number.end > stop):
                break
            known = _series_of(mention, parties, lexicon)
            result.append(
                replace(
                    mention, start=tokens[index + 1].start, end=number.end, kind_start=tokens[index + 1].start,
                    parties=parties, ordinals=(number.value,), ordinal=number.value, core=_noun_of(mention, lexicon),
                    mechanism=known[0] if known else None, name_en=known[1] if known else None, known=known is not None,
                    name=_noun_of(mention, lexicon), acronym=None, subject=None,
                )
            )  # fmt: skip
            index = next((i for i, t in enumerate(tokens) if t.start >= number.end), len(tokens))
    return result


def _sides_from(tokens: Sequence[Token], index: int) -> tuple[tuple[str, ...], int]:
    """Parties joined by dashes from an index on, and the index behind them."""
    parties: list[str] = []
    while index < len(tokens):
        token = tokens[index]
        if "party" in token.senses:
            parties.append(str(token.senses["party"]))
        elif not parties or token.text not in "-–":
            break
        index += 1
    return unique(parties), index


def _noun_of(mention: MeetingMention, lexicon: Lexicon) -> str:
    """The first of the language's nouns for a meeting of this level."""
    return next(iter(lexicon.words.kinds.get(mention.level, ())), mention.name or "")


def _series_of(mention: MeetingMention, parties: Sequence[str], lexicon: Lexicon) -> tuple[str, str] | None:
    """The registry's series of just these parties at the level of the mention: its id and name."""
    actors = lexicon.registry.actors
    for row in lexicon.registry.mechanisms.values():
        names = {actors[party].name_en for party in row.parties if party in actors}
        if row.level == mention.level == "summit" and not row.others and names == set(parties):
            return row.id, row.name_en
    return None


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
