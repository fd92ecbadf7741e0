"""Names of meetings in a sentence: a kind noun with the parties, the level, the ordinal and the subject around it.

In: the tokens of a sentence and its ordinals. Out: `MeetingMention`s. A mechanism the registry knows is taken whole;
any
other is built from its parts, on the side of the noun where the language puts them. A bare noun ("the meeting") is kept
as a reference back.
"""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.meeting_circles import circle_behind, of_circles, of_its_circle
from depositary.read.meeting_name_parts import _CLOSE, _DASHES, _OPEN, _STRONG_KINDS
from depositary.read.meeting_names_apart import long_forms, numbered_again, with_partners
from depositary.read.meeting_names_behind import number_by_verb, tail_to_number
from depositary.read.meeting_names_head_first import HeadFirstNames
from depositary.read.meeting_names_known import by_letters, is_spoken_of, members_apart, papers_opened, takes_number
from depositary.read.meeting_names_refused import (
    acts,
    in_draft,
    names_delegation,
    names_ties,
    of_one_state,
    over_a_paper,
    short_of_circle,
    short_of_title,
    tells_rank,
    within_title_marks,
)
from depositary.read.meeting_records import LEVEL_NAMES
from depositary.read.meeting_shared_nouns import of_shared_nouns
from depositary.read.mentions import MeetingMention
from depositary.read.numbers import Ordinal
from depositary.read.party_signs import unique
from depositary.read.scan import Token
from depositary.registry.shapes import Mechanism

__all__ = ["find_meetings"]


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
    tokens = members_apart(papers_opened(tokens, text, lexicon), text, lexicon)
    finder = _Finder(tokens, ordinals, times, text, lexicon, present)
    found: list[MeetingMention] = []
    position, size = 0, len(tokens)
    while position < size:
        token = tokens[position]
        if not token.senses or _NAMING.isdisjoint(token.senses):
            position += 1
            continue
        mention = None
        if tells_rank(tokens, position, text, lexicon) or over_a_paper(tokens, position, lexicon):
            position += 1
            continue
        if "mechanism" in token.senses and (
            short_of_title(tokens, position)
            or short_of_circle(tokens, position)
            or names_ties(tokens, position, lexicon)
            or names_delegation(tokens, position, lexicon)
        ):
            position += 1 if tokens[position + 1].text != "(" else 4
            continue
        if "mechanism" in token.senses and "kind" in token.senses and finder.of_pair(position):
            mention = finder.built(position)
        elif "mechanism" in token.senses and (circle := circle_behind(tokens, position, lexicon)) is not None:
            mention = finder.known(position)
            mention = of_its_circle(mention, tokens, position, *circle, lexicon) if mention is not None else None
        elif "mechanism" in token.senses and finder.near(token):
            mention = finder.known(position)
            if mention is not None and acts(tokens, position, lexicon):
                mention.bare = True
        elif "kind" in token.senses or "level" in token.senses:
            mention = finder.built(position)
        if mention is None and "mechanism" in token.senses:
            mention = finder.unowned(position)
        if mention is not None:
            mention = by_letters(finder.of_body(mention), lexicon)
        if mention is None or of_one_state(mention, tokens, ordinals, text, lexicon):
            position += 1
            continue
        mention.sentence = sentence
        if found and takes_number(found[-1], mention, text, lexicon):
            position += 1
            continue
        if found and mention.start < found[-1].end:
            if mention.end <= found[-1].end:
                position += 1
                continue
            if any(word in lexicon.words.related for word in text[found[-1].end : mention.end].lower().split()):
                position += 1  # "the 25th Summit and Related Summits": what it is called along with
                continue
            if finder.holds(mention, found[-1]):
                mention.parties = found.pop().parties
            else:
                mention.start = found[-1].end
        found += with_partners(mention, tokens, lexicon)
        mention = found[-1]
        position += 1
        while position < size and tokens[position].start < mention.end:
            position += 1
    if not finder.head_last and len(found) > 1:
        found = long_forms(found, tokens, lexicon)
    if finder.ordinals and not finder.head_last:
        found = numbered_again(found, tokens, ordinals, lexicon)
    found = of_shared_nouns(of_circles(found, tokens, lexicon), tokens, lexicon)
    return [m for m in found if not in_draft(tokens, m, lexicon) and not within_title_marks(text, m, tokens)]


_NAMING = frozenset({"mechanism", "kind", "level"})
_QUOTED = frozenset("」”’』")
_TELLING = 6  # characters of a name that tells by itself what is meant
_LOWER = ("working", "committee")  # levels of what sits below a forum: "the A Forum Inter-Sessional Meeting"


