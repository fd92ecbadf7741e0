"""Suggested evidence and what people said of it: passages of the ledger, suggestions not judged yet, their worth.

Enters: a plan, and a function that ranks its lines for passages (`Suggest`). Leaves: suggestions, best first, without
those that were judged before; and how many of the judged ones were right.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
from sqlalchemy import select

from depositary.errors import JudgementError
from depositary.ledger import Ledger
from depositary.ledger.plans import Verdict, evidence_of
from depositary.ledger.tables import documents, readings, texts
from depositary.plans.views import PlanView

__all__ = [
    "LedgerPassage", "Precision", "Ranked", "Suggest", "Suggested", "find_passage", "ledger_passages",
    "open_suggestions", "precision_of",
]  # fmt: skip

_SHORT, _LONG = 40, 700  # code points: shorter paragraphs tell nothing by themselves, longer ones are parted
_PARAGRAPH = re.compile(r"[^\n]+")
_END = re.compile(r"[.!?;]\s+|[。！？；]")
_PLANS = ("plan_of_action",)  # genres whose passages are no evidence: they are what is to be done


class LedgerPassage(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a document. document: its id; name: its file stem or symbol; start, end: code points of its text."""

    document: str
    name: str
    language: str
    published: str | None
    start: int
    end: int
    text: str


class Ranked(msgspec.Struct, frozen=True, kw_only=True):
    """What ranking says: passage (its place in the list given), line's number, score 0–1, the reason in words."""

    passage: int
    line: str
    score: float
    reason: str


Suggest = Callable[[PlanView, Sequence[LedgerPassage]], Iterable[Ranked]]


class Suggested(msgspec.Struct, frozen=True, kw_only=True):
    """A suggestion to be judged. later: a person put it off."""

    id: str
    line: str
    passage: LedgerPassage
    score: float
    reason: str
    later: bool = False


class Precision(msgspec.Struct, frozen=True, kw_only=True):
    """Of suggestions judged: accepted for the line they were suggested for, given to another line, rejected.

    share: accepted of all judged, None if none was.
    """

    accepted: int
    moved: int
    rejected: int
    share: float | None


def ledger_passages(ledger: Ledger, *, language: str | None = None) -> list[LedgerPassage]:
    """Paragraphs of the main text of all documents but plans, in the order of the ledger; long ones are parted."""
    query = (
        select(documents, texts.c.text, readings.c.payload)
        .join(texts, texts.c.document_id == documents.c.id)
        .join(readings, readings.c.document_id == documents.c.id)
        .where(readings.c.withdrawn.is_(None), documents.c.genre.not_in(_PLANS))
    )
    if language is not None:
        query = query.where(documents.c.language == language)
    found: list[LedgerPassage] = []
    seen: set[str] = set()
    with ledger.reading() as connection:
        for row in connection.execute(query.order_by(documents.c.id)):
            if row.text_group in seen:
                continue  # a copy shows nothing its original does not
            seen.add(row.text_group)
            for start, end in _stretches(row.text, msgspec.json.decode(row.payload).get("main_text") or []):
                found.append(
                    LedgerPassage(
                        document=row.key, name=row.name, language=row.language, published=row.published, start=start,
                        end=end, text=row.text[start:end],
                    )
                )  # fmt: skip
    return found


