"""The shapes of the registry's tables about texts: areas, symbols, sessions, datelines, known discrepancies."""

from __future__ import annotations

import msgspec

from depositary.registry.shapes import Names

__all__ = [
    "Area",
    "AreaFile",
    "Dateline",
    "DatelineFile",
    "Discrepancy",
    "DiscrepancyFile",
    "DueCycle",
    "EventCode",
    "EventCodeFile",
    "OfficeTerm",
    "OfficialFile",
    "SessionFile",
    "Symbols",
    "TermFile",
]


class Area(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A field of cooperation. sdg: goals 1–17; unbis: thesaurus ids; keywords per language."""

    id: str
    pillar: str
    name: str
    sdg: list[int] = []
    unbis: list[str] = []
    keywords: Names = {}


class Pillar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    name: str
    names: Names = {}
    acronym: str | None = None


class AreaFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    sdg_base: str
    unbis_base: str
    pillars: list[Pillar]
    items: list[Area]


class SymbolRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    shape: str
    example: str | None = None
    meaning: str | None = None
    from_session: int | None = None
    to_session: int | None = None
    also_written: list[str] = []
    ranges: str | None = None
    numbers: str | None = None
    note: str | None = None
    confirmed: bool = True


class Symbols(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an assembly and its sister bodies number their documents."""

    source: str
    rules: list[SymbolRule]
    suffixes: dict[str, str]
    suffix_note: str
    bodies: dict[str, str]
    components: dict[str, str]
    main_committees: dict[str, str]
    official_languages: list[str]
    note: str


class DueCycle(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    text: str
    offset: dict[str, int] = {}
    next_session_offset: dict[str, int] = {}
    reading: str | None = None


class SessionFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Sessions of an assembly: session N opens in `opens_month` of year `base_year` + N and closes a year later."""

    of: str
    base_year: int
    opens_month: int
    source: str
    rule: str
    open_year: dict[str, int]
    months_seen: dict[str, int]
    ordinals: dict[str, str]
    ordinal_words: dict[str, dict[str, str]]
    cycles: list[DueCycle]
    closing_paragraph_verb_share: dict[str, float]
    typical_size: dict[str, int]


class Dateline(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    agency: str
    lang: str
    form: str
    example: str | None = None
    date: str | None = None
    note: str | None = None
    variants: list[str] = []
    unconfirmed: list[str] = []


class DatelineFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    items: list[Dateline]
    end_marks: dict[str, str | list[str]]
    boilerplate_starts: Names
    relative_dates: Names


class EventCode(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    fact: str
    plover: str | None
    mode: str | None = None
    cameo: str | None = None
    context: str | None = None
    note: str | None = None


class EventCodeFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    rows: list[EventCode]
    contexts: dict[str, str]


class Discrepancy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two published statements that disagree, a and b (and c); truth where it could be established."""

    id: str
    about: str
    a: str
    b: str
    c: str | None = None
    truth: str | None = None
    kind: str
    compatible: bool = False
    confirmed: bool = True


class OfficialFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Names of office-holders by the actor they spoke for."""

    source: str
    items: dict[str, list[str]]


class OfficeTerm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """First and last year of somebody's offices (9999: still in one), and the names reports write; the month in which
    the first began and that in which the last ended, where known."""

    first: int
    last: int
    names: list[str]
    began: int = 1
    ended: int = 12


class TermFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Years in office, by which a page that prints no year is dated."""

    source: str
    items: list[OfficeTerm]


class DiscrepancyFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    rows: list[Discrepancy]