class _Finder(HeadFirstNames):
    def near(self, token: Token) -> bool:
        """Whether the mechanism a form names is meant: a short form means it only beside its parties, an acronym of two
        sides only where both are named, and a name that names no party needs one of them in the document."""
        name = token.senses["mechanism"]
        if name.own_only:
            return is_spoken_of(name, self.tokens, self.present, self.lexicon)
        parties = self.lexicon.registry.mechanisms[name.id].parties
        if self._elsewhere(name):
            return False
        named = not self.present.isdisjoint(parties) or self.lexicon.names_party(name.surface, parties)
        named = named or (not name.weak and len(name.surface) >= _TELLING)
        if token.text.islower() and len(parties) > 1:  # "their trilateral summit": of whichever three
            named = self.present.issuperset(parties)
        return named or not parties or not (self.present or name.weak)

    def of_pair(self, index: int) -> bool:
        """ "the 20th A-B SOM": letters that stand for a meeting of one party and for a kind of meeting, behind two."""
        if not (self.head_last and self.spaces) or index < 3:
            return False
        one, dash, two = self.tokens[index - 3 : index]
        return "party" in one.senses and "party" in two.senses and dash.text in _DASHES

    def known(self, index: int) -> MeetingMention | None:
        token = self.tokens[index]
        mechanism = self.lexicon.registry.mechanisms[token.senses["mechanism"].id]
        if (pair := self._pair_before(index)) is not None:
            return self._of_two(index, *pair)
        parties = unique(self._sides(mechanism.id))
        first, last = index, index + 1
        level: str = mechanism.level
        name = mechanism.name_en
        extra_kind = self._kind_after(last)
        if extra_kind is not None:
            last, kind_level = extra_kind
            if kind_level in _STRONG_KINDS and kind_level != level:
                level = kind_level
                name = f"{name} {self._level_name(kind_level)}"
                if self.spaces and (fuller := self._with_its_noun(index, last, level)) is not None:
                    mechanism, name = fuller
                    parties = unique(self._sides(mechanism.id))
            elif kind_level in _LOWER and kind_level != level and self.spaces:
                level, name = kind_level, f"{name} {self.text[self.tokens[last - 1].start : self.tokens[last - 1].end]}"
        before = self._kind_before(first)
        if before is not None and not self.head_last:
            first, kind_level = before
            if kind_level in _STRONG_KINDS and kind_level != level:
                level = kind_level
                name = f"{name} {self._level_name(kind_level)}"
        qualifiers, first = self._qualifiers_before(first)
        known: str | None = mechanism.id if name == mechanism.name_en else None
        if (plus := self._plus_one(last, parties)) is not None:
            last, other = plus
            parties, known = unique([*parties, other]), None
            name = f"{'-'.join(parties)} {mechanism.name_en.removeprefix(parties[0]).strip()}"
        elif (wider := self._plus_figure(last, parties)) is not None:
            last, form, parties = wider
            known, name = None, f"{form} {mechanism.name_en.removeprefix(form.partition('+')[0]).strip()}"
        joined = self._partner_before(first, parties) if self.head_last else self._partner(last, parties)
        if joined is not None and self.head_last:
            first, parties = joined
            known, name = None, self.text[self.tokens[first].start : self.tokens[last - 1].end]
        elif joined is not None:
            last, parties = joined
            known, name = None, ""
            inside = token.text.lower()
            qualifiers = tuple(english for form, english in self.lexicon.words.qualifiers.items() if form in inside)
            if level == "summit" and not qualifiers and (series := self._summit_of(parties)) is not None:
                known, name = series
        bracketed = not self.head_last and first and self.tokens[first - 1].text in _OPEN
        close = last if bracketed and last < len(self.tokens) and self.tokens[last].text in _CLOSE else last - 1
        ordinals, start, end = self._ordinals_around(self.tokens[first].start, self.tokens[close].end, first, last)
        if not ordinals and self.ordinals and not self.head_last:
            last, ordinals, end = self._numbered_behind(last, ordinals, end)
        written = [o.value for o in self.ordinals if token.start < o.start and o.end <= token.end]
        ordinals = tuple(value for value in ordinals if value not in written)  # "… for the 50th Year of …" is its name
        acronym, end = self._acronym_after(end, last)
        return MeetingMention(
            start=start, end=end, kind_start=token.start, name_en=name or None,
            name=self.text[token.start : token.end if known and joined is None else self.tokens[last - 1].end],
            mechanism=known,
            acronym=mechanism.acronyms[0] if mechanism.acronyms and known else acronym,
            ordinal=ordinals[0] if ordinals else None, ordinals=ordinals, parties=parties, level=level,
            qualifiers=qualifiers, umbrella=mechanism.umbrella, known=joined is None,
        )  # fmt: skip

    def _numbered_behind(self, last: int, values: tuple[int, ...], end: int) -> tuple[int, tuple[int, ...], int]:
        """Behind a known name: partners or a topic and then the number, or a verb and the number."""
        tail = tail_to_number(self.tokens, last, self.ordinals) if last < len(self.tokens) else None
        if tail is not None:
            values, _, end = self._ordinals_around(self.tokens[tail].start, self.tokens[tail - 1].end, tail, tail)
            return tail, values, end
        told = number_by_verb(self.tokens, end, self.ordinals, self.lexicon.words.meeting_verbs)
        return last, (told.value,) if told is not None else values, end

    def _with_its_noun(self, index: int, last: int, level: str) -> tuple[Mechanism, str] | None:
        """ "the A Plus Three (A3) Foreign Ministers' Meeting": a bracket with the short form inside a known name, or
        the noun by its letters ("the A Plus Three SOM"); a name nobody knows, as "A Plus Three Finance Ministers'
        Meeting", is called as it is written."""
        row = self.lexicon.registry.mechanisms[self.tokens[index].senses["mechanism"].id]
        words = [t.text for t in self.tokens[index + 1 : last] if t.text[:1].isupper() and t.shape == "name"]
        inside = self.tokens[index + 1 : last]
        if any(t.text in _OPEN for t in inside):
            close = next((i for i, t in enumerate(inside) if t.text in _CLOSE), -1)
            words = [t.text for t in inside[close + 1 :]]
        surface = " ".join([self.tokens[index].text, *words])
        if len(words) == 1 and words[0].isupper():
            words = [self._level_name(level)]
        for whose in (self.tokens[index].text, row.name_en, row.name_en.removesuffix(f" {LEVEL_NAMES['summit']}")):
            known = self.lexicon.senses_of(self.lexicon.fold(" ".join([whose, *words]))).get("mechanism")
            if known is not None:
                found = self.lexicon.registry.mechanisms[known.id]
                return found, found.name_en
        return (row, surface) if self.head_last and words else None

    def holds(self, mention: MeetingMention, first: MeetingMention) -> bool:
        """ "the A Plus Three Beekeeping Ministerial Meeting": a longer name that opens with a known one."""
        if not (self.head_last and self.spaces) or mention.parties or not first.mechanism or first.ordinals:
            return False
        words = [t for t in self.tokens if first.end <= t.start < mention.end]
        named = all(t.text[:1].isupper() or "possessive" in t.senses for t in words)
        return mention.start <= first.start and bool(words) and named

    def unowned(self, index: int) -> MeetingMention | None:
        """A general name ("Joint Consultative Meeting") whose owner is somebody else here."""
        token = self.tokens[index]
        if (
            token.senses["mechanism"].own_only
            or token.senses["mechanism"].acronym
            or not (self.spaces and self.head_last)
        ):
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

    def _plus_one(self, last: int, parties: Sequence[str]) -> tuple[int, str] | None:
        """ "… Conference Plus One Session with B", "(PMC) 10+1 with B": the sitting with one partner; the index behind
        it and the partner."""
        tokens = self.tokens
        if not (self.head_last and self.spaces) or len(parties) != 1:
            return None
        step, plus = last, False
        while step < len(tokens) and step - last < 9:
            token = tokens[step]
            if "between" in token.senses:
                named, _, after = self._parties_from(step)
                return (after, named[0]) if plus and len(named) == 1 and named[0] not in parties else None
            plus = plus or token.text in self.lexicon.words.plus_words
            if not (
                token.text in self.lexicon.words.plus_words or token.shape == "number" or token.text in _OPEN + _CLOSE
                or "kind" in token.senses or "mechanism" in token.senses
            ):  # fmt: skip
                return None
            step += 1
        return None

    def _plus_figure(self, last: int, parties: Sequence[str]) -> tuple[int, str, tuple[str, ...]] | None:
        """ "the energy ministers' meeting of A+3": a plus and a figure behind the name of a meeting of A, "A+3" being
        a known circle; the index behind them, the circle's form and its parties."""
        plus = self.tokens[last : last + 2]
        if len(parties) != 1 or len(plus) < 2 or plus[0].text != "+" or plus[1].shape != "number":
            return None
        form = f"{parties[0]}+{plus[1].text}"
        circle = self.lexicon.senses_of(form).get("mechanism")
        sides = unique(self._sides(circle.id)) if circle is not None else ()
        return (last + 2, form, sides) if len(sides) > 1 else None

    def _partner(self, last: int, parties: Sequence[str]) -> tuple[int, tuple[str, ...]] | None:
        """Dashes and further parties behind a known name make it another meeting: "the summit of A" in "… of A - B"."""
        tokens = self.tokens
        more: list[str] = []
        if len(parties) == 1 and (listed := self._partners_listed(last, parties[0])) is not None:
            return listed
        behind = self._short_bracket(last) if last < len(tokens) and tokens[last].text in _OPEN else None
        if behind is not None and behind + 1 < len(tokens) and tokens[behind + 1].text in _DASHES:
            last = behind + 1  # "the summit of the Association of A (AA) - B"
        while parties and last + 1 < len(tokens) and tokens[last].text in _DASHES:
            party = tokens[last + 1].senses.get("party")
            if party is None or party in (*parties, *more):
                break
            more.append(str(party))
            last += 2
        return (last, unique([*parties, *more])) if more else None

    def _partners_listed(self, last: int, first: str) -> tuple[int, tuple[str, ...]] | None:
        """ "the summit of A and B, C (A+2), the 23rd": partners joined by "and" before the number."""
        tokens = self.tokens
        position, parties = last, [first]
        while position + 1 < len(tokens) and "party" in tokens[position + 1].senses:
            joined = "conjunction" in tokens[position].senses or (len(parties) > 1 and tokens[position].text == ",")
            if not joined:
                break
            parties.append(str(tokens[position + 1].senses["party"]))
            position += 2
        if len(parties) == 1 or position >= len(tokens):
            return None
        if tokens[position].text in _OPEN and (close := self._short_bracket(position)) is not None:
            position = close + 1
        numbered = position < len(tokens) and self._covered(tokens[position])
        return (position, unique(parties)) if numbered else None

    def _partner_before(self, first: int, parties: Sequence[str]) -> tuple[int, tuple[str, ...]] | None:
        """A party and a dash before a known name make it another meeting: "EU-ASEAN Ministerial Meeting"."""
        tokens = self.tokens
        if len(parties) == 1 and first > 2 and "party" in tokens[first - 1].senses:  # "A-B Senior Economic Officials"
            pair = tokens[first - 3 : first]
            if pair[1].text in _DASHES and "party" in pair[0].senses:
                return first - 3, unique(str(t.senses["party"]) for t in (pair[0], pair[2]))
        if len(parties) != 1 or first < 2 or tokens[first - 1].text not in _DASHES:
            return None
        party = tokens[first - 2].senses.get("party")
        return (first - 2, unique([party, *parties])) if party and party not in parties else None

    def _summit_of(self, parties: Sequence[str]) -> tuple[str, str] | None:
        """The series of summits of just these parties, by id and name."""
        rows = self.lexicon.registry.mechanisms.values()
        actors = self.lexicon.registry.actors
        return next(
            (
                (row.id, row.name_en)
                for row in rows
                if row.level == "summit" and not row.others and len(row.parties) == len(parties)
                and {actors[p].name_en for p in row.parties if p in actors} == set(parties)
            ),
            None,
        )  # fmt: skip

    def of_body(self, mention: MeetingMention) -> MeetingMention:
        """ "the 11th meeting of the … Joint Committee": a sitting of that body."""
        index = self._index_at(mention.kind_start) + 1
        noun = self.tokens[index - 1].senses.get("kind")
        if not (self.head_last and self.spaces) or mention.mechanism or noun not in ("other", "plenary"):
            return mention
        tokens, links = self.tokens, self.lexicon.words.posts_of
        if index + 1 >= len(tokens) or tokens[index].text.lower() not in links or "between" not in tokens[index].senses:
            return mention
        step = index + 1
        while step < len(tokens) and "article" in tokens[step].senses:
            step += 1
        for position in range(step, min(step + 10, len(tokens))):
            token = tokens[position]
            if (
                ("verb" in token.senses and token.text.islower())
                or token.text in ",;."
                or ("held" in token.senses and token.text.islower())
            ):
                break
            inner = None
            known = token.senses.get("mechanism")
            if known is not None and not known.own_only and not self._elsewhere(known):
                inner = self.known(position)
            elif "kind" in token.senses and token.text[:1].isupper():
                inner = self.built(position)
            if inner is not None and inner.start > tokens[step].start and known is not None and "kind" in token.senses:
                inner = self.built(position)  # two who are not those of the mechanism of that name
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
        if self.spaces or not index:
            return None
        if (guest := self._guest_touching(index)) is not None:
            return index - 1, guest
        if index < 2:
            return None
        if self.tokens[index - 1].text not in _DASHES:
            row = self.lexicon.registry.mechanisms[self.tokens[index].senses["mechanism"].id]
            joined = "between" in self.tokens[index - 1].senses and self._touch(index - 1, index)
            if not joined or len(row.parties) != 1:
                return None
        step = index - 2
        if self.tokens[step].text in _CLOSE:
            opened = self._bracket_back(step)
            if opened is None or not opened:
                return None
            step = opened - 1
        party = self.tokens[step].senses.get("party")
        return (step, str(party)) if party else None

    def _guest_touching(self, index: int) -> str | None:
        """ "the BA summit", of A's summit and B right before it with no sign between, where A and B hold summits."""
        row = self.lexicon.registry.mechanisms[self.tokens[index].senses["mechanism"].id]
        party = self.tokens[index - 1].senses.get("party")
        if party is None or row.level != "summit" or len(row.parties) != 1 or not self._touch(index - 1, index):
            return None
        own = self.lexicon.registry.actors.get(row.parties[0])
        return str(party) if own is not None and self._summit_of((str(party), own.name_en)) is not None else None

    def _of_two(self, index: int, first: int, party: str) -> MeetingMention:
        token = self.tokens[index]
        registry = self.lexicon.registry
        mechanism = registry.mechanisms[token.senses["mechanism"].id]
        parties = unique([party, *(registry.actors[p].name_en for p in mechanism.parties if p in registry.actors)])
        level = mechanism.level
        tail = mechanism.name_en.removeprefix(parties[-1]).strip(" -")  # "Digital Ministers' Meeting"
        known = next(
            (
                m for m in registry.mechanisms.values()
                if m.level == level and len(m.parties) == len(parties) and not m.others
                and {registry.actors[p].name_en for p in m.parties if p in registry.actors} == set(parties)
                and (level != "ministerial" or m.name_en.endswith(f" {tail}"))
            ), None,
        )  # fmt: skip
        ordinals, start, end = self._ordinals_around(self.tokens[first].start, token.end, first, index + 1)
        return MeetingMention(
            start=start, end=end, kind_start=token.start,
            name_en=known.name_en if known else f"{'-'.join(parties)} {tail}" if tail != mechanism.name_en else None,
            name=self.text[self.tokens[first].start : token.end], mechanism=known.id if known else None,
            acronym=known.acronyms[0] if known and known.acronyms else None, ordinal=ordinals[0] if ordinals else None,
            ordinals=ordinals, parties=parties, level=level, known=known is not None,
        )  # fmt: skip

    def _kind_after(self, index: int) -> tuple[int, str] | None:
        """A kind noun that follows a mechanism's name at once ("the ARF SOM", "东亚峰会高官会")."""
        position = index
        if not self.spaces and position + 1 < len(self.tokens) and self.tokens[position].text in _QUOTED:
            position += "kind" in self.tokens[position + 1].senses  # 「A加三」外长会议
        if position < len(self.tokens) and self.tokens[position].text in _OPEN:
            close = position + 1
            while close < len(self.tokens) and self.tokens[close].text not in _CLOSE and close - position < 12:
                close += 1
            if close + 1 < len(self.tokens) and (
                "kind" in self.tokens[close + 1].senses or self._level_and_kind(close + 1)
            ):
                position = close + 1
        if position < len(self.tokens) and self.head_last:
            senses = self.tokens[position].senses
            if self._level_and_kind(position):
                return position + 2, senses["level"]
            if "kind" in senses and self.tokens[position].text[:1].isupper() | (not self.spaces):
                return position + 1, senses["kind"]
        return None

    def _level_and_kind(self, position: int) -> bool:
        """ "Foreign Ministers' Meeting" in two words, behind the name of a summit."""
        pair = self.tokens[position : position + 2]
        return (
            self.spaces and self.head_last and len(pair) == 2 and "level" in pair[0].senses and "kind" in pair[1].senses
            and all(t.text[:1].isupper() for t in pair)
        )  # fmt: skip

    def _kind_before(self, index: int) -> tuple[int, str] | None:
        if index and "kind" in self.tokens[index - 1].senses and "verb" not in self.tokens[index - 1].senses:
            return index - 1, self.tokens[index - 1].senses["kind"]
        return None

    def built(self, index: int) -> MeetingMention | None:
        return self._head_last(index) if self.head_last else self._head_first(index)
