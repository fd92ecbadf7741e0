"""Claims → things: the same meeting, person, instrument, figure and commitment across documents and languages.

Pure code: sightings (claims with their documents) and people's judgements go in, clusters with reasons, merged fields,
contradictions and series come out. What is stored where is the ledger's business.
"""

from depositary.resolve.clustering import Comparable
from depositary.resolve.contradictions import (
    Statement,
    compare_over_time,
    find_contradictions,
    find_headline_conflict,
    judge_statements,
)
from depositary.resolve.copies import (
    copy_likeness,
    group_copies,
    is_copy,
    may_be_translation,
    signature_keys,
    text_signature,
)
from depositary.resolve.instruments import plain_symbol, symbol_forms
from depositary.resolve.kinds import (
    KINDS,
    blocking_keys,
    cluster,
    cluster_alike,
    comparable,
    compare,
    plain_keys,
    reached,
)
from depositary.resolve.merging import best_name, merge_fields
from depositary.resolve.progress import mentioned_instrument
from depositary.resolve.series import (
    Expected,
    MeetingSeries,
    Point,
    Sitting,
    arrange_meetings,
    build_meeting_series,
    build_progress_series,
    link_progress,
    mechanism_key,
)
from depositary.resolve.sessions import session_interval
from depositary.resolve.sighting import Cluster, Contradiction, Judgement, Reason, Side, Sighting
from depositary.resolve.states import (
    Change,
    PartnershipState,
    changes_since,
    members_on,
    partnership_state,
)

__all__ = [
    "KINDS",
    "Change",
    "Cluster",
    "Comparable",
    "Contradiction",
    "Expected",
    "Judgement",
    "MeetingSeries",
    "PartnershipState",
    "Point",
    "Reason",
    "Side",
    "Sighting",
    "Sitting",
    "Statement",
    "arrange_meetings",
    "best_name",
    "blocking_keys",
    "build_meeting_series",
    "build_progress_series",
    "changes_since",
    "cluster",
    "cluster_alike",
    "comparable",
    "compare",
    "compare_over_time",
    "copy_likeness",
    "find_contradictions",
    "find_headline_conflict",
    "group_copies",
    "is_copy",
    "judge_statements",
    "link_progress",
    "may_be_translation",
    "mechanism_key",
    "members_on",
    "mentioned_instrument",
    "merge_fields",
    "partnership_state",
    "plain_keys",
    "plain_symbol",
    "reached",
    "session_interval",
    "signature_keys",
    "symbol_forms",
    "text_signature",
]
