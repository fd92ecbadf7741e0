"""Meetings: what a mention leaves unsaid, filled in from its sentence and from the meeting last spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.read.meeting_descriptions import MeetingDescriptions
from depositary.read.meeting_frames import holds_numbered
from depositary.read.meeting_next import of_the_body_behind, take_series
from depositary.read.meeting_records import RANKED_LEVELS, Sitting
from depositary.read.mentions import ActorMention, MeetingMention, Sentence
from depositary.read.party_signs import unique
from depositary.read.scan import Token
from depositary.read.talks import stands_aside

__all__ = ["MeetingSubjects"]

_YEARLY = 30  # from this number on a session is the yearly one of an assembly of the world
_HOLDING = frozenset({"hosting", "held", "convene", "chairing", "scheduled"})
_SIDES = 2
_HELD_THERE = 4  # tokens: the state, its capital or a town in it, and the verb
_VEHICLE = 6  # code points of "and other mechanisms"
_BETWEEN = frozenset({"group", "member", "level", "article", "between", "connector", "adjective", "place", "actor"})


class MeetingSubjects(MeetingDescriptions):
    """Meetings: what a mention leaves unsaid, filled in from its sentence and from the meeting last spoken of."""

    def _fill_from_subject(self, mention: MeetingMention, sentence: Sentence) -> None:
        """ "Senior officials of A and B wrapped up their 12th meeting": parties and level stand in the subject."""
        if mention.level == "bilateral" and not mention.parties:
            self._fill_talks(mention, sentence)
            return
        if of_the_body_behind(mention, sentence, self.lexicon):
            return
        self._add_host(mention, sentence)
        if mention.mechanism or (mention.parties and mention.level != "other"):
            return
        if mention.known and mention.level in ("working", "committee"):
            return  # what sits below a known forum
        before_it = next((t for t in reversed(sentence.tokens) if t.end <= mention.start), None)
        if before_it is not None and before_it.text in self.lexicon.words.plural_articles and not mention.ordinals:
            return
        if (
            not mention.parties
            and self.current is not None
            and set(mention.qualifiers) & set(self.lexicon.words.mutual)
        ):
            mention.parties = self.current.parties
        actors = [
            a
            for a in sentence.actors
            if a.end <= mention.start and a.kind in ("party", "person") and a.parties and not self._where(sentence, a)
        ]
        if not self.spaces and len(actors) > 1:
            actors = [a for a in actors if not self._presides(sentence, a)] or actors
        new = self._indefinite(sentence, mention)
        if (
            not mention.parties
            and actors
            and (new or mention.ordinals or mention.qualifiers or self._held_between(sentence, mention))
        ):
            both = next((a for a in reversed(actors) if a.kind == "party" and len(a.parties) > 1), None)
            parties = both.parties if both is not None else unique(p for a in actors[:2] for p in a.parties)
            if both is None and len(actors) > 1 and not self._acts_on(sentence, actors, mention):
                parties = ()
            if len(parties) >= 2 or ((mention.ordinals or new) and actors[0].kind == "party"):
                mention.parties = parties
        if mention.level == "other":
            for token in sentence.tokens:
                if token.start >= mention.start:
                    break
                level = token.senses.get("level") or self._group_level(token)
                if level and level != "other" and "kind" not in token.senses:
                    if new or mention.ordinals or self._held_between(sentence, mention):
                        mention.level = level
        if not mention.parties and mention.qualifiers and self.current is not None and self._to_hold(mention, sentence):
            mention.parties = self.current.parties  # "They agreed to hold the anniversary summit"
        if (
            not mention.parties
            and not mention.subject
            and not mention.ordinals
            and self.current is not None
            and set(mention.qualifiers) & {"commemorative", "anniversary"}
            and (mention.level == self.current.level or (not self.spaces and len(self.current.parties) == _SIDES))
        ):
            mention.parties = self.current.parties  # "the Commemorative Summit", of those whose summit is told of
        if (
            not mention.parties
            and mention.subject
            and self.current is not None
            and any(a.kind == "group" and abs(a.start - mention.end) < 40 for a in sentence.actors)
        ):
            mention.parties = self.current.parties

    def _presides(self, sentence: Sentence, actor: ActorMention) -> bool:
        """ "A chairs B's first meeting", in a script without spaces: A holds the chair, and is no side of its own."""
        behind = next((t for t in sentence.tokens if t.start >= actor.end), None)
        return actor.kind == "party" and behind is not None and "chairing" in behind.senses

    def _where(self, sentence: Sentence, actor: ActorMention) -> bool:
        """A state right behind a word of place tells where, in a language that marks a place by a word before it."""
        if actor.kind != "party":
            return False
        before = next((t for t in reversed(sentence.tokens) if t.end <= actor.start), None)
        placed = before is not None and "place_word" in before.senses and "post_link" not in before.senses
        if self.spaces or not placed:
            return placed
        behind = [t for t in sentence.tokens if t.start >= actor.end][:_HELD_THERE]  # "in A (it was) held"
        held = next((i for i, t in enumerate(behind) if "held" in t.senses), None)
        return held is not None and all(not t.senses or "place" in t.senses for t in behind[:held])

    def _add_host(self, mention: MeetingMention, sentence: Sentence) -> None:
        """ "B's president will host a summit with leaders of A": the other side of a meeting "with" one."""
        words = self.lexicon.words
        after = [t for t in sentence.tokens if t.start >= mention.kind_start][1:8]
        while after and after[0].senses.keys() & {"qualifier"} and not after[0].senses.keys() & {"between"}:
            after = after[1:]
        if (
            mention.mechanism
            or mention.level not in ("summit", "ministerial")
            or not self.spaces
            or not after
            or after[0].text.lower() not in (*words.chairs_with, *words.together)
        ):
            return
        guests: list[str] = []
        for token in after[1:]:
            if "party" in token.senses:
                guests.append(str(token.senses["party"]))
            elif token.text not in "()" and not token.senses.keys() & _BETWEEN:
                break
        if not guests or set(mention.parties) - set(guests):
            return
        hosts = [a for a in sentence.actors if a.end <= mention.start and a.kind in ("party", "person") and a.parties]
        if not hosts or not any(
            t.senses.keys() & _HOLDING and hosts[-1].end <= t.start < mention.start for t in sentence.tokens
        ):
            return
        mention.parties = unique([*hosts[-1].parties, *guests])
        mention.name_en, mention.bare = None, False

    def _another_held(self, sentence: Sentence, mention: MeetingMention) -> bool:
        """ "It was preceded by a Retreat at X on 3 April", "A meeting … was also held on 28 July": not the one spoken
        of, which was on another day."""
        before = next((t for t in reversed(sentence.tokens) if t.end <= mention.start), None)
        if not self.spaces or before is None or before.text.lower() not in self.lexicon.words.indefinite:
            return False
        times = [t for t in sentence.times if len(t.first) == 10 and t.start >= mention.end and not t.vague]
        told = any(t.senses.keys() & {"held", "passive"} for t in sentence.tokens)
        start = self.current.start if self.current is not None else None
        return bool(times) and told and bool(start) and times[0].first != start

    def _whose(self, sentence: Sentence, mention: MeetingMention) -> str | None:
        """ "a meeting of the defence and military officials …": the name, up to the next verb."""
        behind = [t for t in sentence.tokens if t.start >= mention.end][:9]
        if not behind or not {"between", "post_link"} <= behind[0].senses.keys():
            return None
        end = next((t.start for t in behind[1:] if t.senses.keys() & {"verb", "held", "place_word", "be"}), None)
        return self.text[mention.kind_start : end].strip() if end is not None else None

    def _to_hold(self, mention: MeetingMention, sentence: Sentence) -> bool:
        """A group of those who meet decides to hold this one: their own."""
        before = [t for t in sentence.tokens if t.end <= mention.start and "article" not in t.senses]
        mine = any(a.kind in ("group", "they") and a.end <= mention.start for a in sentence.actors)
        return self.spaces and mine and bool(before) and "convene" in before[-1].senses

    def _new_one(self, sentence: Sentence, mention: MeetingMention) -> bool:
        """ "ministers will attend a retreat in … next January": a meeting of theirs, not spoken of before."""
        return (
            self.spaces
            and mention.kind_start == mention.start
            and self._indefinite(sentence, mention)
            and any(a.kind == "party" and a.parties and a.end <= mention.start for a in sentence.actors)
            and any(t.start >= mention.end and t.first and not t.vague for t in sentence.times)
        )

    def _adopt(self, mention: MeetingMention, sentence: Sentence) -> None:
        """Make a bare mention a meeting of its own: of those who hold it."""
        mention.bare = False
        before = next((t.text.lower() for t in reversed(sentence.tokens) if t.end <= mention.start), "")
        if before in self.lexicon.words.last_words:
            series = next(m for m in reversed(sentence.meetings) if m.end <= mention.start and m.level == mention.level)
            mention.parties, mention.mechanism, mention.name_en = series.parties, series.mechanism, series.name_en
            return
        mention.subject = mention.name
        owner = next((a for a in reversed(sentence.actors) if a.end <= mention.start and a.kind == "party"), None)
        levels = [t.senses.get("level") or self._group_level(t) for t in sentence.tokens if t.end <= mention.start]
        level = next((level for level in reversed(levels) if level), None)
        if owner is not None and len(owner.parties) > 1:
            mention.parties, mention.level = owner.parties, level or mention.level
            mention.name_en = None if (mention.name_en or "").islower() else mention.name_en
        elif mention.level in ("committee", "working", "senior_officials"):
            mention.parties = self.current.parties if self.current is not None else ()
        elif level and self.current is not None and level == self.current.level:
            mention.parties, mention.level = self.current.parties, level

    def _agreed_at(self, sentence: Sentence, mention: MeetingMention, before: Sequence[Token]) -> bool:
        """ "A and B agreed on Sunday to …, at a summit": the opening of a report names those who met and no meeting."""
        return (
            self.current is None
            and sentence.index <= 2
            and mention.level in ("summit", "ministerial")
            and len(before) > 1
            and before[-1].text.lower() in self.lexicon.words.indefinite
            and "place_word" in before[-2].senses
            and any(v.form == "past" and v.force for t in before for v in t.senses.get("verb", ()))
            and any(len(a.parties) > 1 and a.end <= mention.start for a in sentence.actors)
        )

    def _told_anew(self, sentence: Sentence, mention: MeetingMention) -> bool:
        """A bare noun that brings in a meeting all the same: "that A and B ministers approve it at their meeting in
        August", "offer to host informal talks in November", "The Leaders also met in a Retreat"."""
        before = [t for t in sentence.tokens if t.end <= mention.start]
        if not self.spaces or self.lexicon.language.facts.head != "last" or not before:
            return False
        if self._agreed_at(sentence, mention, before):
            return True
        dated = any(mention.end <= t.start <= mention.end + 40 and t.first and not t.vague for t in sentence.times)
        if dated and self.text[mention.start].isupper() and self._met_for_it(before, mention):
            return True
        if self._held_right_behind(sentence, mention) and dated and self.text[mention.start].isupper():
            return self.current is None or self.current.level != mention.level
        if self.current is None and sentence.index <= 2 and self._held_right_behind(sentence, mention):
            return dated and any(len(a.parties) > 1 and a.end <= mention.start for a in sentence.actors)
        if mention.level in ("committee", "working", "senior_officials"):  # "when the Joint Committee meets in June"
            after = next((t for t in sentence.tokens if t.start >= mention.end), None)
            return dated and after is not None and "met" in after.senses
        if mention.level == "plenary" and "place_word" in before[-1].senses:
            return dated  # "decides to meet in extraordinary session in October"
        if "reflexive" in before[-1].senses:
            owner = next((a for a in reversed(sentence.actors) if a.end <= mention.start and a.kind == "party"), None)
            return dated and owner is not None and len(owner.parties) > 1 and mention.level == "other"
        if before[-1].senses.keys() & {"convene", "hosting"} and not self.text[mention.start : mention.end].istitle():
            return dated
        alone = len(before) <= 6 and "article" in before[-1].senses and len(before[-1].text) <= 2
        if before[-1].text.lower() in self.lexicon.words.last_words:
            return dated and any(
                m.end <= mention.start and not m.bare and m.level == mention.level for m in sentence.meetings
            )
        met = any("met" in t.senses for t in before) and any("group" in t.senses for t in before[:1])
        return alone and met and self.text[mention.start].isupper() and self.current is not None

    def _met_for_it(self, before: Sequence[Token], mention: MeetingMention) -> bool:
        """ "officials met in A for the Joint Committee on 12 April"."""
        lead = [t for t in before if "article" not in t.senses]
        ranked = mention.level in ("committee", "working", "senior_officials", "ministerial")
        return ranked and bool(lead) and "for" in lead[-1].senses and any("met" in t.senses for t in lead)

    def _held_right_behind(self, sentence: Sentence, mention: MeetingMention) -> bool:
        """ "… at the summit held in A on 3 May": at the head of a page, the one it tells of."""
        after = next((t for t in sentence.tokens if t.start >= mention.end), None)
        return mention.level != "other" and after is not None and "held" in after.senses

    def _group_level(self, token: Token) -> str | None:
        """ "the foreign ministers" who meet tell the level of their meeting."""
        if not self.spaces and token.senses.keys() & {"post", "group"}:
            ranks = [(e, k) for k, ends in self.lexicon.words.levels.items() if k in RANKED_LEVELS for e in ends]
            told = [(len(end), level) for end, level in ranks if token.text.endswith(end)]
            return max(told)[1] if told else None  # the longest ending: a deputy is no minister
        if "group" not in token.senses or not self.spaces:
            return None
        bare = token.text.partition(" ")[2]
        return self.lexicon.senses_of(bare).get("level") if bare else None

    def _fill_talks(self, mention: MeetingMention, sentence: Sentence) -> None:
        """ "X had talks with Y": of two parties, one named before and one behind, or both behind."""
        sides = [a for a in sentence.actors if a.kind in ("party", "person") and a.parties]
        if self.lexicon.language.facts.head == "first":
            sides = [a for a in sides if not stands_aside(sentence, a)]
        before = [a for a in sides if a.end <= mention.start]
        after = [a for a in sides if a.start >= mention.end]
        parties = unique(p for a in (*before[-1:], *after[:1]) for p in a.parties)
        if self.spaces and len(parties) > 2 and before and after:  # "X met Y of B and Z of C": with the first of them
            parties = unique([*before[-1].parties[:1], *after[0].parties[:1]])
        if len(parties) < 2:  # "X proposed a partnership with B in his talks with the secretary-general of B"
            parties = unique(p for a in (*before[:1], *after[:1]) for p in a.parties)
        if len(parties) < 2:
            parties = unique(p for a in after[:2] for p in a.parties)
        parties = unique(self.lexicon.offices.get(name, name) for name in parties)  # an office meets for its own
        mention.parties = parties if len(parties) == 2 else ()
        mention.bare = not mention.parties

    def _is_session(self, mention: MeetingMention, sentence: Sentence) -> bool:
        """A session of an assembly as a deadline is a time, no meeting."""
        if (
            self.spaces
            and len(mention.parties) < 2
            and any(
                t.session is not None and t.session >= _YEARLY and t.start < mention.end and mention.start < t.end
                for t in sentence.times
            )
        ):
            return True
        high = not mention.ordinals or mention.ordinals[0] >= _YEARLY
        if mention.level == "plenary" and high and self._of_assembly(mention):
            return True  # "beside the (77th) session of the General Assembly"
        if mention.qualifiers or mention.parties or mention.mechanism:
            return False
        if not self.spaces and any(
            m.mechanism
            and m.end <= mention.start
            and holds_numbered(self.text, sentence, m, mention, self.lexicon.words)
            for m in sentence.meetings
        ):
            return False  # "the A-B forum held its 35th meeting"
        return any(
            t.session is not None
            and t.start < mention.end
            and mention.start < t.end
            and (self.assembly or t.session >= 30)
            for t in sentence.times
        )

    def _of_assembly(self, mention: MeetingMention) -> bool:
        """What sits is an assembly of states, in a language whose noun stands first."""
        if self.lexicon.language.facts.head != "first" or not (mention.subject or mention.parties):
            return False
        said = self.lexicon.fold(self.text[mention.kind_start : mention.end])
        return any(self.lexicon.fold(word) in said for word in self.lexicon.words.assemblies)

    def _next_in_series(self, mention: MeetingMention) -> bool:
        """The number after that of the meeting last spoken of."""
        known = self.current.ordinal if self.current is not None else None
        return bool(mention.ordinals) and known is not None and 0 < mention.ordinals[0] - known <= 2

    def _inherit(self, mention: MeetingMention) -> None:
        """ "the 13th meeting", "its next session": another sitting of the mechanism last spoken of."""
        if mention.parties or mention.mechanism or mention.subject or not mention.ordinals:
            return
        if self._of_a_year(mention):
            mention.ordinals, mention.ordinal, mention.bare, mention.umbrella = (), None, True, True
            return
        same = self._of_number(mention)
        source = same or self.current
        if source is None or mention.level not in ("other", source.level) or not self._next_in_series(mention):
            source = same or self._series_of(mention) or source
        if source is None or mention.level not in ("other", source.level):
            return
        if same is None and source.ordinal == mention.ordinals[0]:
            return
        if mention.qualifiers and mention.qualifiers != source.qualifiers:
            return
        if self._of_another_noun(mention, source):
            return
        take_series(mention, source)
        if not self.spaces or not source.name_en:
            mention.name = source.name

    def _of_a_year(self, mention: MeetingMention) -> bool:
        """ "their first meeting of 2028": counted within a year, no number of a series."""
        behind = self.text[mention.end : mention.end + 12].split()
        linked = bool(behind) and behind[0] in self.lexicon.words.posts_of
        return linked and len(behind) > 1 and behind[1][:4].isdigit() and mention.ordinals[0] <= 4

    def _of_another_noun(self, mention: MeetingMention, source: Sitting) -> bool:
        """ "the X Forum", then "their Seventh Consultation": a noun of its own, no sitting of the forum."""
        noun = self.lexicon.fold(self.text[mention.kind_start : mention.end].strip())
        return (
            self.spaces
            and self.lexicon.language.facts.head == "last"
            and "process" in self.lexicon.senses_of(noun)
            and self._singular(noun) not in self.lexicon.fold(source.name_en or source.name or "")
        )

    def _singular(self, noun: str) -> str:
        ending = next((e for e in self.lexicon.words.plural_endings if noun.endswith(e)), "")
        return noun.removesuffix(ending)

    def _of_number(self, mention: MeetingMention) -> Sitting | None:
        """ "the 51st Summit" of which the document spoke before it came to another series."""
        if mention.level == "other" or not mention.ordinals:
            return None
        return next(
            (s for s in self.sittings if s.ordinal == mention.ordinals[0] and s.level == mention.level and s.parties),
            None,
        )

    def _series_of(self, mention: MeetingMention) -> Sitting | None:
        """The sitting of the same level whose number is one below: the next of its series is meant."""
        return next(
            (
                s
                for s in self.sittings
                if mention.level in ("other", s.level) and s.ordinal == mention.ordinals[0] - 1 and s.parties
            ),
            None,
        )

    def _indefinite(self, sentence: Sentence, mention: MeetingMention) -> bool:
        """ "will attend a retreat … next January": not yet spoken of."""
        before = [t for t in sentence.tokens if t.end <= mention.start]
        return (
            bool(before)
            and "article" in before[-1].senses
            and len(before[-1].text) <= 2
            and bool(sentence.times)
            and any("scheduled" in t.senses or any(v.role == "will" for v in t.senses.get("verb", ())) for t in before)
        )

    def _own_number(self, mention: MeetingMention, named: Sequence[MeetingMention], sentence: Sentence) -> None:
        """ "The Joint Committee … held its Seventh Meeting": the number is that of the mechanism just named."""
        for later in named:
            if later is mention or later.start < mention.end or later.parties or later.mechanism or not later.ordinals:
                continue
            body = not self.spaces and (mention.mechanism or mention.level in ("committee", "working"))
            if mention.ordinals or not (mention.parties or body):
                continue
            between = [t for t in sentence.tokens if mention.end <= t.start < later.kind_start]
            words = self.lexicon.words.convening if self.lexicon.words.infinitive else ()
            lead = [t for t in between if t.end <= later.start] if words else between
            convened = lead and all(
                t.senses.keys() & {"held", "adverb", "have", "article"}
                or any(v.lemma in words for v in t.senses.get("verb", ()))
                for t in lead
            )
            if (
                convened
                or (any("reflexive" in t.senses for t in between) and not any(t.text in ";。" for t in between))
                or (not self.spaces and holds_numbered(self.text, sentence, mention, later, self.lexicon.words))
            ):
                mention.ordinals, later.ordinals = later.ordinals, ()
                mention.ordinal = mention.ordinals[0]
                mention.end = later.end if self.spaces else mention.end  # when and where stand between
                later.bare = later.umbrella = True
                return

    def _bears_its_name(self, mention: MeetingMention, sentence: Sentence) -> bool:
        """ "Within the X Summit framework": no sitting of it."""
        if mention.ordinals or (self.spaces and not mention.mechanism):
            return False
        after = next((t for t in sentence.tokens if t.start >= mention.end), None)
        if self.spaces and after is not None:
            return after.text.lower() in self.lexicon.words.vehicles and after.start <= mention.end + 1
        words = self.lexicon.words
        if not words.vehicles or after is None or after.start != mention.end:
            return False
        rest = self.text[mention.end : mention.end + _VEHICLE]
        for others in words.and_others:  # "mechanisms such as A and B"
            rest = rest.removeprefix(others)
        return rest.startswith(tuple(words.vehicles))

    def _this_one(self, mention: MeetingMention, sentence: Sentence) -> bool:
        """ "This A-B meeting": of the same parties and level as one told of already, and nothing new of it."""
        if self.spaces and self.lexicon.language.facts.head == "first" and not mention.ordinals:
            after = self.text[mention.end : mention.end + 6].split()[:1]
            told = any(s.level == mention.level and set(mention.parties) <= set(s.parties) for s in self.sittings)
            return bool(after) and after[0].rstrip(",.;") in self.lexicon.words.this_words and told
        if self.spaces or mention.ordinals or mention.qualifiers:
            return False
        before = next((t for t in reversed(sentence.tokens) if t.end <= mention.start), None)
        if before is None or "thing" not in before.senses or before.end != mention.start:
            return False
        return any(s.level == mention.level and set(s.parties) == set(mention.parties) for s in self.sittings)

    def _points_back(self, mention: MeetingMention) -> bool:
        """ "the meeting", "the virtual session": nothing in the name says which."""
        if mention.plural and not mention.ordinals and self._series_in_general(mention):
            return True
        if mention.parties or mention.ordinals or mention.mechanism or mention.acronym or mention.known:
            return False
        telling = set(mention.qualifiers) - {"virtual", "joint", "regular", "annual"}
        return (not telling or self._called_shortly(mention, telling)) and not mention.subject

    def _called_shortly(self, mention: MeetingMention, telling: set[str]) -> bool:
        """ "The Special Retreat", of a meeting whose whole name had that word and that noun."""
        if not self.spaces or mention.subject:
            return False
        noun = self.lexicon.fold(self.text[mention.kind_start : mention.end].strip())
        return any(
            s.strong and telling <= set(s.qualifiers) and self.lexicon.fold(s.name or "").endswith(noun)
            for s in self.sittings
        )

    def _series_in_general(self, mention: MeetingMention) -> bool:
        """ "and Related Meetings", "the previous summits of A and B": none in particular."""
        related = self.lexicon.words.related
        before = self.text[max(0, mention.start - 14) : mention.start].split()
        words = (mention.name or "").split() + before[-1:]
        return any(word.lower() in related for word in words)

    def _held_between(self, sentence: Sentence, mention: MeetingMention) -> bool:
        return any("held" in t.senses and t.start < mention.start for t in sentence.tokens)
