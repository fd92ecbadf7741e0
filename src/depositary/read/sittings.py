"""Sittings: mentions of one meeting brought together; which sitting a mention belongs to, and what it adds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depositary.read.meeting_facts import Facts, MeetingFacts
from depositary.read.meeting_records import Sitting, finer_place, is_week
from depositary.read.mentions import ActorMention, MeetingMention, PersonMention, Sentence

__all__ = ["Sittings"]

_NEAR = 100  # sittings
_DAY = 10  # code points of a whole date


class Sittings(MeetingFacts):
    """Sittings: mentions of one meeting brought together; which sitting a mention belongs to, and what it adds."""

    def _sitting_for(self, mention: MeetingMention, number: int | None, facts: Facts) -> Sitting:
        best: Sitting | None = None
        score = 0.0
        mechanism = mention.mechanism
        if (known := self._of_that_week(mention, number, facts)) is not None:
            facts.start = facts.end = None
            return known
        for sitting in self._near(number):
            if number is not None and sitting.ordinal is not None and number != sitting.ordinal:
                continue
            if mechanism and sitting.mechanism and mechanism != sitting.mechanism:
                continue
            fit = self._fit(sitting, mention, number, facts)
            if fit > score:
                best, score = sitting, fit
        if best is not None:
            return best
        sitting = Sitting(
            parties=mention.parties,
            level=mention.level,
            mechanism=mention.mechanism,
            name_en=mention.name_en,
            name=mention.name,
            acronym=mention.acronym,
            ordinal=number,
            qualifiers=mention.qualifiers,
            subject=mention.subject,
            core=mention.core,
        )
        self.sittings.append(sitting)
        return sitting

    def _of_that_week(self, mention: MeetingMention, number: int | None, facts: Facts) -> Sitting | None:
        """ "this week's X" of a page that has told the days of X."""
        if not facts.start or not facts.end or not is_week(facts.start, facts.end):
            return None
        for sitting in self._near(number):
            same = sitting.mechanism == mention.mechanism and set(sitting.parties) == set(mention.parties)
            days = sitting.start is not None and len(sitting.start) == _DAY
            if same and days and sitting.level == mention.level and number in (None, sitting.ordinal):
                if facts.start <= (sitting.start or "") <= facts.end:
                    return sitting
        return None

    def _near(self, number: int | None) -> Sequence[Sitting]:
        """Sittings a mention can be of: all; of very many the latest told of, and those of its number."""
        sittings = self.sittings
        if len(sittings) <= _NEAR:
            return sittings
        far = len(sittings) - _NEAR
        while self._ordered < far:
            self._numbered.setdefault(sittings[self._ordered].ordinal, []).append(self._ordered)
            self._ordered += 1
        same = self._numbered.get(number, ()) if number is not None else ()
        return [*(sittings[at] for at in same), *sittings[far:]]

    def _stands_apart(self, name: str | None) -> bool:
        """ "the A Retreat": no numbered sitting of the series of A."""
        return bool(name) and (name or "").rpartition(" ")[2].lower() in self.lexicon.words.apart_nouns

    def _coming_and_gone(self, sitting: Sitting, facts: Facts) -> bool:
        """One is still to come, the other was held months before the page."""
        told, held = sitting.said[-1:], facts.status in ("held", None) and facts.start
        return bool(
            told and told[0] in ("scheduled", "proposed") and sitting.start is None and held and self.published
            and (facts.start or "")[:7] < self.published[: min(7, len(facts.start or ""))]
        )  # fmt: skip

    def _fit(self, sitting: Sitting, mention: MeetingMention, number: int | None, facts: Facts) -> float:
        if number is not None and sitting.ordinal is not None and number != sitting.ordinal:
            return 0.0
        fits = sitting.date_fits(facts.start) or _covers(facts, sitting)
        if not fits and not (number is not None and number == sitting.ordinal):
            return 0.0
        if mention.mechanism and sitting.mechanism:
            if mention.mechanism != sitting.mechanism or self._coming_and_gone(sitting, facts):
                return 0.0
            if self._stands_apart(mention.name) != self._stands_apart(sitting.name):
                return 0.0
            if (
                number is None
                and sitting.ordinal is not None
                and facts.start is None
                and facts.status in ("proposed", "scheduled")
            ):
                if sitting.status == "held":
                    return 0.0
            return 2.0
        if (mention.subject or sitting.subject) and self._stands_apart(mention.name) != self._stands_apart(
            sitting.name
        ):
            return 0.0  # "The leaders also met in a retreat"
        score = 0.0
        if number is None and sitting.acronym and (mention.name or "").split()[:1] == [sitting.acronym]:
            return 2.0  # "the ABC meeting", whose name and letters were told before
        if mention.acronym and mention.acronym == sitting.acronym:
            score += 1.2
        mine, its = set(mention.parties), set(sitting.parties)
        if mine and its:
            if mine == its or (
                number is not None and number == sitting.ordinal and _one_in_other(mention.name, sitting.name)
            ):
                score += 0.8
            elif mine < its or its < mine:
                if number is not None and min(len(mine), len(its)) > 1:
                    return 0.0  # "the 23rd A-B summit, the 23rd summit of A, B and C"
                score += 0.3
            else:
                return 0.0
        elif not mine and mention.ordinals and number == sitting.ordinal:
            score += 0.6
        if mention.level == sitting.level:
            score += 0.4
        elif mention.level == "other" and mine == its and len(mine) > 1 and not mention.subject:
            score += 0.2  # "the A-B meeting", of which the level was told before
        elif "other" not in (mention.level, sitting.level):
            return 0.0
        elif mention.level == "other" and mention.subject and number == 1 and sitting.ordinal == 1:
            return 0.0  # the first of each of two series
        elif mine and mine == its and number is None and facts.start is None and not mention.subject:
            score += 0.2  # the same sides, nothing that tells another sitting
        if mention.level == "other" and sitting.level == "other" and mention.subject and sitting.subject:
            same = number is not None and number == sitting.ordinal and mine == its
            if not same and not _shares_words(mention.subject, sitting.subject):
                return 0.0
        if number is not None and number == sitting.ordinal:
            score += 0.8
        telling, known = set(mention.qualifiers) - {"virtual"}, set(sitting.qualifiers) - {"virtual"}
        if not (telling <= known or known <= telling):
            score -= 0.5
        status = facts.status
        if (
            status in ("proposed", "scheduled", "called_for")
            and sitting.status == "held"
            and not (facts.start and facts.start == sitting.start)
            and not (number is not None and number == sitting.ordinal and mine == its)
        ):
            return 0.0
        if status == "held" and sitting.status in ("proposed", "scheduled") and number is None and facts.start is None:
            score -= 0.5
        if number is None and sitting.ordinal is None and not mine and not its:
            score += (
                0.5 if mention.subject and sitting.subject and _shares_words(mention.subject, sitting.subject) else -0.5
            )
        return score if score >= 1.0 else 0.0

    def _add(
        self, sitting: Sitting, mention: MeetingMention, facts: Facts, sentence: Sentence, number: int | None
    ) -> None:
        titled = sentence.kind == "title" and bool(mention.parties) and not self._names_a_circle(mention)
        sitting.strong = sitting.strong or facts.strong or titled
        if sentence.kind != "main" and not sitting.passages:
            sitting.reported = True
        sitting.seen.add(sentence.index)
        sitting.known = sitting.known or mention.known
        if facts.strong or not sitting.passages:
            sitting.passages.append((sentence.start, sentence.end))
            sitting.sentences.append(sentence.index)
        if sitting.ordinal is None:
            sitting.ordinal = number
        if facts.start and (sitting.start is None or len(facts.start) > len(sitting.start) or _wider(facts, sitting)):
            sitting.start, sitting.end, sitting.inferred, sitting.reason = (
                facts.start,
                facts.end,
                facts.inferred,
                facts.reason,
            )
            sitting.late = facts.late
        if len(mention.core or "") > len(sitting.core or "") and mention.parties:
            sitting.core = mention.core
        if len(mention.parties) > len(sitting.parties):
            sitting.parties = mention.parties
        if sitting.level == "other" and mention.level != "other":
            sitting.level = mention.level
        if sitting.mechanism is None and mention.mechanism:
            sitting.mechanism, sitting.name_en = mention.mechanism, mention.name_en
        elif (
            sitting.mechanism is None
            and mention.name_en
            and len(mention.name_en) > len(sitting.name_en or "")
            and mention.parties
        ):
            sitting.name_en = mention.name_en
        sitting.acronym = sitting.acronym or mention.acronym
        if len(mention.qualifiers) > len(sitting.qualifiers):
            sitting.qualifiers = mention.qualifiers
        sitting.format = facts.format or sitting.format
        sitting.place = finer_place(sitting.place, facts.place, self.lexicon)
        if facts.status:
            sitting.said.append(facts.status)
            sitting.status = likely(sitting.said)
        self._chair(sitting, facts.chairs)

    def _chair(self, sitting: Sitting, chairs: Sequence[PersonMention]) -> None:
        known = {p.name for p in sitting.chairs}
        sitting.chairs += [p for p in chairs if p.name not in known]

    def _acts_on(self, sentence: Sentence, actors: Sequence[ActorMention], mention: MeetingMention) -> bool:
        """Between those named and the meeting a verb stands, whose subject they can be: not so in "Without X of A, who
        was away, the Third Meeting …", in a language whose verbs change their form."""
        if not self.lexicon.words.infinitive:
            return True
        between = [t for t in sentence.tokens if actors[1].end <= t.start and t.end <= mention.start]
        return any(t.senses.keys() & {"held", "talks", "met", "chairing", "hosting"} for t in between) or any(
            any(v.force or v.role in ("narrate", "will", "report") for v in t.senses.get("verb", ()))
            for t in between
            if "be" not in t.senses
        )


