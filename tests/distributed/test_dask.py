"""A cluster of two workers, one of them killed midway, gives what one process gives."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from depositary.distributed import Settings, Summary, engine_named, parts_in, read_in_bulk
from depositary.errors import EngineError
from distributed_inputs import Inputs, rows_of

distributed = pytest.importorskip("distributed")


def test_one_worker_killed_midway(inputs: Inputs, one_process: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as cluster:
        done: list[Summary] = []
        engine = engine_named(f"dask:{cluster.scheduler_address}")

        def run() -> None:
            done.append(read_in_bulk([str(inputs.warc)], Settings(out=str(out)), engine, split=3_000))

        thread = threading.Thread(target=run)
        thread.start()
        while thread.is_alive() and not parts_in(out):
            time.sleep(0.02)
        victim = next(iter(cluster.workers.values())).process.pid
        os.kill(victim, signal.SIGKILL)
        midway = thread.is_alive()
        thread.join(timeout=300)
        assert not thread.is_alive()
        survivors = {nanny.process.pid for nanny in cluster.workers.values() if nanny.process is not None}
    assert midway, "the run was over before a worker was killed"
    assert victim not in survivors
    (summary,) = done
    assert (summary.lost, summary.pages, summary.read) == ([], inputs.count, inputs.count - 2)
    assert rows_of(out) == rows_of(one_process)


def test_no_cluster_there(inputs: Inputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("depositary.distributed.engines.dask._CONNECTING", 1)
    with pytest.raises(EngineError, match="no scheduler"):
        read_in_bulk([str(inputs.lines)], Settings(out=str(tmp_path / "out")), engine_named("dask:tcp://127.0.0.1:9"))
