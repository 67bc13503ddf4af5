"""One live gathering: its statuses and what each command does to it.

``lobby`` → ``live`` → ``closing`` → ``closed``. Every command returns the room that follows, with
the next revision, or raises :class:`~workshop.domain.errors.NotNow` with a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from workshop.domain.errors import NotNow, ProtectedMinutes
from workshop.domain.playback import NONE, Playback
from workshop.domain.rundown import protected_left
from workshop.domain.script import Script

CLOSING_FOR = timedelta(minutes=30)
"""How long handouts can still be fetched after the end."""

FORGOTTEN_AFTER = timedelta(hours=24)
"""A room still live so long after its start was left open by mistake."""

UNUSED_AFTER = timedelta(days=7)
"""A room may be opened days ahead, to print its code; after a week nobody is coming."""


class RoomStatus(StrEnum):
    LOBBY = "lobby"
    LIVE = "live"
    CLOSING = "closing"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Room:
    """The facts of one room. Readings (remaining, phase, behind) come from ``rundown.read``.

    ``all_paused`` means that every phone shows a neutral grounding screen. ``rehearsal`` rooms hold
    simulated people only and say so on every screen.
    """

    code: str
    script_id: str
    tier: int
    capacity: int
    opened_at: datetime
    status: RoomStatus = RoomStatus.LOBBY
    revision: int = 1
    playback: Playback | None = None
    started_at: datetime | None = None
    closing_at: datetime | None = None
    closed_at: datetime | None = None
    all_paused: bool = False
    rehearsal: bool = False

    @property
    def is_open(self) -> bool:
        return self.status is not RoomStatus.CLOSED

    @property
    def may_join(self) -> bool:
        return self.status in {RoomStatus.LOBBY, RoomStatus.LIVE}

    def kept_until(self, retention: timedelta) -> datetime | None:
        """When sealed notebooks are erased, at the latest; None while the programme goes on."""
        if self.closed_at:
            return self.closed_at + retention
        return self.closing_at + CLOSING_FOR + retention if self.closing_at else None

    def has_outlived(self, now: datetime) -> bool:
        """Whether it is time to close, or to close for good, what nobody has closed."""
        match self.status:
            case RoomStatus.LOBBY:
                return now >= self.opened_at + UNUSED_AFTER
            case RoomStatus.LIVE:
                return now >= (self.started_at or self.opened_at) + FORGOTTEN_AFTER
            case RoomStatus.CLOSING:
                return now >= (self.closing_at or self.opened_at) + CLOSING_FOR
            case RoomStatus.CLOSED:
                return False


class Command(StrEnum):
    """What a facilitator can do to a room. ``add_time`` takes minutes, and may take them away."""

    START = "start"
    NEXT = "next"
    BACK = "back"
    PAUSE = "pause"
    RESUME = "resume"
    PAUSE_ALL = "pause_all"
    ADD_TIME = "add_time"
    CLOSE = "close"


def start(room: Room, now: datetime) -> Room:
    if room.status is not RoomStatus.LOBBY:
        raise NotNow("This room has already started.")
    return replace(
        room, status=RoomStatus.LIVE, started_at=now, playback=Playback(segment=0, started_at=now)
    )


def go_next(room: Room, script: Script, now: datetime) -> Room:
    """Go on to the next segment; a protected one is left only after its floor."""
    playback = running(room)
    segment = script.segments[playback.segment]
    left = protected_left(segment, playback, now)
    if left > NONE and not room.rehearsal:
        raise ProtectedMinutes(
            f"“{segment.title}” is protected time. It needs {spoken(left)} more before you go on."
        )
    if playback.segment + 1 >= len(script.segments):
        raise NotNow("This is the last segment. When you are done, close the room.")
    return replace(
        room, playback=Playback(segment=playback.segment + 1, started_at=now), all_paused=False
    )


def go_back(room: Room, now: datetime) -> Room:
    playback = running(room)
    if playback.segment == 0:
        raise NotNow("This is the first segment.")
    return replace(
        room, playback=Playback(segment=playback.segment - 1, started_at=now), all_paused=False
    )


def pause(room: Room, now: datetime) -> Room:
    return replace(room, playback=running(room).pause(now))


def resume(room: Room, now: datetime) -> Room:
    return replace(room, playback=running(room).resume(now), all_paused=False)


def pause_all(room: Room, now: datetime) -> Room:
    """Stop the clock and show grounding on every phone, so that nobody is singled out."""
    return replace(room, playback=running(room).pause(now), all_paused=True)


def add_time(room: Room, script: Script, minutes: int) -> Room:
    """Give the running segment more minutes, or take some away; never below a protected floor."""
    playback = running(room)
    segment = script.segments[playback.segment]
    changed = playback.add(timedelta(minutes=minutes))
    floor = segment.floor if segment.protected else timedelta(minutes=1)
    if minutes < 0 and segment.planned + changed.added < floor:
        if segment.protected:
            raise ProtectedMinutes(f"“{segment.title}” is protected time and cannot be shorter.")
        raise NotNow("A segment cannot be shorter than a minute.")
    return replace(room, playback=changed)


def close(room: Room, now: datetime) -> Room:
    """End the programme; handouts can still be fetched. Closing a second time closes for good."""
    if room.status is RoomStatus.CLOSED:
        raise NotNow("This room is closed.")
    if room.status is RoomStatus.LIVE:
        return replace(room, status=RoomStatus.CLOSING, closing_at=now, all_paused=False)
    return replace(room, status=RoomStatus.CLOSED, closed_at=now, playback=None, all_paused=False)


def apply(room: Room, script: Script, command: Command, now: datetime, minutes: int = 0) -> Room:
    """The room after ``command``, one revision on. ``minutes`` matter to ``add_time`` only.

    Raises:
        NotNow: the room's state does not permit the command; the sentence says why.
    """
    effects = {
        Command.START: lambda: start(room, now),
        Command.NEXT: lambda: go_next(room, script, now),
        Command.BACK: lambda: go_back(room, now),
        Command.PAUSE: lambda: pause(room, now),
        Command.RESUME: lambda: resume(room, now),
        Command.PAUSE_ALL: lambda: pause_all(room, now),
        Command.ADD_TIME: lambda: add_time(room, script, minutes),
        Command.CLOSE: lambda: close(room, now),
    }
    return replace(effects[command](), revision=room.revision + 1)


def running(room: Room) -> Playback:
    if room.status is RoomStatus.LOBBY:
        raise NotNow("The room has not started yet.")
    if room.status is not RoomStatus.LIVE or room.playback is None:
        raise NotNow("The programme has ended.")
    return room.playback


def spoken(time: timedelta) -> str:
    """A length of time as one would say it: “2 minutes”, “40 seconds”."""
    seconds = -(-int(time.total_seconds() * 1000) // 1000)
    if seconds < 60:
        return f"{seconds} second{'' if seconds == 1 else 's'}"
    minutes = -(-seconds // 60)
    return f"{minutes} minute{'' if minutes == 1 else 's'}"
