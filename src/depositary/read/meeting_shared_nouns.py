"""Meetings that share a noun at the end of their list, in a script without spaces: "A with B, C and D's summits", "A-B
(10+1), A+3 (10+3) and the E Summit, a series of foreign ministers' meetings".

In: the mentions and tokens of a sentence. Out: the mentions, with one for each pair that meets, and each circle's
ministers' meeting where the noun at the end is one of ministers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depositary.read.lexicon import Lexicon
from depositary.read.meeting_circles import meeting_of_ministers
from depositary.read.meeting_unnamed import states_in_run
from depositary.read.mentions import MeetingMention
from depositary.read.scan import Token

__all__ = ["of_shared_nouns"]

_FEWEST, _CIRCLE = 2, 3  # partners that make several meetings; who may meet an organisation as one
_MOST = 16  # partners of one list; a longer one tells of no meeting with each
_APART = 12  # tokens between the word for "one by one" and the noun
_DASHES = frozenset("-‐‑–—─")
_BRACKETS = 6  # tokens of brackets that tell how many meet
_FILL = frozenset({"standing", "shield", "all_meetings", "held"})


_Sides = tuple[str, list[tuple[str, int]], int | None]
"""A host, its partners with where they stand, and where the host stands; None if a verb parts them from the noun."""


def of_shared_nouns(found: list[MeetingMention], tokens: Sequence[Token], lexicon: Lexicon) -> list[MeetingMention]:
    """See above; nothing changes in a language with spaces."""
    facts = lexicon.language.facts
    if facts.spaces or facts.head != "last" or not found:
        return found
    result: list[MeetingMention] = []
    for mention in found:
        if (
            result
            and mention.mechanism
            and mention.mechanism == result[-1].mechanism
            and _in_brackets(mention, result[-1], tokens)
        ):
            result[-1] = replace(result[-1], end=mention.end + 1)  # "A and C (10+3)"
            continue
        head = next((i for i, t in enumerate(tokens) if t.start >= mention.kind_start), len(tokens))
        sides = _sides(tokens, head, lexicon) if not mention.mechanism and not mention.ordinals else None
        if sides is None or mention.level not in ("summit", "ministerial", "senior_officials"):
            result.append(mention)
            continue
        own = replace(
            mention, qualifiers=(), subject=None, bare=False, name_en=None, known=False, name=tokens[head].text
        )
        result += _pairs(own, sides, tokens[head].end)
    return _of_ministers(_with_pairs(result, tokens, lexicon), lexicon)


def _pairs(own: MeetingMention, sides: _Sides, end: int) -> list[MeetingMention]:
    """A mention for each pair, at the place of the partner; all at the noun if they meet behind a verb."""
    host, partners, start = sides
    apart = [at for _, at in partners]
    starts = [start, *apart[1:]] if start is not None else [own.start] * len(partners)
    ends = [*starts[1:], end]
    return [
        replace(own, parties=(host, name), start=first, end=max(first + 1, last - 1) if last != end else end)
        for (name, _), first, last in zip(partners, starts, ends, strict=True)
    ]


def _in_brackets(mention: MeetingMention, before: MeetingMention, tokens: Sequence[Token]) -> bool:
    """The second name of a meeting stands in brackets right behind the first."""
    around = [t.text for t in tokens if before.end <= t.start < mention.start or t.start == mention.end]
    return mention.start - before.end == 1 and around in (["(", ")"], ["（", "）"])


def _sides(tokens: Sequence[Token], head: int, lexicon: Lexicon) -> _Sides | None:
    """Whose meetings with which several partners the noun at `head` tells of, and where they begin."""
    words = lexicon.words
    said = {
        t.text.removesuffix(end) for t in tokens[max(0, head - _APART) : head + _APART] for end in ("", *words.held)
    }
    apart = not said.isdisjoint(words.apart)
    step, paired, told, partnered = head - 1, False, False, False
    while step >= 0 and (tokens[step].text in (*words.and_others, *words.noun_marks) or _fills(tokens[step])):
        told = told or "held" in tokens[step].senses
        partnered = partnered or "standing" in tokens[step].senses
        step -= 1
    if told and not apart:
        return None
    if step >= 0 and tokens[step].text == ")":
        opened = next((i for i in range(step, max(-1, step - _BRACKETS), -1) if tokens[i].text == "("), None)
        if opened is None or not _each(tokens[opened : step + 1], lexicon):
            return None
        step, paired = opened - 1, True
    run = _run(tokens, step, lexicon)
    if run is None:
        return None
    host, partners, start = run
    many = len(partners) > _CIRCLE and (partnered or host not in lexicon.state_names)
    if len(partners) < _FEWEST or not (apart or paired or many):
        return None  # an organisation with three at once, a state with any number: a circle of all
    return host, partners, None if told else start


def _each(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Brackets that tell of one meeting with each; with another last number they tell of a circle of all."""
    return "".join(t.text for t in tokens[1:-1]) in lexicon.words.one_with_each


