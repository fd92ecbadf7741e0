"""Claims → things: the same meeting, person, instrument, figure and commitment across documents and languages.

Pure code: sightings (claims with their documents) and people's judgements go in, clusters with reasons, merged fields,
contradictions, deadlines and series come out. What is stored where is the ledger's business.
"""

from depositary.resolve.contradictions import compare_over_time, find_contradictions
from depositary.resolve.kinds import KINDS, blocking_keys, cluster, compare
from depositary.resolve.merging import merge_fields
from depositary.resolve.progress import mentioned_instrument
from depositary.resolve.sighting import Cluster, Contradiction, Judgement, Reason, Side, Sighting

__all__ = [
    "KINDS",
    "Cluster",
    "Contradiction",
    "Judgement",
    "Reason",
    "Side",
    "Sighting",
    "blocking_keys",
    "cluster",
    "compare",
    "compare_over_time",
    "find_contradictions",
    "mentioned_instrument",
    "merge_fields",
]
