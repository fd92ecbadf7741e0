"""Exports: what the one who asks may see, in the formats others work with, with the filters of the lists."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from depositary.export import EXPORTERS, Asked
from depositary.export.base import KINDS
from depositary.plans.labels import labelled_languages
from depositary.web.api.answering import Json, tell, unprocessable
from depositary.web.api.asking import (
    Actor,
    Area,
    Day,
    DocumentLanguage,
    Force,
    Level,
    Partnership,
    Seen,
    Since,
    Until,
    day_of,
    first_of,
    last_of,
)
from depositary.web.api.describing import answers
from depositary.web.downloads import sent_export
from depositary.web.ledgers import SeenLedger
from depositary.web.people import Viewer

__all__ = ["router"]

router = APIRouter(tags=["exports"])
_ZIP = "application/zip"
_Kind = Literal["meeting", "person", "instrument", "progress", "commitment"]


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """A format. media_type: of its file, or of the files in its archive; files: whether it is an archive of several;
    of: what must be named (`plan`, `thing`), null for formats that tell of all that the filters leave."""

    name: str
    media_type: str
    files: bool
    of: str | None
    about: str


class Formats(msgspec.Struct, frozen=True, kw_only=True):
    items: tuple[Format, ...]


def _file() -> dict[str, Any]:
    """How the answer of a format is described: a file of any of the media types."""
    types = {one.media_type.split(";")[0] for one in EXPORTERS.values()} | {_ZIP}
    content = {one: {"schema": {"type": "string", "format": "binary"}} for one in sorted(types)}
    headers = {"Content-Disposition": {"description": "A name for the file.", "schema": {"type": "string"}}}
    return {
        "responses": {200: {"description": "The file.", "content": content, "headers": headers}},
        "response_class": Response,
    }


@router.get("/exports", **answers(Formats))
def formats(request: Request, person: Viewer) -> Json:
    """The formats there are."""
    found = (
        Format(
            name=name, media_type=one.media_type, files=hasattr(one, "write_into"), of=getattr(one, "of", None),
            about=(type(one).__doc__ or "").strip().splitlines()[0],
        )
        for name, one in EXPORTERS.items()
    )  # fmt: skip
    return tell(request, Formats(items=tuple(found)))


@router.get("/exports/{format}", **_file())
def export(
    person: Viewer, ledger: SeenLedger, view: Seen,
    format: Annotated[str, Path(max_length=40, description="One of `/exports`.")],
    kind: Annotated[list[_Kind] | None, Query(description="Only these kinds of things; may be repeated.")] = None,
    partnership: Partnership = None, actor: Actor = None, level: Level = None, force: Force = None, area: Area = None,
    type: Annotated[str | None, Query(max_length=200, description="Instruments of this type.")] = None,
    status: Annotated[str | None, Query(max_length=200, description="Of this status.")] = None,
    since: Since = None, until: Until = None, language: DocumentLanguage = None,
    plan: Annotated[str | None, Query(max_length=300, description="For xlsx and docx: id or words of a plan.")] = None,
    thing: Annotated[
        str | None, Query(max_length=300, description="For briefings: a partnership, or the id of a thing.")
    ] = None,
    labels: Annotated[
        str | None, Query(max_length=20, description="Language of heads and labels (en, vi, zh); quotes stay.")
    ] = None,
    on: Day = None,
    base: Annotated[
        str, Query(max_length=200, pattern=r"^[a-z][a-z0-9+.-]*:[^\s<>\"{}|^`\\]*$",
                   description="Linked data: what addresses of things begin with.")
    ] = "urn:depositary:",
) -> Response:  # fmt: skip
    """A file in this format; several files come as a zip archive. What nobody may see is in none."""
    if labels is not None and labels not in labelled_languages():
        raise unprocessable("labels", f"{labels!r}: there are {', '.join(labelled_languages())}")
    asked = Asked(
        plan=plan, thing=thing, language=labels, on=day_of(on, "on"), kinds=tuple(kind or KINDS),
        partnership=partnership, actor=actor, level=level, force=force, area=area, type=type, status=status,
        told_in=language, since=first_of(since, "since"), until=last_of(until, "until"), view=view, base=base,
    )  # fmt: skip
    return sent_export(ledger, format, asked)
