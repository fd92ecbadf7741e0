"""Names of meetings in a sentence: a kind noun with the parties, the level, the ordinal and the subject around it.

In: the tokens of a sentence and its ordinals. Out: `MeetingMention`s. A mechanism the registry knows is taken whole; any
other is built from its parts, on the side of the noun where the language puts them. A bare noun ("the meeting") is kept
as a reference back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import MeetingMention
from depositary.read.numbers import Ordinal, roman_value
from depositary.read.parties import unique
from depositary.read.scan import Token

__all__ = ["find_meetings"]

_OCCURRING = frozenset({"held", "scheduled", "convene", "postponed", "cancelled", "hosting"})
_ROMAN = re.compile(r"[IVX]{1,6}")

_DASHES = frozenset("-–—―─－·~/")
_OPEN, _CLOSE = "(（", ")）"
_STRONG_KINDS = frozenset({"summit", "ministerial", "senior_officials", "committee"})


def find_meetings(
    tokens: Sequence[Token],
    ordinals: Sequence[Ordinal],
    times: Sequence[tuple[int, int]],
    text: str,
    lexicon: Lexicon,
    sentence: int,
    present: frozenset[str] = frozenset(),
) -> list[MeetingMention]:
    """Meetings named in one sentence, left to right, without overlaps. times: ranges of the time expressions;
    present: ids of the actors the document names, without which a general name is not taken for their mechanism."""
    finder = _Finder(tokens, ordinals, times, text, lexicon)
    found: list[MeetingMention] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        mention = None
        if "mechanism" in token.senses and _near(token, tokens, lexicon, present):
            mention = finder.known(position)
        elif "kind" in token.senses or "level" in token.senses:
            mention = finder.built(position)
        if mention is None and "mechanism" in token.senses:
            mention = finder.unowned(position)
        if mention is not None:
            mention = finder.of_body(mention)
        if mention is None:
            position += 1
            continue
        mention.sentence = sentence
        if found and mention.start < found[-1].end:
            if mention.end <= found[-1].end:
                position += 1
                continue
            mention.start = found[-1].end
        found.append(mention)
        position += 1
        while position < len(tokens) and tokens[position].start < mention.end:
            position += 1
    return found


def _near(token: Token, tokens: Sequence[Token], lexicon: Lexicon, present: frozenset[str]) -> bool:
    """A short form that means a mechanism only beside its parties; a name that names no party needs one of them."""
    name = token.senses["mechanism"]
    if not name.own_only:
        parties = lexicon.registry.mechanisms[name.id].parties
        return not present or not parties or not present.isdisjoint(parties) or lexicon.names_party(name.surface, parties)
    return any(getattr(t.senses.get("actor"), "id", None) in name.own_only for t in tokens)


class _Finder:
    def __init__(
        self,
        tokens: Sequence[Token],
        ordinals: Sequence[Ordinal],
        times: Sequence[tuple[int, int]],
        text: str,
        lexicon: Lexicon,
    ) -> None:
        self.tokens = tokens
        self.times = times
        self.text = text
        self.lexicon = lexicon
        self.ordinals = ordinals
        self.closers = frozenset(lexicon.words.function_words)
        self.head_last = lexicon.language.facts.head == "last"
        self.spaces = lexicon.language.facts.spaces

    # ---- a mechanism the registry knows -----------------------------------------------------------------------------

    def known(self, index: int) -> MeetingMention | None:
        token = self.tokens[index]
        mechanism = self.lexicon.registry.mechanisms[token.senses["mechanism"].id]
        if (pair := self._pair_before(index)) is not None:
            return self._of_two(index, *pair)
        parties = unique(
            self.lexicon.registry.actors[p].name_en for p in mechanism.parties if p in self.lexicon.registry.actors
        )
        if mechanism.others or len(parties) > 6:
            parties = ()  # a circle of states with no sides
        first, last = index, index + 1
        level = mechanism.level
        name = mechanism.name_en
        extra_kind = self._kind_after(last)
        if extra_kind is not None:
            last, kind_level = extra_kind
            if kind_level in _STRONG_KINDS and kind_level != level:
                level = kind_level
                name = f"{name} {self._level_name(kind_level)}"
        before = self._kind_before(first)
        if before is not None and not self.head_last:
            first, kind_level = before
            if kind_level in _STRONG_KINDS and kind_level != level:
                level = kind_level
                name = f"{name} {self._level_name(kind_level)}"
        qualifiers, first = self._qualifiers_before(first)
        known: str | None = mechanism.id if name == mechanism.name_en else None
        joined = self._partner_before(first, parties) if self.head_last else self._partner(last, parties)
        if joined is not None and self.head_last:
            first, parties = joined
            known, name = None, self.text[self.tokens[first].start : self.tokens[last - 1].end]
        elif joined is not None:
            last, parties = joined
            known, name = None, ""
            inside = token.text.lower()
            qualifiers = tuple(english for form, english in self.lexicon.words.qualifiers.items() if form in inside)
        ordinals, start, end = self._ordinals_around(self.tokens[first].start, self.tokens[last - 1].end, first, last)
        written = [o.value for o in self.ordinals if token.start < o.start and o.end <= token.end]
        ordinals = tuple(value for value in ordinals if value not in written)  # "… for the 50th Year of …" is its name
        acronym, end = self._acronym_after(end, last)
        return MeetingMention(
            start=start, end=end, kind_start=token.start, name_en=name or None,
            name=self.text[token.start : token.end if known else self.tokens[last - 1].end], mechanism=known,
            acronym=mechanism.acronyms[0] if mechanism.acronyms and known else acronym,
            ordinal=ordinals[0] if ordinals else None, ordinals=ordinals, parties=parties, level=level,
            qualifiers=qualifiers, umbrella=mechanism.umbrella, known=joined is None,
        )  # fmt: skip

    def unowned(self, index: int) -> MeetingMention | None:
        """A general name ("Joint Consultative Meeting") whose owner is somebody else here."""
        token = self.tokens[index]
        if token.senses["mechanism"].own_only or token.senses["mechanism"].acronym or not (self.spaces and self.head_last):
            return None
        words = token.text.split()
        senses = self.lexicon.senses_of(words[-1])
        if "kind" not in senses or len(words) < 2:
            return None
        qualifiers, first = self._qualifiers_before(index)
        ordinals, start, end = self._ordinals_around(self.tokens[first].start, token.end, first, index + 1)
        return MeetingMention(
            start=start, end=end, kind_start=token.start, name_en=self.text[self.tokens[first].start : token.end],
            name=token.text, ordinal=ordinals[0] if ordinals else None, ordinals=ordinals, level=senses["kind"],
            qualifiers=qualifiers, subject=token.text,
        )  # fmt: skip

    def _partner(self, last: int, parties: Sequence[str]) -> tuple[int, tuple[str, ...]] | None:
        """A dash and a further party behind a known name make it another meeting: "the summit of A" in "… of A - B"."""
        tokens = self.tokens
        if len(parties) != 1 or last + 1 >= len(tokens) or tokens[last].text not in _DASHES:
            return None
        party = tokens[last + 1].senses.get("party")
        return (last + 2, unique([*parties, party])) if party and party not in parties else None

    def _partner_before(self, first: int, parties: Sequence[str]) -> tuple[int, tuple[str, ...]] | None:
        """A party and a dash before a known name make it another meeting: "EU-ASEAN Ministerial Meeting"."""
        tokens = self.tokens
        if len(parties) != 1 or first < 2 or tokens[first - 1].text not in _DASHES:
            return None
        party = tokens[first - 2].senses.get("party")
        return (first - 2, unique([party, *parties])) if party and party not in parties else None

    def of_body(self, mention: MeetingMention) -> MeetingMention:
        """ "the 11th meeting of the … Joint Committee": a sitting of that body."""
        if not (self.head_last and self.spaces) or mention.mechanism or mention.level not in ("other", "plenary"):
            return mention
        index = self._index_at(mention.kind_start) + 1
        tokens, links = self.tokens, self.lexicon.words.posts_of
        if index + 1 >= len(tokens) or tokens[index].text not in links or "between" not in tokens[index].senses:
            return mention
        step = index + 1
        while step < len(tokens) and "article" in tokens[step].senses:
            step += 1
        for position in range(step, min(step + 10, len(tokens))):
            token = tokens[position]
            if "verb" in token.senses and token.text.islower() or token.text in ",;." or "held" in token.senses and token.text.islower():
                break
            inner = None
            if "mechanism" in token.senses and not token.senses["mechanism"].own_only:
                inner = self.known(position)
            elif "kind" in token.senses and token.text[:1].isupper():
                inner = self.built(position)
            if inner is None or inner.bare:
                continue
            if inner.start > tokens[step].start:
                break
            inner.ordinals = mention.ordinals or inner.ordinals
            inner.ordinal = inner.ordinals[0] if inner.ordinals else None
            inner.qualifiers = unique([*mention.qualifiers, *inner.qualifiers])
            inner.start, inner.kind_start = mention.start, mention.kind_start
            inner.parties = inner.parties or mention.parties
            if inner.level == "other" and mention.level != "other":
                inner.level = mention.level
            return inner
        return mention

    def _pair_before(self, index: int) -> tuple[int, str] | None:
        """A party joined by a dash to the name of another's meeting: "A (a)-B summit" is a meeting of both."""
        if self.spaces or index < 2 or self.tokens[index - 1].text not in _DASHES:
            return None
        step = index - 2
        if self.tokens[step].text in _CLOSE:
            opened = self._bracket_back(step)
            if opened is None or not opened:
                return None
            step = opened - 1
        party = self.tokens[step].senses.get("party")
        return (step, str(party)) if party else None

    def _of_two(self, index: int, first: int, party: str) -> MeetingMention:
        token = self.tokens[index]
        registry = self.lexicon.registry
        mechanism = registry.mechanisms[token.senses["mechanism"].id]
        parties = unique([party, *(registry.actors[p].name_en for p in mechanism.parties if p in registry.actors)])
        level = mechanism.level
        known = next(
            (m for m in registry.mechanisms.values() if m.level == level and len(m.parties) == len(parties) and not m.others
             and {registry.actors[p].name_en for p in m.parties if p in registry.actors} == set(parties)), None,
        )  # fmt: skip
        ordinals, start, end = self._ordinals_around(self.tokens[first].start, token.end, first, index + 1)
        return MeetingMention(
            start=start, end=end, kind_start=token.start, name_en=known.name_en if known else None,
            name=self.text[self.tokens[first].start : token.end], mechanism=known.id if known else None,
            acronym=known.acronyms[0] if known and known.acronyms else None, ordinal=ordinals[0] if ordinals else None,
            ordinals=ordinals, parties=parties, level=level, known=known is not None,
        )  # fmt: skip

    def _kind_after(self, index: int) -> tuple[int, str] | None:
        """A kind noun that follows a mechanism's name at once ("the ARF SOM", "东亚峰会高官会")."""
        position = index
        if position < len(self.tokens) and self.tokens[position].text in _OPEN:
            close = position + 1
            while close < len(self.tokens) and self.tokens[close].text not in _CLOSE and close - position < 4:
                close += 1
            if close < len(self.tokens) and close + 1 < len(self.tokens) and "kind" in self.tokens[close + 1].senses:
                position = close + 1
        if position < len(self.tokens) and self.head_last:
            senses = self.tokens[position].senses
            if "kind" in senses and self.tokens[position].text[:1].isupper() | (not self.spaces):
                return position + 1, senses["kind"]
        return None

    def _kind_before(self, index: int) -> tuple[int, str] | None:
        if index and "kind" in self.tokens[index - 1].senses and "verb" not in self.tokens[index - 1].senses:
            return index - 1, self.tokens[index - 1].senses["kind"]
        return None

    def _level_name(self, level: str) -> str:
        return {
            "summit": "Summit", "ministerial": "Ministerial Meeting", "senior_officials": "Senior Officials' Meeting",
            "committee": "Joint Committee", "working": "Working Group",
        }.get(level, "Meeting")  # fmt: skip

    # ---- any other meeting ------------------------------------------------------------------------------------------

    def built(self, index: int) -> MeetingMention | None:
        return self._head_last(index) if self.head_last else self._head_first(index)

    def _head_last(self, index: int) -> MeetingMention | None:
        """The noun stands last: look at everything before it that can belong to the name."""
        tokens = self.tokens
        last = index
        while (
            last + 1 < len(tokens)
            and "kind" in tokens[last + 1].senses
            and self._touch(last, last + 1)
            and (tokens[last + 1].text[:1].isupper() or not self.spaces or "kind" in tokens[last].senses)
        ):
            last += 1
        head = tokens[last]
        if "kind" not in head.senses:
            return None
        if "verb" in head.senses and head.text.islower() and self.spaces and not self._noun_before(last):
            return None
        level = self._level_of(tokens[index : last + 1])
        first = index
        parties: list[str] = []
        qualifiers: list[str] = []
        subject: list[str] = []
        position = index - 1
        while position >= 0:
            token = tokens[position]
            senses = token.senses
            if (
                (not self._touch(position, position + 1) and not self.spaces)
                or self._timed(token)
                or "article" in senses
            ):
                break
            if "party" in senses:
                parties.insert(0, senses["party"])
            elif "thing" in senses:
                break
            elif (sides := self._by_chars(token)) and not parties:
                parties = list(sides)
                if any(token.start < o.end < token.end for o in self.ordinals):
                    first = position
                    break
            elif self._lists_back(position):
                pass
            elif not self.spaces and self._commemorated(position, index):
                pass
            elif "mechanism" in senses and senses["mechanism"].acronym:
                mechanism = self.lexicon.registry.mechanisms[senses["mechanism"].id]
                subject.insert(0, token.text)
                parties = [self.lexicon.registry.actors[p].name_en for p in mechanism.parties] + parties
            elif "adjective" in senses and token.text[:1].isupper() and not self._covered(token):
                parties.insert(0, senses["adjective_en"])
            elif "qualifier" in senses:
                qualifiers.insert(0, senses["qualifier"])
            elif "level" in senses:
                level = level if level in _STRONG_KINDS else senses["level"]
                subject.insert(0, token.text)
            elif "kind" in senses and (token.text[:1].isupper() or not self.spaces):
                subject.insert(0, token.text)
                if level == "other":
                    level = senses["kind"]
            elif self._covered(token):
                pass
            elif position == index - 1 and self.spaces and (council := self._heads(token)) is not None:
                level, name = council
                subject.insert(0, name)
                return self._finish(position, last, token.end - len(name), level, parties, qualifiers, subject)
            elif token.text in _DASHES or token.text in "'’" or token.text in ("s", "'s", "’s"):
                pass
            elif token.text in _CLOSE and self._bracket_back(position) is not None:
                position = self._bracket_back(position) or 0
            elif "connector" in senses or "between" in senses:
                if not self._joins(position):
                    break
            elif self.spaces and token.shape == "name" and not senses.keys() & {"verb", "group", "post"}:
                subject.insert(0, token.text)
            elif self.spaces and token.shape == "name" and "post" in senses and level == "ministerial":
                subject.insert(0, token.text)
            elif (
                self.spaces
                and token.text in self.lexicon.words.lower_in_names
                and position > 0
                and first < index
                and (tokens[position - 1].shape == "name" and tokens[first].shape == "name")
                and "place_word" not in senses
                and not self._party_ahead(first, index)
            ):
                subject.insert(0, token.text)
            elif (
                not self.spaces
                and token.shape == "han"
                and not senses.keys()
                & {
                    "verb",
                    "place_word",
                    "group",
                    "post",
                    "scheduled",
                    "place",
                    "subordinator",
                    "condition",
                    "held",
                    "partly",
                    "format",
                }
            ):
                part, whole = self._han_tail(token)
                if part:
                    subject.insert(0, part)
                if not whole:
                    first = position
                    start = token.end - len(part)
                    return self._finish(first, last, start, level, parties, qualifiers, subject)
            elif (
                not self.spaces
                and "action" in senses
                and "verb" not in senses
                and len(token.text) == 2
                and (subject or position == index - 1)
                and position
                and self._touch(position - 1, position)
                and tokens[position - 1].shape in ("han",)
                and ("party" in tokens[position - 1].senses or not tokens[position - 1].senses)
            ):
                subject.insert(0, token.text)
            else:
                break
            first = position
            position -= 1
        while first < index and (
            "connector" in tokens[first].senses or tokens[first].text in _DASHES | {"'", "’", "s", ","}
        ):
            first += 1
        return self._finish(first, last, tokens[first].start, level, parties, qualifiers, subject)

    def _heads(self, token: Token) -> tuple[str, str] | None:
        """ "the Heads of State Council": those who meet, in capitals right before the noun, and their level."""
        article, _, bare = token.text.partition(" ")
        if "group" not in token.senses or not bare[:1].isupper() or article.lower() not in self.lexicon.words.articles:
            return None
        level = self.lexicon.senses_of(bare).get("level")
        return (level, bare) if level else None

    def _by_chars(self, token: Token) -> tuple[str, ...]:
        """The states that a run of their one-character forms names; empty for anything else."""
        if self.spaces or token.senses or token.shape != "han":
            return ()
        near = {str(t.senses["party"]) for t in self.tokens if t.senses.get("party")}
        begin = max((o.end for o in self.ordinals if token.start < o.end < token.end), default=None)
        if begin is None:
            return self.lexicon.parties_by_chars(token.text.lstrip("".join(self.lexicon.words.perfective)), near)
        run = self.text[begin : token.end]  # the number stands right before: what else the run holds is the subject
        for size in (4, 3, 2):
            if sides := self.lexicon.parties_by_chars(run[:size], near):
                return sides
        return ()

    def _lists_back(self, position: int) -> bool:
        """A list of fields inside a name: behind its first a party or the number of the meeting."""
        if self.spaces or self.tokens[position].text != "、":
            return False
        for step in range(position - 1, max(-1, position - 6), -1):
            token = self.tokens[step]
            if token.end != self.tokens[step + 1].start or token.shape != "han" and token.text != "、":
                return False
            if "party" in token.senses or any(o.start <= token.start < o.end or token.start < o.end < token.end for o in self.ordinals):
                return True
            if token.senses.keys() - {"activity", "action", "between", "post_link", "qualifier", "shield", "connector", "conjunction"}:
                return False
        return False

    def _commemorated(self, position: int, index: int) -> bool:
        """What is commemorated, inside the name: "relations", "25" before the word for an anniversary."""
        token = self.tokens[position]
        if token.shape == "number":
            return "qualifier" in self.tokens[position + 1].senses and position + 1 < index
        if not token.senses.keys() & {"shield", "standing", "partnership"}:
            return False
        return any("commemorative" == t.senses.get("qualifier") for t in self.tokens[position + 1 : index + 1])

    def _noun_before(self, index: int) -> bool:
        """A word that is also a verb form is a noun after an article, an ordinal, an owner or a capital."""
        if not index:
            return False
        before = self.tokens[index - 1]
        return (
            bool(
                before.senses.keys()
                & {"article", "level", "party", "adjective", "qualifier", "kind", "successor", "reflexive"}
            )
            or before.shape == "name"
            or self._covered(before)
            or before.text in _DASHES
            or before.shape == "word"
            and not before.senses
        )

    def _finish(
        self,
        first: int,
        last: int,
        start: int,
        level: str,
        parties: list[str],
        qualifiers: list[str],
        subject: list[str],
    ) -> MeetingMention | None:
        tokens = self.tokens
        end = tokens[last].end
        ordinals, start, end = self._ordinals_around(start, end, first, last + 1)
        acronym, end = self._acronym_after(end, last + 1)
        after = self._index_at(end)
        more, subject_after, stop = self._after(after)
        parties = list(unique([*parties, *more]))
        head = tokens[last]
        shown = (
            self.text[tokens[first].start : head.end]
            if self.spaces
            else self.text[max(start, tokens[first].start) : head.end]
        )
        if not self.spaces:
            shown = self.text[start:end]
        name_en = None
        if self.spaces:
            name_en = self._english(first, last, subject_after)
        if self.head_last and any(
            "head" in tokens[i].senses and "for" in tokens[i + 1].senses for i in range(first, last)
        ):
            return None  # a centre for studies and dialogue is a body
        if (not self.spaces or head.text.islower()) and not self._sits(first, last, ordinals, acronym):
            return None
        if not self.spaces and ordinals == (1,) and not parties and not re.search(r"\d|\W", self.text[start:end]) and "level" in tokens[first].senses:
            ordinals = ()  # "the ministers' first meeting this year": no number of a series
            subject = []
        bare = not parties and not qualifiers and not subject and not subject_after and not ordinals
        if stop:
            end = max(end, stop)
        mention = MeetingMention(
            start=min(start, tokens[first].start) if self.spaces else start, end=end, kind_start=head.start,
            name_en=name_en, name=shown, acronym=acronym, ordinal=ordinals[0] if ordinals else None, ordinals=ordinals,
            parties=tuple(parties), level=level, qualifiers=tuple(qualifiers),
            subject=" ".join(subject) + (" " + subject_after if subject_after else "") or None, bare=bare,
            plural=self.spaces and head.text.endswith("s") and not head.text.endswith("ss"),
        )  # fmt: skip
        return self._with_mechanism(mention)

    def _sits(self, first: int, last: int, ordinals: tuple[int, ...], acronym: str | None) -> bool:
        """A word that also names a process (talks on a text) is a sitting only if it is numbered or held."""
        if "process" not in self.tokens[last].senses or ordinals or acronym:
            return True
        low = first
        while low > 0 and self.tokens[low - 1].text not in ",;。":
            low -= 1
        high = last
        while high + 1 < len(self.tokens) and self.tokens[high + 1].text not in ",;。":
            high += 1
        if self.spaces:
            low, high = max(low, first - 6), min(high, last + 10)
        around = [*self.tokens[low:first], *self.tokens[last + 1 : high + 1]]
        return any(t.senses.keys() & _OCCURRING for t in around)

    def _head_first(self, index: int) -> MeetingMention | None:
        """The noun stands first: look at what follows it."""
        tokens = self.tokens
        head = tokens[index]
        if "kind" not in head.senses:
            return None
        if "verb" in head.senses and head.text[:1].islower() and not self._followed_by_name(index):
            return None
        if "level" in head.senses and head.text[:1].islower():
            return None  # in small letters the word for the level is an adjective
        level = head.senses["kind"]
        parties: list[str] = []
        qualifiers: list[str] = []
        subject: list[str] = []
        named: list[str] = []
        core = [head.text]
        position = index + 1
        last = index + 1
        acronym = None
        while position < len(tokens):
            token = tokens[position]
            senses = token.senses
            if self._timed(token) and not self._covered(token):
                break
            if level == "bilateral" and "between" not in senses and not parties and "qualifier" not in senses:
                break
            if "party" in senses:
                parties.append(senses["party"])
                last = position + 1
            elif "mechanism" in senses:
                mechanism = self.lexicon.registry.mechanisms[senses["mechanism"].id]
                subject.append(token.text)
                core.append(token.text)
                named.append(mechanism.id)
                level = mechanism.level if level == "other" and mechanism.level in _STRONG_KINDS else level
                parties += self._sides(mechanism.id)
                last = position + 1
            elif "level" in senses:
                level = senses["level"] if level == "other" else level
                subject.append(token.text)
                core.append(token.text)
                last = position + 1
            elif (years := self._anniversary(position)) is not None:
                qualifiers.append(senses["qualifier"])
                position = years
                last = position
                continue
            elif "kind" in senses and ("verb" not in senses or token.text[:1].isupper()):
                level = level if level in _STRONG_KINDS else senses["kind"] if senses["kind"] != "other" else level
                subject.append(token.text)
                core.append(token.text)
                last = position + 1
            elif "qualifier" in senses and "verb" not in senses or ("qualifier" in senses and position == index + 1):
                qualifiers.append(senses["qualifier"])
                last = position + 1
            elif self._covered(token):
                last = position + 1
            elif "about" in senses and not parties and (topic := self._topic_end(position)) is not None:
                words = [t.text for t in tokens[position:topic]]
                subject += words
                core += words
                position = last = topic
                continue
            elif token.text in _DASHES or "between" in senses or "post_link" in senses and self._goes_on(position):
                if not self._goes_on(position):
                    break
            elif "connector" in senses and self._goes_on(position):
                pass
            elif token.text in _OPEN and (close := self._short_bracket(position)) is not None:
                inner = self.text[token.end : tokens[close].start].strip()
                if (
                    re.fullmatch(r"[A-Z][\w+ -]{1,14}", inner)
                    and not parties
                    or re.fullmatch(r"[A-Z][\w+-]{1,9}", inner)
                ):
                    named_party = "party" in tokens[position + 1].senses
                    acronym = acronym or (inner if (inner.isupper() or "+" in inner) and not named_party else None)
                    position = close
                    last = position + 1
                elif parties and "party" in tokens[position - 1].senses and self._goes_on(close):
                    position = close  # the short form of a party just named
                else:
                    break
            elif token.shape == "name" and not senses.keys() & {"verb", "group", "post", "place", "person", "courtesy"}:
                subject.append(token.text)
                core.append(token.text)
                last = position + 1
            elif token.shape == "number" and self._acronym_number(position):
                break
            elif (
                token.shape == "word"
                and token.text not in self.closers
                and not senses.keys() - {"action", "result", "shield", "explanation", "post_link", "proposal"}
                and (subject or position <= index + 2)
                and len(subject) < 9
                and self._content_goes_on(position, parties)
            ):
                subject.append(token.text)
                core.append(token.text)
                last = position + 1
            else:
                break
            position += 1
        start, end = head.start, tokens[last - 1].end
        ordinals, start, end = self._ordinals_around(start, end, index, last)
        found, end = self._acronym_after(end, self._index_at(end))
        acronym = acronym or found
        ordinals = self._of_whole(ordinals, index, last)
        bare = not parties and not qualifiers and not subject and not ordinals and level != "bilateral"
        mention = MeetingMention(
            start=start, end=end, kind_start=head.start, name=self.text[head.start : tokens[last - 1].end],
            acronym=acronym, ordinal=ordinals[0] if ordinals else None, ordinals=ordinals,
            parties=unique(parties), level=level, qualifiers=tuple(qualifiers), subject=" ".join(subject) or None,
            bare=bare, core=" ".join(core),
        )  # fmt: skip
        if len(named) == 1 and set(parties) <= set(self._sides(named[0])):
            self._of_mechanism(mention, named[0])
        return self._with_mechanism(mention)

    def _of_whole(self, values: tuple[int, ...], index: int, last: int) -> tuple[int, ...]:
        """Of "the second session of the 32nd conference" the number is the conference's, not its second day's."""
        parts = [t for t in self.tokens[index + 1 : last] if "kind" in t.senses and not self._covered(t)]
        if len(values) < 2 or not parts:
            return values
        start, inner = self.tokens[index].start, parts[0].start
        first = [o.value for o in self.ordinals if start <= o.start < inner]
        rest = tuple(value for value in values if value not in first)
        return rest or values

    def _topic_end(self, position: int) -> int | None:
        """Of "… on a topic between A and B": where the parties come after the topic; None if none do."""
        for step in range(position + 2, min(position + 12, len(self.tokens))):
            token = self.tokens[step]
            if "between" in token.senses and "owning" not in token.senses:
                return step if self._goes_on(step) else None
            if token.shape == "sign" or token.senses.keys() & {"held", "place_word", "party"}:
                return None
        return None

    def _sides(self, mechanism: str) -> list[str]:
        """The parties of a mechanism; none of a circle of states with no sides."""
        row = self.lexicon.registry.mechanisms[mechanism]
        if row.others or len(row.parties) > 5:
            return []
        return [self.lexicon.registry.actors[p].name_en for p in row.parties if p in self.lexicon.registry.actors]

    def _of_mechanism(self, mention: MeetingMention, mechanism: str) -> None:
        """ "the 11th meeting of the X": a sitting of X itself, or of its senior officials where it says so."""
        row = self.lexicon.registry.mechanisms[mechanism]
        if mention.level not in _STRONG_KINDS or mention.level == row.level:
            mention.mechanism, mention.name_en, mention.level = row.id, row.name_en, row.level
            mention.acronym = row.acronyms[0] if row.acronyms else mention.acronym
        else:
            mention.name_en = f"{row.name_en} {self._level_name(mention.level)}"
            mention.acronym = None
        mention.known = True

    def _anniversary(self, position: int) -> int | None:
        """A word of commemoration, years, then the parties: where these come; None if it is none."""
        token = self.tokens[position]
        after = self.tokens[position + 1] if position + 1 < len(self.tokens) else None
        if "qualifier" not in token.senses or after is None or after.shape != "number":
            return None
        for step in range(position + 2, min(position + 10, len(self.tokens))):
            ahead = self.tokens[step]
            if "party" in ahead.senses:
                return step
            if ahead.shape not in ("word", "name") or ahead.senses.keys() & {"held", "place_word"}:
                return None
        return None

    def _content_goes_on(self, position: int, parties: list[str]) -> bool:
        """A small-letter word belongs to a meeting's subject right after the noun, not after its parties."""
        return (
            not parties
            or "post_link" in self.tokens[position].senses
            or (position and "post_link" in self.tokens[position - 1].senses)
        )

    def _followed_by_name(self, index: int) -> bool:
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        return following is not None and bool(
            following.senses.keys() & {"party", "level", "mechanism", "qualifier"} or self._covered(following)
        )

    def _goes_on(self, position: int) -> bool:
        """After a joining sign the name goes on if a party, level, or capital follows."""
        for step in (1, 2, 3):
            if position + step >= len(self.tokens):
                return False
            token = self.tokens[position + step]
            if "party" in token.senses or "mechanism" in token.senses:
                return True
            if "level" in token.senses or (token.shape == "name" and not token.senses):
                return True
            if not (
                token.text in _DASHES
                or "member" in token.senses
                or "article" in token.senses
                or "between" in token.senses
                or "connector" in token.senses
            ):
                return False
        return False

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _after(self, index: int) -> tuple[list[str], str, int]:
        """What follows the noun: "of/between A and B", "on ocean governance"; parties, subject, end offset."""
        if not self.spaces or index >= len(self.tokens):
            return [], "", 0
        parties: list[str] = []
        subject = ""
        end = 0
        position = index
        for _ in range(3):
            if position >= len(self.tokens):
                break
            senses = self.tokens[position].senses
            if "between" in senses:
                named, stop, position_after = self._parties_from(position)
                if not named:
                    if not subject and not parties:
                        subject, end = self._of_words(position, end)
                    break
                parties += named
                end, position = stop, position_after
            elif "about" in senses and not subject:
                subject, stop, position_after = self._about(position)
                if not subject:
                    break
                end, position = stop, position_after
            else:
                break
        return parties, subject, end

    def _parties_from(self, position: int) -> tuple[list[str], int, int]:
        """Parties after "of", "between", "with": their names, the end offset, where to go on."""
        tokens = self.tokens
        parties: list[str] = []
        end = 0
        step = position + 1
        while step < len(tokens):
            token = tokens[step]
            senses = token.senses
            if "party" in senses:
                parties.append(senses["party"])
                end = token.end
            elif "mechanism" in senses:
                mechanism = self.lexicon.registry.mechanisms[senses["mechanism"].id]
                parties += [self.lexicon.registry.actors[p].name_en for p in mechanism.parties]
                end = token.end
            elif senses.keys() & {"article", "member", "connector"} or token.text in ",&'’s":
                if "member" in senses:
                    end = token.end
            elif token.text in _OPEN and (close := self._short_bracket(step)) is not None:
                step = close
                end = tokens[close].end
            elif not (token.shape == "name" and not senses and not parties) and not (
                token.shape == "word" and not senses and step + 1 < len(tokens) and "party" in tokens[step + 1].senses
            ):
                break
            step += 1
        return parties, end, step

    def _about(self, position: int) -> tuple[str, int, int]:
        """The words after "on": the subject, the end offset, where to go on."""
        tokens = self.tokens
        stops = {"verb", "held", "scheduled", "place_word", "postponed", "chairing"}
        step = position + 1
        while step < len(tokens) and step - position < 10:
            token = tokens[step]
            if token.senses.keys() & stops and token.shape != "name":
                break
            if token.shape in ("sign", "number") or self._covered(token) or self._timed(token):
                break
            if "between" in token.senses and self._parties_from(step)[0] and self._parties_from(step)[2] - step <= 14:
                break
            step += 1
        while step > position + 1 and tokens[step - 1].senses.keys() & {"connector", "article"}:
            step -= 1
        if step == position + 1:
            return "", 0, position
        words = " ".join(t.text for t in tokens[position:step])
        return words, tokens[step - 1].end, step

    def _of_words(self, position: int, end: int) -> tuple[str, int]:
        """ "a conference of port authorities": small-letter words after the noun that say of whom."""
        words = []
        for token in self.tokens[position + 1 : position + 5]:
            if (
                token.shape != "word"
                or self._timed(token)
                or token.senses.keys()
                & {
                    "verb",
                    "place_word",
                    "about",
                    "held",
                    "scheduled",
                    "article",
                    "connector",
                    "member",
                    "group",
                    "successor",
                }
            ):
                break
            words.append(token)
        return (
            (f"{self.tokens[position].text} " + " ".join(t.text for t in words), words[-1].end) if words else ("", end)
        )

    def _english(self, first: int, last: int, after: str) -> str:
        words = []
        position = first
        while position <= last:
            token = self.tokens[position]
            if not self._covered(token) and "article" not in token.senses and token.text not in _CLOSE + _OPEN:
                words.append((token, token.text))
            position += 1
        out = ""
        previous: Token | None = None
        for token, word in words:
            glue = previous is not None and previous.end == token.start
            out += word if glue or not out else " " + word
            previous = token
        small = {*self.lexicon.words.articles, *self.lexicon.words.lower_in_names}
        while (parts := out.split(" ", 1)) and len(parts) == 2 and parts[0].lower() in small:
            out = parts[1]
        return (out + (" " + after if after else "")).strip(" -–")

    def _level_of(self, tokens: Sequence[Token]) -> str:
        for token in reversed(tokens):
            level = token.senses.get("kind") or token.senses.get("level")
            if level in _STRONG_KINDS:
                return str(level)
        return str(tokens[-1].senses.get("kind") or "other")

    def _covered(self, token: Token) -> bool:
        return any(o.start <= token.start and token.end <= o.end for o in self.ordinals)

    def _timed(self, token: Token) -> bool:
        return any(start <= token.start < end for start, end in self.times)

    def _touch(self, left: int, right: int) -> bool:
        gap = self.tokens[right].start - self.tokens[left].end
        return gap == 0 or (self.spaces and gap == 1)

    def _party_ahead(self, first: int, index: int) -> bool:
        return any("party" in t.senses for t in self.tokens[first:index])

    def _joins(self, position: int) -> bool:
        """A joining word inside a name stands between two of its parts."""
        if position == 0:
            return False
        left, right = self.tokens[position - 1], self.tokens[position + 1]
        part = {"party", "level", "qualifier", "adjective", "mechanism"}
        if left.senses.keys() & part and right.senses.keys() & part:
            return True
        if self.spaces:
            return left.shape == "name" and right.shape == "name" and not left.senses.keys() & {"place", "person"}
        return (
            left.shape == "han"
            and (right.shape == "han" or bool(right.senses.keys() & part))
            and (bool(left.senses.keys() & part) or not left.senses)
            or left.text in _CLOSE
        )

    def _bracket_back(self, position: int) -> int | None:
        step = position - 1
        while step >= 0 and position - step < 24:
            if self.tokens[step].text in _OPEN:
                return step
            step -= 1
        return None

    def _short_bracket(self, position: int) -> int | None:
        step = position + 1
        while step < len(self.tokens) and step - position < 12:
            if self.tokens[step].text in _CLOSE:
                return step
            step += 1
        return None

    def _han_tail(self, token: Token) -> tuple[str, bool]:
        """The end of an unknown run that can belong to a name; whether that is the whole run."""
        words = self.lexicon.words
        stops = {*words.place_words, *words.passive, *words.have_words, *words.noun_marks, *words.perfective}
        for cut in range(len(token.text) - 1, -1, -1):
            if token.text[cut] in stops:
                return token.text[cut + 1 :], False
        return (token.text, True) if len(token.text) <= 12 else ("", False)

    def _ordinals_around(self, start: int, end: int, first: int, last: int) -> tuple[tuple[int, ...], int, int]:
        """Ordinals inside the name, right before it or right after it; the name's new bounds."""
        inside = [o for o in self.ordinals if o.start >= start and o.end <= end]
        values = [o.value for o in inside]
        for ordinal in reversed(self.ordinals) if self.head_last else ():
            gap = self.text[ordinal.end : start]
            if ordinal.end <= start and len(gap) <= 24 and self._only_links(ordinal.end, start):
                values.insert(0, ordinal.value)
                start = ordinal.start
        if self.head_last and self.spaces and not values:
            before = self._index_at(start) - 1
            if before >= 0 and _ROMAN.fullmatch(self.tokens[before].text) and start - self.tokens[before].end == 1:
                if value := roman_value(self.tokens[before].text):
                    values.insert(0, value)
                    start = self.tokens[before].start
        for ordinal in self.ordinals:
            gap = self.text[end : ordinal.start]
            if (
                ordinal.start >= end
                and len(gap) <= 16
                and (not gap.strip() or re.fullmatch(r"\s*[(（][^()（）]{1,14}[)）]\s*|\s*[,和及và]+\s*", gap))
                and not self.head_last | (not gap.strip(" ") and self.spaces and False)
            ):
                values.append(ordinal.value)
                end = ordinal.end
            elif (
                self.head_last
                and self.spaces
                and ordinal.start >= end
                and re.fullmatch(r"\s*,\s*(?:[a-z]{2,3}\s+)?", gap)
                and re.match(r"\s*[,.;)]", self.text[ordinal.end : ordinal.end + 3])
            ):
                values.append(ordinal.value)
                end = ordinal.end
            elif not self.spaces and ordinal.start == end:
                follow = self._index_at(ordinal.end)
                values.append(ordinal.value)
                end = ordinal.end
                if follow < len(self.tokens) and "kind" in self.tokens[follow].senses:
                    end = self.tokens[follow].end
        if not self.head_last and not values and last <= len(self.tokens):
            values, end = self._attached(end, last)
        if not self.head_last and values and end < len(self.text):
            more = re.match(r"(?:\s*,\s*|\s+và\s+|\s+)(\d{1,3})(?=\s*(?:,|và|\(|\.|$))", self.text[end : end + 14])
            if (
                more
                and self.text[end : end + 14].lstrip().startswith((",", "và"))
                and 0 < int(more.group(1)) - values[-1] <= 2
            ):
                values.append(int(more.group(1)))
                end += more.end()
        return tuple(dict.fromkeys(values)), start, end

    def _attached(self, end: int, last: int) -> tuple[list[int], int]:
        """A figure joined to a name ("X 47", "XYZ-53"), with nothing for it to count."""
        before = self.tokens[last - 1]
        if not before.senses.keys() & {"party", "mechanism"}:
            return [], end
        match = re.match(r"(?: ?- ?| )(\d{1,2})(?![\w/.,%:–-])", self.text[end : end + 6])
        if match is None or int(match.group(1)) < 4:
            return [], end
        follower = (
            self.tokens[self._index_at(end + match.end())]
            if self._index_at(end + match.end()) < len(self.tokens)
            else None
        )
        if (
            "-" not in match.group(0)
            and follower is not None
            and follower.shape == "word"
            and not follower.senses.keys()
            & {"connector", "place_word", "held", "verb", "scheduled", "chairing", "be", "have"}
        ):
            return [], end
        return [int(match.group(1))], end + match.end()

    def _only_links(self, left: int, right: int) -> bool:
        for token in self.tokens:
            if token.start >= left and token.end <= right:
                if self._covered(token):
                    continue
                if token.senses.keys() & {
                    "connector",
                    "qualifier",
                    "article",
                    "party",
                    "adjective",
                    "level",
                    "standing",
                }:
                    continue
                if token.text in _DASHES or token.text in ",'’" or (token.shape == "name" and not token.senses):
                    continue
                return False
        return True

    def _acronym_after(self, end: int, index: int) -> tuple[str | None, int]:
        match = re.match(r"\s*[(（]\s*([A-Z][A-Za-z0-9+ -]{1,14}?)\s*[)）]", self.text[end : end + 24])
        if match and sum(c.isupper() for c in match.group(1)) >= 2:
            return match.group(1), end + match.end()
        return None, end

    def _acronym_number(self, position: int) -> bool:
        return position > 0 and self.tokens[position - 1].text in _DASHES

    def _index_at(self, offset: int) -> int:
        for index, token in enumerate(self.tokens):
            if token.start >= offset:
                return index
        return len(self.tokens)

    def _qualifiers_before(self, first: int) -> tuple[tuple[str, ...], int]:
        found: list[str] = []
        while first and "qualifier" in self.tokens[first - 1].senses:
            first -= 1
            found.insert(0, self.tokens[first].senses["qualifier"])
        return tuple(found), first

    def _with_mechanism(self, mention: MeetingMention) -> MeetingMention:
        """Give a built name the registry's, where without its number it is the registry's name."""
        if self.spaces or not mention.ordinals:
            return mention
        pieces = []
        position = mention.start
        for ordinal in self.ordinals:
            if mention.start <= ordinal.start and ordinal.end <= mention.end:
                pieces.append(self.text[position : ordinal.start])
                position = ordinal.end
        pieces.append(self.text[position : mention.end])
        whole = "".join(pieces)
        plain = re.sub(r"\s+|[(（][^()（）]*[)）]", "", whole)
        short = re.sub(r"^[^()（）]*[(（]([^()（）]*)[)）]", r"\1", whole)  # "Long Name (Short) summit": "Short summit"
        name = self.lexicon.senses_of(plain).get("mechanism") or self.lexicon.senses_of(short).get("mechanism")
        if name is None or name.own_only:
            return mention
        known = self.lexicon.registry.mechanisms[name.id]
        actors = self.lexicon.registry.actors
        parties = unique(actors[p].name_en for p in known.parties if p in actors)
        mention.mechanism, mention.name_en, mention.known = known.id, known.name_en, True
        mention.level = known.level
        mention.acronym = mention.acronym or (known.acronyms[0] if known.acronyms else None)
        mention.parties = () if known.others or len(parties) > 6 else parties
        return mention
