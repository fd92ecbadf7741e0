"""`judge` and `judgements`: what people say of what was read."""

from __future__ import annotations

import getpass
import os
from typing import Annotated, Any

import typer

from depositary.cli.app import app
from depositary.cli.options import AsJson, LedgerAt, existing_ledger
from depositary.cli.printing import of_sources, print_json, say, short_id, wrapped

_VERBS = "accept, reject, correct, same-as, not-same-as, undo"


@app.command()
def judge(
    id_: Annotated[
        str, typer.Argument(metavar="ID", help="A thing, a claim or a contradiction; for undo a judgement.")
    ],
    verb: Annotated[str, typer.Argument(help=_VERBS)],
    what: Annotated[
        list[str] | None,
        typer.Argument(help="correct: FIELD=VALUE …; same-as, not-same-as: the other ID.", show_default=False),
    ] = None,
    unknown: Annotated[
        list[str] | None, typer.Option("--unknown", help="correct: a field of which nothing is known.", metavar="FIELD")
    ] = None,
    why: Annotated[str | None, typer.Option("--why", help="The reason, kept with the judgement.")] = None,
    who: Annotated[
        str | None, typer.Option("--who", help="Who judges. Else DEPOSITARY_USER, else the login name.")
    ] = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """Judge what was read: accept or reject it, correct a field, or say that two things are the same or are not.

    Nothing that was read is changed: a judgement is a further record, which can be undone and survives a new reading.
    """
    from depositary.ledger.judging import record_judgement, undo_judgement

    person = who or os.environ.get("DEPOSITARY_USER") or getpass.getuser()
    given = _given(verb, what or [], unknown or [])
    with existing_ledger(ledger, writable=True) as opened:
        if verb == "undo":
            done = [undo_judgement(opened, id_, who=person, why=why)]
        else:
            done = [record_judgement(opened, id_, verb, who=person, why=why, **part) for part in given]  # type: ignore[arg-type]
    if as_json:
        print_json([judged for judged, _ in done])
        return
    for judged, linked in done:
        told = f" {judged.field} = {'nothing known' if judged.value is None else judged.value}" if judged.field else ""
        say(f"{judged.key}: {judged.verb}{told} ({judged.who})")
        for old, new in linked.merged:
            say(f"  {short_id(old)} is now part of {short_id(new)}")
        for new in linked.new:
            say(f"  {short_id(new)} now stands by itself")


@app.command()
def judgements(
    disagreed: Annotated[
        bool, typer.Option("--disagreed", help="Only those that something read since disagrees with.")
    ] = False,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """Who judged what, when and why; and what was read since that disagrees."""
    from depositary.report import list_judgements

    with existing_ledger(ledger) as opened:
        found = [line for line in list_judgements(opened) if line.disagreements or not disagreed]
    if as_json:
        print_json(found)
        return
    for line in found:
        told = f" {line.field} = {'nothing known' if line.value is None else line.value}" if line.field else ""
        undone = "" if line.in_force else "  [undone]"
        wrapped(f"{line.at[:10]}  {line.who}: {line.verb}{told}  {line.about}{undone}")
        say(f"  {line.id}")
        if line.why:
            wrapped(f"because {line.why}", 2)
        print_disagreements(line.disagreements)
    if not found:
        say("No judgements.")


def print_disagreements(found: Any) -> None:
    """What was read since a judgement and does not fit it."""
    for item in found:
        said = "is said again" if item.field is None else f"{item.field}: judged {item.judged}, but read {item.said}"
        wrapped(f"disagrees: {said} in {of_sources(item.sources)}", 2)


def _given(verb: str, what: list[str], unknown: list[str]) -> list[dict[str, Any]]:
    """The further arguments of each judgement to be recorded. Raises: typer.BadParameter."""
    if verb not in [name.strip() for name in _VERBS.split(",")]:
        raise typer.BadParameter(f"{verb!r}: there are {_VERBS}", param_hint="VERB")
    if verb == "correct":
        pairs = [part.partition("=") for part in what]
        if (not pairs and not unknown) or any(not mark for _, mark, _ in pairs):
            raise typer.BadParameter("write FIELD=VALUE, or --unknown FIELD", param_hint="WHAT")
        told = [{"field": field.strip(), "value": value.strip()} for field, _, value in pairs]
        return told + [{"field": field, "value": None} for field in unknown]
    if verb in ("same-as", "not-same-as"):
        if len(what) != 1:
            raise typer.BadParameter(f"{verb}: name the other thing or claim", param_hint="WHAT")
        return [{"other": what[0]}]
    if what or unknown:
        raise typer.BadParameter(f"{verb} takes nothing more", param_hint="WHAT")
    return [{}]
