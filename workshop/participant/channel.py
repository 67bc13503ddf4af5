"""One room's newest event, and the phones that are waiting for the next."""

from __future__ import annotations

import asyncio
import json
import logging
from concurrent.futures import Executor

from workshop.domain.errors import UnknownRoom
from workshop.participant.calls import run
from workshop.services import Services

BEAT_EVERY = 10.0
"""Seconds between heartbeats; a phone that hears nothing for 25 s asks anew."""

SLOTS = 10
"""Phones take turns with their heartbeats, so that a thousand do not fall on one instant."""

READ_AGAIN_AFTER = 0.5

logger = logging.getLogger(__name__)


class Listener:
    """One phone's open stream."""

    __slots__ = ("beat_due", "gone", "wake")

    def __init__(self) -> None:
        self.wake = asyncio.Event()
        self.beat_due = False
        self.gone = False

    def beat(self) -> None:
        self.beat_due = True
        self.wake.set()

    def leave(self) -> None:
        self.gone = True
        self.wake.set()


class Channel:
    """Belongs to one event loop; only ``changed`` may be called from elsewhere."""

    def __init__(
        self, services: Services, executor: Executor, code: str, beat_every: float = BEAT_EVERY
    ) -> None:
        self.code = code
        self.event = b""
        self.edition = 0
        self.ended = False
        self._rooms = services.rooms
        self._feed = services.feed
        self._executor = executor
        self._loop = asyncio.get_running_loop()
        self._arrivals = 0
        self._slots: list[set[Listener]] = [set() for _ in range(SLOTS)]
        self._stale = False
        self._refreshing: asyncio.Task[None] | None = None
        self._unsubscribe = services.feed.subscribe(code, self.changed)
        self._ticking = self._loop.create_task(self._tick(beat_every / SLOTS))
        self._ready = self._loop.create_task(self._read())

    @property
    def is_empty(self) -> bool:
        return not any(self._slots)

    async def first_event(self) -> None:
        """Wait until there is something to send.

        Raises:
            UnknownRoom: no such room, or it has closed.
        """
        await asyncio.shield(self._ready)
        if self.ended:
            raise UnknownRoom

    def enter(self, listener: Listener) -> int:
        """Take a place; its number spreads the phones' heartbeats and their returns."""
        self._arrivals += 1
        self._slots[self._arrivals % SLOTS].add(listener)
        return self._arrivals

    def leave(self, listener: Listener) -> None:
        for slot in self._slots:
            slot.discard(listener)

    def close(self) -> None:
        self._unsubscribe()
        self._ticking.cancel()

    def changed(self) -> None:
        """Called by the feed, in whichever thread changed the room."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._refresh)

    def _refresh(self) -> None:
        self._stale = True
        if self._refreshing is None or self._refreshing.done():
            self._refreshing = self._loop.create_task(self._catch_up())

    async def _catch_up(self) -> None:
        await asyncio.wait([self._ready])
        while self._stale:
            self._stale = False
            try:
                await self._read()
            except UnknownRoom:
                self.ended = True
                self._wake_all()
            except Exception:
                logger.exception("The room cannot be read; trying again")
                await asyncio.sleep(READ_AGAIN_AFTER)
                self._stale = True

    async def _read(self) -> None:
        state = await run(self._executor, self._rooms.public_json, self.code)
        facts = json.loads(state)
        self.event = b"event: state\nid: %d\ndata: %s\n\n" % (facts["revision"], state)
        self.ended = facts["status"] == "closed"
        self.edition += 1
        self._wake_all()
        self._feed.noticed(self.code, facts["revision"])

    def _wake_all(self) -> None:
        for slot in self._slots:
            for listener in slot:
                listener.wake.set()

    async def _tick(self, pause: float) -> None:
        turn = 0
        while True:
            await asyncio.sleep(pause)
            turn = (turn + 1) % SLOTS
            for listener in self._slots[turn]:
                listener.beat()
