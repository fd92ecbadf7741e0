"""Write docs/licences.md: every locked dependency with its licence, from what the installed packages say of themselves.

python scripts/licences.py          writes the list
python scripts/licences.py --check  compares it instead (what `make check` does)

Either fails for a licence that an Apache-2.0 program and those who pass it on cannot live with (GPL, AGPL, SSPL and the
like), and for one that is not known here: somebody must look, and add it to the tables below. Of several licences to
choose from, one that will do is enough; of several that hold together, all must do.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "licences.md"
LOCK = ROOT / "requirements.lock"

# May be used and passed on with an Apache-2.0 program. LGPL and MPL: as libraries of their own, unchanged, as pip
# installs them.
FINE = frozenset(
    (
        "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "CNRI-Python", "HPND", "ISC",
        "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "MIT", "MIT-0", "MIT-CMU", "MPL-1.1", "MPL-2.0",
        "PSF-2.0", "Python-2.0", "Unlicense", "W3C-20150513", "Zlib",
    )
)  # fmt: skip
REFUSED = re.compile(r"\b(?:AGPL|GPL|SSPL|BUSL|Elastic|Commons Clause|CC-BY-NC|Proprietary)", re.I)
# How packages put it that do not write SPDX expressions.
WORDS = {
    "apache 2.0": "Apache-2.0",
    "apache license": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "apache": "Apache-2.0",
    "bsd": "BSD-3-Clause",
    "bsd 2-clause license": "BSD-2-Clause",
    "bsd license": "BSD-3-Clause",
    "bsd-3-clause, apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "isc license": "ISC",
    "isc license (iscl)": "ISC",
    "lgplv3+": "LGPL-3.0-or-later",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
    "the bsd 2-clause license": "BSD-2-Clause",
}


def locked_names() -> list[str]:
    """The names in requirements.lock."""
    return sorted(re.findall(r"^([A-Za-z0-9_.-]+)==", LOCK.read_text("utf-8"), re.M), key=str.lower)


def licence_of(package: Distribution) -> str:
    """As an SPDX expression where the words are known; else the words themselves, "" if there are none."""
    told = package.metadata
    if told.get("License-Expression"):
        return str(told["License-Expression"])
    said = [str(told.get("License") or "").strip().splitlines()[0] if told.get("License") else ""]
    said += [one.rpartition(" :: ")[2] for one in told.get_all("Classifier") or () if one.startswith("License ::")]
    for words in said:
        spdx = WORDS.get(words.lower(), words)
        if all(part in FINE for part in re.split(r" AND ", spdx)):
            return spdx
    return next((words for words in said if words), "")


def will_do(expression: str) -> bool:
    """Whether we may use it: one of the alternatives, all of what holds together."""
    alternatives = re.sub(r"[()]", "", expression).split(" OR ")
    return any(all(part.strip() in FINE for part in one.split(" AND ")) for one in alternatives)


def main() -> int:
    rows, wrong = [], []
    for name in locked_names():
        try:
            licence = licence_of(distribution(name))
        except PackageNotFoundError:
            wrong.append(f"{name}: is locked but not installed; make it first")
            continue
        rows.append(f"| {name} | {licence} |")
        if not licence:
            wrong.append(f"{name}: says nothing of its licence; look, and add it to scripts/licences.py")
        elif not will_do(licence):
            why = "cannot be used with an Apache-2.0 program" if REFUSED.search(licence) else "is not known here"
            wrong.append(f"{name}: {licence} {why}; take another library, or look and add it to scripts/licences.py")
    text = "\n".join((*_HEAD, *rows, ""))
    if "--check" in sys.argv:
        if not wrong and (not TARGET.exists() or TARGET.read_text("utf-8") != text):
            wrong.append("docs/licences.md is out of date: python scripts/licences.py")
    else:
        TARGET.write_text(text, encoding="utf-8")
    for line in wrong:
        print(line, file=sys.stderr)
    print(f"{len(rows)} licences, {len(wrong)} to look at")
    return 1 if wrong else 0


_HEAD = (
    "# Licences of what depositary uses",
    "",
    "Every package of `requirements.lock`, those for development and for extras too, with the licence it states of",
    "itself (as an SPDX expression where it is one). Made by `python scripts/licences.py`; `make check` compares it.",
    "What pages load in the browser is vendored with its licence files in `src/depositary/web/static/vendor`.",
    "",
    "| package | licence |",
    "| --- | --- |",
)

if __name__ == "__main__":
    sys.exit(main())
