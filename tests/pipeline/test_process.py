"""Many files at once: outcomes in order, whatever dies, and no processes where there is no need of any."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import depositary.pipeline as pipeline
from depositary.acquire.guard import load_guarded
from depositary.model import Document
from depositary.pipeline import Outcome, Task, process

TEXT = "JAKARTA, 3 March 2021 - The 12th ASEAN-India Summit was held in Jakarta on 3 March 2021."


def make_tasks(folder: Path, count: int, suffix: str = ".txt") -> list[Task]:
    paths = [folder / f"{number:03d}{suffix}" for number in range(count)]
    for path in paths:
        path.write_text(f"{TEXT}\n\nNo. {path.stem}.\n")
    return [Task(path=str(path)) for path in paths]


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Outcomes that tell the process they were made in; what is named 017 kills each process but this one."""
    here = os.getpid()

    def work(task: Task) -> list[Outcome]:
        if Path(task.path).stem == "017" and os.getpid() != here:
            os._exit(9)
        return [Outcome(path=task.path, document=Document(id=Path(task.path).stem, text=str(os.getpid())))]

    monkeypatch.setattr(pipeline, "work_on", work)
    return


def test_outcomes_come_in_order_and_a_death_costs_one_file(tmp_path: Path, workers: None) -> None:
    tasks = make_tasks(tmp_path, 60)
    outcomes = [outcome for (outcome,) in process(tasks, 2)]
    assert [outcome.path for outcome in outcomes] == [task.path for task in tasks]
    assert [Path(outcome.path).stem for outcome in outcomes if outcome.error] == ["017"]
    assert "reading process died" in str(outcomes[17].error)
    assert {outcome.document.text for outcome in outcomes if outcome.document} > {str(os.getpid())}


def test_few_quick_files_need_no_process(tmp_path: Path, workers: None) -> None:
    outcomes = [outcome for (outcome,) in process(make_tasks(tmp_path, 5), 2)]
    assert {outcome.document.text for outcome in outcomes if outcome.document} == {str(os.getpid())}


def test_what_is_not_known_to_be_harmless_is_never_worked_on_here(tmp_path: Path, workers: None) -> None:
    outcomes = [outcome for (outcome,) in process(make_tasks(tmp_path, 5, ".pdf"), 2)]
    assert str(os.getpid()) not in {outcome.document.text for outcome in outcomes if outcome.document}


def test_a_reader_that_stops_early_stops_the_processes(tmp_path: Path) -> None:
    outcomes = process(make_tasks(tmp_path, 40), 2)
    (first,) = next(outcomes)
    assert first.reading is not None
    assert first.reading.meetings
    outcomes.close()  # type: ignore[attr-defined]
    assert list(load_guarded(tmp_path / "000.txt"))


def test_many_give_what_one_gives(tmp_path: Path) -> None:
    tasks = make_tasks(tmp_path, 30)
    assert list(process(tasks, 2)) == list(process(tasks, 1))
