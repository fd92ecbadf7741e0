"""`plan list`, `show`, `lines`, `status`, `set`, `compare`, `lint`: plans of action and their matrix."""

from __future__ import annotations

import getpass
import os
from typing import Annotated, Any

import typer

from depositary.cli.app import app
from depositary.cli.options import AsJson, LedgerAt, On, existing_ledger, last_of
from depositary.cli.printing import figure, of_sources, print_json, rows, say, wrapped

plan = typer.Typer(
    help="Plans of action: their lines, the status of each, the evidence, the matrix.", no_args_is_help=True
)
app.add_typer(plan, name="plan")

PlanNamed = Annotated[
    str | None,
    typer.Option("--plan", "-P", help="Id of the plan, or words of its title and years. Default: the only one."),
]
By = Annotated[
    str | None, typer.Option("--by", "--who", help="Who says so. Else DEPOSITARY_USER, else the login name.")
]
Why = Annotated[str | None, typer.Option("--why", help="The reason, kept on record.")]


@plan.command("list")
def list_plans(ledger: LedgerAt = None, as_json: AsJson = False) -> None:
    """All plans of the ledger, with what is reported of each and what there is evidence of."""
    from depositary.ledger.plans import find_plans
    from depositary.report.plans import plan_standing

    with existing_ledger(ledger) as opened:
        with opened.reading() as connection:
            known = find_plans(connection)
        found = [plan_standing(opened, one.id) for one in known]
    if as_json:
        print_json(found)
        return
    lines = ((one.plan, f"{one.title}\n{one.counted.total} lines; {one.words()}") for one in found)
    rows(("id", "plan"), lines, empty="No plans yet: depositary plan import FILE")


