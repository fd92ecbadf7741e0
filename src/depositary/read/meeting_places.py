"""Meetings: where a mentioned meeting was or will be held.

In: the tokens that speak of a mention. Out: the English name of a place, or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from depositary.read.meeting_times import MeetingTimes
from depositary.read.mentions import MeetingMention, Sentence
from depositary.read.scan import Token

__all__ = ["MeetingPlaces"]


_FRAME = 7  # tokens in which the phrase that a word for "in" opens is closed
_SHORT_CLAUSE = 7  # tokens from a place to the meeting held there
_LISTING = frozenset({"conjunction", "article", "framing", "party", "mechanism", "between"})


class MeetingPlaces(MeetingTimes):
    """Meetings: where a mentioned meeting was or will be held."""

    def _place(self, tokens: Sequence[Token], mention: MeetingMention, sentence: Sentence) -> str | None:
        best: str | None = None
        placed = -1
        for index, token in enumerate(tokens[:-1]):
            if "here" in token.senses and self.here:
                best = best or self.here
                continue
            if not self._opens_place(token) or self._of_reporter(tokens, index):
                continue
            step = index + 1
            while step < len(tokens) and tokens[step].senses.keys() & {"article", "place_kind"}:
                step += 1
            found = None if self.spaces else self._short_place(tokens, step)
            # a state, then a city: the city tells more
            for look in range(step, min(step + 8, len(tokens))):
                senses = tokens[look].senses
                if mention.start <= tokens[look].start < mention.end and self.lexicon.language.facts.head == "last":
                    break  # "at the A-B summit": who meets, not where
                if "capital" in senses:
                    found = self._capital(tokens[step:look], tokens[look + 1 : look + 2]) or found
                    if found:
                        break
                behind = tokens[look + 1] if look + 1 < len(tokens) else None
                if self.spaces and behind is not None and "possessive" in behind.senses and "party" in senses:
                    if any("place_kind" in t.senses for t in tokens[look + 2 : look + 5]):
                        continue  # "in A's resort island of B"
                    break  # "in A's vision": whose it is
                if "place" in senses or "place_en" in senses:
                    following = tokens[look + 1].text if look + 1 < len(tokens) else ""
                    if self.spaces and tokens[look].text in self.lexicon.words.no_places:
                        break
                    if not following.startswith(tuple(self.lexicon.words.place_topics) or ("\0",)):
                        found = self._place_name(tokens[look]) or found
                    if not self.spaces and behind is not None and "place" in behind.senses:
                        continue  # a province, then its city
                    break
                if "party" in senses and found is None and senses.get("actor", True) is not False:
                    if not self.spaces and self._not_where(tokens, look):
                        break
                    found = self._state_name(tokens[look])
                    if self.spaces:
                        break
                    continue
                if senses.keys() & {"adjective", "place_kind", "possessive"} or self._before_kind(tokens, look):
                    continue
                if (
                    self.spaces
                    and look == step
                    and found is None
                    and tokens[look].shape == "name"
                    and not tokens[look].senses
                ):
                    found = self._unknown_place(tokens, look, sentence)
                    found = (found and self._city_of_site(tokens, look)) or found
                    break
                if self.spaces or tokens[look].shape not in ("han", "name", "sign"):
                    break
                if "held" in senses or "verb" in senses:
                    if found is None and "held" in senses and look == step + 1:
                        found = self._unknown_han(tokens[step], sentence)
                    break
            if found is None and self.spaces:
                found = self._behind_site(tokens, step)
            if found and not self.spaces and self._held_before(tokens, step, mention):
                return found
            if found and self._for_later(tokens, step, mention):
                continue
            if found and (best is None or tokens[index].start > mention.start > placed):
                best, placed = found, tokens[index].start
        return best

    def _before_kind(self, tokens: Sequence[Token], look: int) -> bool:
        """ "in the A-ian coastal resort town of B": a small word before the one for a kind of place."""
        ahead = tokens[look + 1 : look + 3] if self.spaces and tokens[look].shape == "word" else []
        return not tokens[look].senses and any("place_kind" in t.senses for t in ahead)

    def _for_later(self, tokens: Sequence[Token], step: int, mention: MeetingMention) -> bool:
        """ "met in A to plan for the summit", "asked all in A to act on what the summit decided": what is done there
        has to do with the meeting, which is elsewhere; not "arrived in A to attend the summit", nor to do anything that
        is not known to be done for another day."""
        deeds = self.lexicon.words.deeds_for_later
        if not deeds or tokens[step].start > mention.start:
            return False
        between = [t for t in tokens[step:] if t.end <= mention.start]
        for one, two in reversed(list(pairwise(between))):
            if "infinitive" in one.senses and two.senses.keys() & {"action", "verb"}:
                return two.text.lower() in deeds
        return False

    def _short_place(self, tokens: Sequence[Token], step: int) -> str | None:
        """The city of a place called for short, or of a building that names none, of one word or of two."""
        known = self.lexicon.words.short_places
        first = tokens[step].text
        return known.get(first) or known.get(first + tokens[step + 1].text if step + 1 < len(tokens) else first)

    def _in_its_name(self, sentence: Sentence, mention: MeetingMention) -> str | None:
        """ "the A Tokyo summit", in a script without spaces."""
        if self.spaces:
            return None
        before = next(
            (t for t in reversed(sentence.tokens) if mention.start < t.start and t.end <= mention.kind_start), None
        )
        if before is None or "place" not in before.senses or before.end != mention.kind_start:
            return None
        return self._place_name(before)

    def _held_before(self, tokens: Sequence[Token], step: int, mention: MeetingMention) -> bool:
        """ "the in-B-held meeting": a place whose clause describes this meeting and no other."""
        between = [t for t in tokens[step:] if t.end <= mention.start]
        marks = tuple(self.lexicon.words.noun_marks) or ("\0",)
        return (
            2 < len(between) <= _SHORT_CLAUSE
            and (between[-1].text.endswith(marks) or between[-1].text.startswith(marks))
            and any("held" in t.senses for t in between[-3:])
        )

    def _behind_site(self, tokens: Sequence[Token], step: int) -> str | None:
        """ "at the headquarters of A, Jakarta", "at the B Centre (Bangkok)": the city behind the comma or bracket that
        closes the name of a building or body."""
        for look in range(step + 1, min(step + 12, len(tokens))):
            token = tokens[look]
            if token.senses.keys() & {"verb", "held", "place_word", "talks"} - (
                {"verb"} if token.shape == "name" else set()
            ):
                return None
            if token.text in ",(":
                after = look + 1
                while after < len(tokens) and tokens[after].senses.keys() & {"article", "place_kind", "capital"}:
                    after += 1
                if after < len(tokens) and tokens[after].senses.keys() & {"place", "place_en"}:
                    return self._place_name(tokens[after])
                return None
        return None

    def _city_of_site(self, tokens: Sequence[Token], index: int) -> str | None:
        """ "at the B Palace in A", "at the B Centre (BC), A": the city behind the name of a building tells where."""
        end = index
        while end < len(tokens) and tokens[end].shape == "name" and end - index < 6:
            end += 1
        site = tokens[end - 1].text.rpartition(" ")[2] in self.lexicon.words.sites
        if tokens[end : end + 1] and tokens[end].text == "(":
            end = next((i + 1 for i in range(end, min(end + 4, len(tokens))) if tokens[i].text == ")"), end)
        if end + 1 >= len(tokens) or not ("place_word" in tokens[end].senses or (site and tokens[end].text == ",")):
            return None
        end += 1
        while end + 1 < len(tokens) and tokens[end].senses.keys() & {"article", "place_kind", "capital"}:
            end += 1
        return self._place_name(tokens[end]) if tokens[end].senses.keys() & {"place", "place_en"} else None

    def _opens_place(self, token: Token) -> bool:
        """A word for "in"; in a script without spaces one it is written together with ("soon in")."""
        if "place_word" in token.senses:
            return True
        return (
            not self.spaces
            and "scheduled" in token.senses
            and token.text.endswith(tuple(self.lexicon.words.place_words))
        )

    def _not_where(self, tokens: Sequence[Token], index: int) -> bool:
        """ "through the efforts of A and B", "in A's view": the party is no place."""
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is None or following.start != tokens[index].end:
            return False
        marks = tuple(self.lexicon.words.noun_marks)
        if following.senses.keys() & {"connector", "member"} or following.text.startswith(marks):
            return True
        closing = tuple(self.lexicon.words.frame_closers) or ("\0",)
        for token in tokens[index + 1 : index + _FRAME]:
            if token.shape == "sign" or token.senses.keys() & {"held", "verb", "talks"}:
                return False
            if token.text.startswith(closing) and not token.senses:
                return True  # "in A's strategy": what is spoken of
        return False

    def _of_reporter(self, tokens: Sequence[Token], index: int) -> bool:
        """ "according to the agency's reporter in …", "the situation in …": not where anything was held."""
        before = tokens[max(0, index - 2) : index]
        situations = tuple(self.lexicon.words.situations)
        lead = self.text[max(0, tokens[index].start - 24) : tokens[index].start].rstrip().lower()
        if situations and lead.endswith(situations):
            return True
        return any("lay_post" in t.senses for t in before) and all(
            t.senses.keys() & {"lay_post", "publisher"} or not t.senses for t in before
        )

    def _shared_place(self, sentence: Sentence, mention: MeetingMention, named: Sequence[MeetingMention]) -> str | None:
        """A place said once for meetings listed together: before the first of them, or behind the last."""
        if len(named) < 2:
            return None
        first, last = named[0], named[-1]
        if mention is not first and not self._verb_between(first.end, mention.start, sentence):
            lead = [t for t in sentence.tokens if t.end <= first.start]
            if any(t.text == ":" for t in lead) and (place := self._place(lead, mention, sentence)):
                return place
        if mention is not last and not self._verb_between(mention.end, last.start, sentence):
            tail = [t for t in sentence.tokens if t.start >= last.end]
            stop = next(
                (
                    i
                    for i, t in enumerate(tail)
                    if any(v.force for v in t.senses.get("verb", ())) and "held" not in t.senses
                ),
                len(tail),
            )
            return self._place(tail[:stop], mention, sentence)
        return None

    def _place_of_frame(self, mention: MeetingMention, sentence: Sentence) -> str | None:
        """ "In the framework of the summits in A, X attended the 28th Summit": both were there."""
        if not self.spaces or self.lexicon.language.facts.head != "first":
            return None
        lead = [t for t in sentence.tokens if t.end <= mention.start]
        frame = next((i for i, t in enumerate(lead) if "framing" in t.senses), None)
        close = next((i for i, t in enumerate(lead) if frame is not None and i > frame and t.text == ","), None)
        if frame is None or close is None or close == len(lead) - 1:
            return None
        return self._place(lead[frame + 1 : close + 1], mention, sentence)

    def _held_there(self, sentence: Sentence, mention: MeetingMention, named: Sequence[MeetingMention]) -> str | None:
        """ "In B were held X, Y and Z", in a language that puts the verb before what is held: the place before the verb
        is that of all in the list."""
        if len(named) < 2 or not self.spaces or self.lexicon.language.facts.head != "first":
            return None
        first = mention
        for other in reversed([m for m in named if m.start < mention.start]):
            between = [t for t in sentence.tokens if other.end <= t.start and t.end <= first.start]
            if any(t.text not in ",()" and not t.senses.keys() & _LISTING for t in between):
                break
            first = other
        if first is mention:
            return None
        lead = [t for t in sentence.tokens if t.end <= first.start]
        held = next((i for i in range(len(lead) - 1, max(-1, len(lead) - 5), -1) if "held" in lead[i].senses), None)
        return self._place(lead[:held], mention, sentence) if held else None

    def _host(self, tokens: Sequence[Token], mention: MeetingMention, sentence: Sentence) -> str | None:
        """ "Tokyo hosts the first …", "the … Meeting, which Singapore is to host": who hosts tells where."""
        for index, token in enumerate(tokens):
            if "hosting" not in token.senses or not index or abs(token.start - mention.start) > 120:
                continue
            host = self._who_hosts(tokens, index)
            if host.senses.keys() & {"place", "place_en"}:
                return self._place_name(host)
            if "party" in host.senses and host.senses.get("actor", True) is not False:
                return self._state_name(host)
        return None

    def _who_hosts(self, tokens: Sequence[Token], index: int) -> Token:
        """Who stands before the verb of hosting and what tells its tense; "A takes the chair … and will host": the
        clause's first word."""
        while self.spaces and index > 1 and _is_tense(tokens[index - 1]):
            index -= 1
        if "conjunction" not in tokens[index - 1].senses or not self.spaces:
            return tokens[index - 1]
        for token in tokens[: index - 1]:
            if "article" not in token.senses:
                return token
        return tokens[index - 1]

    def _capital(self, before: Sequence[Token], after: Sequence[Token]) -> str | None:
        """ "in the Japanese capital": the state's capital, unless its name follows."""
        if after and after[0].senses.keys() & {"place", "place_en"}:
            return self._place_name(after[0])
        for token in before:
            name = token.senses.get("adjective") or token.senses.get("actor")
            row = self.lexicon.registry.actors.get(getattr(name, "id", ""))
            place = self.lexicon.registry.places.get(row.capital or "") if row else None
            if place is not None:
                return place.name_en
        return None

    def _unknown_place(self, tokens: Sequence[Token], index: int, sentence: Sentence) -> str | None:
        """A capitalised name after "in" that a comma, a bracket, a date or the sentence's end closes."""
        end = index
        while (
            end < len(tokens)
            and tokens[end].shape == "name"
            and not tokens[end].senses.keys() - {"tail", "shield"}
            and end - index < 4
        ):
            end += 1
        if tokens[index].text in self.lexicon.words.month_names:
            return None
        if any(t.start <= tokens[index].start < t.end for t in sentence.times):
            return None
        if any(m.start <= tokens[index].start < m.end for m in sentence.instruments):
            return None  # "the Framework for Partnership in Peace": a title
        if end == index + 1 and tokens[index].text in self.lexicon.words.no_places:
            return None  # "in the East and South A Seas"
        if end < len(tokens) and self._goes_on_small(tokens[end]):
            return None  # "at the Seat of A": a common noun of two syllables
        if (
            end >= len(tokens)
            or tokens[end].text in ",.;()"
            or tokens[end].senses.keys() & {"about", "place_word", "post_link", "connector", "format"}
            or "subordinator" in tokens[end].senses
            or any(0 <= t.start - tokens[end].start <= 14 for t in sentence.times)
            or any(t.start <= tokens[end].start < t.end for t in sentence.times)
        ):
            return self.text[tokens[index].start : tokens[end - 1].end]
        return None

    def _goes_on_small(self, token: Token) -> bool:
        """A word in small letters that is none of the language's little words, where names have capitals throughout."""
        if not self.spaces or self.lexicon.language.facts.head != "first" or token.senses or token.shape != "word":
            return False
        return token.text not in self.lexicon.words.function_words

    def _unknown_han(self, token: Token, sentence: Sentence) -> str | None:
        """A word nobody knows, alone between "in" and "was held"."""
        if token.shape != "han" or token.senses or not 2 <= len(token.text) <= 7:
            return None
        if token.text.endswith(tuple(self.lexicon.words.no_places)):
            return None
        return None if any(t.start < token.end and token.start < t.end for t in sentence.times) else token.text

    def _place_name(self, token: Token) -> str | None:
        """A city or site; a region or a sea is no place of a meeting."""
        if "place_en" in token.senses:
            return str(token.senses["place_en"])
        row = self.lexicon.registry.places.get(token.senses["place"].id)
        if row is None:
            return token.text
        return row.name_en if row.kind not in ("region", "sea") else None

    def _state_name(self, token: Token) -> str | None:
        name = token.senses.get("actor")
        if name is None:
            return str(token.senses["party"])
        row = self.lexicon.registry.actors.get(name.id)
        return row.name_en if row and row.kind in ("state", "territory") else None


def _is_tense(token: Token) -> bool:
    """ "will", "is to", an adverb beside it."""
    return "adverb" in token.senses or any(verb.role == "will" for verb in token.senses.get("verb", ()))
