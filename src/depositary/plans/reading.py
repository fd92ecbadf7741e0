"""A plan's text into a plan to be recorded: from a file in any format, or from a document of the ledger.

Enters: a path or a document. Leaves: a `PlanRead`: the plan's lines under their full numbers, and what a person should
know of the reading (the total its text states against the lines read).
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from depositary.acquire import load_document
from depositary.clean import clean_document
from depositary.errors import DocumentError, NotInLedger
from depositary.ledger import Ledger
from depositary.ledger.library import find_documents, find_text
from depositary.ledger.partnerships import main_partnership, partnerships_in
from depositary.ledger.plans import NewLine, NewPlan
from depositary.model import Document
from depositary.read.plans import Plan, read_plan
from depositary.reading import read_document
from depositary.registry import load_registry

__all__ = ["PlanRead", "parties_in", "plan_of_document", "plan_of_file", "recorded_document"]


class PlanRead(msgspec.Struct, frozen=True, kw_only=True):
    """notices: in words for the user; closing: numbered paragraphs on implementation and review, which are no lines."""

    plan: NewPlan
    notices: tuple[str, ...] = ()
    closing: int = 0


def plan_of_file(path: Path, *, title: str | None = None) -> PlanRead:
    """Read the plan in a file. Raises: DocumentError naming file and cause."""
    return plan_of_document(load_document(path), source=path.name, title=title)


def recorded_document(ledger: Ledger, named: str) -> Document:
    """The document of this id or name in a ledger. Raises: NotInLedger."""
    with ledger.reading() as connection:
        found = find_documents(connection, key=named) or find_documents(connection, name=named)
        if not found:
            raise NotInLedger(f"{named}: is no file here, and no document of the ledger has this id or name")
        row = found[-1]
        return Document(
            id=row.name, text=find_text(connection, row.number), language=row.language, title=row.title,
            media_type=row.media_type, uri=row.uri, published=row.published,
        )  # fmt: skip


def plan_of_document(document: Document, *, source: str | None = None, title: str | None = None) -> PlanRead:
    """Read the plan in a document. Raises: DocumentError, also if no action line is found."""
    clean = clean_document(document)
    plan = read_plan(clean.view.text, clean.language, clean.paragraphs)
    if not plan.lines:
        raise DocumentError(document.id, "no action lines found; is it a plan of action, with numbered measures?")
    named = title or plan.title or document.title or document.id
    notices = [*document.notices, *(issue.message for issue in plan.issues)]
    new = NewPlan(
        title=named,
        language=clean.language,
        source=source or document.id,
        lines=tuple(_lines(plan)),
        parties=parties_in(named) or _parties_of(main_partnership(read_document(document))),
        period=plan.period,
        stated=plan.stated,
    )
    return PlanRead(plan=new, notices=tuple(notices), closing=len(plan.closing))


def parties_in(title: str) -> tuple[str, ...]:
    """Names of the parties to the partnership a title names; none if it names none, or several."""
    found = partnerships_in(title)
    return _parties_of(found[0]) if len(found) == 1 else ()


def _parties_of(partnership: str | None) -> tuple[str, ...]:
    if partnership is None:
        return ()
    registry = load_registry()
    known = registry.partnerships.get(partnership)
    ids = known.parties if known else partnership.split("|")
    return tuple(registry.actors[one].name_en if one in registry.actors else one for one in ids)


def _lines(plan: Plan) -> list[NewLine]:
    return [
        NewLine(
            number=line.number, text=line.text, pillar=line.pillar, headings=line.headings, areas=line.areas,
            goals=line.goals, hedges=line.hedges,
        )
        for line in plan.lines
    ]  # fmt: skip
