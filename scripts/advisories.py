"""Look the locked versions up in scripts/advisories.yml, without a network.

It tells whether requirements.lock holds a version with one of the holes on that list, as when an old version is locked
again. It cannot tell of holes that nobody put on the list, and after `as_of` nobody has looked: `make audit` asks the
advisory databases, and is what to trust before a release.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path

import yaml
from packaging.version import Version

HERE = Path(__file__).parent
STALE = dt.timedelta(days=180)


def holes_in(lock: str, told: list[dict[str, str]]) -> list[str]:
    """What is wrong with the versions in a lock file, in words."""
    locked = {name.lower(): version for name, version in re.findall(r"^([A-Za-z0-9_.-]+)==([^\s\\;]+)", lock, re.M)}
    return [
        f"{hole['package']} {locked[hole['package']]}: {hole['what']} ({hole['id']}); {hole['fixed']} mends it"
        for hole in told
        if hole["package"] in locked and Version(locked[hole["package"]]) < Version(hole["fixed"])
    ]


def main() -> int:
    kept = yaml.safe_load((HERE / "advisories.yml").read_text("utf-8"))
    found = holes_in((HERE.parent / "requirements.lock").read_text("utf-8"), kept["holes"])
    for line in found:
        print(line, file=sys.stderr)
    if dt.date.today() - dt.date.fromisoformat(kept["as_of"]) > STALE:
        print(f"scripts/advisories.yml is of {kept['as_of']}: look through it anew (make audit)", file=sys.stderr)
    print(f"{len(kept['holes'])} known holes as of {kept['as_of']}, {len(found)} in what is locked")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