def _fills(token: Token) -> bool:
    return bool(token.senses.keys() & _FILL)


def _run(tokens: Sequence[Token], step: int, lexicon: Lexicon) -> _Sides | None:
    """ "A with B, C and D", read back from D: A, the others, each once, and where A stands; None if they are more than
    meet somebody one by one."""
    partners: list[tuple[str, int]] = []  # from the last to the first
    while step >= 0 and len(partners) <= _MOST:
        token = tokens[step]
        if not partners and (several := states_in_run(token, lexicon)):
            partners = [(state, token.start) for state in several]
        elif "party" in token.senses:
            partners.append((str(token.senses["party"]), token.start))
        else:
            return None
        link = step - 1
        while link >= 0 and tokens[link].text in lexicon.words.apart:
            link -= 1
        if link < 1 or not (tokens[link].senses.keys() & {"between", "post_link"} or tokens[link].text in _DASHES):
            return None
        before = link - 1
        while before > 0 and tokens[before].text in lexicon.words.apart:
            before -= 1
        hosts = tokens[before].senses.get("party")
        further = before > 0 and bool(tokens[before - 1].senses.keys() & {"between", "post_link"})
        if hosts is not None and not further and tokens[link].text != "、":
            own = dict(partners)  # where each is named first
            if len(partners) > _MOST or str(hosts) in own:
                return None
            return str(hosts), sorted(own.items(), key=lambda pair: pair[1]), tokens[before].start
        step = before
    return None


def _with_pairs(found: list[MeetingMention], tokens: Sequence[Token], lexicon: Lexicon) -> list[MeetingMention]:
    """The pairs that only the "(10+1)" behind them tells of, in a list that goes on with a meeting."""
    added: list[MeetingMention] = []
    for index in range(3, len(tokens) - 5):
        if tokens[index].text != "(" or tokens[index + 4].text != ")" or not _each(tokens[index : index + 5], lexicon):
            continue
        behind = next((m for m in found if 0 <= m.start - tokens[index + 4].end <= 1), None)
        if behind is None or any(m.start <= tokens[index].start < m.end for m in found):
            continue
        run = _run(tokens, index - 1, lexicon)
        if run is None:
            continue
        host, partners, start = run
        alone = len(partners) == 1
        plain = replace(
            behind, start=start or 0, end=tokens[index + 4].end, kind_start=start or 0, mechanism=None, acronym=None,
            name_en=None, ordinal=None, ordinals=(), known=False, bare=False, level="summit", subject=None,
            name="".join(t.text for t in tokens if (start or 0) <= t.start < tokens[index].start) if alone else None,
        )  # fmt: skip
        added += [replace(plain, parties=(host, partner)) for partner, _ in partners]
    return sorted([*found, *added], key=lambda m: m.start) if added else found


def _of_ministers(found: list[MeetingMention], lexicon: Lexicon) -> list[MeetingMention]:
    """Circles and pairs listed before "a series of ministers' meetings": those are what each of them holds."""
    series = next((i for i, m in enumerate(found) if m.umbrella and m.level == "ministerial"), None)
    if not series or not 0 <= found[series].start - found[series - 1].end <= 1:
        return found
    nouns = [noun for noun in lexicon.words.kinds["ministerial"] if (found[series].name or "").endswith(noun)]
    noun = max(nouns, key=len, default="")
    result = list(found)
    for index in range(series - 1, -1, -1):
        mention = result[index]
        if result[index + 1].start - mention.end > _GAP or mention.ordinals:
            break
        row = meeting_of_ministers(lexicon, mention.mechanism or "")
        if row is not None:
            result[index] = replace(mention, mechanism=row.id, name_en=row.name_en, level="ministerial", acronym=None)
        elif mention.mechanism is None and len(mention.parties) == 2:
            name = f"{mention.name}{noun}"
            known = lexicon.senses_of(lexicon.fold(name)).get("mechanism")
            own = lexicon.registry.mechanisms.get(getattr(known, "id", ""))
            result[index] = replace(
                mention, level="ministerial", name=name, core=noun,
                mechanism=own.id if own else None, name_en=own.name_en if own else None,
            )  # fmt: skip
    return result


_GAP = 8  # code points between two of a list, one of them in brackets
