"""The server under load: pages and API asked by many people at once, on one process.

    python benchmarks/web.py LEDGER                     20 people for half a minute, one table
    python benchmarks/web.py --documents 1000           a made-up ledger of so many documents, made first
    python benchmarks/web.py LEDGER --users 50 --seconds 60 --pause 0
    python benchmarks/web.py LEDGER --write             the table also goes into docs/performance.md

A person asks for something at random, reads it for `--pause` seconds on average, and asks again. Alone: one request at
a time, the median of several; work: processor time the server spends on one, whatever else the machine does. Times are
milliseconds, sizes thousands of bytes as sent.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import httpx

BEGIN, END = "<!-- made by benchmarks/web.py -->", "<!-- end of what benchmarks/web.py makes -->"
DOCS = Path(__file__).parents[1] / "docs" / "performance.md"
_ALONE = 7  # requests of each kind for the times alone
_TICK = os.sysconf("SC_CLK_TCK")


class Asked(NamedTuple):
    """A kind of request, and the addresses it is asked at."""

    name: str
    addresses: tuple[str, ...]


class Line(NamedTuple):
    name: str
    alone: float
    work: float
    median: float
    late: float
    count: int
    size: float


class Started:
    """A server in a process of its own."""

    def __init__(self, ledger: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        words = ["serve", "--port", str(self.port), "--ledger", ledger]
        code = f"import sys; sys.argv[1:] = {words!r}; from depositary.cli import main; main()"
        self._process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.DEVNULL)
        self.address = f"http://127.0.0.1:{self.port}"
        began = time.perf_counter()
        while time.perf_counter() - began < 120:
            try:
                httpx.get(f"{self.address}/healthz")
            except httpx.HTTPError:
                time.sleep(0.05)
            else:
                break
        self.start = time.perf_counter() - began

    def work(self) -> float:
        """Processor seconds spent so far."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICK

    def memory(self) -> float:
        """The most memory it held at once, in MB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))

    def stop(self) -> None:
        self._process.send_signal(signal.SIGINT)
        self._process.wait(60)


def find_requests(client: httpx.Client) -> list[Asked]:
    """What people ask, filled in with what the ledger holds."""

    def ids(path: str, most: int = 20) -> list[str]:
        answer = client.get(f"/api/v1/{path}", params={"limit": most}).json()
        return [str(item["id"]) for item in answer["items"]]

    status = client.get("/api/v1/status").json()
    partnerships = [line["partnership"] for line in status["partnerships"][:8]]
    meetings, documents = ids("meetings"), ids("documents")
    words = ("disaster management", "hợp tác biển", "东盟", "summit", "counter-terrorism", "tháng 10", "Lavrov")
    plans = [item["standing"]["plan"] for item in client.get("/api/v1/plans").json()["items"]]
    asked = [
        Asked("page: today", ("/",)),
        Asked("page: partnerships", ("/partnerships",)),
        Asked("page: partnership", tuple(f"/partnerships/{quote(one)}" for one in partnerships)),
        Asked("page: meetings", ("/meetings", "/meetings?level=summit", "/meetings?page=3")),
        Asked("page: commitments", ("/commitments", "/commitments?force=commit")),
        Asked("page: thing", tuple(f"/things/{one}" for one in meetings)),
        Asked("page: document", tuple(f"/documents/{quote(one)}" for one in documents)),
        Asked("page: contradictions", ("/contradictions",)),
        Asked("page: calendar", ("/calendar",)),
        Asked("page: search", tuple(f"/search?q={quote(one)}" for one in words)),
        Asked("api: search", tuple(f"/api/v1/search?q={quote(one)}" for one in words)),
        Asked("api: meetings", ("/api/v1/meetings?limit=50", "/api/v1/meetings?level=summit&since=2020")),
        Asked("api: thing", tuple(f"/api/v1/things/{one}" for one in meetings)),
        Asked("api: due", ("/api/v1/due?within=90&limit=20",)),
        Asked("api: status", ("/api/v1/status",)),
        Asked("api: changes", ("/api/v1/changes?limit=50",)),
    ]
    if plans:
        asked.append(Asked("page: plan", tuple(f"/plans/{one}" for one in plans[:4])))
    return [one for one in asked if one.addresses and client.get(one.addresses[0]).status_code == 200]


def measure_alone(client: httpx.Client, server: Started, asked: list[Asked]) -> dict[str, tuple[float, float, float]]:
    """Median time, processor time and size of each kind, one request at a time."""
    found = {}
    for one in asked:
        times, sizes, before = [], [], 0.0
        for number in range(_ALONE + 1):
            if number == 1:  # the first warms up
                before = server.work()
            start = time.perf_counter()
            answer = client.get(one.addresses[number % len(one.addresses)])
            if number:
                times.append(time.perf_counter() - start)
                sizes.append(int(answer.headers.get("content-length") or len(answer.content)))
        work = (server.work() - before) / _ALONE
        found[one.name] = (1000 * statistics.median(times), 1000 * work, max(sizes) / 1000)
    return found


async def measure_together(
    address: str, asked: list[Asked], *, users: int, seconds: float, pause: float
) -> dict[str, list[float]]:
    """Times of each kind while so many people ask at once."""
    times: dict[str, list[float]] = {one.name: [] for one in asked}
    until = time.perf_counter() + seconds

    async def person(number: int) -> None:
        chance = random.Random(number)
        async with httpx.AsyncClient(base_url=address, timeout=120) as client:
            await asyncio.sleep(chance.random() * pause)
            while time.perf_counter() < until:
                one = chance.choice(asked)
                start = time.perf_counter()
                place = chance.choice(one.addresses)
                try:
                    answer = await client.get(place)
                except httpx.ReadError:  # the server had let go of the connection while the person was reading
                    answer = await client.get(place)
                times[one.name].append(1000 * (time.perf_counter() - start))
                assert answer.status_code == 200, (one.name, answer.status_code)
                await asyncio.sleep(chance.expovariate(1 / pause) if pause else 0)

    await asyncio.gather(*(person(number) for number in range(users)))
    return times


def late(times: list[float]) -> float:
    """The 99th percentile."""
    return sorted(times)[min(len(times) - 1, int(0.99 * len(times)))]


def table(lines: list[Line], told: str) -> str:
    rows = ["| asked | alone | work | median | 99 % | times | size |", "| --- | --: | --: | --: | --: | --: | --: |"]
    rows += [
        f"| {one.name} | {one.alone:.0f} | {one.work:.0f} | {one.median:.0f} | {one.late:.0f} | {one.count} "
        f"| {one.size:.0f} |"
        for one in lines
    ]
    return "\n".join([*rows, "", told])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", nargs="?", help="a ledger that is there")
    parser.add_argument("--documents", type=int, default=1000, help="else make one of so many documents")
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--pause", type=float, default=1.0, help="seconds a person reads, on average")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    given: Any = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        location = given.ledger
        if location is None:
            from ledger import make

            location = str(Path(folder) / "ledger.db")
            make(location, given.documents)
        server = Started(location)
        try:
            with httpx.Client(base_url=server.address, timeout=300) as client:
                documents = client.get("/api/v1/status").json()["documents"]
                asked = find_requests(client)
                alone = measure_alone(client, server, asked)
            before = server.work()
            together = asyncio.run(
                measure_together(server.address, asked, users=given.users, seconds=given.seconds, pause=given.pause)
            )
            work = server.work() - before
            memory = server.memory()
        finally:
            server.stop()
    lines = [
        Line(name, *alone[name][:2], statistics.median(times), late(times), len(times), alone[name][2])
        for name, times in together.items()
        if times
    ]
    everything = [one for times in together.values() for one in times]
    told = (
        f"{documents:,} documents; {given.users} people, each reading {given.pause:g} s on average, for "
        f"{given.seconds:g} s: {len(everything)} requests, median {statistics.median(everything):.0f} ms, 99 % within "
        f"{late(everything):.0f} ms, {1000 * work / len(everything):.0f} ms of the server's work each; the server "
        f"starts in {server.start:.1f} s and held at most {memory:.0f} MB; the "
        f"machine's load was {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores."
    )
    made = table(lines, told)
    print(made)
    if given.write:
        write(made)


def write(made: str) -> None:
    """Put the table in its place in docs/performance.md, made if it is not there."""
    before = DOCS.read_text("utf-8") if DOCS.exists() else "# Performance\n"
    if BEGIN not in before:
        before = f"{before.rstrip()}\n\n## Web\n\n{BEGIN}\n{END}\n"
    head, _, rest = before.partition(BEGIN)
    DOCS.write_text(f"{head}{BEGIN}\n{made}\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
