"""What ranking evidence takes and gives: plans with their lines, passages, suggestions with reasons."""

from __future__ import annotations

import msgspec

__all__ = ["EvidencePassage", "EvidencePlan", "PassageRanking", "PlanAction", "Reason", "Suggestion"]


class PlanAction(msgspec.Struct, frozen=True, kw_only=True):
    """One action line. number: its full path; headings: outermost first; areas: None to have them read."""

    number: str
    text: str
    headings: tuple[str, ...] = ()
    areas: tuple[str, ...] | None = None


class EvidencePlan(msgspec.Struct, frozen=True, kw_only=True):
    """A plan of action to find evidence for. period: first and last year, both included.

    parties: names in English or in the plan's language; names: further written forms of a party, in any language.
    """

    id: str
    title: str
    parties: tuple[str, ...]
    actions: tuple[PlanAction, ...]
    period: tuple[int, int] | None = None
    language: str = "en"
    names: dict[str, tuple[str, ...]] = {}


class EvidencePassage(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a document that may show activity. published: ISO 8601, of its document, if known."""

    id: str
    language: str
    text: str
    published: str | None = None


class Reason(msgspec.Struct, frozen=True):
    """One sign in words; weight: what it adds to (or, negative, takes from) the log-odds of there being evidence."""

    sign: str
    words: str
    weight: float


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A line a passage may be evidence for. score: 0–1, the probability that any line is, shared out by fit."""

    plan: str
    number: str
    score: float
    reasons: tuple[Reason, ...] = ()


class PassageRanking(msgspec.Struct, frozen=True, kw_only=True):
    """One passage's lines, best first. probability: that it is evidence for any line at all, 0–1."""

    passage: str
    probability: float
    suggestions: tuple[Suggestion, ...]
    reasons: tuple[Reason, ...] = ()
