"""Titles of instruments: how far a title goes to the left and right of its kind noun.

In: the tokens of a sentence and the place of a kind noun. Out: the first and last token of the title.
"""

from __future__ import annotations

import re

from depositary.read.paper_titles import ends_title, sent_on
from depositary.read.papers_of_two import pair_end
from depositary.read.title_lists import _DASHES, TitleLists

__all__ = ["TitleParts"]

_OPEN, _CLOSE = "(（", ")）"
_NUMERAL = re.compile(r"[IVX]{1,5}")
_BETWEEN = frozenset({"memorandum", "agreement", "treaty"})  # made between parties
_ON_WHAT = 14  # tokens
_CARRYING = frozenset({"plan_of_action", "work_plan", "report"})
_SMALL = frozenset({"infinitive", "article", "about", "between", "for", "post_link"})
_DATED_AHEAD = frozenset({"vision", "plan_of_action", "work_plan", "other"})  # named after the year they aim at


class TitleParts(TitleLists):
    """Titles of instruments: how far a title goes to the left and right of its kind noun."""

    def _bracket_end(self, end: int) -> int:
        match = re.match(r"\s*[(（]\s*[A-Z][\w-]{1,11}\s*[)）]", self.text[end : min(self.end, end + 18)])
        return end + match.end() if match else end

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
            if self._timed(token) or (
                " " in token.text and token.text.rpartition(" ")[2].lower() in self.lexicon.words.articles
            ):
                break
            if token.text in _CLOSE and first > 3 and self._short_of_party(first - 1):
                first -= 3
                continue
            if "party" in senses or "mechanism" in senses or ("adjective" in senses and token.text[:1].isupper()):
                first -= 1
            elif token.text in _DASHES and first > 1 and (tokens[first].start - token.end <= 1):
                first -= 1
            elif "possessive" in senses and first > 1:
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
            elif "connector" in senses and token.start - self.floor in (0, 1):
                break  # "the Declaration on A and B Statement on …": two titles
            elif (
                "connector" in senses
                and first > 1
                and first < index
                and (tokens[first - 2].shape == "name" and tokens[first].shape == "name" and capital)
                and not tokens[first - 2].senses.keys() & {"place", "person"}
                and token.text in self.lexicon.words.title_joins
            ):
                first -= 1
            elif not capital and "qualifier" in senses:
                first -= 1
            elif (
                not capital and first == index and token.shape == "word" and not senses
                and first > 1 and "party" in tokens[first - 2].senses
            ):  # fmt: skip
                first -= 1  # "the X-Y comprehensive action plan"
            else:
                break
        while first < index and (
            tokens[first].text in _DASHES or tokens[first].senses.keys() & {"possessive", "article"}
        ):
            first += 1
        return first

    def _short_of_party(self, close: int) -> bool:
        """ "the United Nations (UN) Charter": letters in brackets behind the party they stand for."""
        opened, inner, before = self.tokens[close - 2], self.tokens[close - 1], self.tokens[close - 3]
        return opened.text in _OPEN and "party" in inner.senses and "party" in before.senses

    def _right(self, index: int, capital: bool, kind: str) -> tuple[int, int]:
        """Last token of the name; and, for a generic one, the end of its "on …" phrase (0: none)."""
        tokens = self.tokens
        last = index
        position = index + 1
        links = {*self.lexicon.words.lower_in_names, *self.lexicon.words.posts_of, *self.lexicon.words.about_words,
                 *self.lexicon.words.between_words}  # fmt: skip
        head_first = not self.head_last
        tells = tuple(f"{words} " for words in self.lexicon.words.paper_tells) if index == 0 else ()
        count = 0
        while position < len(tokens) and count < 28:
            token = tokens[position]
            senses = token.senses
            deed = self._deed_about(position) if capital else None
            if deed is not None or (capital and self._called_after_year(position)):
                last = position if deed is None else deed
                position, count = last + 1, count + 1
                continue
            if capital and self.head_last and self._ordinal(position):
                position, count = position + 2, count + 1
                continue
            if capital and (quoted := self._quoted_topic(position)) is not None:
                last, position, count = quoted, quoted + 1, count + 1
                continue
            told = bool(tells) and self.text.startswith(tells, token.start)
            if self._timed(token) or told or ends_title(tokens, position, self.lexicon.words):
                break
            if head_first and kind == "resolution" and tokens[last].shape == "number" and last == position - 1:
                if "about" not in senses and token.text != "/":
                    break  # what it does, no part of its name
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
            elif head_first is False and "connector" in senses and self._by_noun_alone(index, position):
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
            elif head_first and kind in _CARRYING and self._carries_out(position, capital):
                pass
            elif head_first and capital and kind in _CARRYING and position == index + 1 and "instrument_kind" in senses:
                last = position  # "Kế hoạch thực hiện khung hợp tác"
            elif head_first and capital and kind == "treaty" and position == index + 1 and self._changes(position):
                last = position  # "Nghị định thư nâng cấp Hiệp định …"
            elif head_first and kind == "resolution" and token.shape == "number" and position <= index + 2:
                last = position  # "Nghị quyết số 2548"
            elif head_first and {"proposal", "action"} <= senses.keys() and "standing" in tokens[position - 1].senses:
                last = position  # "an enhanced partnership"
            elif head_first and capital and self._length_named(position):
                position += 1
            elif (
                head_first
                and capital
                and "conjunction" in senses
                and last == position - 1
                and any(t.text == "," for t in tokens[index + 1 : position])
            ):
                pass  # the last of the topics listed
            elif capital and not head_first and kind in _BETWEEN and self._amends(position):
                position += 1
            elif token.text in links or "connector" in senses or "article" in senses or "infinitive" in senses:
                if not self._capital_follows(position, capital, head_first):
                    break
                if "for" in senses and not head_first and self._to_whom(position):
                    break
                if "infinitive" in senses and tokens[position + 1].text.isupper() and not token.text.isupper():
                    break  # "doubled the Fund to USD 32 million": no deed, as letters are none
                if "infinitive" in senses and sent_on(tokens, index, self.lexicon.words):
                    break
            elif "possessive" in senses or (
                token.text == ","
                and capital
                and (self._list_in_title(position) or self._topics_listed(index, position))
            ):
                pass
            elif (
                token.text in _OPEN
                and capital
                and position + 2 < len(tokens)
                and tokens[position + 2].text in _CLOSE
                and (
                    _in_letters(tokens[position + 1].text)
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
                    "activity",
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
                    "place",
                    *(("instrument_kind",) if "qualifier" in senses else ()),
                }
                and count < 14
                and (capital or position <= index + 4)
                and token.text not in self.lexicon.words.function_words
            ):
                last = position
            elif ("standing" in senses and capital) or (head_first and capital and self._of_those(position)):
                last = position
            else:
                break
            position += 1
            count += 1
        if (
            capital
            and self.head_last
            and kind in _BETWEEN
            and any("between" in t.senses for t in tokens[index : last + 1])
        ):
            last = self._on_what(last)
        far = 0
        letters = capital and last == index and kind == "memorandum" and _in_letters(tokens[index].text)
        if not capital or letters or kind == "fund" or (kind == "work_plan" and last == index):
            step = index + 1
            if self.head_last and (pair := pair_end(tokens, step, kind)) is not None:
                far, step = pair, pair + 1
            aimed = self.head_last and kind in ("statement", "declaration", "resolution") and self._sets_up(step, kind)
            if step < len(tokens) and (
                aimed
                or "about" in tokens[step].senses
                or ("for" in tokens[step].senses and (kind == "fund" or self._for_a_field(step, kind)))
            ):
                step += 2 if aimed else 1
                while step < len(tokens) and step - index < 16:
                    token = tokens[step]
                    if (
                        self._timed(token)
                        or (token.shape in ("number", "sign") and not self._hyphen(step, aimed))
                        or ("conjunction" in token.senses and self._small_paper(step))
                        or (
                            token.senses.keys() & {"verb", "held", "place_word", "for", "infinitive", "subordinator"}
                            and token.shape == "word"
                        )
                    ):
                        break
                    far = step
                    step += 1
                while far and tokens[far].senses.keys() & {"connector", "article", "be", "have"}:
                    far -= 1
        return last, far if far > index + 1 else 0

    def _on_what(self, last: int) -> int:
        """ "Memorandum of Understanding between A and B on fisheries": of two such papers it tells which."""
        tokens = self.tokens
        if last + 1 >= len(tokens) or "about" not in tokens[last + 1].senses:
            return last
        end = step = last + 1
        while step + 1 < len(tokens) and step - last < _ON_WHAT:
            token = tokens[step + 1]
            small = token.senses.keys() & {"article", "conjunction", "post_link", "adjective", "owning"}
            stop = token.senses.keys() & {"verb", "held", "place_word", "for", "infinitive", "subordinator"} - {
                "place_word"
            }
            if token.shape not in ("word", "name") or self._timed(token) or (stop and "action" not in token.senses):
                break
            step += 1
            end = end if small else step
        return end if end > last + 1 else last

    def _small_paper(self, position: int) -> bool:
        """ "a statement on A and a declaration on B": behind the joining word and its article another paper's noun."""
        after = self.tokens[position + 1 : position + 5]
        if not after or "article" not in after[0].senses:
            return False
        noun = next((i for i, t in enumerate(after) if "instrument_kind" in t.senses), 0)
        return noun > 0 and all(t.shape in ("word", "name") for t in after[:noun])

    def _for_a_field(self, position: int, kind: str) -> bool:
        """ "a work plan for tourism", "a work programme for its implementation"; not "for the period", "for A"."""
        after = self.tokens[position + 1] if position + 1 < len(self.tokens) else None
        if kind != "work_plan" or not self.head_last or after is None or self._timed(after):
            return False
        return after.shape == "word" and ("article" not in after.senses or "reflexive" in after.senses)

    def _hyphen(self, step: int, aimed: bool) -> bool:
        """A dash inside a name ("the A-B Partnership")."""
        if self.tokens[step].text not in _DASHES or step + 1 >= len(self.tokens):
            return False
        touching = self.tokens[step - 1].end == self.tokens[step].start and (
            self.tokens[step].end == self.tokens[step + 1].start
        )
        return aimed or (self.head_last and touching)

    def _sets_up(self, position: int, kind: str) -> bool:
        """ "a statement to establish the A-B Partnership": to a paper's noun belongs what it is to do, by name; to a
        resolution any deed ("a resolution to further enhance ties")."""
        after = self.tokens[position : position + 4]
        if kind == "resolution" and len(after) > 2 and "infinitive" in after[0].senses:
            return "action" in after[1].senses or ("adverb" in after[1].senses and "action" in after[2].senses)
        return (
            len(after) == 4
            and "infinitive" in after[0].senses
            and "action" in after[1].senses
            and "article" in after[2].senses
            and (after[3].shape == "name" or "party" in after[3].senses)
        )

    def _next_paper(self, position: int) -> bool:
        """Behind the joining word another paper's name begins, or a deed done to one: "the Declaration … and the
        Plan …", "… and promote the Agreement …"."""
        after = self.tokens[position + 1] if position + 1 < len(self.tokens) else None
        if after is not None and "action" in after.senses and after.shape == "word" and position + 2 < len(self.tokens):
            after = self.tokens[position + 2]
        if after is not None and "partial" in after.senses:
            return True  # "… and some activities"
        if after is not None and after.text in self.lexicon.words.plural_articles:
            return any("instrument_kind" in t.senses for t in self.tokens[position + 2 : position + 3])
        return (
            after is not None
            and bool(after.senses.keys() & {"instrument_kind", "instrument"})
            and after.text[:1].isupper()
        )

    def _carries_out(self, position: int, capital: bool) -> bool:
        """A plan named by the paper or partnership it carries out ("Kế hoạch thực hiện Tuyên bố Tầm nhìn …")."""
        if "implemented" not in self.tokens[position].senses:
            return False
        after = self.tokens[position + 1 : position + 3]
        standing = len(after) > 1 and "standing" in after[0].senses and "standing" in after[1].senses
        framework = bool(after) and "instrument_kind" in after[0].senses
        return standing or (capital and (framework or self._next_paper(position)))

    def _changes(self, position: int) -> bool:
        """A protocol named by the paper it amends."""
        after = self.tokens[position + 1 : position + 2]
        named = bool(after) and bool(after[0].senses.keys() & {"instrument", "instrument_kind"})
        return "action" in self.tokens[position].senses and named

    def _of_those(self, position: int) -> bool:
        """Whose paper it is, inside its name: "Tuyên bố Tầm nhìn của các nhà Lãnh đạo A"."""
        before, after = self.tokens[position - 1], self.tokens[position + 1 : position + 2]
        return (
            "group" in self.tokens[position].senses
            and "level" in self.tokens[position].senses
            and "post_link" in before.senses
            and bool(after)
            and "party" in after[0].senses
        )

    def _length_named(self, position: int) -> bool:
        """How long a plan runs, inside its name: "Lộ trình hợp tác kinh tế 10 năm ASEAN-Nhật Bản"."""
        after = self.tokens[position + 1 : position + 3]
        return (
            self.tokens[position].shape == "number"
            and len(after) > 1
            and after[0].shape == "word"
            and after[0].text in self.lexicon.words.period_words
            and "party" in after[1].senses
        )

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
                number = self.head_last and self._ordinal(position + step)
                return capital and (number or self._quoted_topic(position + step) is not None)
            if "verb" in token.senses and not token.senses.keys() & {"article", "action"}:
                return False
            if head_first and token.shape == "word" and not token.senses.keys() - {"shield"}:
                return capital
        return False

    def _called_after_year(self, position: int) -> bool:
        """ "Tuyên bố Vientiane 2024 về …": a year before what the paper is about, in a language of such titles."""
        after = self.tokens[position + 1 : position + 2]
        return not self.head_last and bool(after) and "about" in after[0].senses and self._is_year(position)

    def _links(self, left: int, right: int) -> bool:
        """Only small linking words stand between a title and its period."""
        for token in self.tokens:
            if left <= token.start and token.end <= right:
                if token.senses.keys() & {"verb", "action", "party", "instrument", "held"} or token.text in ",;:":
                    return token.text == ","
        return True

    def _title(self, first: int, last: int) -> str:
        return " ".join(self.text[self.tokens[first].start : self.tokens[last].end].split()).strip(" ,-–—")


def _in_letters(text: str) -> bool:
    """A short form: "POA", "MoU"."""
    return text.isupper() or (len(text) <= _SHORT and sum(map(str.isupper, text)) > 1)


_SHORT = 6
