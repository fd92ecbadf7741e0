"""The checks of dependencies refuse what they are there to refuse."""

from __future__ import annotations

import sys
from email.message import Message
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from advisories import holes_in
from licences import licence_of, locked_names, will_do

LOCK = Path(__file__).parents[2] / "requirements.lock"


class _Package(Distribution):
    def __init__(self, **told: Any) -> None:
        self._told = Message()
        for name, value in told.items():
            for one in value if isinstance(value, list) else [value]:
                self._told[name.replace("_", "-")] = one

    @property
    def metadata(self) -> Any:
        return self._told

    def read_text(self, filename: str) -> str | None:
        return None

    def locate_file(self, path: Any) -> Any:
        return Path(path)


@pytest.mark.parametrize(
    "told, licence, fine",
    [
        ({"License_Expression": "MIT"}, "MIT", True),
        ({"License_Expression": "MPL-1.1 OR GPL-2.0-only"}, "MPL-1.1 OR GPL-2.0-only", True),
        ({"License_Expression": "MIT AND GPL-3.0-only"}, "MIT AND GPL-3.0-only", False),
        ({"License": "BSD", "Classifier": ["License :: OSI Approved :: BSD License"]}, "BSD-3-Clause", True),
        ({"License": "AGPL-3.0"}, "AGPL-3.0", False),
        ({"Classifier": ["License :: OSI Approved :: GNU General Public License v3 (GPLv3)"]}, "GNU General Public License v3 (GPLv3)", False),
        ({"License": "Ask me"}, "Ask me", False),
        ({}, "", False),
    ],
)  # fmt: skip
def test_licences(told: dict[str, Any], licence: str, fine: bool) -> None:
    found = licence_of(_Package(**told))
    assert found == licence
    assert will_do(found) is fine


def test_holes() -> None:
    told = [{"package": "jinja2", "fixed": "3.1.6", "id": "CVE-0", "what": "a hole"}]
    assert holes_in("jinja2==3.1.10 \\\n    --hash=sha256:0\n", told) == []
    assert len(holes_in("a==1\njinja2==3.1.5 \\\n", told)) == 1


def test_everything_locked_has_a_hash() -> None:
    lock = LOCK.read_text("utf-8")
    parts = lock.split("\n\n") if "\n\n" in lock else [lock]
    assert lock.count("==") > 100
    assert parts
    for name in locked_names():
        block = lock[lock.index(f"{name}==") :]
        assert "--hash=sha256:" in block[: block.index("\n    # via") if "\n    # via" in block else len(block)], name
