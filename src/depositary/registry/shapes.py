"""The shapes of the registry's files: what a row may say. Unknown keys are refused when a file is read.

Every file is `{source, note, items: [...]}` (or a table of its own); a row may name a source of its own. Names are
lists per language code, the usual form first; a key with a suffix after an underscore (a script, a region's usage)
belongs to the language before it. Dates are ISO 8601, as precise as known.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from depositary.model.reading import Kind, Level

__all__ = [
    "Actor",
    "ActorFile",
    "Chair",
    "ChairFile",
    "Coordination",
    "CoordinatorFile",
    "Courtesy",
    "CourtesyFile",
    "HeldMeeting",
    "Instrument",
    "InstrumentFile",
    "Mechanism",
    "MechanismFile",
    "MeetingFile",
    "MeetingKindFile",
    "Membership",
    "Named",
    "Partnership",
    "PartnershipFile",
    "Person",
    "PersonFile",
    "Place",
    "PlaceFile",
    "Portfolio",
    "PortfolioFile",
    "Post",
    "PostFile",
    "ProgressFile",
    "ProgressRow",
    "Publisher",
    "PublisherFile",
    "ResolutionSeries",
    "SeriesFile",
    "Standing",
    "StandingFile",
]

Names = dict[str, list[str]]
ActorKind = Literal["state", "territory", "organisation", "forum", "organ", "agency", "body", "fund", "office", "group"]


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every row may carry.

    confirmed: false if the row is background knowledge that was not read on a page; unconfirmed: the fields (or the
    languages of names) of which that is true; unchecked: languages whose names are the usual form by analogy.
    """

    source: str | None = None
    note: str | None = None
    warning: str | None = None
    confirmed: bool = True
    unconfirmed: list[str] = []
    unchecked: list[str] = []


class Named(Row, frozen=True, kw_only=True):
    """A thing with names.

    name: the English name written out in results; empty: the first of names.en. acronyms: Latin short forms, matched
    with their capitals. near: short forms that mean this thing only where one of its parties stands near.
    weak: names (also acronyms) that often mean something else. shared: names it shares with another row on purpose.
    """

    id: str
    name: str = ""
    names: Names = {}
    acronyms: list[str] = []
    near: Names = {}
    weak: list[str] = []
    shared: list[str] = []
    qid: str | None = None
    qid_alt: list[str] = []

    @property
    def name_en(self) -> str:
        """The English name written out in results."""
        return self.name or (self.names.get("en") or self.acronyms or [self.id])[0]


