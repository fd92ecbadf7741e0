"""numpy's linear algebra, kept to the thread that asks for it.

Its library (OpenBLAS) holds threads of its own, puts them away before a process is forked and may then wait for ever if
another thread was just being helped by them. A server suggests evidence in one thread while another reads a file in a
forked process; and on two cores those threads win nothing on matrices of this size.
"""

from __future__ import annotations

import os

__all__ = ["use_one_thread"]


def use_one_thread() -> None:
    """Has an effect only before numpy is imported; what the environment says already stands."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
