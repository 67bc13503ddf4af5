"""How long each segment really took: read afterwards from the room's journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from workshop.domain.playback import NONE
from workshop.domain.room import Command
from workshop.domain.script import Script, Segment


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """A command that was given; ``segment`` is where the room stood afterwards."""

    revision: int
    command: Command
    segment: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class SegmentTime:
    """What one segment took, over all visits to it. ``actual`` leaves the pauses out."""

    segment: Segment
    actual: timedelta
    paused: timedelta

    @property
    def over(self) -> timedelta:
        """How much longer than planned; negative when it was shorter."""
        return self.actual - self.segment.planned


def segment_times(
    script: Script, journal: Sequence[JournalEntry], now: datetime
) -> tuple[SegmentTime, ...]:
    """The times of the visited segments, in running order; the running one up to ``now``."""
    actual = [NONE] * len(script.segments)
    paused = [NONE] * len(script.segments)
    visited = set()
    is_paused = False
    ends = (*(entry.at for entry in journal[1:]), now)
    for entry, end in zip(journal, ends, strict=False):  # nothing is over while nothing began
        is_paused = pauses(entry.command, is_paused)
        if entry.segment is None or entry.command is Command.CLOSE:
            continue
        visited.add(entry.segment)
        (paused if is_paused else actual)[entry.segment] += max(NONE, end - entry.at)
    return tuple(
        SegmentTime(script.segments[index], actual[index], paused[index])
        for index in sorted(visited)
    )


def pauses(command: Command, before: bool) -> bool:
    """Whether the clock stands after ``command``; more or less time changes nothing about that."""
    if command in {Command.PAUSE, Command.PAUSE_ALL}:
        return True
    return before and command is Command.ADD_TIME
