"""Webhooks as an administrator looks after them: adding, trying out, stopping, removing, and what became of each."""

from __future__ import annotations

from typing import Annotated, cast, get_args

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from depositary.errors import JudgementError
from depositary.web.hooks import managing
from depositary.web.hooks.managing import Hooks, NewHook, State
from depositary.web.ledgers import WholeLedger
from depositary.web.people import Admin
from depositary.web.rendering import page
from depositary.web.words import WORDS

__all__ = ["router"]

router = APIRouter(prefix="/admin/webhooks")
Word = Annotated[str, Form(max_length=2000)]


@router.get("")
def show(request: Request, person: Admin, hooks: Hooks) -> Response:
    """All hooks, and the form for a new one."""
    return _shown(request, hooks)


@router.post("")
def add(
    request: Request, person: Admin, hooks: Hooks, whole: WholeLedger,
    name: Word = "", url: Word = "", role: Word = "viewer",
    event: Annotated[list[str] | None, Form(max_length=40)] = None,
    since: Annotated[str, Form(max_length=10)] = "now",
) -> Response:  # fmt: skip
    """A new hook, told of what comes from now on (or of everything); its secret is shown this once."""
    new = NewHook(name=name, url=url, role=role, events=tuple(event or ()), everything=since == "all")
    try:
        hook = managing.add_hook(hooks, whole, new, who=person.name)
    except JudgementError as error:
        return _shown(request, hooks, status=422, wrong=str(error))
    return _shown(request, hooks, secret=hook.secret)


@router.post("/{id_}/try")
def try_out(person: Admin, hooks: Hooks, id_: str) -> Response:
    """Send an empty delivery, marked as a test."""
    hooks.try_out(id_)
    return RedirectResponse(f"/admin/webhooks#{id_}", status_code=303)


@router.post("/{id_}/state")
def change_state(
    person: Admin, hooks: Hooks, whole: WholeLedger, id_: str, state: Annotated[str, Form(max_length=10)] = ""
) -> Response:
    """Stop a hook, or start it again where it stopped."""
    if state not in get_args(State):
        raise JudgementError(f"{state}: there is no such state")
    managing.change_state(hooks, whole, id_, cast(State, state), who=person.name)
    return RedirectResponse(f"/admin/webhooks#{id_}", status_code=303)


@router.post("/{id_}/remove")
def remove(person: Admin, hooks: Hooks, whole: WholeLedger, id_: str) -> Response:
    """Forget a hook and its secret."""
    managing.remove_hook(hooks, whole, id_, who=person.name)
    return RedirectResponse("/admin/webhooks", status_code=303)


def _shown(
    request: Request, hooks: Hooks, *, status: int = 200, wrong: str | None = None, secret: str | None = None
) -> Response:
    return page(
        request, "accounts/webhooks.html", status=status, hooks=hooks.store.all(), wrong=wrong,
        secret=secret, events=tuple(WORDS["event"]),
    )  # fmt: skip
