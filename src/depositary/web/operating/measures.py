"""What is counted while the server runs, in a registry of its own: one a server, so that two in a process stay apart.

Nothing that is counted names a document, a person or words that were searched for.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from depositary import __version__

__all__ = ["Measures", "Sizes"]

Sizes = Mapping[str, Mapping[str, float]]  # measure → what it is of → how much
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)
_KEPT = 30.0  # seconds for which sizes of the ledger are told again without counting anew


class Measures:
    """Counters of requests, and whatever `tell` is told to ask when somebody looks."""

    def __init__(self) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]  # a moment for each counter tells nobody anything
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "depositary_requests", "Requests answered, by route and status.", ("method", "route", "status"),
            registry=self.registry,
        )  # fmt: skip
        self.seconds = Histogram(
            "depositary_request_seconds", "Seconds until a request was answered in full.", ("method", "route"),
            buckets=_SECONDS, registry=self.registry,
        )  # fmt: skip
        self.running = Gauge("depositary_requests_running", "Requests being answered now.", registry=self.registry)
        info = Gauge("depositary_info", "Always 1; the label tells the version.", ("version",), registry=self.registry)
        info.labels(__version__).set(1)
        ProcessCollector(registry=self.registry)

    def watch(self, ask: Callable[[], Sizes], helps: Mapping[str, str], label: str, *, keep: float = _KEPT) -> None:
        """Ask for sizes whenever somebody looks, at most once in `keep` seconds. helps: measure → what it means."""
        self.registry.register(_Asked(ask, helps, label, keep))

    def tell(self) -> bytes:
        """Everything in Prometheus' text format."""
        return generate_latest(self.registry)


class _Asked(Collector):
    """Sizes asked for when they are told; what cannot be asked just now is left out."""

    def __init__(self, ask: Callable[[], Sizes], helps: Mapping[str, str], label: str, keep: float) -> None:
        self._ask, self._helps, self._label, self._keep = ask, helps, label, keep
        self._lock = threading.Lock()
        self._found: Sizes = {}
        self._until = 0.0

    def describe(self) -> Iterator[Metric]:
        for name, meaning in self._helps.items():
            yield GaugeMetricFamily(name, meaning, labels=(self._label,))

    def collect(self) -> Iterator[Metric]:
        with self._lock:
            if time.monotonic() >= self._until:
                self._found = self._ask()
                self._until = time.monotonic() + self._keep
            found = self._found
        for name, meaning in self._helps.items():
            family = GaugeMetricFamily(name, meaning, labels=(self._label,))
            for of, value in found.get(name, {}).items():
                family.add_metric((of,), value)
            yield family
