"""The segments laid out in time: where the room is, how late it is, when it will end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from workshop.domain.playback import NONE, Phase, Playback
from workshop.domain.script import Script, Segment


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clock says of a running room. Derived, never stored.

    ``behind`` is positive when the room is late. ``protected_left`` is how much of a protected
    segment still has to be given before the room may go on.
    """

    segment: Segment
    index: int
    elapsed: timedelta
    remaining: timedelta
    phase: Phase
    paused: bool
    planned_end_at: datetime
    expected_end_at: datetime
    protected_left: timedelta

    @property
    def behind(self) -> timedelta:
        return self.expected_end_at - self.planned_end_at


def planned_starts(script: Script, started_at: datetime) -> tuple[datetime, ...]:
    """When each segment would start if every one took its planned time."""
    starts = []
    at = started_at
    for segment in script.segments:
        starts.append(at)
        at += segment.planned
    return tuple(starts)


def read(script: Script, playback: Playback, started_at: datetime, now: datetime) -> Reading:
    """Read the clock of a running room.

    The expected end is now, plus what is left of this segment (an overrun leaves nothing), plus
    the planned time of all that follow: while a segment overruns or is paused, the end moves.
    """
    segment = script.segments[playback.segment]
    remaining = playback.remaining(segment.planned, now)
    following = sum((later.planned for later in script.segments[playback.segment + 1 :]), NONE)
    return Reading(
        segment=segment,
        index=playback.segment,
        elapsed=playback.elapsed(now),
        remaining=remaining,
        phase=playback.phase(segment.planned, segment.warn, now),
        paused=playback.paused_at is not None,
        planned_end_at=started_at + script.planned,
        expected_end_at=now + max(remaining, NONE) + following,
        protected_left=protected_left(segment, playback, now),
    )


def protected_left(segment: Segment, playback: Playback, now: datetime) -> timedelta:
    if not segment.protected:
        return NONE
    return max(NONE, segment.floor - playback.elapsed(now))
