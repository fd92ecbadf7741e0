"""Titles of instruments in a script without spaces, where no title marks show them."""

from __future__ import annotations

from depositary.read.mentions import InstrumentMention
from depositary.read.title_lists import _DASHES
from depositary.read.title_parts import _CLOSE, _OPEN, TitleParts

__all__ = ["UnspacedTitles"]

_OPENS = frozenset("《「“")
_VOICED = ("statement", "declaration")
_HEADED = ("declaration", "plan_of_action", "treaty", "charter")  # papers whose text opens with their name
_LINE = 80  # characters of such a name
_FIGURES = ("other", "vision")  # kinds whose nouns also are figures of speech
_GIVEN_LENGTH = 4  # characters of what a paper is for, with the sign that ends it
_MARKS = {"”": "“", "」": "「", "』": "『"}
_QUOTED = 40  # characters of a title in quotation marks
_WHOSE = frozenset({"party", "standing", "ministry", "group", "member", "thing", "connector", "post_link"})
_BARE = 2  # characters of a noun that says no more than its kind


class UnspacedTitles(TitleParts):
    """Titles of instruments in a script without spaces, where no title marks show them."""

    def _unspaced(self, index: int) -> InstrumentMention | None:
        """Without title marks: unknown characters and parties right before the kind noun."""
        tokens = self.tokens
        head = tokens[index]
        kind = head.senses["instrument_kind"]
        if self._put_forward(index):
            return None
        if (quoted := self._quoted(index)) is not None:
            if quoted < 0:
                return None
            return InstrumentMention(quoted, head.end, None, self.text[quoted : head.end], None, kind)
        if kind in _HEADED and (line := self._whole_line(index)) is not None:
            return InstrumentMention(line, head.end, None, self.text[line : head.end], None, kind)
        first = index
        while first > 0:
            token = tokens[first - 1]
            senses = token.senses
            if token.end != tokens[first].start or self._timed(token) or "topic" in senses:
                break
            if kind in _FIGURES and token.text in self.lexicon.words.drawing:
                return None  # "planned a blueprint of …": a figure of speech
            if token.text in self.lexicon.words.title_breaks:
                if token.text in self.lexicon.words.drawing:
                    return None  # "drew a blueprint for …": a figure of speech
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
                    "person",
                    "subordinator",
                    "explanation",
                }
                and token.text not in self.lexicon.words.leads
                and len(token.text) <= 10
            ):
                run = token.text
                words = self.lexicon.words
                stops = {*words.place_words, *words.have_words, *words.perfective, *words.noun_marks}
                cut = max((run.rfind(stop) for stop in stops), default=-1)
                cut = max(cut, self._broken(run, first == index))
                if cut >= 0:
                    if cut == 0 and first > 1 and tokens[first - 2].text in words.drawing:
                        return None
                    start = token.start + cut + 1
                    if cut + 2 < len(run) and "party" in tokens[first].senses and first < index:
                        break  # "on the basis of … towards an A-B agreement"
                    if (
                        start == head.start
                        and "proposal" not in head.senses
                        and (about := self._about_before(first - 1)) is not None
                    ):
                        return self._unspaced_mention(about, head.end, kind, first, index, True)
                    if start == head.start and (given := self._given(first - 1)) is not None:
                        return self._unspaced_mention(given, head.end, kind, first, index, True)
                    owned = any(t.senses.keys() & {"party", "mechanism"} for t in tokens[first:index])
                    named = start < tokens[first].start or (owned and kind not in _FIGURES)
                    return self._unspaced_mention(start, head.end, kind, first, index, named)
                first -= 1
            elif token.text in _CLOSE and first > 2 and tokens[first - 2].text.isascii():
                step = first - 2
                while step > 0 and tokens[step].text not in _OPEN:
                    step -= 1
                first = step
            else:
                break
        first = self._behind_words(first, index)
        return self._unspaced_mention(tokens[first].start, head.end, kind, first, index, first < index)

    def _whole_line(self, index: int) -> int | None:
        """Where the line begins that is nothing but the paper's name, as at the head of its text: "A's declaration on
        …"; none where the line tells of something done with it."""
        head = self.tokens[index]
        begin = self.text.rfind("\n", max(0, head.start - _LINE), head.start) + 1
        if (not begin and head.start > _LINE) or self.text[head.end : head.end + 1].strip("\n "):
            return None
        inside = [t for t in self.tokens[:index] if t.start >= begin]
        if not inside or inside[0].start - begin > 1 or not inside[0].senses.keys() & {"about", "party", "mechanism"}:
            return None
        if not any(t.senses.keys() & {"about", "mechanism", "kind"} for t in inside):
            return None
        done = {"adopted", "held", "scheduled", "proposed", "drafting", "person", "group"}
        if any(t.senses.keys() & done or t.text in ",;:。!?" for t in inside):
            return None
        told = any(v.role is not None or v.force == "agree" for t in inside for v in t.senses.get("verb", ()))
        return None if told else inside[0].start

    def _quoted(self, index: int) -> int | None:
        """ "the “2+7 cooperation framework”": where the words in marks begin that end in the noun, if they say
        more than the noun does; -1 if they are a motto."""
        head = self.tokens[index]
        opening = _MARKS.get(self.text[head.end : head.end + 1])
        if opening is None:
            return None
        mark = self.text.rfind(opening, max(0, head.start - _QUOTED), head.start)
        inside = self.text[mark + 1 : head.start]
        if mark < 0 or len(inside) < _BARE or any(sign in inside for sign in "，,。;；:：!！?？”」、"):
            return None
        lead = self.text[max(0, mark - _BARE * 2) : mark]
        return -1 if lead.endswith(tuple(self.lexicon.words.mottoes) or ("\0",)) else mark + 1

    def _broken(self, run: str, beside: bool) -> int:
        """Where in an unknown run stands the last character of what opens no title; -1 if nothing does. beside: the run
        stands right before the noun."""
        words = self.lexicon.words
        cut = max(
            (run.rfind(word) + len(word) - 1 for word in words.title_breaks if len(word) > 1 and word in run),
            default=-1,
        )
        opening = run[:1] in words.title_openings and not run.startswith(tuple(words.title_words))
        return max(cut, 0) if opening and len(run) > 1 + beside else cut

    def _behind_words(self, first: int, index: int) -> int:
        """Where a name begins behind unknown words that stand before its parties: "X advocated the A-B resolution"."""
        tokens = self.tokens
        if tokens[first - 1].text in _OPENS if first else False:
            return first
        for step in range(first, index - 1):
            plain = tokens[step].shape == "han" and not tokens[step].senses.keys() - {"shield", "fact"}
            opens = step == first or "party" in tokens[step - 1].senses
            if (
                plain
                and opens
                and len(tokens[step].text) > 1
                and tokens[step + 1].senses.keys() & {"party", "partnership"}
            ):
                return step + 1
        return first

    def _put_forward(self, index: int) -> bool:
        """The noun is a verb of proposing here: a party before it, a deed right behind it."""
        token = self.tokens[index]
        if token.text in self.lexicon.words.planning and self._planned(index):
            return True
        if (
            not any(v.force == "propose" for v in token.senses.get("verb", ()))
            or not index
            or index + 1 >= len(self.tokens)
        ):
            return False
        if "party" not in self.tokens[index - 1].senses:
            return False
        after = self.tokens[index + 1].senses
        return "action" in after or any(v.role in ("will", "ought") for v in after.get("verb", ()))

    def _planned(self, index: int) -> bool:
        """ "A plans, next year or …, to begin …": a time, or a deed, follows the word at once."""
        if index + 1 >= len(self.tokens) or self.tokens[index + 1].start != self.tokens[index].end:
            return False
        after = self.tokens[index + 1]
        verbs = after.senses.get("verb", ())
        subject = index > 0 and self.tokens[index - 1].senses.keys() & {"party", "member", "person", "post"}
        if subject and (verbs or after.text.startswith(tuple(self.lexicon.words.planned_deeds) or ("\0",))):
            return True
        return (
            self._timed(after)
            or any(v.role == "narrate" for v in verbs)
            or bool(after.senses.keys() & {"place_word", "held"})
            or ("action" in after.senses and "activity" not in after.senses and "implemented" not in after.senses)
            or any(v.role in ("will", "ought") for v in verbs)
        )

    def _after_deeds(self, first: int, index: int) -> int:
        """Where a name begins behind the verbs that govern it ("submit the interim report")."""
        tokens = self.tokens
        for step in range(index - 1, first - 1, -1):
            senses = tokens[step].senses
            if (
                "action" in senses
                and "activity" not in senses
                and not any("party" in t.senses or "mechanism" in t.senses for t in tokens[first:step])
            ):
                first = step + 1
                break
        return index if first == index - 1 and tokens[first].shape == "han" and len(tokens[first].text) == 1 else first

    def _nobodys(self, first: int, index: int) -> bool:
        """ "A's strategy", "the two sides' blueprint of ties", "the summit's agenda": nothing but whose it is before a
        noun that is also a figure of speech."""
        inside = self.tokens[first:index]
        if inside and inside[-1].senses.keys() & {"mechanism", "kind"}:
            return True
        if self.tokens[index].end - self.tokens[index].start > _BARE:
            return False
        return all(t.senses.keys() & _WHOSE or t.shape == "sign" for t in inside)

    def _some_plan(self, first: int, index: int, length: int) -> bool:
        """ "the plan of work", two words with nobody's name, number or place in them."""
        return (
            length <= 2 * _BARE
            and self.tokens[index].text in self.lexicon.words.planning
            and not any(
                t.senses.keys() & {"party", "mechanism", "place"} or t.shape != "han" for t in self.tokens[first:index]
            )
        )

    def _titled(self, start: int, end: int, first: int) -> bool:
        """A word that is often no title counts as one with a party in it, or where it is drawn up, adopted, carried
        out."""
        loose = self.text[:end].endswith(tuple(self.lexicon.words.loose_papers) or ("\0",))
        marks = set() if loose else {"party", "mechanism", "standing", "instrument", "head", "about", "instrument_kind"}
        inside = [t for t in self.tokens if start <= t.start and t.end < end]
        if self.text[start - 1 : start] in _OPENS or any(t.senses.keys() & marks for t in inside):
            return True
        return any(
            t.senses.keys() & {"adopted", "drafting", "implemented"} for t in self.tokens[max(0, first - 4) : first]
        )

    def _given(self, index: int) -> int | None:
        """ "drew up … 's roadmap", "signed … 's memorandum": where what the paper is for begins, behind the verb that
        makes it and before the sign that ends an attribute at `index`."""
        for step in range(index, max(-1, index - 12), -1):
            token = self.tokens[step]
            if token.shape == "sign" and token.text not in "、-—–“”":
                return None
            if step < index and token.senses.keys() & {"adopted", "drafting"} and "instrument_kind" not in token.senses:
                if token.text in self.lexicon.words.need_papers and "action" in self.tokens[step + 1].senses:
                    return None  # "through carrying out …"
                start = token.end
                while self.text[start : start + 1] in self.lexicon.words.perfective:
                    start += 1
                return start if self.tokens[index].end - start > _GIVEN_LENGTH else None
            if token.senses.keys() & {"negation", "person", "post"} or (step < index and "held" in token.senses):
                return None
        return None

    def _about_before(self, index: int) -> int | None:
        """Where the words begin that tell what a paper is about ("about … 's report"), with whose it is."""
        for step in range(index, max(-1, index - 24), -1):
            token = self.tokens[step]
            if token.text in ",;:。":
                return None
            if "about" in token.senses:
                while (
                    step
                    and "party" in self.tokens[step - 1].senses
                    and self.tokens[step - 1].end == self.tokens[step].start
                ):
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
        pointing = [step for step in range(first, index) if "thing" in self.tokens[step].senses]
        if named and pointing:
            first = pointing[-1] + 1
            start = max(start, self.tokens[first].start)
            named = first < index and any(
                "party" in t.senses or "mechanism" in t.senses for t in self.tokens[first:index]
            )
            title = self.text[start:end].strip("-—– ") if named else title
        bare_kinds = ("resolution", "treaty") if pointing else ("resolution",)
        if named and kind in bare_kinds and all("party" in t.senses for t in self.tokens[first:index]):
            named = False  # "Security Council resolutions": none in particular
        if named and kind in _FIGURES and self._nobodys(first, index):
            named = False
        if named and kind == "work_plan" and self._some_plan(first, index, end - start):
            return None
        if named and kind == "other" and not self._titled(start, end, first):
            named = False  # "all agendas", "wide strategies"
        if (
            kind in _VOICED
            and end - self.tokens[index].start == _BARE
            and self.text[end - _BARE : end + 2] in (self.lexicon.words.text_follows)
        ):
            return None  # "of the results … state as follows"
        if title.count(")") > title.count("("):
            return None  # the end of a citation
        if named and kind not in _VOICED and title.startswith(tuple(self.lexicon.words.vague_papers) or ("\0",)):
            return None  # "any agreement", "a final treaty"
        if named and kind == "report" and self.text.endswith(tuple(self.lexicon.words.vague_papers) or "\0", 0, start):
            return None  # "submit a report on the …": still to be written
        owners = tuple(self.lexicon.words.paper_owners) or ("\0",)
        if named and kind in _VOICED and self.tokens[index].end - self.tokens[index].start == _BARE:
            named = not self.text[start : self.tokens[index].start].endswith(owners)  # what an office said
        others = tuple(self.lexicon.words.and_others) or ("\0",)
        if named and (title.startswith(others) or self.text[start : self.tokens[index].start].endswith(others)):
            return None  # "… and other treaties"
        if (
            first
            and self.tokens[first - 1].shape == "number"
            and title.startswith(tuple(self.lexicon.words.measures) or ("\0",))
        ):
            return None  # "six agreements"
        if named and first > 1 and len(self.tokens[first].text) == 1 and self.tokens[first - 1].shape == "number":
            prefix = self.tokens[first - 2]  # "the 22nd A-B meeting's statement": its number stands before
            start = prefix.start if len(prefix.text) == 1 and prefix.shape == "han" else self.tokens[first - 1].start
            title = self.text[start:end].strip("-—– ")
        if not named and any(self.tokens[step].text in self.lexicon.words.bundles for step in pointing):
            return None  # "several plans": none in particular
        if not named:
            if kind == "agreement" and self.tokens[index].end - self.tokens[index].start > _BARE + 1:
                return InstrumentMention(start, end, None, title, None, kind, generic=True)  # "free trade agreement"
            if kind in ("other", "report", "agreement", "resolution", "vision", "fund", "charter", "treaty"):
                return None
            return InstrumentMention(start, end, None, title, None, kind, generic=True, successor=successor)
        return InstrumentMention(start, end, None, title, None, kind, successor=successor)
