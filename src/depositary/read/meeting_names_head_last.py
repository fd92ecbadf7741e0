"""Names of meetings whose noun stands last: "the 9th ASEAN-Norway Joint Committee"."""

from __future__ import annotations

import re

from depositary.read.meeting_name_parts import _CLOSE, _DASHES, _STRONG_KINDS, NameParts
from depositary.read.mentions import MeetingMention
from depositary.read.party_signs import unique
from depositary.read.scan import Token

__all__ = ["HeadLastNames"]

_TITLE = 24  # tokens of the title of a paper
_QUOTES, _QUOTED = frozenset("「“‘『《"), frozenset("」”’』》")
_QUOTED_LONG = 14  # tokens of a name in quotation marks
_NO_NAME = frozenset({"verb", "held", "person", "negation", "group", "subordinator", "be", "have", "copula"})
_YEAR_LONG = 4  # figures of a year
_OCCURRING = frozenset({"held", "scheduled", "convene", "postponed", "cancelled", "hosting"})
_NO_SUBJECT = frozenset(
    {"verb", "held", "article", "place_word", "group", "between", "subordinator", "post", "infinitive"}
)
_SMALL_WORDS = 6  # between the parties and the noun of a meeting


class HeadLastNames(NameParts):
    """Names of meetings whose noun stands last: "the 9th ASEAN-Norway Joint Committee"."""

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
                or ("article" in senses and not self._second_side(position))
                or (not self.spaces and token.text in self.lexicon.words.leads)
            ):
                break
            if "party" in senses:
                parties.insert(0, senses["party"])
            elif "thing" in senses or ("purpose" in senses and not self.spaces):
                break
            elif "article" in senses:
                first = position
                position -= 1
                continue
            elif (owner := self._one_char(position)) is not None:
                parties.insert(0, owner)
            elif (sides := self._by_chars(token)) and not parties:
                parties = list(sides)
                behind = max((o.end for o in self.ordinals if token.start < o.end < token.end), default=None)
                if behind is not None:  # the number's own noun opens the run
                    return self._finish(position, last, behind, level, parties, qualifiers, subject)
            elif self._lists_back(position):
                pass
            elif not self.spaces and self._commemorated(position, index):
                pass
            elif "mechanism" in senses and senses["mechanism"].acronym:
                subject.insert(0, token.text)
                if not self._elsewhere(senses["mechanism"]):
                    parties = self._sides(senses["mechanism"].id) + parties
            elif "adjective" in senses and token.text[:1].isupper() and not self._covered(token):
                parties.insert(0, senses["adjective_en"])
            elif "qualifier" in senses:
                qualifiers.insert(0, senses["qualifier"])
            elif "level" in senses:
                level = level if level in _STRONG_KINDS else senses["level"]
                subject.insert(0, token.text)
            elif not self.spaces and position == index - 1 and self._post_that_meets(token) and level == "other":
                level = "ministerial"  # "the A economy-ministers video meeting"
                subject.insert(0, token.text)
            elif "kind" in senses and (token.text[:1].isupper() or not self.spaces):
                subject.insert(0, token.text)
                if level == "other":
                    level = senses["kind"]
            elif self._covered(token):
                pass
            elif token.text == "》" and not parties and (title := self._title_back(position, index)) is not None:
                parties = list(unique(str(t.senses["party"]) for t in tokens[title:position] if "party" in t.senses))
                subject.insert(0, self.text[tokens[title].end : token.start])
                position = title
            elif position == index - 1 and self.spaces and (council := self._heads(token)) is not None:
                level, name = council
                subject.insert(0, name)
                return self._finish(position, last, token.end - len(name), level, parties, qualifiers, subject)
            elif token.text in _DASHES or "possessive" in senses or self._quotes_party(position):
                pass
            elif token.text in _CLOSE and self._bracket_back(position) is not None:
                position = self._bracket_back(position) or 0
            elif not self.spaces and position == index - 1 and self._held_at(position):
                pass
            elif self.spaces and not parties and self._behind_pair(position):
                subject.insert(0, token.text)
            elif "connector" in senses or "between" in senses:
                if not self._joins(position) or self._next_numbered(position):
                    break
            elif self.spaces and "scheduled" in senses and " " in token.text:
                break  # "Ahead of Tokyo Summit", in a headline
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
                    "explanation",
                    "enumerator",
                    "person",
                }
            ):
                part, whole = self._han_tail(token)
                if part and not whole and not parties and (sides := self._states_in(part)):
                    parties = list(sides)  # "face-to-face AB talks", A and B one character each
                elif part:
                    subject.insert(0, part)
                if not whole:
                    first = position
                    start = token.end - len(part)
                    return self._finish(first, last, start, level, parties, qualifiers, subject)
            elif (
                not self.spaces
                and "action" in senses
                and "verb" not in senses
                and not ("held" in senses and level in ("summit", "ministerial"))
                and len(token.text) == 2
                and (subject or position == index - 1)
                and position
                and self._touch(position - 1, position)
                and tokens[position - 1].shape in ("han",)
                and not self._timed(tokens[position - 1])
                and ("party" in tokens[position - 1].senses or not tokens[position - 1].senses)
            ):
                subject.insert(0, token.text)
            else:
                break
            first = position
            position -= 1
        if (opened := self._opening_quote(first, last)) is not None:
            first = opened
            parties = list(unique(str(t.senses["party"]) for t in tokens[first:last] if "party" in t.senses))
            subject = [t.text for t in tokens[first:last] if "party" not in t.senses and t.text not in _DASHES]
        while first < index and (
            tokens[first].senses.keys() & {"connector", "possessive"} or tokens[first].text in _DASHES | {","}
        ):
            first += 1
        return self._finish(first, last, tokens[first].start, level, parties, qualifiers, subject)

    def _title_back(self, position: int, index: int) -> int | None:
        """ "(held) the «Treaty» ministerial meeting": where the marks around the paper whose meeting it is open."""
        between = self.tokens[position + 1 : index]
        if self.spaces or any(t.senses.keys() - {"shield", "qualifier", "level"} for t in between):
            return None
        back = range(position - 1, max(-1, position - _TITLE), -1)
        return next((i for i in back if self.tokens[i].text == "《"), None)

    def _opening_quote(self, first: int, last: int) -> int | None:
        """In a script without spaces a whole name stands in quotation marks, the noun last: where it begins, if that is
        before `first`."""
        tokens = self.tokens
        if self.spaces or last + 1 >= len(tokens) or tokens[last + 1].text not in _QUOTED:
            return None
        for step in range(first - 1, max(-1, last - _QUOTED_LONG), -1):
            token = tokens[step]
            if token.text in _QUOTES:
                return step + 1 if step + 1 < first else None
            if token.senses.keys() & _NO_NAME or token.text in ",、:;。" or token.text in _QUOTED:
                return None
        return None

    def _post_that_meets(self, token: Token) -> bool:
        return "post" in token.senses and token.text.endswith(tuple(self.lexicon.words.levels.get("ministerial", ())))

    def _behind_pair(self, position: int) -> bool:
        """ "A-B defence and security strategy dialogue": small words behind two parties written as one word."""
        tokens = self.tokens
        step = position
        while step > 2 and position - step < _SMALL_WORDS and tokens[step].shape == "word":
            if tokens[step].senses.keys() & _NO_SUBJECT:
                return False
            step -= 1
        one, dash, two = tokens[max(step - 2, 0) : step + 1] if step >= 2 else (tokens[0],) * 3
        paired = dash.text in _DASHES and one.end == dash.start and dash.end == two.start
        return step < position and paired and "party" in one.senses and "party" in two.senses

    def _held_at(self, position: int) -> bool:
        """ "the A Tokyo summit": a city between the party and the noun, in a script without spaces."""
        if "place" not in self.tokens[position].senses or not position or not self._touch(position - 1, position):
            return False
        return bool(self.tokens[position - 1].senses.keys() & {"party", "actor", "mechanism"})

    def _quotes_party(self, position: int) -> bool:
        """A quotation mark that closes or opens around the name of a party, before the number of its meeting."""
        tokens = self.tokens
        if self.spaces:
            return False
        if tokens[position].text in _QUOTED:
            return position > 1 and "party" in tokens[position - 1].senses and tokens[position - 2].text in _QUOTES
        return tokens[position].text in _QUOTES and any(t.text in _QUOTED for t in tokens[position + 2 : position + 3])

    def _next_numbered(self, position: int) -> bool:
        """ "the 2nd X Summit and the 3rd Y Summit": a number behind the word that joins begins a name of its own."""
        return (
            not self.spaces
            and position > 0
            and self._covered(self.tokens[position + 1])
            and "kind" in self.tokens[position - 1].senses
        )

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
            return self._states_in(token.text.lstrip("".join(self.lexicon.words.perfective)))
        run = self.text[begin : token.end]  # the number stands right before: what else the run holds is the subject
        for size in (4, 3, 2):
            if sides := self.lexicon.parties_by_chars(run[:size], near):
                return sides
        return ()

    def _states_in(self, run: str) -> tuple[str, ...]:
        """The states whose one-character forms a run is made of."""
        near = {str(t.senses["party"]) for t in self.tokens if t.senses.get("party")}
        return self.lexicon.parties_by_chars(run, near)

    def _one_char(self, position: int) -> str | None:
        """The state a one-character form names beside a dash that joins it to a party."""
        token = self.tokens[position]
        if self.spaces or token.senses or len(token.text) != 1 or position + 2 >= len(self.tokens):
            return None
        if self.tokens[position + 1].text not in _DASHES or "party" not in self.tokens[position + 2].senses:
            return None
        return self.lexicon.party_by_char(token.text)

    def _lists_back(self, position: int) -> bool:
        """A list of fields inside a name: behind its first a party or the number of the meeting."""
        if self.spaces or self.tokens[position].text != "、":
            return False
        for step in range(position - 1, max(-1, position - 6), -1):
            token = self.tokens[step]
            if token.end != self.tokens[step + 1].start or (token.shape != "han" and token.text != "、"):
                return False
            if "party" in token.senses or any(
                o.start <= token.start < o.end or token.start < o.end < token.end for o in self.ordinals
            ):
                return True
            if token.senses.keys() - {
                "activity",
                "action",
                "between",
                "post_link",
                "qualifier",
                "shield",
                "connector",
                "conjunction",
            }:
                return False
        return False

    def _commemorated(self, position: int, index: int) -> bool:
        """What is commemorated, inside the name: "relations", "25" before the word for an anniversary."""
        token = self.tokens[position]
        if token.shape == "number":
            return "qualifier" in self.tokens[position + 1].senses and position + 1 < index
        if not token.senses.keys() & {"shield", "standing", "partnership"}:
            return False
        return any(t.senses.get("qualifier") == "commemorative" for t in self.tokens[position + 1 : index + 1])

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
            or self._timed(before)  # "the March 16 meeting"
            or before.text in _DASHES
            or (before.shape == "word" and not before.senses)
            or (before.text in _CLOSE and self._bracket_back(index - 1) == index - 3)  # "the Ministers' (AEM) meeting"
        )

    def _talks_there(self, first: int, last: int) -> bool:
        """ "Will talk in A": before the deed where it is done, no side's name."""
        tokens = self.tokens
        where = [tokens[i].senses for i in range(first, last)]
        return (
            first > 0
            and "verb" in tokens[last].senses
            and all(senses.keys() & {"party", "place"} for senses in where)
            and sum("party" in senses for senses in where) == 1
            and self._touch(first - 1, first)
            and tokens[first - 1].text.endswith(tuple(self.lexicon.words.place_words) or ("\0",))
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
        if not self.spaces and self._talks_there(first, last):
            return None
        end = tokens[last].end
        ordinals, start, end = self._ordinals_around(start, end, first, last + 1)
        acronym, end = self._acronym_after(end, last + 1)
        after = self._index_at(end)
        self.level_said = None
        more, subject_after, stop = self._after(after) if not self._shares_chair(first, after) else ([], "", 0)
        if level == "other" and self.level_said:
            level = self.level_said
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
        if (
            not self.spaces
            and ordinals == (1,)
            and not parties
            and not re.search(r"\d|\W", self.text[start:end])
            and "level" in tokens[first].senses
        ):
            ordinals = ()  # "the ministers' first meeting this year": no number of a series
            subject = []
        if not ordinals and len(parties) < 2 and self._body_of_topic(last):
            return None  # "the X-ian Council of World Affairs"
        bare = not parties and not qualifiers and not subject and not subject_after and not ordinals
        if bare and not self.spaces and "format" in head.senses:
            return None  # "by way of a video meeting"
        if not self.spaces and not parties and not ordinals and shown.startswith(tuple(self.lexicon.words.bundles)):
            bare = True  # "three informal meetings": none in particular
        if not self.spaces and not ordinals and self.text[start : start + 1] in self.lexicon.words.frame_closers:
            if first and "mechanism" in tokens[first - 1].senses:
                return None  # "met at the A summit": the verb behind the noun and its "at"
        if not self.spaces and not parties and not ordinals and first and "thing" in tokens[first - 1].senses:
            bare = True  # "this special meeting", "related high-level meetings"
        if not ordinals and self.text[max(0, start - 4) : start].endswith(tuple(self.lexicon.words.every) or ("\0",)):
            return None  # "all meetings of A": none in particular
        if not self.spaces and ordinals and level == "other" and not (parties or qualifiers) and "talks" in head.senses:
            bare = True  # "their third encounter this year": counted, no series
        counted = tokens[first - 1].shape == "number" and len(tokens[first - 1].text) < _YEAR_LONG if first else False
        if counted and not self.spaces and not parties and not ordinals:
            bare = True  # "more than 300 meetings"
        if stop:
            end = max(end, stop)
        mention = MeetingMention(
            start=min(start, tokens[first].start) if self.spaces else start, end=end, kind_start=head.start,
            name_en=name_en, name=shown, acronym=acronym, ordinal=ordinals[0] if ordinals else None, ordinals=ordinals,
            parties=tuple(parties), level=level, qualifiers=tuple(qualifiers),
            subject=" ".join(subject) + (" " + subject_after if subject_after else "") or None, bare=bare,
            plural=self._plural(head),
        )  # fmt: skip
        return self._with_mechanism(mention)

    def _body_of_topic(self, last: int) -> bool:
        """A noun of bodies in capitals, with "of" and an unknown capital behind it."""
        after = self.tokens[last + 1 : last + 3]
        return (
            self.tokens[last].text.lower() in self.lexicon.words.body_nouns
            and self.tokens[last].text[:1].isupper()
            and len(after) == 2
            and after[0].text in self.lexicon.words.posts_of
            and after[1].shape == "name"
            and not after[1].senses.keys() & {"party", "level", "member", "adjective"}
        )

    def _plural(self, head: Token) -> bool:
        """The noun ends as a plural does, in a language that marks it."""
        words = self.lexicon.words
        return head.text.endswith(tuple(words.plural_endings)) and not head.text.endswith(tuple(words.singular_endings))

    def _second_side(self, position: int) -> bool:
        """The article inside a name of two sides: "A-the Republic of B Dialogue"."""
        tokens = self.tokens
        return position >= 2 and tokens[position - 1].text in _DASHES and "party" in tokens[position - 2].senses

    def _shares_chair(self, first: int, after: int) -> bool:
        """ "X co-chaired the meeting with the minister of A": who sits beside X in the chair, not across the table."""
        words, tokens = self.lexicon.words, self.tokens
        if not words.joint_chairing or after >= len(tokens) or tokens[after].text.lower() not in words.chairs_with:
            return False
        return any(
            t.text.lower() in words.joint_chairing for t in tokens[max(0, first - 3) : first] if "chairing" in t.senses
        )

    def _sits(self, first: int, last: int, ordinals: tuple[int, ...], acronym: str | None) -> bool:
        """A word that also names a process (talks on a text) is a sitting only if it is numbered or held."""
        if "process" not in self.tokens[last].senses or ordinals or acronym:
            return True
        lead = self.tokens[first - 1].senses.keys() if first and self.spaces else frozenset()
        if "action" in lead and not lead & _OCCURRING and self.tokens[last].text.islower():
            return False  # "reinforce regional dialogue": a deed, and no sitting
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
