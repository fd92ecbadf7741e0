"""The API about itself: who asks, and what there is to ask."""

from __future__ import annotations

import msgspec
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from depositary import __version__
from depositary.web.api.answering import Json, tell
from depositary.web.api.describing import answers
from depositary.web.people import Viewer
from depositary.web.rendering import page

__all__ = ["router"]

router = APIRouter(tags=["about"])


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks. may: the role whose doings are allowed; sees: the role as which documents are seen; accounts: whether
    people sign in at all."""

    name: str
    may: str
    sees: str
    accounts: bool
    version: str


@router.get("/me", **answers(Me))
def me(request: Request, person: Viewer) -> Json:
    """Who asks, as what."""
    told = Me(
        name=person.name, may=person.role, sees=person.sees or person.role,
        accounts=request.app.state.settings.with_accounts, version=__version__,
    )  # fmt: skip
    return tell(request, told)


@router.get("/docs", include_in_schema=False)
def docs(request: Request, person: Viewer) -> HTMLResponse:
    """All routes with what they ask and answer, as a page."""
    told = request.app.openapi()
    routes = [
        (method.upper(), path, operation)
        for path, operations in told["paths"].items()
        for method, operation in operations.items()
    ]
    return page(request, "accounts/api.html", routes=routes)