def open_suggestions(
    ledger: Ledger, view: PlanView, suggest: Suggest, *, line: str | None = None, least: float = 0.0, most: int = 5
) -> list[Suggested]:
    """Suggestions nobody accepted or rejected yet, best first, those put off last.

    line: only of this line; least: score below which nothing is suggested; most: passages a line.
    """
    with ledger.reading() as connection:
        judged = {(v.line, v.document_number, v.start, v.end): v.verdict for v in evidence_of(connection, view.plan)}
        suggested = {
            (v.suggested, v.document_number, v.start, v.end)
            for v in evidence_of(connection, view.plan)
            if v.suggested and v.verdict in ("accepted", "rejected")
        }
        numbers = {row.key: row.id for row in connection.execute(select(documents.c.key, documents.c.id))}
    passages = ledger_passages(ledger)
    known = {one.number for one in view.lines}
    counts: dict[str, int] = {}
    found: list[Suggested] = []
    for ranked in sorted(suggest(view, passages), key=lambda one: (-one.score, one.line, one.passage)):
        passage = passages[ranked.passage]
        place = (ranked.line, numbers[passage.document], passage.start, passage.end)
        if ranked.line not in known or ranked.score < least or (line is not None and ranked.line != line):
            continue
        if judged.get(place) in ("accepted", "rejected") or place in suggested:
            continue
        if counts.get(ranked.line, 0) >= most:
            continue
        counts[ranked.line] = counts.get(ranked.line, 0) + 1
        found.append(
            Suggested(
                id=_suggestion_id(view.plan.id, ranked.line, passage), line=ranked.line, passage=passage,
                score=round(ranked.score, 4), reason=ranked.reason, later=judged.get(place) == "later",
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: one.later)


def precision_of(verdicts: Iterable[Verdict]) -> Precision:
    """What the ranking is worth, by what people said of its suggestions so far.

    A suggestion given to another line leaves a rejection on its own line, which is counted as moved, not rejected.
    """
    own = [verdict for verdict in verdicts if verdict.suggested is not None]
    moved = {
        (verdict.suggested, verdict.document_number, verdict.start, verdict.end)
        for verdict in own
        if verdict.verdict == "accepted" and verdict.suggested != verdict.line
    }
    accepted = sum(verdict.verdict == "accepted" and verdict.suggested == verdict.line for verdict in own)
    rejected = sum(
        verdict.verdict == "rejected"
        and (verdict.line, verdict.document_number, verdict.start, verdict.end) not in moved
        for verdict in own
    )
    total = accepted + len(moved) + rejected
    return Precision(
        accepted=accepted, moved=len(moved), rejected=rejected, share=round(accepted / total, 3) if total else None
    )


def find_passage(ledger: Ledger, named: str, quote: str) -> LedgerPassage:
    """Where a document (id or name) has these words; white space does not matter.

    Raises: JudgementError if it is not there, or the words are not in it, or more than once.
    """
    pattern = re.compile(r"\s+".join(map(re.escape, quote.split())))
    query = select(documents, texts.c.text).join(texts, texts.c.document_id == documents.c.id)
    with ledger.reading() as connection:
        rows = connection.execute(query.where((documents.c.key == named) | (documents.c.name == named))).all()
    if not rows:
        raise JudgementError(f"{named}: no such document; `depositary documents` lists them")
    row = rows[-1]
    places = [match.span() for match in pattern.finditer(row.text)] if quote.strip() else []
    if len(places) != 1:
        told = "are there several times; quote more of the sentence" if places else "are not there"
        raise JudgementError(f"{row.name}: these words {told}: {quote[:80]}")
    start, end = places[0]
    return LedgerPassage(
        document=row.key, name=row.name, language=row.language, published=row.published, start=start, end=end,
        text=row.text[start:end],
    )  # fmt: skip


def _stretches(text: str, main: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    for first, last in main or [(0, len(text))]:
        for paragraph in _PARAGRAPH.finditer(text, first, last):
            start, end = paragraph.span()
            while end - start > _LONG:
                cuts = [cut.end() for cut in _END.finditer(text, start + _SHORT, start + _LONG)]
                cut = cuts[-1] if cuts else start + _LONG
                yield from _trimmed(text, start, cut)
                start = cut
            yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if end - start >= _SHORT or (end > start and len(text[start:end].encode()) >= _SHORT):
        yield start, end


def _suggestion_id(plan: str, line: str, passage: LedgerPassage) -> str:
    content = f"{plan}\0{line}\0{passage.document}\0{passage.start}\0{passage.end}".encode()
    return f"suggestion-{hashlib.blake2b(content, digest_size=5).hexdigest()}"
