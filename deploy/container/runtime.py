"""The part of requirements.lock that the server needs: what the package and the named extras ask for, and what that
asks for in turn, by the notes of the lock ("via"). Usage: runtime.py requirements.lock pyproject.toml EXTRA… > out
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

_ENTRY = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==\S+(?:.*\n)(?:[ \t].*\n)*", re.M)
_VIA = re.compile(r"^    #(?: via)?\s+([A-Za-z0-9][A-Za-z0-9._-]*)", re.M)


def runtime(lock: str, project: dict[str, object], extras: list[str]) -> str:
    """The entries of a lock that are needed, as a lock."""
    optional: dict[str, list[str]] = project["optional-dependencies"]  # type: ignore[assignment]
    asked: list[str] = [*project["dependencies"], *(one for extra in extras for one in optional[extra])]  # type: ignore[misc]
    entries = {plain(found[1]): found[0] for found in _ENTRY.finditer(lock)}
    asked_by = {name: {plain(one) for one in _VIA.findall(entry)} for name, entry in entries.items()}
    needed = {plain(re.split(r"[\s\[<>=!~;]", one)[0]) for one in asked}
    missing = needed - entries.keys()
    if missing:
        raise SystemExit(f"not in the lock: {', '.join(sorted(missing))}")
    while more := {name for name, by in asked_by.items() if by & needed} - needed:
        needed |= more
    return "".join(entries[name] for name in sorted(needed))


def plain(name: str) -> str:
    """A package's name as it is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    lock_file, project_file, *wanted = sys.argv[1:]
    told = tomllib.loads(Path(project_file).read_text("utf-8"))["project"]
    sys.stdout.write(runtime(Path(lock_file).read_text("utf-8"), told, wanted))
