"""How far an instrument is: what sources report over time, and what the ledger itself has evidence of."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection

from depositary.errors import NotInLedger
from depositary.ledger import Ledger
from depositary.ledger.folding import fold_words
from depositary.ledger.past import PRESENT, View
from depositary.ledger.queries import ThingQuery, ThingRow, find_things, instruments_of, thing_by_key
from depositary.ledger.sources import MOST, claims_of_things
from depositary.report.called import names_of
from depositary.report.evidenced import Evidenced, evidenced_of
from depositary.report.things import Source, claim_counts, sources_of

__all__ = ["AmbiguousInstrument", "Evidenced", "ProgressReport", "ProgressSeries", "find_progress", "list_progress"]


class AmbiguousInstrument(NotInLedger):
    """Several instruments fit the words; the message names them."""


class ProgressReport(msgspec.Struct, frozen=True, kw_only=True, rename={"word_class": "class"}):
    """What sources say of one moment.

    independent: how many texts say so, copies of one text counted once; of very many, and where little room is asked
    for, `sources` are only the first.
    done, total: counts of `unit`; percent: 0–100, worked out of the counts if `derived`; word: the source's own.
    """

    id: str
    done: int | None
    total: int | None
    percent: float | None
    derived: bool
    comparator: str
    as_of: str | None
    word: str | None
    word_class: str | None
    unit: str | None
    sources: tuple[Source, ...]
    independent: int = 0


class ProgressSeries(msgspec.Struct, frozen=True, kw_only=True):
    instrument: str
    id: str | None
    period: tuple[int, int] | None
    reports: tuple[ProgressReport, ...]
    evidenced: Evidenced
    names: dict[str, str] = {}


def find_progress(ledger: Ledger, named: str, *, view: View = PRESENT) -> ProgressSeries:
    """The series of the instrument with this id, or whose title holds these words.

    Raises: NotInLedger; AmbiguousInstrument.
    """
    with ledger.reading() as connection:
        found = _series(connection, named=named, view=view)
    if len(found) > 1:
        exact = [series for series in found if fold_words(series.instrument) == fold_words(named)]
        reported = [series for series in found if series.reports]
        found = exact if len(exact) == 1 else reported if len(reported) >= 1 else found
    if not found:
        raise NotInLedger(f"{named}: no such instrument; `depositary instruments` lists them")
    if len(found) > 1:
        names = "; ".join(sorted(series.instrument for series in found)[:8])
        raise AmbiguousInstrument(f"{named}: fits several instruments ({names}); add the years or use the id")
    return found[0]


def list_progress(
    ledger: Ledger, *, partnership: str | None = None, view: View = PRESENT, sourced: int | None = None
) -> list[ProgressSeries]:
    """All series with at least one report, those reported on last first.

    sourced: of how many reports of each, the latest, a few sources are told (None: of all, and all of them).
    """
    with ledger.reading() as connection:
        every = _series(connection, partnership=partnership, view=view, sourced=sourced)
        found = [series for series in every if series.reports]
    return sorted(found, key=lambda series: (series.reports[-1].as_of or "", series.instrument), reverse=True)


def _series(
    connection: Connection,
    *,
    named: str | None = None,
    partnership: str | None = None,
    view: View = PRESENT,
    sourced: int | None = None,
) -> list[ProgressSeries]:
    """Figures by the instrument they speak of, and instruments that fit without any."""
    figures = find_things(connection, ThingQuery(kind="progress", partnership=partnership, view=view))
    owners = instruments_of(connection, [row.number for row in figures])
    grouped: dict[int, list[ThingRow]] = {}
    for row in figures:
        grouped.setdefault(owners[row.number], []).append(row)
    heads = {
        row.number: row
        for row in find_things(connection, ThingQuery(kind="instrument", partnership=partnership, view=view))
    }
    if named is not None and named.startswith("instrument-"):
        wanted = {thing_by_key(connection, named).number}
    elif named is not None:
        wanted = {number for number, row in heads.items() if _fits(named, row)}
        wanted |= {number for number, rows in grouped.items() if any(_fits(named, row) for row in rows)}
    else:
        wanted = set(grouped)
    return [
        _build(connection, heads.get(number), grouped.get(number, []), view, sourced)
        for number in sorted(wanted)
        if number in heads or number in grouped
    ]


def _fits(named: str, row: ThingRow) -> bool:
    """All words asked for are in the title, the label or the years of its period."""
    fields = row.fields
    titles = [
        row.label,
        *(fields.get(name) or "" for name in ("title_en", "title", "symbol", "instrument_en", "instrument")),
    ]
    period = fields.get("period") or []
    words = {word for title in titles for word in fold_words(title)} | {str(year) for year in period}
    return set(fold_words(named)) <= words


def _build(
    connection: Connection, instrument: ThingRow | None, figures: list[ThingRow], view: View, sourced: int | None
) -> ProgressSeries:
    """A series; an instrument known only from its figures takes its name from the first of them."""
    ordered = sorted(figures, key=lambda row: (row.fields.get("as_of") or "9999", row.number))
    told = ordered if sourced is None else ordered[-sourced:]
    most = MOST if sourced is None else _GLANCE
    views = claims_of_things(connection, [row.number for row in told], view, counts=claim_counts(told), most=most)
    reports = [_report(row, sources_of(views.get(row.number, []))) for row in figures]
    reports.sort(key=lambda report: (report.as_of or "9999", report.percent or 0.0, report.id))
    head = instrument or figures[0]
    period = head.fields.get("period")
    years = (period[0], period[1]) if period else None
    return ProgressSeries(
        instrument=head.label,
        id=instrument.id if instrument else None,
        period=years,
        reports=tuple(reports),
        evidenced=evidenced_of(connection, instrument.id if instrument else None, head.label, years),
        names=names_of(head.kind, head.fields),
    )


def _report(row: ThingRow, sources: tuple[Source, ...]) -> ProgressReport:
    fields: dict[str, Any] = row.fields
    done, total, percent = fields.get("done"), fields.get("total"), fields.get("percent")
    derived = percent is None and done is not None and bool(total)
    return ProgressReport(
        id=row.id,
        done=done,
        total=total,
        percent=round(100 * done / total, 1) if derived and done is not None and total else percent,
        derived=derived,
        comparator=fields.get("comparator") or "=",
        as_of=fields.get("as_of"),
        word=fields.get("word"),
        word_class=fields.get("word_class"),
        unit=fields.get("unit_en") or fields.get("unit"),
        sources=sources,
        independent=row.sources,
    )


_GLANCE = 5  # claims of a figure told where only the latest figures' sources are asked for
