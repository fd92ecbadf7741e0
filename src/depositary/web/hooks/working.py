"""The thread that brings changes to the hooks: it looks at the history every second, and tries again what failed.

A hook is told in order and nothing is left out: the place it is at moves only when the other side has taken what was
sent. Between failures it waits ten seconds, then twice as long each time up to an hour; after a day of them, or when
the other side says 410, the hook is stopped until an administrator starts it again.
"""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections.abc import Collection, Mapping

import msgspec

from depositary.errors import DepositaryError
from depositary.ledger import Ledger
from depositary.web.changes import changes_after
from depositary.web.hooks.sending import deliver
from depositary.web.hooks.store import Delivery, Hook, HookStore

__all__ = ["HookWorker", "pause_after"]

_LOG = logging.getLogger("depositary.webhooks")
_LOOK = 1.0  # seconds between two looks at the history
_FIRST, _LONGEST = 10.0, 3600.0  # seconds until a failed delivery is tried again
_TRIES = 33  # failures in a row after which a hook is stopped: about a day
_BATCH = 100  # changes of one delivery


def pause_after(failures: int) -> float:
    """Seconds to wait after so many failures in a row, without chance in it."""
    return min(_LONGEST, _FIRST * 2.0 ** min(failures - 1, 20))


class HookWorker:
    """Delivers while the server runs. seen: the ledger as each role may see it; allowed: hosts that may be private."""

    def __init__(self, store: HookStore, seen: Mapping[str, Ledger], allowed: Collection[str]) -> None:
        self.store = store
        self.allowed = allowed
        self._seen = seen
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to deliver."""
        self._thread = threading.Thread(target=self._run, name="webhooks", daemon=True)
        self._thread.start()

    def stop(self, seconds: float) -> None:
        """Begin nothing further, and wait so long for what is being delivered."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self) -> None:
        while not self._stopping.wait(_LOOK):
            try:
                for hook in self.store.all():
                    while not self._stopping.is_set() and hook.state == "active" and time.time() >= hook.next:
                        tried = self.work(hook)
                        if tried is None or not tried[1].taken:
                            break
                        hook = tried[0]
            except DepositaryError as error:
                _LOG.warning("webhooks wait", exc_info=error)
            except Exception as error:
                _LOG.error("webhooks stumble", exc_info=error)

    def work(self, hook: Hook) -> tuple[Hook, Delivery] | None:
        """Deliver what is new to one hook. Returns: the hook as it is then; None if nothing is new for it."""
        feed = changes_after(self._seen[hook.role], hook.after, _BATCH)
        if not feed.items:
            return None
        last = feed.items[-1].number
        wanted = [one for one in feed.items if not hook.events or one.event in hook.events]
        if not wanted:
            return self.store.change(hook.id, lambda one: msgspec.structs.replace(one, after=last)), Delivery(
                at="", events=0, status=None, trouble=None, took=0
            )
        done = deliver(hook, wanted, feed.next, feed.more, self.allowed)
        changed = self.store.change(hook.id, lambda one: _after(one, done, last))
        _LOG.log(
            logging.INFO if done.taken else logging.WARNING, "webhook delivered" if done.taken else "webhook failed",
            extra={"webhook": hook.id, "changes": done.events, "status": done.status, "ms": done.took,
                   "trouble": done.trouble, "failures": changed.failures},
        )  # fmt: skip
        return changed, done

    def try_out(self, id_: str) -> Delivery:
        """Send a delivery without changes, to see whether the other side takes it. Raises: NotInLedger."""
        done = deliver(self.store.one(id_), (), "", False, self.allowed, test=True)
        self.store.change(id_, lambda one: msgspec.structs.replace(one, log=(*one.log, done)))
        return done

    def states(self) -> dict[str, float]:
        """Hooks by state, and failures in a row of all of them."""
        hooks = self.store.all()
        return {
            "active": sum(hook.state == "active" for hook in hooks),
            "stopped": sum(hook.state == "stopped" for hook in hooks),
            "failing": sum(hook.failures > 0 for hook in hooks),
        }


def _after(hook: Hook, done: Delivery, last: int) -> Hook:
    """The hook after a delivery."""
    if done.taken:
        return msgspec.structs.replace(hook, after=last, failures=0, next=0.0, log=(*hook.log, done))
    failures = hook.failures + 1
    stopped = failures >= _TRIES or done.status == 410
    chance = 1 + secrets.randbelow(1000) / 5000  # so that many servers do not come back at once
    return msgspec.structs.replace(
        hook, failures=failures, next=time.time() + pause_after(failures) * chance, log=(*hook.log, done),
        state="stopped" if stopped else hook.state,
    )  # fmt: skip
