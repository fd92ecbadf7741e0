"""Files for whoever runs the server: what they install is enough, and they give the server no more than it needs."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))


def runtime() -> Any:
    spec = importlib.util.spec_from_file_location("runtime", DEPLOY / "container" / "runtime.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_servers_part_of_the_lock_is_all_it_needs_and_no_tools() -> None:
    """Every package that what is taken asks for, by its own metadata, is taken too."""
    from importlib.metadata import PackageNotFoundError, requires

    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    taken = runtime().runtime((ROOT / "requirements.lock").read_text("utf-8"), project, ["oidc", "postgres"])
    names = {runtime().plain(name) for name in re.findall(r"^([A-Za-z0-9._-]+)(?:\[\S+\])?==", taken, re.M)}
    assert taken.count("--hash=sha256:") >= len(names) > 40
    assert not names & {"pytest", "mypy", "ruff", "setuptools", "pip-tools", "playwright", "pandas", "hypothesis"}
    for name in names:
        try:
            asked = [Requirement(one) for one in requires(name) or ()]
        except PackageNotFoundError:
            continue  # another platform's
        for one in asked:
            if one.marker is None or one.marker.evaluate({"extra": ""}):
                assert runtime().plain(one.name) in names, f"{name} asks for {one.name}"


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_units_are_understood_and_give_little(unit: Path) -> None:
    tool = shutil.which("systemd-analyze")
    if tool is None:
        pytest.skip("no systemd-analyze here")
    told = subprocess.run([tool, "verify", str(unit)], capture_output=True, text=True)
    problems = [line for line in told.stderr.splitlines() if "is not executable: No such file" not in line]
    assert problems == []
    rated = subprocess.run(
        [tool, "security", "--offline=true", "--json=short", str(unit)], capture_output=True, text=True
    )
    exposed = [one for one in json.loads(rated.stdout or "[]") if one.get("set") is False]
    assert sum(float(one["exposure"] or 0) for one in exposed) <= 2.0, [one["name"] for one in exposed]


def test_the_container_runs_as_nobody_and_builds_nothing() -> None:
    text = (DEPLOY / "container" / "Containerfile").read_text("utf-8")
    stages = re.split(r"^FROM ", text, flags=re.M)[1:]
    assert len(stages) == 2 and not re.search(r":latest\b", text)
    last = stages[1]
    assert re.search(r"^USER 10001:10001$", last, re.M) and not re.search(r"pip install|apt-get|gcc", last)
    assert last.index("USER") < last.index("ENTRYPOINT") and "HEALTHCHECK" in last
    assert "--require-hashes" in stages[0] and "ADD " not in text and "curl" not in text
    for line in re.findall(r"^COPY (?!--from)(.*)$", text, re.M):
        for name in line.split()[:-1]:
            assert (ROOT / name).exists(), name


def test_the_composed_container_has_no_more_than_it_needs() -> None:
    one = yaml.safe_load((DEPLOY / "container" / "compose.yaml").read_text("utf-8"))["services"]["depositary"]
    assert one["read_only"] is True and one["cap_drop"] == ["ALL"] and one["user"] != "0"
    assert "no-new-privileges:true" in one["security_opt"]
    assert all(port.startswith("127.0.0.1:") for port in one["ports"])


def test_commands_of_units_and_container_are_commands() -> None:
    from typer.main import get_command

    from depositary.cli import app

    command: Any = get_command(app)
    serve = {option for parameter in command.commands["serve"].params for option in parameter.opts}
    texts = [path.read_text("utf-8") for path in (*UNITS, DEPLOY / "container" / "Containerfile")]
    for text in texts:
        for line in re.findall(r"(?:depositary serve|\"serve\",)([^\n]*)", text):
            for option in re.findall(r"--[a-z-]+", line):
                assert option in serve, option
        for name in re.findall(r"bin/depositary (?!-)([a-z]+)", text):
            assert name in command.commands
