"""Documents coming in through the pages: read and recorded one after another beside the requests, with progress.

Enters: files that were sent, texts, web addresses. Leaves: a job whose results a page shows while it goes on. What was
a PDF is kept in the data folder, so that its pages can be shown as pictures. A job is written down before it begins: a
server that was stopped or killed goes on with it when it starts again; what was recorded already is known then.
"""

from __future__ import annotations

import logging
import secrets
import shutil
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, Literal

import msgspec
from fastapi import Request

from depositary.errors import DepositaryError
from depositary.ledger import Ledger
from depositary.pipeline import Outcome, Task, work_on
from depositary.web.api.adding import AddedDocument, add_outcomes

__all__ = ["Importer", "Incoming", "Job", "importer_of"]

_LOG = logging.getLogger("depositary.web")
_JOB = "job.json"
_KEPT = 40  # jobs whose results can still be looked at


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """One source: a file in the job's folder, or a web address. name: as the person knows it."""

    name: str
    place: str


class _Written(msgspec.Struct, frozen=True, kw_only=True):
    """A job as it is written down beside its files."""

    person: str
    sources: tuple[Incoming, ...]
    restricted_to: str | None = None


class Job(msgspec.Struct, kw_only=True):
    """What became of the sources so far. done: sources worked off; results: one a document (an archive has several)."""

    id: str
    person: str
    total: int
    done: int = 0
    current: str | None = None
    results: list[AddedDocument] = []
    state: Literal["waiting", "running", "finished"] = "waiting"
    fault: str | None = None

    @property
    def counts(self) -> dict[str, int]:
        """Documents by what became of them."""
        found: dict[str, int] = {}
        for one in self.results:
            found[one.state] = found.get(one.state, 0) + 1
        return found

    @property
    def contradictions(self) -> list[str]:
        """Ids of contradictions that came up."""
        return [key for one in self.results for key in one.contradictions]


class Importer:
    """Works off jobs one at a time in a thread of its own, which ends when nothing is left."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()
        self._jobs: dict[str, Job] = {}
        self._waiting: deque[Callable[[], None]] = deque()
        self._lock = threading.Lock()
        self._busy = False
        self._stopping = threading.Event()
        self._ours: IO[bytes] | None = None

    def resume(self, ledger: Ledger) -> None:
        """Go on with jobs that a server left unfinished, unless another server uses the folder. Half an upload, which
        nobody was told of, is removed."""
        waiting = self._folder / "incoming"
        if not waiting.is_dir() or not self._take():
            return
        for place in sorted(waiting.iterdir()):
            try:
                job = msgspec.json.decode((place / _JOB).read_bytes(), type=_Written)
            except (OSError, msgspec.MsgspecError):
                shutil.rmtree(place, ignore_errors=True)
                continue
            _LOG.info("import goes on", extra={"import": place.name, "sources": len(job.sources)})
            self.start(ledger, place.name, job.sources, person=job.person, restricted_to=job.restricted_to)

    def stop(self, grace: float) -> bool:
        """Begin no further source, and wait so many seconds for the one at work. Returns: whether it was finished; if
        not, it is read anew by the next server."""
        self._stopping.set()
        until = time.monotonic() + grace
        while self._busy and time.monotonic() < until:
            time.sleep(0.05)
        if self._waiting or self._busy:
            _LOG.warning("imports are left for the next start", extra=self.waiting())
        if self._ours is not None:
            self._ours.close()
        return not self._busy

    def waiting(self) -> dict[str, float]:
        """Jobs that wait and run, and the sources of both that are not read yet."""
        jobs = [job for job in list(self._jobs.values()) if job.state != "finished"]
        return {
            "waiting": sum(job.state == "waiting" for job in jobs),
            "running": sum(job.state == "running" for job in jobs),
            "sources": sum(job.total - job.done for job in jobs),
        }

    def _take(self) -> bool:
        """Whether no other server goes on with the jobs of this folder."""
        try:
            import fcntl
        except ImportError:  # a system without such locks: one server a folder is taken for granted
            return True
        self._ours = self._ours or (self._folder / "serving.lock").open("wb")
        try:
            fcntl.flock(self._ours, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def folder(self, job: str) -> Path:
        """Where the files of a job wait; made if it is not there."""
        there = self._folder / "incoming" / job
        there.mkdir(parents=True, exist_ok=True)
        return there

    @staticmethod
    def new_id() -> str:
        """An id nobody guesses."""
        return secrets.token_urlsafe(9)

    def start(
        self, ledger: Ledger, id_: str, sources: Sequence[Incoming], *, person: str, restricted_to: str | None
    ) -> Job:
        """Begin a job. restricted_to: the role that may see the documents (None: everybody)."""
        job = Job(id=id_, person=person, total=len(sources), results=[])
        written = _Written(person=person, sources=tuple(sources), restricted_to=restricted_to)
        (self.folder(id_) / _JOB).write_bytes(msgspec.json.encode(written))
        self._take()
        with self._lock:
            self._jobs[id_] = job
            while len(self._jobs) > _KEPT:
                self._jobs.pop(next(iter(self._jobs)))
            self._waiting.append(lambda: self._work(ledger, job, list(sources), restricted_to))
            if not self._busy:
                self._busy = True
                threading.Thread(target=self._work_off, daemon=True).start()
        return job

    def job(self, id_: str) -> Job | None:
        """The job of this id; None if there is none, or it is long over."""
        return self._jobs.get(id_)

    def jobs(self, person: str) -> list[Job]:
        """A person's jobs, the latest first."""
        return [job for job in reversed(list(self._jobs.values())) if job.person == person]

    def _work_off(self) -> None:
        while True:
            with self._lock:
                if not self._waiting or self._stopping.is_set():
                    self._busy = False
                    return
                work = self._waiting.popleft()
            work()

    def _work(self, ledger: Ledger, job: Job, sources: list[Incoming], restricted_to: str | None) -> None:
        job.state = "running"
        try:
            for source in sources:
                job.current = source.name
                for one in add_outcomes(ledger, self._read(source), restricted_to):
                    job.results.append(one)
                    self._keep(source, one)
                    if self._stopping.is_set():
                        return
                job.done += 1
                if self._stopping.is_set() and job.done < job.total:
                    return
        except DepositaryError as error:
            job.fault = str(error)
        except Exception:
            _LOG.exception("import %s", job.id)
            job.fault = "the server's log says why"
        self._finish(job)

    def _finish(self, job: Job) -> None:
        job.state, job.current = "finished", None
        shutil.rmtree(self._folder / "incoming" / job.id, ignore_errors=True)
        _LOG.info("import finished", extra={"import": job.id, "documents": job.counts, "failed": bool(job.fault)})

    def _read(self, source: Incoming) -> Iterator[Outcome]:
        for outcome in work_on(Task(path=source.place)):
            yield msgspec.structs.replace(outcome, path=source.name)

    def _keep(self, source: Incoming, added: AddedDocument) -> None:
        path = Path(source.place)
        if added.id is None or added.state == "failed" or path.suffix.lower() != ".pdf" or not path.is_file():
            return
        kept = self._folder / "files"
        kept.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, kept / f"{added.id}.pdf")


def importer_of(request: Request) -> Importer:
    """The server's importer, made on first use."""
    state = request.app.state
    if not hasattr(state, "importer"):
        state.importer = Importer(state.settings.data_folder)
    found: Importer = state.importer
    return found
