"""Bringing plans in: a plan that was read, or a matrix, with the links a person names or its title tells.

Enters: an open ledger, a plan or matrix, `Links`. Leaves: the plan on record, joined to its editions and instrument.
"""

from __future__ import annotations

import msgspec

from depositary.clean.detection import detect_language
from depositary.errors import DocumentError
from depositary.ledger import Ledger
from depositary.ledger.plans import NewPlan, PlanRecorded, find_plans, plan_named, record_plan
from depositary.ledger.plans.recording import link_edition
from depositary.plans.editing import Changes, compare_matrix, lines_of_matrix
from depositary.plans.editions import edition_after, edition_before
from depositary.plans.matrix import Matrix
from depositary.plans.reading import parties_in
from depositary.read.areas import find_areas

__all__ = ["FromMatrix", "Links", "changes_of", "import_plan", "plan_of_matrix"]


class Links(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says of a plan that is brought in. into: the plan it is another text of; after: the one it follows;
    each by id or words."""

    into: str | None = None
    after: str | None = None
    instrument: str | None = None
    title: str | None = None
    parties: tuple[str, ...] = ()


class FromMatrix(msgspec.Struct, frozen=True, kw_only=True):
    """The plan a matrix is of. recorded: what was recorded of it, None if it was there; plan: None in a dry run."""

    plan: str | None
    recorded: PlanRecorded | None = None


def import_plan(ledger: Ledger, plan: NewPlan, links: Links, *, who: str) -> PlanRecorded:
    """Record a plan and join it to the editions before and after it.

    Raises: NotInLedger if a link names nothing; JudgementError if a number names two lines.
    """
    from depositary.ledger.queries import thing_by_key

    with ledger.reading() as connection:
        known = find_plans(connection)
        into = plan_named(connection, links.into).id if links.into else None
        before = plan_named(connection, links.after) if links.after else edition_before(plan, known)
        instrument = links.instrument
        if instrument is not None and instrument.startswith("instrument-"):
            instrument = thing_by_key(connection, instrument).id
        elif instrument is not None:
            instrument = _instrument_named(ledger, instrument)
    new = msgspec.structs.replace(
        plan,
        title=links.title or plan.title,
        previous=before.id if before else None,
        instrument=instrument,
        parties=links.parties or plan.parties,
    )
    done = record_plan(ledger, new, who=who, into=into)
    later = edition_after(done.plan, known)
    if later is not None and later.previous is None:
        link_edition(ledger, later, done.plan, who=who)
    return done


def plan_of_matrix(ledger: Ledger, matrix: Matrix, links: Links, *, who: str, dry_run: bool = False) -> FromMatrix:
    """The plan a matrix is of; one that is not there yet is recorded. Raises: DocumentError, NotInLedger."""
    if matrix.exported is not None:
        return FromMatrix(plan=matrix.exported.plan)
    title = links.title or matrix.title
    with ledger.reading() as connection:
        if links.into is not None:
            return FromMatrix(plan=plan_named(connection, links.into).id)
        fits = [plan for plan in find_plans(connection) if plan.title == title and plan.period == matrix.period]
    if fits:
        return FromMatrix(plan=fits[0].id)
    if not matrix.rows:
        raise DocumentError(matrix.source, "has the heads of a matrix, but no line below them")
    language = _language(matrix)
    plan = NewPlan(
        title=title,
        language=language,
        source=matrix.source,
        lines=lines_of_matrix(matrix, lambda text: find_areas(text, language)),
        parties=links.parties or parties_in(title),
        period=matrix.period,
    )
    if dry_run:
        return FromMatrix(plan=None, recorded=None)
    done = import_plan(ledger, plan, links, who=who)
    return FromMatrix(plan=done.plan.id, recorded=done)


def changes_of(ledger: Ledger, matrix: Matrix, links: Links, found: FromMatrix) -> Changes:
    """What a matrix changes in its plan; in a dry run of a new plan, all its lines are added.

    Raises: NotInLedger, JudgementError.
    """
    language = _language(matrix)
    if found.plan is None:
        return Changes(
            plan="", title=links.title or matrix.title, since=0, edits=(), conflicts=(), refusals=(),
            added=lines_of_matrix(matrix, lambda text: find_areas(text, language)), missing=(),
        )  # fmt: skip
    return compare_matrix(ledger, matrix, found.plan, areas=lambda text: find_areas(text, language))


def _language(matrix: Matrix) -> str:
    return detect_language("\n".join(row.cells["text"] for row in matrix.rows), matrix.source)


def _instrument_named(ledger: Ledger, words: str) -> str:
    from depositary.errors import NotInLedger
    from depositary.ledger.folding import fold_words
    from depositary.ledger.queries import ThingQuery, find_things

    wanted = set(fold_words(words))
    with ledger.reading() as connection:
        found = [
            row
            for row in find_things(connection, ThingQuery(kind="instrument"))
            if wanted <= {*fold_words(row.label), *map(str, row.fields.get("period") or ())}
        ]
    if len(found) != 1:
        names = "; ".join(f"{row.label} ({row.id})" for row in found[:8])
        raise NotInLedger(f"{words}: fits {'several instruments: ' + names if found else 'no instrument'}")
    return found[0].id
