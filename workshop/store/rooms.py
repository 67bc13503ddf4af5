"""Rooms: load, and change only what is still as it was seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from workshop.domain.debrief import JournalEntry
from workshop.domain.playback import NONE, Playback
from workshop.domain.room import Command, Room, RoomStatus
from workshop.store.schema import ABOUT_PEOPLE, journal, rooms


@dataclass(frozen=True, slots=True)
class RoomContent:
    """What a room keeps from the moment it was opened; ``None`` keys have been destroyed."""

    sources: str
    public_key: bytes
    wrapped_secret: bytes | None
    watch_key: bytes | None
    details: str
    summary: str | None = None


ROOM_COLUMNS = (
    rooms.c.code,
    rooms.c.script_id,
    rooms.c.tier,
    rooms.c.capacity,
    rooms.c.status,
    rooms.c.revision,
    rooms.c.segment,
    rooms.c.segment_started_at,
    rooms.c.paused_at,
    rooms.c.paused_for_ms,
    rooms.c.added_ms,
    rooms.c.opened_at,
    rooms.c.started_at,
    rooms.c.closing_at,
    rooms.c.closed_at,
    rooms.c.all_paused,
    rooms.c.rehearsal,
)

CONTENT_COLUMNS = (
    rooms.c.sources,
    rooms.c.public_key,
    rooms.c.wrapped_secret,
    rooms.c.watch_key,
    rooms.c.details,
    rooms.c.summary,
)

ONE_ROOM = select(*ROOM_COLUMNS).where(rooms.c.code == bindparam("code"))
ONE_CONTENT = select(*CONTENT_COLUMNS).where(rooms.c.code == bindparam("code"))


def add(connection: Connection, room: Room, content: RoomContent) -> None:
    connection.execute(
        insert(rooms),
        {
            **facts(room),
            "sources": content.sources,
            "public_key": content.public_key,
            "wrapped_secret": content.wrapped_secret,
            "watch_key": content.watch_key,
            "details": content.details,
        },
    )


def load(connection: Connection, code: str, locked: bool = False) -> Room | None:
    """The room; ``locked`` keeps it as it is until the transaction ends, on PostgreSQL too."""
    query = ONE_ROOM.with_for_update() if locked else ONE_ROOM
    row = connection.execute(query, {"code": code}).one_or_none()
    return None if row is None else as_room(row)


def load_content(connection: Connection, code: str) -> RoomContent | None:
    row = connection.execute(ONE_CONTENT, {"code": code}).one_or_none()
    return None if row is None else RoomContent(*row)


def exists(connection: Connection, code: str) -> bool:
    query = select(rooms.c.code).where(rooms.c.code == code)
    return connection.execute(query).one_or_none() is not None


def with_secret(connection: Connection, codes: Iterable[str]) -> set[str]:
    """Those of the rooms whose secret key has not been destroyed."""
    query = select(rooms.c.code).where(
        rooms.c.code.in_(list(codes)), rooms.c.wrapped_secret.is_not(None)
    )
    return set(connection.execute(query).scalars())


def with_status(connection: Connection, *statuses: RoomStatus) -> list[Room]:
    query = (
        select(*ROOM_COLUMNS)
        .where(rooms.c.status.in_(statuses))
        .order_by(rooms.c.opened_at.desc(), rooms.c.code)
    )
    return [as_room(row) for row in connection.execute(query)]


def compare_and_set(connection: Connection, room: Room, seen: int) -> bool:
    """Write the room if it is still at revision ``seen``; False when someone else was first."""
    changed = update(rooms).where(rooms.c.code == room.code, rooms.c.revision == seen)
    return connection.execute(changed, facts(room)).rowcount == 1


def touch(connection: Connection, code: str) -> None:
    """One revision on: something that everyone sees has changed, but none of the room's facts."""
    connection.execute(
        update(rooms).where(rooms.c.code == code).values(revision=rooms.c.revision + 1)
    )


