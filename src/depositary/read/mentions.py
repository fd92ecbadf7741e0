"""What the rules find in a sentence before they build claims: mentions of persons, actors, meetings, instruments.

Offsets are those of the cleaned text, end exclusive. Parties are English output names where the registry knows them,
else the name as the document introduces it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from depositary.read.scan import Token

__all__ = ["ActorMention", "InstrumentMention", "MeetingMention", "PersonMention", "Sentence", "TimeMention"]


@dataclass(slots=True)
class TimeMention:
    """A time expression with its resolved value; see read.times."""

    start: int
    end: int
    first: str
    last: str
    inferred: bool = False
    reason: str | None = None
    hint: str | None = None  # by · during · on · session · as_of, if the words around say so
    session: int | None = None
    period: tuple[int, int] | None = None
    vague: bool = False
    late: bool = False  # towards the end of what is named
    limit: str | None = None  # the last day of what is meant, where an end is named ("by the end of February")


@dataclass(slots=True)
class PersonMention:
    """A person as named in one place. `post` holds the words of the post, `post_en` its English."""

    start: int
    end: int
    name: str
    post: str | None = None
    post_en: str | None = None
    party: str | None = None
    name_start: int = 0
    name_end: int = 0
    rank: int = 9


@dataclass(slots=True)
class ActorMention:
    """Who acts. kind: party · person · group · they · it · speaker · meeting; parties may still be open (groups)."""

    start: int
    end: int
    kind: str
    parties: tuple[str, ...] = ()
    person: PersonMention | None = None
    text: str = ""
    body: bool = False


@dataclass(slots=True)
class MeetingMention:
    """A meeting as named in one place."""

    start: int
    end: int
    kind_start: int
    name_en: str | None = None
    name: str | None = None
    mechanism: str | None = None
    acronym: str | None = None
    ordinal: int | None = None
    ordinals: tuple[int, ...] = ()
    parties: tuple[str, ...] = ()
    level: str = "other"
    qualifiers: tuple[str, ...] = ()
    subject: str | None = None
    bare: bool = False
    plural: bool = False
    umbrella: bool = False
    inherited: bool = False
    known: bool = False  # a mechanism of the registry, or a body of one
    core: str | None = None  # the name without parties, number and brackets, where they stand inside it
    sentence: int = 0


@dataclass(slots=True)
class InstrumentMention:
    """An instrument as named in one place."""

    start: int
    end: int
    title_en: str | None = None
    title: str | None = None
    id: str | None = None
    kind: str = "other"
    period: tuple[int, int] | None = None
    symbol: str | None = None
    generic: bool = False
    date: str | None = None
    status: str | None = None
    sentence: int = 0
    successor: bool = False
    specific: bool = False  # generic, but with a phrase of its own ("work plan on mangroves")


@dataclass(slots=True)
class Sentence:
    """One sentence with its tokens and everything found in it. kind: main · title · heading."""

    index: int
    start: int
    end: int
    paragraph: int
    kind: str
    tokens: list[Token]
    times: list[TimeMention] = field(default_factory=list)
    persons: list[PersonMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    meetings: list[MeetingMention] = field(default_factory=list)
    instruments: list[InstrumentMention] = field(default_factory=list)
    quoted: list[tuple[int, int]] = field(default_factory=list)
    voiced: ActorMention | None = None  # who says a quote that goes on over this sentence, named where it ends
    kinds: frozenset[str] = frozenset()  # the senses of its tokens: what is not among them need not be looked for
