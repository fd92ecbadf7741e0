"""A briefing of one to four pages on a partnership, meeting or person as plain data; exports only lay it out.

Enters: an open ledger and a name or id. Leaves: facts and sections of lines in the language asked for, each line with
the sources it rests on. What is told of things is as the ledger has it, in English; quotes are in their own language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import select

from depositary.errors import LanguageUnknown, NotInLedger
from depositary.languages import known_languages, load_language
from depositary.ledger import Ledger
from depositary.ledger.queries import ThingQuery, thing_by_number
from depositary.ledger.tables import claims, documents, things, units
from depositary.report.called import called, partnership_called, party_called, standing_called
from depositary.report.detail import show_thing
from depositary.report.progress import ProgressReport
from depositary.report.status import PartnershipStatus, partnership_status
from depositary.report.things import Source, Thing, list_things, with_sources

__all__ = ["Briefing", "BriefingLine", "BriefingSection", "Words", "briefing", "briefing_words"]

_MOST = 12  # lines of a section
_PROMISED = 18  # commitments
_LONGEST = 60  # documents whose outcomes are looked at


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """briefing.yml of a language."""

    titles: dict[str, str]
    as_of: str
    sections: dict[str, str]
    nothing: str
    facts: dict[str, str]
    values: dict[str, str]
    by: str
    against: str
    colon: str


class BriefingLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line with what it rests on."""

    text: str
    sources: tuple[Source, ...] = ()


class BriefingSection(msgspec.Struct, frozen=True, kw_only=True):
    title: str
    lines: tuple[BriefingLine, ...]


class Briefing(msgspec.Struct, frozen=True, kw_only=True):
    """id: of what it is about; facts: what and value, in order; nothing: what an empty section says."""

    id: str
    title: str
    subtitle: str
    language: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[BriefingSection, ...]
    nothing: str
    colon: str


@cache
def briefing_words(language: str) -> Words:
    """What briefings say in a language. Raises: LanguageUnknown if it has no words for them."""
    known = [code for code in known_languages() if (load_language(code).folder / "briefing.yml").is_file()]
    if language not in known:
        raise LanguageUnknown(language, f"has no words for briefings; there are {', '.join(known)}")
    return load_language(language).table("briefing", Words)


def briefing(ledger: Ledger, named: str, language: str, *, on: str | None = None) -> Briefing:
    """On the meeting or person of this id, or the partnership of this name. on: the day it is seen from (ISO).

    Raises: NotInLedger; LanguageUnknown.
    """
    day = on or dt.date.today().isoformat()
    words = briefing_words(language)
    kind = named.partition("-")[0]
    if kind in ("meeting", "person") and named.partition("-")[2]:
        thing = show_thing(ledger, named).thing
        return _Writer(ledger, words, language, day).of_thing(thing)
    status = partnership_status(ledger, named, on=day)
    if not status.documents and not any(status.counts.values()):
        raise NotInLedger(f"{named}: nothing is recorded of such a partnership, and no meeting or person has this id")
    return _Writer(ledger, words, language, day).of_partnership(status)