def _covers(facts: Facts, sitting: Sitting) -> bool:
    """The days told are several, all known, and those told before lie among them."""
    days = (facts.start, sitting.start, sitting.end or sitting.start, facts.end)
    known = all(day is not None and len(day) == _DAY for day in days)
    return known and facts.start != facts.end and list(days) == sorted(str(day) for day in days)


def _wider(facts: Facts, sitting: Sitting) -> bool:
    """A span of days around the one known: "on May 20", then "on May 19-20"; or days of that week."""
    if not (facts.start and facts.end and sitting.start and sitting.end) or len(facts.start) != len(sitting.start):
        return False
    if is_week(sitting.start, sitting.end) or is_week(facts.start, facts.end):
        return is_week(sitting.start, sitting.end) and sitting.start <= facts.start <= facts.end <= sitting.end
    return bool(
        len(facts.start) == 10
        and facts.start <= sitting.start
        and sitting.end <= facts.end
        and (facts.start, facts.end) != (sitting.start, sitting.end)
    )


def _one_in_other(one: str | None, other: str | None) -> bool:
    """A long name that is, without what stands before it, the end of another: a body's own meeting, its owner named."""
    short, long = sorted((one or "", other or ""), key=len)
    return len(short) > 6 and not short.isascii() and long.endswith(short)


def _shares_words(one: str, other: str) -> bool:
    a, b = _pieces(one), _pieces(other)
    return len(a & b) * 2 >= min(len(a), len(b)) if a and b else False


def _pieces(text: str) -> set[str]:
    words = {w.lower() for w in re.findall(r"[^\W\d_]{3,}", text) if w.isascii() or " " in text}
    han = re.findall(r"[\u3400-\u9fff]", text)
    return words | {han[i] + han[i + 1] for i in range(len(han) - 1)}


def likely(said: Sequence[str]) -> str | None:
    """Of several statuses told of one sitting: called off, else held, else the first."""
    if not said:
        return None
    if "cancelled" in said:
        return "cancelled"
    return "held" if "held" in said else said[0]
