"""Webhooks, looked after by a program: what an administrator does on the page of them."""

from __future__ import annotations

from typing import Annotated

import msgspec
import pydantic
from fastapi import APIRouter, Path, Request

from depositary.web.api.answering import Json, tell, tell_page, unprocessable
from depositary.web.api.describing import answers, page_of, ref
from depositary.web.hooks.managing import Hooks, NewHook, State, add_hook, change_state, remove_hook
from depositary.web.hooks.store import Delivery, Hook
from depositary.web.ledgers import WholeLedger
from depositary.web.people import Admin, Role
from depositary.web.words import WORDS

__all__ = ["router"]

router = APIRouter(prefix="/webhooks", tags=["webhooks"])
_Id = Annotated[str, Path(max_length=300, description="Id of a webhook.")]
_Name = Annotated[str, pydantic.Field(min_length=1, max_length=80)]


class Adding(pydantic.BaseModel):
    """A new webhook. role: as which role it sees the ledger; events: names of changes it is told, as `changes` has them
    (none: all); everything: it is told what was recorded before too."""

    name: _Name
    url: Annotated[str, pydantic.Field(min_length=1, max_length=2000)]
    role: Role = "viewer"
    events: Annotated[list[_Name], pydantic.Field(max_length=100)] = []
    everything: bool = False


class Changing(pydantic.BaseModel):
    """state: a stopped one is told nothing until it is active again, and then misses nothing."""

    state: State


class Webhook(msgspec.Struct, frozen=True, kw_only=True):
    """after: number of the last change it has; failures: in a row; deliveries: the latest tries, earliest first."""

    id: str
    name: str
    url: str
    role: Role
    events: tuple[str, ...]
    state: State
    after: int
    failures: int
    made_by: str
    made_at: str
    deliveries: tuple[Delivery, ...]


class NewWebhook(msgspec.Struct, frozen=True, kw_only=True):
    """secret: what its deliveries are signed with, told this once."""

    webhook: Webhook
    secret: str


@router.get("", **answers(page_of(ref(Webhook))))
def webhooks(request: Request, person: Admin, hooks: Hooks) -> Json:
    """All webhooks, by name; there are few, so this is one page."""
    return tell_page(request, map(_told, hooks.store.all()), None)


@router.post("", **answers(NewWebhook, status=201))
def add(request: Request, person: Admin, hooks: Hooks, whole: WholeLedger, asked: Adding) -> Json:
    """Add one; what is recorded from now on is brought to its address."""
    for event in asked.events:
        if event not in WORDS["event"]:
            raise unprocessable("events", f"{event!r}: there are {', '.join(WORDS['event'])}")
    new = NewHook(
        name=asked.name, url=asked.url, role=asked.role, events=tuple(asked.events), everything=asked.everything
    )
    hook = add_hook(hooks, whole, new, who=person.name)
    return tell(request, NewWebhook(webhook=_told(hook), secret=hook.secret), status=201)


@router.post("/{id}/tries", **answers(Delivery, status=201))
def try_out(request: Request, person: Admin, hooks: Hooks, id: _Id) -> Json:
    """Send an empty delivery, marked as a test, and tell what became of it."""
    return tell(request, hooks.try_out(id), status=201)


@router.patch("/{id}", **answers(Webhook))
def change(request: Request, person: Admin, hooks: Hooks, whole: WholeLedger, id: _Id, asked: Changing) -> Json:
    """Stop one, or start it again where it stopped."""
    return tell(request, _told(change_state(hooks, whole, id, asked.state, who=person.name)))


@router.delete("/{id}", **answers(Webhook))
def remove(request: Request, person: Admin, hooks: Hooks, whole: WholeLedger, id: _Id) -> Json:
    """Forget one and its secret."""
    return tell(request, _told(remove_hook(hooks, whole, id, who=person.name)))


def _told(hook: Hook) -> Webhook:
    return Webhook(
        id=hook.id, name=hook.name, url=hook.url, role=hook.role, events=hook.events, state=hook.state,
        after=hook.after, failures=hook.failures, made_by=hook.made_by, made_at=hook.made_at, deliveries=hook.log,
    )  # fmt: skip
