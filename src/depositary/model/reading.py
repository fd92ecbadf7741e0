"""A Reading: everything one document says, each claim with its passages.

The public format of `depositary read --out`. Unknown or unstated is None; an empty list means "looked, found none".
Dates are ISO 8601 at the precision stated (`2021`, `2021-10`, `2021-10-15`). Fields ending in `_en` are English; their
twin without `_en` holds the words as the document writes them.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from depositary.model.document import Fact

__all__ = [
    "ActionLine",
    "Chair",
    "Citation",
    "Commitment",
    "DateMention",
    "Footnote",
    "Force",
    "Instrument",
    "Meeting",
    "Operative",
    "Passage",
    "Person",
    "Progress",
    "Reader",
    "Reading",
    "ReadingIssue",
    "Structure",
]

Level = Literal["summit", "ministerial", "senior_officials", "committee", "working", "plenary", "bilateral", "other"]
Format = Literal["virtual", "in_person", "hybrid"]
MeetingStatus = Literal["held", "scheduled", "proposed", "called_for", "cancelled"]
Force = Literal["decide", "request", "commit", "agree", "propose", "support", "reaffirm"]
DueKind = Literal["on", "by", "during", "session"]
Kind = Literal[
    "plan_of_action", "declaration", "treaty", "resolution", "charter", "agreement", "memorandum", "work_plan",
    "report", "statement", "code", "vision", "fund", "other",
]  # fmt: skip
InstrumentStatus = Literal[
    "proposed", "drafting", "to_be_adopted", "adopted", "in_force", "under_implementation", "completed"
]
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]
Genre = Literal["press_release", "news", "resolution", "statement", "plan_of_action", "speech", "other"]


class Passage(msgspec.Struct, frozen=True):
    """A range of the document's original text in code points, end exclusive, with its words."""

    start: int
    end: int
    quote: str


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What every kind of claim carries.

    passages: where the document says it, most telling first; never empty in a reader's output.
    certainty: 0–1, the share of such claims that were right on the development corpus; read.certainty says how it is
    counted. Dates and citations, for which the corpus has no answers, keep 1.
    """

    passages: list[Passage] = []
    certainty: float = 1.0


class Chair(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    post_en: str | None = None
    post: str | None = None
    party: str | None = None


class Meeting(Claim, frozen=True, kw_only=True):
    """One sitting of a mechanism. `date_reason` says from what an inferred date was worked out."""

    mechanism_en: str | None = None
    mechanism: str | None = None
    acronym: str | None = None
    ordinal: int | None = None
    parties: list[str] = []
    level: Level = "other"
    start: str | None = None
    end: str | None = None
    date_inferred: bool = False
    date_reason: str | None = None
    format: Format | None = None
    place: str | None = None
    status: MeetingStatus = "held"
    role: Literal["reported", "mentioned"] = "mentioned"
    chairs: list[Chair] = []
    note: str | None = None


class Person(Claim, frozen=True, kw_only=True):
    name: str
    post_en: str | None = None
    post: str | None = None
    party: str | None = None


class Instrument(Claim, frozen=True, kw_only=True):
    """A text with standing. `period` is [first year, last year]; `date` the day of adoption or signature."""

    title_en: str | None = None
    title: str | None = None
    symbol: str | None = None
    kind: Kind = "other"
    period: tuple[int, int] | None = None
    date: str | None = None
    status: InstrumentStatus | None = None


class Progress(Claim, frozen=True, kw_only=True):
    """What is said of an instrument's implementation.

    done, total: counts of `unit_en`; percent: 0–100, as stated; word: the source's own word (“addressed”) and
    word_class: touched · done · ambiguous. `inferred`: as_of was worked out, not stated.
    """

    instrument_en: str | None = None
    instrument: str | None = None
    period: tuple[int, int] | None = None
    done: int | None = None
    total: int | None = None
    percent: float | None = None
    comparator: Comparator = "="
    unit_en: str | None = None
    unit: str | None = None
    word: str | None = None
    word_class: Literal["touched", "done", "ambiguous"] | None = None
    as_of: str | None = None
    inferred: bool = False
    issue: str | None = None


class Commitment(Claim, frozen=True, kw_only=True):
    """Who binds or asks whom to do what, with what force, by when.

    condition: the words of a condition ("provided that …"); hedges: softening words kept ("where appropriate").
    """

    actors: list[str] = []
    addressees: list[str] = []
    force: Force
    what_en: str | None = None
    what: str | None = None
    areas: list[str] = []
    instrument_en: str | None = None
    due: str | None = None
    due_kind: DueKind | None = None
    due_session: str | None = None
    clause: str | None = None
    condition: str | None = None
    hedges: list[str] = []


class DateMention(Claim, frozen=True, kw_only=True):
    """A date in the main text: start = end for a day, month or year; `reason` if part of it was inferred."""

    start: str
    end: str
    reason: str | None = None


class Citation(Claim, frozen=True, kw_only=True):
    """A symbol or treaty-series entry cited: `symbol` in normal form, `kind` resolution · treaty · document …"""

    symbol: str
    kind: str
    written: str


class Operative(msgspec.Struct, frozen=True, kw_only=True):
    """A numbered operative paragraph: its leading verb as written ("Also encourages") and its sub-paragraphs."""

    number: str
    leading_verb: str | None = None
    sub: list[str] = []
    passages: list[Passage] = []


class Footnote(msgspec.Struct, frozen=True, kw_only=True):
    number: str
    citations: list[str] = []
    text: str = ""
    passages: list[Passage] = []


class Structure(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a resolution. preambular: leading words in order ("Recalling also")."""

    preambular: list[str] = []
    operative: list[Operative] = []
    footnotes: list[Footnote] = []


class ActionLine(msgspec.Struct, frozen=True, kw_only=True):
    """One numbered measure of a plan of action; `number` is its full path ("1.2.3", "A.II.1")."""

    number: str
    text: str
    pillar: str | None = None
    heading: str | None = None
    areas: list[str] = []
    hedges: list[str] = []
    text_en_short: str | None = None
    passages: list[Passage] = []


class Reader(msgspec.Struct, frozen=True):
    name: str
    version: str


class ReadingIssue(msgspec.Struct, frozen=True, kw_only=True):
    """Something a person should know of: what could not be read, or what cannot be right within the document."""

    code: str
    message: str
    passages: list[Passage] = []


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    url: str | None = None
    query: str | None = None
    rank_url_match: bool | None = None
    language: str
    publisher: str | None = None
    genre: Genre = "other"
    title_en: str | None = None
    title: str | None = None
    published: str | None = None
    published_from: Literal["text", "dateline", "metadata", "inferred"] | None = None
    meetings: list[Meeting] = []
    persons: list[Person] = []
    instruments: list[Instrument] = []
    progress: list[Progress] = []
    commitments: list[Commitment] = []
    same_event: str | None = None
    reader: Reader
    main_text: list[tuple[int, int]] = []
    dates: list[DateMention] = []
    citations: list[Citation] = []
    structure: Structure | None = None
    action_lines: list[ActionLine] | None = None
    issues: list[ReadingIssue] = []
    metadata: list[Fact] = []
