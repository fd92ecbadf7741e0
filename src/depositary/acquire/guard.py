"""The guard: parsing in a process of its own, with bounds on time and memory that no file can argue with.

A parser that hangs, dies or eats the memory takes only its own process with it; the file becomes an error that names
which bound it passed, and the caller goes on. A process that parsed a file well parses the next ones too: to start one
costs ten times what a short file does.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import stat
import threading
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import Any

import msgspec

from depositary.acquire.ahead import import_parsers
from depositary.acquire.bounding import bound_memory, used_address_space
from depositary.acquire.limits import LIMITS, Limits
from depositary.acquire.outliving import end_with_parent
from depositary.acquire.sources import load_documents
from depositary.errors import DocumentError, LimitExceeded
from depositary.model import Document

__all__ = ["load_guarded", "load_timed"]

_END, _LAST = b"", b"!"  # all documents of a file are told; and the process takes no further one
_MOST_FILES = 200  # that one process parses
_MOST_GROWN = 100_000_000  # bytes of address space a process may have gained and parse a further file


class _Told(msgspec.Struct, frozen=True, array_like=True):
    document: Document | None
    error: tuple[str, str, str] | None


def load_guarded(path: Path, limits: Limits = LIMITS) -> Iterator[Document | DocumentError]:
    """`load_documents` in a child process that is ended after `limits.seconds` without a further document.

    An error of the child itself (killed, out of memory) is the last thing yielded.
    """
    child = _take_child(path, limits)
    sound = False
    try:
        child.ask(path)
        while True:
            if not child.told.poll(limits.seconds):
                yield LimitExceeded(path, f"took longer than {limits.seconds:.0f} s to parse")
                return
            try:
                packed = child.told.recv_bytes()
            except (EOFError, ConnectionResetError):
                child.process.join(5)
                if child.is_used and not child.has_answered:  # a file before may have done it: once more, in a new one
                    child.end()
                    child = _start_child(path, limits)
                    child.ask(path)
                    continue
                code = child.process.exitcode
                yield LimitExceeded(path, f"ended the parsing process (exit {code}): too large or damaged")
                return
            if packed in (_END, _LAST):
                sound = packed == _END
                return
            child.has_answered = True
            yield _unpack(packed)
    finally:
        if sound and getattr(_idle, "child", None) is None:
            child.is_used = True
            _idle.child = child
        else:
            child.end()


class _Child:
    """A parsing process that waits for files."""

    def __init__(self, made_for: tuple[Any, ...], limits: Limits) -> None:
        context = multiprocessing.get_context("fork")
        self.made_for = made_for
        self.is_used = False  # parsed a file before
        self.has_answered = False  # told something of the file it was asked for
        self.told, telling = context.Pipe(duplex=False)
        asked, self.asking = context.Pipe(duplex=False)
        given = (asked, telling, (self.told, self.asking), limits, os.getpid())
        self.process = context.Process(target=_serve, args=given, daemon=True)
        self.process.start()
        asked.close()
        telling.close()

    def ask(self, path: Path) -> None:
        self.has_answered = False
        with suppress(BrokenPipeError):  # it died while it waited: reading its answer says so
            self.asking.send_bytes(os.fsencode(path))

    def end(self) -> None:
        self.told.close()
        self.asking.close()
        if self.process.is_alive():
            self.process.kill()
        self.process.join(5)


_idle = threading.local()  # .child: one that waits; a child ends with the thread that started it


def _take_child(path: Path, limits: Limits) -> _Child:
    """The waiting process, if it was made by this one under the circumstances of now; else a new one."""
    made_for = _circumstances(limits)
    child: _Child | None = getattr(_idle, "child", None)
    _idle.child = None
    if child is not None:
        if child.made_for == made_for and child.process.is_alive():
            return child
        if child.made_for[0] == os.getpid():
            child.end()
    return _start_child(path, limits)


def _start_child(path: Path, limits: Limits) -> _Child:
    import_parsers({path.suffix.lower()})  # here, so that each child has it without importing it anew
    return _Child(_circumstances(limits), limits)


def _circumstances(limits: Limits) -> tuple[Any, ...]:
    """What a process inherits: one made under other circumstances may parse otherwise."""
    try:
        folder = str(Path.cwd())
    except OSError:
        folder = ""
    return os.getpid(), folder, limits, dict(os.environ)


class _TimeUp(BaseException):
    """Not an Exception, so that no parser's catch-all swallows it."""


def load_timed(path: Path, limits: Limits = LIMITS) -> list[Document | DocumentError]:
    """`load_documents` in this process, broken off after `limits.seconds`: for formats whose parsers obey signals.

    A process of its own costs more than most web pages take to parse. Outside the main thread there is no alarm clock,
    and the time is not limited.
    """
    if threading.current_thread() is not threading.main_thread():
        return list(load_documents(path, limits))

    def ring(signum: int, frame: FrameType | None) -> None:
        raise _TimeUp

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    try:
        return list(load_documents(path, limits))
    except _TimeUp:
        return [LimitExceeded(path, f"took longer than {limits.seconds:.0f} s to parse")]
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _serve(
    asked: Connection, telling: Connection, others: tuple[Connection, Connection], limits: Limits, parent: int
) -> None:
    """In the child: parse one file after the other as they are asked for, until something is wrong with one."""
    end_with_parent(parent)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # the parent's handlers are about the parent's work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the parent, and it this
    gc.freeze()
    for other in others:
        other.close()
    _let_go_of_sockets()
    at_first = used_address_space()
    files = 0
    while True:
        files += 1
        try:
            path = os.fsdecode(asked.recv_bytes())
        except EOFError:
            return
        bound_memory(limits)
        sound = True
        for told in load_documents(Path(path), limits):
            if isinstance(told, DocumentError):
                packed = _Told(None, (type(told).__name__, str(told.document), told.reason))
                sound = False
            else:
                packed = _Told(told, None)
            telling.send_bytes(msgspec.msgpack.encode(packed))
        if not sound or files == _MOST_FILES or used_address_space() - at_first > _MOST_GROWN:
            telling.send_bytes(_LAST)
            return
        telling.send_bytes(_END)


def _let_go_of_sockets() -> None:
    """A connection that the parent closes must be closed, whoever inherited it. Their numbers stay taken."""
    with suppress(OSError):
        nothing = os.open(os.devnull, os.O_RDWR)
        for number in [int(path.name) for path in Path("/dev/fd").iterdir()]:
            with suppress(OSError):
                if stat.S_ISSOCK(os.fstat(number).st_mode):
                    os.dup2(nothing, number)
        os.close(nothing)


def _unpack(packed: bytes) -> Document | DocumentError:
    told = msgspec.msgpack.decode(packed, type=_Told)
    if told.document is not None:
        return told.document
    name, document, reason = told.error or ("DocumentError", "?", "said nothing")
    import depositary.errors

    kind = getattr(depositary.errors, name, DocumentError)
    return kind(document, reason) if issubclass(kind, DocumentError) else DocumentError(document, reason)
