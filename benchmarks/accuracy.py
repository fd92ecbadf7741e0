"""Scores of the reader on texts with answers, against the recorded levels and against the parent commit.

    accuracy.py [--against REV | --no-parent] [--record] [--lower REASON] [--docs]

Reads tests/corpus/written and tests/corpus/hard, and ../shared/corpus/seeds where it is at hand. Prints F1 by language,
then the claims gained and lost against the parent commit. Ends with 1 if a score lies more than 0.01 below its level in
accuracy-levels.json. --record raises the levels to what was measured; one goes down only with --lower and a reason.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

import scoring

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
LEVELS = HERE / "accuracy-levels.json"
SLACK = 0.01
CORPORA = {
    "written": ROOT / "tests" / "corpus" / "written",
    "hard": ROOT / "tests" / "corpus" / "hard",
    "seeds": ROOT.parent / "shared" / "corpus" / "seeds",
}
SLOTS = [*scoring.HEADLINE, "commitments.strict"]
_BESIDE = ("passages", "certainty")  # not what a claim says
KINDS = ("meetings", "persons", "instruments", "progress", "commitments")


def main() -> int:
    options = _options()
    corpora = {name: folder for name, folder in CORPORA.items() if folder.is_dir()}
    if options.read_into:
        _read(corpora, Path(options.read_into))
        return 0
    with tempfile.TemporaryDirectory(prefix="accuracy-") as temporary:
        now = Path(temporary) / "now"
        print(f"reading {sum(len(list(folder.glob('*.txt'))) for folder in corpora.values())} documents", flush=True)
        _read(corpora, now)
        scores = {name: _score(folder, now / name, docs=options.docs) for name, folder in corpora.items()}
        if not options.no_parent:
            _compare(options.against, now, Path(temporary))
    if options.record:
        _record(scores, options.lower)
        return 0
    return _judge(scores)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--against", default="HEAD~1", metavar="REV", help="the commit to compare claims with")
    parser.add_argument("--no-parent", action="store_true", help="leave the comparison of claims out")
    parser.add_argument("--record", action="store_true", help="raise the recorded levels to what is measured")
    parser.add_argument("--lower", metavar="REASON", help="with --record: let levels go down, and say why")
    parser.add_argument("--docs", action="store_true", help="a line for each document")
    parser.add_argument("--read-into", metavar="DIR", help=argparse.SUPPRESS)
    return parser.parse_args()


def _read(corpora: dict[str, Path], out: Path) -> None:
    """Read every text of every corpus; one JSON a document."""
    from depositary.model import Document
    from depositary.pipeline import read_document

    for name, folder in corpora.items():
        (out / name).mkdir(parents=True)
        for path in sorted(folder.glob("*.txt")):
            reading = read_document(Document(id=path.stem, text=path.read_text(encoding="utf-8")))
            (out / name / f"{path.stem}.json").write_bytes(msgspec.json.encode(reading))


def _score(gold: Path, read: Path, *, docs: bool) -> dict[str, dict[str, float]]:
    """F1 by language and slot, printed as a table. "overall" pools the languages; "macro" is the mean of the heads."""
    result: dict[str, Any] = scoring.run(str(gold), str(read))
    tables = {"overall": result["overall"], **result["languages"]}
    macros = {"overall": result["macro"]["overall"], **result["macro"]["by_language"]}
    scores = {
        language: {slot: round(table[slot]["f1"], 4) for slot in SLOTS if slot in table}
        | {"macro": round(macros[language], 4)}
        for language, table in tables.items()
    }
    print(f"\n{gold.name}: {result['documents']} documents")
    print(f"  {'F1':20}" + "".join(f"{language:>9}" for language in scores))
    for slot in [*SLOTS, "macro"]:
        print(f"  {slot:20}" + "".join(f"{row[slot]:9.3f}" if slot in row else f"{'-':>9}" for row in scores.values()))
    if docs:
        for name, document in result["per_document"].items():
            print(f"  {name:34} {document['macro']:.3f}")
    return scores


def _judge(scores: dict[str, dict[str, dict[str, float]]]) -> int:
    levels = _levels()
    fallen = [
        f"{corpus} {language} {slot}: {measured:.3f}, recorded {level:.3f}"
        for corpus, by_language in levels["scores"].items()
        if corpus in scores
        for language, slots in by_language.items()
        for slot, level in slots.items()
        if (measured := scores[corpus].get(language, {}).get(slot, 0.0)) < level - SLACK
    ]
    if fallen:
        print("\nbelow the recorded level:\n  " + "\n  ".join(fallen))
        return 1
    print("\nno score is below its recorded level; where they rose: benchmarks/accuracy.py --record")
    return 0


def _levels() -> dict[str, Any]:
    if not LEVELS.exists():
        return {"scores": {}, "lowered": []}
    levels: dict[str, Any] = json.loads(LEVELS.read_text(encoding="utf-8"))
    return levels


def _record(scores: dict[str, dict[str, dict[str, float]]], reason: str | None) -> None:
    levels = _levels()
    for corpus, by_language in scores.items():
        for language, slots in by_language.items():
            kept = levels["scores"].setdefault(corpus, {}).setdefault(language, {})
            for slot, measured in slots.items():
                kept[slot] = measured if reason else max(measured, kept.get(slot, 0.0))
    if reason:
        levels["lowered"].append(reason)
    LEVELS.write_text(json.dumps(levels, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"\nlevels written to {LEVELS.relative_to(ROOT)}")


# ---- against another commit ----------------------------------------------------------------------------------------


def _compare(revision: str, now: Path, temporary: Path) -> None:
    """Print claims gained and lost against another commit, read by its own code in a worktree of its own."""
    tree, before = temporary / "tree", temporary / "before"
    made = subprocess.run(
        ["git", "worktree", "add", "--detach", str(tree), revision], cwd=ROOT, capture_output=True, check=False
    )
    if made.returncode:
        print(f"\nno comparison: {revision} is not at hand")
        return
    try:
        environment = {**os.environ, "PYTHONPATH": str(tree / "src")}
        arguments = [sys.executable, str(HERE / "accuracy.py"), "--read-into", str(before)]
        read = subprocess.run(arguments, env=environment, capture_output=True, text=True, check=False)
        if read.returncode:
            print(f"\nno comparison: {revision} does not read ({read.stderr.strip().splitlines()[-1:]})")
            return
        _print_changes(_claims(before), _claims(now), revision)
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", str(tree)], cwd=ROOT, capture_output=True, check=False)


Claims = dict[tuple[str, str], Counter[str]]


def _claims(folder: Path) -> Claims:
    """Claims by document and kind, each as its fields without passages and certainty."""
    found: Claims = {}
    for path in sorted(folder.rglob("*.json")):
        reading = json.loads(path.read_bytes())
        for kind in KINDS:
            told = [{key: claim[key] for key in claim if key not in _BESIDE and claim[key]} for claim in reading[kind]]
            found[path.stem, kind] = Counter(json.dumps(claim, ensure_ascii=False) for claim in told)
    return found


def _print_changes(
    before: dict[tuple[str, str], Counter[str]], now: dict[tuple[str, str], Counter[str]], revision: str
) -> None:
    gained = lost = 0
    lines = []
    for key in sorted(before.keys() | now.keys()):
        old, new = before.get(key, Counter()), now.get(key, Counter())
        for sign, changed in (("+", new - old), ("-", old - new)):
            lines += [f"  {sign} {key[0]} {key[1]}: {claim[:150]}" for claim in changed.elements()]
        gained += (new - old).total()
        lost += (old - new).total()
    print(f"\nclaims against {revision}: {gained} gained, {lost} lost")
    print("\n".join(lines[:60]))
    if len(lines) > 60:
        print(f"  … and {len(lines) - 60} more")


if __name__ == "__main__":
    sys.exit(main())
