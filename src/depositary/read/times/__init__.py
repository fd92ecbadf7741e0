"""Times: what a text says of when, and what it comes to.

`find_times` reads what is written; `resolve_time` works one expression out against an anchor; `read_times` does both
for a document, each date helping those after it.
"""

from depositary.read.times.anchoring import resolve_time
from depositary.read.times.finding import find_times
from depositary.read.times.records import Anchor, SessionRule, TimeExpression, TimeValue
from depositary.read.times.series import ResolvedTime, read_times, resolve_times

__all__ = [
    "Anchor",
    "ResolvedTime",
    "SessionRule",
    "TimeExpression",
    "TimeValue",
    "find_times",
    "read_times",
    "resolve_time",
    "resolve_times",
]
