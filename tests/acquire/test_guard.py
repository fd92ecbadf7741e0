"""The guard: a parser that hangs, dies or swells is ended, named, and nothing else notices."""

import os
import time
from pathlib import Path

import pytest

from depositary.acquire import Limits
from depositary.acquire.formats import FORMATS, Format
from depositary.acquire.guard import load_guarded, load_timed
from depositary.errors import EmptyDocument, LimitExceeded
from depositary.model import Document

MODULE = """
import os, time
def read_format(source, limits):
    word = source.data.decode()
    if word == "hang":
        while True:
            time.sleep(0.1)
    if word == "die":
        os._exit(7)
    if word == "poison":
        import threading
        threading.Timer(0.2, os._exit, (9,)).start()
        return
    if word == "who":
        from depositary.model import Document
        yield Document(id="who", text=str(os.getpid()))
        return
    if word == "swell":
        hoard = []
        while True:
            hoard.append(bytearray(50_000_000))
    yield None
"""


@pytest.fixture
def wild(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A format whose parser misbehaves as its file says."""
    (tmp_path / "wild_format.py").write_text(MODULE)
    monkeypatch.syspath_prepend(str(tmp_path))
    form = Format(name="wild", module="wild_format", suffixes=(".wild",), media_types=())
    monkeypatch.setattr("depositary.acquire.formats.FORMATS", (*FORMATS, form))
    return tmp_path


@pytest.mark.parametrize(
    ("behaviour", "cause"), [("hang", "longer than 1 s"), ("die", "exit 7"), ("swell", "memory|parsing process")]
)
def test_misbehaviour_is_ended_and_named(wild: Path, behaviour: str, cause: str) -> None:
    path = wild / "x.wild"
    path.write_text(behaviour)
    started = time.monotonic()
    (found,) = load_guarded(path, Limits(seconds=1.0 if behaviour == "hang" else 30.0, memory=300_000_000))
    assert isinstance(found, LimitExceeded)
    assert cause.split("|")[0] in str(found) or cause.split("|")[-1] in str(found)
    assert time.monotonic() - started < 20


def parsed_by(path: Path, limits: Limits) -> str:
    path.write_text("who")
    (document,) = load_guarded(path, limits)
    assert isinstance(document, Document)
    return document.text


def test_one_process_parses_file_after_file_until_one_is_bad(wild: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = Limits(seconds=20.0)
    first = parsed_by(wild / "a.wild", limits)
    assert first == parsed_by(wild / "b.wild", limits) != str(os.getpid())
    assert parsed_by(wild / "b.wild", Limits(seconds=21.0)) != first
    first = parsed_by(wild / "b.wild", limits)
    (wild / "x.wild").write_text("die")
    (found,) = load_guarded(wild / "x.wild", limits)
    assert "exit 7" in str(found)
    second = parsed_by(wild / "c.wild", limits)
    assert second != first
    monkeypatch.setenv("LANG", "xx")
    assert parsed_by(wild / "c.wild", limits) != second


def test_a_process_that_dies_between_files_costs_none(wild: Path) -> None:
    limits = Limits(seconds=20.0)
    (wild / "x.wild").write_text("poison")
    assert list(load_guarded(wild / "x.wild", limits)) == []
    time.sleep(0.6)
    assert int(parsed_by(wild / "a.wild", limits))


def test_a_reader_that_looks_no_further_leaves_no_answers_for_the_next(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The Meeting agreed to hold the next session in 2030.")
    (tmp_path / "b.txt").write_text("The Summit was held in 2020.")
    for document in load_guarded(tmp_path / "a.txt"):
        assert isinstance(document, Document)
        break
    (document,) = load_guarded(tmp_path / "b.txt")
    assert isinstance(document, Document)
    assert document.id == "b"


def test_good_and_bad_files_come_through(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The Meeting agreed to hold the next session in 2030.")
    (tmp_path / "b.txt").write_bytes(b"")
    (document,) = load_guarded(tmp_path / "a.txt")
    assert isinstance(document, Document)
    assert document.text.startswith("The Meeting")
    (error,) = load_guarded(tmp_path / "b.txt")
    assert isinstance(error, EmptyDocument)
    assert os.getpid()  # still here


def test_a_page_that_hangs_its_parser_is_broken_off(wild: Path) -> None:
    (wild / "x.wild").write_text("hang")
    (found,) = load_timed(wild / "x.wild", Limits(seconds=0.5))
    assert isinstance(found, LimitExceeded)
    assert "longer than" in str(found)
