"""The API: `/api/v1`, thin over `depositary.report`; the records are the classes that pages and command line show."""

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import Response

from depositary.web.api import (
    about,
    adding,
    changes,
    exports,
    judging,
    lists,
    plan_import,
    plans,
    questions,
    things,
    webhooks,
)
from depositary.web.api.answering import NotModified
from depositary.web.api.describing import describe

__all__ = ["add_api"]

_ROUTERS = (about, questions, lists, things, adding, judging, plans, plan_import, exports, changes, webhooks)


def add_api(app: FastAPI) -> None:
    """Add all routes under /api/v1 and their description to an application."""
    api = APIRouter(prefix="/api/v1")
    for part in _ROUTERS:
        api.include_router(part.router)
    app.include_router(api)
    app.add_exception_handler(NotModified, _not_modified)
    describe(app)


def _not_modified(_: Request, error: Exception) -> Response:
    tag = error.tag if isinstance(error, NotModified) else ""
    return Response(status_code=304, headers={"ETag": tag, "Vary": "Cookie, Authorization"})
