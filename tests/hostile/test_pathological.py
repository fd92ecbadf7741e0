"""Documents made to choke a reader: time grows with their length, memory stays bounded, and each gives a Reading or a
named error.

Small sizes in `make test`; `make fuzz` (DEPOSITARY_FUZZ_LONG=1) goes up to a million characters, and to ten million, the
longest allowed, for some.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import resource
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

import pytest

from depositary.acquire import Source, read_source
from depositary.model import Document
from depositary.pipeline import Task, work_on
from depositary.reading import read_document

LONG = os.environ.get("DEPOSITARY_FUZZ_LONG") == "1"
SMALL, TIMES = (300_000, 4) if LONG else (8_000, 4)
LARGEST = 9_900_000 if LONG else 40_000  # characters
WHOLE = ("open brackets", "one word", "digits", "one line", "unspaced han", "footnotes")  # read at that length too
GROWTH = 9.0  # of the time, for four times the text; what grows with the square takes sixteen times as long
MEMORY = 500 + LARGEST // 4_000  # MB of the whole process
LEAD = "Ha Noi, 12 March 2026 - The Ministers met and agreed to strengthen cooperation with partners of the region.\n\n"

Make = Callable[[int], str]


def _repeat(unit: str) -> Make:
    return lambda length: LEAD + unit * (length // len(unit)) + "\nThe Ministers agreed to meet again in 2027.\n"


def _word(number: int) -> str:
    letters = ""
    for _ in range(4):
        number, rest = divmod(number, 21)
        letters += "bcdfghjklmnpqrstvwxyz"[rest] + "aeiou"[rest % 5]
    return letters.capitalize()


def _many(line: Callable[[int], str]) -> Make:
    def make(length: int) -> str:
        lines: list[str] = []
        size = 0
        while size < length:
            lines.append(line(len(lines)))
            size += len(lines[-1])
        return LEAD + "".join(lines)

    return make


def _footnotes(length: int) -> str:
    count = max(length // 60, 1)
    marked = " ".join(f"The parties agreed on {_word(n)}.{n}" for n in range(1, count))
    return LEAD + marked + "\n\n" + "\n".join(f"{n} Ibid., p. {n}." for n in range(1, count))


def _raised_footnotes(length: int) -> str:
    raised = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    count = max(length // 60, 1)
    marked = " ".join(f"The parties agreed on {_word(n)}.{str(n).translate(raised)}" for n in range(1, count))
    return LEAD + marked + "\n\n" + "\n".join(f"{str(n).translate(raised)} Ibid., p. {n}." for n in range(1, count))


TEXTS: dict[str, Make] = {
    "open brackets": _repeat("("),
    "closed brackets": _repeat(")"),
    "brackets in brackets": lambda n: LEAD + "(a " * (n // 5) + ") " * (n // 5),
    "square brackets": _repeat("[1"),
    "digits": _repeat("1234567890"),
    "digits and dots": _repeat("1."),
    "digits and commas": _repeat("1,000,"),
    "digits and slashes": _repeat("1/2/"),
    "digits and dashes": _repeat("2026-03-"),
    "one line": _repeat("the parties agreed to strengthen cooperation and "),
    "one word": _repeat("a"),
    "capitals": _repeat("A"),
    "capital words": _repeat("Kel "),
    "capital initials": _repeat("A. "),
    "hyphens": _repeat("-"),
    "hyphenated word": _repeat("co-"),
    "asterisks": _repeat("*"),
    "underscores": _repeat("_ "),
    "spaces": _repeat(" "),
    "non-breaking spaces": _repeat("\u00a0"),
    "line ends": _repeat("\n"),
    "returns": _repeat("\r\n \r"),
    "tabs": _repeat("\t"),
    "dots": _repeat("."),
    "quotes": _repeat("“"),
    "quotes in quotes": lambda n: LEAD + "“a ‘b " * (n // 12) + "’ ”" * (n // 12),
    "straight quotes": _repeat('"a" '),
    "combining marks": _repeat("\u0301"),
    "letters with many marks": _repeat("e" + "\u0302\u0301" * 20),
    "joiners": _repeat("\u200d\u200b"),
    "right to left marks": _repeat("\u202e\u2066"),
    "flags and faces": _repeat("🇻🇳👩‍👩‍👧‍👦"),
    "hangul": _repeat("각"),
    "unspaced han": _repeat("双方同意加强合作"),
    "han numerals": _repeat("一百二十"),
    "han sessions": _repeat("第十二次"),
    "han brackets": _repeat("（一）"),
    "han list": _repeat("、"),
    "vietnamese commas": _repeat("hai bên, "),
    "list marks": _repeat("(a) "),
    "numbered lines": _many(lambda n: f"{n}. Decides to meet;\n"),
    "same number": _repeat("1. Decides\n"),
    "headings": _repeat("I. COOPERATION\n"),
    "page numbers": _repeat("\f\n12\n"),
    "pipes": _repeat("| a "),
    "markdown links": _repeat("[a](b) "),
    "web addresses": _repeat("https://a.b/c?d=e&"),
    "mail addresses": _repeat("a@b."),
    "dates": _repeat("12 March 2026, "),
    "half dates": _repeat("March "),
    "years": _repeat("2026 "),
    "ordinals": _repeat("the 12th "),
    "symbols": _repeat("A/RES/"),
    "resolutions": _repeat("resolution 71/317 of "),
    "percent": _repeat("97 of 103 "),
    "names": _many(lambda n: f"Minister {_word(n)} {_word(n * 7)} of Japan, and the "),
    "names alone": _many(lambda n: f"{_word(n)} {_word(n * 7)} "),
    "parties": _repeat("ASEAN-"),
    "states": _repeat("Viet Nam, Japan and "),
    "glossary": _many(lambda n: f"{_word(n)} Development Fund ({_word(n)[:2].upper()}DF), "),
    "pledges": _many(lambda n: f"Japan will provide aid to {_word(n)} farmers. "),
    "posts": _repeat("Minister of Foreign Affairs "),
    "of": _repeat("of the "),
    "and": _repeat("and "),
    "meetings": _many(lambda n: f"The {n}th ASEAN-{_word(n)} Summit was held in {1990 + n % 40}. "),
    "series": _repeat("Collection"),
    "han adverbs": _repeat("严重关切地"),
    "resolution of han adverbs": lambda n: "大会，\n\n回顾其决议，\n\n1. " + "严重关切地" * (n // 5) + "\n",
    "footnotes": _footnotes,
    "raised footnotes": _raised_footnotes,
    "letters of all scripts": _many(
        lambda n: ("the parties agreed " if n % 9 == 0 else "") + chr(0x100 + n % 0xD000) + (" " if n % 7 == 0 else "")
    ),
}


class Done(NamedTuple):
    """seconds: of processor; memory: MB at most beside what the process began with; told: name of the error, or "read"."""

    seconds: float
    memory: float
    told: str


def apart(work: Callable[[], str]) -> Done:
    """Work done in a process of its own, whose memory is measured."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)

    def run(out: Connection) -> None:
        gc.freeze()  # or a collection would go through all that the tests before left behind
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # what the forked process was born with
        start = time.process_time()
        told = work()
        used = resource.getrusage(resource.RUSAGE_SELF)
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = time.process_time() - start + children.ru_utime + children.ru_stime
        out.send(Done(seconds, max(used.ru_maxrss - before, children.ru_maxrss - before, 0) / 1024, told))

    child = context.Process(target=run, args=(sending,))
    child.start()
    sending.close()
    try:
        done: Done = receiving.recv()
    finally:
        child.join()
    return done


