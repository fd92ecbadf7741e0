"""Read the example documents into a fresh ledger and show the state of two partnerships.

Each step prints the command it runs, so that a reader can go on from there. The ledger is out/demo.db.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

OUT = Path("out")
LEDGER = OUT / "demo.db"
STEPS = [
    ("The ledger at a glance", ["status"]),
    ("How far the plans of action are, as reported over time", ["progress"]),
    ("Meetings of ASEAN and Russia, whatever the language they were reported in", ["meetings", "-p", "ASEAN-RU"]),
    ("What falls due, overdue first", ["due"]),
    ("Where sources cannot both be right", ["contradictions"]),
]


def main() -> int:
    command = shutil.which("depositary", path=str(Path(sys.executable).parent)) or "depositary"
    OUT.mkdir(exist_ok=True)
    for old in OUT.glob("demo.db*"):
        old.unlink()
    environment = {**os.environ, "DEPOSITARY_LEDGER": str(LEDGER)}
    examples = str(files("depositary") / "examples")
    steps = [("Reading the example documents into a fresh ledger", ["add", examples]), *STEPS]
    for number, (title, arguments) in enumerate(steps, start=1):
        shown = " ".join(f"'{word}'" if " " in word else word for word in arguments).replace(f"{Path.cwd()}/", "")
        print(f"\n[{number}/{len(steps)}] {title}\n$ depositary {shown}", flush=True)
        done = subprocess.run([command, *arguments], env=environment, check=False)
        if done.returncode:
            print(f"depositary {arguments[0]} ended with {done.returncode}", file=sys.stderr)
            return done.returncode
    print(
        f"\nThe ledger is {LEDGER}. Go on with:\n"
        f"  export DEPOSITARY_LEDGER={LEDGER}\n"
        "  .venv/bin/depositary show ID              one thing with all its claims and passages\n"
        "  .venv/bin/depositary search 'cyber'       across languages\n"
        "  .venv/bin/depositary serve                the pages, at http://127.0.0.1:8000/\n"
        "  .venv/bin/depositary add FILE…            your own documents\n"
        "  .venv/bin/depositary --help               everything else"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
