"""The whole flow on one page: the only module that knows the order of the steps.

paths → acquire → clean → read → Reading          `read_document` is pure; a worker process runs `work_on`
Reading → resolve → ledger                        `depositary.ledger.record_document` does both in one transaction
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from depositary.acquire import find_sources, load_source
from depositary.acquire.ahead import import_parsers, is_quick
from depositary.acquire.outliving import end_with_parent
from depositary.errors import DocumentError, LimitExceeded
from depositary.model import Document, Reading
from depositary.reading import READER, read_document, read_or_error

if TYPE_CHECKING:
    from depositary.ledger import Ledger

__all__ = ["READER", "Outcome", "Task", "find_sources", "process", "read_document", "work_on"]

_SAMPLE = 8  # files read before there are processes, from all over what is to be read
_AHEAD = 4  # tasks a worker may be ahead of the one whose outcome is waited for


# -- many at once ----------------------------------------------------------------------------------------------------


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """One file to read.

    known_in: a ledger; what it holds, read by this reader, is not read again. readings: a folder of Readings made
    elsewhere, one JSON a document under its stem, to be taken instead of reading.
    """

    path: str
    known_in: str | None = None
    readings: str | None = None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a task: document and reading, or `known` (nothing to do), or the error."""

    path: str
    document: Document | None = None
    reading: Reading | None = None
    known: bool = False
    error: DocumentError | None = None


def work_on(task: Task) -> list[Outcome]:
    """One file from bytes to readings, one outcome a document in it; never raises for what is wrong with one."""
    return [_read_one(task, found) for found in load_source(task.path)]


def process(tasks: Sequence[Task], jobs: int | None = None) -> Iterator[list[Outcome]]:
    """Work on the tasks in up to `jobs` processes (None: one a core); outcomes in the order of the tasks.

    A few are worked on here first: what is loaded for them, the processes share, and few files need no process at all.
    A task whose process dies is tried once more by itself; if that dies too, the file is the outcome's error.
    """
    jobs = min(jobs or os.cpu_count() or 1, len(tasks))
    if jobs <= 1:
        yield from map(work_on, tasks)
        return
    done = _work_ahead(tasks)
    left = deque(task for index, task in enumerate(tasks) if index not in done)
    with closing(_in_processes(left, min(jobs, len(left)))) as others:
        for index in range(len(tasks)):
            yield done.pop(index) if index in done else next(others)


