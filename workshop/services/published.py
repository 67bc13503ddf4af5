"""The public state of each room, worked out once per revision and kept until the room changes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from workshop.domain import wall
from workshop.domain.errors import UnknownRoom
from workshop.domain.room import RoomStatus
from workshop.domain.script import Script
from workshop.services.feed import Feed
from workshop.services.keyring import Keyring
from workshop.services.lines import opened
from workshop.services.states import PublicState, public_state
from workshop.store import lines
from workshop.store import rooms as stored
from workshop.store.database import Database

BELIEVED_FOR = 1.0
"""Seconds after which the row is asked again: another process may have changed it."""


@dataclass(frozen=True, slots=True)
class Edition:
    state: PublicState
    encoded: bytes
    read_at: float


class Published:
    def __init__(
        self,
        database: Database,
        keyring: Keyring,
        feed: Feed,
        script: Callable[[str], Script],
        retention: timedelta,
    ) -> None:
        self._database = database
        self._keyring = keyring
        self._script = script
        self._retention = retention
        self._lock = threading.Lock()
        self._editions: dict[str, Edition] = {}
        self._changes = 0
        feed.before_all(self._forget)

    def state(self, code: str) -> Edition:
        """The newest edition.

        Raises:
            UnknownRoom: no such room.
        """
        with self._lock:
            kept, changes = self._editions.get(code), self._changes
        if kept is not None and time.monotonic() - kept.read_at < BELIEVED_FOR:
            return kept
        fresh = self._read(code)
        with self._lock:
            if changes == self._changes:  # else it may be older than what has changed meanwhile
                self._editions[code] = fresh
        return fresh

    def _read(self, code: str) -> Edition:
        read_at = time.monotonic()
        with self._database.reading() as connection:
            room = stored.load(connection, code)
            shown = lines.load_shown(connection, code) if room and room.is_open else []
        if room is None:
            raise UnknownRoom
        if room.status is RoomStatus.CLOSED:
            self._keyring.forget(code)
        texts = wall.shown(opened(self._keyring, code, shown)) if shown else ()
        state = public_state(room, self._script(code), texts, self._retention)
        return Edition(state, state.encoded(), read_at)

    def _forget(self, code: str) -> None:
        with self._lock:
            self._changes += 1
            self._editions.pop(code, None)