@plan.command()
def show(
    named: Annotated[
        str | None, typer.Argument(metavar="PLAN", help="Its id, or words of its title and years.", show_default=False)
    ] = None,
    group: Annotated[
        str, typer.Option("--by-group", "--group", help="Counts by pillar, heading, area or actor.")
    ] = "pillar",
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """Where a plan stands: counts on both axes, by pillar (or area, or actor), and what sources report of it."""
    from depositary.plans import count_by, plan_view
    from depositary.plans.counting import GROUPINGS
    from depositary.report.plans import plan_standing

    if group not in GROUPINGS:
        raise typer.BadParameter(f"{group!r}: there are {', '.join(GROUPINGS)}", param_hint="--group")
    with existing_ledger(ledger) as opened:
        view = plan_view(opened, named)
        standing = plan_standing(opened, view=view)
        editions = _editions(opened, view)
    groups = count_by(view.lines, group)  # type: ignore[arg-type]
    if as_json:
        print_json({"standing": standing, "words": standing.words(), "groups": groups, "editions": editions})
        return
    _print_standing(standing, view)
    say()
    rows(("lines", "no data", "evidenced", "status", group), map(_group_line, groups), empty="No lines.")
    for edition in editions:
        wrapped(f"{edition['relation']}: {edition['title']} ({edition['id']}); lines: {edition['words']}")
        wrapped(f"{edition['standing']}", 2)


@plan.command()
def lines(
    named: Annotated[
        str | None, typer.Argument(metavar="PLAN", help="Its id, or words of its title and years.", show_default=False)
    ] = None,
    pillar: Annotated[str | None, typer.Option("--pillar", help="Only of this pillar.")] = None,
    area: Annotated[str | None, typer.Option("--area", help="Only of this area, such as maritime.")] = None,
    progress: Annotated[
        str | None, typer.Option("--status", help="Only at this step of the scale; none: without one.")
    ] = None,
    reported: Annotated[str | None, typer.Option("--reported", help="no_data, reported or evidenced.")] = None,
    actor: Annotated[str | None, typer.Option("--actor", help="Only with this lead or partner.")] = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """The lines of a plan, each with its status and evidence."""
    from depositary.plans import plan_view
    from depositary.plans.fields import FIELDS, NotUnderstood, stored_value

    try:
        step = None if progress in (None, "none") else stored_value(FIELDS["progress"], progress or "")
        wanted = None if pillar is None else stored_value(FIELDS["pillar"], pillar)
    except NotUnderstood as error:
        raise typer.BadParameter(str(error), param_hint="--status") from None
    with existing_ledger(ledger) as opened:
        view = plan_view(opened, named)
    found = [
        line
        for line in view.lines
        if (wanted is None or line.pillar == wanted or wanted in line.headings)
        and (area is None or area in line.areas)
        and (progress is None or line.progress == step)
        and (reported is None or line.reported == reported)
        and (actor is None or actor.casefold() in f"{line.lead or ''}\n{line.partner or ''}".casefold())
    ]
    if as_json:
        print_json([line_as_json(view, line) for line in found])
        return
    rows(("no.", "status", "action line"), (_line(line) for line in found), empty="No such lines.")


@plan.command()
def status(
    line: Annotated[str, typer.Argument(help="The line's number, as 1.2.3.")],
    to: Annotated[
        str | None,
        typer.Option("--set", help="A step of the scale (ongoing, completed …), or reported or no_data."),
    ] = None,
    on: On = None,
    source: Annotated[str | None, typer.Option("--source", help="Who says so: a document, a body, a meeting.")] = None,
    word: Annotated[str | None, typer.Option("--word", help="The source's own word, such as addressed.")] = None,
    by: By = None,
    why: Why = None,
    named: PlanNamed = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """The status of a line with its history; with --set, a new one. What was entered before stays on record."""
    import datetime as dt

    from depositary.ledger.plans import NewEntry, record_entries
    from depositary.ledger.plans.queries import all_entries
    from depositary.plans import plan_view

    if to is None and (on or source or word or why):
        raise typer.BadParameter("say which status with --set", param_hint="--set")
    with existing_ledger(ledger, writable=to is not None) as opened:
        view = plan_view(opened, named)
        if to is not None:
            last_of(on, "--on")  # refuses what is no date
            day = on or dt.date.today().isoformat()
            field, value = _axis(to)
            values = {field: value, "as_of": day, "source": source, "word": word}
            entries = [
                NewEntry(line=line, field=name, value=said, as_of=day, source=source)
                for name, said in values.items()
                if said is not None
            ]
            record_entries(opened, view.plan, entries, who=person_of(by), why=why)
            view = plan_view(opened, view.plan.id)
        with opened.reading() as connection:
            history = all_entries(connection, view.plan, line=line)
    found = _known_line(view, line)
    if as_json:
        print_json({**line_as_json(view, found), "history": history})
        return
    _print_line(view, found, history)


@plan.command("set")
def set_(
    line: Annotated[str, typer.Argument(help="The line's number, as 1.2.3.")],
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE…",
            help="lead=…, partner=…, timeline=…, remarks=…, next_step=… An empty value empties it.",
        ),
    ],
    on: On = None,
    by: By = None,
    why: Why = None,
    named: PlanNamed = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """Enter values in fields of a line; what was there before stays on record."""
    from depositary.ledger.plans import NewEntry, record_entries
    from depositary.plans import plan_view
    from depositary.plans.fields import NotUnderstood, field_named, stored_value

    last_of(on, "--on")
    entries = []
    for part in what:
        name, mark, said = part.partition("=")
        try:
            if not mark:
                raise NotUnderstood(f"{part!r}: write FIELD=VALUE")
            value = stored_value(field_named(name.strip()), said)
        except NotUnderstood as error:
            raise typer.BadParameter(str(error), param_hint="FIELD=VALUE") from None
        entries.append(NewEntry(line=line, field=name.strip(), value=value, as_of=on))
    with existing_ledger(ledger, writable=True) as opened:
        view = plan_view(opened, named)
        record_entries(opened, view.plan, entries, who=person_of(by), why=why)
        view = plan_view(opened, view.plan.id)
    found = _known_line(view, line)
    print_json(line_as_json(view, found)) if as_json else _print_line(view, found, [])


@plan.command()
def compare(
    named: Annotated[
        str | None, typer.Argument(metavar="PLAN", help="The later edition: its id or words.", show_default=False)
    ] = None,
    earlier: Annotated[
        str | None, typer.Option("--with", help="The earlier edition. Default: the one it follows.")
    ] = None,
    fate: Annotated[str | None, typer.Option("--fate", help="Only same, reworded, new or dropped.")] = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """What became of each line between two editions of a plan: same, reworded, new, dropped."""
    from depositary.plans import carried_lines, plan_view

    with existing_ledger(ledger) as opened:
        later = plan_view(opened, named)
        before = earlier or later.plan.previous
        if before is None:
            raise typer.BadParameter(f"{later.plan.title}: no edition before it is known; name it", param_hint="--with")
        found = carried_lines(plan_view(opened, before), later)
    found = [one for one in found if fate is None or one.fate == fate]
    if as_json:
        print_json(found)
        return
    shown = (
        (one.fate, one.earlier or "", one.later or "",
         (one.later_text or one.earlier_text or "") + (f"\nstood at {one.stood_at}" if one.stood_at else ""))
        for one in found
    )  # fmt: skip
    rows(("fate", "before", "now", "line"), shown, empty="No lines.")


@plan.command()
def lint(
    named: Annotated[
        str | None, typer.Argument(metavar="PLAN", help="Its id, or words of its title and years.", show_default=False)
    ] = None,
    on: On = None,
    rule: Annotated[str | None, typer.Option("--rule", help="Only findings of this rule.")] = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """What is amiss: status against dates, completed without evidence, no area or party, figures that stand alone."""
    from depositary.report.plans import lint_of

    day = last_of(on, "--on")
    with existing_ledger(ledger) as opened:
        found = [one for one in lint_of(opened, named, on=day) if rule is None or one.rule == rule]
    if as_json:
        print_json(found)
        return
    shown = ((one.line or "plan", one.weight, f"{one.message}\n{one.rule}") for one in found)
    rows(("line", "weight", "finding"), shown, empty="Nothing amiss.")


def line_as_json(view: Any, line: Any) -> dict[str, Any]:
    """A line with the keys every listed thing has."""
    import msgspec

    told: dict[str, Any] = msgspec.to_builtins(line)
    told["evidence"] = told.pop("evidence")
    sources: dict[str, dict[str, Any]] = {}
    for one in line.evidence:
        source = sources.setdefault(one.document, {"document": one.document, "language": one.language, "passages": []})
        source["passages"].append({"start": one.start, "end": one.end, "quote": one.quote})
    return {
        "id": f"{view.plan.id}/{line.number}", "kind": "action_line", "plan": view.plan.title, **told,
        "sources": list(sources.values()),
    }  # fmt: skip


def person_of(by: str | None) -> str:
    return by or os.environ.get("DEPOSITARY_USER") or getpass.getuser()


def _axis(said: str) -> tuple[str, str]:
    """Which axis a word is on. Raises: typer.BadParameter naming what there is."""
    from depositary.plans.fields import FIELDS, NotUnderstood, stored_value

    told = []
    for name in ("progress", "reported"):
        try:
            value = stored_value(FIELDS[name], said)
        except NotUnderstood as error:
            told.append(str(error))
            continue
        if value:
            return name, value
    raise typer.BadParameter("; ".join(told) or "say which", param_hint="--set")


def _known_line(view: Any, number: str) -> Any:
    from depositary.errors import NotInLedger

    found = view.line(number)
    if found is None:
        raise NotInLedger(f"{view.plan.title} has no line {number}; `depositary plan lines` shows them")
    return found


def _print_standing(standing: Any, view: Any) -> None:
    wrapped(f"{standing.title}  ({standing.plan})")
    counted = standing.counted
    steps = ", ".join(f"{number} {_words(step)}" for step, number in counted.steps.items())
    say(f"  {counted.total} lines: {steps + ', ' if steps else ''}{counted.no_data} without data")
    if standing.stated is not None and standing.stated != counted.total:
        say(f"  its own text states {standing.stated} lines, {counted.total} are on record")
    say(f"  {standing.words()}")
    for report in standing.series.reports if standing.series else ():
        shown = figure(report.done, report.total, report.percent, report.comparator)
        wrapped(f"{report.as_of or 'undated'}: {shown} {report.word or ''} ({of_sources(report.sources)})", 4)


def _group_line(counted: Any) -> tuple[str, ...]:
    steps = ", ".join(f"{number} {_words(step)}" for step, number in counted.steps.items())
    return (str(counted.total), str(counted.no_data), str(counted.evidenced), steps or "–",
            _words(counted.name) or "(none)")  # fmt: skip


def _editions(opened: Any, view: Any) -> list[dict[str, Any]]:
    from collections import Counter

    from depositary.ledger.plans import find_plans
    from depositary.plans import carried_lines, plan_view
    from depositary.report.plans import plan_standing

    found = []
    with opened.reading() as connection:
        known = find_plans(connection)
    for other in known:
        if other.id == view.plan.previous:
            relation, fates = "follows", carried_lines(plan_view(opened, other.id), view)
        elif other.previous == view.plan.id:
            relation, fates = "followed by", carried_lines(view, plan_view(opened, other.id))
        else:
            continue
        counts = Counter(one.fate for one in fates)
        words = ", ".join(f"{number} {fate}" for fate, number in counts.items())
        standing = plan_standing(opened, other.id)
        steps = ", ".join(f"{number} {_words(step)}" for step, number in standing.counted.steps.items())
        told = f"{standing.counted.total} lines{': ' + steps if steps else ''}; {standing.words()}"
        found.append(
            {"relation": relation, "id": other.id, "title": other.title, "fates": counts, "words": words,
             "counted": standing.counted, "standing": told}
        )  # fmt: skip
    return found


def _line(line: Any) -> tuple[str, str, str]:
    state = _words(line.progress) if line.progress else ""
    axis = f"{_words(line.reported)}{f' ({len(line.evidence)})' if line.evidence else ''}"
    below = " · ".join(part for part in (", ".join(line.areas), line.lead, line.timeline, line.as_of) if part)
    return (
        line.number,
        f"{state or axis}{chr(10) + axis if state else ''}",
        f"{line.text}{chr(10) + below if below else ''}",
    )


def _print_line(view: Any, line: Any, history: list[Any]) -> None:
    wrapped(f"{line.number} {line.text}")
    say(f"  {_words(line.reported)}; {_words(line.progress) if line.progress else 'no step on the scale'}"
        + (f", as of {line.as_of}" if line.as_of else ""))  # fmt: skip
    for name in ("word", "source", "lead", "partner", "timeline", "activities", "remarks", "next_step"):
        if getattr(line, name):
            wrapped(f"{_words(name)}: {getattr(line, name)}", 2)
    for one in line.evidence:
        wrapped(f"evidence: {one.document} ({one.published or 'undated'}) “{' '.join(one.quote.split())}”", 2)
    for entry in history:
        because = f" because {entry.why}" if entry.why else ""
        wrapped(f"{entry.at[:10]}  {entry.who}: {_words(entry.field)} = {_words(entry.value or 'nothing')}{because}", 2)


def _words(name: str) -> str:
    return name.replace("_", " ")
