"""Who asks, and what they may do.

Without accounts everybody who reaches the server is the person at this machine, who may do everything. With accounts a
middleware puts the person into `request.state.person` before any page runs.
"""

from __future__ import annotations

import getpass
import os
from typing import Annotated, Literal

import msgspec
from fastapi import Depends, Request

__all__ = ["ROLES", "Admin", "Editor", "NotAllowed", "Person", "Role", "Viewer", "local_person", "person_of"]

Role = Literal["viewer", "editor", "admin"]
ROLES: tuple[Role, ...] = ("viewer", "editor", "admin")  # each may do what the one before may


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """name: what judgements are signed with; role: what the person may do; sees: as which role (None: the same; a token
    sees what its owner sees even where it may only read); local: the person at this machine, with accounts off."""

    name: str
    role: Role
    local: bool = False
    sees: Role | None = None

    def may(self, role: Role) -> bool:
        return ROLES.index(self.role) >= ROLES.index(role)


class NotAllowed(Exception):
    """What was asked needs another role, or somebody signed in. needs: the role; person: who asked, if anybody."""

    def __init__(self, needs: Role, person: Person | None) -> None:
        super().__init__(f"needs the role {needs}")
        self.needs = needs
        self.person = person


def local_person() -> Person:
    """The person at this machine, by the name judgements are signed with on the command line."""
    return Person(name=os.environ.get("DEPOSITARY_USER") or getpass.getuser(), role="admin", local=True)


def person_of(request: Request) -> Person | None:
    """Who asks; None: somebody who has not signed in."""
    found: Person | None = getattr(request.state, "person", None)
    if found is None and not request.app.state.settings.with_accounts:
        return local_person()
    return found


def _needs(role: Role) -> Person:
    async def allowed(request: Request) -> Person:  # waits for nothing, so needs no thread
        person = person_of(request)
        if person is None or not person.may(role):
            raise NotAllowed(role, person)
        return person

    return Depends(allowed)  # type: ignore[no-any-return]


Viewer = Annotated[Person, _needs("viewer")]
Editor = Annotated[Person, _needs("editor")]
Admin = Annotated[Person, _needs("admin")]