class _Writer:
    def __init__(self, ledger: Ledger, words: Words, language: str, day: str) -> None:
        self.ledger, self.words, self.language, self.day = ledger, words, language, day

    def of_partnership(self, status: PartnershipStatus) -> Briefing:
        facts = self.words.facts
        standing = "; ".join(
            f"{standing_called(one.status, self.language)} ({facts['since'].format(day=one.since)})"
            for one in status.standing
        )
        told: list[tuple[str, str | None]] = [
            (facts["status"], standing),
            (facts["coordinator"], self._party(status.coordinator)),
            (facts["chair"], self._party(status.chair)),
            *(
                (f"{facts['members']} ({self._party(one.organisation)})", self._parties(one.members))
                for one in status.members
            ),
        ]
        asked = ThingQuery(kind="commitment", partnership=status.partnership)
        promised = [t for t in list_things(self.ledger, asked) if t.fields.get("force") not in ("reaffirm", "support")]
        due = [one for one in status.due if one.status != "met"]
        sections = [
            self._section("next", map(self._meeting, status.next_meetings)),
            self._section("last", map(self._meeting, status.last_meetings)),
            self._section("progress", (
                BriefingLine(text=f"{self._called(series)}{self.words.colon}{self._figure(one)}", sources=one.sources)
                for series in status.progress
                for one in [one for one in series.reports if (one.as_of or "") <= self.day][-2:]
            )),
            self._section("due", (
                BriefingLine(text=f"{self._days(one.interval)} – {self._called(one)} ({self._value(one.status)})",
                             sources=one.sources)
                for one in due[:_MOST]
            )),
            self._section("commitments", map(self._deed, promised[-_PROMISED:][::-1])),
            self._section("contradictions", (
                BriefingLine(
                    text=f"{self._called(one)}{self.words.colon}"
                    + f" {self.words.against} ".join(str(side.value) for side in one.sides),
                    sources=tuple(source for side in one.sides for source in side.sources[:1]),
                )
                for one in status.contradictions[:_MOST]
            )),
        ]  # fmt: skip
        return self._whole(
            "partnership",
            status.partnership.lower(),
            partnership_called(status.partnership, self.language, status.name),
            told,
            sections,
        )

    def of_thing(self, thing: Thing) -> Briefing:
        fields, facts = thing.fields, self.words.facts
        if thing.kind == "person":
            told = [
                (facts["post"], fields.get("post_en") or fields.get("post")),
                (facts["party"], self._party(fields.get("party"))),
            ]  # fmt: skip
            near = self._beside(thing, ("meeting",))
            sections = [
                self._section("said", self._quotes(thing)),
                self._section("meetings", map(self._meeting, near[:_MOST])),
            ]
            return self._whole("person", thing.id, self._called(thing), told, sections)
        told = [
            (facts["date"], self._date(fields)),
            (facts["place"], fields.get("place")),
            (facts["format"], self._value(fields.get("format"))),
            (facts["level"], self._value(fields.get("level"))),
            (facts["status"], self._value(fields.get("status"))),
            (facts["parties"], self._parties(fields.get("parties"))),
            (facts["chairs"], "; ".join(self._chair(chair) for chair in fields.get("chairs") or ())),
        ]
        outcomes = self._beside(thing, ("commitment", "instrument", "progress"))
        sections = [
            self._section("said", self._quotes(thing)),
            self._section("outcomes", (
                self._deed(one)
                if one.kind == "commitment"
                else BriefingLine(text=self._called(one), sources=one.sources)
                for one in outcomes[:_PROMISED]
            )),
        ]  # fmt: skip
        return self._whole("meeting", thing.id, self._called(thing), told, sections)

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _whole(
        self, kind: str, id: str, name: str, told: Sequence[tuple[str, Any]], sections: Sequence[BriefingSection]
    ) -> Briefing:
        return Briefing(
            id=id,
            title=self.words.titles[kind].format(name=name),
            subtitle=self.words.as_of.format(day=self.day),
            language=self.language,
            facts=tuple((what, str(value)) for what, value in told if value),
            sections=tuple(sections),
            nothing=self.words.nothing,
            colon=self.words.colon,
        )

    def _section(self, key: str, lines: Iterator[BriefingLine] | map[BriefingLine]) -> BriefingSection:
        return BriefingSection(title=self.words.sections[key], lines=tuple(lines))

    def _meeting(self, thing: Thing) -> BriefingLine:
        told = [
            self._date(thing.fields),
            self._called(thing),
            thing.fields.get("place"),
            self._value(thing.fields.get("status")),
        ]
        chairs = "; ".join(self._chair(chair) for chair in thing.fields.get("chairs") or ())
        more = f" ({self.words.facts['chairs']}{self.words.colon}{chairs})" if chairs else ""
        return BriefingLine(text=" – ".join(str(one) for one in told if one) + more, sources=thing.sources)

    def _deed(self, thing: Thing) -> BriefingLine:
        fields = thing.fields
        actors = self._parties(fields.get("actors"))
        due = f" ({self.words.by.format(day=fields['due'])})" if fields.get("due") else ""
        what = self._called(thing)
        force = self._value(fields.get("force")) or ""
        return BriefingLine(text=f"{actors} {force}{self.words.colon}{what}{due}".strip(), sources=thing.sources)

    def _called(self, one: Any) -> str:
        return called(one, self.language)

    def _parties(self, names: Sequence[str] | None) -> str:
        return ", ".join(party_called(name, self.language) for name in names or ())

    def _party(self, name: str | None) -> str:
        return party_called(name, self.language) if name else ""

    def _quotes(self, thing: Thing) -> Iterator[BriefingLine]:
        for source in thing.sources[:_MOST]:
            for passage in source.passages[:2]:
                words = " ".join(passage.quote.split())
                yield BriefingLine(text=f"“{words}”", sources=(msgspec.structs.replace(source, passages=(passage,)),))

    def _figure(self, report: ProgressReport) -> str:
        sign = "" if report.comparator == "=" else f"{report.comparator} "
        if report.done is not None and report.total is not None:
            figure = f"{report.done}/{report.total}"
        else:
            figure = f"{report.percent:g} %" if report.percent is not None else "–"
        told = [f"{sign}{figure}", f"“{report.word}”" if report.word else "", report.as_of or ""]
        return ", ".join(one for one in told if one)

    def _beside(self, thing: Thing, kinds: Sequence[str]) -> list[Thing]:
        """Things of these kinds that the same documents tell of, as many documents as there is room for."""
        names = sorted({source.document for source in thing.sources})[:_LONGEST]
        query = (
            select(things.c.id)
            .join(units, units.c.thing_id == things.c.id)
            .join(claims, claims.c.unit_id == units.c.id)
            .join(documents, documents.c.id == claims.c.document_id)
            .where(documents.c.name.in_(names), things.c.kind.in_(kinds), things.c.shown, claims.c.withdrawn.is_(None))
            .distinct()
            .order_by(things.c.id)
            .limit(_PROMISED * 2)
        )
        with self.ledger.reading() as connection:
            rows = [thing_by_number(connection, number) for number in connection.execute(query).scalars()]
            return with_sources(connection, rows)

    def _date(self, fields: Mapping[str, Any]) -> str:
        start, end = fields.get("start"), fields.get("end")
        if not start:
            return self.words.facts["undated"]
        return f"{start} – {end}" if end and end != start else str(start)

    def _days(self, interval: tuple[str | None, str | None]) -> str:
        first, last = interval
        if not first:
            return self.words.facts["undated"]
        return first if not last or last == first else f"{first} – {last}"

    def _chair(self, chair: Mapping[str, Any]) -> str:
        about = ", ".join(filter(None, (chair.get("post_en") or chair.get("post"), self._party(chair.get("party")))))
        return f"{chair['name']} ({about})" if about else str(chair["name"])

    def _value(self, value: Any) -> str | None:
        return self.words.values.get(str(value), str(value)) if value else None
