"""What happened to many simulated phones: counts, times and failures, and how to say them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field


def percentile(times: Sequence[float], share: float) -> float:
    """The nearest-rank percentile: a value that was really measured."""
    ordered = sorted(times)
    return ordered[max(0, -(-len(ordered) * round(share * 100) // 100) - 1)]


@dataclass
class Tally:
    """Times are seconds. ``arrivals`` holds, for each revision, when each phone heard of it."""

    phones: int
    joined: int = 0
    events: int = 0
    times: dict[str, list[float]] = field(default_factory=dict)
    arrivals: dict[int, list[float]] = field(default_factory=dict)
    failures: Counter[str] = field(default_factory=Counter)
    too_late: int = 0

    def took(self, what: str, seconds: float) -> None:
        self.times.setdefault(what, []).append(seconds)

    def heard(self, revision: int, at: float) -> None:
        self.events += 1
        self.arrivals.setdefault(revision, []).append(at)

    def failed(self, what: str) -> None:
        self.failures[what] += 1

    def done(self, what: str) -> int:
        return len(self.times.get(what, ()))

    def spreads(self) -> list[float]:
        """How long after the first phone each other one heard of the same change."""
        return [
            at - min(times) for times in self.arrivals.values() if len(times) > 1 for at in times
        ]

    def progress(self, title: str) -> str:
        parts = [f"{self.joined} of {self.phones} in", title, f"{self.done('save')} saves"]
        if self.failures:
            parts.append(f"{self.failures.total()} failed")
        return " · ".join(parts)

    def summary(self) -> str:
        rows = [
            self._row("joined", self.joined, self.times.get("join", ())),
            self._row("saves acknowledged", self.done("save"), self.times.get("save", ())),
            self._row("lines for the wall", self.done("line"), self.times.get("line", ())),
            self._row("lines too late", self.too_late, ()),
            self._row("quiet hands", self.done("hand"), self.times.get("hand", ())),
            self._row("ratings sent", self.done("ratings"), self.times.get("ratings", ())),
            self._row("handouts", self.done("handout"), self.times.get("handout", ())),
            self._row("events received", self.events, self.spreads()),
        ]
        rows += [f"failed: {what} ({times}×)" for what, times in sorted(self.failures.items())]
        rows.append("No failures." if not self.failures else f"{self.failures.total()} failed.")
        return "\n".join(rows)

    @staticmethod
    def _row(name: str, count: int, times: Sequence[float]) -> str:
        row = f"{name:<20}{count:>6}"
        if not times:
            return row
        half, most = (percentile(times, share) * 1000 for share in (0.5, 0.95))
        return f"{row}   p50 {half:>7.1f} ms   p95 {most:>7.1f} ms"
