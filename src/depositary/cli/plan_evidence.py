"""`plan evidence`, `plan review`, `plan accept`: passages that show activity on a line, suggested and judged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from depositary.cli.options import AsJson, LedgerAt, existing_ledger
from depositary.cli.plans import By, PlanNamed, Why, person_of, plan
from depositary.cli.printing import print_json, quoted, rows, say, warn, wrapped

Least = Annotated[float, typer.Option("--least", min=0.0, max=1.0, help="Suggest nothing of a score below this.")]
Most = Annotated[int, typer.Option("--most", min=1, help="Passages suggested for a line.")]
Embedder = Annotated[
    str | None, typer.Option("--embedder", help="What makes sentence vectors. Else DEPOSITARY_EMBEDDER, else bundled.")
]
_LEAST, _MOST = 0.2, 5


@plan.command()
def evidence(
    line: Annotated[str | None, typer.Argument(help="Only of this line.", show_default=False)] = None,
    suggested: Annotated[bool, typer.Option("--suggested", help="Suggestions nobody judged yet.")] = False,
    least: Least = _LEAST,
    most: Most = _MOST,
    embedder: Embedder = None,
    named: PlanNamed = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """Evidence on file, with who accepted it; with --suggested what may be evidence, best first, and why."""
    from depositary.ledger.plans import evidence_of
    from depositary.plans import plan_view

    with existing_ledger(ledger, writable=suggested) as opened:
        view = plan_view(opened, named)
        if suggested:
            found = _suggestions(opened, view, line, least, most, embedder)
            print_json(found) if as_json else _print_suggestions(view, found)
            return
        with opened.reading() as connection:
            verdicts = [one for one in evidence_of(connection, view.plan) if line is None or one.line == line]
    if as_json:
        print_json(verdicts)
        return
    shown = (
        (
            one.line,
            one.verdict,
            f"{one.document} ({one.published or 'undated'}) {quoted(one.quote)}\n{one.who}, {one.id}",
        )
        for one in verdicts
        if one.verdict != "withdrawn"
    )
    rows(("line", "verdict", "passage"), shown, empty="No evidence judged yet: depositary plan review")


@plan.command()
def accept(
    line: Annotated[str, typer.Argument(help="The line's number, as 1.2.3.")],
    document: Annotated[str, typer.Argument(help="The document's id or name.")],
    quote: Annotated[str, typer.Argument(help="The words that show it, as the document has them.")],
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take evidence back instead.")] = False,
    by: By = None,
    why: Why = None,
    named: PlanNamed = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """Put a sentence on file as evidence for a line, whether or not it was suggested."""
    from depositary.ledger.plans import record_verdict
    from depositary.plans import plan_view
    from depositary.plans.review import find_passage

    with existing_ledger(ledger, writable=True) as opened:
        view = plan_view(opened, named)
        passage = find_passage(opened, document, quote)
        verdict = "withdrawn" if withdraw else "accepted"
        key = record_verdict(
            opened, view.plan, line, passage.document, passage.start, passage.end, verdict,  # type: ignore[arg-type]
            who=person_of(by), why=why,
        )  # fmt: skip
    if as_json:
        print_json({"id": key, "line": line, "verdict": verdict, "passage": passage})
    else:
        say(f"{key}: {verdict} for {line}")


@plan.command()
def review(
    line: Annotated[str | None, typer.Argument(help="Only suggestions for this line.", show_default=False)] = None,
    accepted: Annotated[
        list[str] | None, typer.Option("--accept", help="Accept this suggestion, without asking.", metavar="ID")
    ] = None,
    rejected: Annotated[
        list[str] | None, typer.Option("--reject", help="Reject this suggestion.", metavar="ID")
    ] = None,
    later: Annotated[list[str] | None, typer.Option("--later", help="Put this one off.", metavar="ID")] = None,
    moved: Annotated[
        list[str] | None, typer.Option("--to", help="Accept it for another line.", metavar="ID=LINE")
    ] = None,
    least: Least = _LEAST,
    most: Most = _MOST,
    embedder: Embedder = None,
    by: By = None,
    why: Why = None,
    named: PlanNamed = None,
    ledger: LedgerAt = None,
    as_json: AsJson = False,
) -> None:
    """Walk through suggested evidence: a accept, r reject, l later, a line's number for another line, q quit.

    What was judged never comes back; how many suggestions were right is told at the end.
    """
    from depositary.plans import plan_view

    with existing_ledger(ledger, writable=True) as opened:
        view = plan_view(opened, named)
        found = _suggestions(opened, view, line, least, most, embedder)
        asked = _asked(accepted, rejected, later, moved)
        if asked:
            known = {one.id: one for one in found}
            strange = sorted(set(asked) - set(known))
            if strange:
                told = f"{', '.join(strange)}: no such suggestion open; `plan evidence --suggested` lists them"
                raise typer.BadParameter(told)
            for id_, said in asked.items():
                _judge(opened, view, known[id_], said, person_of(by), why)
        else:
            _walk(opened, view, found, person_of(by), why)
        worth = _worth(opened, view)
    if as_json:
        print_json({"judged": len(asked), "precision": worth})
        return
    judged = worth.accepted + worth.moved + worth.rejected
    if judged:
        say(f"of {judged} suggestions judged, {worth.accepted} were right ({100 * (worth.share or 0):.0f} %), "
            f"{worth.moved} were for another line, {worth.rejected} rejected")  # fmt: skip


def _suggestions(
    opened: Any, view: Any, line: str | None, least: float, most: int, embedder: str | None
) -> Sequence[Any]:
    from depositary.plans.review import open_suggestions
    from depositary.plans.suggesting import suggest_from

    suggest = suggest_from(opened, embedder=embedder)
    return open_suggestions(opened, view, suggest, line=line, least=least, most=most)


def _asked(
    accepted: list[str] | None, rejected: list[str] | None, later: list[str] | None, moved: list[str] | None
) -> dict[str, str]:
    """What is said of each suggestion: a, r, l or a line's number. Raises: typer.BadParameter."""
    said = [(id_, letter) for ids, letter in ((accepted, "a"), (rejected, "r"), (later, "l")) for id_ in ids or []]
    for part in moved or []:
        id_, mark, number = part.partition("=")
        if not mark or not number:
            raise typer.BadParameter(f"{part!r}: write ID=LINE", param_hint="--to")
        said.append((id_, number))
    asked = dict(said)
    if len(asked) != len(said):
        raise typer.BadParameter("one suggestion is judged in two ways")
    return asked