def revisions(connection: Connection, codes: Iterable[str]) -> dict[str, int]:
    query = select(rooms.c.code, rooms.c.revision).where(rooms.c.code.in_(list(codes)))
    return {row.code: row.revision for row in connection.execute(query)}


def record(connection: Connection, room: Room, command: Command, now: datetime) -> None:
    """Note in the journal what was done; ``room`` is as the command left it."""
    connection.execute(
        insert(journal),
        {
            "room": room.code,
            "revision": room.revision,
            "command": command,
            "segment": room.playback.segment if room.playback else None,
            "at": now,
        },
    )


def load_journal(connection: Connection, code: str) -> tuple[JournalEntry, ...]:
    columns = (journal.c.revision, journal.c.command, journal.c.segment, journal.c.at)
    query = select(*columns).where(journal.c.room == code).order_by(journal.c.revision)
    return tuple(
        JournalEntry(revision, Command(command), segment, at)
        for revision, command, segment, at in connection.execute(query)
    )


def seal_off(connection: Connection, code: str, summary: str) -> None:
    """Destroy the keys of a closed room, and keep the numbers that may be known."""
    connection.execute(
        update(rooms)
        .where(rooms.c.code == code)
        .values(wrapped_secret=None, watch_key=None, summary=summary)
    )


def not_yet_erased(connection: Connection, closed_before: datetime) -> list[str]:
    query = select(rooms.c.code).where(
        rooms.c.status == RoomStatus.CLOSED,
        rooms.c.erased_at.is_(None),
        rooms.c.closed_at <= closed_before,
    )
    return list(connection.execute(query).scalars())


def has_people(connection: Connection, code: str) -> bool:
    """Whether what people left in the room has not been erased yet."""
    query = select(rooms.c.code).where(rooms.c.code == code, rooms.c.erased_at.is_(None))
    return connection.execute(query).one_or_none() is not None


def erase_people(connection: Connection, code: str, now: datetime) -> None:
    """Delete everything about the people who were in the room."""
    for table in ABOUT_PEOPLE:
        connection.execute(delete(table).where(table.c.room == code))
    connection.execute(update(rooms).where(rooms.c.code == code).values(erased_at=now))


def purge(connection: Connection) -> int:
    """Delete closed rooms wholly, and whatever refers to them; how many there were."""
    return connection.execute(delete(rooms).where(rooms.c.status == RoomStatus.CLOSED)).rowcount


def as_room(row: Row[*tuple[Any, ...]]) -> Room:
    playback = None
    if row.segment is not None and row.segment_started_at is not None:
        playback = Playback(
            segment=row.segment,
            started_at=row.segment_started_at,
            paused_at=row.paused_at,
            paused_for=row.paused_for_ms,
            added=row.added_ms,
        )
    return Room(
        code=row.code,
        script_id=row.script_id,
        tier=row.tier,
        capacity=row.capacity,
        opened_at=row.opened_at,
        status=RoomStatus(row.status),
        revision=row.revision,
        playback=playback,
        started_at=row.started_at,
        closing_at=row.closing_at,
        closed_at=row.closed_at,
        all_paused=row.all_paused,
        rehearsal=row.rehearsal,
    )


def facts(room: Room) -> dict[str, Any]:
    playback = room.playback
    return {
        "code": room.code,
        "script_id": room.script_id,
        "tier": room.tier,
        "capacity": room.capacity,
        "status": room.status,
        "revision": room.revision,
        "segment": playback.segment if playback else None,
        "segment_started_at": playback.started_at if playback else None,
        "paused_at": playback.paused_at if playback else None,
        "paused_for_ms": playback.paused_for if playback else NONE,
        "added_ms": playback.added if playback else NONE,
        "opened_at": room.opened_at,
        "started_at": room.started_at,
        "closing_at": room.closing_at,
        "closed_at": room.closed_at,
        "all_paused": room.all_paused,
        "rehearsal": room.rehearsal,
    }
