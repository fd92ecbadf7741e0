"""A thread that calculates beside others that fork: neither waits for the other for ever."""

from __future__ import annotations

import subprocess
import sys

SERVER = """
import threading, multiprocessing
import depositary.web
import numpy as np
done = threading.Event()
solved = 0
def suggest():
    global solved
    rows = np.random.default_rng(1).random((260, 260)) + np.eye(260) * 300
    while not done.is_set():
        np.linalg.solve(rows.T @ rows, rows[0])
        solved += 1
thread = threading.Thread(target=suggest, daemon=True)
thread.start()
for _ in range(300):
    child = multiprocessing.get_context("fork").Process(target=int)
    child.start()
    child.join()
before = solved
done.wait(1)
print(solved > before)
done.set()
thread.join(10)
"""


def test_a_server_that_forks_goes_on_calculating() -> None:
    ran = subprocess.run([sys.executable, "-c", SERVER], capture_output=True, text=True, timeout=120, check=False)
    assert ran.stdout.split() == ["True"], ran.stderr
