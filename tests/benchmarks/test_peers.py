"""The comparison with other tools: our own row is measured on the bundled corpus, an absent tool says so."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "benchmarks" / "peer_tools.py"
FILES = sorted((ROOT / "tests" / "corpus" / "written").glob("*.txt"))[:2]


def _told(tool: str) -> dict[str, object]:
    ran = subprocess.run(
        [sys.executable, str(PROGRAM), tool, "en", "0", *map(str, FILES)], capture_output=True, text=True, check=True
    )
    told: dict[str, object] = json.loads(ran.stdout)
    return told


def test_our_row_counts_what_was_read() -> None:
    row = _told("depositary")
    assert row["documents"] == len(FILES)
    assert row["bytes"] == sum(len(file.read_bytes()) for file in FILES)
    assert isinstance(row["round"], float)
    assert isinstance(row["found"], dict)
    assert row["found"]["meetings"] > 0


def test_a_tool_that_is_absent_says_so() -> None:
    row = _told("underthesea")
    assert "underthesea" in str(row["missing"])
