"""Webhooks as an administrator looks after them: adding, trying out, stopping, removing, and what became of each."""

from __future__ import annotations

import secrets
from typing import Annotated, get_args

import msgspec
from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from sqlalchemy import func, select

from depositary.errors import JudgementError
from depositary.ledger.accounts.audit import append_audit
from depositary.ledger.chain import now
from depositary.ledger.tables import history
from depositary.web.hooks.sending import check_address
from depositary.web.hooks.store import Hook
from depositary.web.hooks.working import HookWorker
from depositary.web.ledgers import WholeLedger
from depositary.web.people import Admin, Role
from depositary.web.rendering import page
from depositary.web.words import N_, WORDS

__all__ = ["router"]

router = APIRouter(prefix="/admin/webhooks")
_MOST = 50  # hooks of one server
Word = Annotated[str, Form(max_length=2000)]


@router.get("")
def show(request: Request, person: Admin) -> Response:
    """All hooks, and the form for a new one."""
    return _shown(request)


@router.post("")
def add(
    request: Request, person: Admin, whole: WholeLedger, name: Word = "", url: Word = "", role: Word = "viewer",
    event: Annotated[list[str] | None, Form(max_length=40)] = None,
    since: Annotated[str, Form(max_length=10)] = "now",
) -> Response:  # fmt: skip
    """A new hook, told of what comes from now on (or of everything); its secret is shown this once."""
    try:
        if not name.strip() or len(name) > 80:
            raise JudgementError(N_("Give the webhook a name of up to 80 letters."))
        if role not in get_args(Role):
            raise JudgementError(f"{role}: there is no such role")
        if len(_worker(request).store.all()) >= _MOST:
            raise JudgementError(f"there are {_MOST} webhooks already; remove one first")
        check_address(url.strip(), request.app.state.settings.webhook_hosts)
    except JudgementError as error:
        return _shown(request, status=422, wrong=str(error))
    with whole.writing() as connection:
        last = connection.execute(select(func.max(history.c.id))).scalar() or 0
        hook = Hook(
            id=f"webhook-{secrets.token_hex(6)}", name=name.strip(), url=url.strip(), role=role,  # type: ignore[arg-type]
            secret=f"whs_{secrets.token_urlsafe(32)}", after=0 if since == "all" else last, made_by=person.name,
            events=tuple(one for one in WORDS["event"] if one in set(event or ())), made_at=now(),
        )  # fmt: skip
        append_audit(connection, person.name, "webhook added", hook.name, webhook=hook.id, url=hook.url, role=hook.role)
    _worker(request).store.add(hook)
    return _shown(request, secret=hook.secret)


@router.post("/{id_}/try")
def try_out(request: Request, person: Admin, id_: str) -> Response:
    """Send an empty delivery, marked as a test."""
    _worker(request).try_out(id_)
    return RedirectResponse(f"/admin/webhooks#{id_}", status_code=303)


@router.post("/{id_}/state")
def change_state(
    request: Request, person: Admin, whole: WholeLedger, id_: str, state: Annotated[str, Form(max_length=10)] = ""
) -> Response:
    """Stop a hook, or start it again where it stopped."""
    if state not in ("active", "stopped"):
        raise JudgementError(f"{state}: there is no such state")
    hook = _worker(request).store.change(
        id_, lambda one: msgspec.structs.replace(one, state=state, failures=0, next=0.0)
    )
    with whole.writing() as connection:
        append_audit(connection, person.name, f"webhook {state}", hook.name, webhook=hook.id)
    return RedirectResponse(f"/admin/webhooks#{id_}", status_code=303)


@router.post("/{id_}/remove")
def remove(request: Request, person: Admin, whole: WholeLedger, id_: str) -> Response:
    """Forget a hook and its secret."""
    hook = _worker(request).store.remove(id_)
    with whole.writing() as connection:
        append_audit(connection, person.name, "webhook removed", hook.name, webhook=hook.id)
    return RedirectResponse("/admin/webhooks", status_code=303)


def _worker(request: Request) -> HookWorker:
    found: HookWorker = request.app.state.hooks
    return found


def _shown(request: Request, *, status: int = 200, wrong: str | None = None, secret: str | None = None) -> Response:
    return page(
        request, "accounts/webhooks.html", status=status, hooks=_worker(request).store.all(), wrong=wrong,
        secret=secret, events=tuple(WORDS["event"]),
    )  # fmt: skip
