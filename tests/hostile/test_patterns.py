"""No regular expression of the package backtracks catastrophically: attacks made from each pattern's own parts."""

from __future__ import annotations

import os
import re

import pytest
from attacks import find_slow
from patterns import Pattern, all_patterns

# Where what is matched is a line, stripped, of the page around the text; or matched at one place only, never searched.
BOUNDED = {"depositary.clean.knowledge", "depositary.read.structure.marks"}
PIECES = 80 if os.environ.get("DEPOSITARY_FUZZ_LONG") == "1" else 14


@pytest.fixture(scope="module")
def patterns() -> list[Pattern]:
    return all_patterns()


def test_all_patterns_are_found(patterns: list[Pattern]) -> None:
    told = {pattern.where.partition(":")[0] for pattern in patterns}
    assert len(patterns) > 500
    assert {"depositary.acquire.formats", "depositary.clean.genre", "depositary.clean.sentences"} <= told


def test_no_attack_works(patterns: list[Pattern]) -> None:
    looked_at = [pattern for pattern in patterns if pattern.where.partition(":")[0] not in BOUNDED]
    found = {pattern: slow for pattern in looked_at if (slow := find_slow(pattern.compile(), most=PIECES))}
    assert not found, "\n".join(f"{p.where}: {p.source[:200]!r}\n  {slow}" for p, slow in found.items())


@pytest.mark.parametrize(
    "pattern",
    [r"(a+)+b", r"(?:a|a)*b", r"(?:<\?.*?\?>\s*|<!--.*?-->\s*)*<rss", r"(\w+\s*)+:", r"\s*\s*\s*x", r"(?:a*)*(?:a*)*c"],
)
def test_attacks_find_what_backtracks(pattern: str) -> None:
    assert find_slow(re.compile(pattern, re.S)) is not None


@pytest.mark.parametrize("pattern", [r"[a-z]+", r"\d{1,4}-\d\d", r"(?>a+)b", r"<[^<>]+>", r"(?:ab)*+c"])
def test_attacks_let_harmless_ones_be(pattern: str) -> None:
    assert find_slow(re.compile(pattern)) is None
