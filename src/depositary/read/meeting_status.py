"""Meetings: whether a mentioned meeting was held, is scheduled, proposed or asked for; its format; who chaired it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from depositary.read.meeting_attendance import hoped_for, of_no_time, told_held, took_part, under_way, will_be_there
from depositary.read.meeting_places import MeetingPlaces
from depositary.read.meeting_promised import is_promised, owed_to_a_thing
from depositary.read.meeting_records import RANKED_LEVELS, by_plan
from depositary.read.mentions import MeetingMention, PersonMention, Sentence
from depositary.read.scan import Token

__all__ = ["MeetingStatus"]

_LABELS = frozenset({"|", "丨", "｜", ":", "："})  # behind the first word of a headline
_BESIDE = frozenset({
    "held", "article", "adverb", "qualifier", "between", "post_link", "infinitive", "action",
    "group", "party", "member",
})  # fmt: skip
_HOLDING = frozenset({"held", "convene", "scheduled", "be", "have", "chairing", "hosting"})


_JOINING = frozenset({"connector", "conjunction", "article"})


class MeetingStatus(MeetingPlaces):
    """Meetings: whether a mentioned meeting was held, is scheduled, proposed or asked for; its format; who chaired
    it."""

    def _held_beside(self, sentence: Sentence, mention: MeetingMention) -> bool:
        """A word of holding or attending stands right at the mention."""
        return any(
            "held" in t.senses
            and (
                (0 <= t.start - mention.end <= 25 and t.text.lower() not in self.lexicon.words.spoken_to)
                or 0 <= mention.start - t.end <= 18
            )
            for t in sentence.tokens
        )

    def _shared_status(
        self, sentence: Sentence, mention: MeetingMention, named: Sequence[MeetingMention]
    ) -> str | None:
        """ "will attend the X and the Y": of meetings joined, what is to come for the first is to come for all."""
        if not self.spaces and (after := next((m for m in named if m.start >= mention.end), None)) is not None:
            between = [t for t in sentence.tokens if mention.end <= t.start and t.end <= after.start]
            if not between or not all(t.senses.keys() & {"post_link", "connector"} for t in between):
                return None
            _, high = self._scope(sentence, after, named)
            told = [t for t in sentence.tokens if after.end <= t.start < high]
            return self._status(told, after, sentence) or self._shared_status(sentence, after, named)
        before = next((m for m in reversed(named) if m.end <= mention.start), None)
        sides = mention.known or len(mention.parties) > 1
        if (
            before is None
            or not sides
            or not self.spaces
            or (self.lexicon.language.facts.head == "first" and len(mention.parties) < 2)
        ):
            return None
        between = [t for t in sentence.tokens if before.end <= t.start and t.end <= mention.start]
        if not between or not all(t.text in ",;" or t.senses.keys() & {"connector", "article"} for t in between):
            return None
        low, _ = self._scope(sentence, before, named)
        whole = self.lexicon.language.facts.head == "first"
        told = [t for t in sentence.tokens if low <= t.start < (before.end if whole else before.start)]
        status = self._status(told, before, sentence)
        status = status or self._shared_status(sentence, before, named)
        return status if status in ("scheduled", "proposed") else None

    def _sits_as_subject(self, sentence: Sentence, mention: MeetingMention) -> bool:
        """ "The A-B Ministerial Meeting on Saturday reviewed …": a meeting that did something took place."""
        if len(mention.parties) < 2 or mention.plural or sentence.kind != "main" or not self.lexicon.words.infinitive:
            return False
        told = any(s.strong and set(s.parties) == set(mention.parties) for s in self.sittings)
        if told or self.text[mention.start : mention.end].lower().endswith(tuple(self.lexicon.words.body_nouns)):
            return False  # told of already; a council that does something is a body
        lead = [t for t in sentence.tokens if t.end <= mention.start]
        if len(lead) > 4 or any("verb" in t.senses for t in lead):
            return False
        for token in [t for t in sentence.tokens if t.start >= mention.end][:5]:
            if "subordinator" in token.senses or token.text in ",;":
                return False
            if any(v.form == "past" for v in token.senses.get("verb", ())):
                return True
        return False

    def _level_of_those(self, sentence: Sentence, mention: MeetingMention) -> str:
        """The level of "the ministers", of whom is told what they said there."""
        after = [t for t in sentence.tokens if t.start >= mention.end][:4]
        levels = [t.senses["level"] for t in after if "level" in t.senses and "group" in t.senses]
        return levels[0] if levels else mention.level

    def _spoken_at(self, lead: Sequence[Token], mention: MeetingMention) -> bool:
        """ "…, X said at a meeting of the A Council": words spoken there tell that it took place."""
        if (
            not mention.parties
            or mention.level == "other"
            or mention.plural
            or self.lexicon.language.facts.head != "last"
        ):
            return False
        before = [t for t in lead[-4:] if "article" not in t.senses]
        return (
            len(before) > 1
            and "place_word" in before[-1].senses
            and any(v.role == "report" and v.form == "past" for v in before[-2].senses.get("verb", ()))
        )

    def _told_at(self, sentence: Sentence, mention: MeetingMention) -> bool:
        """ "At the A-B meeting, X stressed …": words spoken there tell that it took place."""
        first = self.lexicon.language.facts.head == "first"
        if len(mention.parties) < 2 and not (mention.known and (first or not mention.parties)):
            return sentence.kind == "main" and self._spoken_at(
                [t for t in sentence.tokens if t.end <= mention.start], mention
            )
        if mention.plural or sentence.kind != "main" or not self.spaces:
            return False
        lead = [t for t in sentence.tokens if t.end <= mention.start and t.shape != "sign"]
        if first and len(lead) > 1 and any(v.role in ("report", "narrate") for v in lead[0].senses.get("verb", ())):
            lead = lead[1:]  # "Speaking at the A-B meeting, X stressed …"
        occasions = self.lexicon.words.occasions
        if self._spoken_at(lead, mention):
            return True
        if not lead or len(lead) > 3 or not any("place_word" in t.senses or t.text.lower() in occasions for t in lead):
            return False
        if any(t.senses.keys() - {"place_word", "post_link", "article", "connector", "adverb"} for t in lead):
            return False
        after = [t for t in sentence.tokens if t.start >= mention.end]
        if after and "place_word" in after[0].senses:  # "At the A-B summit in C, …"
            after = after[next((i for i, t in enumerate(after[:5]) if t.text == ","), 0) :]
        if not after or after[0].text != ",":
            return False
        two = len({p.party for p in sentence.persons if p.party}) > 1  # "At the reception, X and Y exchanged views"
        verb = next((t for t in after if "verb" in t.senses or (two and "discussing" in t.senses)), None)
        return verb is not None and any(mention.end <= a.start and a.end <= verb.start for a in sentence.actors)

    def _took_part(self, sentence: Sentence, mention: MeetingMention, named: Sequence[MeetingMention]) -> bool:
        """ "The minister exchanged views with partners in the X Meeting and the Y Meeting": those who sat there."""
        if (
            not self.lexicon.words.taking_part
            or sentence.kind != "main"
            or mention.plural
            or mention.level not in RANKED_LEVELS
        ):
            return False
        if not (mention.known or len(mention.parties) > 1):
            return False
        first = mention
        for other in reversed([m for m in named if m.end <= mention.start]):  # the first of a list
            between = [t for t in sentence.tokens if other.end <= t.start and t.end <= first.start]
            if not between or not all(t.text in ",()" or t.senses.keys() & _JOINING for t in between):
                break
            first = other
        before = [t for t in sentence.tokens if t.end <= first.start and "article" not in t.senses]
        return took_part(before, self.lexicon.words)

    def _said_of(self, tokens: Sequence[Token], mention: MeetingMention) -> bool:
        """Whether "was held", "attended" is said of this meeting: close before its name, or behind it. Where words
        are not inflected, a verb far off speaks of something else."""
        if self.lexicon.language.facts.head != "first":
            return True
        for token in tokens:
            if not token.senses.keys() & {"held", "chairing"}:
                continue
            if token.end <= mention.start:
                between = [t for t in tokens if token.end <= t.start and t.end <= mention.start]
                if len(between) <= 5 and not any(t.shape == "sign" or "verb" in t.senses for t in between):
                    return True
            elif token.start >= mention.end:
                between = [t for t in tokens if mention.end <= t.start and t.end <= token.start]
                if not any(any(v.force for v in t.senses.get("verb", ())) or t.text in ";" for t in between):
                    return True
        return False

    def _deed_before(self, tokens: Sequence[Token], mention: MeetingMention) -> bool:
        """Something is to be done with the meeting (held, launched), not by the body of that name."""
        return any(t.senses.keys() & {"action", "held"} for t in tokens if t.start < mention.start) or not self.spaces

    def _status(self, tokens: Sequence[Token], mention: MeetingMention, sentence: Sentence) -> str | None:
        senses: set[str] = set().union(*(t.senses for t in tokens if t.senses))
        if self._coming(tokens, mention):
            senses.add("coming")
        if "cancelled" in senses:
            return "cancelled"
        if "postponed" in senses:
            return "scheduled"
        if under_way(sentence.tokens, mention, self.lexicon):
            return "held"
        if self._before_it(mention) or hoped_for(tokens, mention, self.text, self.lexicon):
            return "scheduled"
        proposing = self._governor(tokens, mention, sentence)
        if proposing is not None:
            before = next((t for t in reversed(tokens) if t.end <= mention.start), None)
            ready = before is not None and before.senses.keys() >= {"framing", "scheduled"}
            return "scheduled" if ready else proposing  # what one is to prepare for is set already
        if self._awaited(tokens, mention) or self._set_out(tokens, mention):
            return "scheduled"
        if "scheduled" in senses:
            near = [
                t
                for t in tokens
                if "scheduled" in t.senses
                and "held" not in t.senses
                and not (not 0 <= t.start - mention.end <= 1 and of_no_time(t, sentence, self.lexicon.words))
                and not (
                    t.start >= mention.end
                    and ("framing" in t.senses or t.text.lower() in self.lexicon.words.premodifiers)
                )  # said of the meeting it opens
            ]
            near = [t for t in near if not told_held(tokens, mention, t)] if self.spaces else near
            if near and not (self._past(sentence, mention) and len(near) == 1 and near[0].end < mention.start - 60):
                return "scheduled"
        if "coming" in senses:
            return "scheduled"
        if will_be_there(tokens, mention, self.lexicon):
            return "scheduled"
        if mention.level == "bilateral" and self._had(tokens, mention):
            return "held"
        if "held" in senses or "chairing" in senses:
            return "held"
        return None

    def _had(self, tokens: Sequence[Token], mention: MeetingMention) -> bool:
        """ "has met", "has had talks": a sign of what is done right before, perhaps with "there is" between."""
        before = [t for t in tokens if t.end <= mention.start and "article" not in t.senses][-2:]
        if before and "fact" in before[-1].senses and "have" not in before[-1].senses:
            before = before[:-1]
        return bool(before) and "have" in before[-1].senses and 0 <= mention.start - before[-1].end <= 6

    def _before_it(self, mention: MeetingMention) -> bool:
        """ "submit it before the 20th Summit": still to come, unless its date tells otherwise."""
        words = self.lexicon.words.before_words
        if not mention.ordinals:
            return False
        if not self.spaces:
            return self.text.startswith(tuple(words), mention.end)
        near = self.text[max(0, mention.start - 60) : mention.start].lower()
        if self.lexicon.language.facts.head == "first" and any(
            f"{word} " in near for word in self.lexicon.words.staged
        ):
            return False  # "was held right before the X opened": both are past
        lead = self.text[max(0, mention.start - 30) : mention.start].lower().split()
        while lead and lead[-1] in self.lexicon.words.articles:
            lead.pop()
        done = tuple(self.lexicon.words.done_endings) or ("\0",)
        if lead[-1:] and lead[-1] in self.lexicon.words.passive and lead[-2:-1] and lead[-2].endswith(done):
            return False  # "issued by the 20th Summit"
        return f" {' '.join(lead)}".endswith(tuple(f" {word}" for word in words))

    def _set_out(self, tokens: Sequence[Token], mention: MeetingMention) -> bool:
        """ "left for A to attend the summit": still to come. Where verbs change their form, the attending does."""
        words = self.lexicon.words
        left = next((t for t in tokens if t.text.lower() in words.departing and t.end <= mention.start), None)
        if left is None:
            return False
        changing = self.spaces and self.lexicon.language.facts.head == "last"
        goal = "infinitive" if changing else "held"
        return any(goal in t.senses and left.end <= t.start < mention.start for t in tokens)

    def _awaited(self, tokens: Sequence[Token], mention: MeetingMention) -> bool:
        """ "look forward to (the holding of) the X Summit": still to come."""
        for token in reversed([t for t in tokens if t.end <= mention.start]):
            if any(v.lemma in self.lexicon.words.awaiting for v in token.senses.get("verb", ())):
                return True
            if not token.senses.keys() & {
                "article",
                "qualifier",
                "between",
                "held",
                "convene",
                "successor",
                "scheduled",
            }:
                return False
        return False

    def _coming(self, tokens: Sequence[Token], mention: MeetingMention) -> bool:
        """Where verbs are not inflected: "will" before the verb that convenes or attends this meeting."""
        if self.lexicon.language.facts.head != "first" and self.spaces:
            return False
        will = False
        for token in tokens:
            if token.start >= mention.end and not will and token.start - mention.end > 40:
                return False
            verbs = token.senses.get("verb")
            if verbs and any(v.role == "will" for v in verbs):
                will = True
            elif not will:
                continue
            elif "held" in token.senses or (mention.level == "bilateral" and "talks" in token.senses):
                return True
            elif "action" not in token.senses and (
                (token.shape == "sign" and token.text in ",;.") or (verbs and any(v.force for v in verbs))
            ):
                will = False
        return False

    def _governor(self, tokens: Sequence[Token], mention: MeetingMention, sentence: Sentence) -> str | None:
        """A verb of proposing or asking whose object the mention is: "proposed to hold the …", "called for a …"."""
        status: str | None = None
        far = 0
        leading = [t for t in tokens if t.end <= mention.start and "article" not in t.senses]
        if self.spaces and leading and leading[-1].senses.keys() & {"infinitive", "place_word"}:
            return None  # "invited to the meeting", "reports to the meeting": it only receives
        offering = self.lexicon.words.offering
        before: Token | None = None
        for index, token in enumerate(tokens):
            if token.start >= mention.start:
                break
            place, before = self._tells_place(token, before) or owed_to_a_thing(tokens, index), token
            if place or (sentence.times and any(t.start <= token.start < t.end for t in sentence.times)):
                continue  # when and where it is to be parts no verb from it
            verbs = token.senses.get("verb", ())
            offered = "proposal" in token.senses and tokens[index + 1].text.lower() not in self.lexicon.words.came_from
            if not verbs and not status and not offered:
                continue
            if any(v.force == "propose" and v.form != "base" for v in verbs) or (
                offered and token.shape != "name" and not verbs
            ):
                status, far = None if by_plan(self.text, token.end, self.lexicon.words.foretelling) else "proposed", 0
            elif any(v.lemma in offering for v in verbs):
                status, far = "proposed", 0
            elif any(v.force == "request" and v.form != "base" for v in verbs):
                status, far = "called_for", 0
            elif any(v.force in ("agree", "commit", "decide") or v.role in ("report", "will") for v in verbs):
                status, far = None, 0
            elif status and token.text.lower() in self.lexicon.words.taking_part:
                status = None  # "invited B to attend the forum": it is held in any case
            elif status and (verbs or "action" in token.senses) and not token.senses.keys() & _HOLDING:
                status = None  # "tasked … to report to the meeting": the meeting only receives it
            elif status and _BESIDE.isdisjoint(token.senses):
                far += 1 if token.shape in ("word", "name") else (2 if token.shape == "han" else 0)
        if status and far <= 3 and not self._acts_itself(tokens, mention):
            return status
        if self.lexicon.words.infinitive and is_promised(tokens, mention):
            return "scheduled"
        if not self.spaces:
            after = [t for t in tokens if t.start >= mention.end]
            if after and "proposal" in after[0].senses and not after[0].senses.get("verb"):
                return "proposed"
        return None

    def _tells_place(self, token: Token, before: Token | None) -> bool:
        """A word for "in", and in a script without spaces the place right behind it."""
        if self.spaces:
            return False
        if "place_word" in token.senses:
            return True
        return before is not None and before.end == token.start and "place_word" in before.senses

    def _acts_itself(self, tokens: Sequence[Token], mention: MeetingMention) -> bool:
        """ "proposed that the third meeting discuss …": the meeting is not what is proposed."""
        after = next((t for t in tokens if t.start >= mention.end), None)
        if after is None or after.senses.keys() & {"held", "convene", "place_word", "be"}:
            return False
        behind = [t for t in tokens if t.start >= mention.end][:2]
        return not self.spaces and any("discussing" in t.senses and "held" not in t.senses for t in behind)

    def _past(self, sentence: Sentence, mention: MeetingMention) -> bool:
        return any("held" in t.senses and "scheduled" not in t.senses for t in sentence.tokens)

    def _format(self, tokens: Sequence[Token]) -> str | None:
        if len(tokens) > 1 and tokens[1].text in _LABELS:
            tokens = tokens[1:]  # "Video | …": what kind of page it is, not how they met
        loose = self.lexicon.words.loose_formats
        formats: list[str] = [
            t.senses["format"]
            for t, after in zip_longest(tokens, tokens[1:])
            if "format" in t.senses and not (t.text in loose and after is not None and _bare_noun(t, after))
        ]
        if not formats:
            return None
        partly = any("partly" in t.senses for t in tokens)
        if "hybrid" in formats or ("virtual" in formats and "in_person" in formats):
            return "hybrid"
        if partly:
            return None
        return formats[0]

    def _chairs(self, sentence: Sentence) -> list[PersonMention]:
        if "chairing" not in sentence.kinds or not sentence.persons:
            return []
        marks = [
            t
            for t in sentence.tokens
            if "chairing" in t.senses
            and not (self._leads_others(t, sentence) or self._of_an_event(t, sentence) or self._by_a_body(t, sentence))
        ]
        if not marks:
            return []
        mark = marks[0]
        persons = [p for p in sentence.persons if p.rank <= 6 or p.post or (p.party and not self.spaces)]
        after = [p for p in persons if p.start >= mark.end]
        before = [p for p in persons if p.end <= mark.start or p.start < mark.start < p.end]  # "X, co-chair of …"
        if not self.spaces:
            before = self._not_who_says_so(before, mark, sentence) or before
        passive = any(
            self.lexicon.senses_of(word).keys() & {"passive", "owning"}
            for word in re.split(r"\s+", mark.text.lower())[-1:]
        ) or mark.text.lower().endswith(tuple(f" {word}" for word in self.lexicon.words.chairs_follow))
        if after and (passive or not before):
            after = self._run_after(after, mark, sentence)
        chosen = after if (passive or not before) else before
        if not passive and before and self.spaces:
            chosen = self._run_before(before, mark, sentence)
        if chosen is before or not passive:
            chosen = [*chosen, *(p for p in self._beside(after, mark, sentence) if p not in chosen)]
        return [p for i, p in enumerate(chosen) if all(p.name != q.name or not p.name for q in chosen[:i])][:4]

    def _not_who_says_so(self, before: list[PersonMention], mark: Token, sentence: Sentence) -> list[PersonMention]:
        """ "Spokesman X announced that Y will chair …": those behind the verb of saying."""
        said = [
            t.start
            for t in sentence.tokens
            if t.end <= mark.start and any(v.role == "report" for v in t.senses.get("verb", ()))
        ]
        return [p for p in before if p.start > said[-1]] if said else before

    def _of_an_event(self, mark: Token, sentence: Sentence) -> bool:
        """ "chaired the events", "presides over the ceremony": no meeting."""
        words = self.lexicon.words
        if not words.events or self.lexicon.language.facts.head != "first":
            return False
        behind = self.text[mark.end : min(sentence.end, mark.end + 30)].lower().strip()
        for article in words.plural_articles:
            behind = behind.removeprefix(f"{article} ")
        return behind.startswith((*words.ceremonies, *words.events))

    def _by_a_body(self, mark: Token, sentence: Sentence) -> bool:
        """ "mechanisms led by A", in a language whose agent stands before the verb: no person's doing."""
        before = [t for t in sentence.tokens if t.end <= mark.start][-2:]
        by = self.lexicon.words.by_words
        return len(before) == 2 and "party" in before[1].senses and before[0].text.lower() in by

    def _leads_others(self, mark: Token, sentence: Sentence) -> bool:
        """ "officials led by X": at the head of a delegation, not of the meeting."""
        if mark.text.lower() not in self.lexicon.words.weak_chairing:
            return False
        near = [m.end for m in sentence.meetings] + [a.end for a in sentence.actors if a.kind == "group"]
        return not any(0 <= mark.start - end <= 6 for end in near)

    def _beside(self, after: list[PersonMention], mark: Token, sentence: Sentence) -> list[PersonMention]:
        """ "X co-chaired (the meeting) with Y": who stands right behind the joining word."""
        words = self.lexicon.words
        if not after or (self.lexicon.language.facts.head != "first" and not words.chairs_with):
            return []
        between = [t for t in sentence.tokens if mark.end <= t.start and t.end <= after[0].start]
        if words.chairs_with:
            joining = self.lexicon.words.articles
            while between and between[-1].text.lower() in joining:
                between.pop()
            joined = mark.text.lower() in words.joint_chairing and bool(between)
            joined = joined and between[-1].text.lower() in words.chairs_with
        else:
            joined = bool(between) and between[-1].text in words.together
        does = any("verb" in t.senses and "kind" not in t.senses for t in between)
        return after[:1] if joined and len(between) <= 14 and not does else []

    def _run_after(self, after: list[PersonMention], mark: Token, sentence: Sentence) -> list[PersonMention]:
        """Of the persons after the verb, those before the next verb ("…, and attended by …")."""
        chosen: list[PersonMention] = []
        left = mark.end
        for person in after:
            between = [t for t in sentence.tokens if left <= t.start < person.start]
            if any(
                t.senses.keys() & {"verb", "held"} and "chairing" not in t.senses and "be" not in t.senses
                for t in between
            ):
                break
            chosen.append(person)
            left = person.end
        return chosen

    def _run_before(self, before: list[PersonMention], mark: Token, sentence: Sentence) -> list[PersonMention]:
        """Of the persons before the verb, those joined to it: none that does something else first."""
        chosen: list[PersonMention] = []
        right = mark.start
        first = self.lexicon.language.facts.head == "first"  # there a capital inside a sentence is of a name
        for person in reversed(before):
            between = [
                t for t in sentence.tokens if person.end <= t.start < right and not (first and t.text[0].isupper())
            ]
            if any(
                "verb" in t.senses and "chairing" not in t.senses and "have" not in t.senses and "be" not in t.senses
                for t in between
            ):
                break
            chosen.insert(0, person)
            right = person.start
        return chosen or before[-1:]


def _bare_noun(token: Token, after: Token) -> bool:
    """A word in small letters of which nothing is known but that it may be a verb, right behind ("online press …")."""
    plain = not after.senses.keys() - {"verb"} and all(v.form == "base" for v in after.senses.get("verb", ()))
    return after.shape == "word" and plain and after.start == token.end + 1