def _read(path: Path) -> str:
    outcomes = work_on(Task(path=str(path)))
    assert outcomes
    for outcome in outcomes:
        if outcome.error is not None:
            assert "at fault" not in str(outcome.error), outcome.error
    return type(outcomes[0].error).__name__ if outcomes[0].error else "read"


@pytest.fixture(scope="module", autouse=True)
def tables() -> None:
    """Loaded once, for all processes."""
    for text in (
        LEAD,
        "2026年3月12日，各国外长在河内举行会议，双方同意加强合作。",
        "Hai bên nhất trí tăng cường hợp tác.",
    ):
        read_document(Document(id="first", text=text * 3))


@pytest.mark.parametrize("shape", TEXTS)
def test_texts(tmp_path: Path, shape: str) -> None:
    make, path = TEXTS[shape], tmp_path / "document.txt"

    def read(length: int) -> Done:
        path.write_text(make(length), "utf-8")
        return apart(lambda: _read(path))

    once, more = read(SMALL), read(TIMES * SMALL)
    for _ in range(4):  # a busy machine only ever adds time: the least of several is asked for
        if more.seconds <= GROWTH * max(once.seconds, 0.02):
            break
        again = read(TIMES * SMALL)
        more = min(more, again)
    assert more.seconds <= GROWTH * max(once.seconds, 0.02), f"{once} {more}"
    assert more.memory < MEMORY, more
    if LONG and shape in WHOLE:
        whole = read(LARGEST)
        assert whole.seconds <= 2 * LARGEST / (TIMES * SMALL) * max(more.seconds, 0.1), f"{more} {whole}"
        assert whole.memory < MEMORY, whole


@pytest.mark.parametrize("unit", [b"<?a?> ", b"<!-- --> ", b"<?xml?>", b"\n", b"<"])
def test_what_a_file_is_is_told_soon(unit: bytes) -> None:
    """Also of a file that begins like many things."""
    start = time.process_time()
    for name in ("a.txt", "a", "a.xml"):
        list(read_source(Source(name=name, id="a", data=unit * 400)))
    assert time.process_time() - start < 5.0