class Membership(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One member of an organisation with what is known of its joining."""

    actor: str
    joined: str | None = None
    left: str | None = None
    founder: bool = False
    applied: str | None = None
    agreed_in_principle: str | None = None
    observer_from: str | None = None


class Actor(Named, frozen=True, kw_only=True):
    """A state, territory, organisation or body of one.

    adjectives: per language, words for what or who belongs to it; sides: words for its delegation in talks;
    chars: one-character short forms that stand in pairs. parent, members: actor ids; seat, capital: place ids.
    """

    kind: ActorKind
    adjectives: Names = {}
    sides: Names = {}
    chars: Names = {}
    parent: str | None = None
    members: list[str] = []
    membership: list[Membership] = []
    member_count: int | None = None
    capital: str | None = None
    cities: list[str] = []
    seat: str | None = None
    secretariat: str | None = None
    founded: str | None = None
    started: str | None = None
    announced: str | None = None
    agreed: str | None = None
    opened: str | None = None
    status: str | None = None
    type: str | None = None
    area: str | None = None
    partnership: str | None = None


class ActorFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    note: str | None = None
    items: list[Actor]


class Place(Named, frozen=True, kw_only=True):
    """A city or region. `state`: the actor it lies in, None for regions and seas."""

    kind: Literal["city", "province", "region", "sea"] = "city"
    state: str | None = None


class PlaceFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    note: str | None = None
    items: list[Place]


class StatusChange(Row, frozen=True, kw_only=True):
    """A partnership's status from `date` on; `status` is an id of partnerships/standings.yml."""

    status: str
    date: str
    place: str | None = None
    meeting: str | None = None
    precision_note: str | None = None


class Partnership(Named, frozen=True, kw_only=True):
    parties: list[str]
    history: list[StatusChange] = []
    coordinator: str | None = None
    anniversaries: dict[str, str] = {}
    trust_fund: str | None = None


class PartnershipFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    note: str | None = None
    items: list[Partnership]


class Standing(Named, frozen=True, kw_only=True):
    """A status a partnership may have. axis: formal (conferred under a charter), elevation (announced by leaders) or
    other; rank ascends on the elevation axis."""

    axis: Literal["formal", "elevation", "other"]
    rank: int | None = None


class StandingFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    note: str | None = None
    items: list[Standing]


class Coordination(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`state` spoke for `of` towards `partner` from `start` to `end`."""

    of: str
    partner: str
    state: str
    start: str
    end: str
    basis: str | None = None


class CoordinatorFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    rule: str
    names: Names
    terms: list[Coordination]


class Chair(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`state` held the chair of `of` in the calendar year `year`."""

    of: str
    year: int
    state: str
    confirmed: bool = True
    note: str | None = None


class ChairFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    terms: list[Chair]


class Mechanism(Named, frozen=True, kw_only=True):
    """A series of meetings. parties: actor ids; others: further parties take part that are not listed. umbrella: the
    name stands for several meetings of one week and is none itself. papers: the kind of the joint papers it signs.
    """

    level: Level
    parties: list[str] = []
    others: bool = False
    umbrella: bool = False
    papers: str | None = None
    first: str | None = None
    place_first: str | None = None
    period: str | None = None
    role: str | None = None
    numbering: str | None = None
    names_note: str | None = None
    acronym_clash: str | None = None
    chairs: str | None = None


class MechanismFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    note: str | None = None
    items: list[Mechanism]


class HeldMeeting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One sitting known from outside the ledger. ordinals: two where two numbered sittings were held as one."""

    mechanism: str
    ordinals: list[int] = []
    start: str
    end: str
    place: str | None = None
    format: Literal["in_person", "virtual", "hybrid"] | None = None
    confirmed: bool = True


class MeetingFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    items: list[HeldMeeting]


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words per language with what is said of them."""

    words: Names
    warning: str | None = None
    note: str | None = None
    takes_ordinal: bool | str | None = None
    ordinal: int | None = None
    status: str | None = None
    area: str | None = None


class MeetingKindFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nouns, qualifiers and words around meetings that have no row of their own among the mechanisms."""

    source: str
    purpose: str
    order: list[Level]
    patterns: Names
    rules: list[str]
    levels: dict[Level, Words]
    qualifiers: dict[str, Words]
    portfolios: list[Words]
    format_words: dict[str, Words]
    status_words: dict[str, Words]
    chair_words: Words


class Instrument(Named, frozen=True, kw_only=True):
    """A text with standing. period: [first year, last year]; date: adoption or signature; family: the row of the
    series it belongs to, which bears the names without a period; successor, implements: instrument ids."""

    kind: Kind
    family: str | None = None
    short: str | None = None
    symbol: str | None = None
    period: tuple[int, int] | None = None
    date: str | None = None
    adopted: str | None = None
    adopted_at: str | None = None
    adopted_note: str | None = None
    signed: str | None = None
    in_force: str | None = None
    opened_for_signature: str | None = None
    published: str | None = None
    date_of_vision: str | None = None
    place: str | None = None
    status: str | None = None
    unts: str | None = None
    accessions: dict[str, str] = {}
    action_lines: int | None = None
    generation: int | None = None
    implements: str | None = None
    successor: str | None = None
    partnership: str | None = None
    parties: list[str] = []
    annex: str | None = None
    slip: str | None = None
    name_warning: str | None = None


class InstrumentFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    note: str | None = None
    items: list[Instrument]


class ResolutionDetails(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    adopted: str | None = None
    issued: str | None = None
    meeting: str | None = None
    drafts: list[str] = []
    agenda_item: str | None = None
    vote: str | None = None
    sponsors: int | None = None
    operative: int | None = None
    report_due_session: int | None = None
    next_agenda_session: int | None = None
    sg_report: str | None = None


class SpecialResolution(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    symbol: str
    date: str | None = None
    about: str | None = None


class ExpectedResolution(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    session: int
    window: str
    symbol: str | None = None


class ResolutionSeries(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A resolution the same assembly renews every few sessions."""

    id: str
    source: str
    partnership: str | None = None
    item_en: str
    since_session: int
    period_sessions: int
    resolutions: list[str]
    special: list[SpecialResolution] = []
    details: dict[str, ResolutionDetails] = {}
    expected_next: ExpectedResolution | None = None


class SeriesFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    items: list[ResolutionSeries]


class ProgressRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a publisher said of an instrument's implementation. pct as stated (0–100), calc worked out by us."""

    instrument: str
    as_of: str
    stated: str | None = None
    done: int | None = None
    total: int | None = None
    pct: float | None = None
    calc: float | None = None
    calc_note: str | None = None
    comparator: str | None = None
    unit: str | None = None
    term: str | None = None
    publisher: str
    event: str | None = None
    note: str | None = None


class ProgressFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    rows: list[ProgressRow]


class Post(Named, frozen=True, kw_only=True):
    """An office. rank: 1 head, 2 minister, 3 vice-minister, 4 director-general or senior official, 5 ambassador,
    6 others; None for roles and modifiers. party: the actor whose office it is (by meaning, not by where it is said).

    role: office (a person's post), chair (a role in a meeting), modifier (former, acting),
    like (the post of the one named before).
    """

    rank: int | None = None
    party: str | None = None
    role: Literal["office", "chair", "modifier", "like"] = "office"


class PostFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    order: dict[str, str] = {}
    items: list[Post]


class Portfolio(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a ministry is for, in each language; with a rank's templates it gives that ministry's posts."""

    id: str
    name: str
    names: Names
    area: str | None = None
    skip: list[str] = []


class PostRank(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rank within a ministry: `name` and `names` are templates with `{portfolio}`."""

    id: str
    rank: int
    name: str
    names: Names


class PortfolioFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    note: str | None = None
    ranks: list[PostRank]
    items: list[Portfolio]


class Courtesy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of respect around a person's name, per language."""

    before: Names
    after: Names
    regional: Names
    party_ranks: Names


class CourtesyFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    rule: str
    position: str
    apposition: dict[str, str]
    party_rank_rule: str
    words: Courtesy


class Person(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person met in public documents, with the office of `year`."""

    name: str
    party: str
    post: str
    year: int
    variants: Names = {}
    qid: str | None = None
    note: str | None = None


class PersonFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    items: list[Person]


class Publisher(Named, frozen=True, kw_only=True):
    """Who publishes. domains: web domains (subdomains count); agency: words in datelines or signatures."""

    domains: list[str] = []
    agency: list[str] = []
    actor: str | None = None
    languages: list[str] = []
    genre: str | None = None


class PublisherFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: str
    items: list[Publisher]
