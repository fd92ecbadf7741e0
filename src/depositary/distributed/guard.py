"""The guard: work in a child process that may be killed, may eat the memory or hang, and takes only itself with it.

The parent, which may be a worker of an engine or one of several threads, only waits and watches how far the child is.
Nothing but the place reached comes back; what the child makes, it writes to disk.
"""

from __future__ import annotations

import gc
import mmap
import os
import resource
import select
import signal
import struct
import threading
import time
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress

import msgspec

from depositary.acquire import LIMITS, Limits
from depositary.acquire.bounding import bound_memory
from depositary.errors import DepositaryError, EngineError

__all__ = ["Beat", "Death", "resume_all", "run_guarded", "stop_all"]

_PLACE = struct.Struct("<qq")
_LOOK = 0.5  # seconds between looks at a child that says nothing
_STARTING = threading.Lock()  # a child begun meanwhile would hold the other's pipe open
_STOPPED = threading.Event()
_children: set[int] = set()


class Beat:
    """By which the child tells where it is: at which item, and whether it works on it (else it only fetches it)."""

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, _PLACE.size)
        self._parent = os.getpid()
        self(0, working=False)

    def __call__(self, item: int, *, working: bool) -> None:
        """Say so; ends the process if its parent is gone: whoever started it has started it anew elsewhere."""
        _PLACE.pack_into(self._shared, 0, item, working)
        if os.getpid() != self._parent and os.getppid() != self._parent:
            os._exit(1)

    def read(self) -> tuple[int, bool]:
        item, working = _PLACE.unpack_from(self._shared)
        return item, bool(working)


class Death(msgspec.Struct, frozen=True, kw_only=True):
    """The child ended at an item it was fetching or working on; reason: in words for the document's error."""

    item: int
    working: bool
    reason: str


def run_guarded(work: Callable[[Beat], None], limits: Limits = LIMITS) -> Death | None:
    """Run `work` in a child until it is done; ended if it stays at one item for `limits.seconds`, or wants more than
    `limits.memory` beyond what this process has.

    Raises: EngineError for an error that `work` raised (disk full, say), which is nobody's death.
    """
    beat = Beat()
    with _STARTING:
        if _STOPPED.is_set():
            raise EngineError("broken off")
        receiving, sending = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of threads: the child uses none of theirs
            child = os.fork()
        if child == 0:
            _be_child(work, beat, sending, limits)
        os.close(sending)
        _children.add(child)
    try:
        late = _watch(receiving, child, beat, limits.seconds)
        told = b"" if late else _read_all(receiving)
    finally:
        os.close(receiving)
    _, status = os.waitpid(child, 0)
    _children.discard(child)
    if _STOPPED.is_set():
        raise EngineError("broken off")
    if told:
        raise EngineError(told.decode("utf-8", "replace"))
    if late:
        return _death(beat, f"took longer than {limits.seconds:.0f} s")
    if status == 0:
        return None
    by = f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else f"exit {os.WEXITSTATUS(status)}"
    return _death(beat, f"the reading process died of it ({by}): too large or too deep for the memory at hand")


def stop_all() -> None:
    """End all children of this process, and begin none: whoever waits for one gets an EngineError."""
    with _STARTING:
        _STOPPED.set()
        for child in list(_children):
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)


def resume_all() -> None:
    """Children may be begun again."""
    _STOPPED.clear()


def _death(beat: Beat, reason: str) -> Death:
    item, working = beat.read()
    return Death(item=item, working=working, reason=reason)


def _watch(receiving: int, child: int, beat: Beat, seconds: float) -> bool:
    """Wait for the child's end. Returns: whether it had to be ended because it stayed at one place."""
    place, since = beat.read(), time.monotonic()
    while True:
        ready, _, _ = select.select([receiving], [], [], min(_LOOK, seconds))
        if ready:
            return False
        if beat.read() != place:
            place, since = beat.read(), time.monotonic()
        elif time.monotonic() - since > seconds:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            return True


def _read_all(receiving: int) -> bytes:
    pieces = []
    while piece := os.read(receiving, 65536):
        pieces.append(piece)
    return b"".join(pieces)


def _be_child(work: Callable[[Beat], None], beat: Beat, sending: int, limits: Limits) -> None:
    """Never returns. Other descriptors are closed, or a killed parent's connections would seem alive."""
    code = 1
    try:
        gc.callbacks.clear()  # an engine's, which look after a process that is not this one
        gc.freeze()  # what came from the parent is neither looked through nor, by that, copied
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent; this one ends when that is gone
        os.closerange(3, sending)
        os.closerange(sending + 1, min(resource.getrlimit(resource.RLIMIT_NOFILE)[0], 65536))
        bound_memory(limits)
        work(beat)
        code = 0
    except DepositaryError as error:
        os.write(sending, str(error).encode("utf-8", "replace")[:60000])
    except MemoryError:
        code = 2
    except OSError as error:
        os.write(sending, f"{error.filename or 'writing'}: {error.strerror or error}".encode("utf-8", "replace"))
    except BaseException:
        os.write(sending, traceback.format_exc()[-4000:].encode("utf-8", "replace"))
    finally:
        os._exit(code)
