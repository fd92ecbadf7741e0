"""A child that dies, hangs, eats the memory or fails takes only itself with it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from depositary.acquire import LIMITS, Limits
from depositary.distributed.guard import Beat, resume_all, run_guarded, stop_all
from depositary.errors import DataError, EngineError

SHORT = Limits(seconds=0.3, memory=LIMITS.memory)


def test_done() -> None:
    assert run_guarded(lambda beat: beat(3, working=True)) is None


def test_killed() -> None:
    def work(beat: Beat) -> None:
        beat(7, working=True)
        os.kill(os.getpid(), signal.SIGKILL)

    death = run_guarded(work)
    assert death is not None
    assert (death.item, death.working) == (7, True)
    assert "signal 9" in death.reason


def test_hanging() -> None:
    def work(beat: Beat) -> None:
        beat(2, working=False)
        time.sleep(60)

    begun = time.monotonic()
    death = run_guarded(work, SHORT)
    assert death is not None and (death.item, death.working) == (2, False)
    assert "took longer" in death.reason and time.monotonic() - begun < 20


def test_slow_but_going_on() -> None:
    def work(beat: Beat) -> None:
        for item in range(8):
            beat(item, working=True)
            time.sleep(0.1)

    assert run_guarded(work, SHORT) is None


def test_memory() -> None:
    def work(beat: Beat) -> None:
        beat(1, working=True)
        bytearray(400_000_000)

    death = run_guarded(work, Limits(memory=100_000_000))
    assert death is not None and death.item == 1


@pytest.mark.parametrize(
    "error, words",
    [
        (DataError("file.yml", "is wrong"), "file.yml: is wrong"),
        (OSError(28, "No space left", "/out"), "/out: No space left"),
    ],
)
def test_what_is_nobodys_death_is_raised(error: Exception, words: str) -> None:
    def work(beat: Beat) -> None:
        raise error

    with pytest.raises(EngineError, match=words):
        run_guarded(work)


def test_an_orphan_ends_itself(tmp_path: Path) -> None:
    """Whoever started it is killed: it must not go on beside the one that is started anew elsewhere."""
    mark = tmp_path / "mark"

    def work(beat: Beat) -> None:
        mark.write_text(str(os.getpid()))
        for item in range(600):
            beat(item, working=True)
            time.sleep(0.05)

    parent = os.fork()
    if parent == 0:
        run_guarded(work)
        os._exit(0)
    while not mark.exists() or not mark.read_text():
        time.sleep(0.02)
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    child = int(mark.read_text())
    for _ in range(200):
        if not _alive(child):
            return
        time.sleep(0.05)
    pytest.fail("the child outlived its parent")


def _alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def test_stopped() -> None:
    stop_all()
    try:
        with pytest.raises(EngineError, match="broken off"):
            run_guarded(lambda beat: None)
    finally:
        resume_all()
