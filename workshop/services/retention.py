"""What has outlived its purpose goes: rooms past their closing time, people of closed rooms."""

from __future__ import annotations

from workshop.domain.clock import Clock
from workshop.domain.errors import StaleRevision, UnknownRoom
from workshop.domain.room import Command
from workshop.services.closing import Closing
from workshop.services.rooms import Rooms


class Retention:
    def __init__(self, rooms: Rooms, closing: Closing, clock: Clock) -> None:
        self._rooms = rooms
        self._closing = closing
        self._clock = clock

    def sweep(self) -> None:
        """Close, erase and empty the log, where it is time; to be run every few seconds."""
        for room in self._rooms.open_rooms():
            if room.has_outlived(self._clock()):
                self._close(room.code, room.revision)
        self._closing.forget_keys()
        self._closing.erase_outlived(self._clock())
        self._closing.empty_log()

    def purge(self) -> int:
        """Delete closed rooms wholly, debriefs included; how many there were."""
        return self._closing.purge()

    def _close(self, code: str, revision: int) -> None:
        try:
            self._rooms.command(code, Command.CLOSE, revision)
        except (StaleRevision, UnknownRoom):
            return  # another process was first