def _work_ahead(tasks: Sequence[Task]) -> dict[int, list[Outcome]]:
    """The outcomes of some tasks that are quick and cannot harm this process, by their place."""
    quick = [index for index, task in enumerate(tasks) if not task.readings and is_quick(Path(task.path))]
    done = {index: work_on(tasks[index]) for index in quick[:: -(-len(quick) // _SAMPLE) or 1]}
    import_parsers({Path(task.path).suffix.lower() for task in tasks})
    _close_ledgers()  # a connection to a database must not be shared
    return done


def _in_processes(waiting: deque[Task], jobs: int) -> Generator[list[Outcome], None, None]:
    while waiting:
        yield from _in_pool(waiting, jobs)
        if waiting:  # a process died: the next in line is the suspect
            yield _alone(waiting.popleft())


def _read_one(task: Task, found: Document | DocumentError) -> Outcome:
    if isinstance(found, DocumentError):
        return Outcome(path=task.path, error=found)
    try:
        if task.known_in and _is_known(task.known_in, found):
            return Outcome(path=task.path, document=found, known=True)
        reading = _reading_at(task.readings, found) if task.readings else read_or_error(found)
    except DocumentError as error:
        return Outcome(path=task.path, error=error)
    if isinstance(reading, DocumentError):
        return Outcome(path=task.path, error=reading)
    return Outcome(path=task.path, document=found, reading=reading)


def _in_pool(waiting: deque[Task], jobs: int) -> Iterator[list[Outcome]]:
    """Work down the queue until it is empty or the pool breaks; what has no outcome yet stays in the queue."""
    with _open_pool(jobs) as pool:
        running: deque[Future[bytes]] = deque()
        try:
            while waiting:
                while len(running) < min(len(waiting), jobs * _AHEAD):
                    running.append(pool.submit(_work_packed, waiting[len(running)]))
                outcomes = _unpack(running[0].result())
                running.popleft()
                waiting.popleft()
                yield outcomes
        except BrokenProcessPool:
            return
        finally:
            for future in running:
                future.cancel()


def _open_pool(jobs: int) -> ProcessPoolExecutor:
    """Forked where that is safe: the processes then share all that is loaded."""
    context = multiprocessing.get_context("fork" if sys.platform.startswith("linux") else None)
    return ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(os.getpid(),))


def _begin(parent: int) -> None:
    end_with_parent(parent)
    gc.freeze()  # looking through what is shared would copy it


def _alone(task: Task) -> list[Outcome]:
    try:
        with _open_pool(1) as pool:
            return _unpack(pool.submit(_work_packed, task).result())
    except BrokenProcessPool:
        reason = "the reading process died of it (too large or too deep for the memory at hand)"
        return [Outcome(path=task.path, error=LimitExceeded(task.path, reason))]


class _Packed(msgspec.Struct, frozen=True, array_like=True):
    """An outcome on its way between processes: MessagePack is several times quicker than pickle."""

    path: str
    document: Document | None
    reading: Reading | None
    known: bool
    error: tuple[str, str, str] | None


def _work_packed(task: Task) -> bytes:
    return msgspec.msgpack.encode([_pack(outcome) for outcome in work_on(task)])


def _pack(outcome: Outcome) -> _Packed:
    error = outcome.error
    told = (type(error).__name__, str(error.document), error.reason) if error else None
    return _Packed(outcome.path, outcome.document, outcome.reading, outcome.known, told)


def _unpack(raw: bytes) -> list[Outcome]:
    return [
        Outcome(
            path=packed.path,
            document=packed.document,
            reading=packed.reading,
            known=packed.known,
            error=_errors().get(packed.error[0], DocumentError)(*packed.error[1:]) if packed.error else None,
        )
        for packed in msgspec.msgpack.decode(raw, type=list[_Packed])
    ]


@cache
def _errors() -> dict[str, type[DocumentError]]:
    found, left = {}, [DocumentError]
    while left:
        kind = left.pop()
        found[kind.__name__] = kind
        left += kind.__subclasses__()
    return found


_ledgers: dict[str, Ledger] = {}  # open in this process


def _close_ledgers() -> None:
    for location in list(_ledgers):
        _ledgers.pop(location).close()


def _is_known(location: str, document: Document) -> bool:
    from depositary.ledger import document_key, known_documents, open_ledger  # what only reads needs no database

    if location not in _ledgers:
        _ledgers[location] = open_ledger(location)
    key = document_key(document)
    return known_documents(_ledgers[location], [key]).get(key) == (READER.name, READER.version)


def _reading_at(folder: str, document: Document) -> Reading:
    """A Reading made elsewhere. Raises: DocumentError if there is none, or if its passages do not quote this text."""
    path = Path(folder) / f"{document.id}.json"
    try:
        reading = msgspec.json.decode(path.read_bytes(), type=Reading)
    except OSError as error:
        raise DocumentError(document.id, f"no Reading at {path} ({error.strerror})") from error
    except msgspec.DecodeError as error:
        raise DocumentError(document.id, f"{path} is no Reading: {error}") from error
    for claim in (*reading.meetings, *reading.persons, *reading.instruments, *reading.progress, *reading.commitments):
        if not claim.passages:
            raise DocumentError(document.id, f"{path} holds a claim without a passage")
        for passage in claim.passages:
            if document.text[passage.start : passage.end] != passage.quote:
                raise DocumentError(document.id, f"{path}: the passage at {passage.start} does not quote the text")
    return reading
