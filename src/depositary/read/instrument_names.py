"""Names of instruments in a sentence: plans, declarations, treaties, funds and other texts with standing.

In: the tokens of a sentence, its periods and citations. Out: `InstrumentMention`s. What the registry knows is taken
whole; a title in title marks (《…》, “…”) or in capitals around a kind noun is taken as written; a bare kind noun
("the action plan") is a generic mention, to be tied to a named one or to become one when it is adopted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from depositary.read.carried_out import carried_out
from depositary.read.known_papers import framework_of, period_of
from depositary.read.lexicon import Lexicon
from depositary.read.mentions import InstrumentMention, TimeMention
from depositary.read.scan import Token
from depositary.read.title_lists import _DASHES
from depositary.read.titles_marked import MarkedTitles

__all__ = ["find_instruments"]

_NAMING = frozenset({"instrument", "instrument_kind", "actor"})
_INNER = frozenset({"vision", "fund", "treaty", "charter", "declaration", "plan_of_action", "work_plan", "agreement"})
_PLANS = frozenset({"plan_of_action", "work_plan"})
_BODIES = frozenset({"treaty", "other"})  # whose nouns also stand in the names of bodies
_PLACED = 4  # characters of a place and a noun for papers
_LASTING = frozenset({"treaty", "charter", "code", "declaration", "statement", "resolution"})  # of no years to come
_VOICES = frozenset({"statement", "declaration"})  # "Tuyên bố chung về Tầm nhìn …": one paper


def find_instruments(
    tokens: Sequence[Token], times: Sequence[TimeMention], text: str, end: int, lexicon: Lexicon, sentence: int
) -> list[InstrumentMention]:
    """Instruments named in one sentence (which ends at `end`), left to right, without overlaps."""
    finder = _Finder(tokens, times, text, end, lexicon)
    found = finder.marked()
    for index, token in enumerate(tokens):
        senses = token.senses
        if not senses or _NAMING.isdisjoint(senses):
            continue
        if found and any(m.start <= token.start < m.end for m in found):
            continue
        mention = None
        finder.floor = max((m.end for m in found if m.end <= token.start), default=-1)
        if "instrument" in senses and index and finder.short_form(found, index):
            continue
        owned = "instrument" in senses and finder.owned(token)
        if owned and not finder.goes_on(index):
            mention = finder.longer(index) or framework_of(text, finder.known(index), lexicon)
        elif "instrument" in senses and finder.as_noun(index):
            known = "instrument" in finder.tokens[index].senses and finder.owned(finder.tokens[index])
            mention = finder.known(index) if known else finder.built(index)
        elif "instrument" in senses and not finder.spaces and (mention := finder.in_marks(index)) is not None:
            pass
        elif finder.is_fund(token):
            mention = finder.fund(token)
        elif "instrument" in senses and finder.called_after_a_place(token):
            kind = lexicon.registry.instruments[senses["instrument"].id].kind
            mention = InstrumentMention(token.start, token.end, None, token.text, None, kind)
        elif "instrument_kind" in senses and not (index and tokens[index - 1].text == "(" and token.text[-1].isupper()):
            mention = finder.built(index)  # "the Plan of Action (POA)" is named by its words
        if mention is not None and finder.in_a_body(mention):
            continue
        if mention is not None:
            clash = next((m for m in found if m.start < mention.end and mention.start < m.end), None)
            if clash is not None:
                if clash.end - clash.start >= mention.end - mention.start or (clash.title_en and clash.id):
                    continue
                found.remove(clash)
            found.append(mention)
    found = carried_out(found, tokens, times, text) if lexicon.words.infinitive else found
    for mention in list(found):
        found += finder.inner(mention)
    for mention in found:
        mention.sentence = sentence
        finder.period(mention, found)
    return sorted(found, key=lambda m: m.start)


class _Finder(MarkedTitles):
    def goes_on(self, index: int) -> bool:
        """ "the Declaration on …": more than the short name of a known one."""
        token, after = self.tokens[index], self.tokens[index + 1 : index + 2]
        short = token.text.partition(" ")[0].lower() in self.lexicon.words.articles if self.spaces else False
        return short and bool(after) and "about" in after[0].senses and self._capital_follows(index + 1, True, False)

    def as_noun(self, index: int) -> bool:
        """ "the Declaration", which means a known one only beside its parties: here the noun of another title."""
        token = self.tokens[index]
        article, _, noun = token.text.partition(" ")
        if not self.spaces or article.lower() not in self.lexicon.words.articles or not noun[:1].isupper():
            return False
        start = token.end - len(noun)
        for end in (t.end for t in reversed(self.tokens[index : index + 12])):
            senses = self.lexicon.senses_of(self.lexicon.fold(self.text[start:end]))
            if "instrument" in senses or (end == token.end and "instrument_kind" in senses):
                self.tokens = [*self.tokens]
                self.tokens[index] = Token(start, end, self.text[start:end], senses, "name")
                return True
        return False

    def owned(self, token: Token) -> bool:
        name = token.senses["instrument"]
        if not name.own_only and not name.weak:
            return True
        if name.own_only:
            if self.spaces and token.text.islower():
                return False
            near = {getattr(t.senses.get("actor"), "id", None) for t in self.tokens}
            opened = not token.text[0].isalnum() or self.text[token.start - 1 : token.start] in "《「“"
            marked = not self.spaces and opened
            if not self.spaces and not opened and self.text[token.end : token.end + 1] in "》」":
                return False  # the noun of another title
            return len(near & set(name.own_only)) >= (1 if marked else min(2, len(name.own_only)))
        if not self.spaces and token.start and self.text[token.start - 1] in "《「『“":
            return True
        by_place = not self.head_last and not token.text.islower()  # "the declaration of X"
        return bool(name.acronym) or by_place or token.text[:1].isupper()

    def called_after_a_place(self, token: Token) -> bool:
        """ "signed the X Declaration" without title marks, in a script without spaces: which X, is not said."""
        name = token.senses["instrument"]
        kind = self.lexicon.registry.instruments[name.id].kind
        return not self.spaces and not name.own_only and kind in (*_VOICES, *_PLANS) and len(token.text) >= _PLACED

    def short_form(self, found: Sequence[InstrumentMention], index: int) -> bool:
        """ "… Plan of Action (CPA)": the letters in brackets stand for the title just before, which may be known."""
        token = self.tokens[index]
        if self.tokens[index - 1].text != "(" or not token.senses["instrument"].acronym or not found:
            return False
        last = max(found, key=lambda m: m.start)
        row = self.lexicon.registry.instruments[token.senses["instrument"].id]
        alike = last.kind == row.kind or (last.title or "").lower().split()[:2] == row.name_en.lower().split()[:2]
        if last.generic or not alike or not 0 <= self.tokens[index - 1].start - last.end <= 1:
            return last.start <= token.start < last.end
        last.end = self._bracket_end(last.end)
        return True

    def longer(self, index: int) -> InstrumentMention | None:
        """A known title that goes on ("ASEAN Declaration on the Safety of …", "Tuyên bố ASEAN-Nga") is another's."""
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if not self.spaces or after is None:
            return None
        about = "about" in after.senses and self._on_something(index)
        subtitled = self._subtitled(index)
        if not (about or subtitled or self._two_owners(index)):
            return None
        row = self.lexicon.registry.instruments[self.tokens[index].senses["instrument"].id]
        last, _ = self._right(index, True, row.kind)
        if subtitled and last <= index:
            last, _ = self._right(index + 2, True, row.kind)
        if last <= index:
            return None
        title = self._title(index, last)
        return InstrumentMention(
            self.tokens[index].start,
            self._bracket_end(self.tokens[last].end),
            title if self.head_last else None,
            title,
            None,
            row.kind,
        )

    def _subtitled(self, index: int) -> bool:
        """ "the Rome Declaration – Toward …": a short name that others may have, with a title of its own behind it."""
        token, after = self.tokens[index], self.tokens[index + 1 : index + 3]
        if not token.senses["instrument"].weak or len(after) < 2 or after[0].text not in _DASHES:
            return False
        return token.end < after[0].start and after[0].end < after[1].start and after[1].text[:1].isupper()

    def _on_something(self, index: int) -> bool:
        """Behind the word for "on" stands what another paper of this name is about."""
        if self._capital_follows(index + 1, True, not self.head_last):
            return True
        token, after = self.tokens[index], self.tokens[index + 2 : index + 3]
        kind = self.lexicon.registry.instruments[token.senses["instrument"].id].kind
        plain = bool(after) and after[0].shape == "word" and not self._timed(after[0])
        told = any(f" {word} " in token.text.lower() for word in self.lexicon.words.about_words)
        return not self.head_last and kind in _VOICES and plain and not told

    def _two_owners(self, index: int) -> bool:
        """The party a head-first title ends on is the first of two joined by a dash."""
        after = self.tokens[index + 1 : index + 3]
        return (
            not self.head_last
            and len(after) > 1
            and after[0].text in _DASHES
            and "party" in after[1].senses
            and after[1].start - self.tokens[index].end <= 3
        )

    def in_a_body(self, mention: InstrumentMention) -> bool:
        """ "the X Treaty Organization": the title is part of a body's name."""
        last = self.text[mention.start : mention.end].rpartition(" ")[2]
        if self.head_last and mention.kind in _BODIES and last in self.lexicon.words.party_shapes.heads:
            inside = [t for t in self.tokens if mention.start <= t.start < mention.end]
            if not any("about" in t.senses for t in inside) and "instrument_kind" not in inside[-1].senses:
                return True  # "the National Convention Center", "the Initiative for A Task Force"
        if not self.head_last or self.text[mention.end : mention.end + 1] != " ":
            return False
        head = re.match(r"[A-Z][a-z]+", self.text[mention.end + 1 : mention.end + 20])
        return head is not None and head.group() in self.lexicon.words.party_shapes.heads and mention.kind == "treaty"

    def is_fund(self, token: Token) -> bool:
        name = token.senses.get("actor")
        if name is None:
            return False
        row = self.lexicon.registry.actors.get(getattr(name, "id", ""))
        return row is not None and row.kind == "fund"

    def fund(self, token: Token) -> InstrumentMention:
        """A fund the registry knows as a body is an instrument too."""
        return InstrumentMention(token.start, token.end, str(token.senses["party"]), token.text, None, "fund")

    def known(self, index: int) -> InstrumentMention:
        token = self.tokens[index]
        row = self.lexicon.registry.instruments[token.senses["instrument"].id]
        return InstrumentMention(
            start=token.start, end=self._bracket_end(token.end), title_en=row.name_en, title=token.text, id=row.id,
            kind=row.kind, period=period_of(row, token.text, self.text[token.end : token.end + 14]),
        )  # fmt: skip

    def inner(self, outer: InstrumentMention) -> list[InstrumentMention]:
        """Instruments named inside another's title: a protocol's treaty, the fund whose terms of reference these
        are."""
        if outer.generic or outer.id is not None:
            return []
        inside = [i for i, t in enumerate(self.tokens) if outer.start <= t.start and t.end <= outer.end]
        result: list[InstrumentMention] = []
        head_seen = False
        for index in inside:
            token = self.tokens[index]
            if token.text.isupper() and index and self.tokens[index - 1].text in "(（":
                continue  # the outer title's own short form
            if "instrument" in token.senses and self.owned(token):
                if token.start > outer.start or (self.head_last and not self._goes_on_as(token, outer)):
                    result.append((None if self.head_last else self.longer(index)) or self.known(index))
            elif (
                "instrument_kind" in token.senses
                and head_seen
                and not (not self.head_last and outer.kind in _VOICES and token.senses["instrument_kind"] == "vision")
                and (
                    token.senses["instrument_kind"] in _INNER
                    or (outer.kind in _PLANS and token.senses["instrument_kind"] == "statement" and not self.head_last)
                )
            ):
                if not self.spaces or token.text[:1].isupper():
                    mention = self._part(index, inside[0], outer)
                    if mention is not None:
                        result.append(mention)
            if "instrument_kind" in token.senses:
                head_seen = True
        return [m for m in result if (m.start, m.end) != (outer.start, outer.end)]

    def _goes_on_as(self, token: Token, outer: InstrumentMention) -> bool:
        """ "the A Plan on strengthening …": the known name is only the beginning of a longer title of the same kind."""
        row = self.lexicon.registry.instruments[token.senses["instrument"].id]
        return token.start == outer.start and row.kind == outer.kind and row.kind in (*_PLANS, *_VOICES)

    def _part(self, index: int, low: int, outer: InstrumentMention) -> InstrumentMention | None:
        """The inner name around the kind noun at `index`, kept inside the outer one."""
        if not self.spaces:
            return None
        first = index
        if self.head_last:
            while first > low and (
                (
                    self.tokens[first - 1].shape == "name"
                    and not self.tokens[first - 1].senses.keys() & {"instrument_kind", "article"}
                )
                or "party" in self.tokens[first - 1].senses
                or self.tokens[first - 1].text in _DASHES
            ):
                first -= 1
            if first == index:
                return None
            last = index
            while (
                last + 1 < len(self.tokens)
                and self.tokens[last + 1].shape == "number"
                and self.tokens[last + 1].end <= outer.end
            ):
                last += 1
        else:
            last = index
            while last + 1 < len(self.tokens) and self.tokens[last + 1].end <= outer.end:
                last += 1
            if last == index:
                return None
        title = self._title(first, last)
        return InstrumentMention(
            self.tokens[first].start, self.tokens[last].end, title if self.head_last else None, title, None,
            str(self.tokens[index].senses["instrument_kind"]),
        )  # fmt: skip

    def built(self, index: int) -> InstrumentMention | None:
        token = self.tokens[index]
        if (
            "verb" in token.senses
            and token.text.islower()
            and not (self._is_noun(index) or self._named_by_place(index))
        ):
            return None
        if "post" in token.senses or "party" in token.senses:
            return None
        if self.lexicon.words.entitled and (called := self._called(index)) is not None:
            return called
        return self._to_mark(self._spaced(index)) if self.spaces else self._unspaced(index)

    def _is_noun(self, index: int) -> bool:
        if not index:
            return False
        before = self.tokens[index - 1]
        return bool(
            before.senses.keys() & {"article", "successor", "reflexive", "party", "adjective", "qualifier", "adopted"}
        ) or (before.shape == "name" or (before.shape == "word" and not before.senses))

    def _named_by_place(self, index: int) -> bool:
        """ "adopted the declaration of X", the noun in small letters, in a language whose nouns stand first: a place
        behind the noun for a statement names it, where nobody who could declare stands before."""
        if self.head_last or self.tokens[index].senses["instrument_kind"] not in _VOICES:
            return False
        near = self.tokens[index + 1 : index + 2]
        if not near or "place" not in near[0].senses or "party" in near[0].senses or not near[0].text[:1].isupper():
            return False
        before = self.tokens[index - 1].senses.keys() if index else {"party"}
        return not before & {"party", "person", "post", "group", "have", "adverb"}

    def _spaced(self, index: int) -> InstrumentMention | None:
        tokens = self.tokens
        head = tokens[index]
        kind = head.senses["instrument_kind"]
        capital = head.text[:1].isupper() or self._named_by_place(index)
        first = self._left(index, capital)
        last, far = self._right(index, capital, kind)
        owned = index > 0 and "reflexive" in tokens[index - 1].senses and len(head.text.split()) > 1
        if not self.head_last:
            while (
                last > index and tokens[last].shape == "word" and tokens[last].text in self.lexicon.words.function_words
            ):
                last -= 1
        if kind == "other" and not self.head_last and (self._of_meeting(index, last) or self._somebodys(index)):
            return None  # "the agenda of the summit"
        if not self.head_last and last == index + 1 and "instrument" in tokens[last].senses:
            if tokens[last].text.isupper() or not capital:
                return None  # "the agreement ABCDE": known by its letters; "the declaration A Vision": by its name
        named = capital and (first < index or last > index or owned)
        if kind == "fund" and first == index and last == index:
            return None
        if (
            not named
            and kind in ("other", "report", "agreement", "resolution", "vision", "charter", "fund")
            and not any(
                "party" in t.senses for t in (tokens[first:index] if self.head_last else tokens[index : last + 1])
            )
            and not far
        ):
            return None
        start, end = tokens[first].start, tokens[last].end
        title = self._title(first, last)
        if not named:
            while far > last and (
                tokens[far].text in self.lexicon.words.function_words
                if not self.head_last
                else "post_link" in tokens[far].senses
            ):
                far -= 1  # "the joint statement on fisheries of" June 2018
            far_end = tokens[far].end if far else end
            generic_title = self._title(first, far or last)
            return InstrumentMention(
                start,
                far_end,
                None,
                generic_title,
                None,
                kind,
                generic=True,
                successor=self._successor(first),
                specific=bool(far),
            )
        whole, title_en = self._bracket_end(end), title if self.head_last else None
        mention = InstrumentMention(start, whole, title_en, title, None, kind, successor=self._successor(first))
        if not self.head_last:
            self._by_letters(mention, self.text[end:whole])
        return mention

    def _somebodys(self, index: int) -> bool:
        """ "put forward the initiative (that) A and B do …", in a language whose nouns stand first: no paper's name."""
        after = self.tokens[index + 1 : index + 3]
        named = len(after) > 1 and "party" in after[0].senses and after[1].text not in _DASHES
        return named and self.tokens[index].text.islower()

    def _of_meeting(self, index: int, last: int) -> bool:
        """Behind the word for "of" stands a meeting."""
        after = self.tokens[index + 1 : last + 1]
        return any(
            "owning" in one.senses and "kind" in two.senses and "instrument" not in two.senses
            for one, two in pairwise(after)
        )

    def period(self, mention: InstrumentMention, found: Sequence[InstrumentMention]) -> None:
        """A span of years in the title or right behind it ("for 2016-2020", "giai đoạn 2021-2025"), else a year."""
        if mention.period is None:
            for time in self.times:
                if (
                    time.period
                    and (mention.kind not in _LASTING or time.start < mention.end)
                    and mention.start <= time.start <= mention.end + 34
                    and (time.start <= mention.end or self._links(mention.end, time.start))
                    and not any(mention.end < m.start < time.start for m in found)
                ):
                    mention.period = time.period
                    mention.end = max(mention.end, time.end)
                    break
                if time.period and self.head_last and 0 <= mention.start - time.end <= 3 and mention.kind in _PLANS:
                    mention.period = time.period
                    mention.start = time.start
                    break
        if mention.title:
            mention.title = self.years.period.sub("", mention.title).strip(" ,(（-–—")
            for word in self.lexicon.words.period_words:
                if mention.title.lower().endswith(f" {word}"):
                    mention.title = mention.title[: -len(word) - 1].rstrip()
            if not self.head_last and mention.title.rpartition(" ")[2] in self.lexicon.words.in_words:
                mention.title = mention.title.rpartition(" ")[0]
        if mention.title_en and mention.id is None:
            mention.title_en = self.years.period.sub("", mention.title_en).strip(" ,(-–—")
        if mention.period is None and mention.date is None and not mention.generic:
            year = self.years.behind.match(self.text, mention.end)
            if year and mention.kind not in _PLANS and mention.kind != "vision":
                mention.date = year.group(1) or year.group(2)
            elif mention.kind in ("treaty", "charter", "declaration"):
                before = self.years.before.search(self.text[max(0, mention.start - 8) : mention.start])
                if before:
                    mention.date = before.group(1)
