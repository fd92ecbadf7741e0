"""Plans of action in: a document of the ledger, a file with a plan's text, or its matrix, also one that was edited."""

from __future__ import annotations

from typing import Annotated

import msgspec
import pydantic
from fastapi import APIRouter, File, Form, Request, UploadFile

from depositary.ledger import Ledger
from depositary.ledger.plans import NewPlan, PlanRecorded
from depositary.plans.editing import Changes, apply_changes
from depositary.plans.importing import Links, changes_of, import_plan, plan_of_matrix
from depositary.plans.matrix import read_columns, read_matrix
from depositary.plans.reading import PlanRead, plan_of_document, plan_of_file, recorded_document
from depositary.plans.sheets import SUFFIXES
from depositary.report import show_thing
from depositary.web.api.answering import Json, tell, unprocessable
from depositary.web.api.describing import answers
from depositary.web.ledgers import SeenLedger, WholeLedger
from depositary.web.people import Editor
from depositary.web.uploads import Uploaded

__all__ = ["router"]

router = APIRouter(tags=["plans of action"])
_Short = Annotated[str, pydantic.Field(max_length=300)]
_Word = Annotated[str | None, Form(max_length=300)]


class PlanSource(pydantic.BaseModel):
    """document: id or name of the document that is the plan's text; into: the plan that this is another text of; after:
    the one it follows; instrument: id of the instrument it is the text of; dry_run: tell what is read, no more."""

    document: _Short
    title: _Short | None = None
    parties: Annotated[list[_Short], pydantic.Field(max_length=40)] = []
    into: _Short | None = None
    after: _Short | None = None
    instrument: _Short | None = None
    dry_run: bool = False


class PlanImported(msgspec.Struct, frozen=True, kw_only=True):
    """recorded: what became of the plan (null in a dry run, and for a matrix of a plan that is there); read: the plan
    as read, in a dry run; changes: what a matrix changes in its plan; applied: whether that was recorded, which it is
    not while there are conflicts or refusals; notices: what the reading found odd."""

    recorded: PlanRecorded | None = None
    read: NewPlan | None = None
    changes: Changes | None = None
    applied: bool = False
    notices: tuple[str, ...] = ()


@router.post("/plans", **answers(PlanImported))
def import_document(
    request: Request, person: Editor, ledger: SeenLedger, whole: WholeLedger, asked: PlanSource
) -> Json:
    """Follow a document that is recorded as a plan of action, line by line."""
    links = _links(ledger, asked.title, asked.parties, asked.into, asked.after, asked.instrument)
    read = plan_of_document(recorded_document(ledger, asked.document), title=links.title)
    return tell(request, _imported(whole, read, links, person.name, dry_run=asked.dry_run))


@router.post("/plans/files", **answers(PlanImported))
def import_file(
    request: Request, person: Editor, ledger: SeenLedger, whole: WholeLedger,
    file: Annotated[UploadFile, File(description="A plan's text in any format, or a matrix (xlsx, ods, csv).")],
    title: _Word = None, into: _Word = None, after: _Word = None, instrument: _Word = None,
    parties: Annotated[str | None, Form(max_length=2000, description="Parted by commas.")] = None,
    columns: Annotated[
        str | None, Form(max_length=2000, description='Which column of a matrix is what: "text=C,number=A".')
    ] = None,
    dry_run: Annotated[bool, Form()] = False,
) -> Json:  # fmt: skip
    """Bring in a plan, or take back its edited matrix: exactly what was edited is recorded, all or nothing."""
    named = [part for part in (parties or "").split(",") if part.strip()]
    links = _links(ledger, title, named, into, after, instrument)
    with Uploaded(file) as path:
        if path.suffix.lower() not in SUFFIXES:
            read = plan_of_file(path, title=links.title)
            return tell(request, _imported(whole, read, links, person.name, dry_run=dry_run))
        try:
            given = read_columns(columns) if columns else None
        except ValueError as error:
            raise unprocessable("columns", str(error)) from error
        matrix = read_matrix(path, columns=given)
    new = plan_of_matrix(whole, matrix, links, who=person.name, dry_run=dry_run)
    changes = changes_of(whole, matrix, links, new)
    applied = not dry_run and not (changes.conflicts or changes.refusals)
    if applied and (changes.edits or changes.added):
        apply_changes(whole, changes, who=person.name)
    return tell(
        request,
        PlanImported(recorded=new.recorded, changes=changes, applied=applied, notices=tuple(matrix.notices)),
    )


def _imported(whole: Ledger, read: PlanRead, links: Links, who: str, *, dry_run: bool) -> PlanImported:
    if dry_run:
        return PlanImported(read=read.plan, notices=tuple(read.notices))
    done = import_plan(whole, read.plan, links, who=who)
    return PlanImported(recorded=done, applied=True, notices=tuple(read.notices))


def _links(
    ledger: Ledger, title: str | None, parties: list[str], into: str | None, after: str | None, instrument: str | None
) -> Links:
    """What the request links the plan to, looked up among what the person may see. Raises: NotInLedger."""
    return Links(
        title=(title or "").strip() or None, parties=tuple(part.strip() for part in parties), into=into or None,
        after=after or None, instrument=show_thing(ledger, instrument).thing.id if instrument else None,
    )  # fmt: skip
