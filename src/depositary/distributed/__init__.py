"""Reading very many documents over the workers of an engine, into a folder of Parquet; and that folder into a ledger.

inputs/ part WARC, JSON Lines, Parquet and plain files into splits · part.py reads one split into one part, the same on
every engine · engines/ hand splits to workers · run.py plans, resumes and sums up · loading.py fills a ledger.
"""

from depositary.distributed.engines import ENGINES, Engine, Lost, engine_named
from depositary.distributed.inputs import INPUTS, Page, Split, plan_splits
from depositary.distributed.part import Part, Settings, read_split
from depositary.distributed.run import Summary, failures_in, parts_in, read_in_bulk

__all__ = [
    "ENGINES",
    "INPUTS",
    "Engine",
    "Lost",
    "Page",
    "Part",
    "Settings",
    "Split",
    "Summary",
    "engine_named",
    "failures_in",
    "parts_in",
    "plan_splits",
    "read_in_bulk",
    "read_split",
]
