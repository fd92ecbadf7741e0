"""Killed with SIGKILL at random moments: no recorded document is lost, none is half there, and doing it again completes.

A dozen rounds in `make test`, two hundred in `make chaos`. What fails names the deed and the moment it was killed at.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from alembic import command as alembic
from content import Content, content_of
from killing import command, rounds, warm_up

from depositary.errors import LedgerCorrupt
from depositary.export import EXPORTERS
from depositary.export.base import Asked
from depositary.ledger import create_ledger, open_ledger, record_document
from depositary.ledger.judging import record_judgement
from depositary.ledger.migrating import alembic_config, bring_up
from depositary.ledger.plans import NewEntry, NewLine, NewPlan, record_entries, record_plan
from depositary.ledger.queries import ThingQuery, find_things
from depositary.ledger.verifying import verify_ledger
from depositary.model import Reading
from samples import CORPUS, gold

DOCUMENTS = 18
LINES = tuple(NewLine(number=f"1.{n}", text=f"Hold course {n} of the police") for n in range(1, 40))


class World(NamedTuple):
    """Folders and files every round starts from; none of them is changed. added: content after adding; content: with a
    judgement and a plan, which `ledger`, `lines`, `backup` and `old` (of an earlier version) hold."""

    texts: Path
    readings: Path
    ledger: Path
    lines: Path
    backup: Path
    old: Path
    thing: str
    added: Content
    content: Content


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    warm_up()
    folder = tmp_path_factory.mktemp("world")
    (folder / "texts").mkdir()
    (folder / "readings").mkdir()
    for document, reading in list(gold(CORPUS / "written"))[:DOCUMENTS]:
        (folder / "texts" / f"{document.id}.txt").write_text(document.text, "utf-8")
        (folder / "readings" / f"{document.id}.json").write_bytes(msgspec.json.encode(reading))
    _run(folder, "add", folder / "texts", "--readings", folder / "readings", "--jobs", 1)
    with create_ledger(folder / "ledger.db") as ledger:
        added = content_of(ledger)
        with ledger.reading() as connection:
            meeting = find_things(connection, ThingQuery(kind="meeting"))[0].id
        record_judgement(ledger, meeting, "correct", who="An", field="place", value="Hanoi")
        plan = record_plan(ledger, NewPlan(title="Plan", language="en", source="p.txt", lines=LINES), who="An").plan
        record_entries(ledger, plan, [NewEntry(line="1.2", field="status", value="completed")], who="An")
        with (folder / "lines.jsonl").open("wb") as out:
            EXPORTERS["jsonl"].write(ledger, Asked(), out)
        content = content_of(ledger)
    _run(folder, "backup", folder / "backup.db")
    shutil.copy(folder / "backup.db", folder / "old.db")
    with create_ledger(folder / "old.db") as ledger, ledger.writing() as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        alembic.downgrade(config, "0002")
    return World(
        folder / "texts", folder / "readings", folder / "ledger.db", folder / "lines.jsonl", folder / "backup.db",
        folder / "old.db", meeting, added, content,
    )  # fmt: skip


def _run(folder: Path, *arguments: object) -> None:
    done = command(*arguments, "--ledger", folder / "ledger.db", log=folder / "log")
    assert done.code == 0, done.said


class Deed(NamedTuple):
    """begin: what is there before; arguments: of the command; fits: whether what a kill left is as it may be (content of
    the ledger, None if there is none yet); done: whether what the whole command leaves is as it should be."""

    begin: Callable[[World, Path], object]
    arguments: Callable[[World, Path], list[object]]
    fits: Callable[[World, Content | None], bool]
    done: Callable[[World, Content], bool]


def _nothing(world: World, place: Path) -> None:
    pass


def _full(world: World, place: Path) -> None:
    shutil.copy(world.backup, place)


def _other(world: World, place: Path) -> None:
    """A ledger of one document, still in use: its last writes are in the journal beside it."""
    shutil.copy(world.backup, place)
    with create_ledger(place) as ledger:
        record_document(ledger, *next(iter(gold(CORPUS / "hard"))))
        for rest in ("", "-wal"):
            shutil.copy(f"{place}{rest}", f"{place}{rest}.kept")
    for rest in ("", "-wal"):
        shutil.move(f"{place}{rest}.kept", f"{place}{rest}")


def _part(world: World, content: Content | None) -> bool:
    return content is None or content.is_part_of(world.content)


def _judged(world: World, content: Content | None) -> bool:
    return content is not None and 0 <= len(content.judgements) - len(world.content.judgements) <= 1


def _kept(world: World, content: Content | None) -> bool:
    return content is not None and content == world.content


def _either(world: World, content: Content | None) -> bool:
    """The ledger that was to be replaced, whole, or the one in its place."""
    return content is not None and (content == world.content or len(content.documents) == DOCUMENTS + 1)


def _whole(world: World, content: Content) -> bool:
    return content == world.content


DEEDS = {
    "add": Deed(
        _nothing,
        lambda world, place: ["add", world.texts, "--readings", world.readings, "--jobs", 1],
        _part,
        lambda world, content: content == world.added,
    ),
    "add in processes": Deed(
        _nothing,
        lambda world, place: ["add", world.texts, "--readings", world.readings, "--jobs", 2],
        _part,
        lambda world, content: content == world.added,
    ),
    "judge": Deed(
        _full,
        lambda world, place: ["judge", world.thing, "accept", "--who", "Binh"],
        _judged,
        lambda world, content: len(content.judgements) > len(world.content.judgements),
    ),
    "import": Deed(_nothing, lambda world, place: ["import", "jsonl", world.lines], _part, _whole),
    "migrate": Deed(
        lambda world, place: shutil.copyfile(world.old, place),
        lambda world, place: ["migrate"],
        _kept,
        _whole,
    ),
    "backup": Deed(_full, lambda world, place: ["backup", place.with_name("copy.db")], _kept, _whole),
    "restore": Deed(_other, lambda world, place: ["restore", world.backup, "--force"], _either, _whole),
}


@pytest.mark.parametrize("name", DEEDS)
def test_a_kill_leaves_all_or_nothing(world: World, tmp_path: Path, name: str) -> None:
    deed = DEEDS[name]
    draw = random.Random(name)
    usual = _try(deed, world, tmp_path / "whole", None)
    assert usual is not None
    for number in range(rounds(2, 30)):
        moment = draw.uniform(0, 1.05 * usual)
        _try(deed, world, tmp_path / str(number), moment)


def _try(deed: Deed, world: World, folder: Path, kill_after: float | None) -> float:
    """One round: begin, kill, look, do it again. Returns: how long the command took, if it was not killed."""
    folder.mkdir()
    place = folder / "ledger.db"
    deed.begin(world, place)
    arguments = [*deed.arguments(world, place), "--ledger", place]
    ended = command(*arguments, log=folder / "log", kill_after=kill_after)
    told = f"{arguments[0]} killed after {kill_after} s"
    assert ended.code in (0, -9), f"{told}: {ended.said}"
    assert "Traceback" not in ended.said, f"{told}: {ended.said}"
    if kill_after is not None:
        left = _look(place, told)
        assert deed.fits(world, left), told
        _check_backup(world, folder / "copy.db", told)
        again = command(*arguments, log=folder / "log")
        refused = again.code == 3 and "is there already" in again.said and (folder / "copy.db").exists()
        assert again.code == 0 or refused, f"{told}, again: {again.said}"
    whole = _look(place, told)
    assert whole is not None, told
    assert deed.done(world, whole), told
    assert not list(folder.glob("*.part*")), told
    shutil.rmtree(folder)
    return ended.seconds


def _look(place: Path, told: str) -> Content | None:
    """What the ledger holds, found sound; None: there is none yet. One of an earlier version is brought up first."""
    if not place.exists() or (place.stat().st_size == 0 and not Path(f"{place}-wal").exists()):
        return None
    checked = place.with_name("looked-at.db")  # a copy, so that the command finds what the kill left
    for rest in ("", "-wal"):
        if Path(f"{place}{rest}").exists():
            shutil.copy(f"{place}{rest}", f"{checked}{rest}")
    try:
        bring_up(str(checked))
    except LedgerCorrupt as error:  # made, but the tables were not written yet
        assert "tables are missing" in str(error), told
        return None
    with open_ledger(checked) as ledger:
        assert verify_ledger(ledger).problems == (), told
        found = content_of(ledger)
    for rest in ("", "-wal", "-shm"):
        Path(f"{checked}{rest}").unlink(missing_ok=True)
    return found


def _check_backup(world: World, file: Path, told: str) -> None:
    """A backup is not there, or it is whole."""
    if file.exists():
        with open_ledger(file) as ledger:
            assert verify_ledger(ledger).problems == (), told
            assert content_of(ledger) == world.content, told


def test_readings_written_when_killed_are_whole(world: World, tmp_path: Path) -> None:
    usual = command("read", world.texts, "--out", tmp_path / "all", "--jobs", 1, log=tmp_path / "log").seconds
    draw = random.Random(1)
    for number in range(rounds(1, 10)):
        out = tmp_path / str(number)
        command("read", world.texts, "--out", out, "--jobs", 1, log=tmp_path / "log", kill_after=draw.uniform(0, usual))
        for file in out.glob("*.json") if out.exists() else ():
            msgspec.json.decode(file.read_bytes(), type=Reading)
