"""What happens when a room closes for good: numbers published, keys destroyed, people erased."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

from sqlalchemy import Connection

from workshop.domain.room import Room
from workshop.services.keyring import Keyring
from workshop.services.numbers import published
from workshop.store import desk_prints, hands, lines, participants, ratings
from workshop.store import rooms as stored
from workshop.store.database import Database


class Closing:
    def __init__(self, database: Database, keyring: Keyring, retention: timedelta) -> None:
        self._database = database
        self._keyring = keyring
        self.retention = retention
        self._must_empty_log = threading.Event()
        self._must_empty_log.set()  # a process that was killed may have left something erased in it

    def finish(self, connection: Connection, room: Room, now: datetime) -> None:
        """Everything that must be true once the room is closed, in the transaction that closes it.

        What only served the evening goes at once: lines, hands, desk prints, and the ratings
        themselves, of which nothing can be published a second time. Sealed notebooks go by the
        retention.
        """
        joined = participants.count(connection, room.code)
        numbers = published(ratings.load(connection, room.code), joined)
        stored.seal_off(connection, room.code, numbers.encoded())
        for table in (lines, hands, ratings, desk_prints):
            table.clear(connection, room.code)
        if not self.retention:
            stored.erase_people(connection, room.code, now)

    def finished(self, code: str) -> None:
        """After that transaction: forget the key in memory, and what the log still holds."""
        self._keyring.forget(code)
        self._must_empty_log.set()
        self.empty_log()

    def something_was_erased(self) -> None:
        """The log still holds it, until the next sweep empties it."""
        self._must_empty_log.set()

    def forget_keys(self) -> None:
        """Forget the keys of rooms that another process has closed or purged."""
        self._keyring.forget_destroyed()

    def erase_outlived(self, now: datetime) -> None:
        """Erase the people of every closed room whose retention has passed."""
        with self._database.reading() as connection:
            outlived = stored.not_yet_erased(connection, closed_before=now - self.retention)
        for code in outlived:
            with self._database.transaction() as connection:
                stored.erase_people(connection, code, now)
            self._must_empty_log.set()

    def purge(self) -> int:
        """Delete closed rooms wholly; how many there were."""
        with self._database.transaction() as connection:
            purged = stored.purge(connection)
        self._must_empty_log.set()
        self.empty_log()
        return purged

    def empty_log(self) -> None:
        """Truncate the log if it may hold what was erased; every sweep tries again."""
        if self._must_empty_log.is_set() and self._database.checkpoint():
            self._must_empty_log.clear()
