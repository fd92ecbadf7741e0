"""Time grows with the length of a text, not with its square, whatever the text is like.

No absolute times: each shape is read at n and at twice n, which may take little more than twice as long. Pauses of a
busy machine only ever add time, so the least of several readings counts.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from depositary.model import Document
from depositary.reading import read_document

LEAD = "Ha Noi, 12 March 2026 - The Ministers met and agreed to strengthen cooperation with partners of the region.\n\n"
AIM = 9.0  # of the time, for four times the text: steps (a cache outgrown) have room

SHAPES: dict[str, Callable[[int], str]] = {
    "one very long sentence": lambda n: (
        LEAD + "The Ministers agreed to support the plan " + "and to promote trade " * n + "."
    ),
    "commas": lambda n: LEAD + "The Ministers agreed on trade" + ", the trade of all" * n + ".",
    "names": lambda n: (
        LEAD
        + "They thanked "
        + ", and the ".join(f"Minister Kel{_word(i)} Mar{_word(i * 7)} of Japan" for i in range(n // 4))
        + "."
    ),
    "one long line without ends": lambda n: LEAD + "cooperation in trade and security " * n,
    "no spaces": lambda n: LEAD + "x" * (8 * n),
    "deep brackets": lambda n: LEAD + "The plan " + "(the plan " * n + ")" * n + ".",
    "open quotes": lambda n: LEAD + "The Minister said “we agree " * n,
    "numbers": lambda n: LEAD + "The figures are " + " ".join(str(i) for i in range(n)) + ".",
    "dates": lambda n: (
        LEAD + "They met on " + " and ".join(f"{1 + i % 28} May {1990 + i % 40}" for i in range(n // 4)) + "."
    ),
    "short lines": lambda n: LEAD + "Trade and security.\n" * n,
    "list marks": lambda n: LEAD + "\n".join(f"{i + 1}. We agree to promote trade {_word(i)};" for i in range(n // 4)),
    "meetings": lambda n: LEAD + " ".join(f"The {i + 2}th Summit was held in {1990 + i % 40}." for i in range(n // 8)),
    "repeated pledges": lambda n: (
        LEAD + " ".join(f"Japan will provide aid to {_word(i)} farmers." for i in range(n // 8))
    ),
    "Han without an end": lambda n: "2026年3月12日，各国外长在河内举行会议。\n\n" + "双方同意加强合作，" * n,
    "Han names": lambda n: "2026年3月12日，各国外长在河内举行会议。\n\n" + "中国外交部长王毅、" * (n // 2),
}


def _word(number: int) -> str:
    letters = ""
    for _ in range(3):
        number, rest = divmod(number, 21)
        letters += "bcdfghjklmnpqrstvwxyz"[rest] + "aeiou"[rest % 5]
    return letters


def _seconds(text: str) -> float:
    document = Document(id="shape", text=text)
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        read_document(document)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_text(shape: str) -> None:
    make = SHAPES[shape]
    read_document(Document(id="first", text=make(40)))  # tables are loaded once
    size = 1000
    once = _seconds(make(size))
    while once < 0.04 and size < 16_000:  # too short to be measured
        size *= 2
        once = _seconds(make(size))
    assert _seconds(make(4 * size)) < AIM * once  # what grows with the square takes sixteen times as long
