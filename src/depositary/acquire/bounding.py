"""Bounds on what a process may take, set by itself before it touches what it does not know."""

from __future__ import annotations

import resource
from pathlib import Path

from depositary.acquire.limits import Limits

__all__ = ["bound_memory", "used_address_space"]


def bound_memory(limits: Limits) -> None:
    """Let this process add `limits.memory` to the address space it has now, and leave no core behind if it dies."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = used_address_space() + limits.memory
    resource.setrlimit(resource.RLIMIT_AS, (min(most, hard) if hard > 0 else most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def used_address_space() -> int:
    """Bytes of this process's address space; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * resource.getpagesize()
