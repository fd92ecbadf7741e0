"""No child outlives its parent: a reader that is killed must not leave worker processes behind that wait for ever."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

__all__ = ["end_with_parent"]

_PR_SET_PDEATHSIG = 1  # <linux/prctl.h>


def end_with_parent(parent: int) -> None:
    """To be called first in a child process: have the kernel kill it when its parent ends, however that ends.

    parent: the parent's process id, as it knows it itself, lest it ended before this was called. Does nothing on
    systems other than Linux.
    """
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)
