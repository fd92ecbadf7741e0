"""Working on a plan: bringing one in, entering values, taking an edited matrix back, judging suggested evidence."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from depositary.errors import JudgementError, NotInLedger
from depositary.ledger import Ledger
from depositary.ledger.library import find_documents
from depositary.ledger.plans import NewEntry, record_entries, record_verdict
from depositary.ledger.plans.queries import Verdict, evidence_of
from depositary.plans import PlanView, plan_view
from depositary.plans.editing import Changes, apply_changes
from depositary.plans.fields import NotUnderstood, field_named, stored_value
from depositary.plans.importing import Links, changes_of, import_plan, plan_of_matrix
from depositary.plans.matrix import Matrix, read_matrix
from depositary.plans.reading import plan_of_document, plan_of_file, recorded_document
from depositary.plans.review import find_passage
from depositary.plans.sheets import SUFFIXES
from depositary.web.ledgers import SeenLedger, WholeLedger
from depositary.web.pages.asking import paging_of
from depositary.web.pages.plans import EDITED
from depositary.web.people import Editor
from depositary.web.rendering import page
from depositary.web.saying import safe_path
from depositary.web.suggesting import suggester_of
from depositary.web.uploads import Uploaded
from depositary.web.words import N_

__all__ = ["router"]

router = APIRouter(prefix="/plans")
_SIZE = 10


@router.post("")
def bring_in(
    ledger: SeenLedger,
    whole: WholeLedger,
    person: Editor,
    source: Annotated[str | None, Form()] = None,
    file: Annotated[UploadFile | None, File()] = None,
    title: Annotated[str | None, Form()] = None,
    parties: Annotated[str | None, Form()] = None,
) -> RedirectResponse:
    """Follow a plan line by line: a document of the ledger, or a file with its text or matrix."""
    links = Links(
        title=(title or "").strip() or None,
        parties=tuple(part.strip() for part in (parties or "").split(",") if part.strip()),
    )
    if file is not None and file.filename:
        with Uploaded(file) as path:
            if path.suffix.lower() in SUFFIXES:
                matrix = read_matrix(path)
                new = plan_of_matrix(whole, matrix, links, who=person.name)
                changes = changes_of(whole, matrix, links, new)
                if not (changes.conflicts or changes.refusals) and (changes.edits or changes.added):
                    apply_changes(whole, changes, who=person.name)
                return RedirectResponse(f"/plans/{new.plan}?told=plan", status_code=303)
            read = plan_of_file(path, title=links.title)
    elif source:
        read = plan_of_document(recorded_document(ledger, source), title=links.title)
    else:
        raise JudgementError(N_("Choose a document or a file."))
    done = import_plan(whole, read.plan, links, who=person.name)
    return RedirectResponse(f"/plans/{done.plan.id}?told=plan", status_code=303)


async def _form_of(request: Request) -> FormData:
    return await request.form()


@router.post("/{id_}/enter")
def enter(
    id_: str, ledger: SeenLedger, whole: WholeLedger, person: Editor, form: Annotated[FormData, Depends(_form_of)]
) -> RedirectResponse:
    """Enter values in the chosen lines; a field left empty is left alone, one ticked to be emptied is emptied."""
    view = plan_view(ledger, id_)
    lines = [str(value) for value in form.getlist("line")]
    emptied = {str(value) for value in form.getlist("empty")}
    as_of = str(form.get("as_of") or "").strip() or None
    source = str(form.get("source") or "").strip() or None
    entries = []
    for name in EDITED:
        said = str(form.get(name) or "").strip()
        if not said and name not in emptied:
            continue
        try:
            value = stored_value(field_named(name), said)
        except NotUnderstood as error:
            raise JudgementError(str(error)) from error
        entries += [
            NewEntry(line=number, field=name, value=value, as_of=as_of, source=source)
            for number in lines
            if view.line(number) is not None
        ]
    why = str(form.get("why") or "").strip() or None
    record_entries(whole, view.plan, entries, who=person.name, why=why)
    back = safe_path(str(form.get("next") or ""), f"/plans/{id_}")
    told = "entered" if entries else "nothing"
    return RedirectResponse(f"{back}{'&' if '?' in back else '?'}told={told}", status_code=303)


@router.post("/{id_}/matrix")
def take_back(
    request: Request,
    id_: str,
    ledger: SeenLedger,
    whole: WholeLedger,
    person: Editor,
    file: Annotated[UploadFile, File()],
    sure: Annotated[bool, Form()] = False,
) -> Response:
    """An edited matrix: what it changes is shown first, and recorded when it is sent a second time as sure."""
    view = plan_view(ledger, id_)
    with Uploaded(file) as path:
        matrix = read_matrix(path)
    changes = _changes(whole, matrix, view)
    if sure and not (changes.conflicts or changes.refusals):
        if changes.edits or changes.added:
            apply_changes(whole, changes, who=person.name)
        return RedirectResponse(f"/plans/{id_}?told=entered", status_code=303)
    return page(request, "changes.html", view=view, plan=view.plan, changes=changes, matrix=matrix)


@router.get("/{id_}/review")
def review(request: Request, id_: str, ledger: SeenLedger, whole: WholeLedger, person: Editor) -> HTMLResponse:
    """Suggested evidence nobody judged yet, best first."""
    view = plan_view(ledger, id_)
    suggestions = suggester_of(request).ask(ledger, whole, view, again="again" in request.query_params)
    line = request.query_params.get("line")
    found = [one for one in suggestions.found if line is None or one.line == line]
    paging = paging_of(request, len(found), _SIZE)
    shown = found[paging.offset : paging.offset + _SIZE]
    return page(
        request, "review.html", view=view, plan=view.plan, suggestions=suggestions, shown=shown, paging=paging,
        lines={one.number: one for one in view.lines}, line=line,
    )  # fmt: skip


@router.post("/{id_}/evidence")
def judge_evidence(
    request: Request,
    id_: str,
    ledger: SeenLedger,
    whole: WholeLedger,
    person: Editor,
    document: Annotated[str, Form()],
    start: Annotated[int, Form()],
    end: Annotated[int, Form()],
    line: Annotated[str, Form()],
    verdict: Annotated[str, Form()],
    instead: Annotated[str | None, Form()] = None,
    score: Annotated[float | None, Form()] = None,
    reason: Annotated[str | None, Form()] = None,
    suggested: Annotated[bool, Form()] = False,
    next: Annotated[str, Form()] = "",
) -> Response:
    """Accept, reject or put off a passage as evidence for a line, or give it to another line instead."""
    view = plan_view(ledger, id_)
    other = (instead or "").strip()
    if verdict == "another":
        if view.line(other) is None:
            raise JudgementError(f"{view.plan.title} has no line {other or '(none given)'}")
        verdicts = [(other, "accepted"), (line, "rejected")]
    elif verdict in ("accepted", "rejected", "later", "withdrawn"):
        verdicts = [(line, verdict)]
    else:
        raise JudgementError(f"{verdict}: no such verdict")
    _seen_document(ledger, document)
    for number, word in verdicts:
        record_verdict(
            whole, view.plan, number, document, start, end, word, who=person.name,  # type: ignore[arg-type]
            suggested=line if suggested else None, score=score, reason=reason,
        )  # fmt: skip
    if request.headers.get("hx-request"):
        return page(request, "judged.html", plan=view.plan, line=verdicts[0][0], verdict=verdicts[0][1])
    back = safe_path(next, f"/plans/{id_}/lines/{line}")
    return RedirectResponse(f"{back}{'&' if '?' in back else '?'}told=entered", status_code=303)


@router.post("/{id_}/lines/{number}/accept")
def accept_words(
    id_: str,
    number: str,
    ledger: SeenLedger,
    whole: WholeLedger,
    person: Editor,
    document: Annotated[str, Form()],
    quote: Annotated[str, Form()],
) -> RedirectResponse:
    """Put a sentence on file as evidence, whether or not it was suggested."""
    view = plan_view(ledger, id_)
    passage = find_passage(ledger, document.strip(), quote)
    record_verdict(
        whole, view.plan, number, passage.document, passage.start, passage.end, "accepted", who=person.name
    )  # fmt: skip
    return RedirectResponse(f"/plans/{id_}/lines/{number}?told=entered", status_code=303)


@router.post("/{id_}/evidence/{key}/withdraw")
def withdraw(
    id_: str, key: str, ledger: SeenLedger, whole: WholeLedger, person: Editor, next: Annotated[str, Form()] = ""
) -> RedirectResponse:
    """Take accepted evidence off the file again; that it was there stays on record."""
    view = plan_view(ledger, id_)
    verdict = _verdict(ledger, view, key)
    with ledger.reading() as connection:
        row = find_documents(connection, numbers=[verdict.document_number])[0]
    record_verdict(
        whole, view.plan, verdict.line, row.id, verdict.start, verdict.end, "withdrawn", who=person.name,
        suggested=verdict.suggested,
    )  # fmt: skip
    back = safe_path(next, f"/plans/{id_}/lines/{verdict.line}")
    return RedirectResponse(f"{back}?told=entered", status_code=303)


def _verdict(ledger: Ledger, view: PlanView, key: str) -> Verdict:
    with ledger.reading() as connection:
        found = [one for one in evidence_of(connection, view.plan) if one.id == key]
    if not found:
        raise NotInLedger(f"{key}: no such evidence")
    return found[0]


def _seen_document(ledger: Ledger, key: str) -> None:
    """Raises: NotInLedger for a document the person may not see."""
    with ledger.reading() as connection:
        if not find_documents(connection, key=key):
            raise NotInLedger(f"{key}: no such document")


def _changes(ledger: Ledger, matrix: Matrix, view: PlanView) -> Changes:
    links = Links(into=view.plan.id)
    if matrix.exported is not None and matrix.exported.plan != view.plan.id:
        raise JudgementError(f"{matrix.source}: is the matrix of another plan ({matrix.exported.plan})")
    return changes_of(ledger, matrix, links, plan_of_matrix(ledger, matrix, links, who="", dry_run=True))
