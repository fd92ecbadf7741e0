"""`status`, `due`, `progress`, `contradictions`, `search`, `show`: questions answered."""

from __future__ import annotations

import re
from typing import Annotated, Any

import typer

from depositary.cli.app import app
from depositary.cli.embedding import prepared_meaning
from depositary.cli.options import (
    Actor,
    AsJson,
    AsOf,
    Language,
    LedgerAt,
    On,
    Partnership,
    RecordedAt,
    existing_ledger,
    first_of,
    last_of,
    view_of,
)
from depositary.cli.printing import (
    contradiction_blocks,
    due_lines,
    meeting_series_lines,
    print_json,
    quoted,
    rows,
    say,
    series_lines,
    short_id,
    thing_lines,
    when_and_state,
    wrapped,
)

_WITHIN = re.compile(r"^(\d+)\s*([dwmy]?)$")
_DAYS = {"": 1, "d": 1, "w": 7, "m": 31, "y": 366}
_SHOWN = 8  # dues printed in a status


@app.command()
def status(
    partnership: Annotated[
        str | None, typer.Argument(help="Its id or its parties, joined by a hyphen.", show_default=False)
    ] = None,
    on: On = None,
    since: Annotated[str | None, typer.Option("--since", help="Tell what was recorded since this date.")] = None,
    as_of: AsOf = None,
    recorded_at: RecordedAt = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """The state at a glance: of the whole ledger, or of one partnership with plans, meetings, dues, contradictions."""
    from depositary.report import ledger_status, partnership_status

    view, day, changed = view_of(as_of, recorded_at), last_of(on, "--on"), first_of(since, "--since")
    with existing_ledger(ledger) as opened:
        if partnership is None:
            state = ledger_status(opened, since=changed)
            print_json(state) if as_json else _print_ledger(state)
        else:
            one = partnership_status(opened, partnership, on=day or view.as_of, since=changed, view=view)
            print_json(_partnership_json(one)) if as_json else _print_partnership(one)


@app.command()
def due(
    on: On = None,
    within: Annotated[
        str | None, typer.Option("--within", help="Only what is overdue or falls due within: 90d, 6w, 3m, 1y.")
    ] = None,
    partnership: Partnership = None,
    actor: Actor = None,
    as_of: AsOf = None,
    recorded_at: RecordedAt = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """What falls due, overdue first; a due bound to a session or month is an interval of days."""
    from depositary.report import list_due

    day, days, view = last_of(on, "--on"), _days(within), view_of(as_of, recorded_at)
    with existing_ledger(ledger) as opened:
        found = list_due(opened, on=day, within=days, partnership=partnership, actor=actor, view=view)
    if as_json:
        print_json(found)
    else:
        rows(("status", "due", "what"), due_lines(found), empty="Nothing falls due.")


@app.command()
def progress(
    instrument: Annotated[
        str | None, typer.Argument(help="Words of its title, or its id. Default: all.", show_default=False)
    ] = None,
    partnership: Partnership = None,
    as_of: AsOf = None,
    recorded_at: RecordedAt = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """How far an instrument is: what sources report over time, and what the ledger has evidence of."""
    from depositary.report import find_progress, list_progress

    view = view_of(as_of, recorded_at)
    with existing_ledger(ledger) as opened:
        if instrument is None:
            found = list_progress(opened, partnership=partnership, view=view)
            if as_json:
                print_json(found)
                return
        else:
            found = [find_progress(opened, instrument, view=view)]
            if as_json:
                print_json(found[0])
                return
    if not found:
        say("No progress is reported.")
    for series in found:
        _print_series(series)


@app.command()
def contradictions(
    everything: Annotated[
        bool, typer.Option("--all", help="Also pairs that only look like one, each with its verdict.")
    ] = False,
    partnership: Partnership = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """What cannot all be true, each side with its documents and sentences."""
    from depositary.report import list_contradictions

    with existing_ledger(ledger) as opened:
        found = list_contradictions(opened, real_only=not everything, partnership=partnership)
    if as_json:
        print_json(found)
    elif found:
        contradiction_blocks(found)
    else:
        say("No contradictions.")


@app.command()
def search(
    query: Annotated[str, typer.Argument(help='Words that must all be there; a phrase in "quotes".')],
    language: Language = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="At most so many.")] = 20,
    words: Annotated[bool, typer.Option("--words", help="By words alone, not by meaning.")] = False,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """Find passages in all languages: by words, and by what they mean once `depositary embed` was run.

    Tone marks, case and spaces between Han characters do not matter.
    """
    from depositary.report.finding import Wanted, find_anything

    with existing_ledger(ledger) as opened:
        meaning = None if words else prepared_meaning(opened)
        found = find_anything(opened, query, Wanted(language=language), limit=limit, meaning=meaning).passages
    if as_json:
        print_json(found)
        return
    for item in found:
        near = ", near in meaning" if item.by_meaning else ""
        say(f"{item.document} ({item.language}) {item.published or ''}{near}")
        wrapped(quoted(item.passage.quote), 2)
    if not found:
        say("Nothing found.")


@app.command()
def show(
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="Id of a thing, a claim or a document; its beginning will do.")
    ],
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """One thing with all its claims, their passages, why they were joined, and its history."""
    from depositary.report import show_thing
    from depositary.report.documents import is_document, show_document

    with existing_ledger(ledger) as opened:
        document = is_document(id_)
        detail: Any = show_document(opened, id_) if document else show_thing(opened, id_)
    if as_json:
        print_json(detail.as_json())
    elif document:
        _print_document(detail)
    else:
        _print_detail(detail)


def _days(within: str | None) -> int | None:
    if within is None:
        return None
    found = _WITHIN.match(within.strip().lower())
    if not found:
        raise typer.BadParameter(f"{within!r} is no span of time; write 90d, 6w, 3m or 1y", param_hint="--within")
    return int(found[1]) * _DAYS[found[2]]


def _partnership_json(state: Any) -> dict[str, Any]:
    import msgspec

    told: dict[str, Any] = msgspec.to_builtins(state)
    for name in ("plans", "last_meetings", "next_meetings"):
        told[name] = [thing.as_json() for thing in getattr(state, name)]
    return told


def _print_ledger(state: Any) -> None:
    languages = ", ".join(f"{number} {language}" for language, number in sorted(state.languages.items()))
    say(f"{state.documents} documents ({languages})" if state.documents else "No documents yet.")
    things = ", ".join(
        f"{number} {kind}s" if kind != "progress" else f"{number} progress figures"
        for kind, number in sorted(state.things.items())
    )
    if things:
        say(things)
    say(f"{state.contradictions} contradictions\n")
    _print_changes(state.changes)
    followed = [line for line in state.partnerships if line.documents]
    lines = (
        (str(line.documents), str(line.meetings), str(line.commitments), str(line.contradictions), line.name)
        for line in followed
    )
    rows(("documents", "meetings", "promises", "disputed", "partnership"), lines, empty="No partnerships yet.")
    passing = len(state.partnerships) - len(followed)
    if passing:
        wrapped(f"… and {passing} pairs named in passing, which no document is mostly about: --json lists them")


def _print_partnership(state: Any) -> None:
    languages = ", ".join(f"{number} {language}" for language, number in sorted(state.languages.items()))
    say(f"{state.name} on {state.on}")
    for standing in state.standing:
        say(f"  {standing.status} since {standing.since} ({standing.axis})")
    for party in state.members:
        wrapped(f"{party.organisation}: {len(party.members)} members ({', '.join(party.members)})", 2)
    if state.coordinator:
        say(f"  coordinator: {state.coordinator}")
    if state.chair:
        say(f"  chair: {state.chair}")
    say(f"  {state.documents} documents ({languages or 'none'}), {state.counts.get('commitment', 0)} commitments")
    _print_changes(state.changes)
    say("\nPlans")
    rows((), (line[1:] for line in thing_lines(state.plans)), empty="  No plan whose years are not over.")
    for series in state.progress:
        say()
        _print_series(series)
    say("\nLast meetings")
    rows(("date", "meeting"), thing_lines(state.last_meetings), empty="  None recorded.")
    say("\nNext meetings")
    rows(("date", "meeting"), thing_lines(state.next_meetings), empty="  None announced.")
    if state.series:
        say("\nSeries")
        rows((), meeting_series_lines(state.series), empty="")
    waiting = [item for item in state.due if item.status != "met"]
    say(f"\nDue ({len(waiting)})")
    rows(("status", "due", "what"), due_lines(waiting[:_SHOWN]), empty="  Nothing.")
    if len(waiting) > _SHOWN:
        say(f"… and {len(waiting) - _SHOWN} more: depositary due --partnership {state.partnership}")
    say(f"\nContradictions ({len(state.contradictions)})")
    if state.contradictions:
        contradiction_blocks(state.contradictions)
    else:
        say("  None.")


def _print_changes(changes: Any) -> None:
    if changes is None:
        return
    kinds = sorted(changes.things.items())
    things = ", ".join(f"{number} {kind}{'' if number == 1 or kind == 'progress' else 's'}" for kind, number in kinds)
    say(f"\nNew since {changes.since}: {changes.documents_total} documents, {things or 'nothing not known before'}")
    for new in changes.named:
        wrapped(f"{new.label} ({short_id(new.id)})", 2)
    if changes.contradictions_total:
        say(f"  {changes.contradictions_total} new contradictions")
    if changes.judgements:
        say(f"  {changes.judgements} judgements")


def _print_series(series: Any) -> None:
    wrapped(f"Progress of {series.instrument}")
    rows(("as of", "reported", "word", "source"), series_lines(series), empty="  No figures reported.")
    if series.evidenced.lines is not None:
        say(f"  evidence on file for {series.evidenced.lines} of {series.evidenced.total} lines")


def _print_detail(detail: Any) -> None:
    thing = detail.thing
    when, state = when_and_state(thing)
    wrapped(f"{thing.label}  ({thing.kind})")
    wrapped("  ".join(part for part in (when, f"[{state}]" if state else "", thing.id) if part), 2)
    for name, value in thing.fields.items():
        if value not in (None, [], {}, "") and not isinstance(value, dict):
            wrapped(f"{name}: {', '.join(map(_short, value)) if isinstance(value, list) else value}", 2)
    for name, sides in (thing.fields.get("disputed") or {}).items():
        wrapped(f"disputed {name}: " + "; ".join(f"{document}: {value}" for document, value in sides.items()), 2)
    say(f"\nClaims ({len(detail.claims)}, {thing.independent} independent sources)")
    for claim in detail.claims:
        mark = " <- asked for" if claim.id == detail.claim else ""
        wrapped(f"{claim.name} ({claim.language}) {claim.published or ''}  {claim.id}{mark}", 2)
        for passage in claim.passages:
            wrapped(f"{passage.start}–{passage.end} {quoted(passage.quote)}", 6)
    if detail.reasons:
        say("\nWhy these are one")
        for reason in detail.reasons:
            wrapped(f"{reason.left} = {reason.right} ({reason.score:g}): {'; '.join(reason.signs)}", 2)
    say("\nHistory")
    for event in detail.history:
        wrapped(f"{event.at[:19]}  {event.event}  {event.payload.get('name', '')}", 2)


def _print_document(detail: Any) -> None:
    row = detail.row
    wrapped(f"{row.title or row.name}  ({row.genre}, {row.language})")
    told = (row.published, row.publisher, row.symbol, row.uri, row.id)
    wrapped("  ".join(part for part in told if part), 2)
    if detail.versions:
        say(f"\nVersions ({len(detail.versions)}), oldest first")
        for number, version in enumerate(detail.versions, 1):
            mark = "stands now" if version.current else "superseded"
            wrapped(f"{number}  recorded {version.recorded_at[:19]}  {mark}  {version.id}", 2)
    say(f"\n{'It said' if row.superseded else 'It says'} ({len(detail.claims)} claims)")
    for claim, thing in detail.claims:
        wrapped(f"{claim.kind}  {claim.id}" + (f"  of {thing}" if thing else ""), 2)
        for passage in claim.passages:
            wrapped(f"{passage.start}–{passage.end} {quoted(passage.quote)}", 6)


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(str(part) for part in (value.get("name"), value.get("post_en"), value.get("party")) if part)
    return str(value)
