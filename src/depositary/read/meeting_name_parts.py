"""Names of meetings: the parts any name is made of (numbers, parties, subjects, brackets) and how far it goes.

In: the tokens of a sentence. Out: parts of a name and where they end, for the modules that put a name together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from depositary.read.lexicon import Lexicon
from depositary.read.meeting_names_known import KnownNames
from depositary.read.numbers import Ordinal, roman_value
from depositary.read.scan import Token
from depositary.registry.names import Name

__all__ = ["NameParts"]

_ROMAN = re.compile(r"[IVX]{1,6}")
_LINKING = frozenset({"connector", "qualifier", "article", "party", "adjective", "level", "standing", "possessive"})
_BRACKETED = re.compile(r"\s*[(（][^()（）]{1,14}[)）]\s*")
_NEXT_NUMBER = re.compile(r"(\s*,\s*|\s+\w+\s+)(\d{1,3})(?!\d)\s*(\w+|\S|$)")  # what joins, the number, what follows
_DASHES = frozenset("-–—―─－·~/")
_OPEN, _CLOSE = "(（", ")）"
_STRONG_KINDS = frozenset({"summit", "ministerial", "senior_officials", "committee"})


class NameParts(KnownNames):
    """Names of meetings: the parts any name is made of (numbers, parties, subjects, brackets) and how far it goes."""

    def __init__(
        self,
        tokens: Sequence[Token],
        ordinals: Sequence[Ordinal],
        times: Sequence[tuple[int, int]],
        text: str,
        lexicon: Lexicon,
        present: frozenset[str] = frozenset(),
    ) -> None:
        self.tokens = tokens
        self.present = present
        self.times = times
        self.text = text
        self.lexicon = lexicon
        self.ordinals = ordinals
        self.level_said: str | None = None
        self.closers = frozenset(lexicon.words.function_words)
        self.head_last = lexicon.language.facts.head == "last"
        self.spaces = lexicon.language.facts.spaces

    def _level_name(self, level: str) -> str:
        return {
            "summit": "Summit", "ministerial": "Ministerial Meeting", "senior_officials": "Senior Officials' Meeting",
            "committee": "Joint Committee", "working": "Working Group",
        }.get(level, "Meeting")  # fmt: skip

    def _sides(self, mechanism: str) -> list[str]:
        """The parties of a mechanism; none of a circle of states with no sides."""
        actors = self.lexicon.registry.actors
        return [actors[party].name_en for party in self.lexicon.sides_of(mechanism) if party in actors]

    def _elsewhere(self, name: Name) -> bool:
        """An acronym of two sides that are not both in the document is some other partnership's here."""
        if name.acronym and self.spaces and self._stands_for_other(name):
            return True
        sides = self.lexicon.sides_of(name.id)
        return name.acronym and len(sides) == 2 and bool(self.present) and not self.present.issuperset(sides)

    def _stands_for_other(self, name: Name) -> bool:
        """The text itself says what the letters are short for, and it is something else: "the X-Y Centre (XYC)"."""
        at = _introduced(self.text, name.surface)
        if at < 0:
            return False
        lead = self.text[max(0, at - 120) : at].rstrip()
        capitals = [word for word in re.split(r"[\s–-]+", lead) if word[:1].isupper()][-len(name.surface) :]
        if "".join(word[0] for word in capitals) != name.surface:
            return False
        forms = self.lexicon.registry.mechanisms[name.id].names.get(self.lexicon.language.code, ())
        folded = self.lexicon.fold(lead)
        return not any(folded.endswith(self.lexicon.fold(form)) for form in forms)

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
            elif not parties and (last := self._commemorating(position)) is not None:
                for token in self.tokens[position:last]:
                    mechanism = token.senses.get("mechanism")
                    party = token.senses.get("party")
                    parties += self._sides(mechanism.id) if mechanism else [party] if party else []
                return parties, subject, self.tokens[last - 1].end
            elif "about" in senses and not subject:
                subject, stop, position_after = self._about(position)
                if not subject:
                    break
                end, position = stop, position_after
            else:
                break
        return parties, subject, end

    def _body_of(self, step: int) -> int | None:
        """ "the meeting of the A Committee", "of the A Moscow Committee": the index of the body's noun."""
        for place in range(step + 1, min(step + 4, len(self.tokens))):
            token = self.tokens[place]
            if token.shape != "name" or "party" in token.senses or not self._touch(place - 1, place):
                return None
            if "level" in token.senses and "head" in token.senses:
                return place
        return None

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
                parties.append(str(self.lexicon.offices.get(senses["party"], senses["party"])))
                end = token.end
                if self.head_last and len(parties) == 1 and (body := self._body_of(step)) is not None:
                    self.level_said, end = str(tokens[body].senses["level"]), tokens[body].end
                    step = body
            elif "post" in senses and self.spaces:  # "with the secretary-general of A"
                holder = self.lexicon.registry.posts.get(senses["post"].id)
                owner = self.lexicon.registry.actors.get(holder.party or "") if holder is not None else None
                if owner is not None:
                    parties.append(owner.name_en)
                    end = token.end
                if step + 1 < len(tokens) and "between" in tokens[step + 1].senses:
                    step += 1
            elif "mechanism" in senses:
                if not parties:  # "a meeting between the Committee of … and B": of the level of the committee
                    self.level_said = self.lexicon.registry.mechanisms[senses["mechanism"].id].level
                parties += self._sides(senses["mechanism"].id)
                end = token.end
            elif (
                "level" in senses
                and not parties
                and (
                    (of := "between" in (tokens[step + 1].senses if step + 1 < len(tokens) else ()))
                    or (self.head_last and step == position + 1)
                )
            ):
                self.level_said = senses["level"]  # "a meeting of foreign ministers (of A and B)"
                if not of:
                    break
                step += 1
            elif senses.keys() & {"article", "member", "connector", "possessive"} or token.text in ",&":
                if "member" in senses:
                    end = token.end
            elif token.text in _OPEN and (close := self._short_bracket(step)) is not None:
                step = close
                end = tokens[close].end
            elif not parties and self.head_last and (whose := self._owner_of_people(step)) is not None:
                step = whose - 1  # "of the economy ministers of A and B"
            elif not (token.shape == "name" and not senses and not parties) and not (
                token.shape == "word" and not senses and step + 1 < len(tokens) and "party" in tokens[step + 1].senses
            ):
                break
            step += 1
        return parties, end, step

    def _commemorating(self, position: int) -> int | None:
        """ "to commemorate the 50th anniversary of A-B relations": where what is commemorated ends."""
        tokens = self.tokens
        if position + 2 >= len(tokens) or "infinitive" not in tokens[position].senses or not self.head_last:
            return None
        if tokens[position + 1].text.lower() not in self.lexicon.words.commemorating:
            return None
        named = 0
        for step in range(position + 2, min(position + 18, len(tokens))):
            senses = tokens[step].senses
            if senses.keys() & {"party", "mechanism"}:
                named = step + 1
            elif "place_word" in senses or tokens[step].text in ",;.":
                break
            elif named and (tokens[step].shape == "name" or senses.keys() & {"shield", "standing", "partnership"}):
                named = step + 1
        return named or None

    def _owner_of_people(self, step: int) -> int | None:
        """Where the owner of those who meet stands: small words, "of", a party ("secretaries of councils of A")."""
        of = False
        for position in range(step, min(step + 7, len(self.tokens))):
            token = self.tokens[position]
            if "party" in token.senses:
                return position if of else None
            if "between" in token.senses:
                of = True
            elif "level" in token.senses:
                self.level_said = token.senses["level"]
            elif token.shape != "word" or token.senses.keys() - {"level", "group", "member", "article", "activity"}:
                return None
        return None

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
            if position > first and self._short_in_brackets(position, last):
                position += 3
                continue
            if not self._covered(token) and "article" not in token.senses and token.text not in _CLOSE + _OPEN:
                words.append((token, token.text))
            position += 1
        out = ""
        previous: Token | None = None
        for token, word in words:
            glue = previous is not None and (previous.end == token.start or self.text[token.start - 1] in _CLOSE)
            out += word if glue or not out else " " + word
            previous = token
        small = {*self.lexicon.words.articles, *self.lexicon.words.lower_in_names}
        while (parts := out.split(" ", 1)) and len(parts) == 2 and parts[0].lower() in small:
            out = parts[1]
        return (out + (" " + after if after else "")).strip(" -–")

    def _short_in_brackets(self, position: int, last: int) -> bool:
        """ "(AB)" inside a name: the short form of what stands before it."""
        if self.tokens[position].text not in _OPEN or position + 2 > last:
            return False
        inside, close = self.tokens[position + 1 : position + 3]
        return close.text in _CLOSE and len(inside.text) > 1 and inside.text.isalpha() and inside.text.isupper()

    def _level_of(self, tokens: Sequence[Token]) -> str:
        for token in reversed(tokens):
            level = token.senses.get("kind") or token.senses.get("level")
            if level in _STRONG_KINDS:
                return str(level)
        return str(tokens[-1].senses.get("kind") or "other")

    def _covered(self, token: Token) -> bool:
        return bool(self.ordinals) and any(o.start <= token.start and token.end <= o.end for o in self.ordinals)

    def _timed(self, token: Token) -> bool:
        return bool(self.times) and any(start <= token.start < end for start, end in self.times)

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
        if not self.spaces and any(ordinal.start == right.start for ordinal in self.ordinals):
            return False  # "the A network and the 22nd B meeting": two names
        if left.senses.keys() & part and right.senses.keys() & part:
            return True
        if self.spaces:
            return left.shape == "name" and right.shape == "name" and not left.senses.keys() & {"place", "person"}
        return (
            left.shape == "han"
            and (right.shape == "han" or bool(right.senses.keys() & part))
            and (bool(left.senses.keys() & part) or not left.senses)
        ) or left.text in _CLOSE

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
        words, run = self.lexicon.words, token.text
        if run in words.name_breaks:
            return "", False
        stops = {*words.place_words, *words.passive, *words.have_words, *words.noun_marks, *words.perfective}
        cut = max((at + 1 for at, char in enumerate(run) if char in stops), default=0)
        for word in words.name_breaks:
            if len(word) > 1 and (at := run.rfind(word)) >= 0:
                cut = max(cut, at + len(word))
        if cut:
            return run[cut:], False
        return (run, True) if len(run) <= 12 else ("", False)

    def _ordinals_around(self, start: int, end: int, first: int, last: int) -> tuple[tuple[int, ...], int, int]:
        """Ordinals inside the name, right before it or right after it; the name's new bounds."""
        inside = [o for o in self.ordinals if o.start >= start and o.end <= end]
        values = [o.value for o in inside]
        for ordinal in reversed(self.ordinals) if self.head_last else ():
            gap = self.text[ordinal.end : start]
            joined = bool(values) and self._joins_numbers(gap)
            if ordinal.end <= start and len(gap) <= 24 and (joined or self._only_links(ordinal.end, start)):
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
                and (not gap.strip() or _BRACKETED.fullmatch(gap) or (self._joins_numbers(gap) and ordinal.value > 1))
                and not self.head_last
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
                if ordinal.value == 1 and (follow >= len(self.tokens) or "kind" not in self.tokens[follow].senses):
                    continue  # "at the X meeting for the first time"
                values.append(ordinal.value)
                end = ordinal.end
                if follow < len(self.tokens) and "kind" in self.tokens[follow].senses:
                    end = self.tokens[follow].end
        if not self.head_last and not values and last <= len(self.tokens):
            values, end = self._attached(end, last)
        if not self.head_last and values and end < len(self.text):
            more = _NEXT_NUMBER.match(self.text[end : end + 14])
            if (
                more
                and self._joins_numbers(more[1])
                and (not more[3] or more[3] in "(." or self._joins_numbers(more[3]))
                and 0 < int(more[2]) - values[-1] <= 2
            ):
                values.append(int(more[2]))
                end += more.end(2)
        return tuple(dict.fromkeys(values)), start, end

    def _joins_numbers(self, written: str) -> bool:
        """A comma, or a word of the language that joins the last two of a list of numbers."""
        return written.strip() in (",", *self.lexicon.words.number_joins)

    def _attached(self, end: int, last: int) -> tuple[list[int], int]:
        """A figure joined to a name ("X 47", "XYZ-53"), with nothing for it to count."""
        before = self.tokens[last - 1]
        if not before.senses.keys() & {"party", "mechanism"}:
            return [], end
        match = re.match(r"(?: ?- ?| )(\d{1,2})(?![\w/%:–-]|[.,]\d)", self.text[end : end + 7])
        if match is None or int(match.group(1)) < 4:
            return [], end
        follower = next(iter(self.tokens[self._index_at(end + match.end()) :][:1]), None)
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
                if token.senses.keys() & _LINKING:
                    continue
                if token.text in _DASHES or token.text in ",、" or (token.shape == "name" and not token.senses):
                    continue
                return False
        return True

    def _acronym_after(self, end: int, index: int) -> tuple[str | None, int]:
        match = re.match(r"[^\S\n]*[(（]\s*([A-Z][A-Za-z0-9+ -]{1,14}?)\s*[)）]", self.text[end : end + 24])
        if match and sum(c.isupper() for c in match.group(1)) >= 2:
            if match.group(1) in self.lexicon.words.day_halves:
                return None, end  # "the 12th Meeting (PM)": when it sat
            return match.group(1), end + match.end()
        return None, end

    def _acronym_number(self, position: int) -> bool:
        return position > 0 and self.tokens[position - 1].text in _DASHES

    def _qualifiers_before(self, first: int) -> tuple[tuple[str, ...], int]:
        found: list[str] = []
        while first and "qualifier" in self.tokens[first - 1].senses:
            first -= 1
            found.insert(0, self.tokens[first].senses["qualifier"])
        return tuple(found), first


@lru_cache(maxsize=64)
def _introduced(text: str, letters: str) -> int:
    """Where a text puts the letters in brackets first; -1 if it does not. A text names the same ones all along."""
    return text.find(f"({letters})")
