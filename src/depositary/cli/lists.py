"""`meetings`, `instruments`, `commitments`, `persons`, `documents`: what the ledger holds, filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from depositary.cli.app import app
from depositary.cli.options import (
    Actor,
    Area,
    AsJson,
    AsOf,
    Force,
    Language,
    LedgerAt,
    Level,
    Limit,
    Partnership,
    RecordedAt,
    Since,
    Until,
    existing_ledger,
    first_of,
    last_of,
    view_of,
)
from depositary.cli.printing import meeting_series_lines, print_json, rows, short_id, thing_lines

if TYPE_CHECKING:
    from depositary.ledger.library import DocumentRow


@app.command()
def meetings(
    partnership: Partnership = None,
    actor: Actor = None,
    level: Level = None,
    status: Annotated[
        str | None, typer.Option("--status", help="held, scheduled, proposed, called_for, cancelled.")
    ] = None,
    since: Since = None,
    until: Until = None,
    language: Language = None,
    series: Annotated[
        bool, typer.Option("--series", help="By mechanism: meetings in order, gaps, the next to expect.")
    ] = False,
    limit: Limit = None,
    as_of: AsOf = None,
    recorded_at: RecordedAt = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """Meetings, held and to come, in order of date; one line a meeting however many documents report it."""
    if series:
        view = view_of(as_of, recorded_at)
        _list_series(ledger, as_json, partnership=partnership, actor=actor, level=level, view=view)
        return
    _list(
        ledger,
        as_json,
        "meeting",
        partnership=partnership,
        actor=actor,
        level=level,
        status=status,
        since=since,
        until=until,
        language=language,
        limit=limit,
        view=view_of(as_of, recorded_at),
    )


@app.command()
def instruments(
    partnership: Partnership = None,
    type_: Annotated[
        str | None, typer.Option("--type", help="plan_of_action, declaration, treaty, resolution, …")
    ] = None,
    status: Annotated[
        str | None, typer.Option("--status", help="drafting, to_be_adopted, adopted, in_force, …")
    ] = None,
    since: Since = None,
    until: Until = None,
    language: Language = None,
    limit: Limit = None,
    as_of: AsOf = None,
    recorded_at: RecordedAt = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """Plans of action, declarations, treaties, resolutions and other texts with standing."""
    _list(
        ledger,
        as_json,
        "instrument",
        partnership=partnership,
        type=type_,
        status=status,
        since=since,
        until=until,
        language=language,
        limit=limit,
        view=view_of(as_of, recorded_at),
    )


@app.command()
def commitments(
    partnership: Partnership = None,
    actor: Actor = None,
    force: Force = None,
    area: Area = None,
    since: Since = None,
    until: Until = None,
    language: Language = None,
    limit: Limit = None,
    as_of: AsOf = None,
    recorded_at: RecordedAt = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """Who decided, requested, promised, agreed, proposed, supported or reaffirmed what. Dates are the documents'."""
    _list(
        ledger,
        as_json,
        "commitment",
        partnership=partnership,
        actor=actor,
        force=force,
        area=area,
        since=since,
        until=until,
        language=language,
        limit=limit,
        view=view_of(as_of, recorded_at),
    )


@app.command()
def persons(
    partnership: Partnership = None,
    actor: Actor = None,
    since: Since = None,
    until: Until = None,
    language: Language = None,
    limit: Limit = None,
    as_of: AsOf = None,
    recorded_at: RecordedAt = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """Persons with their posts and parties; one line a person in whatever scripts the name is written."""
    _list(
        ledger,
        as_json,
        "person",
        partnership=partnership,
        actor=actor,
        since=since,
        until=until,
        language=language,
        limit=limit,
        view=view_of(as_of, recorded_at),
    )


@app.command()
def documents(
    partnership: Partnership = None,
    language: Language = None,
    genre: Annotated[str | None, typer.Option("--genre", help="press_release, news, resolution, statement, …")] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", help="Only of this publisher, written as listed.")
    ] = None,
    since: Since = None,
    until: Until = None,
    versions: Annotated[
        bool, typer.Option("--versions", help="Also earlier versions of what stands at one address.")
    ] = False,
    limit: Limit = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """The documents that are recorded, with how many claims each makes."""
    from depositary.report import list_documents
    from depositary.report.documents import document_as_json

    with existing_ledger(ledger) as opened:
        found = list_documents(
            opened,
            partnership=partnership,
            language=language,
            genre=genre,
            publisher=publisher,
            since=first_of(since, "--since"),
            until=last_of(until, "--until"),
            superseded=versions,
            limit=limit,
        )
    if as_json:
        print_json([document_as_json(row) for row in found])
        return
    lines = (
        (
            row.published or "",
            row.language,
            f"{row.title or row.name}\n{short_id(row.id)} · {row.name} · {row.genre} · {row.claims} claims"
            + _standing_beside(row),
        )
        for row in found
    )
    rows(("published", "in", "document"), lines, empty="No documents fit.")


def _list_series(ledger: str | None, as_json: bool, **asked: Any) -> None:
    from depositary.report import list_series

    with existing_ledger(ledger) as opened:
        found = list_series(opened, on=asked["view"].as_of, **asked)
    if as_json:
        print_json(found)
    else:
        rows(("series",), meeting_series_lines(found), empty="No mechanism met more than once.")


def _standing_beside(row: DocumentRow) -> str:
    """Whether a document is one of several copies or versions, or a translation."""
    copies = f" · one of {row.copies} copies of one text" if row.copies > 1 and not row.superseded else ""
    copies += " · an earlier version" if row.superseded else ""
    copies += f" · version {row.earlier_versions + 1}" if row.earlier_versions else ""
    return copies + (f" · says the same as {short_id(row.translation_of)}" if row.translation_of else "")


def _list(ledger: str | None, as_json: bool, kind: str, *, since: str | None, until: str | None, **asked: Any) -> None:
    from depositary.ledger.queries import ThingQuery
    from depositary.report import list_things

    query = ThingQuery(kind=kind, since=first_of(since, "--since"), until=last_of(until, "--until"), **asked)
    with existing_ledger(ledger) as opened:
        found = list_things(opened, query)
    if as_json:
        print_json([thing.as_json() for thing in found])
        return
    when = {"meeting": "date", "instrument": "date", "commitment": "due"}.get(kind, "")
    lines = thing_lines(found)
    if kind == "person":
        rows((kind,), (line[1:] for line in lines), empty=f"No {kind}s fit.")
    else:
        rows((when, kind), lines, empty=f"No {kind}s fit.")
