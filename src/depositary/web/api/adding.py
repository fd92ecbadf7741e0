"""Documents in, many at once, with a result for each: files, texts, web addresses."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Annotated, Literal

import msgspec
import pydantic
from fastapi import APIRouter, File, Form, Request, UploadFile

from depositary.errors import DocumentError, LimitExceeded
from depositary.ledger import Ledger, document_key, known_documents, record_document
from depositary.ledger.accounts.audit import append_audit
from depositary.model import Document
from depositary.pipeline import READER, Outcome, Task, read_document, work_on
from depositary.web.api.answering import Json, tell, unprocessable
from depositary.web.api.describing import answers
from depositary.web.ledgers import WholeLedger
from depositary.web.people import Editor, Person, Role

__all__ = ["AddedDocument", "add_outcomes", "read_uploads", "router"]

router = APIRouter(tags=["adding documents"])
_MOST = 500  # documents of one request
_STEM = 120  # letters of a name that are kept
_WEB = ("http://", "https://")


class AddedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one document. state: failed has a reason; known: it is recorded already, and nothing changed.

    id: the document's; things: how many new ones of each kind; contradictions: ids of the new ones.
    """

    name: str
    state: Literal["added", "known", "reread", "failed"]
    id: str | None = None
    claims: int = 0
    things: dict[str, int] = {}
    contradictions: tuple[str, ...] = ()
    reason: str | None = None


class AddedDocuments(msgspec.Struct, frozen=True, kw_only=True):
    """A result for each document, in the order they came; an archive has one for each document in it."""

    documents: tuple[AddedDocument, ...]
    added: int
    known: int
    failed: int


class NewDocument(pydantic.BaseModel):
    """A text under a name, or a web address to fetch it from."""

    name: Annotated[str, pydantic.Field(min_length=1, max_length=200)] | None = None
    text: Annotated[str, pydantic.Field(max_length=20_000_000)] | None = None
    url: Annotated[str, pydantic.Field(max_length=2000)] | None = None


class NewDocuments(pydantic.BaseModel):
    """Documents to be read and recorded. restricted_to: only this role and those above it may see them."""

    documents: Annotated[list[NewDocument], pydantic.Field(min_length=1, max_length=_MOST)]
    restricted_to: Literal["viewer", "editor", "admin"] | None = None


@router.post("/documents", **answers(AddedDocuments))
def add_texts(request: Request, person: Editor, whole: WholeLedger, asked: NewDocuments) -> Json:
    """Read and record texts and web pages. What fails is named with its reason, all else is recorded.

    Adding a document a second time changes nothing. Addresses inside private networks are refused.
    """
    for place, one in enumerate(asked.documents):
        if (one.text is None) == (one.url is None) or (one.text is not None and one.name is None):
            raise unprocessable(f"documents.{place}", "give either name and text, or url")
        if one.url is not None and not one.url.lower().startswith(_WEB):
            raise unprocessable(f"documents.{place}.url", "must begin with http:// or https://")
    outcomes = (outcome for one in asked.documents for outcome in _read_one(one, whole))
    return _added(request, person, whole, outcomes, asked.restricted_to)


@router.post("/documents/files", **answers(AddedDocuments))
def add_files(
    request: Request, person: Editor, whole: WholeLedger,
    files: Annotated[list[UploadFile], File(description="Documents in any format `depositary doctor` names.")],
    restricted_to: Annotated[Literal["viewer", "editor", "admin"] | None, Form()] = None,
) -> Json:  # fmt: skip
    """Read and record files, and archives of files. What fails is named with its reason, all else is recorded."""
    if len(files) > _MOST:
        raise unprocessable("files", f"at most {_MOST} at once")
    return _added(request, person, whole, read_uploads(files, whole.location), restricted_to)


def read_uploads(files: Iterable[UploadFile], known_in: str | None = None) -> Iterator[Outcome]:
    """The documents of uploaded files, read. A file's own name is kept, without any folder. known_in: as in `Task`."""
    for upload in files:
        name = _safe_name(upload.filename)
        with tempfile.TemporaryDirectory(prefix="depositary-") as folder:
            path = Path(folder) / name
            with path.open("wb") as file:
                while block := upload.file.read(1 << 20):
                    file.write(block)
            for outcome in work_on(Task(path=str(path), known_in=known_in)):
                yield msgspec.structs.replace(outcome, path=name)


def add_outcomes(ledger: Ledger, outcomes: Iterable[Outcome], restricted_to: str | None) -> Iterator[AddedDocument]:
    """Record what was read, a document at a time, and tell what became of each. Raises: LedgerError."""
    for outcome in outcomes:
        error: DocumentError | None = outcome.error
        document, reading = outcome.document, outcome.reading
        if outcome.known and document is not None:
            yield AddedDocument(name=document.id, state="known", id=document_key(document))
            continue
        if error is None and document is not None and reading is not None:
            try:
                recorded = record_document(ledger, document, reading, restricted_to=restricted_to)
            except DocumentError as refused:
                error = refused
            else:
                yield AddedDocument(
                    name=recorded.name, state=recorded.state, id=recorded.document, claims=len(recorded.claims),
                    things=dict(Counter(key.partition("-")[0] for key in recorded.things)),
                    contradictions=tuple(f"contradiction-{number}" for number in recorded.contradictions),
                )  # fmt: skip
                continue
        yield AddedDocument(name=outcome.path, state="failed", reason=error.reason if error else "holds no document")


def _added(request: Request, person: Person, ledger: Ledger, outcomes: Iterable[Outcome], role: Role | None) -> Json:
    if role is not None and not person.may(role):
        raise unprocessable("restricted_to", f"{role} is above your role; you would not see the documents yourself")
    wanted = None if role == "viewer" else role
    done = tuple(add_outcomes(ledger, outcomes, wanted))
    counted = Counter(one.state for one in done)
    if wanted is not None and counted["added"]:
        with ledger.writing() as connection:
            names = [one.name for one in done if one.state == "added"]
            append_audit(connection, person.name, "documents restricted", f"{len(names)} new", to=wanted, names=names)
    told = AddedDocuments(
        documents=done, added=counted["added"], known=counted["known"], failed=counted["failed"]
    )  # fmt: skip
    return tell(request, told)


def _read_one(one: NewDocument, ledger: Ledger) -> Iterator[Outcome]:
    if one.url is not None:
        yield from work_on(Task(path=one.url, known_in=ledger.location))
        return
    name = _safe_stem(one.name or "")
    document = Document(id=name, text=one.text or "", media_type="text/plain")
    try:
        key = document_key(document)
        if known_documents(ledger, [key]).get(key) == (READER.name, READER.version):
            yield Outcome(path=name, document=document, known=True)
        else:
            yield Outcome(path=name, document=document, reading=read_document(document))
    except DocumentError as error:
        yield Outcome(path=name, error=error)
    except (RecursionError, MemoryError):
        yield Outcome(path=name, error=LimitExceeded(name, "is too large or nested too deeply to be read"))


def _safe_name(name: str | None) -> str:
    """A file's name without folders, marks that mislead, or undue length; its ending stays."""
    last = PurePosixPath((name or "").replace("\\", "/")).name
    stem, dot, suffix = last.rpartition(".")
    return f"{_safe_stem(stem)}.{suffix[:12]}" if dot and stem and suffix.isalnum() else _safe_stem(last)


def _safe_stem(stem: str) -> str:
    kept = "".join(letter if letter.isprintable() and letter not in "/\\\0" else "-" for letter in stem)
    return kept.strip(" .")[:_STEM] or "document"
