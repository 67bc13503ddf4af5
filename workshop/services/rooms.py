"""Open a room, find it, and do to it what the facilitator does."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from workshop.content.library import Library
from workshop.content.problems import Severity
from workshop.content.scripts import script_from_sources
from workshop.domain import joincode, rundown
from workshop.domain.clock import Clock, Dice
from workshop.domain.debrief import JournalEntry
from workshop.domain.errors import BadRequest, ScriptHasProblems, StaleRevision, UnknownRoom
from workshop.domain.languages import LANGUAGES
from workshop.domain.room import Command, Room, RoomStatus, apply, close
from workshop.domain.rundown import Reading
from workshop.domain.script import Script
from workshop.domain.wire import encode
from workshop.services import states
from workshop.services.addresses import Addresses
from workshop.services.closing import Closing
from workshop.services.details import RoomDetails
from workshop.services.feed import Feed
from workshop.services.keyring import Keyring
from workshop.services.numbers import DebriefNumbers
from workshop.services.published import Published
from workshop.services.states import PublicState
from workshop.store import lines, participants
from workshop.store import rooms as stored
from workshop.store.database import Database

LARGEST_ROOM = 1000


class Rooms:
    """Thread-safe. Room codes are as :func:`workshop.domain.joincode.normalise` gives them."""

    def __init__(
        self,
        database: Database,
        library: Library,
        keyring: Keyring,
        closing: Closing,
        feed: Feed,
        addresses: Addresses,
        clock: Clock,
        dice: Dice,
    ) -> None:
        self._database = database
        self._library = library
        self._keyring = keyring
        self._closing = closing
        self._feed = feed
        self._addresses = addresses
        self._clock = clock
        self._dice = dice
        self._scripts: dict[str, tuple[Script, str | None]] = {}
        self._published = Published(database, keyring, feed, self.script, closing.retention)

    def open(
        self,
        script_id: str,
        capacity: int,
        tier: int | None = None,
        details: RoomDetails | None = None,
        rehearsal: bool = False,
    ) -> Room:
        """Open a room that keeps the script as it is now, whatever becomes of its files.

        Raises:
            ScriptHasProblems: naming the first, as ``path:line  message``.
        """
        script, sources = self.ready_script(script_id)
        tier = script.tier if tier is None else tier
        language = details.language if details else None
        check_request(script, tier, capacity, language or script.language)
        keys = self._keyring.make()
        content = stored.RoomContent(
            sources=json.dumps(sources),
            public_key=keys.public,
            wrapped_secret=keys.wrapped_secret,
            watch_key=keys.wrapped_watch_key,
            details=(details or RoomDetails()).encoded(),
        )
        with self._database.transaction() as connection:
            code = self._free_code(connection)
            room = Room(code, script_id, tier, capacity, self._clock(), rehearsal=rehearsal)
            stored.add(connection, room, content)
        return room

    def find(self, code: str, closed: bool = False) -> Room:
        """The room; a closed one only if ``closed`` ones are looked for too.

        Raises:
            UnknownRoom: no such room.
        """
        with self._database.reading() as connection:
            room = stored.load(connection, code)
        if room is None or not (room.is_open or closed):
            raise UnknownRoom
        return room

    def open_rooms(self) -> list[Room]:
        """The rooms that are not closed, the newest first."""
        return self._with_status(RoomStatus.LOBBY, RoomStatus.LIVE, RoomStatus.CLOSING)

    def closed_rooms(self) -> list[Room]:
        """The rooms whose debrief can be read, the newest first."""
        return self._with_status(RoomStatus.CLOSED)

    def script(self, code: str, language: str | None = None) -> Script:
        """The script as it was when the room opened, for the room's tier.

        It is in ``language`` if there is such a translation, or else in the room's.
        """
        kept = self._scripts.get(code)
        if kept is None:
            kept = self._kept_script(code)
            self._scripts[code] = kept
        script, spoken = kept
        return script.in_language(language if language in script.languages else spoken)

    def _kept_script(self, code: str) -> tuple[Script, str | None]:
        with self._database.reading() as connection:
            room = stored.load(connection, code)
            content = stored.load_content(connection, code)
        if room is None or content is None:
            raise UnknownRoom
        script = script_from_sources(room.script_id, json.loads(content.sources))
        return script.for_tier(room.tier), RoomDetails.decoded(content.details).language

    def command(
        self, code: str, command: Command, revision: int | None = None, minutes: int = 0
    ) -> Room:
        """Do what the facilitator asks; answers with the room as it then is.

        Raises:
            StaleRevision: the room is no longer at the ``revision`` that the facilitator saw.
            NotNow: the room's state does not permit the command; the sentence says why.
        """
        with self._database.transaction() as connection:
            room = stored.load(connection, code, locked=True)
            if room is None or not room.is_open:
                raise UnknownRoom
            if revision not in {None, room.revision}:
                raise StaleRevision(room.revision)
            now = self._clock()
            changed = self._applied(room, command, now, minutes)
            self._write(connection, room, changed, command, now)
        if changed.status is RoomStatus.CLOSED:
            self._closing.finished(code)
        self._feed.changed(code)
        return changed

    def reading(self, room: Room) -> Reading | None:
        """What the clock says of the room now; None unless it is live."""
        if room.status is not RoomStatus.LIVE or room.playback is None or room.started_at is None:
            return None
        script = self.script(room.code)
        return rundown.read(script, room.playback, room.started_at, self._clock())

    def state(self, room: Room) -> dict[str, Any]:
        """The room as the JSON API describes it."""
        joined, connected = self.joined(room.code), self._feed.connected(room.code)
        return states.api_state(room, self.reading(room), joined, connected)

    def public_state(self, code: str) -> PublicState:
        """What everyone in the room sees; a closed room too. Cached until the room changes."""
        return self._published.state(code).state

    def public_json(self, code: str) -> bytes:
        return self._published.state(code).encoded

    def public_key(self, code: str) -> bytes:
        return self._content(code).public_key

    def details(self, code: str) -> RoomDetails:
        return RoomDetails.decoded(self._content(code).details)

    def joined(self, code: str) -> int:
        """How many people joined; known after closing too."""
        with self._database.reading() as connection:
            content = stored.load_content(connection, code)
            if content is None or content.summary is None:
                return participants.count(connection, code)
        return DebriefNumbers.decoded(content.summary).joined

    def journal(self, code: str) -> tuple[JournalEntry, ...]:
        with self._database.reading() as connection:
            return stored.load_journal(connection, code)

    def join_url(self, code: str) -> str:
        return f"{self._addresses.base()}/j/{code}#{encode(self.public_key(code))}"

    def stage_url(self, code: str) -> str:
        return f"{self._addresses.base()}/stage/{code}"

    def watch_url(self, code: str) -> str:
        return f"{self._addresses.base()}/watch/{code}#{encode(self.watch_key(code))}"

    def watch_key(self, code: str) -> bytes:
        """The 16 bytes in the fragment of the watcher's link."""
        return self._keyring.watch_key(code)

    def _with_status(self, *statuses: RoomStatus) -> list[Room]:
        with self._database.reading() as connection:
            return stored.with_status(connection, *statuses)

    def _content(self, code: str) -> stored.RoomContent:
        with self._database.reading() as connection:
            content = stored.load_content(connection, code)
        if content is None:
            raise UnknownRoom
        return content

    def ready_script(self, script_id: str) -> tuple[Script, dict[str, dict[str, str]]]:
        """The script as it stands on disk now, and the texts it is made of."""
        try:
            entry = self._library.entry(script_id)
        except KeyError as error:
            raise BadRequest("There is no script with this name.") from error
        if entry.script is None:
            first = next(each for each in entry.problems if each.severity is Severity.ERROR)
            raise ScriptHasProblems(str(first).splitlines()[0])
        return entry.script, entry.sources

    def _free_code(self, connection: Connection) -> str:
        while True:
            code = joincode.make(self._dice)
            if not stored.exists(connection, code):
                return code

    def _applied(self, room: Room, command: Command, now: datetime, minutes: int) -> Room:
        if command is Command.CLOSE:  # must work even if the script can no longer be read
            return replace(close(room, now), revision=room.revision + 1)
        return apply(room, self.script(room.code), command, now, minutes)

    def _write(
        self, connection: Connection, room: Room, changed: Room, command: Command, now: datetime
    ) -> None:
        if not stored.compare_and_set(connection, changed, seen=room.revision):
            raise StaleRevision(stored.revisions(connection, [room.code])[room.code])
        stored.record(connection, changed, command, now)
        if place(changed) != place(room):
            lines.clear(connection, room.code)
        if changed.status is RoomStatus.CLOSED:
            self._closing.finish(connection, changed, now)


def place(room: Room) -> tuple[RoomStatus, int | None]:
    """Where a room is; the wall does not come along to another place."""
    return room.status, room.playback.segment if room.playback else None


def check_request(script: Script, tier: int, capacity: int, language: str) -> None:
    if tier not in script.tiers:
        tiers = " or ".join(str(each) for each in script.tiers)
        raise BadRequest(f"“{script.title}” can be run at tier {tiers}.")
    if language not in script.languages:
        names = " and ".join(LANGUAGES[each].name for each in script.languages)
        raise BadRequest(
            f"“{script.title}” is there in {names} only. `workshop check` says what is missing "
            "in other languages."
        )
    if not 1 <= capacity <= LARGEST_ROOM:
        raise BadRequest(f"A room is for 1 to {LARGEST_ROOM} people.")
