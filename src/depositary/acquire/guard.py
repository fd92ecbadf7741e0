"""The guard: parsing in a process of its own, with bounds on time and memory that no file can argue with.

A parser that hangs, dies or eats the memory takes only its own process with it; the file becomes an error that names
which bound it passed, and the caller goes on.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType

import msgspec

from depositary.acquire.formats import FORMATS, load_format
from depositary.acquire.limits import LIMITS, Limits
from depositary.acquire.outliving import end_with_parent
from depositary.acquire.sources import load_documents
from depositary.errors import DocumentError, LimitExceeded
from depositary.model import Document

__all__ = ["load_guarded", "load_timed"]

_END = b""


class _Told(msgspec.Struct, frozen=True, array_like=True):
    document: Document | None
    error: tuple[str, str, str] | None


def load_guarded(path: Path, limits: Limits = LIMITS) -> Iterator[Document | DocumentError]:
    """`load_documents` in a child process that is ended after `limits.seconds` without a further document.

    An error of the child itself (killed, out of memory) is the last thing yielded.
    """
    _load_parser(path)
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(str(path), limits, sending, os.getpid()), daemon=True)
    child.start()
    sending.close()
    try:
        while True:
            if not receiving.poll(limits.seconds):
                yield LimitExceeded(path, f"took longer than {limits.seconds:.0f} s to parse")
                return
            try:
                packed = receiving.recv_bytes()
            except EOFError:
                child.join(5)
                yield LimitExceeded(path, f"ended the parsing process (exit {child.exitcode}): too large or damaged")
                return
            if packed == _END:
                return
            yield _unpack(packed)
    finally:
        receiving.close()
        if child.is_alive():
            child.kill()
        child.join(5)


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


def _load_parser(path: Path) -> None:
    """Import the parser here, so that each child has it without importing it anew."""
    for form in FORMATS:
        if path.suffix.lower() in form.suffixes:
            with suppress(DocumentError):
                load_format(form)


def _work(path: str, limits: Limits, sending: Connection, parent: int) -> None:
    end_with_parent(parent)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = _used_address_space() + limits.memory
    resource.setrlimit(resource.RLIMIT_AS, (min(most, hard) if hard > 0 else most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for told in load_documents(Path(path), limits):
        if isinstance(told, DocumentError):
            packed = _Told(None, (type(told).__name__, str(told.document), told.reason))
        else:
            packed = _Told(told, None)
        sending.send_bytes(msgspec.msgpack.encode(packed))
    sending.send_bytes(_END)
    sending.close()


def _used_address_space() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * resource.getpagesize()


def _unpack(packed: bytes) -> Document | DocumentError:
    told = msgspec.msgpack.decode(packed, type=_Told)
    if told.document is not None:
        return told.document
    name, document, reason = told.error or ("DocumentError", "?", "said nothing")
    import depositary.errors

    kind = getattr(depositary.errors, name, DocumentError)
    return kind(document, reason) if issubclass(kind, DocumentError) else DocumentError(document, reason)
