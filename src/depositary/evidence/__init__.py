"""Evidence: which passages show activity on which lines of a plan of action, in any language, and why.

`Ranker` (or `rank_lines` for one go) ranks; `load_embedder` picks what makes vectors, `vectors_for` keeps them.
Importing this package loads neither numpy nor a model; `depositary.evidence.ranking` does.
"""

from depositary.evidence.embedders import Embedder, load_embedder
from depositary.evidence.records import EvidencePassage, EvidencePlan, PassageRanking, PlanAction, Reason, Suggestion
from depositary.evidence.vectors import MemoryVectors, VectorStore, vectors_for

__all__ = [
    "Embedder",
    "EvidencePassage",
    "EvidencePlan",
    "MemoryVectors",
    "PassageRanking",
    "PlanAction",
    "Reason",
    "Suggestion",
    "VectorStore",
    "load_embedder",
    "vectors_for",
]
