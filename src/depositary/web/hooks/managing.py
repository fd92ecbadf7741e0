"""What may be done with webhooks, by a page or by the API: each act is told in the audit log under who did it."""

from __future__ import annotations

import secrets
from typing import Annotated, Literal, cast, get_args

import msgspec
from fastapi import Depends, Request
from sqlalchemy import func, select

from depositary.errors import JudgementError
from depositary.ledger import Ledger
from depositary.ledger.accounts.audit import append_audit
from depositary.ledger.chain import now
from depositary.ledger.tables import history
from depositary.web.hooks.sending import check_address
from depositary.web.hooks.store import Hook
from depositary.web.hooks.working import HookWorker
from depositary.web.people import Role
from depositary.web.words import N_, WORDS

__all__ = ["MOST", "Hooks", "NewHook", "State", "add_hook", "change_state", "remove_hook"]

MOST = 50  # hooks of one server
State = Literal["active", "stopped"]


class NewHook(msgspec.Struct, frozen=True, kw_only=True):
    """role: as which role it sees the ledger; events: names of changes it is told (none: all; unknown ones are left
    out); everything: it is told what was recorded before too."""

    name: str
    url: str
    role: str = "viewer"
    events: tuple[str, ...] = ()
    everything: bool = False


def _worker(request: Request) -> HookWorker:
    found: HookWorker = request.app.state.hooks
    return found


Hooks = Annotated[HookWorker, Depends(_worker)]
"""The hooks of the server that is asked."""


def add_hook(worker: HookWorker, whole: Ledger, new: NewHook, *, who: str) -> Hook:
    """Keep a new hook, with a secret of its own. Raises: JudgementError saying what is wrong with it."""
    name, url = new.name.strip(), new.url.strip()
    if not name or len(name) > 80:
        raise JudgementError(N_("Give the webhook a name of up to 80 letters."))
    if new.role not in get_args(Role):
        raise JudgementError(f"{new.role}: there is no such role")
    if len(worker.store.all()) >= MOST:
        raise JudgementError(f"there are {MOST} webhooks already; remove one first")
    check_address(url, worker.allowed)
    with whole.writing() as connection:
        last = connection.execute(select(func.max(history.c.id))).scalar() or 0
        hook = Hook(
            id=f"webhook-{secrets.token_hex(6)}", name=name, url=url, role=cast(Role, new.role),
            secret=f"whs_{secrets.token_urlsafe(32)}", after=0 if new.everything else last, made_by=who,
            events=tuple(one for one in WORDS["event"] if one in new.events), made_at=now(),
        )  # fmt: skip
        append_audit(connection, who, "webhook added", hook.name, webhook=hook.id, url=hook.url, role=hook.role)
    worker.store.add(hook)
    return hook


def change_state(worker: HookWorker, whole: Ledger, id_: str, state: State, *, who: str) -> Hook:
    """Stop a hook, or start it again where it stopped. Raises: NotInLedger."""
    hook = worker.store.change(id_, lambda one: msgspec.structs.replace(one, state=state, failures=0, next=0.0))
    with whole.writing() as connection:
        append_audit(connection, who, f"webhook {state}", hook.name, webhook=hook.id)
    return hook


def remove_hook(worker: HookWorker, whole: Ledger, id_: str, *, who: str) -> Hook:
    """Forget a hook and its secret. Raises: NotInLedger."""
    hook = worker.store.remove(id_)
    with whole.writing() as connection:
        append_audit(connection, who, "webhook removed", hook.name, webhook=hook.id)
    return hook
