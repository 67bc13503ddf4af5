"""What the facilitator has done to the running segment, and how much time that leaves.

Nothing here reads a clock: every question about time takes ``now``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

NONE = timedelta()


class Phase(StrEnum):
    """How the running segment stands against its plan. Derived, never stored."""

    ON_TIME = "on_time"
    WARNING = "warning"
    OVERTIME = "overtime"


@dataclass(frozen=True, slots=True)
class Playback:
    """The facts we store about the running segment; the rest is worked out."""

    segment: int
    started_at: datetime
    paused_at: datetime | None = None
    paused_for: timedelta = NONE
    added: timedelta = NONE

    def elapsed(self, now: datetime) -> timedelta:
        """Time spent in the segment, pauses left out; never negative, even if clocks step back."""
        return max(NONE, (self.paused_at or now) - self.started_at - self.paused_for)

    def remaining(self, planned: timedelta, now: datetime) -> timedelta:
        """Time left in the segment; negative once it has run over."""
        return planned + self.added - self.elapsed(now)

    def phase(self, planned: timedelta, warn: timedelta, now: datetime) -> Phase:
        left = self.remaining(planned, now)
        if left < NONE:
            return Phase.OVERTIME
        return Phase.WARNING if left <= warn else Phase.ON_TIME

    def pause(self, now: datetime) -> Playback:
        return self if self.paused_at else replace(self, paused_at=now)

    def resume(self, now: datetime) -> Playback:
        if self.paused_at is None:
            return self
        paused = self.paused_for + max(NONE, now - self.paused_at)
        return replace(self, paused_at=None, paused_for=paused)

    def add(self, time: timedelta) -> Playback:
        return replace(self, added=self.added + time)
