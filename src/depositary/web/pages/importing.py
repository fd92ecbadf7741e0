"""Adding documents: files dropped or chosen, a pasted text, web addresses; progress while they are read."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePosixPath
from typing import Annotated, Literal

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from depositary.errors import JudgementError, NotInLedger
from depositary.web.importing import Importer, Incoming, Job, importer_of
from depositary.web.ledgers import SeenLedger, WholeLedger
from depositary.web.people import Editor, Person
from depositary.web.rendering import page
from depositary.web.words import N_

__all__ = ["router"]

router = APIRouter(prefix="/import")
_MOST = 500  # sources of one job
_NAME = 120  # letters of a name that are kept
_BLOCK = 1 << 20


@router.get("")
def show_form(request: Request, ledger: SeenLedger, person: Editor) -> HTMLResponse:
    """The page to add documents on."""
    return page(request, "import.html", jobs=importer_of(request).jobs(person.name)[:5])


@router.post("")
def take_in(
    request: Request,
    whole: WholeLedger,
    person: Editor,
    files: Annotated[list[UploadFile] | None, File()] = None,
    text: Annotated[str, Form()] = "",
    name: Annotated[str, Form()] = "",
    addresses: Annotated[str, Form()] = "",
    restricted_to: Annotated[Literal["", "viewer", "editor", "admin"], Form()] = "",
) -> RedirectResponse:
    """Keep what was sent, start reading it, and go to the page that shows how far it is."""
    importer = importer_of(request)
    id_ = importer.new_id()
    sources = [*_files(importer, id_, files or []), *_addresses(addresses)]
    if text.strip():
        sources.append(_text(importer, id_, text, name))
    if not sources:
        raise JudgementError(N_("Choose a file, paste a text, or give a web address."))
    if len(sources) > _MOST:
        raise JudgementError(f"at most {_MOST} at once; the command line (depositary add) takes any number")
    if restricted_to and not person.may(restricted_to):
        raise JudgementError(f"{restricted_to} is above your role; you would not see the documents yourself")
    wanted = None if restricted_to in ("", "viewer") else restricted_to
    importer.start(whole, id_, sources, person=person.name, restricted_to=wanted)
    return RedirectResponse(f"/import/{id_}", status_code=303)


@router.get("/{id_}")
def show_job(request: Request, id_: str, ledger: SeenLedger, person: Editor) -> HTMLResponse:
    """How far a job is, and what became of each document."""
    return page(request, "job.html", job=_job(request, id_, person))


@router.get("/{id_}/progress")
def show_progress(request: Request, id_: str, ledger: SeenLedger, person: Editor) -> HTMLResponse:
    """The part of that page that changes."""
    return page(request, "progress.html", job=_job(request, id_, person))


def _job(request: Request, id_: str, person: Person) -> Job:
    job = importer_of(request).job(id_)
    if job is None or (job.person != person.name and not person.may("admin")):
        raise NotInLedger(f"{id_}: no such import; what was read is in the list of documents")
    return job


def _files(importer: Importer, id_: str, files: list[UploadFile]) -> list[Incoming]:
    found = []
    for number, upload in enumerate(files):
        if not upload.filename:
            continue  # a browser sends an empty part if nothing was chosen
        name = _safe(PurePosixPath(upload.filename.replace("\\", "/")).name) or "document"
        folder = importer.folder(id_) / str(number)  # files of one name stand apart
        folder.mkdir()
        place = folder / name
        with place.open("wb") as kept:
            while block := upload.file.read(_BLOCK):
                kept.write(block)
        found.append(Incoming(name=name, place=str(place)))
    return found


def _addresses(said: str) -> list[Incoming]:
    found = []
    for word in said.split():
        if not word.lower().startswith(("http://", "https://")):
            raise JudgementError(f"{word[:100]}: a web address begins with http:// or https://")
        found.append(Incoming(name=word, place=word))
    return found


def _text(importer: Importer, id_: str, text: str, name: str) -> Incoming:
    stem = _safe(name.strip()) or f"pasted-{dt.datetime.now(dt.UTC):%Y%m%d-%H%M%S}"
    folder = importer.folder(id_) / "text"
    folder.mkdir()
    place = folder / f"{stem}.txt"
    place.write_text(text.replace("\r\n", "\n"), encoding="utf-8")
    return Incoming(name=stem, place=str(place))


def _safe(name: str) -> str:
    """A file's name without what misleads; its ending stays."""
    kept = "".join(letter if letter.isprintable() and letter not in "/\\\0" else "-" for letter in name).strip(" .")
    stem, dot, suffix = kept.rpartition(".")
    return f"{stem[:_NAME]}{dot}{suffix[:12]}" if stem else kept[:_NAME]
