"""Suggested evidence, worked out beside the requests: the first time takes minutes, so a page asks and comes back.

What was worked out for a plan stays until documents come in; what was judged since is left out when it is shown.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from typing import Literal

import msgspec
from fastapi import Request
from sqlalchemy import Connection, func, select

from depositary.errors import DepositaryError
from depositary.ledger import Ledger
from depositary.ledger.plans import Verdict, evidence_of
from depositary.ledger.tables import documents
from depositary.plans import PlanView
from depositary.plans.review import Precision, Suggested, open_suggestions, precision_of

__all__ = ["Suggester", "Suggestions", "suggester_of"]

_LOG = logging.getLogger("depositary.web")
_LEAST, _MOST = 0.2, 5  # score below which nothing is suggested; passages a line
_LEAST_BY_WORDS = 0.04  # the same without a model, where all scores are lower
_KEPT = 24  # plans whose suggestions are kept


class Suggestions(msgspec.Struct, frozen=True, kw_only=True):
    """found: nobody judged them yet, best first, those put off last; worth: what people said of suggestions so far;
    reason: why it failed."""

    state: Literal["ready", "running", "failed"]
    found: tuple[Suggested, ...] = ()
    worth: Precision | None = None
    reason: str = ""


class _Work(msgspec.Struct):
    newest: int
    found: list[Suggested] | None = None
    reason: str | None = None


class Suggester:
    """Works out suggestions for one plan at a time, for everybody who may see the same documents."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._one_at_a_time = threading.Lock()
        self._work: dict[tuple[str, int, int], _Work] = {}

    def ask(self, seen: Ledger, whole: Ledger, view: PlanView, *, again: bool = False) -> Suggestions:
        """The suggestions for a plan as far as they are there. seen: the ledger as the person may see it; whole: where
        vectors are kept; again: work them out anew."""
        with seen.reading() as connection:
            newest, key = _state(connection, view)
            verdicts = evidence_of(connection, view.plan)
        with self._lock:
            work = self._work.get(key)
            if work is None or work.newest != newest or (again and (work.found is not None or work.reason)):
                work = _Work(newest=newest)
                self._work[key] = work
                while len(self._work) > _KEPT:
                    self._work.pop(next(iter(self._work)))
                threading.Thread(target=self._run, args=(work, seen, whole, view), daemon=True).start()
        worth = precision_of(verdicts)
        if work.reason is not None:
            return Suggestions(state="failed", reason=work.reason, worth=worth)
        if work.found is None:
            return Suggestions(state="running", worth=worth)
        left, later = _unjudged(work.found, verdicts)
        return Suggestions(state="ready", found=(*left, *later), worth=worth)

    def waiting(self, seen: Ledger, view: PlanView) -> int | None:
        """How many suggestions for a plan nobody judged or put off; None if they are not worked out, which is not begun
        here."""
        with self._lock:
            works = {key: work for key, work in self._work.items() if key[0] == view.plan.id}
        if not works:
            return None
        with seen.reading() as connection:
            newest, own = _state(connection, view)
            verdicts = evidence_of(connection, view.plan)
        work = works.get(own)
        if work is None or work.found is None or work.newest != newest:
            return None
        return len(_unjudged(work.found, verdicts)[0])

    def _run(self, work: _Work, seen: Ledger, whole: Ledger, view: PlanView) -> None:
        from depositary.evidence.embedders import NoEmbedder, load_embedder
        from depositary.plans.suggesting import suggest_from

        try:
            with self._one_at_a_time:
                least = _LEAST_BY_WORDS if isinstance(load_embedder(), NoEmbedder) else _LEAST
                work.found = open_suggestions(seen, view, suggest_from(whole), least=least, most=_MOST)
        except DepositaryError as error:
            work.reason = str(error)
        except Exception:
            _LOG.exception("suggestions for %s", view.plan.id)
            work.reason = "the server's log says why"


def _state(connection: Connection, view: PlanView) -> tuple[int, tuple[str, int, int]]:
    """The newest document a person sees; and what tells the work on a plan from others: its lines, and which documents
    they are."""
    newest, which = connection.execute(select(func.max(documents.c.recorded), func.sum(documents.c.id))).one()
    return newest or 0, (view.plan.id, hash(tuple(line.number for line in view.lines)), int(which or 0))


def _unjudged(found: Sequence[Suggested], verdicts: Sequence[Verdict]) -> tuple[list[Suggested], list[Suggested]]:
    """Suggestions nobody accepted or rejected: those still to be looked at, and those put off."""
    said = {(one.line, one.document, one.start, one.end): one.verdict for one in verdicts}
    said |= {(one.suggested, one.document, one.start, one.end): one.verdict for one in verdicts if one.suggested}
    left, later = [], []
    for one in found:
        verdict = said.get((one.line, one.passage.name, one.passage.start, one.passage.end))
        if verdict == "later":
            later.append(msgspec.structs.replace(one, later=True))
        elif verdict not in ("accepted", "rejected"):
            left.append(msgspec.structs.replace(one, later=False))
    return left, later


def suggester_of(request: Request) -> Suggester:
    """The server's suggester, made on first use."""
    state = request.app.state
    if not hasattr(state, "suggester"):
        state.suggester = Suggester()
    found: Suggester = state.suggester
    return found
