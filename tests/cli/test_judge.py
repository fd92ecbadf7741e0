"""`judge` and `judgements` as a user runs them."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from commands import Run, told, write_samples
from depositary.model import Meeting
from samples import sample

SUMMIT = Meeting(
    mechanism_en="East Asia Summit", ordinal=15, parties=["ASEAN", "Russia"], level="summit", start="2020-11"
)
ADD = ("add", "texts", "--readings", "readings")


@pytest.fixture
def meeting(tmp_path: Path, run: Run) -> str:
    write_samples(tmp_path, [sample("a", "A.", SUMMIT), sample("b", "B.", SUMMIT, language="vi")])
    assert run(*ADD).returncode == 0
    [found] = told(run("meetings", "--json"))
    return str(found["id"])


def test_correct_then_undo(run: Run, meeting: str) -> None:
    done = run(
        "judge", meeting, "correct", "place=Hanoi", "start=2020-11-14", "--why", "the chair's note", "--who", "An"
    )
    assert done.returncode == 0, done.stderr
    [shown] = told(run("meetings", "--json"))
    assert (shown["place"], shown["start"], shown["judged"]) == ("Hanoi", "2020-11-14", "corrected")
    [place, start] = told(run("judgements", "--json"))
    assert (place["who"], place["why"], place["field"], place["value"]) == ("An", "the chair's note", "place", "Hanoi")
    assert run("judge", start["id"], "undo").returncode == 0
    [shown] = told(run("meetings", "--json"))
    assert (shown["place"], shown["start"]) == ("Hanoi", "2020-11")


def test_nothing_known_is_said_explicitly(run: Run, meeting: str) -> None:
    assert run("judge", meeting, "correct", "--unknown", "start").returncode == 0
    [shown] = told(run("meetings", "--json"))
    assert (shown["start"], shown["judged"]) == (None, "corrected")
    assert "nothing known" in run("judgements").stdout


def test_reject_hides_and_disagreement_is_told_when_adding(tmp_path: Path, run: Run, meeting: str) -> None:
    assert run("judge", meeting[:16], "reject", DEPOSITARY_USER="Binh").returncode == 0
    assert told(run("meetings", "--json")) == []
    write_samples(tmp_path, [sample("c", "C.", msgspec.structs.replace(SUMMIT, place="Hanoi"))])
    done = run(*ADD)
    assert "is said again" in done.stdout
    assert "Binh" in run("judgements", "--disagreed").stdout


def test_parting_and_joining(run: Run, meeting: str) -> None:
    claim = told(run("show", meeting, "--json"))["claims"][0]["id"]
    assert "now stands by itself" in run("judge", claim, "not-same-as", meeting).stdout
    one, two = told(run("meetings", "--json"))
    assert {len(one["sources"]), len(two["sources"])} == {1}
    [parted] = told(run("judgements", "--json"))
    assert run("judge", parted["id"], "undo").returncode == 0
    assert len(told(run("meetings", "--json"))) == 1


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["like"], "there are accept"),
        (["correct"], "FIELD=VALUE"),
        (["correct", "start"], "FIELD=VALUE"),
        (["correct", "start=soon"], "no date"),
        (["correct", "colour=red"], "no such field"),
        (["same-as"], "name the other"),
        (["accept", "more"], "takes nothing more"),
    ],
)
def test_senseless_judgements(run: Run, meeting: str, arguments: list[str], words: str) -> None:
    done = run("judge", meeting, *arguments)
    assert done.returncode == 2 and words in " ".join(done.stderr.split())
