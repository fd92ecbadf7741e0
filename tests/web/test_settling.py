"""A process that only serves: what stays is set apart from what is looked through, and templates are compiled once."""

from __future__ import annotations

import subprocess
import sys

_ASKED = """
import gc, sys
from depositary.web.settling import settle_process
from depositary.web.rendering import templates_in
settle_process("en")
kept, young = gc.get_freeze_count(), len(gc.get_objects())
page = templates_in("vi").get_template("today.html")
one = templates_in("zh").get_template("today.html").root_render_func.__code__.co_code
print(kept, young, sys.getswitchinterval() < 0.005, one == page.root_render_func.__code__.co_code)
"""


_MANY = """
import sys, threading
from depositary.web.app import create_app
from depositary.web.settling import know_records
know_records()
sys.setswitchinterval(1e-6)
from depositary.registry import load_registry
waiting = threading.Barrier(4)
def load():
    waiting.wait()
    load_registry.__wrapped__()
threads = [threading.Thread(target=load) for _ in range(4)]
[one.start() for one in threads]
[one.join() for one in threads]
print("all there")
"""


def test_threads_that_meet_the_same_records_at_once_do_no_harm() -> None:
    done = subprocess.run([sys.executable, "-c", _MANY], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "all there"), done.stderr


def test_what_is_there_at_the_start_is_set_apart() -> None:
    done = subprocess.run([sys.executable, "-c", _ASKED], capture_output=True, text=True, check=True)
    kept, young, quick, same = done.stdout.split()
    assert int(kept) > 50_000 and int(young) < 5_000
    assert quick == same == "True"
