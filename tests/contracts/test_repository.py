"""What is committed: no index addresses, no dead links, no unlocked dependency, no machine's own paths."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_ADDRESS = re.compile(
    r"https?://[^\s)\"']*(?:" + "|".join(("pypi" + r"\.org", "pythonhosted" + r"\.org", "npmjs" + r"\.", "/simple/?$"))
    + r")|^--?(?:extra-)?index-url|^--find-links|^--trusted-host",
    re.MULTILINE,
)  # fmt: skip
_MACHINE = re.compile(r"(?<![\w.])/(?:home|Users|root|work)/[A-Za-z0-9_.-]+")
_UNWANTED = re.compile(
    r"\b(?:" + "|".join(("chat" + "gpt", "clau" + "de", "copi" + "lot", "as an ai " + "language model")) + r")\b", re.I
)


def committed() -> list[Path]:
    """Text files under version control (or, without git, all but what is ignored)."""
    try:
        listed = (
            subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
            .stdout.decode()
            .split("\0")
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    paths = [ROOT / name for name in listed if name and not name.startswith("tests/corpus/")]
    return [
        path
        for path in paths
        if path.is_file() and path.suffix not in {".png", ".ico", ".woff2", ".db", ".gz", ".zip", ".pdf", ".docx"}
    ]


def _hits(pattern: re.Pattern[str]) -> list[str]:
    hits = []
    for path in committed():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        hits += [f"{path.relative_to(ROOT)}: {match[0]}" for match in pattern.finditer(text)]
    return hits


def test_no_package_index_is_named() -> None:
    assert _hits(_ADDRESS) == []


def test_no_path_of_one_machine() -> None:
    assert _hits(_MACHINE) == []


def test_no_tool_is_advertised() -> None:
    assert _hits(_UNWANTED) == []


def test_every_dependency_is_locked_with_a_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = dict(
        re.findall(r"^([a-z0-9][a-z0-9._-]*)==\S+((?: ?\\\n    --hash=sha256:[0-9a-f]{64})+)", lock, re.M | re.I)
    )
    locked = {_plain(name) for name in entries}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(line for extra in project["optional-dependencies"].values() for line in extra),
    ]
    missing = {name for line in wanted if (name := _plain(re.split(r"[\s\[<>=!~;]", line)[0])) not in locked}
    assert not missing - {"depositary"}, f"make lock: {sorted(missing)}"


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_links_between_documents_resolve() -> None:
    dead = []
    for path in committed():
        if path.suffix != ".md":
            continue
        text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.S)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if re.match(r"[a-z]+:|#", target):
                continue
            if not (path.parent / target.split("#")[0]).exists():
                dead.append(f"{path.relative_to(ROOT)}: {target}")
    assert dead == []


SCORER = ROOT / "benchmarks" / "scoring.py"  # kept word for word as it was given


def test_modules_stay_small() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in committed()
        if path.suffix == ".py"
        and (lines := path.read_text(encoding="utf-8").count("\n")) > (650 if path == SCORER else 500)
    }
    assert long == {}
