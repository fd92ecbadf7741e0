"""Main text of web pages against trafilatura's own evaluation set.

python benchmarks/pages.py FOLDER [COUNT]: FOLDER is the `tests` folder of trafilatura's repository (evaldata.json
beside eval/ and cache/), which stays out of this one. Each page has pieces that must be in the main text and pieces
that must not. Prints precision, recall and F1 of trafilatura itself and of our page reader, and pages a second.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

import trafilatura

from depositary.acquire.formats.base import Source
from depositary.acquire.formats.html import read_html
from depositary.acquire.limits import LIMITS
from depositary.errors import DocumentError

_SPACE = re.compile(r"\s+")


def _ours(data: bytes) -> str:
    """The page's text without the ranges its reader marks as something else."""
    try:
        document = read_html(Source(name="page.html", id="page", data=data), LIMITS)
    except DocumentError:
        return ""
    pieces, at = [], 0
    for span in sorted(document.ranges, key=lambda span: span.start):
        if span.kind != "title":
            pieces.append(document.text[at : span.start])
            at = span.end
    return "".join([*pieces, document.text[at:]])


def _theirs(data: bytes) -> str:
    return trafilatura.extract(data, include_comments=False, include_tables=True) or ""


def main(arguments: list[str]) -> int:
    """Prints a line for each reader."""
    if not arguments:
        print(__doc__)
        return 2
    folder = Path(arguments[0])
    pages = list(json.loads((folder / "evaldata.json").read_text("utf-8")).values())
    pages = pages[: int(arguments[1])] if len(arguments) > 1 else pages
    readers = {"trafilatura": _theirs, "depositary": _ours}
    scores = {name: [0, 0, 0, 0.0, 0] for name in readers}  # found, missed, wrongly taken, seconds, pages
    for page in pages:
        path = next(
            (folder / place / page["file"] for place in ("cache", "eval") if (folder / place / page["file"]).is_file()),
            None,
        )
        if path is None:
            continue
        data = path.read_bytes()
        for name, read in readers.items():
            started = time.process_time()
            text = _SPACE.sub(" ", read(data))
            score = scores[name]
            score[3] += time.process_time() - started
            score[4] += 1
            for piece in page["with"]:
                score[0 if _SPACE.sub(" ", piece).strip() in text else 1] += 1
            score[2] += sum(_SPACE.sub(" ", piece).strip() in text for piece in page["without"])
    for name, (found, missed, wrong, seconds, count) in scores.items():
        precision, recall = found / max(found + wrong, 1), found / max(found + missed, 1)
        both = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"{name:12} P {precision:.3f} R {recall:.3f} F1 {both:.3f}  {count / max(seconds, 1e-9):.0f} pages/s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
