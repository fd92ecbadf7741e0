"""Names of meetings whose noun stands first, with parties and number behind it."""

from __future__ import annotations

import re

from depositary.read.meeting_name_parts import _DASHES, _OPEN, _STRONG_KINDS
from depositary.read.meeting_names_behind import number_by_verb, tail_to_number
from depositary.read.meeting_names_head_last import HeadLastNames
from depositary.read.meeting_records import RANKED_LEVELS
from depositary.read.mentions import MeetingMention
from depositary.read.party_signs import unique
from depositary.read.scan import Token

__all__ = ["HeadFirstNames"]


_TOPICAL = frozenset({"other", "ministerial"})
_NO_NAME = frozenset({"verb", "group", "post", "place", "person", "courtesy"})
_NO_TOPIC = frozenset({"verb", "held", "group", "post", "person", "kind", "have", "be", "place_word", "scheduled"})


class HeadFirstNames(HeadLastNames):
    """Names of meetings whose noun stands first, with parties and number behind it."""

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
        if "activity" in head.senses and head.text[:1].islower() and index and "have" in tokens[index - 1].senses:
            return None  # "is consulting the members of A": what they do
        if head.text[:1].islower() and index and self._several(index - 1):
            return None  # "five summits with A": none in particular
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
            if (self._timed(token) and not self._covered(token)) or (
                "connector" in senses and (self._ceremony(position) or self._pair_again(position, parties))
            ):
                break
            if level == "bilateral" and "between" not in senses and not parties and "qualifier" not in senses:
                above = "level" in senses and self._level_of_two(position)
                if not above and not ("level" in senses and token.text[:1].isupper() and self._two_sides(position)):
                    break
                level = "other"  # "the informal meetings of defence ministers A-B"
            if "party" in senses:
                parties.append(senses["party"])
                last = position + 1
            elif (
                (parties or named)
                and senses.keys() & {"kind", "mechanism"}
                and "conjunction" in tokens[position - 1].senses
                and (head.text.lower() in token.text.lower() or self._opens_with_noun(token))
            ):
                break  # "the Conference of A and the Conference of B"
            elif "mechanism" in senses:
                mechanism = self.lexicon.registry.mechanisms[senses["mechanism"].id]
                subject.append(token.text)
                core.append(token.text)
                named.append(mechanism.id)
                level = mechanism.level if level == "other" and mechanism.level in _STRONG_KINDS else level
                parties += self._sides(mechanism.id)
                last = position + 1
            elif "partnership" in senses and qualifiers and not parties:
                row = self.lexicon.registry.partnerships[senses["partnership"].id]
                parties += [self.lexicon.registry.actors[p].name_en for p in row.parties]
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
            elif ("qualifier" in senses and "verb" not in senses) or ("qualifier" in senses and position == index + 1):
                qualifiers.append(senses["qualifier"])
                last = position + 1
            elif self._covered(token):
                last = position + 1
            elif (parties or named) and (tail := tail_to_number(tokens, position, self.ordinals)) is not None:
                words = [t.text for t in tokens[position:tail]]
                subject += words if "about" in senses else []
                core += words if "about" in senses else []
                position = last = tail
                continue
            elif "about" in senses and not parties and (topic := self._topic_end(position, level)) is not None:
                words = [t.text for t in tokens[position:topic]]
                subject += words
                core += words
                position = last = topic
                continue
            elif (
                (token.text == "," or ("conjunction" in senses and len(subject) > 1))
                and level in _TOPICAL
                and not parties
                and self._topics_listed(position)
            ):
                pass  # "the 7th dialogue on politics, security and defence of A and B"
            elif "place_word" in senses:
                break  # "the summit in A": where
            elif "place" in senses and not parties and self._region_first(position):
                subject.append(token.text)
                core.append(token.text)
            elif "place" in senses and parties and tokens[position - 1].text in _DASHES:
                subject.append(token.text)  # "the summit A - Africa": a region on the other side
                core.append(token.text)
                last = position + 1
            elif not parties and senses.keys() & {"member", "group"} and self._owned_by(position + 1):
                pass  # "of the states of A", "of the bloc A"
            elif token.text in _DASHES or "between" in senses or ("post_link" in senses and self._goes_on(position)):
                if not parties and (counted := self._counted_owner(position)) is not None:
                    parties.append(str(tokens[counted].senses["party"]))
                    position = last = counted + 1
                    continue
                if not self._goes_on(position) and not (parties and self._region_behind(position)):
                    if not parties and level in ("other", "plenary") and self._body_behind(position):
                        position += 1
                        continue
                    owner = self._organ_of(position)
                    if owner is None or parties:
                        break
                    parties.append(str(tokens[owner].senses["party"]))
                    position = last = owner + 1
                    continue
            elif "connector" in senses and self._goes_on(position):
                pass
            elif token.text in _OPEN and (close := self._short_bracket(position)) is not None:
                inner = self.text[token.end : tokens[close].start].strip()
                if (re.fullmatch(r"[A-Z][\w+ -]{1,14}", inner) and not parties) or re.fullmatch(
                    r"[A-Z][\w+-]{1,9}", inner
                ):
                    named_party = "party" in tokens[position + 1].senses
                    acronym = acronym or (inner if (inner.isupper() or "+" in inner) and not named_party else None)
                    position = close
                    last = position + 1
                elif parties and "party" in tokens[position - 1].senses and self._goes_on(close):
                    position = close  # the short form of a party just named
                elif named and all("party" in t.senses or t.text == "," for t in tokens[position + 1 : close]):
                    position = close  # "of A+3 (B, C, D)": those who are meant
                else:
                    break
            elif ("head" in senses and token.shape == "name" and level == "other" and not parties and not subject) or (
                token.shape == "name" and not senses.keys() & _NO_NAME
            ):
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
        if not ordinals and (parties or named) and self.ordinals:
            told = number_by_verb(tokens, end, self.ordinals, self.lexicon.words.meeting_verbs)
            ordinals = (told.value,) if told is not None else ()
        if ordinals == (1,) and self._for_the_first_time(start, end, bool(parties or named or acronym)):
            ordinals = ()
        if head.senses.keys() >= {"activity", "action"} and head.text.islower() and not (parties or ordinals or named):
            if not acronym and not qualifiers and level == "other":
                return None  # "frank dialogue and sincere cooperation": what one does
        bare = not parties and not qualifiers and not subject and not ordinals and level != "bilateral"
        mention = MeetingMention(
            start=start, end=end, kind_start=head.start, name=self.text[head.start : tokens[last - 1].end],
            acronym=acronym, ordinal=ordinals[0] if ordinals else None, ordinals=ordinals,
            parties=unique(self.lexicon.offices.get(party, party) for party in parties), level=level,
            qualifiers=tuple(qualifiers), subject=" ".join(subject) or None, bare=bare, core=" ".join(core),
        )  # fmt: skip
        if not named and (short := self._by_acronym(acronym, parties)) is not None:
            named.append(short)
        if len(named) == 1 and set(parties) <= set(self._sides(named[0])):
            self._of_mechanism(mention, named[0])
        return self._with_mechanism(mention)

    def _level_of_two(self, position: int) -> bool:
        """ "the first meeting at the highest level between A and B": between a level and "between" only a number."""
        step = position + 1
        while step < len(self.tokens) and self._covered(self.tokens[step]):
            step += 1
        between = step < len(self.tokens) and "between" in self.tokens[step].senses and self._goes_on(step)
        return between and self.tokens[step].text.lower() not in self.lexicon.words.together

    def _opens_with_noun(self, token: Token) -> bool:
        """ "… of A+3 and the SOM of B", the second known as a whole."""
        return "mechanism" in token.senses and "kind" in self.lexicon.senses_of(token.text.partition(" ")[0])

    def _region_first(self, position: int) -> bool:
        """ "the summit Mekong - A": a part of the world, a dash and a party."""
        pair = self.tokens[position + 1 : position + 3]
        region = self.tokens[position].text in self.lexicon.words.no_places
        return region and len(pair) == 2 and pair[0].text in _DASHES and "party" in pair[1].senses

    def _counted_owner(self, position: int) -> int | None:
        """ "the meeting of the 55 member states of A": where A stands."""
        tokens = self.tokens
        if "owning" not in tokens[position].senses or tokens[position + 1 : position + 2] == []:
            return None
        if tokens[position + 1].shape != "number":
            return None
        for step in range(position + 2, min(position + 8, len(tokens))):
            if "party" in tokens[step].senses:
                return step
            if tokens[step].shape != "word" or tokens[step].senses.keys() - {"member", "group"}:
                return None
        return None

    def _region_behind(self, position: int) -> bool:
        """A dash, and a part of the world behind it."""
        behind = self.tokens[position + 1 : position + 2]
        if self.tokens[position].text not in _DASHES or not behind:
            return False
        return "place" in behind[0].senses and behind[0].text in self.lexicon.words.no_places

    def _owned_by(self, position: int) -> bool:
        """A party or a mechanism stands at this index."""
        return position < len(self.tokens) and bool(self.tokens[position].senses.keys() & {"party", "mechanism"})

    def _topics_listed(self, position: int) -> bool:
        """Behind a comma inside a name: topics, then the parties or the number."""
        for step in range(position + 1, min(position + 10, len(self.tokens))):
            token = self.tokens[step]
            if token.senses.keys() & {"party", "mechanism"} or self._covered(token):
                return step > position + 1 and self.tokens[step - 1].text != ","
            plain = token.shape in ("word", "name") or token.text == ","
            if not plain or token.senses.keys() & _NO_TOPIC:
                return False
        return False

    def _several(self, position: int) -> bool:
        """A number above one, and no ordinal or date, stands right before a noun."""
        token = self.tokens[position]
        if token.shape != "number" or not token.text.isdigit() or int(token.text) < 2 or self._timed(token):
            return False
        return not any(o.start <= token.start < o.end for o in self.ordinals)

    def _ceremony(self, position: int) -> bool:
        """ "the summit and the Ceremony of …": what is joined is no part of the meeting's name."""
        after = self.tokens[position + 1] if position + 1 < len(self.tokens) else None
        return after is not None and after.text.lower() in self.lexicon.words.ceremonies

    def _for_the_first_time(self, start: int, end: int, owned: bool) -> bool:
        """ "at the meeting, the first in 33 years", "the first of this year": not the first of its series."""
        words = self.lexicon.words
        surface = self.text[start:end].lower()
        between = tuple(f"{word} " for word in words.between_words)
        clause = re.split("[,.;:]", self.text[end : end + 80])[0].lower()  # "the first between A and B this year"
        named = any(f"{first} {word}" in surface for first in words.first_times for word in between)
        if named or (surface.endswith(tuple(words.first_times)) and clause.lstrip().startswith(between)):
            return any(f" {word}" in clause for word in words.first_within)
        if not surface.endswith(tuple(words.first_times)) or not words.first_times:
            return False
        behind = self.text[end : end + 16].lstrip().lower()
        return behind.startswith(tuple(words.first_within)) or (not owned and self.text[start].islower())

    def _by_acronym(self, acronym: str | None, parties: list[str]) -> str | None:
        """The mechanism of one party whose acronym stands behind the name ("… of senior officials (short form)")."""
        name = self.lexicon.senses_of(acronym).get("mechanism") if acronym and len(acronym) > 3 else None
        if name is None or not name.acronym or not parties or set(parties) != set(self._sides(name.id)):
            return None
        return str(name.id)

    def _body_behind(self, position: int) -> bool:
        """ "the 4th session of the Committee A-B": the session is the committee's."""
        behind = self.tokens[position + 1 : position + 4]
        if not behind or "owning" not in self.tokens[position].senses or any("head" in t.senses for t in behind[1:]):
            return False
        return behind[0].senses.get("kind") == "committee"

    def _organ_of(self, position: int) -> int | None:
        """ "the 39th Summit of the Assembly of heads of state of the Union": where the owner of the organ stands."""
        tokens = self.tokens
        if "owning" not in tokens[position].senses or position + 1 >= len(tokens):
            return None
        if "head" not in tokens[position + 1].senses:
            return None
        for step in range(position + 2, min(position + 14, len(tokens))):
            token = tokens[step]
            if "party" in token.senses:
                return step
            if token.shape == "sign" or token.senses.keys() & {"verb", "held", "place_word"}:
                return None
        return None

    def _of_whole(self, values: tuple[int, ...], index: int, last: int) -> tuple[int, ...]:
        """Of "the second session of the 32nd conference" the number is the conference's, not its second day's."""
        end = last + next((i for i, t in enumerate(self.tokens[last : last + 5]) if "owning" in t.senses), 0)
        within = [t for t in self.tokens[index + 1 : last] if not self._covered(t)]
        within += self.tokens[end : end + 2] if end > last else ()
        parts = [t for t in within if t.senses.keys() & {"kind", "mechanism"}]
        ranked = bool(parts) and self._is_ranked(parts[0])  # "the first session of the summit"
        if not parts or (len(values) < 2 and not ranked):
            return values
        start, inner = self.tokens[index].start, parts[0].start
        first = [o.value for o in self.ordinals if start <= o.start < inner]
        rest = tuple(value for value in values if value not in first)
        return rest or (() if ranked else values)

    def _is_ranked(self, token: Token) -> bool:
        """A summit or a meeting of ministers or senior officials, by its kind or the first words of a known series (a
        council's are others: its sessions are its meetings)."""
        if "kind" in token.senses:
            return token.senses["kind"] in RANKED_LEVELS
        kinds = self.lexicon.words.kinds
        return token.text.lower().startswith(tuple(word for level in RANKED_LEVELS for word in kinds.get(level, ())))

    def _topic_end(self, position: int, level: str) -> int | None:
        """Of "… on a topic between A and B", "… on a topic A-B": where the parties come after the topic; None if
        none do."""
        for step in range(position + 2, min(position + 12, len(self.tokens))):
            token = self.tokens[step]
            if "between" in token.senses and "owning" not in token.senses:
                if self._cooperation_with(position, step):
                    return None
                return step if self._goes_on(step) else None
            if "party" in token.senses and self._two_sides(step):
                return step
            joined = token.text in _DASHES or token.text == ","  # "on politics-security, defence"
            if (token.shape == "sign" and not joined) or token.senses.keys() & {"held", "place_word", "party"}:
                return None
        return None

    def _two_sides(self, step: int) -> bool:
        """A party (or the word at `step`, a level, with a party behind it), a dash and another party."""
        step += "party" not in self.tokens[step].senses
        pair = self.tokens[step + 1 : step + 3]
        return len(pair) == 2 and pair[0].text in _DASHES and "party" in pair[1].senses

    def _pair_again(self, position: int, parties: list[str]) -> bool:
        """ "… A-B and A-C": behind the joining word the first side comes again, with another."""
        after = self.tokens[position + 1] if position + 1 < len(self.tokens) else None
        return after is not None and after.senses.get("party") in parties[:1] and self._two_sides(position + 1)

    def _cooperation_with(self, position: int, step: int) -> bool:
        """ "a dialogue on cooperation with A": A is what it is about, unless others are named with it."""
        tokens = self.tokens
        if step != position + 2 or "activity" not in tokens[step - 1].senses:
            return False
        if tokens[step].text.lower() not in self.lexicon.words.together:
            return False
        party = next((i for i in range(step + 1, min(step + 3, len(tokens))) if "party" in tokens[i].senses), None)
        after = tokens[party + 1] if party is not None and party + 1 < len(tokens) else None
        return party is not None and (
            after is None or not (after.text in _DASHES or after.senses.keys() & {"connector", "between", "party"})
        )

    def _of_mechanism(self, mention: MeetingMention, mechanism: str) -> None:
        """ "the 11th meeting of the X": a sitting of X itself, or of its senior officials where it says so."""
        row = self.lexicon.registry.mechanisms[mechanism]
        if mention.level not in _STRONG_KINDS or mention.level == row.level:
            mention.mechanism, mention.name_en, mention.level = row.id, row.name_en, row.level
            mention.acronym = row.acronyms[0] if row.acronyms else mention.acronym
        else:
            circle = "+" in (mention.core or "")  # "the ministers of A+3": no ministers of its summit
            name = row.name_en.removesuffix(f" {self._level_name(row.level)}") if circle else row.name_en
            mention.name_en = f"{name} {self._level_name(mention.level)}"
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
            if ahead.senses.keys() & {"party", "partnership"}:
                return step
            if ahead.shape not in ("word", "name") or ahead.senses.keys() & {"held", "place_word"}:
                return None
        return None

    def _content_goes_on(self, position: int, parties: list[str]) -> bool:
        """A small-letter word belongs to a meeting's subject right after the noun, not after its parties."""
        return (
            not parties
            or "post_link" in self.tokens[position].senses
            or (position > 0 and "post_link" in self.tokens[position - 1].senses)
        )

    def _followed_by_name(self, index: int) -> bool:
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        return following is not None and bool(
            following.senses.keys() & {"party", "level", "mechanism", "qualifier"} or self._covered(following)
        )
