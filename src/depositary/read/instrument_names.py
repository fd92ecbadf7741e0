"""Names of instruments in a sentence: plans, declarations, treaties, funds and other texts with standing.

In: the tokens of a sentence, its periods and citations. Out: `InstrumentMention`s. What the registry knows is taken
whole; a title in title marks (《…》, “…”) or in capitals around a kind noun is taken as written; a bare kind noun
("the action plan") is a generic mention, to be tied to a named one or to become one when it is adopted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from depositary.read.lexicon import Lexicon
from depositary.read.mentions import InstrumentMention, TimeMention
from depositary.read.scan import Token

__all__ = ["find_instruments"]

_TITLE_MARKS = re.compile(r"《([^《》]{2,80}(?:〈[^〈〉]*〉[^《》]*)?)》|〈([^〈〉]{2,60})〉")
_PERIOD = re.compile(r"[(（]?\s*(?<!\d)((?:19|20)\d\d)\s*年?\s*[-–—―至~]\s*((?:19|20)\d\d)\s*年?(?!\d)\s*[)）]?")
_YEAR = re.compile(r"\s*[(（]\s*((?:19|20)\d\d)\s*年?\s*[)）]|\s+((?:19|20)\d\d)\b(?!\s*[-–—/])")
_DASHES = frozenset("-–—―─－·~")
_OPEN, _CLOSE = "(（", ")）"
_NUMERAL = re.compile(r"[IVX]{1,5}")
_YEAR_TOKEN = re.compile(r"(?:19|20)\d\d")
_SMALL = frozenset({"infinitive", "article", "about", "between", "for", "post_link"})
_DATED_AHEAD = frozenset({"vision", "plan_of_action", "work_plan", "other"})  # named after the year they aim at
_INNER = frozenset({"vision", "fund", "treaty", "charter", "declaration", "plan_of_action", "work_plan", "agreement"})
_PLANS = frozenset({"plan_of_action", "work_plan"})

_OPENS = frozenset("《「“")

def find_instruments(
    tokens: Sequence[Token], times: Sequence[TimeMention], text: str, end: int, lexicon: Lexicon, sentence: int
) -> list[InstrumentMention]:
    """Instruments named in one sentence (which ends at `end`), left to right, without overlaps."""
    finder = _Finder(tokens, times, text, end, lexicon)
    found = finder.marked()
    for index, token in enumerate(tokens):
        if not token.senses or (found and any(m.start <= token.start < m.end for m in found)):
            continue
        mention = None
        if "instrument" in token.senses and finder.owned(token):
            mention = finder.longer(index) or finder.known(index)
        elif finder.is_fund(token):
            mention = finder.fund(token)
        elif "instrument_kind" in token.senses:
            mention = finder.built(index)
        if mention is not None:
            clash = next((m for m in found if m.start < mention.end and mention.start < m.end), None)
            if clash is not None:
                if clash.end - clash.start >= mention.end - mention.start or clash.title_en and clash.id:
                    continue
                found.remove(clash)
            found.append(mention)
    for mention in list(found):
        found += finder.inner(mention)
    for mention in found:
        mention.sentence = sentence
        finder.period(mention)
    return sorted(found, key=lambda m: m.start)


class _Finder:
    def __init__(
        self, tokens: Sequence[Token], times: Sequence[TimeMention], text: str, end: int, lexicon: Lexicon
    ) -> None:
        self.tokens = tokens
        self.times = times
        self.text = text
        self.end = end
        self.lexicon = lexicon
        self.spaces = lexicon.language.facts.spaces
        self.head_last = lexicon.language.facts.head == "last"

    def owned(self, token: Token) -> bool:
        name = token.senses["instrument"]
        if not name.own_only and not name.weak:
            return True
        if name.own_only:
            if self.spaces and token.text.islower():
                return False
            near = {getattr(t.senses.get("actor"), "id", None) for t in self.tokens}
            marked = not self.spaces and (not token.text[0].isalnum() or self.text[token.start - 1 : token.start] in "《「“")
            return len(near & set(name.own_only)) >= (1 if marked else min(2, len(name.own_only)))
        return bool(name.acronym) or token.text[:1].isupper()

    def longer(self, index: int) -> InstrumentMention | None:
        """A known title that goes on ("ASEAN Declaration on the Safety of …") is another's."""
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if (
            not self.spaces
            or after is None
            or "about" not in after.senses
            or not self._capital_follows(index + 1, True, not self.head_last)
        ):
            return None
        row = self.lexicon.registry.instruments[self.tokens[index].senses["instrument"].id]
        last, _ = self._right(index, True, row.kind)
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
            kind=row.kind, period=tuple(row.period) if getattr(row, "period", None) else None,
        )  # fmt: skip

    def _bracket_end(self, end: int) -> int:
        match = re.match(r"\s*[(（]\s*[A-Z][\w-]{1,11}\s*[)）]", self.text[end : min(self.end, end + 18)])
        return end + match.end() if match else end

    def inner(self, outer: InstrumentMention) -> list[InstrumentMention]:
        """Instruments named inside another's title: a protocol's treaty, the fund whose terms of reference these are."""
        if outer.generic or outer.id is not None:
            return []
        inside = [i for i, t in enumerate(self.tokens) if outer.start <= t.start and t.end <= outer.end]
        result: list[InstrumentMention] = []
        head_seen = False
        for index in inside:
            token = self.tokens[index]
            if "instrument" in token.senses and self.owned(token):
                result.append(self.known(index))
            elif "instrument_kind" in token.senses and head_seen and token.senses["instrument_kind"] in _INNER:
                if not self.spaces or token.text[:1].isupper():
                    mention = self._part(index, inside[0], outer)
                    if mention is not None:
                        result.append(mention)
            if "instrument_kind" in token.senses:
                head_seen = True
        return [m for m in result if (m.start, m.end) != (outer.start, outer.end)]

    def _part(self, index: int, low: int, outer: InstrumentMention) -> InstrumentMention | None:
        """The inner name around the kind noun at `index`, kept inside the outer one."""
        if not self.spaces:
            return None
        first = index
        if self.head_last:
            while first > low and (
                self.tokens[first - 1].shape == "name"
                and not self.tokens[first - 1].senses.keys() & {"instrument_kind", "article"}
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

    # ---- titles in title marks --------------------------------------------------------------------------------------

    def marked(self) -> list[InstrumentMention]:
        found = []
        if not self.tokens:
            return []
        for match in _TITLE_MARKS.finditer(self.text, self.tokens[0].start, self.end):
            title = match.group(1) or match.group(2)
            inside = [t for t in self.tokens if match.start() < t.start and t.end < match.end()]
            bare = len(_PERIOD.sub("", title))
            known = next(
                (t for t in inside if "instrument" in t.senses and t.end - t.start >= (bare * 2) // 3), None
            )
            kind = self._kind_in(inside, title)
            if known is not None:
                row = self.lexicon.registry.instruments[known.senses["instrument"].id]
                mention = InstrumentMention(
                    match.start(), match.end(), row.name_en, title, row.id, row.kind,
                    tuple(row.period) if getattr(row, "period", None) else None,
                )  # fmt: skip
            elif kind is None:
                continue
            else:
                mention = InstrumentMention(match.start(), match.end(), None, title, None, kind)
            if within := _PERIOD.search(title):
                mention.period = (int(within.group(1)), int(within.group(2)))
                mention.title = _PERIOD.sub("", title).strip()
            mention.end = self._bracket_end(mention.end)
            found.append(mention)
        return found

    def _kind_in(self, inside: Sequence[Token], title: str) -> str | None:
        kinds = [t for t in inside if "instrument_kind" in t.senses]
        if kinds:
            choice = kinds[-1] if self.head_last else kinds[0]
            return str(choice.senses["instrument_kind"])
        for kind, forms in self.lexicon.words.instruments.items():
            if any(form in title for form in forms):
                return kind
        return None

    # ---- capitals around a kind noun --------------------------------------------------------------------------------

    def built(self, index: int) -> InstrumentMention | None:
        token = self.tokens[index]
        if "verb" in token.senses and token.text.islower() and not self._is_noun(index):
            return None
        if "post" in token.senses or "party" in token.senses:
            return None
        return self._spaced(index) if self.spaces else self._unspaced(index)

    def _is_noun(self, index: int) -> bool:
        if not index:
            return False
        before = self.tokens[index - 1]
        return bool(
            before.senses.keys() & {"article", "successor", "reflexive", "party", "adjective", "qualifier", "adopted"}
        ) or (before.shape == "name" or before.shape == "word" and not before.senses)

    def _spaced(self, index: int) -> InstrumentMention | None:
        tokens = self.tokens
        head = tokens[index]
        kind = head.senses["instrument_kind"]
        capital = head.text[:1].isupper()
        first = self._left(index, capital)
        last, far = self._right(index, capital, kind)
        owned = index > 0 and "reflexive" in tokens[index - 1].senses and len(head.text.split()) > 1
        if not self.head_last:
            while last > index and tokens[last].shape == "word" and tokens[last].text in self.lexicon.words.function_words:
                last -= 1
        named = capital and (first < index or last > index or owned)
        if kind == "fund" and first == index and last == index:
            return None
        if (
            not named
            and kind in ("other", "report", "agreement", "resolution", "vision", "charter", "fund")
            and not (first < index and any("party" in t.senses for t in tokens[first:index]))
            and not far
        ):
            return None
        start, end = tokens[first].start, tokens[last].end
        title = self._title(first, last)
        if not named:
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
        if not self.head_last:
            return InstrumentMention(
                start, self._bracket_end(end), None, title, None, kind, successor=self._successor(first)
            )
        return InstrumentMention(
            start, self._bracket_end(end), title, title, None, kind, successor=self._successor(first)
        )

    def _successor(self, first: int) -> bool:
        return any("successor" in t.senses for t in self.tokens[max(0, first - 3) : first + 1])

    def _left(self, index: int, capital: bool) -> int:
        """First token of the name: capitals and parties before the noun (a head-first language has none)."""
        tokens = self.tokens
        first = index
        if not self.head_last:
            return first
        while first > 0:
            token = tokens[first - 1]
            senses = token.senses
            if self._timed(token):
                break
            if "party" in senses or "mechanism" in senses or ("adjective" in senses and token.text[:1].isupper()):
                first -= 1
            elif token.text in _DASHES and first > 1 and (tokens[first].start - token.end <= 1):
                first -= 1
            elif token.text in ("'", "’", "s", "'s", "’s") and first > 1:
                first -= 1
            elif token.shape == "name" and not senses.keys() & {
                "verb",
                "group",
                "post",
                "courtesy",
                "person",
                "article",
            }:
                first -= 1
            elif (
                token.shape == "name"
                and senses.keys() & {"level", "kind", "qualifier", "member", "post"}
                and capital
                and ("article" not in senses and first > 1)
            ):
                first -= 1
            elif "standing" in senses and token.text[:1].isupper():
                first -= 1
            elif (
                "connector" in senses
                and first > 1
                and first < index
                and (tokens[first - 2].shape == "name" and tokens[first].shape == "name" and capital)
                and not tokens[first - 2].senses.keys() & {"place", "person"}
                and token.text == "and"
            ):
                first -= 1
            elif not capital and "qualifier" in senses:
                first -= 1
            else:
                break
        while first < index and (
            tokens[first].text in _DASHES
            or tokens[first].text in ("'", "’", "s", "'s", "’s")
            or "article" in tokens[first].senses
        ):
            first += 1
        return first

    def _right(self, index: int, capital: bool, kind: str) -> tuple[int, int]:
        """Last token of the name; and, for a generic one, the end of its "on …" phrase (0: none)."""
        tokens = self.tokens
        last = index
        position = index + 1
        links = {*self.lexicon.words.lower_in_names, *self.lexicon.words.posts_of, *self.lexicon.words.about_words,
                 *self.lexicon.words.between_words}  # fmt: skip
        head_first = not self.head_last
        count = 0
        while position < len(tokens) and count < 28:
            token = tokens[position]
            senses = token.senses
            if self._timed(token):
                break
            if "party" in senses or "mechanism" in senses or "instrument" in senses:
                if position == index + 1 and not head_first:
                    break
                last = position
            elif (
                capital
                and not head_first
                and _NUMERAL.fullmatch(token.text)
                and token.start - tokens[position - 1].end == 1
            ):
                last = position
            elif (
                capital
                and last == position - 1
                and last > index
                and token.text == ":"
                and tokens[last].shape == "number"
                and position + 1 < len(tokens)
                and tokens[position + 1].text[:1].isupper()
            ):
                pass  # "… 2025: Forging Ahead Together"
            elif (
                capital
                and not head_first
                and last == position - 1
                and (last > index or kind in _DATED_AHEAD)
                and self._is_year(position)
            ):
                last = position
            elif capital and not head_first and "connector" in senses and self._another(position):
                break
            elif (
                capital
                and token.text[:1].isupper()
                and position > index + 1
                and (last == position - 1 or tokens[position - 1].senses.keys() & _SMALL)
            ):
                if senses.keys() & {"courtesy", "person"}:
                    break
                last = position
            elif (
                token.shape == "name"
                and not senses.keys() & {"verb", "courtesy", "person", "article"}
                and not ("post" in senses and not capital)
            ):
                if position == index + 1 and not head_first and not senses:
                    break
                last = position
            elif token.text in _DASHES and position + 1 < len(tokens):
                pass
            elif head_first and "connector" in senses and self._next_paper(position):
                break
            elif token.text in links or "connector" in senses or "article" in senses or "infinitive" in senses:
                if not self._capital_follows(position, capital, head_first):
                    break
            elif token.text in ("'", "’", "s", "'s", "’s"):
                pass
            elif token.text == "," and capital and self._list_in_title(position):
                pass
            elif (
                token.text in _OPEN
                and capital
                and position + 2 < len(tokens)
                and tokens[position + 2].text in _CLOSE
                and (
                    tokens[position + 1].text.isupper()
                    and position + 3 < len(tokens)
                    and self._capital_follows(position + 2, capital, head_first)
                )
            ):
                position += 2
            elif (
                head_first
                and token.shape == "word"
                and not senses.keys()
                - {
                    "action",
                    "result",
                    "post_link",
                    "between",
                    "shield",
                    "qualifier",
                    "standing",
                    "level",
                    "kind",
                    "about",
                    "member",
                }
                and count < 14
                and (capital or position <= index + 4)
            ):
                last = position
            elif "standing" in senses and capital:
                last = position
            else:
                break
            position += 1
            count += 1
        far = 0
        if not capital or kind == "fund":
            step = index + 1
            if step < len(tokens) and (
                "about" in tokens[step].senses or (kind == "fund" and "for" in tokens[step].senses)
            ):
                step += 1
                while step < len(tokens) and step - index < 9:
                    token = tokens[step]
                    if (
                        self._timed(token)
                        or token.shape in ("number", "sign")
                        or token.senses.keys() & {"verb", "held", "place_word", "for", "infinitive", "subordinator"}
                        and token.shape == "word"
                    ):
                        break
                    far = step
                    step += 1
                while far and tokens[far].senses.keys() & {"connector", "article"}:
                    far -= 1
        return last, far if far > index + 1 else 0

    def _next_paper(self, position: int) -> bool:
        """Behind the joining word another paper's name begins: "the Declaration … and the Plan …"."""
        after = self.tokens[position + 1] if position + 1 < len(self.tokens) else None
        return after is not None and "instrument_kind" in after.senses and after.text[:1].isupper()

    def _capital_follows(self, position: int, capital: bool, head_first: bool) -> bool:
        """A small word inside a title is followed, at most three small words later, by a capital."""
        for step in range(1, 4):
            if position + step >= len(self.tokens):
                return False
            token = self.tokens[position + step]
            if self._timed(token):
                return False
            if token.shape == "name" or "party" in token.senses:
                return capital or head_first
            if token.shape in ("sign", "number"):
                return False
            if "verb" in token.senses and not token.senses.keys() & {"article", "action"}:
                return False
            if head_first and token.shape == "word" and not token.senses:
                return capital
        return False

    def _is_year(self, position: int) -> bool:
        """A bare year right behind a capitalised word belongs to the title ("Blueprint 2025")."""
        token = self.tokens[position]
        return bool(_YEAR_TOKEN.fullmatch(token.text)) and token.start - self.tokens[position - 1].end == 1

    def _another(self, position: int) -> bool:
        """ "… and the Master Plan on …": what the connector joins is a title of its own."""
        after = self.tokens[position + 1 : position + 6]
        if not after or not after[0].senses.keys() & {"article", "reflexive"}:
            return False
        for token in after[1:]:
            if "instrument_kind" in token.senses or "instrument" in token.senses:
                return token.text[:1].isupper()
            if token.shape != "name" and "party" not in token.senses:
                return False
        return False

    def _list_in_title(self, position: int) -> bool:
        """Commas inside a title: "Peaceful, Inclusive, Resilient, Healthy and Harmonious"."""
        after = self.tokens[position + 1 : position + 4]
        return (
            len(after) > 1
            and after[0].shape == "name"
            and not after[0].senses
            and (after[1].text == "," or "connector" in after[1].senses)
        )

    def _unspaced(self, index: int) -> InstrumentMention | None:
        """Without title marks: unknown characters and parties right before the kind noun."""
        tokens = self.tokens
        head = tokens[index]
        kind = head.senses["instrument_kind"]
        first = index
        while first > 0:
            token = tokens[first - 1]
            senses = token.senses
            if token.end != tokens[first].start or self._timed(token):
                break
            if "party" in senses or "mechanism" in senses or "standing" in senses or token.text in _DASHES:
                first -= 1
            elif (
                "connector" in senses
                and first > 1
                and "party" in tokens[first - 2].senses
                and ("party" in tokens[first].senses)
            ):
                first -= 1
            elif (
                token.shape == "han"
                and not senses.keys()
                & {
                    "verb",
                    "group",
                    "place_word",
                    "post",
                    "adverb",
                    "have",
                    "adopted",
                    "connector",
                    "be",
                    "passive",
                    "implemented",
                    "drafting",
                    "scheduled",
                    "negation",
                    "will",
                    "successor",
                }
                and len(token.text) <= 10
            ):
                run = token.text
                words = self.lexicon.words
                stops = {*words.place_words, *words.have_words, *words.perfective, *words.noun_marks}
                cut = max((run.rfind(stop) for stop in stops), default=-1)
                if cut >= 0:
                    start = token.start + cut + 1
                    if start == head.start and "proposal" not in head.senses and (about := self._about_before(first - 1)) is not None:
                        return self._unspaced_mention(about, head.end, kind, first, index, True)
                    return self._unspaced_mention(start, head.end, kind, first, index, start < tokens[first].start)
                first -= 1
            elif token.text in _CLOSE and first > 2 and tokens[first - 2].text.isascii():
                step = first - 2
                while step > 0 and tokens[step].text not in _OPEN:
                    step -= 1
                first = step
            else:
                break
        return self._unspaced_mention(tokens[first].start, head.end, kind, first, index, first < index)

    def _after_deeds(self, first: int, index: int) -> int:
        """Where a name begins behind the verbs that govern it ("submit the interim report")."""
        tokens = self.tokens
        for step in range(index - 1, first - 1, -1):
            senses = tokens[step].senses
            if "action" in senses and "activity" not in senses and not any(
                "party" in t.senses or "mechanism" in t.senses for t in tokens[first:step]
            ):
                first = step + 1
                break
        return index if first == index - 1 and tokens[first].shape == "han" and len(tokens[first].text) == 1 else first

    def _titled(self, start: int, end: int, first: int) -> bool:
        """A word that is often no title counts as one with a party in it, or where it is drawn up, adopted, carried out."""
        marks = {"party", "mechanism", "standing", "instrument", "head", "about", "instrument_kind"}
        inside = [t for t in self.tokens if start <= t.start and t.end < end]
        if self.text[start - 1 : start] in _OPENS or any(t.senses.keys() & marks for t in inside):
            return True
        return any(t.senses.keys() & {"adopted", "drafting", "implemented"} for t in self.tokens[max(0, first - 4) : first])

    def _about_before(self, index: int) -> int | None:
        """Where the words begin that tell what a paper is about ("about … 's report"), with whose it is."""
        for step in range(index, max(-1, index - 24), -1):
            token = self.tokens[step]
            if token.text in ",;:。":
                return None
            if "about" in token.senses:
                while step and "party" in self.tokens[step - 1].senses and self.tokens[step - 1].end == self.tokens[step].start:
                    step -= 1
                return self.tokens[step].start
        return None

    def _unspaced_mention(
        self, start: int, end: int, kind: str, first: int, index: int, named: bool
    ) -> InstrumentMention | None:
        if named and start == self.tokens[first].start:
            first = self._after_deeds(first, index)
            start = self.tokens[first].start
            named = first < index
        title = self.text[start:end].strip("-—– ")
        successor = self._successor(first)
        if named and "thing" in self.tokens[first].senses:
            named = first + 1 < index
        if named and kind == "other" and not self._titled(start, end, first):
            named = False  # "all agendas", "wide strategies"
        if not named:
            if kind in ("other", "report", "agreement", "resolution", "vision", "fund", "charter", "treaty"):
                return None
            return InstrumentMention(start, end, None, title, None, kind, generic=True, successor=successor)
        return InstrumentMention(start, end, None, title, None, kind, successor=successor)

    # ---- periods ---------------------------------------------------------------------------------------------------

    def period(self, mention: InstrumentMention) -> None:
        """A span of years in the title or right behind it ("for 2016-2020", "giai đoạn 2021-2025"), else a year."""
        if mention.period is None:
            for time in self.times:
                if (
                    time.period
                    and mention.start <= time.start <= mention.end + 26
                    and (time.start <= mention.end or self._links(mention.end, time.start))
                ):
                    mention.period = time.period
                    mention.end = max(mention.end, time.end)
                    break
                if time.period and self.head_last and 0 <= mention.start - time.end <= 3 and mention.kind in _PLANS:
                    mention.period = time.period
                    mention.start = time.start
                    break
        if mention.title:
            mention.title = _PERIOD.sub("", mention.title).strip(" ,(（-–—")
            for word in self.lexicon.words.period_words:
                if mention.title.lower().endswith(f" {word}"):
                    mention.title = mention.title[: -len(word) - 1].rstrip()
        if mention.title_en and mention.id is None:
            mention.title_en = _PERIOD.sub("", mention.title_en).strip(" ,(-–—")
        if mention.period is None and mention.date is None and not mention.generic:
            year = _YEAR.match(self.text, mention.end)
            if year and mention.kind not in _PLANS and mention.kind != "vision":
                mention.date = year.group(1) or year.group(2)
            elif mention.kind in ("treaty", "charter", "declaration"):
                before = re.search(r"((?:19|20)\d\d)\s*年?\s*$", self.text[max(0, mention.start - 8) : mention.start])
                if before:
                    mention.date = before.group(1)

    def _links(self, left: int, right: int) -> bool:
        """Only small linking words stand between a title and its period."""
        for token in self.tokens:
            if left <= token.start and token.end <= right:
                if token.senses.keys() & {"verb", "action", "party", "instrument", "held"} or token.text in ",;:":
                    return token.text == ","
        return True

    def _timed(self, token: Token) -> bool:
        return any(time.start <= token.start < time.end for time in self.times)

    def _title(self, first: int, last: int) -> str:
        return re.sub(r"\s+", " ", self.text[self.tokens[first].start : self.tokens[last].end]).strip(" ,-–—")