def _walk(opened: Any, view: Any, found: Sequence[Any], who: str, why: str | None) -> None:
    say(f"{view.plan.title}: {len(found)} suggestions to judge")
    for place, one in enumerate(found, 1):
        asked_of = view.line(one.line)
        say(f"\n{place}/{len(found)}  score {one.score:.2f}{'  (put off before)' if one.later else ''}")
        wrapped(f"{one.line} {asked_of.text if asked_of else ''}", 2)
        wrapped(f"{one.passage.name} ({one.passage.language}, {one.passage.published or 'undated'}): "
                f"{quoted(one.passage.text)}", 6)  # fmt: skip
        if one.reason:
            wrapped(f"because {one.reason}", 6)
        said = _answer(view)
        if said is None:
            return
        _judge(opened, view, one, said, who, why)


def _answer(view: Any) -> str | None:
    """a, r, l or a line's number; None to quit, also at the end of input."""
    while True:
        try:
            said = input("[a]ccept [r]eject [l]ater, number of another line, [q]uit > ").strip()
        except (EOFError, KeyboardInterrupt):
            say()
            return None
        if said.lower() == "q":
            return None
        if said.lower() in ("a", "r", "l"):
            return said.lower()
        if view.line(said) is not None:
            return said
        warn(f"{said!r}: a, r, l, q, or the number of a line of this plan")


def _judge(opened: Any, view: Any, one: Any, said: str, who: str, why: str | None) -> None:
    """Record what was said of a suggestion; another line accepts it there and rejects it here, at once."""
    from depositary.errors import JudgementError
    from depositary.ledger.plans import record_verdict

    if said not in ("a", "r", "l") and view.line(said) is None:
        raise JudgementError(f"{view.plan.title} has no line {said}; `depositary plan lines` shows them")
    verdicts = {"a": [(one.line, "accepted")], "r": [(one.line, "rejected")], "l": [(one.line, "later")]}
    for number, verdict in verdicts.get(said, [(said, "accepted"), (one.line, "rejected")]):
        record_verdict(
            opened, view.plan, number, one.passage.document, one.passage.start, one.passage.end,
            verdict, who=who, why=why, suggested=one.line, score=one.score, reason=one.reason,  # type: ignore[arg-type]
        )  # fmt: skip


def _worth(opened: Any, view: Any) -> Any:
    from depositary.ledger.plans import evidence_of
    from depositary.plans.review import precision_of

    with opened.reading() as connection:
        return precision_of(evidence_of(connection, view.plan))


def _print_suggestions(view: Any, found: Sequence[Any]) -> None:
    shown = (
        (one.line, f"{one.score:.2f}", f"{one.passage.name} ({one.passage.language}) {quoted(one.passage.text)}\n"
         f"{one.id}{'; ' + one.reason if one.reason else ''}")
        for one in found
    )  # fmt: skip
    rows(("line", "score", "passage"), shown, empty="Nothing to suggest.")
