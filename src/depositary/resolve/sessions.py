"""When a session named in words takes place: what binds a duty to a stretch of months."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depositary.registry import load_registry
from depositary.resolve.known import named_bodies
from depositary.resolve.parties import party_name

__all__ = ["session_interval"]

_NUMBER = re.compile(r"\d+")


def session_interval(session: str, bodies: Sequence[str] = ()) -> tuple[str, str] | None:
    """First and last month of the assembly's session named in words ("77th session of …"); None for other bodies.

    bodies: who sets the due, where the words name nobody.
    """
    registry = load_registry()
    number = _NUMBER.search(session)
    named = named_bodies(session) or {party_name(body)[0] for body in bodies}
    if number is None or f"@{registry.sessions.of}" not in named:
        return None
    return registry.session_interval(int(number[0]))
