"""The word wall: anonymous lines wait, are approved, and come out mixed, five at least."""

from __future__ import annotations

from sqlalchemy import Connection

from workshop.domain.clock import Dice
from workshop.domain.errors import NotNow, UnknownRoom
from workshop.domain.room import RoomStatus
from workshop.domain.wall import BATCH, Line, LineStatus, may_release
from workshop.domain.wire import decode, encode
from workshop.services.feed import Feed
from workshop.services.keyring import Keyring
from workshop.services.keys import Keys
from workshop.services.lines import opened
from workshop.store import lines
from workshop.store import rooms as stored
from workshop.store.database import Database


class Wall:
    def __init__(
        self, database: Database, keyring: Keyring, keys: Keys, feed: Feed, dice: Dice
    ) -> None:
        self._database = database
        self._keyring = keyring
        self._keys = keys
        self._feed = feed
        self._dice = dice

    def lines(self, code: str) -> list[Line]:
        """Every line of this segment, in an order that says nothing and stays as it is."""
        with self._database.reading() as connection:
            sealed = lines.load(connection, code)
        return sorted(opened(self._keyring, code, sealed), key=lambda line: self._rank(line.id))

    def approve(self, code: str, line_id: str) -> None:
        self._decide(code, line_id, LineStatus.APPROVED)

    def hold(self, code: str, line_id: str) -> None:
        """Keep a line off the wall, or take it down at once if it is there."""
        self._decide(code, line_id, LineStatus.HELD)

    def release(self, code: str) -> None:
        """Put all approved lines on the wall, in an order drawn by lot.

        Raises:
            NotNow: fewer than five are approved.
        """
        with self._database.transaction() as connection:
            self._require_live(connection, code)
            kept = lines.load(connection, code)
            approved = [line.id for line in kept if line.status is LineStatus.APPROVED]
            if not may_release([Line("", "", line.status) for line in kept]):
                raise NotNow(
                    "The wall shows lines from {count} on, so that nobody is singled out. "
                    "Approved so far: {approved}.",
                    count=BATCH,
                    approved=len(approved),
                )
            self._dice.shuffle(approved)
            lines.show(connection, code, approved, first_free_place(kept))
            stored.touch(connection, code)
        self._feed.changed(code)

    def clear(self, code: str) -> None:
        """Delete every line, shown or not."""
        with self._database.transaction() as connection:
            stored.touch(connection, code)
            lines.clear(connection, code)
        self._feed.changed(code)

    def _decide(self, code: str, line_id: str, status: LineStatus) -> None:
        with self._database.transaction() as connection:
            stored.load(connection, code, locked=True)  # always the room first, then its lines
            came_down = lines.set_status(connection, code, decode(line_id), status)
            if came_down:
                stored.touch(connection, code)
        if came_down:
            self._feed.changed(code)

    def _require_live(self, connection: Connection, code: str) -> None:
        room = stored.load(connection, code, locked=True)
        if room is None or not room.is_open:
            raise UnknownRoom
        if room.status is not RoomStatus.LIVE:
            raise NotNow("The wall is there while the programme runs.")

    def _rank(self, line_id: str) -> str:
        return encode(self._keys.mac("order-of-lines", line_id.encode()))


def first_free_place(kept: list[lines.SealedLine]) -> int:
    return 1 + max((line.place for line in kept if line.place is not None), default=0)
