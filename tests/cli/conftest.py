"""The command line as a user runs it: a process of its own, in an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from commands import Run, write_samples
from databases import place
from samples import CORPUS, gold

__all__ = ["filled", "place", "run", "run_in"]

_COMMAND = [sys.executable, "-c", "from depositary.cli import main; main()"]


@pytest.fixture(scope="session")
def run_in() -> Run:
    def run(folder: Path, *arguments: object, **settings: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "COLUMNS": "80", **settings}
        env.setdefault("DEPOSITARY_LEDGER", str(folder / "depositary.db"))
        return subprocess.run(
            [*_COMMAND, *map(str, arguments)], cwd=folder, env=env, capture_output=True, encoding="utf-8", timeout=120
        )

    return run


@pytest.fixture
def run(tmp_path: Path, run_in: Run) -> Run:
    def here(*arguments: object, **settings: str) -> subprocess.CompletedProcess[str]:
        return run_in(tmp_path, *arguments, **settings)

    return here


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, run_in: Run) -> Path:
    """A folder with a ledger of some of the corpus' documents, recorded from their answers."""
    folder = tmp_path_factory.mktemp("filled")
    wanted = ("03", "04")
    write_samples(folder, (s for s in gold(CORPUS / "written") if s[0].id[-2:] in wanted and "-res-" not in s[0].id))
    done = run_in(folder, "add", folder / "texts", "--readings", folder / "readings")
    assert done.returncode == 0, done.stderr
    return folder
