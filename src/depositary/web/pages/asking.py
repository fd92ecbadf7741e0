"""What the address of a list asks: filters and the page, kept to what makes sense."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import msgspec
from fastapi import Request

from depositary.ledger import Ledger
from depositary.ledger.days import first_day, is_date, last_day
from depositary.ledger.past import View
from depositary.ledger.queries import ThingQuery
from depositary.registry import load_registry
from depositary.report.partnerships import known_partnerships
from depositary.web.kept import kept
from depositary.web.saying import said_in
from depositary.web.translating import Speech, speech_in
from depositary.web.words import WORDS

__all__ = [
    "Filters", "Paging", "area_choices", "asked_day", "filters_of", "paging_of",
    "partnership_choices",
    "word_choices",
]  # fmt: skip

_LONGEST = 200  # characters of a filter's value that are looked at
_MOST_PAGES = 100_000
_YEARS = (1800, 2200)  # a day outside them is no day to look from


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of a list, as it stands in the address; wrong: names of parts that make no sense."""

    partnership: str | None = None
    actor: str | None = None
    level: str | None = None
    force: str | None = None
    area: str | None = None
    type: str | None = None
    status: str | None = None
    language: str | None = None
    genre: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    wrong: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything is asked at all."""
        return any(getattr(self, name) for name in self.__struct_fields__ if name != "wrong")

    @property
    def view(self) -> View:
        """From where the ledger is looked at."""
        return View(as_of=last_day(self.as_of))

    def query(self, kind: str, *, limit: int | None = None, offset: int = 0) -> ThingQuery:
        """The same as a query for things of a kind."""
        return ThingQuery(
            kind=kind,
            partnership=self.partnership, actor=self.actor, level=self.level, force=self.force, area=self.area,
            type=self.type, status=self.status, language=self.language, since=first_day(self.since),
            until=last_day(self.until), limit=limit, offset=offset, view=self.view,
        )  # fmt: skip


class Paging(msgspec.Struct, frozen=True, kw_only=True):
    """A page of a list of `total` rows, `size` to a page; pages count from 1."""

    page: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.total // self.size))

    @property
    def offset(self) -> int:
        """Rows before this page."""
        return (self.page - 1) * self.size


def filters_of(request: Request) -> Filters:
    """The filters in the address; a date that is none is left out and named."""
    asked = {
        name: value.strip()[:_LONGEST]
        for name in Filters.__struct_fields__
        if name != "wrong" and (value := request.query_params.get(name)) and value.strip()
    }
    wrong = tuple(name for name in ("since", "until", "as_of") if name in asked and not is_date(asked[name]))
    return Filters(**{name: value for name, value in asked.items() if name not in wrong}, wrong=wrong)


def paging_of(request: Request, total: int, size: int) -> Paging:
    """The page the address asks for, the last one if it asks for more."""
    said = request.query_params.get("page", "1")
    wanted = int(said) if said.isdigit() and len(said) < 7 else 1
    paging = Paging(page=1, size=size, total=total)
    return Paging(page=min(max(1, wanted), paging.pages, _MOST_PAGES), size=size, total=total)


def asked_day(request: Request, name: str = "on") -> str:
    """The day from which the page looks at things; today if the address names none."""
    said = request.query_params.get(name)
    day = last_day(said) if said and is_date(said) else None
    return day if day is not None and _YEARS[0] <= int(day[:4]) <= _YEARS[1] else dt.date.today().isoformat()


Choices = tuple[tuple[str, str], ...]
"""Options of a filter: what the address says, and what the page does."""


@lru_cache(maxsize=256)
def word_choices(speech: Speech, family: str, only: tuple[str, ...] | None = None) -> Choices:
    """Codes of the record format with their words."""
    return tuple((code, speech.word(family, code)) for code in (only or WORDS[family]))


@lru_cache(maxsize=32)
def area_choices(speech: Speech) -> Choices:
    """Areas of cooperation by name."""
    areas = load_registry().areas.values()
    return tuple(sorted(((area.id, speech.say(area.name)) for area in areas), key=lambda choice: choice[1]))


def partnership_choices(ledger: Ledger, speech: Speech) -> Choices:
    """Partnerships the ledger has something of, by name."""
    return kept(ledger, _partnership_choices, speech.code)


def _partnership_choices(ledger: Ledger, code: str) -> Choices:
    named = said_in(speech_in(code))["partnership"]
    return tuple(sorted(((one, named(one)) for one in known_partnerships(ledger)), key=lambda choice: choice[1]))
