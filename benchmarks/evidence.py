"""Rank action lines for the passages of a data set, with the product's own ranking.

    python benchmarks/evidence.py DATASET OUT

DATASET is a JSON file of plans with lines and passages (the form of the shared corpus's evidence/dev.json); nothing but
id, language and text of a passage is read (and `published`, if given). OUT maps each passage's id to
[plan, line, score], best first: what score_evidence.py reads.
"""

import json
import sys
from pathlib import Path
from typing import Any

from depositary.evidence import EvidencePassage, EvidencePlan, PlanAction, load_embedder
from depositary.evidence.ranking import rank_lines

__all__ = ["read_dataset"]


def read_dataset(data: dict[str, Any]) -> tuple[list[EvidencePlan], list[EvidencePassage]]:
    """Plans and passages of a data set, without its answers."""
    plans = [
        EvidencePlan(
            id=plan["id"],
            title=plan.get("title") or "",
            parties=tuple(plan.get("parties") or ()),
            period=tuple(plan["period"]) if plan.get("period") else None,
            language=plan.get("language") or "en",
            actions=tuple(
                PlanAction(
                    number=line["number"], text=line["text"], headings=(line["heading"],) if line.get("heading") else ()
                )
                for line in plan["lines"]
            ),
        )
        for plan in data["plans"]
    ]
    passages = [
        EvidencePassage(
            id=passage["id"],
            language=passage["language"],
            text=passage["text"],
            published=passage.get("published") or passage.get("date"),
        )
        for passage in data["passages"]
    ]
    return plans, passages


def main() -> None:
    """Read, rank, write."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    plans, passages = read_dataset(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    lines = sum(len(plan.actions) for plan in plans)
    rankings = rank_lines(plans, passages, load_embedder(), top=lines)
    found = {
        ranking.passage: [[s.plan, s.number, round(s.score, 6)] for s in ranking.suggestions] for ranking in rankings
    }
    Path(sys.argv[2]).write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
