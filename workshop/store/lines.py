"""Lines on the wall: sealed, under random ids, with nothing of who or when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select, text, update

from workshop.domain.wall import LineStatus
from workshop.store.schema import lines

ADD_ONCE = text(
    "INSERT INTO lines (room, id, status, sealed) VALUES (:room, :id, :status, :sealed) "
    "ON CONFLICT (room, id) DO NOTHING"
)


@dataclass(frozen=True, slots=True)
class SealedLine:
    id: bytes
    status: LineStatus
    place: int | None
    sealed: bytes


def add(connection: Connection, code: str, line_id: bytes, sealed: bytes) -> None:
    """Keep a line; one that is already there stays as it is."""
    values = {"room": code, "id": line_id, "status": LineStatus.WAITING, "sealed": sealed}
    connection.execute(ADD_ONCE, values)


def exists(connection: Connection, code: str, line_id: bytes) -> bool:
    query = select(lines.c.id).where(lines.c.room == code, lines.c.id == line_id)
    return connection.execute(query).one_or_none() is not None


ALL = select(lines.c.id, lines.c.status, lines.c.place, lines.c.sealed).where(
    lines.c.room == bindparam("room")
)
SHOWN = ALL.where(lines.c.status == LineStatus.SHOWN)


def load(connection: Connection, code: str) -> list[SealedLine]:
    return as_lines(connection.execute(ALL, {"room": code}))


def load_shown(connection: Connection, code: str) -> list[SealedLine]:
    return as_lines(connection.execute(SHOWN, {"room": code}))


def as_lines(rows: Iterable[Row[*tuple[Any, ...]]]) -> list[SealedLine]:
    return [
        SealedLine(bytes(row.id), LineStatus(row.status), row.place, bytes(row.sealed))
        for row in rows
    ]


def set_status(connection: Connection, code: str, line_id: bytes, status: LineStatus) -> bool:
    """Decide about a line; whether it came off the wall, which only holding it back does."""
    this = (lines.c.room == code) & (lines.c.id == line_id)
    before = connection.execute(select(lines.c.status).where(this)).scalar_one_or_none()
    was_shown = before == LineStatus.SHOWN
    if was_shown and status is not LineStatus.HELD:
        return False
    connection.execute(update(lines).where(this).values(status=status, place=None))
    return was_shown


def show(connection: Connection, code: str, ids: Sequence[bytes], first_place: int) -> None:
    """Put lines on the wall in the order given."""
    for place, line_id in enumerate(ids, first_place):
        connection.execute(
            update(lines)
            .where(lines.c.room == code, lines.c.id == line_id)
            .values(status=LineStatus.SHOWN, place=place)
        )


def remove(connection: Connection, code: str, line_id: bytes) -> bool:
    """Take a line back; whether it was on the wall."""
    this = (lines.c.room == code) & (lines.c.id == line_id)
    status = connection.execute(select(lines.c.status).where(this)).scalar_one_or_none()
    connection.execute(delete(lines).where(this))
    return status == LineStatus.SHOWN


def clear(connection: Connection, code: str) -> None:
    connection.execute(delete(lines).where(lines.c.room == code))
