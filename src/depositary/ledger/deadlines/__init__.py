"""What falls due, kept beside the things it is of: worked out by `rules`, kept by `keeping`, asked by `asking`."""

from depositary.ledger.deadlines.rules import Deadline, DeadlineKind

__all__ = ["Deadline", "DeadlineKind"]
