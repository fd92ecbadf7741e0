"""Fit the weights of the verdict (`evidence/weights.yml`) on data sets with answers.

    python benchmarks/evidence_weights.py DATASET...

Logistic regression drawn towards weights set by hand (BELIEF: how much each sign should say, before any data), since no
data set is large enough to learn twenty weights from nothing. How strongly is chosen by leaving one plan out: fitted on
the passages of all plans but one, measured on those of that one. Prints that measure, and the weights to be kept.
"""

import json
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

from depositary.evidence import load_embedder
from depositary.evidence.deeds import load_examples
from depositary.evidence.ranking import Ranker
from depositary.evidence.verdict import Case
from depositary.evidence.weighing import Verdict
from evidence import read_dataset

BELIEF = Verdict(
    base=-2.5, fit=2.5, margin=2.0, partner=0.8, both_sides=0.8, joint=0.6, deed=1.0, other_partner=-1.5, stranger=-2.0,
    nobody=-1.2, alone=-1.0, own_affair=-1.2, doubtful=-0.8, undone=-1.5, called_off=-2.5, against=-2.0, talk=-1.5,
    about_plan=-2.5,
    business=-1.2, mishap=-0.8, outside_period=-2.5, other_period=-2.0,
)  # fmt: skip
NAMES = Verdict.__struct_fields__
STRENGTHS = (0.1, 0.3, 1.0, 3.0, 10.0, 100.0)  # from "mostly the data" to "mostly belief"
STEPS = 200

Array = npt.NDArray[np.float64]


def gather(paths: list[str]) -> tuple[list[Case], Array]:
    """The cases of all data sets, and which of them are evidence."""
    embedder = load_embedder()
    cases: list[Case] = []
    answers: list[bool] = []
    for path in paths:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
        plans, passages = read_dataset(data)
        own = {passage.text for passage in passages}
        ranker = Ranker(plans, embedder, examples=[one for one in load_examples() if one.text not in own])
        prepared = ranker.prepare(passages)
        ranker.learn(prepared)
        cases += ranker.cases(prepared)
        answers += [bool(passage["supports"]) for passage in data["passages"]]
    return cases, np.array(answers, dtype=np.float64)


def fit(rows: Array, answers: Array, strength: float) -> Array:
    """Newton's method; the base is free, the other weights are drawn towards BELIEF."""
    belief = np.array([getattr(BELIEF, name) for name in NAMES])
    pull = np.array([1e-6 if name == "base" else strength for name in NAMES])
    weights = belief.copy()
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - answers) + pull * (weights - belief)
        bend = (rows.T * (chance * (1 - chance))) @ rows + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def area_under_curve(scores: Array, answers: Array) -> float:
    """The chance that evidence scores above what is none."""
    right, wrong = scores[answers == 1], scores[answers == 0]
    return float((np.sign(right[:, None] - wrong[None, :]) / 2 + 0.5).mean()) if len(right) and len(wrong) else 1.0


def main() -> None:
    """Fit, and print what was found."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    cases, answers = gather(sys.argv[1:])
    rows = np.array([[1.0 if name == "base" else case.signs.get(name, 0.0) for name in NAMES] for case in cases])
    plans = np.array([case.plan for case in cases])
    best = (float("inf"), 0.0)
    for strength in STRENGTHS:
        loss, areas = 0.0, []
        for plan in sorted(set(plans.tolist())):
            left_out = plans == plan
            weights = fit(rows[~left_out], answers[~left_out], strength)
            scores = rows[left_out] @ weights
            loss += float(np.logaddexp(0, np.where(answers[left_out] == 1, -scores, scores)).sum())
            areas.append(area_under_curve(scores, answers[left_out]))
        print(f"# pull {strength:>6}: loss a passage {loss / len(answers):.3f}, AUC of plans left out",
              " ".join(f"{area:.3f}" for area in areas))  # fmt: skip
        best = min(best, (loss / len(answers), strength))
    print(f"# pull {best[1]}")
    for name, weight in zip(NAMES, fit(rows, answers, best[1]), strict=True):
        fires = int((rows[:, NAMES.index(name)] != 0).sum())
        print(f"  {name}: {weight:.2f}  # belief {getattr(BELIEF, name)}, {fires} passages")


if __name__ == "__main__":
    main()
