"""What the resolver takes and gives: sightings and judgements in, clusters and contradictions out.

A sighting is one claim of one document, with what is known of the document. Several sightings of one thing make a
cluster; its id and history are the ledger's business, not the resolver's.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from depositary.model import Commitment, Instrument, Meeting, Person, Progress

__all__ = ["Claim", "Cluster", "Contradiction", "Judgement", "Kind", "Reason", "Side", "Sighting", "Verdict"]

Kind = Literal["meeting", "person", "instrument", "progress", "commitment"]
Claim = Meeting | Person | Instrument | Progress | Commitment

Verdict = Literal[
    # real: both sides cannot be true
    "value_conflict", "arithmetic", "impossible_date", "headline_body", "plan_period", "backwards",
    # benign: both sides can be true
    "refinement", "growth", "rounding", "different_as_of", "different_term", "two_anniversaries", "valid_in_its_time",
    "time_zone", "planned_held", "translation",
]  # fmt: skip


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """One claim as one document makes it.

    id: unique; the same claim read again from the same document should keep it.
    document, language, published, publisher: of the document; `published` an ISO date at the precision known.
    group: documents that are one text (copies of one agency report) share it; they count as one source.
    """

    id: str
    kind: Kind
    document: str
    language: str
    claim: Claim
    published: str | None = None
    publisher: str | None = None
    group: str = ""

    @property
    def source(self) -> str:
        """The source this sighting counts for: its group of copies, else its document."""
        return self.group or self.document


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A person's word on sightings, as far as it bears on resolving; who, when and why stay in the ledger.

    verb: same-as and not-same-as join or part `sightings` and `others`; reject takes the sightings out of what is
        shown; correct sets `field` to `value` ("nothing known" being None said explicitly); accept confirms.
    """

    verb: Literal["accept", "reject", "correct", "same-as", "not-same-as"]
    sightings: tuple[str, ...]
    others: tuple[str, ...] = ()
    field: str | None = None
    value: object = None


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why two sightings were joined: the signs that spoke, each in words, and their sum."""

    left: str
    right: str
    score: float
    signs: tuple[str, ...]


class Cluster(msgspec.Struct, frozen=True, kw_only=True):
    """Sightings of one thing: their ids sorted, and the reasons that joined them."""

    ids: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One value and the sightings that state it (ids, sorted)."""

    value: object
    sightings: tuple[str, ...]


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """Two or more values of one property. `real`: they cannot all be true; else a benign pair with its verdict.

    about: id of the thing (given by the caller); kind: its kind; property: "meetings.start", "progress.done" …;
    note: the verdict in words.
    """

    about: str
    kind: Kind
    property: str
    verdict: Verdict
    sides: tuple[Side, ...]
    real: bool
    note: str = ""
