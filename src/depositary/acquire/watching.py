"""Following folders: files that are new or changed, once they are written to the end."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from depositary.acquire.sources import find_files

__all__ = ["watch_folders"]

_Seen = dict[Path, tuple[int, int]]  # size and time of change (ns)


def watch_folders(paths: Sequence[Path], pause: float = 2.0) -> Iterator[list[Path]]:
    """Files new or changed since the last look, again and again, every `pause` seconds; all of them at first.

    A file counts once two looks in a row find it the same, so that none is read while it is still being written. Ends
    when its consumer does.
    """
    done: _Seen = {}
    before: _Seen = {}
    first = True
    while True:
        now = _look(paths)
        settled = [
            path for path, state in now.items() if done.get(path) != state and (first or before.get(path) == state)
        ]
        done |= {path: now[path] for path in settled}
        if settled:
            yield settled
        before, first = now, False
        time.sleep(pause)


def _look(paths: Sequence[Path]) -> _Seen:
    seen: _Seen = {}
    for path in find_files(paths)[0]:
        try:
            facts = path.stat()
        except OSError:
            continue  # gone since it was listed
        seen[path] = (facts.st_size, facts.st_mtime_ns)
    return seen
