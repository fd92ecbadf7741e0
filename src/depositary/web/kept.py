"""Answers kept until the ledger changes: what is due, a partnership's state and the like are worked out once for all
who may see the same, however many ask.

The ledger's last history record tells whether anything changed. Whoever asks while an answer is being worked out waits
for it instead of working it out again.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

import msgspec
from sqlalchemy import select

from depositary.ledger import Ledger
from depositary.ledger.deadlines import Deadline
from depositary.ledger.seen import SeenLedger
from depositary.ledger.tables import history
from depositary.report.due import worked_out

__all__ = ["kept", "kept_work"]

P = ParamSpec("P")
R = TypeVar("R")
_MOST = 200  # answers kept for one handle of a ledger
_ITEMS = 4000  # items of lists among them, kept together


class _Answer(msgspec.Struct):
    lock: threading.Lock
    found: Any = None
    there: bool = False


class _Kept(msgspec.Struct):
    """The answers of one state of a ledger, those asked for last at the end; items: how many of lists are in them."""

    state: Any
    answers: OrderedDict[str, _Answer]
    items: int = 0


_by_ledger: dict[int, _Kept] = {}
_lock = threading.Lock()
_LAST = select(history.c.id, history.c.hash).order_by(history.c.id.desc()).limit(1)


def kept_work(ledger: Ledger) -> tuple[Deadline, ...] | None:
    """What falls due for those who do not see everything, worked out once for all questions about it."""
    return kept(ledger, worked_out)


def _weight(found: Any) -> int:
    return len(found) if isinstance(found, list) else 0


def kept(ledger: Ledger, question: Callable[Concatenate[Ledger, P], R], *asked: P.args, **further: P.kwargs) -> R:
    """What the question answers for this ledger, which no caller may change. Raises: what the question raises."""
    whole = ledger.whole if isinstance(ledger, SeenLedger) else ledger
    with whole.reading() as connection:
        last = connection.execute(_LAST).first()
    role = ledger.role if isinstance(ledger, SeenLedger) else None
    state = (ledger.location, role, tuple(last or ()), dt.date.today())
    key = f"{question.__module__}.{question.__qualname__} {asked!r} {sorted(further.items())!r}"
    with _lock:
        known = _by_ledger.get(id(ledger))
        if known is None or known.state != state:
            known = _by_ledger[id(ledger)] = _Kept(state, OrderedDict())
        answer = known.answers.setdefault(key, _Answer(threading.Lock()))
        known.answers.move_to_end(key)
    with answer.lock:
        if not answer.there:
            answer.found = question(ledger, *asked, **further)
            answer.there = True
            with _lock:
                known.items += _weight(answer.found) if known.answers.get(key) is answer else 0
                while len(known.answers) > _MOST or (known.items > _ITEMS and len(known.answers) > 1):
                    known.items -= _weight(known.answers.popitem(last=False)[1].found)
    found: R = list(answer.found) if isinstance(answer.found, list) else answer.found  # type: ignore[assignment]
    return found
