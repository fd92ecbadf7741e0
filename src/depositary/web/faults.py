"""What an error becomes: a status, what happened, what to do; as a page, or under /api/ as problem details (RFC 9457).

Every error of the project has its line in the table; whatever else goes wrong is a fault of ours, logged with a number.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from http import HTTPStatus

import msgspec
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from depositary import errors
from depositary.logs import REQUEST_ID
from depositary.web.people import NotAllowed
from depositary.web.rendering import page
from depositary.web.translating import speech_of
from depositary.web.words import N_

__all__ = ["Fault", "add_fault_answers", "fault_of", "page_answer", "problem_answer"]

_LOG = logging.getLogger("depositary.web")
_STATUS: tuple[tuple[type[Exception], int], ...] = (  # the first that fits
    (errors.NotInLedger, 404),
    (errors.JudgementError, 422),
    (errors.AccountError, 422),
    (errors.DocumentError, 422),
    (errors.ExportError, 422),
    (errors.EmbedderMissing, 503),
    (errors.LedgerBusy, 503),
    (errors.LedgerReadOnly, 403),
    (errors.LedgerError, 500),
    (errors.DataError, 500),
)


_TOLD = {  # what a page says of a status: what happened, what to do
    401: (N_("Please sign in"), N_("Sign in and try again.")),
    403: (N_("Not allowed"), N_("Your role does not allow this. An administrator can give you another.")),
    404: (N_("Not found"), N_("Look for it with the search above, or in the lists of records and documents.")),
    405: (N_("Not possible here"), N_("Go back and use the buttons of the page.")),
    413: (N_("Too large"), N_("Send fewer or smaller files at once.")),
    422: (N_("This cannot be done"), N_("Go back, correct what is named above, and send it again.")),
    429: (N_("Too many attempts"), N_("Wait a little and try again.")),
    503: (N_("Busy"), N_("Try again in a moment.")),
}
_OTHERWISE = (N_("Something went wrong"), N_("Nothing was changed. Try again; if it stays, tell the administrator."))


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One error as told. detail: what happened, where and what to do; number: by which the log names it."""

    status: int
    title: str
    detail: str
    number: str | None = None
    fields: tuple[tuple[str, str], ...] = ()


def fault_of(error: Exception) -> Fault:
    """What is told of an error; nothing of the inside is told of those nobody raised on purpose."""
    if isinstance(error, NotAllowed):
        status = 401 if error.person is None else 403
        return Fault(status=status, title=HTTPStatus(status).phrase, detail=str(error))
    if isinstance(error, HTTPException):
        return Fault(status=error.status_code, title=HTTPStatus(error.status_code).phrase, detail=str(error.detail))
    if isinstance(error, RequestValidationError):
        fields = tuple((".".join(map(str, one["loc"][1:])), str(one["msg"])) for one in error.errors())
        told = "; ".join(f"{name}: {said}" for name, said in fields)
        return Fault(status=422, title=HTTPStatus(422).phrase, detail=told, fields=fields)
    for kind, status in _STATUS:
        if isinstance(error, kind):
            return Fault(status=status, title=HTTPStatus(status).phrase, detail=str(error))
    number = REQUEST_ID.get() or secrets.token_hex(8)
    _LOG.error("fault %s", number, exc_info=error)
    return Fault(status=500, title=HTTPStatus(500).phrase, detail="", number=number)


def _told(status: int) -> tuple[str, str]:
    return _TOLD.get(status, _OTHERWISE)


def add_fault_answers(app: FastAPI) -> None:
    """Answer every error in one shape."""

    def answer(request: Request, error: Exception) -> Response:
        fault = fault_of(error)
        if request.url.path.startswith("/api/"):
            return problem_answer(request, fault)
        if fault.status == 401:
            return RedirectResponse(f"/login?next={request.url.path}", status_code=303)
        return page_answer(request, fault)

    handle: Callable[[Request, Exception], Response] = answer
    for kind in (errors.DepositaryError, NotAllowed, HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(kind, handle)


def page_answer(request: Request, fault: Fault) -> Response:
    """The fault as a page: what happened, and what to do."""
    speech = speech_of(request)
    what, advice = (speech.say(said) for said in _told(fault.status))
    return page(request, "fault.html", status=fault.status, fault=fault, what=what, advice=advice)


def problem_answer(request: Request, fault: Fault) -> Response:
    """The fault as problem details."""
    told: dict[str, object] = {
        "type": "about:blank",
        "title": fault.title,
        "status": fault.status,
        "detail": fault.detail,
    }
    told |= {"instance": request.url.path} | ({"number": fault.number} if fault.number else {})
    if fault.fields:
        told["errors"] = [{"field": name, "detail": said} for name, said in fault.fields]
    return JSONResponse(told, status_code=fault.status, media_type="application/problem+json")
