"""Claims → things: the same meeting, person, instrument, figure and commitment across documents and languages.

Pure code: sightings (claims with their documents) and people's judgements go in, clusters with reasons, merged fields,
contradictions, deadlines and series come out. What is stored where is the ledger's business.
"""

from depositary.resolve.contradictions import compare_over_time, find_contradictions
from depositary.resolve.copies import (
    copy_likeness,
    group_copies,
    is_copy,
    may_be_translation,
    signature_keys,
    text_signature,
)
from depositary.resolve.deadlines import Deadline, find_deadlines, session_interval
from depositary.resolve.kinds import KINDS, blocking_keys, cluster, compare
from depositary.resolve.merging import best_name, merge_fields
from depositary.resolve.progress import mentioned_instrument
from depositary.resolve.series import (
    Expected,
    MeetingSeries,
    Point,
    Sitting,
    build_meeting_series,
    build_progress_series,
    link_progress,
)
from depositary.resolve.sighting import Cluster, Contradiction, Judgement, Reason, Side, Sighting

__all__ = [
    "KINDS",
    "Cluster",
    "Contradiction",
    "Deadline",
    "Expected",
    "Judgement",
    "MeetingSeries",
    "Point",
    "Reason",
    "Side",
    "Sighting",
    "Sitting",
    "best_name",
    "blocking_keys",
    "build_meeting_series",
    "build_progress_series",
    "cluster",
    "compare",
    "compare_over_time",
    "copy_likeness",
    "find_contradictions",
    "find_deadlines",
    "group_copies",
    "is_copy",
    "link_progress",
    "may_be_translation",
    "mentioned_instrument",
    "merge_fields",
    "session_interval",
    "signature_keys",
    "text_signature",
]
